"""Which names are one bearer's: strict enough for families, lenient enough for news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.evaluate.same_name import name_words, same_name
from auditor.lexicon import load_lexicons

LEXICONS = load_lexicons()


def same(one: str, other: str, *, person: bool) -> bool:
    forth = same_name(one, other, LEXICONS, person=person)
    assert forth == same_name(other, one, LEXICONS, person=person)
    return forth


@pytest.mark.parametrize(
    ("gold", "label"),
    [
        ("Bo Lindt", "Lindt"),
        ("Bo Lindt", "BO LINDT"),
        ("Bo Lindt", "Bo R. Lindt"),
        ("Bo Rasmus Lindt", "Bo R. Lindt"),
        ("Bo Lindt", "B. Lindt"),
        ("Bo Lindt", "Mr. Lindt"),
        ("Ana Brito", "Prime Minister Brito"),
        ("Ana Brito", "Sen. Ana Brito (D-Nev.)"),
        ("Ana Brito", "Former Rival Ana Brito"),
        ("Bo Lindt, Jr.", "Bo Lindt"),
        ("Bo Lindt Sr.", "Lindt"),
        ("Sean O’Dowd", "O'Dowd"),
        ("Renée Dübel", "Renee Dubel"),
        ("Robert C. “Bobby” Marsh", "Bobby Marsh"),
        ("Robert C. “Bobby” Marsh", "Robert Marsh"),
        ("Maarten van der Zee", "van der Zee"),
        ("Ana Brito’s", "Ana Brito"),
        ("Ana Brito and Bo Lindt", "Lindt and Brito"),
        ("Ana Brito, Bo Lindt and Cy Ode", "Mr. Ode, Ms. Brito and Bo Lindt"),
    ],
)
def test_one_person(gold: str, label: str) -> None:
    assert same(gold, label, person=True)


@pytest.mark.parametrize(
    ("gold", "label"),
    [
        ("Bo Lindt", "Eva Lindt"),
        ("Bo Lindt", "Bo"),
        ("Bo Lindt", "E. Lindt"),
        ("Bo R. Lindt", "Bo S. Lindt"),
        ("Bo Lindt", "Lindt Bo"),
        ("Bo Lindt", "the mayor"),
        ("Bo Lindt", "Lindt’s wife"),
        ("Bo Lindt", "someone like Mr. Lindt"),
        ("Bo Lindt", ""),
        ("Bo Lindt", "…"),
        ("Mr. Lindt", "Mr. Brito"),
        ("Ana Brito and Bo Lindt", "Bo Lindt"),
        ("Ana Brito and Bo Lindt", "Ana Brito and Eva Lindt"),
        ("Ana Brito and Bo Lindt", "Brito and Brito"),
    ],
)
def test_two_persons(gold: str, label: str) -> None:
    assert not same(gold, label, person=True)


@pytest.mark.parametrize(
    ("gold", "label"),
    [
        ("The Harbour Post", "Harbour Post"),
        ("The Harbour Post", "the Post"),
        ("Alliance to Fund Harbour Ferries", "AFHF"),
        ("Alliance to Fund Harbour Ferries", "A.F.H.F."),
        ("Alliance to Fund Harbour Ferries", "the Alliance"),
        ("Ferry Policy Centre at the Lindt Institute", "Ferry Policy Centre"),
        ("Ana Brito’s campaign", "the Brito campaign"),
        ("the Brito campaign in Ruritania", "Brito campaign"),
        ("Securities and Exchange Commission", "the Securities and Exchange Commission"),
        ("Securities and Exchange Commission", "SEC"),
        ("United Nations Security Council", "U.N. Security Council"),
        ("United States", "the U.S."),
        ("South Korea", "Republic of Korea"),
        ("city of Velmark", "The city of Velmark"),
    ],
)
def test_one_organisation(gold: str, label: str) -> None:
    assert same(gold, label, person=False)


@pytest.mark.parametrize(
    ("gold", "label"),
    [
        ("University of Ruritania", "Ruritania"),
        ("Department of Ports", "Department of Ferries"),
        ("Ports Department", "Ferries Department"),
        ("Republican National Committee", "Democratic National Committee"),
        ("Centre for Harbour Ferry Policy", "Ferry Policy Centre"),
        ("Ana Brito’s campaign", "Bo Lindt’s campaign"),
        ("the Brito campaign", "Brito"),
        ("RT", "RT America"),
        ("Ruritania, Velmark and Ostrand", "Velmark and Ostrand"),
        ("Harbour Post", "HB"),
        ("Ports Department", "the department store"),
    ],
)
def test_two_organisations(gold: str, label: str) -> None:
    assert not same(gold, label, person=False)


def test_a_surname_alone_is_everybody_s_who_has_it() -> None:
    assert same("Lindt", "Eva Lindt", person=True)
    assert same("Lindt", "Bo Lindt", person=True)


def test_titles_are_set_aside_before_persons_only() -> None:
    assert same("Judge Bo Lindt", "Lindt", person=True)
    assert name_words("The Judge Lindt’s", LEXICONS) == ("judge", "lindt")


@given(st.text(), st.text(), st.booleans())
def test_any_text_is_compared_both_ways_alike(one: str, other: str, person: bool) -> None:
    same(one, other, person=person)


@given(st.text(min_size=1), st.booleans())
def test_a_name_with_words_is_its_own(name: str, person: bool) -> None:
    assert same(name, name, person=person) == bool(name_words(name, LEXICONS))

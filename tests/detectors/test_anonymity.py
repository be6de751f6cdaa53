"""Sources without a name: who is one, which words are theirs, and what rests on them."""

import pytest

from auditor.detectors.anonymity import (
    first_quote_without_name,
    formulas_repeated,
    lead_alone,
    newcomer,
    nouns_of,
    others_words,
    without_name,
)
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text

ROLES = frozenset({"clerk", "executive", "board member"})


def examined(engine: Engine, text: str) -> Subjects:
    return engine.examine(article_from_text(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk said the log was altered.", True),
        ("A Calder Rail executive said the signal was faulty.", True),
        ("One board member said the vote was lost.", True),
        ("Two former clerks said the log was altered.", True),
        ("The clerk said the log was altered.", False),
        ("His clerk said the log was altered.", False),
        ("Ana Brito's clerk said the log was altered.", False),
        ("A sailor said the log was altered.", False),
        ("Ana Brito, a clerk, said the log was altered.", False),
    ],
)
def test_a_newcomer_has_the_role_and_was_not_known_before(
    engine: Engine, text: str, expected: bool
) -> None:
    found = examined(engine, text)
    assert newcomer(found.sources[0], found, roles=ROLES) is expected


@pytest.mark.parametrize(
    ("text", "uncounted", "expected"),
    [
        ("A source said the log was altered.", False, True),
        ("Three clerks said the log was altered.", False, True),
        ("Several clerks said the log was altered.", False, False),
        ("Several clerks said the log was altered.", True, True),
        ("The yard was closed and 3,000 clerks said they would go.", True, False),
        ("Ana Brito said the log was altered.", True, False),
    ],
)
def test_a_source_without_a_name_is_anonymous_or_one_of_few_newcomers(
    engine: Engine, text: str, uncounted: bool, expected: bool
) -> None:
    found = examined(engine, text)
    source = found.sources[0]
    assert without_name(source, found, uncounted=uncounted, roles=ROLES) is expected


def test_a_role_that_is_named_elsewhere_is_no_newcomer(engine: Engine) -> None:
    found = examined(engine, "Clerk Ana Brito said no. One clerk said the log was altered.")
    unnamed = next(s for s in found.sources if s.kind == "unnamed_person")
    assert not newcomer(unnamed, found, roles=ROLES)


def test_the_noun_is_found_where_the_parser_takes_it_for_an_adjective(engine: Engine) -> None:
    found = examined(engine, "A Calder Rail executive said the signal was faulty.")
    nouns = nouns_of(found.document, found.sources[0].mentions[0])
    assert "executive" in {noun for _, noun in nouns}


def test_only_the_first_speech_is_the_first(engine: Engine) -> None:
    found = examined(
        engine,
        "“We are short of money,” one councillor said. “We have to stop it all,” another said.",
    )
    assert [first_quote_without_name(a, found) for a in found.attributions] == [True, False]
    assert not first_quote_without_name(found.attributions[0], found, words=9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I am finished,” Holt said, according to a person in the room.", True),
        ("Holt said he was tired, according to a person in the room.", False),
        ("A person in the room said Holt was “finished for good.”", False),
    ],
)
def test_others_words_need_a_quotation_and_its_speaker(
    engine: Engine, text: str, expected: bool
) -> None:
    found = examined(engine, text)
    assert others_words(found.attributions[0], found, saying=frozenset({"say"})) is expected


LEAD = "The mill will close, two people briefed on the plan said.\n\n"
BODY = "It was built in 1921. It stands on a hill. It employs 400 people. {}\n\nThe hill is steep."


@pytest.mark.parametrize(
    ("backing", "alone"),
    [
        ("Ana Brito said the weather was kind.", True),
        ("Ana Brito said the mill will close.", False),
        ("Another person familiar with the plan said the mill will close.", True),
    ],
)
def test_a_lead_is_backed_by_who_is_named_and_speaks_of_it(
    engine: Engine, backing: str, alone: bool
) -> None:
    found = examined(engine, LEAD + BODY.format(backing))
    places = [place.span for place in lead_alone(found, shared=2)]
    assert places == ([found.sources[0].mentions[0]] if alone else [])
    assert not [*lead_alone(found, sentences=20)]


def test_formulas_are_counted_against_the_length(engine: Engine) -> None:
    found = examined(engine, "Sources said no. Sources said yes. Sources said so.")
    article, formulas = found.document.article, frozenset({"sources said"})
    assert formulas_repeated(article, found, least=3, formulas=formulas)
    assert not formulas_repeated(article, found, least=4, formulas=formulas)
    assert not formulas_repeated(article, found, least=3, per_thousand=500.0, formulas=formulas)

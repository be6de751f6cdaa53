"""Whose voices an article holds: who speaks most, of what sort all are, how the writer speaks."""

from __future__ import annotations

import pytest

from auditor.detectors.voices import (
    dominant_voices,
    in_third_person,
    only_officials,
    only_press_offices,
)
from auditor.engine import Engine
from auditor.model import Subjects
from tests.detectors.readings import places, read, words

BRITO = "The ferry will stop in October, said Ana Brito, who runs the harbor office."
MORE = "Brito said the boat was old, the engine weak and the winter long on the river."
FERRO = "Rui Ferro, who steers the boat, said he would look for work."
PERSONS = words("pronouns.first") | words("pronouns.second")


def dominant(text: str, engine: Engine, share: float = 0.6, attributed: int = 20) -> list[str]:
    found = dominant_voices(read(text, engine), share=share, attributed=attributed)
    return [f"{places(text, [place])}|{place.about}" for place in found]


def test_who_says_most_where_it_is_first_named(engine: Engine) -> None:
    text = f"Last ferry\n\n{BRITO} {MORE}\n\n{FERRO}"
    expected = f"{text.replace('Ana Brito', '[Ana Brito]')}|80 percent"
    assert dominant(text, engine) == [expected]
    assert dominant(text, engine, share=0.79) == [expected]
    assert dominant(text, engine, share=0.8) == []  # it must be more


@pytest.mark.parametrize(
    "text",
    [
        f"Last ferry\n\n{BRITO} {MORE}",  # nobody else speaks
        f"Brito: the ferry is old\n\n{BRITO} {MORE}\n\n{FERRO}",  # announced
        f"{BRITO}\n\n{MORE}\n\n{FERRO}",  # announced, where there is no headline
        f"Last ferry\n\n{BRITO}\n\n{FERRO}",  # too little is attributed
    ],
)
def test_where_nobody_dominates(text: str, engine: Engine) -> None:
    assert dominant(text, engine) == []


def officials(subjects: Subjects, least: int = 2) -> bool:
    offices = words("rule-balance.official")
    return only_officials(subjects.document.article, subjects, offices=offices, least=least)


POLICE = "Police Chief Rui Ferro said four houses had been cleared."
MAYOR = "Ana Brito, the mayor, said the dike had held."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLICE} {MAYOR}", True),
        (f"{POLICE} A spokesman for the ministry said the road was dry.", True),
        (f"{POLICE} {MAYOR} The report said the dike was old.", True),  # no voice
        (f"{POLICE} {MAYOR} Adil Vesta, a baker, said the cellar was wet.", False),
        (f"{POLICE} {MAYOR} Residents said the cellars were wet.", False),
        (POLICE, False),
    ],
)
def test_only_officials_speak(text: str, expected: bool, engine: Engine) -> None:
    assert officials(read(text, engine)) is expected


def test_how_many_officials_is_an_option(engine: Engine) -> None:
    assert officials(read(POLICE, engine), least=1)
    assert not officials(read(f"{POLICE} {MAYOR}", engine), least=3)


STATEMENT = "“We acted at once,” Calder Rail said in a statement."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{STATEMENT} A spokesperson for the regulator said it was aware.", True),
        (f"{STATEMENT} Ana Brito, a spokeswoman for Harlow Mining, said it was aware.", True),
        (f"{STATEMENT} Ana Brito, who was on the train, said it was dark.", False),
        (f"{STATEMENT} The Harbor Times reported that it was dark.", False),
        (f"{STATEMENT} A court filing said it was dark.", False),
        (STATEMENT, False),
    ],
)
def test_only_press_offices_speak(text: str, expected: bool, engine: Engine) -> None:
    subjects = read(text, engine)
    press, outlets = words("rule-balance.press"), words("rule-balance.outlet")
    article = subjects.document.article
    assert only_press_offices(article, subjects, press=press, outlets=outlets) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry stopped. “I told you, I knew my river,” Brito said.", True),
        ("I took the ferry, and you should too.", True),
        ("I took the ferry, and you should take yours.", False),
    ],
)
def test_how_the_writer_speaks(text: str, expected: bool, engine: Engine) -> None:
    """Pronouns of the first and second person outside quotations: two at most."""
    subjects = read(text, engine)
    assert in_third_person(subjects.document.article, subjects, persons=PERSONS) is expected

"""Whether the article says who a named speaker is, on real parses."""

import pytest

from auditor.detectors import signature
from auditor.detectors.roles_told import not_introduced
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text

SAID = "“It was dark,” said Ana Brito"


def strangers(engine: Engine, text: str, *, sentences: int = 2) -> list[str]:
    """Whom the article names and does not introduce."""
    subjects: Subjects = engine.examine(article_from_text(text))
    calendar = frozenset({"monday", "may"})
    return [
        source.label
        for source in subjects.sources
        if not_introduced(source, subjects, sentences=sentences, calendar=calendar)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}.",
        f"{SAID}, and left.",
        f"{SAID} on Monday.",
        f"{SAID} after the storm.",
        f"{SAID}. “It was cold,” Brito said.",
        f"{SAID}. She was right.",
        f"{SAID}. “She is a nurse.”",
        "According to Ana Brito, it was dark.",
        "The lamp was out, wrote Ana Brito in an email.",
    ],
)
def test_a_name_that_comes_behind_its_cue_alone(engine: Engine, text: str) -> None:
    assert strangers(engine, text) == ["Ana Brito"]


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}, a nurse.",
        f"{SAID}, 43, of Port Saro.",
        f"{SAID}, who lives there.",
        f"{SAID}, standing on the pier.",
        f"{SAID} (Green).",
        f"{SAID} of Port Saro.",
        "“It was dark,” said nurse Ana Brito.",
        "“It was dark,” said Dr. Ana Brito.",
        "“It was dark,” said the nurse, Ana Brito.",
        "“It was dark,” wrote Ana Brito in The Harbor Times.",
    ],
)
def test_what_stands_beside_the_name(engine: Engine, text: str) -> None:
    assert strangers(engine, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}. Mayor Brito said it was cold.",
        f"{SAID}. She runs the mill.",
        f"{SAID}. Brito is a nurse.",
        f"Residents said the lamp was out. {SAID}.",
        f"The mill reported a fire. {SAID}.",
    ],
)
def test_what_is_told_around(engine: Engine, text: str) -> None:
    assert strangers(engine, text) == []


def test_a_name_that_stands_before_is_known(engine: Engine) -> None:
    assert strangers(engine, f"Ana Brito walked home. {SAID}.") == []
    assert strangers(engine, f"Brito walked home. {SAID}.") == []
    assert strangers(engine, "Ana Brito said it was dark.") == []


def test_a_letter_is_signed(engine: Engine) -> None:
    assert strangers(engine, "“It was dark.” ― Ana Brito") == []


def test_how_far_around_is_an_option(engine: Engine) -> None:
    text = (
        f"Residents said the lamp was out. Nobody slept. {SAID}. The wind blew. She runs the mill."
    )
    assert strangers(engine, text, sentences=0) == ["Ana Brito"]
    assert strangers(engine, text) == []


def test_it_judges_sources_and_needs_the_days() -> None:
    found = signature(not_introduced)
    assert (found.subject, found.options, found.lists) == (
        "source",
        {"sentences": 2},
        ("calendar",),
    )

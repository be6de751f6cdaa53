"""The headline: where it stands, and the quotations in it."""

import msgspec
import pytest

from auditor.detectors.headline import (
    headline_of,
    headline_quotes_not_below,
    headline_quotes_without_speaker,
)
from auditor.engine import Engine
from auditor.model import Span, Subjects
from auditor.read import article_from_text

BODY = "“He knew for months,” Luis Orr told the inquiry.\n\nRepairs began on Monday."
SMALL = frozenset({"a", "the"})
SPEAKING = frozenset({"says", "tells"})


def examined(engine: Engine, text: str, title: str | None = None) -> Subjects:
    subjects = engine.examine(article_from_text(text))
    if title is None:
        return subjects
    article = msgspec.structs.replace(subjects.document.article, title=title)
    document = msgspec.structs.replace(subjects.document, article=article)
    return msgspec.structs.replace(subjects, document=document)


def test_a_first_line_that_reads_like_one_is_the_headline(engine: Engine) -> None:
    found = headline_of(examined(engine, f"Harbor chief ‘knew’\n\n{BODY}").document)
    assert found is not None
    assert (found.text, found.span, found.body) == ("Harbor chief ‘knew’", Span(0, 19), 19)


def test_a_label_is_no_part_of_the_headline(engine: Engine) -> None:
    found = headline_of(examined(engine, f"HEADLINE: Harbor chief ‘knew’\n\n{BODY}").document)
    assert found is not None
    assert (found.text, found.span) == ("Harbor chief ‘knew’", Span(10, 29))


@pytest.mark.parametrize(
    "text",
    [
        "The harbor chief knew of it.",
        "The harbor chief\nknew of it, he said\n\nNothing was done.",
        "Harbor chief knew, he said:\n\nNothing.",
    ],
)
def test_prose_has_no_headline(engine: Engine, text: str) -> None:
    assert headline_of(examined(engine, text).document) is None


def test_a_title_of_the_front_matter_has_no_place_in_the_text(engine: Engine) -> None:
    subjects = examined(engine, BODY, title="Harbor chief ‘hid it all’")
    found = headline_of(subjects.document)
    assert found is not None
    assert (found.start, found.span, found.body) == (None, None, 0)
    (place,) = headline_quotes_not_below(subjects)
    assert (place.span, place.text) == (None, "‘hid it all’")


def test_the_lines_below_a_title_are_its_deck(engine: Engine) -> None:
    title = "Harbor chief ‘knew of it for months’"
    subjects = examined(engine, f"{title}\nOrr tells inquiry\n\n{BODY}", title=title)
    found = headline_of(subjects.document)
    assert found is not None
    assert found.deck == "\nOrr tells inquiry"
    assert not list(headline_quotes_without_speaker(subjects, speaking=SPEAKING))
    (place,) = headline_quotes_without_speaker(subjects, speaking=frozenset({"says"}))
    assert place.span == Span(13, 36)


@pytest.mark.parametrize(
    ("quoted", "holds"),
    [
        ("knew for months", True),
        ("Knew for the months", True),
        ("knew … months", True),
        ("knew for [several] months", True),
        ("knew for month", True),
        ("for months knew", False),
        ("hid it", False),
    ],
)
def test_the_body_holds_what_the_headline_quotes(engine: Engine, quoted: str, holds: bool) -> None:
    subjects = examined(engine, f"Chief ‘{quoted}’\n\n{BODY}")
    found = list(headline_quotes_not_below(subjects, small=SMALL))
    assert [place.span for place in found] == ([] if holds else [Span(6, 8 + len(quoted))])


@pytest.mark.parametrize(
    ("headline", "flagged"),
    [
        ("Chief ‘knew of it all along’", True),
        ("Orr: chief ‘knew of it all along’", False),
        ("Chief ‘knew of it all along’ - Orr", False),
        ("Chief ‘knew of it all along’, Orr says", False),
        ("Chief ‘knew’", False),
        ("Crowds return to ‘The Glass Orchard’", False),
        ("Chief Says ‘Knew Of It’", False),
    ],
)
def test_who_speaks_in_a_headline(engine: Engine, headline: str, flagged: bool) -> None:
    subjects = examined(engine, f"{headline}\n\n{BODY}")
    found = list(headline_quotes_without_speaker(subjects, speaking=SPEAKING))
    assert bool(found) is flagged

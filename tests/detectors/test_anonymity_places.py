"""Unnamed sources in headlines, off the record, of a silent body; numbers that change."""

import pytest

from auditor.detectors.anonymity_counts import numbers_that_disagree
from auditor.detectors.anonymity_places import (
    headline_sources,
    named_and_unnamed,
    off_the_record,
    silent_and_speaking,
)
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text

HIDDEN, SAYING = frozenset({"sources", "insiders"}), frozenset({"say"})
MEMBERS, JOINING, PAST = frozenset({"official", "person"}), frozenset({"at", "of"}), {"former"}


def examined(engine: Engine, text: str) -> Subjects:
    return engine.examine(article_from_text(text))


@pytest.mark.parametrize(
    ("headline", "who"),
    [
        ("Rail firm to cut 400 jobs - sources", ["sources"]),
        ("Rail firm to cut 400 jobs: union insiders", ["union insiders"]),
        ("Sources: rail firm to cut 400 jobs", ["Sources"]),
        ("Two sources say rail firm to cut 400 jobs", ["Two sources"]),
        ("Rail firm to cut jobs, according to company insiders", ["company insiders"]),
        ("Power sources: what the pier runs on", []),
        ("Rail firm looks for new sources of water", []),
        ("Rail firm to cut 400 jobs, union says", []),
    ],
)
def test_a_headline_rests_on_sources_where_they_speak_in_it(
    engine: Engine, headline: str, who: list[str]
) -> None:
    text = f"{headline}\n\nThe firm will cut 400 jobs, Ana Brito said."
    spans = [p.span for p in headline_sources(examined(engine, text), hidden=HIDDEN, saying=SAYING)]
    assert [text[span.start : span.end] for span in spans if span] == who


def test_a_headline_of_the_front_matter_has_no_place_in_the_text(engine: Engine) -> None:
    text = "---\ntitle: Rail firm to cut jobs - sources\n---\n\nIt was late, Ana Brito said.\n"
    found = engine.examine(article_from_text(text, "a.md"))
    (place,) = headline_sources(found, hidden=HIDDEN, saying=SAYING)
    assert (place.span, place.text) == (None, "sources")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speaking off the record, the minister said no.", ["off the record"]),
        ("The minister told reporters off the record that it was late.", ["off the record"]),
        ("The minister told donors off the record that it was late.", []),
        ("He went off the record-setting pace, his coach said.", []),
        ("“Let us talk off the record,” the minister said.", []),
    ],
)
def test_off_the_record_is_used_where_it_stands_beside_what_was_said(
    engine: Engine, text: str, expected: list[str]
) -> None:
    phrases, press = frozenset({"off the record"}), frozenset({"reporter"})
    places = off_the_record(examined(engine, text), phrases=phrases, press=press)
    assert [text[p.span.start : p.span.end] for p in places if p.span] == expected


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("A port official said no. The port declined to comment.", ["The port"]),
        ("A person at Norvik Bank said no. Norvik Bank declined to comment.", ["Norvik Bank"]),
        ("A former port official said no. The port declined to comment.", []),
        ("A club official said no. The port declined to comment.", []),
        ("A port official said no. The port did not reply to an email.", []),
    ],
)
def test_a_body_is_silent_while_one_of_it_speaks(
    engine: Engine, text: str, about: list[str]
) -> None:
    places = silent_and_speaking(
        examined(engine, text), members=MEMBERS, joining=JOINING, past=frozenset(PAST)
    )
    assert [place.about for place in places] == about


def test_somebody_of_the_same_body_is_named(engine: Engine) -> None:
    text = "Ana Brito, director of the port, said no. A port official said yes."
    (place,) = named_and_unnamed(
        examined(engine, text), members=MEMBERS, joining=JOINING, past=frozenset(PAST)
    )
    assert place.span is not None
    assert (text[place.span.start : place.span.end], place.about) == (
        "A port official",
        "Ana Brito",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two officials said no. All three officials said yes.",
            ("All three officials", "Two officials"),
        ),
        ("A source said no. The sources said yes.", ("The sources", "A source")),
        ("Two officials said no. The two officials said yes.", None),
        ("An official said no. Another official said yes. The officials left, they said.", None),
        ("Four officials said no. Two of the four officials said yes.", None),
        ("Several officials said no. The three officials said yes.", None),
    ],
)
def test_numbers_disagree_where_nobody_new_came_in(
    engine: Engine, text: str, expected: tuple[str, str] | None
) -> None:
    found = [
        (text[p.span.start : p.span.end], p.about)
        for p in numbers_that_disagree(examined(engine, text))
        if p.span
    ]
    assert found == ([expected] if expected else [])

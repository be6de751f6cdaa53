"""Documents, polls, figures and pictures: what the article tells of where they come from."""

import pytest

from auditor.detectors.documents import (
    nothing_said_near,
    poll_details_missing,
    poll_in_opening,
    unidentified,
    unsourced_figures,
)
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text

POLLS = {
    "polls": frozenset({"poll", "survey"}),
    "other": frozenset({"exit"}),
    "sponsors": frozenset({"conducted by"}),
    "people": frozenset({"adults"}),
    "dates": frozenset({"may"}),
    "margins": frozenset({"margin of error"}),
}


def examined(engine: Engine, text: str) -> Subjects:
    return engine.examine(article_from_text(text))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Records show Vance owed 2 million.", True),
        ("Internal records show Vance owed 2 million.", True),
        ("Court records show Vance owed 2 million.", False),
        ("The records show Vance owed 2 million.", False),
        ("Vance’s records show he owed 2 million.", False),
        ("Vance owed 2 million, according to records seen by the Harbor Times.", True),
        ("Vance owed 2 million, according to records from 2019.", False),
        ("The Port Saro County Council fell silent. Records show Vance owed 2 million.", False),
        ("A sign shows Vance owed 2 million.", False),
    ],
)
def test_a_paper_of_which_nothing_is_told(engine: Engine, text: str, bare: bool) -> None:
    subjects = examined(engine, text)
    lists = {"nouns": frozenset({"record"}), "seen": frozenset({"seen by"})}
    found = [unidentified(each, subjects, **lists) for each in subjects.sources]
    assert any(found) is bare


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "A poll shows 54 percent back the tax.",
            "who asked, who paid, how many were asked, when, the margin of error",
        ),
        (
            "A poll conducted by students in May shows 54 percent back the tax.",
            "how many were asked, the margin of error",
        ),
        (
            "A poll shows 54 percent back the tax. The poll of 1,004 adults has a margin of error.",
            "who asked, who paid, when",
        ),
    ],
)
def test_what_is_missing_of_a_poll(engine: Engine, text: str, missing: str) -> None:
    (place,) = poll_details_missing(examined(engine, text), missing=1, **POLLS)
    assert place.about == missing


@pytest.mark.parametrize(
    "text",
    [
        "An exit poll shows 54 percent back the tax.",
        "Polls show 54 percent back the tax.",
        "The poll shows 54 percent back the tax.",
        "Ana Brito says 54 percent back the tax.",
    ],
)
def test_what_is_no_new_poll(engine: Engine, text: str) -> None:
    assert not list(poll_details_missing(examined(engine, text), **POLLS))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A poll puts Pell ahead.\n\nThe vote is on Sunday.", (2, 6)),
        ("Pell leads in poll\n\nA poll puts Pell ahead.\n\nThe vote is on Sunday.", (14, 18)),
        ("The polls put Pell ahead.\n\nThe vote is on Sunday.", None),
        ("Pell shrugged off her poll numbers.\n\nThe vote is on Sunday.", None),
        ("Pell spoke on Monday.\n\nA poll puts Pell ahead.", None),
    ],
)
def test_a_poll_at_the_top(engine: Engine, text: str, place: tuple[int, int] | None) -> None:
    found = list(poll_in_opening(examined(engine, text), polls=frozenset({"poll"})))
    spans = [(each.span.start, each.span.end) for each in found if each.span]
    assert spans == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The number of late trains doubled.", True),
        ("The driver doubled back.", False),
        ("The number of late trains doubled, Ana Brito said.", False),
        ("The number of late trains would double.", False),
        ("About 40 percent of the trains were late.", True),
        ("Trains were late. About 40 percent of them were, Ana Brito said.", False),
        ("Ana Brito said trains were late. About 40 percent of them were.", False),
    ],
)
def test_figures_without_a_source(engine: Engine, text: str, found: bool) -> None:
    places = unsourced_figures(
        examined(engine, text),
        figures=frozenset({"percent of"}),
        trends=frozenset({"double"}),
        counted=frozenset({"number of"}),
        plans=frozenset({"would"}),
    )
    assert bool(list(places)) is found


def test_a_phrase_counts_only_so_far_away(engine: Engine) -> None:
    text = "A video shows smoke. It was long. It was loud. It could not be verified."
    subjects = examined(engine, text)
    verified = frozenset({"verified"})
    (shown,) = [a for a in subjects.attributions if a.cue and a.cue.text == "shows"]
    assert nothing_said_near(shown, subjects, sentences=2, phrases=verified)
    assert not nothing_said_near(shown, subjects, sentences=3, phrases=verified)

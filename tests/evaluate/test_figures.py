"""The figures, worked out by hand and against the scorer that others were measured with."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.evaluate.figures import (
    LINK,
    ROLES,
    Figures,
    Roles,
    as_shares,
    link_figures,
    pair_up,
    role_figures,
)
from auditor.model import Span

SCORER = Path(__file__).parents[3] / "shared" / "eval" / "attrib_score.py"

TEXT = "Ana Brito said the pit-head was safe. “It is,” Bo Lindt's aide added."
ANA, ANA_BRITO, SAID = Span(0, 3), Span(0, 9), Span(10, 14)
SAFE, SAFE_STOP = Span(15, 36), Span(15, 37)
QUOTE, BARE_QUOTE, AIDE, ADDED = Span(38, 46), Span(39, 44), Span(47, 62), Span(63, 68)
GOLD = (
    Roles((ANA_BRITO,), (SAID,), (SAFE,)),
    Roles((AIDE,), (ADDED,), (QUOTE,)),
)


def shares(predicted: tuple[Roles, ...], gold: tuple[Roles, ...] = GOLD) -> dict[str, Figures]:
    pairs = pair_up(TEXT, predicted, gold)
    link = link_figures(pairs, len(predicted), len(gold))
    return {**role_figures(TEXT, predicted, gold), LINK: link}


def test_what_is_as_labelled_is_all_right() -> None:
    assert all(each.f1 == 1 for each in shares(GOLD).values())


def test_exact_forgives_marks_and_white_space_at_the_ends_and_nothing_else() -> None:
    (first, second) = GOLD
    near = (Roles((ANA,), first.cue, (SAFE_STOP,)), Roles((AIDE,), (ADDED,), (BARE_QUOTE,)))
    figures = shares(near)
    assert figures["content.exact"] == Figures(2, 2, 2, 2)
    assert figures["source.exact"] == Figures(1, 2, 1, 2)
    assert second.content != near[1].content


def test_overlap_counts_words() -> None:
    figures = shares((Roles((ANA,), (SAID,), (SAFE,)),))
    # Ana of "Ana Brito", "Bo", "Lindt's", "aide"; "pit-head" is two words.
    assert figures["source.overlap"] == Figures(1, 1, 1, 5)
    assert figures["content.overlap"] == Figures(5, 5, 5, 7)


def test_a_link_needs_half_of_cue_and_content_and_a_word_of_the_source() -> None:
    linked = shares((Roles((ANA,), (SAID,), ()),))
    assert linked[LINK] == Figures(1, 1, 1, 2)
    assert shares((Roles((AIDE,), (SAID,), (SAFE,)),))[LINK] == Figures(0, 1, 0, 2)
    assert shares((Roles((), (SAID,), (SAFE,)),))[LINK] == Figures(0, 1, 0, 2)


def test_both_without_a_source_is_the_same_source() -> None:
    alone = (Roles((), (SAID,), (SAFE,)),)
    assert shares(alone, alone)[LINK] == Figures(1, 1, 1, 1)


def test_each_has_one_pair_at_most_and_the_closest_goes_first() -> None:
    both = (Roles((ANA,), (SAID,), ()), GOLD[0])
    (pair,) = pair_up(TEXT, both, GOLD[:1])
    assert (pair.predicted, pair.gold) == (1, 0)


def test_nothing_at_all_has_no_share() -> None:
    assert all(each.f1 == 0 for each in shares((), ()).values())


def test_shares_have_four_places() -> None:
    assert as_shares(Figures(1, 3, 1, 6)) == {
        "precision": 0.3333,
        "recall": 0.1667,
        "f1": 0.2222,
        "correct": 1,
        "predicted": 3,
        "found": 1,
        "gold": 6,
    }


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("the scorer is not on this machine: ../shared/eval/attrib_score.py")
    spec = importlib.util.spec_from_file_location("attrib_score", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Roles], list[Roles]]:
    text = draw(st.text(alphabet="ab9'’-_ .,“”—\nß", min_size=1, max_size=60))
    place = st.integers(0, len(text) - 1)
    span = st.builds(
        lambda start, size: Span(start, min(len(text), start + size)), place, st.integers(1, 12)
    )
    spans = st.lists(span, max_size=3).map(tuple)
    attributions = st.lists(st.builds(Roles, spans, spans, spans), max_size=4)
    return text, draw(attributions), draw(attributions)


def plain(attributions: list[Roles]) -> list[dict[str, list[tuple[int, int]]]]:
    return [{role: [(s.start, s.end) for s in a.of(role)] for role in ROLES} for a in attributions]


@given(found=st.lists(cases(), max_size=3))
def test_the_scorer_counts_the_same(
    scorer: ModuleType, found: list[tuple[str, list[Roles], list[Roles]]]
) -> None:
    theirs = scorer.score([(text, plain(mine), plain(gold)) for text, mine, gold in found])
    ours: dict[str, Figures] = {}
    for text, mine, gold in found:
        link = link_figures(pair_up(text, mine, gold), len(mine), len(gold))
        for name, figures in {**role_figures(text, mine, gold), LINK: link}.items():
            ours[name] = ours.get(name, Figures()) + figures
    assert set(ours) == set(theirs)
    for name, figures in ours.items():
        shown = as_shares(figures)
        rounded = {"p": shown["precision"], "r": shown["recall"], "f1": shown["f1"]}
        assert {**rounded, "gold": figures.gold} == theirs[name], name

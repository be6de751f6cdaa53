from __future__ import annotations

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.errors import ConfigError
from auditor.measure import MEASURES
from auditor.model import Measure, Score, ScorePart
from auditor.rulebook.packs import Pack, load_pack, pack_names
from auditor.rulebook.parts import IfNothing, PackPart
from auditor.score import check_measures, score

CORE = load_pack("core")


def measures(**values: float | None) -> tuple[Measure, ...]:
    """All measures, None unless given; shares are out of 10."""
    known: dict[str, float | None] = {"attributions": 4} | values
    return tuple(
        Measure(name, known.get(name), _tenth(known.get(name)), 10)
        if name.startswith(("share_", "anonymous_r", "anonymous_c", "response_"))
        else Measure(name, known.get(name))
        for name in MEASURES
    )


def _tenth(value: float | None) -> float | None:
    return None if value is None else value * 10


def part(
    measure: str,
    weight: int,
    start: float,
    full: float,
    if_nothing: IfNothing = "none",
) -> PackPart:
    return PackPart(
        name=measure,
        measure=measure,
        weight=weight,
        start=start,
        full=full,
        if_nothing=if_nothing,
        says="{value} ({numerator} of {denominator})",
        nothing="nothing there",
        why="It counts.",
        line=7,
    )


def pack(*parts: PackPart) -> Pack:
    return Pack("test", "for tests", score=parts, path="test.yaml")


SHARE = "share_attributed_words_named"
REASON = "anonymous_reason_given"


def points(result: Score) -> list[float]:
    return [each.points for each in result.parts]


@pytest.mark.parametrize(
    ("value", "expected"), [(0, 0), (0.2, 0), (0.4, 25), (0.6, 50), (1, 100), (0.333, 16.6)]
)
def test_points_grow_from_start_to_full(value: float, expected: float) -> None:
    result = score(measures(**{SHARE: value}), pack(part(SHARE, 100, 0.2, 1)))
    assert result.value == expected


def test_less_can_be_better() -> None:
    fewer = pack(part(SHARE, 100, 0.5, 0))
    assert [score(measures(**{SHARE: at}), fewer).value for at in (0, 0.1, 0.5, 0.9)] == [
        100,
        80,
        0,
        0,
    ]


@pytest.mark.parametrize(("if_nothing", "expected"), [("full", [30, 70]), ("none", [30, 0])])
def test_nothing_to_measure(if_nothing: IfNothing, expected: list[float]) -> None:
    result = score(
        measures(**{SHARE: 1}), pack(part(SHARE, 30, 0, 1), part(REASON, 70, 0, 1, if_nothing))
    )
    assert points(result) == expected
    assert result.parts[1].because == "nothing there"
    assert result.parts[1].value is None


def test_a_part_left_out_leaves_its_weight_to_the_others() -> None:
    parts = (
        part(SHARE, 30, 0, 1),
        part("sources", 30, 0, 4),
        part(REASON, 40, 0, 1, "leave_out"),
    )
    result = score(measures(**{SHARE: 1, "sources": 2}), pack(*parts))
    assert [(each.weight, each.points) for each in result.parts] == [(50, 50), (50, 25)]
    assert result.value == 75


def test_weights_that_do_not_divide_still_make_a_hundred() -> None:
    names = ("sources", "responses", "attributed_words")
    parts = (*(part(name, 30, 0, 1) for name in names), part(REASON, 10, 0, 1, "leave_out"))
    result = score(measures(sources=1, responses=1, attributed_words=1), pack(*parts))
    assert points(result) == [33.4, 33.3, 33.3]
    assert result.value == 100


def test_a_part_says_why() -> None:
    parts = (part(SHARE, 60, 0, 1), part("effective_sources", 40, 1, 4))
    result = score(measures(**{SHARE: 0.5, "effective_sources": 2.04}), pack(*parts))
    assert [each.because for each in result.parts] == ["50% (5 of 10)", "2 ( of )"]


def test_where_nobody_is_quoted_or_asked_there_is_no_score_and_a_note() -> None:
    result = score(measures(attributions=0, responses=0), CORE)
    note = "The article quotes and cites nobody: there is nothing to score."
    assert result == Score(None, (ScorePart("Attributions", "attributions", 0, 0, 0, note),))


def test_a_request_for_comment_alone_is_scored() -> None:
    assert (
        score(measures(attributions=0, responses=1), pack(part("responses", 100, 0, 2))).value == 50
    )


def test_where_every_part_is_left_out_there_is_no_score() -> None:
    assert score(measures(), pack(part(REASON, 100, 0, 1, "leave_out"))) == Score(None, ())


def test_a_pack_without_parts_scores_nothing() -> None:
    assert score(measures(), load_pack("research")) == Score(None, ())


def test_an_unknown_measure_is_named_with_its_place() -> None:
    with pytest.raises(ConfigError) as raised:
        score(measures(), pack(part("shares_direct", 100, 0, 1)))
    assert (raised.value.path, raised.value.line) == ("test.yaml", 7)
    assert "did you mean share_direct?" in str(raised.value)


def test_the_packs_that_ship_name_measures_that_exist() -> None:
    for name in pack_names():
        check_measures(load_pack(name))


def test_a_well_sourced_and_a_badly_sourced_article() -> None:
    good = measures(
        share_attributed_words_named=0.9,
        share_unexplained=0,
        share_uncounted=0,
        sources_named=6,
        share_hearsay=0,
        share_sentences_named=0.6,
        heard_or_asked=6,
    )
    bad = measures(
        share_attributed_words_named=0,
        share_unexplained=1,
        share_uncounted=1,
        sources_named=0,
        share_hearsay=1,
        share_sentences_named=0,
        heard_or_asked=0,
    )
    assert score(good, CORE).value == 100
    assert score(bad, CORE).value == 0


unit = st.floats(0, 1)
maybe = st.one_of(st.none(), unit)
core_values = st.fixed_dictionaries(
    {
        each.measure: maybe if each.measure.startswith("share_") else st.integers(0, 30)
        for each in CORE.score
    }
)


@given(core_values)
def test_the_parts_make_the_score(values: dict[str, float | None]) -> None:
    result = score(measures(**values), CORE)
    assert result.value is not None
    assert 0 <= result.value <= 100
    assert round(sum(points(result)), 1) == result.value
    assert round(sum(each.weight for each in result.parts), 1) == 100
    assert all(0 <= each.points <= each.weight for each in result.parts)


@given(core_values, st.sampled_from(CORE.score), st.floats(0, 30))
def test_the_score_is_monotone_in_every_measure(
    values: dict[str, float | None], changed: PackPart, value: float
) -> None:
    before = values[changed.measure]
    assume(before is not None)
    assert before is not None
    better = max(before, value) if changed.full > changed.start else min(before, value)
    first = score(measures(**values), CORE).value
    second = score(measures(**{**values, changed.measure: better}), CORE).value
    assert first is not None
    assert second is not None
    assert first <= second


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12), st.data())
def test_any_pack_stays_between_0_and_100(weights: list[int], data: st.DataObject) -> None:
    names = list(MEASURES)[: len(weights)]
    parts = [
        part(name, weight, data.draw(unit), 2, "leave_out")
        for name, weight in zip(names, weights, strict=True)
    ]
    parts[0] = msgspec.structs.replace(parts[0], weight=max(1, 100 - sum(weights[1:])))
    values = {name: data.draw(maybe) for name in names[1:]}
    result = score(measures(**values), pack(*parts))
    assert result.value is not None
    assert 0 <= result.value <= 100
    assert round(sum(points(result)), 1) == result.value

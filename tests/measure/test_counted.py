"""What counts: attributions of the pack's stances, and the sources that have one."""

from __future__ import annotations

import msgspec
import pytest

from auditor.measure import COUNTED, mark_counted
from auditor.model import Anonymity, Measure, Mode, Stance
from tests.measure.article import (
    BRIDGE,
    COST,
    OUTER,
    attribution,
    by_name,
    document,
    response,
    source,
)

VARIED = (
    attribution("a1", BRIDGE, "s1"),
    attribution("a2", COST, "s2", stance="belief"),
    attribution("a3", OUTER, "s3", stance="intention"),
)
SPEAKERS = (
    source("s1", "named_person", says=("a1",)),
    source("s2", "anonymous", says=("a2",)),
    source("s3", "unnamed_group", says=("a3",)),
    source("s4", "named_organization"),
)


@pytest.mark.parametrize(
    ("stances", "attributions", "sources"),
    [
        (COUNTED, ["a1"], ["s1", "s4"]),
        (("belief", "decree"), ["a2"], ["s2", "s4"]),
        (("statement", "intention"), ["a1", "a3"], ["s1", "s3", "s4"]),
    ],
)
def test_what_counts_is_of_the_stances_or_known_without_any_attribution(
    stances: tuple[Stance, ...], attributions: list[str], sources: list[str]
) -> None:
    marked, speakers = mark_counted(VARIED, SPEAKERS, (), stances)
    assert [each.id for each in marked if each.counted] == attributions
    assert [each.id for each in speakers if each.counted] == sources


def test_a_direct_quotation_counts_whatever_its_cue() -> None:
    modes: tuple[Mode, ...] = ("direct", "mixed", "indirect")
    vows = [attribution(mode, COST, "s1", mode=mode, stance="intention") for mode in modes]
    assert [each.counted for each in mark_counted(vows, (), (), COUNTED)[0]] == [True, False, False]


def test_a_source_counts_with_one_counted_attribution_of_several() -> None:
    both = source("s1", "anonymous", says=("a1", "a2"))
    assert [each.counted for each in mark_counted(VARIED, [both], (), COUNTED)[1]] == [True]


@pytest.mark.parametrize(
    ("anonymity", "counted"),
    [
        (None, False),
        (Anonymity(disclosed=False), False),
        (Anonymity(disclosed=True), True),
    ],
)
def test_who_was_only_asked_for_comment_counts_if_the_name_is_withheld(
    anonymity: Anonymity | None, counted: bool
) -> None:
    asked = msgspec.structs.replace(response("r1", "declined"), source_id="s4")
    silent = source("s4", "anonymous", anonymity=anonymity)
    assert [each.counted for each in mark_counted((), [silent], [asked], COUNTED)[1]] == [counted]


def test_who_speaks_and_was_asked_for_comment_counts() -> None:
    asked = msgspec.structs.replace(response("r1", "declined"), source_id="s1")
    speakers = mark_counted(VARIED, SPEAKERS, [asked], COUNTED)[1]
    assert [each.id for each in speakers if each.counted] == ["s1", "s4"]


def test_what_is_not_counted_is_left_out_of_all_but_the_measures_of_stances() -> None:
    found = by_name(document(), *mark_counted(VARIED, SPEAKERS, (), COUNTED), ())
    assert found["attributions"].value == 1
    assert found["attributed_words"].value == 4
    assert found["share_sentences_attributed"].numerator == 1
    assert found["share_indirect"] == Measure("share_indirect", 1, 1, 1)
    assert found["share_attributed_words_named"].value == 1
    assert (found["sources"].value, found["effective_sources"].value) == (2, 1)
    assert found["sources_anonymous"].value == found["anonymous_people_min"].value == 0
    assert found["anonymous_reason_given"].value is None
    stances = {name: each.value for name, each in found.items() if name.startswith("attributions_")}
    assert stances == {
        "attributions_statement": 1,
        "attributions_belief": 1,
        "attributions_intention": 1,
        "attributions_decree": 0,
        "attributions_perception": 0,
        "attributions_evidence": 0,
    }

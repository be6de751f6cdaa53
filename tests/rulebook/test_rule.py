"""What judging needs of a rule: its conditions and its detector, made ready."""

from typing import Any

import msgspec
import pytest

from auditor.rulebook.options import configure
from auditor.rulebook.rule import Rule
from auditor.rulebook.where import Condition, OptionName, Test


class View(msgspec.Struct, frozen=True):
    words: int


def rule(**changes: Any) -> Rule:
    plain = Rule(
        id="odd",
        severity="note",
        subject="attribution",
        at="cue",
        message="",
        why="",
        where=(Condition("words", Test("above", OptionName("most"))),),
        bad=(),
        good=(),
        options=(("most", 3),),
    )
    return msgspec.structs.replace(plain, **changes)


def test_another_option_makes_other_conditions() -> None:
    plain = rule()
    assert [plain.holds(View(3)), plain.holds(View(4))] == [False, True]
    house = configure(plain, {"most": 4})
    assert [house.holds(View(4)), house.holds(View(5))] == [False, True]
    assert plain.holds(View(4))
    assert plain == rule()


def test_a_detector_has_its_own_options_and_the_word_lists() -> None:
    lists = (("contrary", frozenset({"but"})),)
    uses = rule(
        detector="no_example_near", options=(("most", 3), ("sentences", 1)), lists=lists
    ).uses
    assert uses is not None
    assert uses.keywords == {"sentences": 1, "contrary": frozenset({"but"})}  # type: ignore[attr-defined]
    assert rule().uses is None


def test_a_detector_that_is_gone_is_an_error_of_this_rule() -> None:
    with pytest.raises(KeyError, match="nobody"):
        _ = rule(detector="nobody").uses

"""Conditions: what each operator asks of a field."""

from typing import Any

import msgspec
import pytest

from auditor.rulebook.checks import check_of
from auditor.rulebook.where import Condition, Test


class Inner(msgspec.Struct, frozen=True):
    number: int | None = 3


class View(msgspec.Struct, frozen=True):
    label: str = "Some Critics"
    inner: Inner | None = Inner()
    gone: Inner | None = None


@pytest.mark.parametrize(
    ("field", "operator", "operand", "expected"),
    [
        ("label", "is", "Some Critics", True),
        ("label", "is", "critics", False),
        ("label", "any", ("a", "Some Critics"), True),
        ("label", "any", ("a", None), False),
        ("label", "in", frozenset({"some critics"}), True),
        ("label", "in", frozenset({"critics"}), False),
        ("label", "matches", "(?i)crit", True),
        ("label", "matches", "^crit", False),
        ("label", "not", Test("matches", "^crit"), True),
        ("inner.number", "is", 3, True),
        ("inner.number", "above", 2, True),
        ("inner.number", "above", 3, False),
        ("inner.number", "below", 4, True),
        ("inner.number", "below", 3, False),
        ("gone", "is", None, True),
        ("gone", "any", (1, None), True),
        ("gone.number", "is", None, True),
        ("gone.number", "is", 3, False),
        ("gone.number", "above", 0, False),
        ("gone.number", "matches", "", False),
        ("gone.number", "not", Test("is", None), False),
        ("gone.number", "not", Test("above", 0), True),
        ("inner", "not", Test("is", None), True),
    ],
)
def test_an_operator(field: str, operator: Any, operand: Any, expected: bool) -> None:
    assert check_of([Condition(field, Test(operator, operand))])(View()) is expected


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ([], True),
        ([("label", "has", frozenset({"critics"})), ("inner.number", "is", 3)], True),
        ([("label", "has", frozenset({"crit"})), ("inner.number", "is", 3)], False),
        ([("label", "has", frozenset({"critics"})), ("inner.number", "is", 4)], False),
    ],
)
def test_all_conditions_must_hold(conditions: list[tuple[str, Any, Any]], expected: bool) -> None:
    asked = [Condition(field, Test(name, operand)) for field, name, operand in conditions]
    assert check_of(asked)(View()) is expected


def test_what_only_looks_at_a_value_is_asked_before_what_reads_a_text() -> None:
    # The label is no text: to look for words in it would raise.
    asked = [
        Condition("inner.number", Test("has", frozenset({"critics"}))),
        Condition("label", Test("not", Test("matches", "ritics"))),
        Condition("label", Test("is", "nobody")),
    ]
    assert not check_of(asked)(View())

"""Conditions: what each operator asks of a field."""

from typing import Any

import msgspec
import pytest

from auditor.rulebook.where import Condition, Test, holds


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
    assert holds(Condition(field, Test(operator, operand)), View()) is expected

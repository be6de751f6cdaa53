"""The conditions of a rule made ready: one function, which is asked of every view."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any

from auditor.rulebook.fields import reader
from auditor.rulebook.phrases import has_words
from auditor.rulebook.strict import Scalar
from auditor.rulebook.where import Condition, OptionName, Test

Options = Mapping[str, Scalar]
Check = Callable[[Any], bool]
# These read a text; what only looks at a value is asked before them.
SLOW = ("matches", "has")


def check_of(conditions: Iterable[Condition], options: Options = MappingProxyType({})) -> Check:
    """Whether a view is what all of these conditions ask, with these options."""
    ordered = sorted(conditions, key=_cost)
    checks = [_check(each.test, reader(each.field), options) for each in ordered]
    return reduce(_both, checks) if checks else lambda _: True


def _both(one: Check, other: Check) -> Check:
    return lambda view: one(view) and other(view)


def _cost(condition: Condition) -> int:
    test = condition.test
    while isinstance(test.operand, Test):
        test = test.operand
    return SLOW.index(test.operator) + 1 if test.operator in SLOW else 0


def _check(test: Test, read: Callable[[Any], Any], options: Options) -> Check:
    if isinstance(test.operand, Test):
        denied = _check(test.operand, read, options)
        return lambda view: not denied(view)
    named = isinstance(test.operand, OptionName)
    operand: Any = options[test.operand.name] if named else test.operand
    if test.operator == "is":
        return lambda view: bool(read(view) == operand)
    if test.operator == "any":
        return lambda view: read(view) in operand
    holds = _HOLDS[test.operator]
    return lambda view: (value := read(view)) is not None and bool(holds(value, operand))


# What a value that is there must be.
_HOLDS: Mapping[str, Callable[[Any, Any], object]] = MappingProxyType(
    {
        "in": lambda value, entries: value.lower() in entries,
        "has": has_words,
        "above": operator.gt,
        "below": operator.lt,
        "matches": lambda value, pattern: re.search(pattern, value),
    }
)

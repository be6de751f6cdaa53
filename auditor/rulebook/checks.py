"""The conditions of a rule made ready: one function, which is asked of every view."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
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
    checks = tuple(_check(each, options) for each in sorted(conditions, key=_cost))
    return lambda view: all(check(view) for check in checks)


def _cost(condition: Condition) -> int:
    test = condition.test
    while isinstance(test.operand, Test):
        test = test.operand
    return SLOW.index(test.operator) + 1 if test.operator in SLOW else 0


def _check(condition: Condition, options: Options) -> Check:
    read, passes = reader(condition.field), _passes(condition.test, options)
    return lambda view: passes(read(view))


def _passes(test: Test, options: Options) -> Check:
    if isinstance(test.operand, Test):
        denied = _passes(test.operand, options)
        return lambda value: not denied(value)
    named = isinstance(test.operand, OptionName)
    operand: Any = options[test.operand.name] if named else test.operand
    if test.operator == "any":
        return lambda value: value in operand
    holds = _HOLDS[test.operator]
    if test.operator == "is":
        return lambda value: bool(holds(value, operand))
    return lambda value: value is not None and bool(holds(value, operand))


_HOLDS: Mapping[str, Callable[[Any, Any], object]] = MappingProxyType(
    {
        "is": operator.eq,
        "in": lambda value, entries: value.lower() in entries,
        "has": has_words,
        "above": operator.gt,
        "below": operator.lt,
        "matches": lambda value, pattern: re.search(pattern, value),
    }
)

"""The conditions of a rule: a field of its subject and what the value must be.

    kind: anonymous                     this value
    kind: [anonymous, unnamed_person]   one of these
    anonymity.reason: null              nothing there
    people.min: {above: 1}              one of: not, in, above, below, matches

`in` names a lexicon: the value, in lower case, is one of its entries.  `matches` is a regular
expression, found anywhere in the value.  A null meets nothing but `null` and `not`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

import msgspec
import yaml

from auditor.lexicon import Lexicons, every
from auditor.rulebook.fields import Field, find_field, value_at
from auditor.rulebook.strict import Entry, Scalar

Operator = Literal["is", "any", "not", "in", "above", "below", "matches"]
OPERATORS = ("not", "in", "above", "below", "matches")


class Test(msgspec.Struct, frozen=True):
    """What a value must be: "is" one value, "any" of several, or an operator of the rule file.

    The operand is a value, a tuple of values, a frozen set of a lexicon's entries, or for "not"
    another test.
    """

    __test__ = False  # it has the name of a test class; pytest must not take it for one

    operator: Operator
    operand: Any


class Condition(msgspec.Struct, frozen=True):
    """One clause of `where`: a field's dotted path and the test of its value."""

    field: str
    test: Test


def holds(condition: Condition, view: object) -> bool:
    """Whether the field of this view is what the condition asks."""
    return _passes(condition.test, value_at(view, condition.field))


def _passes(test: Test, value: Any) -> bool:
    if test.operator == "not":
        return not _passes(test.operand, value)
    if test.operator in ("is", "any"):
        return _CHECKS[test.operator](value, test.operand)
    return value is not None and _CHECKS[test.operator](value, test.operand)


_CHECKS: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "is": operator.eq,
        "any": lambda value, values: value in values,
        "in": lambda value, entries: value.lower() in entries,
        "above": operator.gt,
        "below": operator.lt,
        "matches": lambda value, pattern: re.search(pattern, value) is not None,
    }
)


def read_conditions(entry: Entry, view: type, lexicons: Lexicons) -> tuple[Condition, ...]:
    """The conditions of a `where`, each checked against the fields of the view and their types.

    Raises ConfigError for a field that is not there, a value that it never has, an operator that
    does not suit it, an unknown lexicon, or a regular expression that does not compile.
    """
    return tuple(
        Condition(path, _read_test(value, find_field(value, view, path), lexicons))
        for path, value in entry.mapping().items()
    )


def _read_test(entry: Entry, field: Field, lexicons: Lexicons) -> Test:
    if isinstance(entry.node, yaml.ScalarNode):
        return Test("is", _read_value(entry, field))
    if isinstance(entry.node, yaml.SequenceNode):
        return Test("any", tuple(_read_value(item, field) for item in entry.items()))
    clauses = entry.mapping(optional=OPERATORS)
    if len(clauses) != 1:
        raise entry.error("exactly one operator is needed here", ", ".join(OPERATORS))
    ((name, operand),) = clauses.items()
    match name:
        case "not":
            return Test("not", _read_test(operand, field, lexicons))
        case "in":
            return Test("in", _read_lexicon(operand, field, lexicons))
        case "matches":
            return Test("matches", _read_pattern(operand, field))
        case _:
            return Test("above" if name == "above" else "below", _read_limit(operand, field))


def _read_value(entry: Entry, field: Field) -> Scalar:
    value = entry.scalar()
    if value is None:
        if not field.optional:
            raise entry.error("this field is never null")
        return None
    if field.words:
        return entry.choice(field.words)
    # An int may stand where a float is held; a bool is no number here.
    wanted = (int, float) if type(value) is int else (type(value),)
    _need(entry, field, *wanted)
    return value


def _read_lexicon(entry: Entry, field: Field, lexicons: Lexicons) -> frozenset[str]:
    _need(entry, field, str)
    return every(lexicons[entry.choice(tuple(lexicons))])


def _read_pattern(entry: Entry, field: Field) -> str:
    _need(entry, field, str)
    pattern = entry.text()
    try:
        re.compile(pattern)
    except re.error as error:
        raise entry.error(f"not a regular expression: {error}") from error
    return pattern


def _read_limit(entry: Entry, field: Field) -> int | float:
    _need(entry, field, int, float)
    limit = entry.scalar()
    if isinstance(limit, bool) or not isinstance(limit, int | float):
        raise entry.error("a number is needed here")
    return limit


def _need(entry: Entry, field: Field, *kinds: type) -> None:
    if not set(kinds) & set(field.types):
        raise entry.error("this does not suit the field", field.accepted)

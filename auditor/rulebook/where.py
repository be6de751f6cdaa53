"""The conditions of a rule: a field of its subject and what the value must be.

    kind: anonymous                     this value
    kind: [anonymous, unnamed_person]   one of these
    anonymity.reason: null              nothing there
    people.min: {above: 1}              one of: not, in, has, above, below, matches
    people.min: {above: {option: most}} what stands under `options`, or a pack sets

`in` names a lexicon, or a group of one as in `lexicon.group`: the value, in lower case, is one of
its entries; `has`: one of them stands in it, as whole words.  `matches` is a regular expression,
found anywhere in the value.  A null meets nothing but `null` and `not`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, cast

import msgspec
import yaml

from auditor.lexicon import Lexicons
from auditor.rulebook.fields import Field, find_field
from auditor.rulebook.phrases import read_words
from auditor.rulebook.strict import Entry, Scalar

Operator = Literal["is", "any", "not", "in", "has", "above", "below", "matches"]
OPERATORS = ("not", "in", "has", "above", "below", "matches", "option")


class Test(msgspec.Struct, frozen=True):
    """What a value must be: "is" one value, "any" of several, or an operator of the rule file.

    The operand is a value, a tuple of values, a frozen set of a lexicon's entries, the name of an
    option, or for "not" another test.
    """

    __test__ = False  # it has the name of a test class; pytest must not take it for one

    operator: Operator
    operand: Any


class OptionName(msgspec.Struct, frozen=True):
    """An operand that stands under the rule's options, or is set by a pack or configuration."""

    name: str


class Condition(msgspec.Struct, frozen=True):
    """One clause of `where`: a field's dotted path and the test of its value."""

    field: str
    test: Test


def options_named(conditions: Iterable[Condition]) -> Iterator[str]:
    """The names of the options that conditions refer to."""
    for condition in conditions:
        operand = condition.test.operand
        while isinstance(operand, Test):
            operand = operand.operand
        if isinstance(operand, OptionName):
            yield operand.name


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
    if name == "option":
        return Test("is", _read_option(operand, field))
    return Test(cast(Operator, name), _read_operand(name, operand, field, lexicons))


def _read_operand(name: str, entry: Entry, field: Field, lexicons: Lexicons) -> Any:
    match name:
        case "not":
            return _read_test(entry, field, lexicons)
        case "in" | "has":
            return _read_lexicon(entry, field, lexicons)
        case "matches":
            return _read_pattern(entry, field)
        case _:
            return _read_limit(entry, field)


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


def _read_option(entry: Entry, field: Field) -> OptionName:
    if not field.plain:
        raise entry.error("this does not suit the field", field.accepted)
    return OptionName(entry.text())


def _read_lexicon(entry: Entry, field: Field, lexicons: Lexicons) -> frozenset[str]:
    _need(entry, field, str)
    return read_words(entry, lexicons)


def _read_pattern(entry: Entry, field: Field) -> str:
    _need(entry, field, str)
    pattern = entry.text()
    try:
        re.compile(pattern)
    except re.error as error:
        raise entry.error(f"not a regular expression: {error}") from error
    return pattern


def _read_limit(entry: Entry, field: Field) -> int | float | OptionName:
    _need(entry, field, int, float)
    if isinstance(entry.node, yaml.MappingNode):
        return _read_option(entry.mapping(needed=("option",))["option"], field)
    limit = entry.scalar()
    if isinstance(limit, bool) or not isinstance(limit, int | float):
        raise entry.error("a number is needed here")
    return limit


def _need(entry: Entry, field: Field, *kinds: type) -> None:
    if not set(kinds) & set(field.types):
        raise entry.error("this does not suit the field", field.accepted)

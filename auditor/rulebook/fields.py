"""The fields that a rule may name: dotted paths into a view, checked against its declared types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from auditor.errors import did_you_mean
from auditor.measure import MEASURES
from auditor.rulebook.strict import Entry


class Field(msgspec.Struct, frozen=True):
    """What a field may hold: its types without None, the words of a Literal, whether None."""

    types: tuple[Any, ...]
    words: tuple[str, ...] = ()
    optional: bool = False

    @property
    def plain(self) -> tuple[str, ...]:
        """The names of the plain types that it may hold: it has a text of its own."""
        return tuple(kind.__name__ for kind in self.types if kind in (str, int, float, bool))

    @property
    def accepted(self) -> str:
        """What it may hold, for an error's text."""
        return ", ".join([*self.plain, *(["null"] if self.optional else [])])


def find_field(entry: Entry, view: type, path: str) -> Field:
    """What the field at a path of this view may hold.

    Raises ConfigError at `entry` for a path that is not there, with the nearest name.
    """
    field, known = Field((view,)), ""
    for name in path.split("."):
        inner = _inner(field, name)
        if inner is None:
            names = _names(field)
            hint = did_you_mean(name, names).replace("mean ", f"mean {known}")
            raise entry.error(f"unknown field {path!r}{hint}", ", ".join(names) or None)
        field = msgspec.structs.replace(inner, optional=field.optional or inner.optional)
        known += f"{name}."
    return field


def value_at(view: object, path: str) -> Any:
    """The value at a dotted path of a view; None where anything on the way is None."""
    return reader(path)(view)


@cache
def reader(path: str) -> Callable[[Any], Any]:
    """What reads the value at a dotted path of a view, as `value_at` does."""
    name, _, rest = path.partition(".")
    if not rest:
        return attrgetter(name)
    if name == "measures":  # the one mapping of a view
        return lambda view: view.measures[rest]
    inner, further = attrgetter(name), reader(rest)
    return lambda view: None if (value := inner(view)) is None else further(value)


def _inner(field: Field, name: str) -> Field | None:
    hint = next((_fields(kind)[name] for kind in field.types if name in _fields(kind)), None)
    return None if hint is None else _read(hint)


def _names(field: Field) -> tuple[str, ...]:
    return tuple(name for kind in field.types for name in _fields(kind))


def _fields(kind: Any) -> Mapping[str, Any]:
    if get_origin(kind) is Mapping:  # the one mapping of a view is that of the measures
        return dict.fromkeys(MEASURES, get_args(kind)[1])
    return _hints(kind) if _is_struct(kind) else {}


_hints = cache(get_type_hints)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _read(hint: Any) -> Field:
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    words = tuple(word for part in parts if get_origin(part) is Literal for word in get_args(part))
    types = tuple(str if get_origin(part) is Literal else part for part in parts)
    return Field(tuple(t for t in types if t is not type(None)), words, type(None) in parts)

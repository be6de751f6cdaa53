"""The parts of a pack's score.

    score:                          # the weights add up to 100; without parts there is no score
      - name: Named sources
        measure: share_attributed_words_named
        weight: 25                  # whole points
        from: 0                     # the measure at which the part gives nothing …
        to: 0.8                     # … and at which it gives all its points; may be the lower one
        if_nothing: leave_out       # where there is nothing to measure: full | none | leave_out
        says: "{numerator} of {denominator} attributed words are from named sources"
        nothing: nothing is attributed
        why: A named source answers for what it says.

`says` may use {value}, {numerator} and {denominator}.  A pack that extends another may change parts
of it by their names instead:

    score:
      Named sources: {weight: 35, to: 0.9}
      Several voices: off
"""

from __future__ import annotations

from math import isfinite
from string import Formatter
from typing import Literal, cast, get_args

import msgspec
import yaml

from auditor.errors import did_you_mean
from auditor.rulebook.strict import Entry

IfNothing = Literal["full", "none", "leave_out"]

FIELDS = ("value", "numerator", "denominator")
NEEDED = ("name", "measure", "weight", "from", "to", "if_nothing", "says", "nothing", "why")
CHANGEABLE = ("weight", "from", "to")
TOTAL = 100


class PackPart(msgspec.Struct, frozen=True):
    """One part of the score, as a pack sets it.

    The part gives nothing where the measure is `start`, all of its `weight` where it is `full`, and
    in proportion between them.  `says` and `nothing` are what it tells the reader, `why` why it
    counts; `line` is its place in the pack's file.
    """

    name: str
    measure: str
    weight: int
    start: float
    full: float
    if_nothing: IfNothing
    says: str
    nothing: str
    why: str
    line: int


def read_parts(entry: Entry, base: tuple[PackPart, ...]) -> tuple[PackPart, ...]:
    """The parts that a pack lists, or those of the pack that it extends with its changes.

    Raises ConfigError for a mistake in them, a name that is there twice or not at all, and weights
    that do not add up to 100.
    """
    changes = base and isinstance(entry.node, yaml.MappingNode)
    parts = _changed(entry, base) if changes else tuple(_part(item) for item in entry.items())
    total = sum(part.weight for part in parts)
    if total != TOTAL:
        raise entry.error(f"the weights add up to {total}", f"weights that add up to {TOTAL}")
    if not changes:
        _check_names(entry, parts)
    return parts


def _check_names(entry: Entry, parts: tuple[PackPart, ...]) -> None:
    seen: set[str] = set()
    for item, part in zip(entry.items(), parts, strict=True):
        if part.name in seen:
            raise item.error(f"two parts are named {part.name!r}")
        seen.add(part.name)


def _changed(entry: Entry, base: tuple[PackPart, ...]) -> tuple[PackPart, ...]:
    known = [part.name for part in base]
    changes = entry.mapping()
    for name, change in changes.items():
        if name not in known:
            raise change.error(
                f"no part is named {name!r}{did_you_mean(name, known)}", ", ".join(known)
            )
    kept = (part for part in base if part.name not in changes or not _is_off(changes[part.name]))
    return tuple(
        _change(part, changes[part.name]) if part.name in changes else part for part in kept
    )


def _is_off(entry: Entry) -> bool:
    return isinstance(entry.node, yaml.ScalarNode) and entry.node.value == "off"


def _change(part: PackPart, entry: Entry) -> PackPart:
    entries = entry.mapping(optional=CHANGEABLE)
    changed = msgspec.structs.replace(
        part,
        weight=_weight(entries["weight"]) if "weight" in entries else part.weight,
        start=_number(entries["from"]) if "from" in entries else part.start,
        full=_number(entries["to"]) if "to" in entries else part.full,
    )
    if (changed.start < changed.full) != (part.start < part.full):
        raise entry.error("'from' and 'to' must stay in their order", f"{part.start}, {part.full}")
    return changed


def _part(item: Entry) -> PackPart:
    entries = item.mapping(needed=NEEDED)
    start, full = _number(entries["from"]), _number(entries["to"])
    if start == full:
        raise entries["to"].error("must differ from 'from'")
    return PackPart(
        name=entries["name"].text(),
        measure=entries["measure"].text(),
        weight=_weight(entries["weight"]),
        start=start,
        full=full,
        if_nothing=cast(IfNothing, entries["if_nothing"].choice(get_args(IfNothing))),
        says=_template(entries["says"]),
        nothing=entries["nothing"].text(),
        why=entries["why"].text(),
        line=int(item.node.start_mark.line) + 1,
    )


def _weight(entry: Entry) -> int:
    value = entry.scalar()
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= TOTAL:
        raise entry.error(f"{value!r} is no weight", f"a whole number from 1 to {TOTAL}")
    return value


def _number(entry: Entry) -> float:
    value = entry.scalar()
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise entry.error(f"{value!r} is no number", "a number")
    return float(value)


def _template(entry: Entry) -> str:
    text = entry.text()
    try:
        pieces = tuple(Formatter().parse(text))
    except ValueError as error:
        raise entry.error(f"a brace does not pair up: {error}") from error
    for _, field, style, conversion in pieces:
        if field is not None and (field not in FIELDS or style or conversion):
            accepted = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise entry.error(f"unknown field {field!r}{did_you_mean(field, FIELDS)}", accepted)
    return text

"""Packs: which rules judge with which severity, and what the score is made of.

    about: what the pack is for
    unlisted: own                   # rules not listed below: own (their own severity) or off
    rules:
      anonymity-no-reason: error    # error | warning | note | off
    preview: [rule-id]              # preview rules to switch on
    stances: [statement, evidence]  # what rules, measures and score count beside direct quotations
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

`says` may use {value}, {numerator} and {denominator}.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import isfinite
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Literal, cast, get_args

import msgspec

from auditor.errors import ConfigError
from auditor.lexicon import rules_folder
from auditor.measure import COUNTED, STANCES
from auditor.model import Severity, Stance
from auditor.rulebook.strict import Entry, nearest, read

Setting = Literal["error", "warning", "note", "off"]
IfNothing = Literal["full", "none", "leave_out"]
Unlisted = Literal["own", "off"]

OPTIONAL = ("unlisted", "rules", "preview", "stances", "score")
FIELDS = ("value", "numerator", "denominator")
NEEDED = ("name", "measure", "weight", "from", "to", "if_nothing", "says", "nothing", "why")
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


class Pack(msgspec.Struct, frozen=True):
    """A set of rules with severities, and the parts of the score.

    `rules` holds the rules that the pack lists, `lines` their lines in the file at `path`.
    `stances` are those of the attributions that rules, measures and score count.
    """

    name: str
    about: str
    rules: Mapping[str, Setting] = MappingProxyType({})
    unlisted: Unlisted = "own"
    preview: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = COUNTED
    score: tuple[PackPart, ...] = ()
    path: str = ""
    lines: Mapping[str, int] = MappingProxyType({})

    def severity(self, rule: str, own: Severity, *, preview: bool = False) -> Severity | None:
        """What a rule of this own severity counts for in the pack; None where it is off.

        A preview rule is off unless the pack lists it.
        """
        setting = self.rules.get(rule)
        if setting is None:
            on = rule in self.preview or (self.unlisted == "own" and not preview)
            return own if on else None
        return None if setting == "off" else setting


def pack_names(*folders: Path) -> tuple[str, ...]:
    """The names of the packs in these folders, sorted; without folders, those that ship."""
    return tuple(sorted(_files(folders)))


def load_pack(name: str, *folders: Path) -> Pack:
    """A pack by its name, from these folders (a later one wins) or, without any, those that ship.

    Raises ConfigError with path, line, key and what would be accepted: for a pack that is not there
    and for a file with a mistake in it.  Rules and measures are named by other files:
    `check_rules` and `auditor.score.check_measures` hold them against those.
    """
    paths = _files(folders)
    if name not in paths:
        known = ", ".join(sorted(paths))
        raise ConfigError(f"there is no pack {name!r}{nearest(name, paths)}", accepted=known)
    return _pack(name, read(paths[name]))


def check_rules(pack: Pack, known: Collection[str]) -> None:
    """Raise ConfigError where a pack names a rule that is not among the known ones."""
    for rule in (*pack.rules, *pack.preview):
        if rule not in known:
            raise ConfigError(
                f"there is no such rule{nearest(rule, known)}",
                path=pack.path,
                line=pack.lines.get(rule),
                key=rule,
                accepted=", ".join(sorted(known)),
            )


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    places = folders or (rules_folder() / "packs",)
    return {path.stem: path for folder in places for path in sorted(folder.glob("*.yaml"))}


def _pack(name: str, file: Entry) -> Pack:
    entries = file.mapping(needed=("about",), optional=OPTIONAL)
    rules = entries["rules"].mapping() if "rules" in entries else {}
    preview = entries["preview"].items() if "preview" in entries else ()
    stances = entries["stances"].choices(STANCES) if "stances" in entries else COUNTED
    unlisted = _word(entries["unlisted"], get_args(Unlisted)) if "unlisted" in entries else "own"
    return Pack(
        name=name,
        about=entries["about"].text(),
        rules=MappingProxyType({id_: _setting(entry) for id_, entry in rules.items()}),
        unlisted=cast(Unlisted, unlisted),
        preview=tuple(entry.text() for entry in preview),
        stances=cast(tuple[Stance, ...], stances),
        score=_parts(entries["score"]) if "score" in entries else (),
        path=file.path,
        lines=MappingProxyType(
            {entry.text(): _line(entry) for entry in preview}
            | {id_: _line(entry) for id_, entry in rules.items()}
        ),
    )


def _setting(entry: Entry) -> Setting:
    return cast(Setting, _word(entry, get_args(Setting)))


def _word(entry: Entry, names: tuple[str, ...]) -> str:
    # A bare `off` is a truth value to YAML 1.1; here it can only mean the word.
    return "off" if entry.node.value == "off" else entry.choice(names)


def _line(entry: Entry) -> int:
    return int(entry.node.start_mark.line) + 1


def _parts(entry: Entry) -> tuple[PackPart, ...]:
    parts = tuple(_part(item) for item in entry.items())
    total = sum(part.weight for part in parts)
    if total != TOTAL:
        raise entry.error(f"the weights add up to {total}", f"weights that add up to {TOTAL}")
    seen: set[str] = set()
    for item, part in zip(entry.items(), parts, strict=True):
        if part.name in seen:
            raise item.error(f"two parts are named {part.name!r}")
        seen.add(part.name)
    return parts


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
        line=_line(item),
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
            raise entry.error(f"unknown field {field!r}{nearest(field, FIELDS)}", accepted)
    return text

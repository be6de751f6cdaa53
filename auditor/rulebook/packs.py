"""Packs: which rules judge with which severity and options, and what the score is made of.

    about: what the pack is for
    extends: core                   # begin with this pack; what stands below changes it
    unlisted: own                   # rules not listed below: own (their own severity) or off
    rules:
      anonymity-no-reason: error    # error | warning | note | on (its own severity) | off
    options:
      balance-few-sources: {sources: 4}
    stances: [statement, evidence]  # what rules, measures and score count beside direct quotations
    score:                          # see `auditor.rulebook.parts`

A rule that is optional or in preview is off unless it is listed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, cast, get_args

import msgspec

from auditor.errors import ConfigError, did_you_mean
from auditor.measure import COUNTED, STANCES
from auditor.model import Severity, Stance
from auditor.rulebook.options import configure
from auditor.rulebook.parts import PackPart, read_parts
from auditor.rulebook.rule import Rule
from auditor.rulebook.strict import Entry, Scalar, read
from auditor.shipped import rules_folder

Setting = Literal["error", "warning", "note", "on", "off"]
Unlisted = Literal["own", "off"]
RuleOptions = Mapping[str, Mapping[str, Scalar]]

OPTIONAL = ("extends", "unlisted", "rules", "options", "stances", "score")

_T = TypeVar("_T")


class Pack(msgspec.Struct, frozen=True):
    """A set of rules with severities and options, and the parts of the score.

    `rules` holds the rules that the pack lists, `options` those that it sets; `places` says in
    which file and line it names a rule, and `option_places` where it sets the options of one.
    `stances` are those of the attributions that rules, measures and score count.
    """

    name: str
    about: str
    rules: Mapping[str, Setting] = MappingProxyType({})
    unlisted: Unlisted = "own"
    options: RuleOptions = MappingProxyType({})
    stances: tuple[Stance, ...] = COUNTED
    score: tuple[PackPart, ...] = ()
    path: str = ""
    places: Mapping[str, tuple[str, int]] = MappingProxyType({})
    option_places: Mapping[str, tuple[str, int]] = MappingProxyType({})

    def severity(self, rule: Rule) -> Severity | None:
        """What a rule counts for in the pack; None where it is off."""
        setting = self.rules.get(rule.id)
        if setting is None:
            return rule.severity if self.unlisted == "own" and rule.status == "stable" else None
        if setting == "on":
            return rule.severity
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
        raise ConfigError(f"there is no pack {name!r}{did_you_mean(name, paths)}", accepted=known)
    return _pack(name, paths, ())


def check_rules(pack: Pack, rules: Collection[Rule]) -> None:
    """Raise ConfigError, with its place, for a rule or an option of one that is not there."""
    known = {rule.id: rule for rule in rules}
    for place, names in ((pack.places, pack.rules), (pack.option_places, pack.options)):
        for rule in names:
            if rule not in known:
                raise _misplaced(
                    f"there is no such rule{did_you_mean(rule, known)}", rule, place[rule]
                )
    for rule, options in pack.options.items():
        try:
            configure(known[rule], options)
        except ConfigError as error:
            raise _misplaced(
                error.message, rule, pack.option_places[rule], error.accepted
            ) from error


def _misplaced(
    message: str, key: str, place: tuple[str, int], accepted: str | None = None
) -> ConfigError:
    path, line = place
    return ConfigError(message, path=path, line=line, key=key, accepted=accepted)


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    places = folders or (rules_folder() / "packs",)
    return {path.stem: path for folder in places for path in sorted(folder.glob("*.yaml"))}


def _pack(name: str, paths: Mapping[str, Path], below: tuple[str, ...]) -> Pack:
    """The pack of one file, on top of the one that it extends; `below` are those that extend it."""
    entries = read(paths[name]).mapping(needed=("about",), optional=OPTIONAL)
    base = _base(entries.get("extends"), paths, (*below, name))
    rules = entries["rules"].mapping() if "rules" in entries else {}
    options = entries["options"].mapping() if "options" in entries else {}
    path = str(paths[name])
    return Pack(
        name=name,
        about=entries["about"].text(),
        rules=_joined(base.rules, {rule: _setting(entry) for rule, entry in rules.items()}),
        unlisted=cast(Unlisted, _word(entries["unlisted"], get_args(Unlisted)))
        if "unlisted" in entries
        else base.unlisted,
        options=_joined(base.options, _options(options, base)),
        stances=cast(tuple[Stance, ...], entries["stances"].choices(STANCES))
        if "stances" in entries
        else base.stances,
        score=read_parts(entries["score"], base.score) if "score" in entries else base.score,
        path=path,
        places=_joined(base.places, {rule: (path, _line(each)) for rule, each in rules.items()}),
        option_places=_joined(
            base.option_places, {rule: (path, _line(each)) for rule, each in options.items()}
        ),
    )


def _base(entry: Entry | None, paths: Mapping[str, Path], below: tuple[str, ...]) -> Pack:
    if entry is None:
        return Pack("", "")
    name = entry.choice(tuple(paths))
    if name in below:
        raise entry.error(f"the pack would extend itself: {' → '.join((*below, name))}")
    return _pack(name, paths, below)


def _joined(base: Mapping[str, _T], own: Mapping[str, _T]) -> Mapping[str, _T]:
    return MappingProxyType({**base, **own})


def _options(entries: Mapping[str, Entry], base: Pack) -> RuleOptions:
    return {
        rule: {**base.options.get(rule, {}), **{k: v.scalar() for k, v in entry.mapping().items()}}
        for rule, entry in entries.items()
    }


def _setting(entry: Entry) -> Setting:
    return cast(Setting, _word(entry, get_args(Setting)))


def _word(entry: Entry, names: tuple[str, ...]) -> str:
    # A bare `on` or `off` is a truth value to YAML 1.1; here it can only mean the word.
    raw = entry.node.value
    return str(raw) if raw in ("on", "off") and raw in names else entry.choice(names)


def _line(entry: Entry) -> int:
    return int(entry.node.start_mark.line) + 1

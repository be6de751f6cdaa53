"""Word lists from `rules/lexicons/*.yaml`, checked as they are read.

A lexicon file holds `about` (what it lists, with its source) and `entries`: a mapping from a
group's name to a list of words or phrases, all strings, lower case unless `cased: true`.  A phrase
is matched word by word, as `auditor.nlp.phrases` says; `lexicons["cues-statement"]["clause"]` is a
frozen set.

A file of the same name in a later folder adds its entries to the groups that are there; with
`replace: true` it takes the place of what was there, group for group.  Most groups are asked for by
name, so that a new one would go unnoticed and is an error, unless the first file says `open: true`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
import yaml

from auditor.errors import ConfigError, did_you_mean

Groups = Mapping[str, frozenset[str]]
Lexicons = Mapping[str, Groups]
KEYS = ("about", "cased", "open", "replace", "entries")
FLAGS = ("cased", "open", "replace")
# Alternatives stand in brackets: words, and neither a star nor other brackets.
BRACKETS = re.compile(r"[^()|]*(?:\([^()*]*\)[^()|]*)*")


class _Lexicon(msgspec.Struct, frozen=True):
    """The groups of a lexicon so far; `cased`: with capitals; `open`: whether others add groups."""

    groups: Groups
    cased: bool
    open: bool


def rules_folder() -> Path:
    """The folder of the rules that ship: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load_lexicons(*folders: Path) -> Lexicons:
    """Every lexicon of these folders by its file name; later folders add to it, or replace it.

    Without folders, those that ship.  Raises ConfigError with path and key for a malformed file.
    """
    found: dict[str, _Lexicon] = {}
    for folder in dict.fromkeys(folders or (rules_folder() / "lexicons",)):
        for path in sorted(folder.glob("*.yaml")):
            found[path.stem] = _load(path, found.get(path.stem), known=found)
    return MappingProxyType({name: found[name].groups for name in sorted(found)})


def every(groups: Groups) -> frozenset[str]:
    """All entries of a lexicon, whatever their group."""
    return frozenset().union(*groups.values())


def _load(path: Path, below: _Lexicon | None, *, known: Iterable[str]) -> _Lexicon:
    """The lexicon of a file, on top of the one of the same name that is there already."""
    data = _read(path)
    cased, open_, replace = (_flag(path, data, name) for name in FLAGS)
    if below is None and replace:
        hint = did_you_mean(path.stem, known)
        raise ConfigError(f"there is no such lexicon to replace{hint}", path=str(path))
    if below and not replace:
        # What it adds to says whether capitals count: else a word could never be met.
        cased = below.cased
    entries = data["entries"].items()
    own = {str(name): _group(path, str(name), items, cased=cased) for name, items in entries}
    if below is None:
        return _Lexicon(MappingProxyType(own), cased, open_)
    if not below.open:
        _check_groups(path, own, below.groups, replace=replace)
    return _Lexicon(own if replace else _joined(below.groups, own), cased, below.open)


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path=str(path)) from error
    except ValueError as error:  # a date that is none
        raise ConfigError(f"not valid YAML: {error}", path=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise ConfigError("not valid YAML", path=str(path), line=line) from error
    if not isinstance(data, dict) or not isinstance(data.get("entries"), dict):
        raise ConfigError(
            "a lexicon needs a mapping under 'entries'", path=str(path), accepted=", ".join(KEYS)
        )
    for key in data:
        if key not in KEYS:
            hint = did_you_mean(str(key), KEYS)
            accepted = ", ".join(KEYS)
            raise ConfigError(f"unknown key{hint}", path=str(path), key=str(key), accepted=accepted)
    return data


def _flag(path: Path, data: Mapping[str, Any], name: str) -> bool:
    value = data.get(name, False)
    if not isinstance(value, bool):
        raise ConfigError("must be true or false", path=str(path), key=name)
    return value


def _check_groups(path: Path, own: Groups, below: Groups, *, replace: bool) -> None:
    """Raise ConfigError for a group that nobody would ask for, or one that would be missed."""
    for name in own:
        if name not in below:
            accepted = ", ".join(below)
            problem = f"the lexicon has no such group{did_you_mean(name, below)}"
            raise ConfigError(problem, path=str(path), key=name, accepted=accepted)
    missing = [name for name in below if name not in own]
    if replace and missing:
        problem = f"to replace the lexicon it needs all groups, if only []: {', '.join(missing)}"
        raise ConfigError(problem, path=str(path), key="entries")


def _joined(below: Groups, own: Groups) -> Groups:
    none = frozenset[str]()
    names = dict.fromkeys((*below, *own))
    return MappingProxyType({n: below.get(n, none) | own.get(n, none) for n in names})


def _group(path: Path, group: str, items: object, *, cased: bool) -> frozenset[str]:
    if not isinstance(items, list):
        raise ConfigError("a group is a list of strings", path=str(path), key=group)
    for item in items:
        # YAML 1.1 reads `no`, `on` and `12` as something else than words.
        if not isinstance(item, str):
            problem = f"quote the entry {item!r}: it is no string"
            raise ConfigError(problem, path=str(path), key=group)
        if not cased and item != item.lower():
            raise ConfigError(f"{item!r} is not lower case", path=str(path), key=group)
        if not BRACKETS.fullmatch(item):
            problem = f"in {item!r} a bracket is too many, or holds more than words"
            raise ConfigError(problem, path=str(path), key=group, accepted="on (the|a) call")
    if len(set(items)) < len(items):
        twice = sorted({item for item in items if items.count(item) > 1})
        raise ConfigError(f"listed twice: {', '.join(twice)}", path=str(path), key=group)
    return frozenset(items)

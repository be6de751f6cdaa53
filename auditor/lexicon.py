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
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import yaml

from auditor.errors import ConfigError, did_you_mean
from auditor.shipped import rules_folder

Value = TypeVar("Value")


class Named(dict[str, Value]):
    """Values by name, never changed, with a hash: what is drawn from them can be cached."""

    @cached_property
    def _hash(self) -> int:
        return hash(frozenset(self.items()))

    def __hash__(self) -> int:  # type: ignore[override]
        return self._hash


Groups = Named[frozenset[str]]
Lexicons = Named[Groups]
KEYS = ("about", "cased", "open", "replace", "entries")
FLAGS = ("cased", "open", "replace")
TRUTHS = {"true": True, "false": False}
STRING = "tag:yaml.org,2002:str"
# Alternatives stand in brackets: words, and neither a star nor other brackets.
BRACKETS = re.compile(r"[^()|]*(?:\([^()*]*\)[^()|]*)*")


class _Lexicon(msgspec.Struct, frozen=True):
    """The groups of a lexicon so far; `cased`: with capitals; `open`: whether others add groups."""

    groups: Groups
    cased: bool
    open: bool


def load_lexicons(*folders: Path) -> Lexicons:
    """Every lexicon of these folders by its file name; later folders add to it, or replace it.

    Without folders, those that ship.  Raises ConfigError with path and key for a malformed file.
    """
    found: dict[str, _Lexicon] = {}
    for folder in dict.fromkeys(folders or (rules_folder() / "lexicons",)):
        for path in sorted(folder.glob("*.yaml")):
            found[path.stem] = _load(path, found.get(path.stem), known=found)
    return _shared(Lexicons({name: found[name].groups for name in sorted(found)}))


@cache
def _shared(lexicons: Lexicons) -> Lexicons:
    """The first lexicons that were like these.

    What is drawn from lexicons is cached by them: to be found by others that are equal, and not
    the same, it took a comparison of all words each time.
    """
    return lexicons


@cache
def every(groups: Groups) -> frozenset[str]:
    """All entries of a lexicon, whatever their group."""
    return frozenset[str]().union(*groups.values())


def _load(path: Path, below: _Lexicon | None, *, known: Iterable[str]) -> _Lexicon:
    """The lexicon of a file, on top of the one of the same name that is there already."""
    file = _read(path)
    cased, open_, replace = (_flag(file, name) for name in FLAGS)
    if below is None and replace:
        raise file["replace"].error(
            f"there is no such lexicon to replace{did_you_mean(path.stem, known)}"
        )
    if below and not replace:
        # What it adds to says whether capitals count: else a word could never be met.
        cased = below.cased
    groups = file["entries"].mapping()
    own = Groups({name: _group(group, cased=cased) for name, group in groups.items()})
    if below is None:
        return _Lexicon(own, cased, open_)
    if not below.open:
        _check_groups(file["entries"], groups, below.groups, replace=replace)
    return _Lexicon(own if replace else _joined(below.groups, own), cased, below.open)


class _Value(NamedTuple):
    """One value of a lexicon's file, and the last of the keys that lead to it."""

    path: str
    key: str
    node: yaml.Node

    def error(self, problem: str, accepted: str | None = None) -> ConfigError:
        """A ConfigError that points at this value."""
        line = self.node.start_mark.line + 1
        key = self.key or None
        return ConfigError(problem, path=self.path, line=line, key=key, accepted=accepted)

    def at(self, node: yaml.Node) -> _Value:
        """A value inside this one, for errors."""
        return _Value(self.path, self.key, node)

    def mapping(self) -> dict[str, _Value]:
        """The values of a mapping; a key that comes twice, as after a merge, would lose words."""
        values: dict[str, _Value] = {}
        for key, node in self.node.value:
            name = str(key.value)
            if name in values:
                raise _Value(self.path, name, key).error("the key is there twice")
            values[name] = _Value(self.path, name, node)
        return values


def _read(path: Path) -> dict[str, _Value]:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise ConfigError("not valid YAML", path=str(path), line=line) from error
    values = _Value(str(path), "", node).mapping() if isinstance(node, yaml.MappingNode) else {}
    for key, value in values.items():
        if key not in KEYS:
            raise value.error(f"unknown key{did_you_mean(key, KEYS)}", ", ".join(KEYS))
    if "entries" not in values or not isinstance(values["entries"].node, yaml.MappingNode):
        problem = "a lexicon needs a mapping under 'entries'"
        raise ConfigError(problem, path=str(path), accepted=", ".join(KEYS))
    return values


def _flag(file: Mapping[str, _Value], name: str) -> bool:
    if name not in file:
        return False
    raw = str(file[name].node.value).lower()
    if raw not in TRUTHS:
        raise file[name].error("must be true or false")
    return TRUTHS[raw]


def _check_groups(
    entries: _Value, own: Mapping[str, _Value], below: Groups, *, replace: bool
) -> None:
    """Raise ConfigError for a group that nobody would ask for, or one that would be missed."""
    for name, group in own.items():
        if name not in below:
            problem = f"the lexicon has no such group{did_you_mean(name, below)}"
            raise group.error(problem, ", ".join(below))
    missing = [name for name in below if name not in own]
    if replace and missing:
        problem = f"to replace the lexicon it needs all groups, if only []: {', '.join(missing)}"
        raise entries.error(problem)


def _joined(below: Groups, own: Groups) -> Groups:
    none = frozenset[str]()
    names = dict.fromkeys((*below, *own))
    return Groups({n: below.get(n, none) | own.get(n, none) for n in names})


def _group(group: _Value, *, cased: bool) -> frozenset[str]:
    if not isinstance(group.node, yaml.SequenceNode):
        raise group.error("a group is a list of strings")
    found: set[str] = set()
    for node in group.node.value:
        item = _item(group, node, cased=cased)
        if item in found:
            raise group.at(node).error(f"listed twice: {item}")
        found.add(item)
    return frozenset(found)


def _item(group: _Value, node: yaml.Node, *, cased: bool) -> str:
    """One word or phrase of a group."""
    item = node.value
    # YAML 1.1 reads `no`, `on` and `12` as something else than words.
    if node.tag != STRING:
        what = repr(item) if isinstance(item, str) else "here"
        raise group.at(node).error(f"quote the entry {what}: it is no string")
    if not item.strip():
        raise group.at(node).error("an entry is empty: it would be met everywhere")
    if not cased and item != item.lower():
        raise group.at(node).error(f"{item!r} is not lower case")
    if not BRACKETS.fullmatch(item):
        problem = f"in {item!r} a bracket is too many, or holds more than words"
        raise group.at(node).error(problem, "on (the|a) call")
    return str(item)

"""Word lists from `rules/lexicons/*.yaml`, checked as they are read.

A lexicon file holds `about` (what it lists, with its source) and `entries`: a mapping from a
group's name to a list of words or phrases, all strings, lower case unless `cased: true`.  A phrase
is matched word by word, as `auditor.nlp.phrases` says; `lexicons["cues-statement"]["clause"]` is a
frozen set.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import yaml

from auditor.errors import ConfigError

Groups = Mapping[str, frozenset[str]]
Lexicons = Mapping[str, Groups]
KEYS = ("about", "cased", "entries")
# Alternatives stand in brackets: words, and neither a star nor other brackets.
BRACKETS = re.compile(r"[^()|]*(?:\([^()*]*\)[^()|]*)*")


def rules_folder() -> Path:
    """The folder of the rules that ship: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load_lexicons(*folders: Path) -> Lexicons:
    """Every lexicon of these folders by its file name; a later folder's file wins.

    Without folders, those that ship.  Raises ConfigError with path and key for a malformed file.
    """
    files: dict[str, Path] = {}
    for folder in folders or (rules_folder() / "lexicons",):
        files |= {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    return MappingProxyType({name: _load(path) for name, path in sorted(files.items())})


def every(groups: Groups) -> frozenset[str]:
    """All entries of a lexicon, whatever their group."""
    return frozenset().union(*groups.values())


def _load(path: Path) -> Groups:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
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
            raise ConfigError("unknown key", path=str(path), key=str(key), accepted=", ".join(KEYS))
    cased = data.get("cased", False)
    return MappingProxyType(
        {
            str(group): _group(path, str(group), items, cased=cased)
            for group, items in data["entries"].items()
        }
    )


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

"""YAML read with its places, so that every mistake is named with file, line and key.

YAML 1.1 reads `no`, `on` and `2016-10-02` as something else than words: a text that it takes for
anything but a string is refused here, never converted.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import yaml

from auditor.errors import ConfigError, did_you_mean

Scalar = str | int | float | bool | None
_TAG = "tag:yaml.org,2002:"


class Entry(NamedTuple):
    """One value of a YAML file, with the key that leads to it."""

    path: str
    key: str
    node: yaml.Node

    def error(self, message: str, accepted: str | None = None) -> ConfigError:
        """A ConfigError that points at this value."""
        line = self.node.start_mark.line + 1
        return ConfigError(
            message, path=self.path, line=line, key=self.key or None, accepted=accepted
        )

    def mapping(self, *, needed: Collection[str] = (), optional: Collection[str] = ()) -> Entries:
        """The entries of a mapping by key; without names given, any keys.

        Raises ConfigError for a key that is unknown, missing or there twice.
        """
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("a mapping is needed here")
        known = (*needed, *optional)
        entries: Entries = {}
        for key_node, node in self.node.value:
            # `on` is a truth value to YAML 1.1, and here a key.
            raw = str(key_node.value)
            name = raw if raw in known else Entry(self.path, self.key, key_node).text()
            here = Entry(self.path, name, key_node)
            if known and name not in known:
                raise here.error(f"unknown key{did_you_mean(name, known)}", ", ".join(known))
            if name in entries:
                raise here.error("the key is there twice")
            entries[name] = Entry(self.path, f"{self.key}.{name}".lstrip("."), node)
        missing = [name for name in needed if name not in entries]
        if missing:
            raise self.error(f"missing: {', '.join(missing)}", ", ".join(known))
        return entries

    def items(self) -> tuple[Entry, ...]:
        """The entries of a list that is not empty."""
        if not isinstance(self.node, yaml.SequenceNode) or not self.node.value:
            raise self.error("a list with at least one entry is needed here")
        return tuple(Entry(self.path, self.key, node) for node in self.node.value)

    def text(self) -> str:
        """A string that is not empty."""
        value = self.scalar()
        if not isinstance(value, str):
            raise self.error(f"a text is needed here; put quotation marks around {self._raw()!r}")
        if not value.strip():
            raise self.error("the text is empty")
        return value.strip()

    def choice(self, names: Collection[str]) -> str:
        """A string that is one of these."""
        name = self.text()
        if name not in names:
            raise self.error(f"unknown value {name!r}{did_you_mean(name, names)}", ", ".join(names))
        return name

    def choices(self, names: Collection[str]) -> tuple[str, ...]:
        """A list of these, each at most once."""
        chosen: list[str] = []
        for item in self.items():
            if item.choice(names) in chosen:
                raise item.error(f"{item.text()!r} is there twice")
            chosen.append(item.text())
        return tuple(chosen)

    def scalar(self) -> Scalar:
        """A text, number, truth value or null."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("a single value is needed here")
        kind, raw = self.node.tag.removeprefix(_TAG), str(self.node.value)
        if kind == "str":
            return raw
        if kind == "null":
            return None
        if kind == "bool" and raw.lower() in ("true", "false"):
            return raw.lower() == "true"
        if kind in ("int", "float"):
            return self._number(raw, kind)
        raise self.error(f"{raw!r} is no text in YAML: put quotation marks around it")

    def _number(self, raw: str, kind: str) -> int | float:
        try:
            return int(raw) if kind == "int" else float(raw)
        except ValueError:
            raise self.error(f"{raw!r} is no plain number; quote it if it is a text") from None

    def _raw(self) -> str:
        return str(self.node.value)


Entries = dict[str, Entry]


def read(path: Path) -> Entry:
    """The one value of a YAML file.  Raises ConfigError with its line where it is not YAML."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path=str(path)) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or "unexpected character"
        raise ConfigError(f"not valid YAML: {problem}", path=str(path), line=line) from error
    if node is None:
        raise ConfigError("the file is empty", path=str(path))
    return Entry(str(path), "", node)

"""TOML values with the keys that lead to them, so that every mistake is told with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from auditor.errors import ConfigError, did_you_mean

_TABLE = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")
_KEY = re.compile(r"\s*([^=#\[]+?)\s*=")


class File(msgspec.Struct, frozen=True):
    """A configuration file's text, and the name of the table in it that is ours."""

    path: Path
    text: str
    table: str

    def error(self, message: str, *keys: str, accepted: str | None = None) -> ConfigError:
        """The error for a key, given with the tables that lead to it and numbers in arrays."""
        return ConfigError(
            message,
            path=str(self.path),
            line=_line(self.text, ".".join(filter(None, (self.table, *keys)))),
            key=".".join(keys),
            accepted=accepted,
        )


class Entry(NamedTuple):
    """One value of the file, with the keys that lead to it."""

    file: File
    keys: tuple[str, ...]
    value: Any

    def error(self, message: str, accepted: str | None = None) -> ConfigError:
        """A ConfigError that points at this value."""
        return self.file.error(message, *self.keys, accepted=accepted)

    def table(self, known: Collection[str] = (), *, such_as: str = "") -> dict[str, Entry]:
        """The entries of a table by key; without names given, any keys."""
        if not isinstance(self.value, dict):
            raise self.error(f"must be a table{such_as and f', such as {such_as}'}")
        entries = {key: Entry(self.file, (*self.keys, key), v) for key, v in self.value.items()}
        for key, entry in entries.items():
            if known and key not in known:
                raise entry.error(f"unknown key{did_you_mean(key, known)}", ", ".join(known))
        return entries

    def tables(self) -> tuple[Entry, ...]:
        """The entries of an array of tables."""
        if not isinstance(self.value, list) or not all(isinstance(v, dict) for v in self.value):
            raise self.error(f"must be an array of tables, as in [[{self.keys[-1]}]]")
        return tuple(
            Entry(self.file, (*self.keys, str(at)), value) for at, value in enumerate(self.value)
        )

    def text(self) -> str:
        """A string that is not empty."""
        if not isinstance(self.value, str):
            raise self.error("must be a string")
        if not self.value.strip():
            raise self.error("must not be empty")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of strings that are not empty."""
        if not isinstance(self.value, list):
            raise self.error('must be a list of strings, such as ["one", "two"]')
        return tuple(Entry(self.file, self.keys, value).text() for value in self.value)

    def choice(self, names: Collection[str]) -> str:
        """One of these strings."""
        if self.value not in names:
            near = did_you_mean(str(self.value), names)
            raise self.error(f"unknown value {self.value!r}{near}", ", ".join(names))
        return str(self.value)


def _line(text: str, dotted: str) -> int | None:
    """The 1-based line where a key stands, or what it holds, or else what holds it."""
    found: dict[str, int] = {}
    for key, number in _lines(text):
        found.setdefault(key, number)
    for key, number in tuple(found.items()):
        for way in accumulate(key.split("."), "{}.{}".format):
            found.setdefault(way, number)
    while dotted and dotted not in found:
        dotted = dotted.rpartition(".")[0]
    return found.get(dotted)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Every key that opens a line, with all that leads to it, and its line."""
    table, counts = "", dict[str, int]()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = _counted(_plain(header[2]), counts, opens=header[1] == "[[")
            yield table, number
        elif key := _KEY.match(line):
            yield ".".join(filter(None, (table, _plain(key[1])))), number


def _counted(name: str, counts: dict[str, int], *, opens: bool) -> str:
    """A table's name with the numbers of the arrays on the way to it; `opens`: it begins one."""
    if opens:
        counts[name] = counts.get(name, -1) + 1
    parts, way = list[str](), ""
    for part in name.split("."):
        parts.append(part)
        way = f"{way}.{part}".lstrip(".")
        if way in counts:
            parts.append(str(counts[way]))
    return ".".join(parts)


def _plain(key: str) -> str:
    """A dotted key without quotation marks and white space."""
    return re.sub(r"[\s\"']", "", key)

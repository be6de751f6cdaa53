"""The configuration: a frozen value from `auditor.toml` or `[tool.auditor]` in `pyproject.toml`.

It is found upwards from a folder; every mistake in it is a ConfigError with path, line and key.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from auditor.errors import ConfigError

FailOn = Literal["error", "warning", "note", "never"]
Level = Literal["error", "warning", "note", "off"]
KEYS = ("pack", "model", "fail_on", "rules")

_TABLE = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r"\s*([^=#\[]+?)\s*=")
_ERROR_LINE = re.compile(r" \(at line (\d+), column \d+\)")


class Config(msgspec.Struct, frozen=True):
    """What to audit with.

    `pack`: name of the rule pack.  `model`: "embedded", or "stanza:en" for an official one.
    `fail_on`: the mildest severity that makes the command exit with 1.  `rules`: severities that
    replace the pack's, by rule id; "off" leaves a rule out.  `path`: the file it came from.
    """

    pack: str = "core"
    model: str = "embedded"
    fail_on: FailOn = "warning"
    rules: dict[str, Level] = {}
    path: str | None = None


def load_config(start: Path | None = None) -> Config:
    """The configuration that holds in a folder (None: the current one); defaults where none does.

    Raises ConfigError for a mistake in the file found.
    """
    folder = (start or Path()).absolute()
    for place in (folder, *folder.parents):
        for path in (place / "auditor.toml", place / "pyproject.toml"):
            if path.is_file() and (config := read_config(path)):
                return config
    return Config()


def read_config(path: Path) -> Config | None:
    """The configuration of one file; None for a `pyproject.toml` without `[tool.auditor]`."""
    file = _read(path)
    try:
        data: dict[str, Any] | None = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, str(error)) from error
    for name in filter(None, file.table.split(".")):
        data = data.get(name) if isinstance(data, dict) else None
    return None if data is None else _checked(file, data)


def check_rule_ids(config: Config, known: Iterable[str]) -> None:
    """Raise ConfigError, with the nearest id, for a configured rule that is not among these."""
    known = frozenset(known)
    for rule in config.rules:
        if rule in known:
            continue
        message = f"unknown rule{did_you_mean(rule, known)}"
        if config.path is None:
            raise ConfigError(message, key=rule)
        raise _read(Path(config.path)).error(message, "rules", rule)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message: a question with the nearest known name; empty where none is near."""
    found = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {found[0]}?" if found else ""


class _File(msgspec.Struct, frozen=True):
    """A configuration file's text, and the name of the table in it that is ours."""

    path: Path
    text: str
    table: str

    def error(self, message: str, *keys: str, accepted: Iterable[str] = ()) -> ConfigError:
        """The error for a key, given with the tables that lead to it."""
        return ConfigError(
            message,
            path=str(self.path),
            line=_line(self.text, ".".join(filter(None, (self.table, *keys)))),
            key=".".join(keys),
            accepted=", ".join(accepted) or None,
        )


def _read(path: Path) -> _File:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path=str(path)) from error
    return _File(path, text, "tool.auditor" if path.name == "pyproject.toml" else "")


def _not_toml(path: Path, problem: str) -> ConfigError:
    # tomllib gives the place inside its message only (attributes come with Python 3.14).
    place = _ERROR_LINE.search(problem)
    line = int(place[1]) if place else None
    return ConfigError(f"not valid TOML: {_ERROR_LINE.sub('', problem)}", path=str(path), line=line)


def _checked(file: _File, data: Any) -> Config:
    if not isinstance(data, dict):
        raise file.error("must be a table")
    for key, value in data.items():
        if key not in KEYS:
            raise file.error(f"unknown key{did_you_mean(key, KEYS)}", key, accepted=KEYS)
        if key != "rules" and not isinstance(value, str):
            raise file.error("must be a string", key)
    _one_of(file, data.get("fail_on", "never"), get_args(FailOn), "fail_on")
    _check_rules(file, data.get("rules", {}))
    return msgspec.convert({**data, "path": str(file.path)}, Config)


def _check_rules(file: _File, rules: Any) -> None:
    if not isinstance(rules, dict):
        raise file.error('must be a table, such as {anonymity-no-reason = "error"}', "rules")
    for rule, level in rules.items():
        _one_of(file, level, get_args(Level), "rules", rule)


def _one_of(file: _File, value: object, accepted: tuple[str, ...], *keys: str) -> None:
    if value not in accepted:
        near = did_you_mean(str(value), accepted)
        raise file.error(f"unknown value {value!r}{near}", *keys, accepted=accepted)


def _line(text: str, dotted: str) -> int | None:
    """The 1-based line where a key stands, or else the table or key that holds it."""
    table = ""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = _plain(header[1])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault(".".join(filter(None, (table, _plain(key[1])))), number)
    while dotted and dotted not in found:
        dotted = dotted.rpartition(".")[0]
    return found.get(dotted)


def _plain(key: str) -> str:
    """A dotted key without quotation marks and white space."""
    return re.sub(r"[\s\"']", "", key)

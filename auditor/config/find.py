"""A configuration file into a Config, each key and value checked as it is read."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

from auditor.config.entries import Entry, File
from auditor.config.paths import is_pattern
from auditor.config.settings import Config, FailOn, Level, Options, Override, Threshold, Value
from auditor.errors import ConfigError, did_you_mean

_ERROR_LINE = re.compile(r" \(at line (\d+), column \d+\)")
MOST = 100
# Before the language of one of Stanza's own models.
OFFICIAL = "stanza:"
# A configuration with every setting as a comment, for `auditor init`.
STARTER = Path(__file__).parent / "starter.toml"


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
    return None if data is None else _config(Entry(file, (), data))


def mistake(config: Config, message: str, *keys: str, accepted: str | None = None) -> ConfigError:
    """The error for a key of a configuration that was read; one made in Python has no place."""
    if config.path is None:
        return ConfigError(message, key=".".join(keys), accepted=accepted)
    return _read(Path(config.path)).error(message, *keys, accepted=accepted)


def _read(path: Path) -> File:
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors write a byte order mark
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path=str(path)) from error
    return File(path, text, "tool.auditor" if path.name == "pyproject.toml" else "")


def _not_toml(path: Path, problem: str) -> ConfigError:
    # tomllib gives the place inside its message only (attributes come with Python 3.14).
    place = _ERROR_LINE.search(problem)
    line = int(place[1]) if place else None
    return ConfigError(f"not valid TOML: {_ERROR_LINE.sub('', problem)}", path=str(path), line=line)


def _config(entry: Entry) -> Config:
    values = {key: _READERS[key](value) for key, value in entry.table(KEYS).items()}
    return Config(**values, path=str(entry.file.path))


def _model(entry: Entry) -> str:
    """A name as it stands, or the path of the folder that it names."""
    name = entry.text()
    if name == Config().model or name.startswith(OFFICIAL):
        return name
    folder = _path(entry, name)
    if not folder.is_dir():
        near = did_you_mean(name, (Config().model,))
        accepted = f"{Config().model}, {OFFICIAL}LANGUAGE, or a pack's folder"
        raise entry.error(f"no such language pack: {folder}{near}", accepted)
    return str(folder)


def _threshold(entry: Entry) -> Threshold:
    if isinstance(entry.value, str):
        return Threshold(_severity(entry))
    parts = entry.table(("severity", "score"), such_as='{severity = "error", score = 60}')
    if not parts:
        raise entry.error("needs one at least", "severity, score")
    return Threshold(
        _severity(parts["severity"]) if "severity" in parts else "never",
        _score(parts["score"]) if "score" in parts else None,
    )


def _severity(entry: Entry) -> FailOn:
    return cast(FailOn, entry.choice(get_args(FailOn)))


def _score(entry: Entry) -> float:
    score = entry.value
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= MOST:
        raise entry.error(f"must be a number from 0 to {MOST}")
    return float(score)


def _rules(entry: Entry) -> dict[str, Level]:
    levels = entry.table(such_as='{anonymity-no-reason = "error"}')
    return {rule: cast(Level, level.choice(get_args(Level))) for rule, level in levels.items()}


def _options(entry: Entry) -> Options:
    return {
        rule: {name: _value(value) for name, value in options.table().items()}
        for rule, options in entry.table(such_as="[options.balance-few-sources]").items()
    }


def _value(entry: Entry) -> Value:
    if not isinstance(entry.value, str | int | float | bool):
        raise entry.error("must be a string, a number, true or false")
    if isinstance(entry.value, float) and not math.isfinite(entry.value):
        raise entry.error("must be a finite number")
    return entry.value


def _patterns(entry: Entry) -> tuple[str, ...]:
    patterns = entry.texts()
    for pattern in patterns:
        if not is_pattern(pattern):
            raise entry.error(f"{pattern!r} is no pattern", "as in a .gitignore: drafts/")
    return patterns


def _folders(entry: Entry) -> tuple[Path, ...]:
    folders = tuple(_path(entry, text) for text in entry.texts())
    for folder in folders:
        if not folder.is_dir():
            raise entry.error(f"no such folder: {folder}")
    return folders


def _path(entry: Entry, text: str) -> Path:
    return entry.file.path.absolute().parent / text


def _overrides(entry: Entry) -> tuple[Override, ...]:
    return tuple(_override(table) for table in entry.tables())


def _override(entry: Entry) -> Override:
    entries = entry.table(OVERRIDE_KEYS)
    if "paths" not in entries or not entries["paths"].value:
        raise entry.error("missing: paths", 'paths = ["opinion/**"]')
    if len(entries) == 1:
        raise entry.error("changes nothing: it has paths and no more", ", ".join(OVERRIDE_KEYS[1:]))
    return Override(**{key: _READERS[key](value) for key, value in entries.items()})


_READERS: Mapping[str, Callable[[Entry], Any]] = MappingProxyType(
    {
        "pack": Entry.text,
        "model": _model,
        "fail_on": _threshold,
        "rules": _rules,
        "options": _options,
        "exclude": _patterns,
        "rule_folders": _folders,
        "lexicon_folders": _folders,
        "baseline": lambda entry: _path(entry, entry.text()),
        "overrides": _overrides,
        "paths": _patterns,
    }
)
OVERRIDE_KEYS = ("paths", "pack", "fail_on", "rules", "options")
KEYS = tuple(key for key in _READERS if key != "paths")

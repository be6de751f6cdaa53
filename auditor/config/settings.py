"""The values of a configuration, and what of them holds for one article."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from auditor.config.paths import matches

FailOn = Literal["error", "warning", "note", "never"]
# "on" is the rule's own severity.
Level = Literal["error", "warning", "note", "off", "on"]
Value = str | int | float | bool
Options = dict[str, dict[str, Value]]

_V = TypeVar("_V")


class Threshold(msgspec.Struct, frozen=True):
    """What makes the command exit with 1; either one is enough.

    `severity`: a finding as grave as this or graver.  `score`: a score below this, 0 to 100; None
    looks at no score.
    """

    severity: FailOn = "never"
    score: float | None = None


class Override(msgspec.Struct, frozen=True):
    """What holds otherwise for the articles that `paths` match; None and {} change nothing."""

    paths: tuple[str, ...]
    pack: str | None = None
    fail_on: Threshold | None = None
    rules: dict[str, Level] = {}
    options: Options = {}


class Config(msgspec.Struct, frozen=True):
    """What to audit with.

    `pack`: name of the rule pack.  `model`: "embedded", a folder, or "stanza:en" for an official
    one.  `fail_on`: what makes the command exit with 1.  `rules`: severities that replace the
    pack's, by rule id.  `options`: of rules, by rule id and name; they replace the pack's.
    `exclude`: patterns of files that are no articles.  `rule_folders`: folders of rules of one's
    own, with their `lexicons` and `packs` inside; `lexicon_folders`: word lists alone.  `baseline`:
    the file of the findings that are known.  `overrides`: what differs for some articles, the last
    one that matches wins.  `path`: the file that it came from; patterns are relative to its folder,
    or to the current one where there is no file.
    """

    pack: str = "core"
    model: str = "embedded"
    fail_on: Threshold = Threshold("warning")
    rules: dict[str, Level] = {}
    options: Options = {}
    exclude: tuple[str, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    lexicon_folders: tuple[Path, ...] = ()
    baseline: Path | None = None
    overrides: tuple[Override, ...] = ()
    path: str | None = None

    @property
    def folder(self) -> Path:
        """The folder that patterns are relative to, absolute."""
        path = Path.cwd() / (self.path or "auditor.toml")
        return Path(os.path.normpath(path)).parent


def given(
    config: Config,
    *,
    pack: str | None = None,
    model: str | None = None,
    fail_on: FailOn | None = None,
) -> Config:
    """The configuration with what the command line says, for every article; None changes nothing.

    A severity to fail on takes the place of the score, too: it says all that counts in this run.
    """
    threshold = Threshold(fail_on) if fail_on else None
    return msgspec.structs.replace(
        config,
        pack=pack or config.pack,
        model=model or config.model,
        fail_on=threshold or config.fail_on,
        overrides=tuple(
            msgspec.structs.replace(
                each,
                pack=None if pack else each.pack,
                fail_on=None if threshold else each.fail_on,
            )
            for each in config.overrides
        ),
    )


def is_excluded(config: Config, path: str | Path) -> bool:
    """Whether a file is one of those that `exclude` leaves out."""
    return matches(config.exclude, config.folder, path)


def overriding(config: Config, path: str | None) -> tuple[int, ...]:
    """Which overrides match an article, by their places; none for one without a path."""
    if path is None:
        return ()
    return tuple(
        at for at, each in enumerate(config.overrides) if matches(each.paths, config.folder, path)
    )


def applied(config: Config, places: tuple[int, ...]) -> Config:
    """The configuration with these of its overrides laid over it, in order."""
    for override in (config.overrides[place] for place in places):
        config = msgspec.structs.replace(
            config,
            pack=override.pack or config.pack,
            fail_on=override.fail_on or config.fail_on,
            rules={**config.rules, **override.rules},
            options=laid_over(config.options, override.options),
        )
    return config


def laid_over(
    below: Mapping[str, Mapping[str, _V]], above: Mapping[str, Mapping[str, _V]]
) -> dict[str, dict[str, _V]]:
    """Options of rules, those above in the place of those below with the same name."""
    ids = dict.fromkeys((*below, *above))
    return {rule: {**below.get(rule, {}), **above.get(rule, {})} for rule in ids}

"""The baseline's file: what it counts of an article, and which of its files are gone."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

import msgspec

from auditor.baseline import Baseline, Counts, read_baseline
from auditor.errors import ConfigError

DEFAULT = Path("auditor-baseline.json")


class BaselineFile(msgspec.Struct, frozen=True):
    """A baseline and where it stands; its files are named from its folder."""

    path: Path
    baseline: Baseline

    def key(self, article: Path) -> str:
        """How the baseline names an article."""
        real = os.path.realpath(article)
        return PurePath(os.path.relpath(real, self.path.parent.resolve())).as_posix()

    def counts(self, article: Path) -> Counts:
        """How many findings of each rule the baseline counts for an article."""
        return self.baseline.files.get(self.key(article), {})

    def files(self) -> tuple[Path, ...]:
        """The files counted that are there."""
        return tuple(path for path in map(self._at, self.baseline.files) if path.exists())

    def gone(self) -> tuple[str, ...]:
        """The files counted that are there no more."""
        return tuple(file for file in self.baseline.files if not self._at(file).exists())

    def _at(self, file: str) -> Path:
        return self.path.parent / file


def load_baseline(path: Path) -> BaselineFile:
    """The baseline of a file.  Raises ConfigError where there is none or it is malformed."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors write a byte order mark
    except FileNotFoundError as error:
        problem = "no such baseline; `auditor baseline` writes one"
        raise ConfigError(problem, path=str(path)) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", path=str(path)) from error
    return BaselineFile(path, read_baseline(text, str(path)))

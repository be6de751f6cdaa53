"""Patterns as in a `.gitignore`: `drafts/`, `*.csv`, `opinion/**`, `!keep.md`."""

from __future__ import annotations

import os
import re
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: tuple[str, ...], folder: Path, path: str | Path) -> bool:
    """Whether a file is one of those that the patterns name, relative to a folder.

    A file outside the folder is none.  Links are followed only where the path as it is written
    leads elsewhere.
    """
    if not patterns:
        return False
    inside = _inside(Path(path), folder)
    return inside is not None and _compiled(patterns).match_file(inside)


def is_pattern(pattern: str) -> bool:
    """Whether a pattern can match: it is not malformed, no comment, and without `.` and `..`."""
    # Here, not above: most commands and most configurations have no patterns.
    from pathspec.patterns.gitignore import GitIgnorePatternError  # noqa: PLC0415

    if {".", ".."} & set(pattern.lstrip("!").split("/")):
        return False
    with warnings.catch_warnings():
        # Brackets in brackets, which regular expressions may come to read otherwise.
        warnings.simplefilter("error", FutureWarning)
        try:
            compiled = _compiled((pattern,)).patterns
        except (GitIgnorePatternError, re.error, FutureWarning):
            return False
    return any(each.include is not None for each in compiled)


@cache
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(patterns)


def _inside(path: Path, folder: Path) -> str | None:
    """The way from a folder to a file in it; None for a file elsewhere."""
    # Not `absolute`, which keeps the `..` that may lead out of the folder.
    written = Path(os.path.normpath(Path.cwd() / path))
    # Not `resolve`, which fails on links that lead in a circle.
    real, real_folder = (Path(os.path.realpath(each)) for each in (path, folder))
    ways = ((written, folder), (real, real_folder))
    return next((f.relative_to(d).as_posix() for f, d in ways if f.is_relative_to(d)), None)

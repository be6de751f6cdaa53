"""Every error the package raises on purpose.

AuditorError
├── InputError      an article that cannot be read
├── ConfigError     a configuration, pack, rule or lexicon that is wrong
└── ModelError      a language pack that is missing, broken or not what its manifest says
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class AuditorError(Exception):
    """A mistake that the user can mend: what is wrong, where, and what would be accepted.

    `path` is the file concerned, `line` its 1-based line, `key` the offending key; each is None
    where it does not apply.  `str(error)` is the one line shown to the user.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        key: str | None = None,
        accepted: str | None = None,
    ) -> None:
        self.message = message
        self.path = path
        self.line = line
        self.key = key
        self.accepted = accepted
        super().__init__(message)

    def __str__(self) -> str:
        place = self.path or ""
        if self.line is not None:
            place += f":{self.line}"
        if place:
            place += ": "
        key = f"{self.key}: " if self.key else ""
        accepted = f" (accepted: {self.accepted})" if self.accepted else ""
        return f"{place}{key}{self.message}{accepted}"


class InputError(AuditorError):
    """An article that cannot be read: no such path, empty, binary, wrong encoding."""


class ConfigError(AuditorError):
    """A configuration, pack, rule or lexicon with a mistake in it."""


class ModelError(AuditorError):
    """A language pack that is missing, broken, or differs from its manifest."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message: a question with the nearest known name; empty where none is near."""
    found = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {found[0]}?" if found else ""

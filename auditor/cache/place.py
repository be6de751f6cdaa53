"""Where the cache is, how much it may hold, and what: the environment says so, or the platform."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from auditor.errors import ConfigError
from auditor.model import Article

FOLDER, SIZE = "AUDITOR_CACHE", "AUDITOR_CACHE_MB"
DEFAULT_MB = 500
FILE = "auditor-cache.sqlite3"
# How an article from standard input is called.
STDIN = "-"
DEVICES = ("/dev", "/proc")


class Place(msgspec.Struct, frozen=True):
    """A cache's folder, and the most bytes that it may hold."""

    folder: Path
    limit: int

    @property
    def file(self) -> Path:
        """The one file of the cache."""
        return self.folder / FILE


def cache_place() -> Place | None:
    """The user's cache; None where it may hold nothing.

    Raises ConfigError for a size that is no number.
    """
    limit = _megabytes() * 1024 * 1024
    try:
        return Place(_folder(), limit) if limit else None
    except RuntimeError:  # a user without a home
        return None


def may_keep(article: Article) -> bool:
    """Whether it came from a file: nobody expects to find anything else on the disk.

    A file whose name is no Unicode is left out: no report on it can be written down.
    """
    path = article.path
    if path is None or path == STDIN or path != path.encode(errors="ignore").decode():
        return False
    file = Path(path).absolute()
    # Standard input has names there, too.
    device = any(file.is_relative_to(folder) for folder in DEVICES)
    return not device and not file.is_fifo()


def _megabytes() -> int:
    given = os.environ.get(SIZE) or str(DEFAULT_MB)
    if not (given.isascii() and given.isdigit()):
        accepted = f"whole megabytes, such as {DEFAULT_MB}; 0 for no cache"
        raise ConfigError(f"{given!r} is no size", key=SIZE, accepted=accepted)
    return int(given)


def _folder() -> Path:
    given = os.environ.get(FOLDER)
    return Path(given).absolute() if given else _caches() / "sourcing-auditor"


def _caches() -> Path:
    """Where this platform keeps what can be made anew."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    # A relative path is to be ignored, says the XDG specification.
    folder = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return folder if folder.is_absolute() else Path.home() / ".cache"

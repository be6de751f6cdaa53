"""Values kept between runs in one sqlite file; whatever is wrong with it, the work goes on without.

The file may be lost at any time and holds nothing that cannot be made anew.  So it waits for no
disk, and what a power cut damages is noticed by a checksum or by sqlite, and dropped.  Processes
share it: each reads and writes under sqlite's own locks, and one that is killed leaves a journal
that the next one rolls back.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple, TypeVar

import msgspec

from auditor.cache.place import Place

Tell = Callable[[str], object]
T = TypeVar("T")

VERSION = 1
# Seconds to wait for a process that writes; a write takes milliseconds.
PATIENCE = 10
# When an entry was last used is known to the hour: else every reader would be a writer.
HOUR = 3600
# Where the cache is full, entries are dropped until this share of it is left.
KEPT = 0.9
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# What zlib and msgspec raise where a value is not what was written.
BROKEN = (zlib.error, ValueError, TypeError, msgspec.MsgspecError)
TABLES = """
    CREATE TABLE IF NOT EXISTS entries (
        key BLOB PRIMARY KEY, kind TEXT, used INTEGER, size INTEGER, checksum INTEGER, value BLOB
    );
    CREATE INDEX IF NOT EXISTS by_use ON entries (used, size, kind);
"""


class Held(NamedTuple):
    """How many entries of a kind there are, and their bytes."""

    kind: str
    entries: int
    size: int


class Cache:
    """Values by key.  `tell` gets one line where the file fails; then the cache is empty for good.

    A key is a digest of all that decides the value, its kind included.  Nothing is opened before
    the first use, and after `close` the next use opens it again.
    """

    def __init__(self, place: Place, tell: Tell, *, clock: Callable[[], float] = time.time) -> None:
        self.place = place
        self.off = False
        self._tell = tell
        self._clock = clock
        self._connection: sqlite3.Connection | None = None

    def get(self, key: bytes, decode: Callable[[bytes], T]) -> T | None:
        """The value of a key, None where there is none; a damaged one is told and dropped."""
        return self._tried(lambda open_: self._get(open_, key, decode))

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep values by key, and drop those longest unused where that makes it too large."""
        if values:
            self._tried(lambda open_: self._put(open_, kind, values))

    def held(self) -> tuple[Held, ...]:
        """What the cache holds, by kind."""
        query = "SELECT kind, count(*), sum(size) FROM entries GROUP BY kind ORDER BY kind"
        rows = self._tried(lambda open_: open_.execute(query).fetchall())
        return tuple(Held(*row) for row in rows or ())

    def clear(self) -> None:
        """Remove the file.  Raises OSError where it cannot be removed."""
        self.close()
        for end in ("", "-journal"):
            self.place.file.with_name(self.place.file.name + end).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file, as before a fork: a connection must not be shared with a child."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _tried(self, action: Callable[[sqlite3.Connection], T]) -> T | None:
        """What the action gives; None where the file fails.  A damaged one is begun anew, once."""
        if self.off:
            return None
        try:
            return action(self._opened())
        except (OSError, sqlite3.Error) as error:
            self._recover(error)
            return None

    def _recover(self, error: Exception) -> None:
        damaged = getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGED
        with suppress(OSError):
            if damaged:
                self._tell(f"{self.place.file}: the cache is damaged; it is begun anew")
                self.clear()
                return
        self.off = True
        self._tell(f"{self.place.file}: the cache is not used: {_reason(error)}")
        self.close()

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = _connect(self.place)
        return self._connection

    def _get(self, open_: sqlite3.Connection, key: bytes, decode: Callable[[bytes], T]) -> T | None:
        query = "SELECT used, checksum, CAST(value AS BLOB) FROM entries WHERE key = ?"
        row = open_.execute(query, (key,)).fetchone()
        if row is None:
            return None
        used, checksum, packed = row
        try:
            if checksum != _checksum(key, packed):
                raise ValueError
            value = decode(zlib.decompress(packed))
        except BROKEN:
            self._tell(f"{self.place.file}: an entry of the cache is damaged; it is made anew")
            open_.execute("DELETE FROM entries WHERE key = ?", (key,))
            return None
        if used < self._hour:
            open_.execute("UPDATE entries SET used = ? WHERE key = ?", (self._hour, key))
        return value

    def _put(self, open_: sqlite3.Connection, kind: str, values: Mapping[bytes, bytes]) -> None:
        rows = [self._row(kind, key, value) for key, value in values.items()]
        with open_:
            open_.execute("BEGIN IMMEDIATE")
            open_.executemany("REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows)
            excess = _size(open_) - self.place.limit
            if excess > 0:
                _drop(open_, excess + int((1 - KEPT) * self.place.limit))

    def _row(self, kind: str, key: bytes, value: bytes) -> tuple[object, ...]:
        packed = zlib.compress(value, 1)
        return key, kind, self._hour, len(packed), _checksum(key, packed), packed

    @property
    def _hour(self) -> int:
        return int(self._clock() // HOUR)


def _connect(place: Place) -> sqlite3.Connection:
    """The file opened, made where it is not there.  Raises OSError or sqlite3.Error."""
    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made here and not by sqlite: what was read of drafts is for the user alone.
    os.close(os.open(place.file, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(place.file, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
            _begin(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: sqlite3.Connection) -> None:
    """An empty cache, in the place of one of another version."""
    with connection:
        connection.execute("BEGIN EXCLUSIVE")
        if connection.execute("PRAGMA user_version").fetchone() == (VERSION,):
            return  # another process was quicker
        connection.execute("DROP TABLE IF EXISTS entries")
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _size(connection: sqlite3.Connection) -> int:
    """The bytes of the file that are in use."""
    ask = ("page_count", "freelist_count", "page_size")
    pages, free, size = (connection.execute(f"PRAGMA {each}").fetchone()[0] for each in ask)
    return int((pages - free) * size)


def _drop(connection: sqlite3.Connection, size: int) -> None:
    """Drop the entries longest unused, of this size together."""
    connection.execute(
        "DELETE FROM entries WHERE rowid IN (SELECT rowid FROM (SELECT rowid, sum(size) OVER"
        " (ORDER BY used, rowid) - size AS before FROM entries) WHERE before < ?)",
        (size,),
    )


def _checksum(key: bytes, packed: bytes) -> int:
    return zlib.crc32(packed, zlib.crc32(key))


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)

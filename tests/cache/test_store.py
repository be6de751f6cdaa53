"""The cache's file: kept, damaged, full, shared, killed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.cache import Cache, Held, Place

ROOT = Path(__file__).parents[2]
MB = 1024 * 1024
KEY, OTHER = b"k" * 32, b"o" * 32
HOUR = 3600


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Opened(Cache):
    """A cache with what it told."""

    def __init__(self, folder: Path, *, limit: int = MB, clock: Clock | None = None) -> None:
        self.told: list[str] = []
        super().__init__(Place(folder, limit), self.told.append, clock=clock or Clock())

    def value(self, key: bytes) -> bytes | None:
        return self.get(key, bytes)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Opened]:
    cache = Opened(tmp_path / "kept")
    yield cache
    cache.close()


def test_what_is_kept_is_there_for_the_next(cache: Opened, tmp_path: Path) -> None:
    assert cache.value(KEY) is None
    cache.put("parses", {KEY: b"one", OTHER: b"two"})
    assert (cache.value(KEY), cache.value(OTHER)) == (b"one", b"two")
    cache.put("parses", {KEY: b"three"})
    cache.close()
    later = Opened(tmp_path / "kept")
    assert later.value(KEY) == b"three"
    assert later.told == []
    later.close()


def test_it_tells_what_it_holds(cache: Opened) -> None:
    cache.put("reports", {KEY: b"one"})
    cache.put("parses", {b"a": bytes(9), b"b": bytes(9)})
    assert [(each.kind, each.entries) for each in cache.held()] == [("parses", 2), ("reports", 1)]
    assert cache.held()[1] == Held("reports", 1, 11)


def test_drafts_are_for_the_user_alone(cache: Opened) -> None:
    before = os.umask(0)
    try:
        cache.put("reports", {KEY: b"one"})
    finally:
        os.umask(before)
    assert cache.place.folder.stat().st_mode & 0o777 == 0o700
    files = [path.stat().st_mode & 0o777 for path in cache.place.folder.iterdir()]
    assert set(files) == {0o600}


def test_after_clear_it_is_empty_and_works_on(cache: Opened) -> None:
    cache.put("reports", {KEY: b"one"})
    cache.clear()
    assert list(cache.place.folder.iterdir()) == []
    assert cache.value(KEY) is None
    cache.put("reports", {KEY: b"one"})
    assert cache.value(KEY) == b"one"


def test_a_damaged_entry_is_dropped_and_told(cache: Opened) -> None:
    cache.put("reports", {KEY: b"one", OTHER: b"two"})
    cache.close()
    with sqlite3.connect(cache.place.file) as file:
        file.execute("UPDATE entries SET value = zeroblob(9) WHERE key = ?", (KEY,))
    file.close()
    assert cache.value(KEY) is None
    assert cache.told == [f"{cache.place.file}: an entry of the cache is damaged; it is made anew"]
    assert cache.value(KEY) is None
    assert cache.value(OTHER) == b"two"
    assert len(cache.told) == 1


def test_a_value_in_the_place_of_another_is_damaged(cache: Opened) -> None:
    cache.put("reports", {KEY: b"one", OTHER: b"two"})
    cache.close()
    with sqlite3.connect(cache.place.file) as file:
        file.execute(
            "UPDATE entries SET (value, checksum) ="
            " (SELECT value, checksum FROM entries WHERE key = ?)",
            (OTHER,),
        )
    file.close()
    assert cache.value(KEY) is None
    assert cache.value(OTHER) == b"two"


def test_a_value_that_cannot_be_read_any_more_is_dropped(cache: Opened) -> None:
    cache.put("reports", {KEY: b"no number"})
    assert cache.get(KEY, int) is None
    assert cache.held() == ()


@pytest.mark.parametrize("damage", ["text", "truncated", "overwritten"])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: str) -> None:
    cache = Opened(tmp_path)
    cache.put("reports", {bytes([at]) * 32: os.urandom(20_000) for at in range(40)})
    cache.close()
    file = cache.place.file
    data = file.read_bytes()
    file.write_bytes(
        {
            "text": b"this is no database\n" * 99,
            "truncated": data[: len(data) // 2],
            "overwritten": data[:4096] + b"\xff" * 40_000 + data[44_096:],
        }[damage]
    )
    values = {cache.value(bytes([at]) * 32) for at in range(40)}
    cache.put("reports", {KEY: b"one"})
    assert None in values
    assert cache.value(KEY) == b"one"
    assert cache.told
    assert set(cache.told) <= {
        f"{file}: the cache is damaged; it is begun anew",
        f"{file}: an entry of the cache is damaged; it is made anew",
    }
    cache.close()


def test_one_of_another_version_is_begun_anew(cache: Opened) -> None:
    cache.put("reports", {KEY: b"one"})
    cache.close()
    with sqlite3.connect(cache.place.file) as file:
        file.execute("PRAGMA user_version = 99")
        file.execute("ALTER TABLE entries RENAME COLUMN kind TO sort")
    file.close()
    assert cache.value(KEY) is None
    cache.put("reports", {KEY: b"two"})
    assert cache.value(KEY) == b"two"
    assert cache.told == []


def test_what_was_longest_unused_goes_first(tmp_path: Path) -> None:
    clock = Clock()
    cache = Opened(tmp_path, limit=MB, clock=clock)
    for at in range(9):
        clock.now += HOUR
        cache.put("reports", {bytes([at]): os.urandom(100_000)})
    clock.now += HOUR
    assert cache.value(bytes([0])) is not None
    cache.put("reports", {b"a": os.urandom(100_000), b"b": os.urandom(100_000)})
    left = [at for at in range(9) if cache.value(bytes([at])) is not None]
    assert left == [0, 3, 4, 5, 6, 7, 8]
    assert cache.value(b"a") is not None
    assert cache.value(b"b") is not None
    cache.close()


def test_the_file_grows_no_further_than_it_may(tmp_path: Path) -> None:
    cache = Opened(tmp_path, limit=MB)
    for at in range(300):
        cache.put("reports", {at.to_bytes(2): os.urandom(20_000)})
    assert cache.place.file.stat().st_size < 1.1 * MB
    assert 40 <= sum(each.entries for each in cache.held()) <= 52
    assert cache.told == []
    cache.close()


@pytest.mark.parametrize("folder", ["/proc/none", "a.txt/kept"])
def test_where_nothing_can_be_written_it_is_told_once(tmp_path: Path, folder: str) -> None:
    tmp_path.joinpath("a.txt").write_text("a file")
    cache = Opened(tmp_path / folder)
    cache.put("reports", {KEY: b"one"})
    assert cache.value(KEY) is None
    assert (cache.held(), cache.off) == ((), True)
    (note,) = cache.told
    assert note.startswith(f"{cache.place.file}: the cache is not used: ")


FULL = """
import resource, sys
from pathlib import Path
from auditor.cache import Cache, Place
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
cache = Cache(Place(Path(sys.argv[1]), 10**9), print)
for at in range(9):
    cache.put("reports", {bytes([at]): bytes(str(at), "ascii") + __import__("os").urandom(50_000)})
print(cache.off, cache.get(bytes([0]), len))
"""


def test_a_full_disk_is_told_once_and_the_work_goes_on(tmp_path: Path) -> None:
    done = script(FULL, str(tmp_path))
    told, end = done.stdout.splitlines()
    assert told.startswith(f"{tmp_path / 'auditor-cache.sqlite3'}: the cache is not used: ")
    assert end == "True None"
    cache = Opened(tmp_path)
    assert cache.get(bytes([0]), len) == 50_001
    assert cache.told == []
    cache.close()


WRITER = """
import os, signal, sys
from pathlib import Path
from auditor.cache import Cache, Place
cache = Cache(Place(Path(sys.argv[1]), 10**9), print)
for at in range(60):
    key = f"{at}".encode()
    cache.put("reports", {key: key * 5_000, f"{sys.argv[2]} {at}".encode(): key})
    assert cache.get(key, bytes) == key * 5_000, at
    if sys.argv[2] == "killed" and at == 30:
        cache._opened().execute("BEGIN IMMEDIATE")
        cache._opened().execute("UPDATE entries SET value = 'half'")
        os.kill(os.getpid(), signal.SIGKILL)
cache.close()
"""


def script(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_processes_share_it_and_one_that_is_killed_harms_nothing(tmp_path: Path) -> None:
    names = ["killed", "a", "b", "c", "killed", "d"]
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [
        subprocess.Popen([*command, name], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in names
    ]
    ended = [(*process.communicate(), process.returncode) for process in running]
    assert ended == [(b"", b"", -9 if name == "killed" else 0) for name in names]
    cache = Opened(tmp_path)
    for at in range(60):
        key = f"{at}".encode()
        assert cache.value(key) == key * 5_000
        assert cache.value(f"d {at}".encode()) == key
    assert cache.value(b"killed 30") == b"30"
    assert cache.told == []
    cache.close()

"""Where the cache is, and how much it may hold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from auditor.cache import Place, cache_place
from auditor.cache.place import may_keep
from auditor.errors import ConfigError
from auditor.model import Article

MB = 1024 * 1024


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("AUDITOR_CACHE", "AUDITOR_CACHE_MB", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms have places of their own")
def test_without_settings_it_is_the_platforms_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache_place() == Place(home / ".cache" / "sourcing-auditor", 500 * MB)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "xdg"))
    assert cache_place() == Place(home / "xdg" / "sourcing-auditor", 500 * MB)
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert cache_place() == Place(home / ".cache" / "sourcing-auditor", 500 * MB)


def test_the_environment_names_another_folder_and_size(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("AUDITOR_CACHE", "kept")
    monkeypatch.setenv("AUDITOR_CACHE_MB", "7")
    assert cache_place() == Place(home / "kept", 7 * MB)


def test_no_megabytes_are_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_CACHE_MB", "0")
    assert cache_place() is None


@pytest.mark.parametrize("size", ["many", "-1", "1.5", "²"])
def test_a_size_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch, size: str) -> None:
    monkeypatch.setenv("AUDITOR_CACHE_MB", size)
    with pytest.raises(ConfigError) as caught:
        cache_place()
    assert str(caught.value) == (
        f"AUDITOR_CACHE_MB: {size!r} is no size "
        "(accepted: whole megabytes, such as 500; 0 for no cache)"
    )


def test_only_what_came_from_a_file_is_kept() -> None:
    assert may_keep(Article("text", path="a.txt"))
    assert not may_keep(Article("text", path="-"))
    assert not may_keep(Article("text"))

"""Progress: only on a terminal, only where it takes long, and without a thread beside processes."""

from __future__ import annotations

import io
import sys
import threading
from pathlib import Path

import pytest

from auditor.apps.progress import LONG, working


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, total: int, size: int = 9
) -> tuple[str, int]:
    """What stands on standard error, and how many threads run meanwhile."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    before = threading.active_count()
    with working(Path("port.txt"), 1, total, size=size):
        threads = threading.active_count() - before
    return stream.getvalue(), threads


def test_several_articles_have_a_bar_and_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    bar, threads = shown(monkeypatch, Terminal(), total=3)
    assert "port.txt" in bar
    assert "1/3" in bar
    assert threads == 0


def test_a_long_article_has_a_bar_that_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    bar, threads = shown(monkeypatch, Terminal(), total=1, size=LONG)
    assert "port.txt" in bar
    assert threads == 1


def test_a_short_article_and_a_file_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), total=1) == ("", 0)
    assert shown(monkeypatch, io.StringIO(), total=3) == ("", 0)

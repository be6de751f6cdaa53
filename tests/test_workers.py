"""Work spread over real processes: order, bounds, deaths, errors, interruptions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor.workers import AHEAD, usable_cores
from tests.interruptions import heed_interruptions

ROOT = Path(__file__).parents[1]
WORKERS = 2

pytestmark = pytest.mark.parametrize("method", ["fork", "spawn"])


def command(method: str, *batches: list[str]) -> list[str]:
    return [sys.executable, "-m", "tests.spreading", method, json.dumps(batches)]


def spread(method: str, *batches: list[str]) -> tuple[list[list[str]], int]:
    """The items with their results, and how many batches were taken before their turn."""
    done = subprocess.run(
        command(method, *batches), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    lines: list[list[Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    _, ahead, left = lines[-1]
    assert left == 0
    return lines[:-1], ahead


def test_results_come_in_the_order_of_the_items(method: str) -> None:
    batches = [[f"a {at}.{item}" for item in range(at % 3 + 1)] for at in range(40)]
    results, ahead = spread(method, *batches)
    assert results == [[item, item] for batch in batches for item in batch]
    assert ahead <= AHEAD * WORKERS


def test_without_batches_there_is_nothing(method: str) -> None:
    assert spread(method) == ([], 0)


def test_a_death_is_told_of_its_item_and_the_others_are_done(method: str) -> None:
    results, _ = spread(method, ["a 1", "kill 2", "a 3"], ["a 4"], ["exit 5"], ["a 6"])
    assert results == [
        ["a 1", "a 1"],
        ["kill 2", "SIGKILL; out of memory?"],
        ["a 3", "a 3"],
        ["a 4", "a 4"],
        ["exit 5", "exit code 5"],
        ["a 6", "a 6"],
    ]


def test_what_dies_once_is_tried_again(method: str, tmp_path: Path) -> None:
    items = ["a 1", f"kill-once {tmp_path / 'one'}", f"kill-once {tmp_path / 'two'}"]
    results, _ = spread(method, items[:2], items[2:])
    assert results == [
        ["a 1", "a 1"],
        *([each, each.replace("kill-once", "done")] for each in items[1:]),
    ]


def test_what_the_work_raises_is_raised_and_ends_all(method: str) -> None:
    results, _ = spread(method, ["a 1"], ["raise here.txt"], ["wait 2"])
    assert results == [["a 1", "a 1"], ["raised", "here.txt: is wrong"]]


def test_who_asks_for_no_more_ends_all(method: str) -> None:
    results, _ = spread(method, ["stop here"], ["a 1"], ["a 2"])
    assert results == [["stop here", "stop here"]]


@pytest.mark.parametrize(
    ("ending", "batches"),
    [
        (signal.SIGINT, [["say-and-wait 1"], ["wait 2"], ["a 3"]]),
        (signal.SIGKILL, [["a 1"], ["a 2"], ["a 3"]] * 99),
    ],
)
def test_workers_end_with_their_parent(
    method: str, ending: signal.Signals, batches: list[list[str]]
) -> None:
    with subprocess.Popen(
        command(method, *batches),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=heed_interruptions,  # noqa: PLW1509  # no thread runs here
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        if ending == signal.SIGINT:  # as a terminal sends it: to all of them
            os.killpg(process.pid, ending)
        else:
            process.kill()
        # Workers hold the other end of this pipe: it ends with the last of them.
        process.stdout.read()
        assert process.wait() == -ending


def test_there_is_a_core_to_use(method: str) -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)

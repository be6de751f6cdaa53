"""Runs of the benchmarks as pytest-benchmark keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

KEPT = Path(__file__).resolve().parents[1] / ".benchmarks"


class RunError(Exception):
    """Why there is no run to show."""


class Run:
    """The medians of one run.  What was not measured raises KeyError."""

    def __init__(self, name: str, kept: Mapping[str, Any]) -> None:
        self.name = name
        self._laps: dict[str, list[Mapping[str, Any]]] = {}
        for each in kept["benchmarks"]:
            self._laps.setdefault(_name(each), []).append(each)

    def clock(self, benchmark: str) -> float:
        """Seconds on the clock."""
        return median(each["stats"]["median"] for each in self._laps[benchmark])

    def cpu(self, benchmark: str) -> float:
        """Seconds of computing: the clock's on a quiet machine, and near them on a busy one."""
        return median(self._told(benchmark, "cpu"))

    def words(self, benchmark: str) -> int:
        """How many words were read."""
        return int(self._told(benchmark, "words")[0])

    def megabytes(self, count: str) -> float:
        """The largest process of a batch: of one article, a hundred, many."""
        return max(self._told(f"memory[{count}]", "megabytes"))

    def stages(self) -> Mapping[str, float]:
        """Seconds of computing by stage of the audit, over the batch; none where not measured."""
        laps = self._told("stages", "stages") if "stages" in self._laps else [{}]
        return {stage: median(lap[stage] for lap in laps) for stage in laps[0]}

    def waited(self, batch: str) -> float:
        """The share of its time in which a batch on one core did not get the core."""
        return 1 - self.cpu(batch) / self.clock(batch) if batch in self._laps else 0

    def _told(self, benchmark: str, key: str) -> list[Any]:
        return [each["extra_info"][key] for each in self._laps[benchmark]]


def _name(benchmark: Mapping[str, Any]) -> str:
    """A benchmark's name without its lap: `ours[batch]`, of `test_ours[lap3-batch]`."""
    name, _, parameters = benchmark["name"].removeprefix("test_").rstrip("]").partition("[")
    others = "-".join(each for each in parameters.split("-") if each[:3] != "lap")
    return f"{name}[{others}]" if others else str(name)


def kept_runs(folder: Path) -> tuple[Path, ...]:
    """The runs that are kept, the last one first.  Raises RunError where there is none."""
    found = folder.glob("*/[0-9]*_*.json")  # a folder for each system and version of Python
    runs = sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    if not runs:
        raise RunError(f"no run is kept in {folder}: `make bench` makes one")
    return (*runs,)


def earlier(runs: Sequence[Path], name: str) -> Path:
    """Of the runs before the last one the latest whose name holds this one.  Raises RunError."""
    found = [path for path in runs[1:] if name in path.stem]
    if not found:
        known = ", ".join(path.stem for path in runs[1:]) or "none"
        wanted = f"earlier run {name!r}" if name else "earlier run"
        raise RunError(f"no {wanted} is kept (there are: {known})")
    return found[0]


def load_run(path: Path) -> Run:
    """One run.  Raises RunError for a file that is none."""
    try:
        return Run(path.stem, json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise RunError(f"{path} is no run of the benchmarks ({error!r})") from error

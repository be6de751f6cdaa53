"""Whole processes: ours as users call it, and the other program's.  Never asserted, only kept.

The names of these benchmarks are what `ratios.py` reads.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import process
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

AUDITOR = Path(sys.executable).with_name("auditor")
CHECK = (AUDITOR, "check", "--no-cache")
BATCH = (*CHECK, "--format", "jsonl", "--jobs")
QUOTES = Path(__file__).with_name("spacy_quotes.py")
SIZES = {"one": 1, "batch": None}
COUNTS = {"one": 1, "hundred": 100, "many": None}
CORES = {"two": 2, "all": process.all_cores()}

Timed = Callable[..., None]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory, article: Path) -> Path:
    """A cache that knows the article."""
    folder = tmp_path_factory.mktemp("cache")
    process.run([str(AUDITOR), "check", str(article)], 1, {"AUDITOR_CACHE": str(folder)})
    return folder


def test_python(timed: Timed) -> None:
    """The interpreter alone, below which no command can come."""
    timed(sys.executable, "-c", "pass")


def test_help(timed: Timed) -> None:
    timed(AUDITOR, "--help")


def test_cold(timed: Timed, article: Path) -> None:
    timed(*CHECK, articles=[article])


def test_cached(timed: Timed, article: Path, cache: Path) -> None:
    timed(AUDITOR, "check", articles=[article], environment={"AUDITOR_CACHE": str(cache)})


@pytest.mark.parametrize("size", SIZES)
def test_ours(timed: Timed, articles: list[Path], size: str) -> None:
    timed(*BATCH, 1, articles=articles[: SIZES[size]])


@pytest.mark.parametrize("cores", CORES)
def test_cores(timed: Timed, articles: list[Path], cores: str) -> None:
    if process.all_cores() < (3 if cores == "all" else 2):
        pytest.skip("that many cores were measured already")
    timed(*BATCH, CORES[cores], cores=CORES[cores], articles=articles)


@pytest.mark.parametrize("size", SIZES)
def test_spacy(timed: Timed, pipeline: Path, articles: list[Path], size: str) -> None:
    timed(sys.executable, QUOTES, pipeline, "--no-quotes", articles=articles[: SIZES[size]])


@pytest.mark.parametrize("size", SIZES)
def test_textacy(timed: Timed, pipeline: Path, articles: list[Path], size: str) -> None:
    timed(sys.executable, QUOTES, pipeline, articles=articles[: SIZES[size]])


@pytest.mark.parametrize("count", COUNTS)
def test_memory(benchmark: BenchmarkFixture, many: list[Path], count: str) -> None:
    """The largest process of a batch: it must not grow with the number of articles."""
    command = [*map(str, (*BATCH, 1, *many[: COUNTS[count]]))]
    megabytes = benchmark.pedantic(process.peak, (command, {}), rounds=1)
    benchmark.extra_info["megabytes"] = megabytes

"""What is measured with: the articles, the other program, and a clock for commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import process

os.environ.update(process.ONE_THREAD)  # before anything here imports numpy or torch

import pytest
from articles import composed, count_words
from pytest_benchmark.fixture import BenchmarkFixture

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
KEPT = HERE.parent / ".benchmarks"
LAPS = 5
BATCH = 80

Timed = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("speed")
    group.addoption("--articles", type=Path, help="folder of .txt files to audit")
    group.addoption("--treebanks", type=Path, help="folder that spaCy's pipeline is trained from")
    group.addoption("--many", type=int, default=1000, help="articles for the most memory")


@pytest.fixture(scope="session")
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """As many articles as the memory is measured with, about 500 words each."""
    return composed(request.config.getoption("many"), tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="session")
def article(many: list[Path]) -> Path:
    return many[0]


@pytest.fixture(scope="session")
def articles(request: pytest.FixtureRequest, many: list[Path]) -> list[Path]:
    """The batch: the given articles, those that the project is measured with, or composed ones."""
    folder = _folder(request, "articles", SHARED / "polnear" / "dev" / "text")
    return (sorted(folder.glob("*.txt")) if folder else many)[:BATCH]


@pytest.fixture(scope="session")
def pipeline(request: pytest.FixtureRequest) -> Path:
    """The folder of spaCy's pipeline, trained the first time that it is asked for."""
    pytest.importorskip("textacy", reason="`make bench` installs spaCy and textacy")
    trees = _folder(request, "treebanks", SHARED / "treebanks")
    builder, config = HERE / "spacy_pipeline.py", HERE / "spacy.cfg"
    recipe = builder.read_bytes() + config.read_bytes() + str(bool(trees)).encode()
    folder = KEPT / f"spacy-{sha256(recipe).hexdigest()[:8]}"
    if not folder.exists():
        unfinished = folder.with_suffix(".part")
        given = [trees] if trees else []
        subprocess.run([sys.executable, builder, unfinished, *given], check=True)
        unfinished.rename(folder)
    return folder


def _folder(request: pytest.FixtureRequest, option: str, usual: Path) -> Path | None:
    """The folder that is given, or else the usual one where there is one."""
    given: Path | None = request.config.getoption(option)
    if given and not given.is_dir():
        raise pytest.UsageError(f"--{option}: no such folder: {given}")
    return given or (usual if usual.is_dir() else None)


@pytest.fixture(scope="session", params=range(LAPS), ids=lambda lap: f"lap{lap}")
def lap(request: pytest.FixtureRequest) -> int:
    """Everything is measured once in each lap, so that a machine's moods meet all alike."""
    return int(request.param)


@pytest.fixture
def timed(benchmark: BenchmarkFixture, lap: int) -> Timed:  # noqa: ARG001
    """Times a command in a process of its own."""

    def measure(
        *command: object,
        cores: int = 1,
        articles: Sequence[Path] = (),
        environment: dict[str, str] | None = None,
    ) -> None:
        parts = [str(part) for part in (*command, *articles)]
        cpu = benchmark.pedantic(process.run, (parts, cores, environment or {}))
        benchmark.extra_info["cpu"] = cpu
        benchmark.extra_info["words"] = words_in(articles)

    return measure


def words_in(articles: Sequence[Path]) -> int:
    return sum(count_words(path.read_text(encoding="utf-8")) for path in articles)

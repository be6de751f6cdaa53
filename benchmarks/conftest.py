"""What is measured with: the articles, the other program, and a clock for commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import median

import process

os.environ.update(process.ONE_THREAD)  # before anything here imports numpy or torch

import pytest
from articles import composed, count_words
from pytest_benchmark.fixture import BenchmarkFixture

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
KEPT = HERE.parent / ".benchmarks"
ROUNDS = 5
BATCH = 80

Timed = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("speed")
    texts, trees = SHARED / "polnear/dev/text", SHARED / "treebanks"
    group.addoption("--articles", type=Path, default=texts, help="folder of .txt files to audit")
    group.addoption("--treebanks", type=Path, default=trees, help="what spaCy is trained from")
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
    """The batch: the given articles, or else composed ones."""
    given = sorted(request.config.getoption("articles").glob("*.txt"))
    return (given or many)[:BATCH]


@pytest.fixture(scope="session")
def pipeline(request: pytest.FixtureRequest) -> Path:
    """The folder of spaCy's pipeline, trained the first time that it is asked for."""
    pytest.importorskip("textacy", reason="`make bench` installs spaCy and textacy")
    trees: Path = request.config.getoption("treebanks")
    builder, config = HERE / "spacy_pipeline.py", HERE / "spacy.cfg"
    recipe = builder.read_bytes() + config.read_bytes() + str(trees.is_dir()).encode()
    folder = KEPT / f"spacy-{sha256(recipe).hexdigest()[:8]}"
    if not folder.exists():
        unfinished = folder.with_suffix(".part")
        given = [trees] if trees.is_dir() else []
        subprocess.run([sys.executable, builder, unfinished, *given], check=True)
        unfinished.rename(folder)
    return folder


@pytest.fixture
def timed(benchmark: BenchmarkFixture) -> Timed:
    """Times a command: medians of five processes, after one that warms the disk."""

    def measure(
        *command: object,
        cores: int = 1,
        articles: Sequence[Path] = (),
        environment: dict[str, str] | None = None,
    ) -> None:
        parts = [str(part) for part in (*command, *articles)]
        taken: list[process.Taken] = []
        benchmark.pedantic(
            lambda: taken.append(process.run(parts, cores, environment or {})),
            rounds=ROUNDS,
            warmup_rounds=1,
        )
        benchmark.extra_info["cpu"] = median(each.cpu for each in taken[1:])
        benchmark.extra_info["words"] = words_in(articles)

    return measure


def words_in(articles: Sequence[Path]) -> int:
    return sum(count_words(path.read_text(encoding="utf-8")) for path in articles)

"""One warm process on one core: an article, and each stage's share.  Never asserted, only kept."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import process
import pytest
from conftest import ROUNDS, words_in
from pytest_benchmark.fixture import BenchmarkFixture

from auditor import Config, Report, load_engine
from auditor.apps.audits import audit_all
from auditor.apps.batch import open_auditor
from auditor.read import read_article
from auditor.render.json import render_jsonl

# What is called for each stage of an audit, and where.
STAGES = {
    "parse": "auditor.apps.batch.parse_all",
    "find": "auditor.engine.find_attributions",
    "responses": "auditor.engine.find_responses",
    "sources": "auditor.engine.build_register",
    "counted": "auditor.engine.mark_counted",
    "measure": "auditor.engine.measure",
    "readability": "auditor.engine.readability",
    "judge": "auditor.engine.judge_noted",
    "json": f"{__name__}.render_jsonl",
}


@pytest.fixture(autouse=True)
def one_core() -> Iterator[None]:
    with process.on_cores(1):
        yield


def test_warm(benchmark: BenchmarkFixture, article: Path) -> None:
    engine, read = load_engine(Config()), read_article(article)
    benchmark.pedantic(lambda: render_jsonl(engine.audit(read)), rounds=ROUNDS, warmup_rounds=1)
    benchmark.extra_info["words"] = words_in([article])


def test_stages(
    benchmark: BenchmarkFixture, articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seconds of computing by stage, of the batch as the command audits it."""
    rounds: list[defaultdict[str, float]] = []
    for stage, place in STAGES.items():
        module, _, name = place.rpartition(".")
        step = getattr(import_module(module), name)
        monkeypatch.setattr(place, timing(stage, step, rounds))
    auditor = open_auditor(Config(), cached=False)

    def batch() -> None:
        rounds.append(defaultdict(float))
        begin = time.process_time()
        for _ in audit_all(articles, auditor, rendered, jobs=1):
            pass
        rounds[-1]["other"] = time.process_time() - begin - sum(rounds[-1].values())

    benchmark.pedantic(batch, rounds=ROUNDS, warmup_rounds=1)
    stages = {name: median(taken[name] for taken in rounds[1:]) for name in rounds[0]}
    benchmark.extra_info["stages"] = stages
    benchmark.extra_info["words"] = words_in(articles)


def timing(
    stage: str, step: Callable[..., Any], rounds: list[defaultdict[str, float]]
) -> Callable[..., Any]:
    """The step, with its seconds added to its stage in the present round."""

    def timed(*given: Any, **named: Any) -> Any:
        begin = time.process_time()
        result = step(*given, **named)
        rounds[-1][stage] += time.process_time() - begin
        return result

    return timed


def rendered(_: Path, report: Report) -> tuple[str, int]:
    return render_jsonl(report), 0

"""One warm process on one core: an article, and each stage's share.  Never asserted, only kept."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import process
import pytest
from conftest import words_in
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
    "measure": "auditor.engine.measure",
    "readability": "auditor.engine.readability",
    "judge": "auditor.engine.judge_noted",
    "json": f"{__name__}.render_jsonl",
}


@pytest.fixture(autouse=True)
def one_core() -> Iterator[None]:
    # What the tests have loaded is no garbage of the audit: to look through it took as long as some
    # stages.
    gc.collect()
    gc.freeze()
    with process.on_cores(1):
        yield
    gc.unfreeze()


@pytest.mark.usefixtures("lap")
def test_warm(benchmark: BenchmarkFixture, article: Path) -> None:
    engine, read = load_engine(Config()), read_article(article)
    benchmark.pedantic(lambda: render_jsonl(engine.audit(read)), warmup_rounds=1)


@pytest.mark.usefixtures("lap")
def test_stages(
    benchmark: BenchmarkFixture, articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seconds of computing by stage, of the batch as the command audits it."""
    auditor = open_auditor(Config(), cached=False)

    def audit(batch: Sequence[Path]) -> None:
        for _ in audit_all(batch, auditor, rendered, jobs=1):
            pass

    audit(articles[:1])  # loads what is loaded once
    taken = dict.fromkeys(STAGES, 0.0)
    for stage, place in STAGES.items():
        monkeypatch.setattr(place, _timing(taken, stage, place))
    begin = time.process_time()
    benchmark.pedantic(audit, (articles,))
    whole = time.process_time() - begin
    benchmark.extra_info["stages"] = taken | {"other": whole - sum(taken.values())}
    benchmark.extra_info["words"] = words_in(articles)


def _timing(taken: dict[str, float], stage: str, place: str) -> Callable[..., Any]:
    """What is called at a place, its seconds added to those of the stage."""
    module, _, name = place.rpartition(".")
    step = getattr(import_module(module), name)

    def timed(*given: Any, **named: Any) -> Any:
        begin = time.process_time()
        result = step(*given, **named)
        taken[stage] += time.process_time() - begin
        return result

    return timed


def rendered(_: Path, report: Report) -> tuple[str, int]:
    return render_jsonl(report), 0

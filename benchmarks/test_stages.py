"""One warm process on one core: an article, and each stage's share.  Never asserted, only kept."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import process
import pytest
from conftest import ROUNDS, words_in
from pytest_benchmark.fixture import BenchmarkFixture

import auditor.engine
from auditor import Config, load_engine, load_parser
from auditor.read import read_article
from auditor.render.json import render_jsonl

# What the engine calls for each stage; the parser and the JSON are called from elsewhere.
STAGES = {
    "find": "find_attributions",
    "responses": "find_responses",
    "sources": "build_register",
    "counted": "mark_counted",
    "measure": "measure",
    "readability": "readability",
    "judge": "judge_noted",
}

Step = Callable[..., Any]


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
    rounds: list[defaultdict[str, float]] = []

    def timing(stage: str, step: Step) -> Step:
        def timed(*given: Any, **named: Any) -> Any:
            begin = time.process_time()
            result = step(*given, **named)
            rounds[-1][stage] += time.process_time() - begin
            return result

        return timed

    for stage, name in STAGES.items():
        monkeypatch.setattr(auditor.engine, name, timing(stage, getattr(auditor.engine, name)))
    parser = load_parser()
    monkeypatch.setattr(type(parser), "parse", timing("parse", type(parser).parse))
    engine, render = load_engine(Config(), parser=parser), timing("json", render_jsonl)
    read = [read_article(path) for path in articles]

    def batch() -> None:
        taken: defaultdict[str, float] = defaultdict(float)
        rounds.append(taken)
        begin = time.process_time()
        for each in read:
            render(engine.audit(each))
        taken["other"] = time.process_time() - begin - sum(taken.values())

    benchmark.pedantic(batch, rounds=ROUNDS, warmup_rounds=1)
    stages = {name: median(taken[name] for taken in rounds[1:]) for name in rounds[0]}
    benchmark.extra_info["stages"] = stages
    benchmark.extra_info["words"] = words_in(articles)

"""How long loading and auditing take.  Figures are printed and kept, never asserted.

python -m pytest benchmarks                          a table
python -m pytest benchmarks --benchmark-autosave     kept under .benchmarks, to compare with
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from auditor import Config, Engine, load_engine
from auditor.decisions import load_decisions
from auditor.find import find_attributions, quoted_words
from auditor.judge import judge
from auditor.lexicon import load_lexicons
from auditor.measure import measure
from auditor.model import Article
from auditor.nlp.recorded import RecordedParser
from auditor.read import article_from_text, read_article
from auditor.readability import readability
from auditor.render.json import render_json
from auditor.responses import find_responses
from auditor.rulebook import load_rules
from auditor.sources import build_register

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "fixtures" / "harbour-deal.txt"
WORDS = 500


@pytest.fixture(scope="session")
def engine() -> Engine:
    """An engine whose parser is loaded and has parsed once."""
    warm = load_engine(Config())
    warm.audit(article_from_text("The pier will open in May, Ines Halloran said."))
    return warm


@pytest.fixture(scope="session")
def article() -> Article:
    """An article of about WORDS words, from two of the fixtures."""
    first, second = (
        ROOT.joinpath("fixtures", name).read_text(encoding="utf-8")
        for name in ("harbour-deal.txt", "council-budget.txt")
    )
    words = f"{first}\n{second}".split(" ")
    return article_from_text(" ".join(words[:WORDS]))


def python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_cold_start_of_the_command(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(python, ("import auditor.apps.cli",), rounds=3)


def test_cold_audit_of_one_article(benchmark: BenchmarkFixture) -> None:
    """Everything in a new process: imports, loading the pack, one article."""
    code = f"import auditor, pathlib; auditor.audit(pathlib.Path({str(FIXTURE)!r}))"
    benchmark.pedantic(python, (code,), rounds=2)


def test_warm_audit_of_one_article(
    benchmark: BenchmarkFixture, engine: Engine, article: Article
) -> None:
    report = benchmark.pedantic(engine.audit, (article,), rounds=5)
    benchmark.extra_info["words"] = report.words


def test_everything_but_the_parse(benchmark: BenchmarkFixture) -> None:
    replayed = load_engine(Config(), parser=RecordedParser(FIXTURE.parent))
    article = read_article(FIXTURE)
    benchmark.pedantic(replayed.audit, (article,), rounds=10, warmup_rounds=1)


def test_shares_of_the_stages(
    engine: Engine, article: Article, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each stage's share of one warm audit, printed."""
    taken = stages(engine, article)
    whole = sum(taken.values())
    with capsys.disabled():
        for name, each in taken.items():
            sys.stdout.write(f"\n{name:12} {1000 * each:8.1f} ms {each / whole:7.1%}")
        sys.stdout.write(f"\nthe rest is {whole / taken['parse'] - 1:.2f} of the parse\n")


def stages(engine: Engine, article: Article) -> dict[str, float]:
    """The seconds of each stage of the audit."""
    lexicons, decisions, rules = load_lexicons(), load_decisions(), load_rules()
    severities = {rule.id: rule.severity for rule in rules}
    subjects, report = engine.examine(article), engine.audit(article)
    document, attributions, sources = subjects.document, subjects.attributions, subjects.sources
    found = find_attributions(document, lexicons, decisions)
    render_json(report)  # once before: the first time it loads jsonschema
    steps: dict[str, Callable[[], object]] = {
        "parse": lambda: engine.parser.parse(article),
        "find": lambda: find_attributions(document, lexicons, decisions),
        "responses": lambda: find_responses(document, found, lexicons),
        "sources": lambda: build_register(document, found, subjects.responses, lexicons),
        "measure": lambda: measure(document, attributions, sources, subjects.responses),
        "readability": lambda: readability(article.text, quoted_words(document, attributions)),
        "judge": lambda: judge(subjects, rules, severities),
        "json": lambda: render_json(report),
    }
    return {name: seconds(step) for name, step in steps.items()}


def seconds(step: Callable[[], object]) -> float:
    begin = time.perf_counter()
    step()
    return time.perf_counter() - begin

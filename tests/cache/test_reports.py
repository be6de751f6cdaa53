"""Reports that are kept: the same for the same, and for nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from auditor.cache import Cache, Reports, open_reports
from auditor.config import Config, Override, Threshold
from auditor.digests import rules_digest
from auditor.engine import load_engine
from auditor.model import Article, Report
from auditor.nlp.recorded import RecordedParser
from auditor.read import read_article
from tests.reports import report_of

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = sorted((*FIXTURES.glob("*.txt"), *FIXTURES.glob("*[a-z].md")))
CONFIG = Config()


def articles() -> list[Article]:
    return [read_article(path) for path in ARTICLES]


def opened(cache: Cache, config: Config = CONFIG) -> Reports:
    reports = open_reports(cache, config)
    assert reports is not None
    return reports


def fixture_reports() -> Sequence[Report]:
    engine = load_engine(CONFIG, parser=RecordedParser(FIXTURES))
    return [engine.audit(article) for article in articles()]


def test_a_report_is_the_same_from_the_cache(cache: Cache, told: list[str]) -> None:
    reports = fixture_reports()
    opened(cache).put(reports)
    assert [opened(cache).get(article) for article in articles()] == list(reports)
    assert told == []


def of_our_rules(article: Article) -> Report:
    report = report_of(article=article)
    tool = msgspec.structs.replace(report.tool, rules=rules_digest())
    return msgspec.structs.replace(report, tool=tool)


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "elsewhere.txt"},
        {"text": "The pier is open, she said."},
        {"title": "The pier"},
        {"sha256": "another"},
        {"language": "de"},
    ],
)
def test_whatever_changes_of_an_article_it_is_another(
    cache: Cache, changes: dict[str, str]
) -> None:
    article = Article("The pier is shut, she said.", path="a.txt")
    opened(cache).put([of_our_rules(article)])
    assert opened(cache).get(article) is not None
    assert opened(cache).get(msgspec.structs.replace(article, **changes)) is None


@pytest.mark.parametrize(
    ("config", "same"),
    [
        (Config(fail_on=Threshold("note"), exclude=("*.csv",), path="there.toml"), True),
        (Config(overrides=(Override(("b.txt",), fail_on=Threshold("note")),)), False),
        (Config(pack="research"), False),
        (Config(rules={"anonymity-no-reason": "off"}), False),
        (Config(options={"balance-few-sources": {"least": 9}}), False),
    ],
)
def test_what_decides_a_report_is_part_of_its_key(cache: Cache, config: Config, same: bool) -> None:
    report = of_our_rules(Article("The pier is shut.", path="a.txt"))
    opened(cache).put([report])
    opened(cache).note_loaded()
    assert (opened(cache, config).get(report.article) is not None) is same
    assert opened(cache, config).loaded is same


def test_what_an_override_says_of_a_path_is_part_of_the_key(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    override = Override(("opinion/*",), pack="research")
    config = Config(overrides=(override,), path=str(tmp_path / "auditor.toml"))
    report = of_our_rules(Article("The pier is shut.", path="a.txt"))
    monkeypatch.chdir(tmp_path)
    opened(cache, config).put([report])
    assert opened(cache, config).get(report.article) == report
    tmp_path.joinpath("opinion").mkdir()
    monkeypatch.chdir(tmp_path / "opinion")
    assert opened(cache, config).get(report.article) is None


def test_a_report_by_rules_that_changed_meanwhile_is_not_kept(cache: Cache) -> None:
    report = report_of(article=Article("The pier is shut.", path="a.txt"))
    opened(cache).put([report])
    assert opened(cache).get(report.article) is None


def test_a_path_that_is_no_unicode_is_no_obstacle(cache: Cache, told: list[str]) -> None:
    report = of_our_rules(Article("The pier is shut.", path="caf\udce9.txt"))
    opened(cache).put([report])
    assert opened(cache).get(report.article) is None
    assert told == []


@pytest.mark.parametrize("model", ["stanza:en", "/nowhere"])
def test_a_model_that_nobody_can_tell_is_not_kept(cache: Cache, model: str) -> None:
    assert open_reports(cache, Config(model=model)) is None


def test_a_report_with_half_an_emoji_costs_no_other(cache: Cache, told: list[str]) -> None:
    broken = of_our_rules(Article("The pier is shut.", path="a.txt", title="A \ud83d pier"))
    whole = of_our_rules(Article("The pier is open.", path="b.txt"))
    opened(cache).put([broken, whole])
    assert opened(cache).get(whole.article) == whole
    assert opened(cache).get(broken.article) is None
    assert told == []


@pytest.mark.parametrize("path", [None, "-", "/dev/stdin", "/proc/self/fd/0", "/dev/fd/63"])
def test_what_is_no_file_is_not_kept(cache: Cache, path: str | None) -> None:
    report = of_our_rules(Article("The pier is shut.", path=path))
    opened(cache).put([report])
    assert opened(cache).get(report.article) is None
    assert cache.held() == ()

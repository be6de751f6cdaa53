"""`auditor check --changed` from end to end, in a real git repository."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from auditor import engine
from auditor.engine import load_engine
from auditor.model import Article, Document
from auditor.nlp import Parser
from tests.apps.test_baseline import BARE_RULE, MORE, Capture, check, only, rules_of
from tests.apps.test_check import Said
from tests.apps.test_git import commit, git, new_repository, without_settings


class Recounting:
    """A parser, as anybody may bring one, that tells which articles it was given."""

    def __init__(self, inner: Parser) -> None:
        self.name = inner.name
        self.parsed: list[str | None] = []
        self._inner = inner

    def parse(self, article: Article) -> Document:
        self.parsed.append(article.path)
        return self._inner.parse(article)


@pytest.fixture
def recounting(parser: Parser) -> Recounting:
    return Recounting(parser)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recounting: Recounting) -> Path:
    """A repository with three articles, all of them committed; the current folder."""
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=recounting))
    without_settings(monkeypatch, tmp_path / "gitconfig")
    monkeypatch.chdir(tmp_path)
    new_repository(tmp_path)
    only(tmp_path)
    for name in ("a.txt", "b.txt", "c.md"):
        tmp_path.joinpath(name).write_text(MORE, encoding="utf-8")
    commit(tmp_path)
    return tmp_path


def test_only_findings_on_changed_lines_are_shown_and_count(
    capsys: Capture, desk: Path, recounting: Recounting
) -> None:
    desk.joinpath("c.md").write_text(MORE.replace("ferry", "tram"))
    said = check(capsys, "--changed", "HEAD", ".")
    assert said.code == 1
    assert rules_of(said) == {"c.md": [BARE_RULE]}
    report = said.reports[0]
    assert [finding["line"] for finding in report["findings"]] == [1]
    assert "findings on lines unchanged since HEAD, not shown: 1" in report["notes"]
    assert recounting.parsed == ["c.md"]


def test_a_change_that_no_finding_stands_on_is_clean(capsys: Capture, desk: Path) -> None:
    desk.joinpath("a.txt").write_text(f"{MORE}\nThe pier is old.\n")
    said = check(capsys, "--changed", "HEAD", "a.txt")
    assert (said.code, rules_of(said)) == (0, {"a.txt": []})


def test_a_finding_about_the_whole_article_needs_any_change(capsys: Capture, desk: Path) -> None:
    whole = "anonymity-only-sources"
    desk.joinpath("auditor.toml").write_text(f'pack = "research"\n[rules]\n{whole} = "warning"\n')
    desk.joinpath("a.txt").write_text(f"{MORE}\nThe pier is old.\n")
    commit(desk)
    desk.joinpath("a.txt").write_text(MORE)
    said = check(capsys, "--changed", "HEAD", ".")
    assert rules_of(said) == {"a.txt": [whole]}
    assert said.reports[0]["findings"][0]["line"] is None


def test_new_and_untracked_articles_count_whole(capsys: Capture, desk: Path) -> None:
    desk.joinpath("new.txt").write_text(MORE)
    desk.joinpath("loose.txt").write_text(MORE)
    git(desk, "add", "new.txt")
    said = check(capsys, "--changed", "HEAD", ".")
    assert rules_of(said) == {name: [BARE_RULE] * 2 for name in ("loose.txt", "new.txt")}


def test_when_nothing_changed_nothing_is_parsed(
    capsys: Capture, recounting: Recounting, desk: Path
) -> None:
    for form, page in (("text", ""), ("jsonl", ""), ("json", "[]\n")):
        said = Said(capsys, "check", "--format", form, "--changed", "HEAD", ".")
        assert (said.code, said.out) == (0, page)
        assert said.err == "auditor: no article has changed since HEAD\n"
    assert recounting.parsed == []


def test_the_baseline_comes_first_and_changed_lines_tell_what_is_new(
    capsys: Capture, desk: Path
) -> None:
    assert Said(capsys, "baseline").code == 0
    desk.joinpath("a.txt").write_text(f"{MORE}\nThe mole will sink, a source said.\n")
    desk.joinpath("b.txt").write_text(MORE.replace("ferry", "tram"))
    said = check(capsys, "--baseline", "auditor-baseline.json", "--changed", "HEAD", ".")
    assert said.code == 1
    found = {
        each["article"]["path"]: [finding["line"] for finding in each["findings"]]
        for each in said.reports
    }
    assert found == {"a.txt": [5], "b.txt": []}


def test_several_named_articles_stay_an_array(capsys: Capture, desk: Path) -> None:
    desk.joinpath("a.txt").write_text(MORE.replace("ferry", "tram"))
    said = Said(capsys, "check", "--format", "json", "--changed", "HEAD", "a.txt", "b.txt")
    assert [each["article"]["path"] for each in json.loads(said.out)] == ["a.txt"]


def test_mistakes_are_told_in_one_line(capsys: Capture, desk: Path) -> None:
    said = check(capsys, "--changed", "mian", ".")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"auditor: {desk}: --changed: unknown revision 'mian'; did you mean main? "
        "(accepted: a branch, tag or commit, such as HEAD)\n"
    )
    said = check(capsys, "--changed", "HEAD", "-")
    assert (said.code, said.out) == (2, "")
    assert said.err == "auditor: --changed: standard input has no revisions: name files\n"

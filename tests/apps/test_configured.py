"""`auditor check` under a configuration: excludes, thresholds, what differs by path, own rules."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest

from auditor import engine
from auditor.apps.cli import run
from auditor.config import load_config
from auditor.engine import load_engine
from auditor.nlp import Parser

ROOT = Path(__file__).parents[2]
BARE = "The pier will never open, sources said on Monday.\n"
SAID = "“The pier opens in May,” harbour master Ines Halloran said on Monday.\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Path:
    """A folder with articles, the current one; all calls of the command share one parser."""
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=parser))
    monkeypatch.chdir(tmp_path)
    for name, text in (("news", BARE), ("opinion", BARE), ("drafts", BARE), ("letters", SAID)):
        tmp_path.joinpath(name).mkdir()
        tmp_path.joinpath(name, "pier.txt").write_text(text, encoding="utf-8")
    return tmp_path


def configure(folder: Path, text: str) -> None:
    folder.joinpath("auditor.toml").write_text(text, encoding="utf-8")


def severities(capsys: Capture, *paths: str) -> dict[str, str | None]:
    """What a bare source counts for in each article."""
    run(["check", "--format", "jsonl", *paths])
    reports = map(json.loads, capsys.readouterr().out.splitlines())
    return {
        report["article"]["path"]: next(
            (f["severity"] for f in report["findings"] if f["rule"] == "anonymity-bare-source"),
            None,
        )
        for report in reports
    }


def test_excluded_articles_are_left_out_of_folders(capsys: Capture, desk: Path) -> None:
    configure(desk, 'exclude = ["drafts/", "/opinion/*.txt"]')
    assert list(severities(capsys, ".")) == ["letters/pier.txt", "news/pier.txt"]
    assert list(severities(capsys, "news", "drafts")) == ["news/pier.txt"]


@pytest.mark.parametrize("path", ["drafts/pier.txt", "drafts", "./news/../drafts/pier.txt"])
def test_what_is_named_and_excluded_is_told_and_no_mistake(
    capsys: Capture, desk: Path, path: str
) -> None:
    configure(desk, 'exclude = ["drafts/"]')
    assert run(["check", path]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"auditor: {Path(path)}: left out by exclude in {desk / 'auditor.toml'}\n"


def test_an_excluded_path_that_is_not_there_is_a_mistake(capsys: Capture, desk: Path) -> None:
    configure(desk, 'exclude = ["drafts/"]')
    assert run(["check", "drafts/gone.txt"]) == 2


def test_what_differs_by_path(capsys: Capture, desk: Path) -> None:
    configure(
        desk,
        'rules = {anonymity-bare-source = "warning"}\n'
        '[[overrides]]\npaths = ["opinion/**", "drafts/"]\npack = "research"\n'
        '[[overrides]]\npaths = ["drafts/"]\nrules = {anonymity-bare-source = "off"}\n'
        '[[overrides]]\npaths = ["letters/"]\nrules = {anonymity-bare-source = "note"}\n',
    )
    assert severities(capsys, "news", "opinion", "drafts") == {
        "news/pier.txt": "warning",
        "opinion/pier.txt": "warning",
        "drafts/pier.txt": None,
    }


def test_packs_differ_by_path_in_one_run(capsys: Capture, desk: Path) -> None:
    configure(desk, '[[overrides]]\npaths = ["opinion/**"]\npack = "research"')
    run(["check", "--format", "jsonl", "news", "opinion"])
    news, opinion = map(json.loads, capsys.readouterr().out.splitlines())
    assert (news["tool"]["packs"], opinion["tool"]["packs"]) == (["core"], ["research"])
    assert (news["score"]["value"] is None, opinion["score"]["value"] is None) == (False, True)
    assert opinion["findings"] == []


def test_the_pack_of_the_command_line_holds_for_all(capsys: Capture, desk: Path) -> None:
    configure(desk, '[[overrides]]\npaths = ["opinion/**"]\npack = "research"')
    run(["check", "--format", "jsonl", "--pack", "core", "opinion"])
    assert json.loads(capsys.readouterr().out)["tool"]["packs"] == ["core"]


def test_options_differ_by_path(capsys: Capture, desk: Path) -> None:
    text = "Critics say the pier is a ruin. It leaks.\n\nAna Brito said it stands.\n"
    for name in ("news", "opinion"):
        desk.joinpath(name, "pier.txt").write_text(text, encoding="utf-8")
    configure(
        desk, '[[overrides]]\npaths = ["news/"]\noptions = {attribution-weasel = {sentences = 0}}'
    )
    found = {}
    for name in ("news", "opinion"):
        run(["check", "--format", "jsonl", name])
        report = json.loads(capsys.readouterr().out)
        found[name] = [f["rule"] for f in report["findings"]].count("attribution-weasel")
    assert found == {"news": 1, "opinion": 0}


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("fail_on = {score = 60}", "news/pier.txt", 1),
        ("fail_on = {score = 60}", "letters/pier.txt", 0),
        ("fail_on = {score = 0}", "news/pier.txt", 0),
        ('fail_on = {severity = "never", score = 60}', "news/pier.txt", 1),
        ('pack = "research"\nfail_on = {score = 60}', "news/pier.txt", 0),
        ('[[overrides]]\npaths = ["news/"]\nfail_on = "never"', "news/pier.txt", 0),
        ('[[overrides]]\npaths = ["news/"]\nfail_on = "never"', "opinion/pier.txt", 1),
        ('[[overrides]]\npaths = ["letters/"]\nfail_on = {score = 100}', "letters/pier.txt", 1),
    ],
)
def test_what_makes_the_command_fail(
    capsys: Capture, desk: Path, text: str, path: str, code: int
) -> None:
    configure(desk, text)
    assert run(["check", path]) == code


def test_a_score_that_is_too_low_is_told(capsys: Capture, desk: Path) -> None:
    configure(desk, "fail_on = {score = 60}")
    run(["check", "--format", "jsonl", "news"])
    said = capsys.readouterr()
    value = json.loads(said.out)["score"]["value"]
    assert said.err == f"auditor: news/pier.txt: score {value:g} is below 60\n"


def test_fail_on_of_the_command_line_takes_the_place_of_the_score(
    capsys: Capture, desk: Path
) -> None:
    configure(desk, "fail_on = {score = 60}")
    assert run(["check", "--fail-on", "never", "news"]) == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('pack = "cor"', "1: pack: there is no pack 'cor'; did you mean core? (accepted: "),
        (
            '[[overrides]]\npaths = ["a"]\npack = "reserch"',
            "3: overrides.0.pack: there is no pack 'reserch'; did you mean research?",
        ),
        (
            "[options.attribution-weasel]\nsentence = 2",
            "2: options.attribution-weasel.sentence: the rule has no option 'sentence'; "
            "did you mean sentences? (accepted: sentences)",
        ),
        (
            '[[overrides]]\npaths = ["a"]\nrules = {anonymity-no-reson = "off"}',
            "3: overrides.0.rules.anonymity-no-reson: unknown rule; "
            "did you mean anonymity-no-reason?",
        ),
    ],
)
def test_a_mistake_is_told_before_any_audit(
    capsys: Capture, desk: Path, text: str, problem: str
) -> None:
    configure(desk, text)
    assert run(["check", "news"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith(f"auditor: {desk / 'auditor.toml'}:{problem}")


def test_a_pack_of_the_command_line_has_no_place_in_the_file(capsys: Capture, desk: Path) -> None:
    configure(desk, 'pack = "core"')
    assert run(["check", "--pack", "mine", "news"]) == 2
    assert capsys.readouterr().err.startswith("auditor: there is no pack 'mine'")


def test_the_examples_of_the_docs_are_valid(desk: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for example in re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL):
        configure(desk, example)
        engine.load_engine(load_config())

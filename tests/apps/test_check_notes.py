"""Suppressions and declarations through `auditor check`: files in, exit code and report out."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from auditor import engine
from auditor.apps.cli import run
from auditor.engine import load_engine
from auditor.nlp import Parser

TEXT = """\
The pier will never open, sources said on Monday.

“It will open in May,” harbour master Ines Halloran said. She runs the port of Saro.
"""
NOTED = (
    """\
---
title: Pier to stay shut
auditor:
  sources:
    - {source: sources, approved_by: night editor, editor_knows: true, confirmations: 1}
---

<!-- auditor: ignore anonymity-bare-source, anonymity-no-reason,
     anonymity-uncounted-plural — the story of Sunday says who they are -->

"""
    + TEXT
)
CONFIG = """\
[rules]
declaration-missing = "error"
declaration-unmatched = "error"
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Path:
    """A folder, the current one; all calls of the command share one parser."""
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=parser))
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("auditor.toml").write_text(CONFIG)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["check", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code, out, _ = check(capsys, "--format", "json", *arguments)
    return code, json.loads(out)


def rules_of(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(each["rule"] for each in findings)


def test_markdown_with_notes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "plain.md").write_text(TEXT)
    (desk / "noted.md").write_text(NOTED)
    code, before = report(capsys, "plain.md")
    assert code == 1
    assert "declaration-missing" in rules_of(before["findings"])
    code, after = report(capsys, "noted.md")
    assert code == 0
    gone = [each["finding"] for each in after["suppressed"]]
    assert rules_of(after["findings"] + gone) == [
        rule for rule in rules_of(before["findings"]) if rule != "declaration-missing"
    ]
    assert {each["reason"] for each in after["suppressed"]} == {
        "the story of Sunday says who they are"
    }
    assert after["declarations"][0]["approved_by"] == "night editor"
    for part in ("attributions", "sources", "measures", "score"):
        same = [{**each, "line": None} if "line" in each else each for each in before[part]]
        now = [{**each, "line": None} if "line" in each else each for each in after[part]]
        assert now == same


def test_the_terminal_tells_what_was_suppressed_and_declared(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "noted.md").write_text(NOTED)
    code, page, _ = check(capsys, "noted.md")
    assert code == 0
    assert "findings not told, as the article's notes ask:" in page
    assert "the story of Sunday says who they are" in page
    assert "sources: approved by night editor; an editor knows who it is" in page


def test_a_sidecar_beside_plain_text(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "pier.txt").write_text(TEXT)
    (desk / "pier.auditor.yaml").write_text(
        "ignore:\n  - {rule: anonymity-bare-source, reason: known to the desk}\n"
        "sources:\n  - {source: the sources, approved_by: night editor}\n"
    )
    _, shown = report(capsys, "pier.txt")
    assert [(each["finding"]["rule"], each["place"]) for each in shown["suppressed"]] == [
        (
            "anonymity-bare-source",
            {"line": 2, "column": 5, "sidecar": "pier.auditor.yaml"},
        )
    ]
    assert shown["declarations"][0]["source_id"] == "s1"


def test_a_mistake_in_the_notes_stops_this_article_and_no_other(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "pier.txt").write_text(TEXT)
    (desk / "pier.auditor.yaml").write_text("sources:\n  - {source: x, name: Jonas Holt}\n")
    (desk / "other.txt").write_text("“It opens,” harbour master Ines Halloran said.\n")
    code, out, err = check(capsys, "--format", "jsonl", "pier.txt", "other.txt")
    assert code == 2
    assert [json.loads(line)["article"]["path"] for line in out.splitlines()] == ["other.txt"]
    assert err == (
        "auditor: pier.auditor.yaml:2: name: who a source is does not belong in a file "
        "(accepted: source, approved_by, editor_knows, confirmations)\n"
    )

"""`auditor check` from end to end: exit codes, bad input, where reports go."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from auditor import engine
from auditor.apps.cli import run
from auditor.engine import load_engine
from auditor.nlp import EMBEDDED, Parser
from auditor.render.json import schema_text

ROOT = Path(__file__).parents[2]

NAMED = "“The pier opens in May,” harbour master Ines Halloran said on Monday.\n"
BARE = "The pier will never open, sources said on Monday.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Path:
    """A folder with articles, the current one; all calls of the command share one parser."""
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=parser))
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("named.txt").write_text(NAMED, encoding="utf-8")
    tmp_path.joinpath("bare.txt").write_text(BARE, encoding="utf-8")
    return tmp_path


class Said:
    """Exit code, standard output and standard error of one call."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = run(arguments)
        self.out, self.err = capsys.readouterr()

    @property
    def reports(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def paths(self) -> list[str]:
        return [report["article"]["path"] for report in self.reports]


Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("path", "fail_on", "code"),
    [
        ("named.txt", "error", 0),
        ("bare.txt", "error", 1),
        ("bare.txt", "note", 1),
        ("bare.txt", "never", 0),
    ],
)
def test_findings_at_or_above_fail_on_make_the_exit_code_1(
    capsys: Capture, path: str, fail_on: str, code: int
) -> None:
    assert Said(capsys, "check", "--fail-on", fail_on, path).code == code


def test_the_text_report_is_the_default(capsys: Capture) -> None:
    said = Said(capsys, "check", "bare.txt")
    assert said.out.startswith("bare.txt, 9 words, 1 sentence\n")
    assert "bare.txt:1:27  error  anonymity-bare-source\n" in said.out
    assert said.err == ""


def test_one_json_report_is_an_object_that_its_schema_accepts(capsys: Capture) -> None:
    report = json.loads(Said(capsys, "check", "--format", "json", "bare.txt").out)
    jsonschema.validate(report, json.loads(schema_text()))
    assert report["article"]["path"] == "bare.txt"


def test_several_json_reports_are_an_array(capsys: Capture) -> None:
    said = Said(capsys, "check", "--format", "json", "named.txt", "bare.txt")
    assert [each["article"]["path"] for each in json.loads(said.out)] == ["named.txt", "bare.txt"]


def test_jsonl_is_one_report_a_line_in_the_given_order(capsys: Capture, desk: Path) -> None:
    folder = desk / "desk"
    folder.mkdir()
    folder.joinpath("b.md").write_text(f"# The pier\n\n{NAMED}")
    folder.joinpath("a.txt").write_text(BARE)
    folder.joinpath("notes.csv").write_text("no article")
    said = Said(capsys, "check", "--format", "jsonl", "named.txt", "desk", "bare.txt", "named.txt")
    assert said.paths == ["named.txt", "desk/a.txt", "desk/b.md", "bare.txt"]


def test_same_input_same_bytes(capsys: Capture) -> None:
    first = Said(capsys, "check", "--format", "json", "bare.txt")
    assert Said(capsys, "check", "--format", "json", "bare.txt").out == first.out


def test_a_dash_is_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BARE.encode())))
    said = Said(capsys, "check", "--format", "jsonl", "-", "named.txt")
    assert said.paths == ["-", "named.txt"]
    assert said.code == 1


def test_a_report_can_go_to_a_file(capsys: Capture, desk: Path) -> None:
    said = Said(capsys, "check", "--format", "json", "bare.txt", "-o", "report.json")
    assert (said.code, said.out, said.err) == (1, "", "")
    report = json.loads((desk / "report.json").read_text(encoding="utf-8"))
    assert report["article"]["path"] == "bare.txt"
    said = Said(capsys, "check", "bare.txt", "-o", "report.txt")
    page = (desk / "report.txt").read_text(encoding="utf-8")
    assert max(map(len, page.split("\n"))) <= 80
    assert "\x1b" not in page


def bad_input(folder: Path) -> dict[str, str]:
    """What no article is, with what is said about it."""
    folder.joinpath("empty.txt").write_bytes(b"")
    folder.joinpath("binary.txt").write_bytes(b"\x7fELF\0\0\0")
    folder.joinpath("latin.txt").write_bytes("The café closed.\nSo did\xe9".encode("latin-1"))
    folder.joinpath("folder").mkdir()
    folder.joinpath("line.txt").write_text("The pier is open. " * 300_000)
    return {
        "empty.txt": "empty.txt: empty: the file has no text to audit",
        "binary.txt": "binary.txt: binary: expected UTF-8 text",
        "latin.txt": "latin.txt:1: expected UTF-8; byte 0xe9 at offset 7 does not belong there",
        "line.txt": "line.txt: larger than 1 MB, the most that an article may have: "
        "is it one article?",
        "gone.txt": "gone.txt: no such file or folder",
        "folder": "folder: a folder without articles (accepted: .txt, .md, .markdown)",
    }


def test_bad_input_is_told_in_one_line_and_the_others_are_reported(
    capsys: Capture, desk: Path
) -> None:
    expected = bad_input(desk)
    said = Said(capsys, "check", "--format", "jsonl", "named.txt", *expected, "bare.txt")
    assert said.code == 2
    assert said.paths == ["named.txt", "bare.txt"]
    assert sorted(said.err.splitlines()) == sorted(f"auditor: {line}" for line in expected.values())


def test_when_nothing_can_be_read_no_file_is_made(capsys: Capture, desk: Path) -> None:
    said = Said(capsys, "check", "gone.txt", "-o", "report.txt")
    assert said.code == 2
    assert sorted(path.name for path in desk.iterdir()) == ["bare.txt", "named.txt"]


def test_a_place_that_cannot_be_written_is_told_before_any_audit(capsys: Capture) -> None:
    said = Said(capsys, "check", "bare.txt", "gone.txt", "-o", "nowhere/report.txt")
    assert (said.code, said.out) == (2, "")
    assert "nowhere/report.txt: cannot be written: No such file or directory" in said.err


def test_a_report_never_overwrites_an_article(capsys: Capture, desk: Path) -> None:
    said = Said(capsys, "check", ".", "-o", "bare.txt")
    assert said.code == 2
    assert said.err == "auditor: bare.txt: is an article: the report must go elsewhere\n"
    assert (desk / "bare.txt").read_text() == BARE


@pytest.mark.parametrize(
    ("name", "what"),
    [("auditor.toml", "the configuration"), ("known.json", "the baseline")],
)
def test_a_report_never_overwrites_what_it_is_made_from(
    capsys: Capture, desk: Path, name: str, what: str
) -> None:
    desk.joinpath("auditor.toml").write_text('baseline = "known.json"')
    desk.joinpath("known.json").write_text('{"version": 1, "files": {}}')
    said = Said(capsys, "check", "bare.txt", "-o", name)
    assert said.code == 2
    assert said.err == f"auditor: {name}: is {what}: the report must go elsewhere\n"


def test_links_in_a_circle_are_told_and_the_others_are_reported(
    capsys: Capture, desk: Path
) -> None:
    desk.joinpath("round.txt").symlink_to("round.txt")
    desk.joinpath("auditor.toml").write_text('exclude = ["drafts/"]')
    said = Said(capsys, "check", ".", "--format", "jsonl")
    assert (said.code, said.paths) == (2, ["bare.txt", "named.txt"])
    assert said.err == "auditor: round.txt: too many levels of symbolic links\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('pak = "core"', "auditor.toml:1: pak: unknown key; did you mean pack? (accepted: "),
        (
            '[rules]\nanonymity-no-reson = "off"',
            "auditor.toml:2: rules.anonymity-no-reson: unknown",
        ),
        ('pack = "cor"', "there is no pack 'cor'; did you mean core?"),
        ("pack", "auditor.toml: not valid TOML"),
    ],
)
def test_a_mistake_in_the_configuration_is_told_before_any_audit(
    capsys: Capture, desk: Path, text: str, problem: str
) -> None:
    desk.joinpath("auditor.toml").write_text(text)
    said = Said(capsys, "check", "bare.txt")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert problem in said.err


def test_an_unknown_pack_names_the_known_ones(capsys: Capture) -> None:
    said = Said(capsys, "check", "--pack", "mine", "bare.txt")
    assert said.code == 2
    assert "'mine'" in said.err
    assert "core" in said.err


def test_a_rule_can_be_switched_off_or_made_graver(capsys: Capture, desk: Path) -> None:
    desk.joinpath("auditor.toml").write_text('[rules]\nanonymity-bare-source = "off"\n')
    found = Said(capsys, "check", "--format", "jsonl", "bare.txt").reports[0]["findings"]
    assert "anonymity-bare-source" not in {finding["rule"] for finding in found}
    desk.joinpath("mine.toml").write_text('[rules]\nanonymity-bare-source = "note"\n')
    said = Said(capsys, "check", "--format", "jsonl", "--config", "mine.toml", "bare.txt")
    levels = {finding["rule"]: finding["severity"] for finding in said.reports[0]["findings"]}
    assert levels["anonymity-bare-source"] == "note"


def test_options_win_over_the_configuration(capsys: Capture, desk: Path) -> None:
    desk.joinpath("auditor.toml").write_text('pack = "research"\nfail_on = "never"\n')
    assert Said(capsys, "check", "bare.txt").code == 0
    said = Said(capsys, "check", "--format", "jsonl", "--pack", "core", "bare.txt")
    assert said.reports[0]["tool"]["packs"] == ["core"]


def test_a_configuration_that_holds_nothing_for_us_is_told(capsys: Capture, desk: Path) -> None:
    desk.joinpath("pyproject.toml").write_text("[project]\n")
    said = Said(capsys, "check", "--config", "pyproject.toml", "bare.txt")
    assert (said.code, said.err) == (2, "auditor: pyproject.toml: has no table [tool.auditor]\n")


class Stumbling:
    """A parser, as anybody may bring one, that fails on some articles."""

    name = "stumbling"

    def __init__(self, inner: Parser) -> None:
        self.parse = lambda article: (
            inner.parse(article) if "Halloran" in article.text else [][len(article.text)]
        )


def test_a_failure_inside_is_told_and_the_others_are_reported(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, parser: Parser
) -> None:
    stumbling = partial(load_engine, parser=Stumbling(parser))
    monkeypatch.setattr(engine, "load_engine", stumbling)
    said = Said(capsys, "check", "--format", "jsonl", "bare.txt", "gone.txt", "named.txt")
    assert said.code == 3
    assert said.paths == ["named.txt"]
    assert "auditor: bare.txt: internal error: IndexError: list index out of range\n" in said.err


def test_a_broken_model_is_told_once(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, desk: Path
) -> None:
    monkeypatch.setattr(engine, "load_engine", load_engine)
    desk.joinpath("pack").mkdir()
    said = Said(capsys, "check", "--model", "pack", "bare.txt", "named.txt")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    said = Said(capsys, "check", "--model", "nowhere", "bare.txt", "named.txt")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "nowhere" in said.err


def test_the_process_from_end_to_end(desk: Path) -> None:
    command = [sys.executable, "-c", "from auditor.apps.cli import main; main()"]
    model = os.environ.get("AUDITOR_MODEL", EMBEDDED)
    done = subprocess.run(
        [*command, "check", "--model", model, "--format", "jsonl", "-", "gone.txt", "bare.txt"],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        input=NAMED.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode() == "auditor: gone.txt: no such file or folder\n"
    reports = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [report["article"]["path"] for report in reports] == ["-", "bare.txt"]
    assert reports[0]["attributions"][0]["content"]["text"].startswith("“The pier")

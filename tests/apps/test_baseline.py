"""`auditor baseline` and `auditor check --baseline` from end to end, with real files."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from auditor import engine
from auditor.engine import load_engine
from auditor.model import Document, Report
from auditor.nlp import Parser
from tests.apps.test_check import Said
from tests.reports import report_of

FILE = "auditor-baseline.json"
NAMED = "“The pier opens in May,” harbour master Ines Halloran said on Monday.\n"
BARE = "The pier will never open, sources said on Monday.\n"
MORE = f"The ferry will stop, two reliable sources said.\n\n{BARE}"
BARE_RULE = "anonymity-bare-source"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Path:
    """A folder with articles, the current one.  One rule is on: others may come and go."""
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=parser))
    monkeypatch.chdir(tmp_path)
    only(tmp_path)
    tmp_path.joinpath("named.txt").write_text(NAMED, encoding="utf-8")
    tmp_path.joinpath("bare.txt").write_text(BARE, encoding="utf-8")
    tmp_path.joinpath("sub").mkdir()
    tmp_path.joinpath("sub", "bare.md").write_text(f"# The pier\n\n{BARE}", encoding="utf-8")
    return tmp_path


def only(folder: Path, *lines: str, level: str = "error") -> None:
    """Configure the research pack, which judges nothing, with one rule and some more lines."""
    rules = f'[rules]\n{BARE_RULE} = "{level}"\n'
    folder.joinpath("auditor.toml").write_text("\n".join(('pack = "research"', *lines, rules)))


def counted(folder: Path, name: str = FILE) -> dict[str, dict[str, int]]:
    files: dict[str, dict[str, int]] = json.loads((folder / name).read_text("utf-8"))["files"]
    return files


def check(capsys: Capture, *arguments: str) -> Said:
    return Said(capsys, "check", "--format", "jsonl", *arguments)


def rules_of(said: Said) -> dict[str, list[str]]:
    return {
        report["article"]["path"]: [finding["rule"] for finding in report["findings"]]
        for report in said.reports
    }


def test_an_old_repository_starts_clean_and_new_findings_fail(capsys: Capture, desk: Path) -> None:
    said = Said(capsys, "baseline")
    assert (said.code, said.out, said.err) == (0, f"{FILE}: 2 findings in 2 files, 0 before\n", "")
    assert counted(desk) == {"bare.txt": {BARE_RULE: 1}, "sub/bare.md": {BARE_RULE: 1}}
    said = check(capsys, "--baseline", FILE, ".")
    assert said.code == 0
    assert rules_of(said) == {"bare.txt": [], "named.txt": [], "sub/bare.md": []}
    desk.joinpath("new.txt").write_text(BARE)
    said = check(capsys, "--baseline", FILE, ".")
    assert said.code == 1
    assert rules_of(said)["new.txt"] == [BARE_RULE]


def test_the_report_says_how_many_are_hidden(capsys: Capture) -> None:
    Said(capsys, "baseline")
    note = f"{FILE}: findings in the baseline, not shown: 1 ({BARE_RULE} 1)"
    report = check(capsys, "--baseline", FILE, "bare.txt").reports[0]
    assert note in report["notes"]
    page = Said(capsys, "check", "--baseline", FILE, "bare.txt").out
    assert note in " ".join(page.split())


def test_lines_may_move_and_be_reworded(capsys: Capture, desk: Path) -> None:
    Said(capsys, "baseline")
    moved = f"The pier is old.\n\n{BARE.replace('never', 'not')}"
    desk.joinpath("bare.txt").write_text(moved)
    assert check(capsys, "--baseline", FILE, "bare.txt").code == 0


def test_what_is_no_longer_there_is_told_and_pruned(capsys: Capture, desk: Path) -> None:
    Said(capsys, "baseline")
    desk.joinpath("bare.txt").write_text(NAMED)
    desk.joinpath("sub", "bare.md").unlink()
    said = check(capsys, "--baseline", FILE, "bare.txt")
    assert said.code == 0
    assert said.err == (
        f"auditor: {FILE}: files that are gone: 1; `auditor baseline --prune` drops them\n"
    )
    stale = f"{FILE}: 1 counted of {BARE_RULE}, now 0: `auditor baseline --prune` lowers it"
    assert stale in said.reports[0]["notes"]
    desk.joinpath("new.txt").write_text(BARE)
    said = Said(capsys, "baseline", "--prune")
    assert (said.code, said.out) == (0, f"{FILE}: 0 findings in 0 files, 2 before\n")
    assert counted(desk) == {}


def test_pruning_raises_nothing(capsys: Capture, desk: Path) -> None:
    desk.joinpath("bare.txt").write_text(MORE)
    before = write(desk, {"bare.txt": {BARE_RULE: 1, "quote-orphan": 2}, "sub/bare.md": {"x": 1}})
    shown = check(capsys, "--baseline", FILE, "bare.txt")
    assert (shown.code, rules_of(shown)) == (1, {"bare.txt": [BARE_RULE] * 2})
    said = Said(capsys, "baseline", "--prune", "bare.txt", "named.txt")
    assert said.code == 0
    assert counted(desk) == {"bare.txt": {BARE_RULE: 1}, "sub/bare.md": {"x": 1}}
    after = desk.joinpath(FILE).read_bytes()
    Said(capsys, "baseline", "--prune", "bare.txt")
    assert desk.joinpath(FILE).read_bytes() == after != before


def write(folder: Path, files: dict[str, dict[str, int]]) -> bytes:
    data = json.dumps({"version": 1, "files": files}).encode()
    folder.joinpath(FILE).write_bytes(data)
    return data


def test_articles_are_counted_anew_and_others_kept(capsys: Capture, desk: Path) -> None:
    write(desk, {"bare.txt": {"x": 9}, "sub/bare.md": {"x": 1}, "gone.txt": {"x": 1}})
    assert Said(capsys, "baseline", "bare.txt", "named.txt").code == 0
    assert counted(desk) == {"bare.txt": {BARE_RULE: 1}, "sub/bare.md": {"x": 1}}


def test_files_are_named_from_the_baselines_folder(
    capsys: Capture, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Said(capsys, "baseline", "--baseline", "sub/known.json", "bare.txt", str(desk / "sub"))
    assert set(counted(desk, "sub/known.json")) == {"../bare.txt", "bare.md"}
    monkeypatch.chdir(desk / "sub")
    assert check(capsys, "--baseline", "known.json", "../bare.txt", "bare.md").code == 0


def test_the_configuration_names_the_baseline(
    capsys: Capture, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(desk, 'baseline = "sub/known.json"')
    monkeypatch.chdir(desk / "sub")
    assert Said(capsys, "baseline", "..").code == 0
    assert set(counted(desk, "sub/known.json")) == {"../bare.txt", "bare.md"}
    said = check(capsys, "bare.md")
    assert said.code == 0
    assert said.reports[0]["notes"][-1].startswith("known.json: findings in the baseline")


def test_same_findings_same_bytes_whatever_the_order(capsys: Capture, desk: Path) -> None:
    Said(capsys, "baseline", "bare.txt", "sub")
    first = desk.joinpath(FILE).read_bytes()
    desk.joinpath(FILE).unlink()
    Said(capsys, "baseline", "sub", "bare.txt", "bare.txt")
    assert desk.joinpath(FILE).read_bytes() == first
    assert b"sources" not in first


def test_what_cannot_be_read_keeps_its_counts(capsys: Capture, desk: Path) -> None:
    desk.joinpath("bare.txt").write_bytes(b"")
    write(desk, {"bare.txt": {BARE_RULE: 1}})
    said = Said(capsys, "baseline")
    assert said.code == 2
    assert said.err == "auditor: bare.txt: empty: the file has no text to audit\n"
    assert counted(desk) == {"bare.txt": {BARE_RULE: 1}, "sub/bare.md": {BARE_RULE: 1}}


@pytest.mark.parametrize("arguments", [("check", ".", "--baseline", FILE), ("baseline", "--prune")])
def test_a_baseline_that_is_not_there_is_told(capsys: Capture, arguments: tuple[str, ...]) -> None:
    said = Said(capsys, *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"auditor: {FILE}: no such baseline; `auditor baseline` writes one\n"


@pytest.mark.parametrize("command", [("check", "."), ("baseline",), ("baseline", "--prune")])
def test_a_malformed_baseline_is_told_and_left_alone(
    capsys: Capture, desk: Path, command: tuple[str, ...]
) -> None:
    desk.joinpath(FILE).write_text('{"version": 1,\n"files": {"bare.txt": 2}}')
    said = Said(capsys, *command, "--baseline", FILE)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert f"auditor: {FILE}:2: files.bare.txt: must be an object (accepted: " in said.err
    assert desk.joinpath(FILE).read_text().endswith("2}}")


@pytest.mark.parametrize(
    ("data", "problem"), [(b"\xff", "not UTF-8 at byte 0"), (None, "cannot be read: Is a dir")]
)
def test_a_baseline_that_cannot_be_read_is_told(
    capsys: Capture, desk: Path, data: bytes | None, problem: str
) -> None:
    path = desk / "known.json"
    path.mkdir() if data is None else path.write_bytes(data)
    said = check(capsys, "--baseline", "known.json", ".")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"auditor: known.json: {problem}")


class Crashing:
    """An engine one of whose rules fails on every article."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser

    def report(self, document: Document) -> Report:
        return report_of(article=document.article, notes=("rule x failed: KeyError: 'a'",))


def test_where_a_rule_fails_the_counts_stay(
    capsys: Capture, desk: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser
) -> None:
    monkeypatch.setattr(engine, "load_engine", lambda *_, **__: Crashing(parser))
    write(desk, {"bare.txt": {BARE_RULE: 1}})
    for more in ((), ("--prune",)):
        said = Said(capsys, "baseline", "bare.txt", *more)
        assert (said.code, said.err) == (3, "auditor: bare.txt: rule x failed: KeyError: 'a'\n")
        assert counted(desk) == {"bare.txt": {BARE_RULE: 1}}


def test_a_place_that_cannot_be_written_is_told_before_any_audit(capsys: Capture) -> None:
    said = Said(capsys, "baseline", "--baseline", "nowhere/known.json", "gone.txt", "bare.txt")
    assert (said.code, said.out) == (2, "")
    assert "nowhere/known.json: cannot be written: No such file or directory\n" in said.err


def test_standard_input_has_no_place_in_a_baseline(capsys: Capture, desk: Path) -> None:
    said = Said(capsys, "baseline", "-")
    assert said.code == 2
    assert said.err == "auditor: standard input is no file that a baseline could name\n"
    assert not desk.joinpath(FILE).exists()

"""`auditor check` with the cache: the same bytes, without rules and model where nothing changed."""

from __future__ import annotations

import importlib
import io
import json
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from auditor import audit
from auditor.engine import Engine, load_engine
from auditor.nlp.recorded import RecordedParser
from tests.apps.test_check import Said
from tests.apps.test_jobs import ROOT, said

# Not `auditor.engine`, which `auditor` may give another meaning.
engine = importlib.import_module("auditor.engine")
FIXTURES = ROOT / "fixtures"
STORY = "harbour-deal.txt"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the fixtures, the current one; all calls have their recorded parses."""
    for fixture in (*FIXTURES.glob("*.txt"), *FIXTURES.glob("*[a-z].md")):
        tmp_path.joinpath(fixture.name).write_bytes(fixture.read_bytes())
    monkeypatch.chdir(tmp_path)
    parser = RecordedParser(FIXTURES)
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=parser))
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path / ".cache"))
    return tmp_path


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Engine:
        raise AssertionError("no engine is needed")

    monkeypatch.setattr(engine, "load_engine", fail)


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_the_bytes_are_the_same_without_cold_and_warm(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def call(*more: str) -> tuple[int, str, str]:
        said = Said(capsys, "check", ".", "gone.txt", "--format", form, *more)
        return said.code, said.out, said.err

    without, cold = call("--no-cache"), call()
    forbid(monkeypatch)
    assert without == cold == call()
    assert without[0] == 2
    assert without[1].count("harbour-deal") >= 1


def test_what_is_shown_does_not_come_from_the_cache(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, desk: Path
) -> None:
    assert Said(capsys, "check", STORY).code == 1
    Said(capsys, "baseline", "--no-cache", STORY)
    forbid(monkeypatch)
    assert Said(capsys, "check", STORY, "--fail-on", "never").code == 0
    desk.joinpath("auditor.toml").write_text("fail_on = {score = 100}")
    assert "is below 100" in Said(capsys, "check", STORY).err
    report = json.loads(
        Said(capsys, "check", "--format", "json", "--baseline", "auditor-baseline.json", STORY).out
    )
    assert report["findings"] == []


def findings(capsys: Capture, *arguments: str) -> list[str]:
    report = json.loads(Said(capsys, "check", STORY, "--format", "json", *arguments).out)
    return [finding["rule"] for finding in report["findings"]]


def test_what_changes_a_report_is_noticed(capsys: Capture, desk: Path) -> None:
    before = findings(capsys)
    rule = before[0]
    desk.joinpath("auditor.toml").write_text(f'[rules]\n{rule} = "off"\n')
    assert rule not in findings(capsys)
    desk.joinpath("auditor.toml").unlink()
    sidecar = desk / "harbour-deal.auditor.yaml"
    sidecar.write_text(f"ignore:\n  - rule: {rule}\n    reason: cleared by the desk\n")
    assert rule not in findings(capsys)
    sidecar.write_text("ignore: 7\n")
    assert Said(capsys, "check", STORY).code == 2
    sidecar.unlink()
    assert findings(capsys) == before
    assert findings(capsys, "--pack", "research") == []


def test_a_mistake_in_the_configuration_is_told_as_without(capsys: Capture, desk: Path) -> None:
    Said(capsys, "check", STORY)
    desk.joinpath("auditor.toml").write_text('[rules]\nanonymity-no-reson = "off"\n')
    with_cache = Said(capsys, "check", "gone.txt", STORY)
    without = Said(capsys, "check", "gone.txt", STORY, "--no-cache")
    assert (with_cache.code, with_cache.err) == (without.code, without.err)
    assert with_cache.err.count("\n") == 1


def test_drafts_from_standard_input_are_not_kept(
    capsys: Capture, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = desk.joinpath(STORY).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert Said(capsys, "check", "-").code == 1
    assert "  0 reports, 0.0 MB\n" in Said(capsys, "cache").out


def test_without_the_option_or_any_room_nothing_is_kept(
    capsys: Capture, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Said(capsys, "check", STORY, "--no-cache")
    monkeypatch.setenv("AUDITOR_CACHE_MB", "0")
    Said(capsys, "check", STORY)
    audit(desk / STORY, parser=RecordedParser(FIXTURES))
    assert not desk.joinpath(".cache").exists()
    monkeypatch.setenv("AUDITOR_CACHE_MB", "all")
    for command in (("check", STORY), ("cache",), ("cache", "clear")):
        refused = Said(capsys, *command)
        assert (refused.code, refused.out) == (2, "")
        assert "AUDITOR_CACHE_MB: 'all' is no size" in refused.err


def test_the_command_tells_what_is_kept_and_clears_it(capsys: Capture, desk: Path) -> None:
    file = desk / ".cache" / "auditor-cache.sqlite3"
    shown = f"{file}\n  empty\n  at most 500 MB\n"
    assert Said(capsys, "cache").out == shown
    Said(capsys, "check", ".")
    assert Said(capsys, "cache").out == (
        f"{file}\n  0 parses, 0.0 MB\n  6 reports, 0.0 MB\n  at most 500 MB\n"
    )
    cleared = Said(capsys, "cache", "clear")
    assert (cleared.code, cleared.out) == (0, f"{file}: removed, 0.1 MB\n")
    assert Said(capsys, "cache").out == shown
    assert Said(capsys, "cache", "clear").out == f"{file}: removed, 0.0 MB\n"


def test_without_room_the_command_says_so(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_CACHE_MB", "0")
    said = "no cache: there is no home folder, or AUDITOR_CACHE_MB is 0\n"
    assert Said(capsys, "cache").out == Said(capsys, "cache", "clear").out == said


def test_a_damaged_entry_is_told_once_and_made_anew(capsys: Capture, desk: Path) -> None:
    before = Said(capsys, "check", ".", "--format", "jsonl")
    file = desk / ".cache" / "auditor-cache.sqlite3"
    connection = sqlite3.connect(file)
    connection.execute("UPDATE entries SET value = x'00' WHERE kind = 'reports'")
    connection.commit()
    connection.close()
    again = Said(capsys, "check", ".", "--format", "jsonl")
    assert (again.code, again.out) == (before.code, before.out)
    assert again.err == f"auditor: {file}: an entry of the cache is damaged; it is made anew\n"
    assert Said(capsys, "check", ".", "--format", "jsonl").err == ""


@pytest.mark.parametrize("place", ["/proc/none", STORY])
def test_a_cache_that_cannot_be_written_is_told_once(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setenv("AUDITOR_CACHE", place)
    told = Said(capsys, "check", ".", "--format", "jsonl")
    assert len(told.reports) == 6
    assert told.err.count("the cache is not used: ") == told.err.count("\n") == 1


def test_a_text_is_parsed_once_whatever_becomes_of_the_rules(desk: Path) -> None:
    assert said(desk, "check", STORY)[0] == 1
    desk.joinpath("auditor.toml").write_text('pack = "research"')
    assert said(desk, "check", STORY)[0] == 0
    lines = said(desk, "cache")[1].splitlines()
    assert [line.split(",")[0] for line in lines[1:3]] == ["  1 parse", "  2 reports"]


def test_an_article_that_has_not_changed_loads_nothing_heavy(desk: Path) -> None:
    code = (
        "import sys; from auditor.apps.cli import run; run(sys.argv[1:]); "
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    said(desk, "check", STORY)
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--format", "json", STORY],
        cwd=desk,
        env={"PYTHONPATH": str(ROOT), "AUDITOR_CACHE": str(desk / ".cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stderr.split()
    heavy = (
        "auditor.engine",
        "auditor.find",
        "auditor.sources",
        "auditor.rulebook",
        "stanza",
        "torch",
        "numpy",
        "onnxruntime",
        "rich",
        "multiprocessing",
    )
    assert [name for name in heavy if name in loaded] == []
    assert json.loads(done.stdout)["article"]["path"] == STORY


def test_where_a_package_brings_detectors_no_report_is_kept(desk: Path) -> None:
    packages = desk / "site-packages"
    info = packages / "house-1.0.dist-info"
    info.mkdir(parents=True)
    info.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n")
    info.joinpath("entry_points.txt").write_text("[auditor.detectors]\nours = house:ours\n")
    path = f"{ROOT}:{packages}"
    for _ in range(2):
        assert said(desk, "check", STORY, PYTHONPATH=path)[0] == 1
    lines = said(desk, "cache", PYTHONPATH=path)[1].splitlines()
    assert [line.split(",")[0] for line in lines[1:3]] == ["  1 parse", "  0 reports"]

"""`auditor check` by several processes: the same bytes, deaths told, all ended with the command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interruptions import heed_interruptions

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
MISTAKE, FAILURE, STOPPED = 2, 3, 130


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.apps.stubbed", *arguments]


def said(
    folder: Path, *arguments: str, stdin: bytes = b"", **environment: str
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a call in a folder."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        input=stdin,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def paths(reports: str) -> list[str]:
    return [json.loads(line)["article"]["path"] for line in reports.splitlines()]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a file for each thing that can come of one, and all fixtures."""
    for fixture in (*FIXTURES.glob("*.txt"), *FIXTURES.glob("*[a-z].md")):
        tmp_path.joinpath(fixture.name).write_bytes(fixture.read_bytes())
    tmp_path.joinpath("empty.txt").write_bytes(b"")
    tmp_path.joinpath("fail.txt").write_text("To FAIL is human, sources said.")
    tmp_path.joinpath("refuse.txt").write_text("We REFUSE to answer, sources said.")
    for at in range(9):
        tmp_path.joinpath(f"same-{at}.txt").write_text(f"Sources said {at} piers are shut.\n" * at)
    return tmp_path


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_the_bytes_are_the_same_for_any_number_of_processes(desk: Path, form: str) -> None:
    arguments = ["check", "gone.txt", ".", "--format", form]
    one = said(desk, *arguments, "--no-cache", "--jobs", "1")
    assert one[0] == FAILURE
    assert one[2] == (
        "auditor: gone.txt: no such file or folder\n"
        "auditor: empty.txt: empty: the file has no text to audit\n"
        "auditor: fail.txt: internal error: ZeroDivisionError: no words\n"
        "auditor: refuse.txt: the parser cannot read this text\n"
        "auditor: same-0.txt: empty: the file has no text to audit\n"
    )
    assert said(desk, *arguments, "--no-cache", "--jobs", "3") == one
    assert said(desk, *arguments, "--jobs", "2") == one
    assert said(desk, *arguments) == one


def test_the_place_of_a_fault_comes_from_any_process(desk: Path) -> None:
    one, two = (said(desk, "check", ".", "--jobs", jobs, AUDITOR_TRACEBACK="1")[2] for jobs in "12")
    assert 'ZeroDivisionError("no words")' in two
    assert one == two


def test_a_process_that_dies_is_told_with_its_article_and_the_others_are_reported(
    desk: Path,
) -> None:
    for name in ("empty.txt", "fail.txt", "refuse.txt", "same-0.txt"):
        desk.joinpath(name).unlink()
    _, all_others, _ = said(desk, "check", ".", "--format", "jsonl")
    desk.joinpath("mean.txt").write_text("They KILL whom they like, sources said.")
    desk.joinpath("weird.txt").write_text("The KILL is a river, sources said.")
    code, out, err = said(desk, "check", ".", "--format", "jsonl", "--jobs", "2")
    assert code == FAILURE
    assert out == all_others
    assert err == "".join(
        f"auditor: {name}: the process that audited it died (SIGKILL; out of memory?)\n"
        for name in ("mean.txt", "weird.txt")
    )


def test_a_process_that_is_killed_from_outside_loses_nothing(desk: Path) -> None:
    desk.joinpath("once.txt").write_text("The KILL-ONCE is a river, sources said.")
    names = ("council-budget.txt", "once.txt", "same-3.txt")
    arguments = ("--format", "jsonl", "--jobs", "2", "--fail-on", "never")
    code, out, err = said(desk, "check", *names, *arguments)
    assert (code, paths(out), err) == (0, list(names), "")


def test_what_concerns_all_articles_is_told_once_and_ends_all(desk: Path) -> None:
    desk.joinpath("a.txt").write_text("The model is BROKEN, sources said.")
    desk.joinpath("b.txt").write_text("It is BROKEN, sources said.")
    for jobs in "12":
        code, out, err = said(desk, "check", "a.txt", "b.txt", "--jobs", jobs)
        assert (code, out, err) == (MISTAKE, "", "auditor: pack: the language pack is broken\n")


def test_standard_input_has_its_place_among_others(desk: Path) -> None:
    text = (desk / "harbour-deal.txt").read_bytes()
    arguments = ("check", "same-2.txt", "-", "same-3.txt", "--format", "jsonl")
    one = said(desk, *arguments, "--jobs", "1", stdin=text)
    assert said(desk, *arguments, "--jobs", "2", stdin=text) == one
    assert paths(one[1]) == ["same-2.txt", "-", "same-3.txt"]


def test_a_baseline_is_the_same_for_any_number_of_processes(desk: Path) -> None:
    written = []
    for jobs in "12":
        code, _, _ = said(desk, "baseline", "--jobs", jobs, "--no-cache")
        assert code == FAILURE
        written.append((desk / "auditor-baseline.json").read_bytes())
        (desk / "auditor-baseline.json").unlink()
    assert written[0] == written[1]
    assert b"harbour-deal.txt" in written[0]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_all_and_leaves_nothing_behind(tmp_path: Path, jobs: str) -> None:
    for name in "abc":
        tmp_path.joinpath(f"{name}.txt").write_text("We WAIT, sources said.")
    with subprocess.Popen(
        command("check", ".", "--jobs", jobs, "--no-cache", "-o", "report.txt"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed_interruptions,  # noqa: PLW1509  # no thread runs here
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"waiting\n"
        os.killpg(process.pid, signal.SIGINT)
        # Its processes hold the other end of this pipe: it ends with the last of them.
        process.stdout.read()
        assert process.stderr.read() == b"auditor: stopped\n"
        assert process.wait() == STOPPED
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_no_process_at_all_is_a_mistake(tmp_path: Path, jobs: str) -> None:
    code, out, err = said(tmp_path, "check", "a.txt", "--jobs", jobs)
    assert (code, out, err.count("\n")) == (MISTAKE, "", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked elsewhere")
def test_what_is_loaded_before_a_fork_has_no_threads() -> None:
    """A process forks safely only where no other thread runs, and numpy's library starts some."""
    code = (
        "import sys, os; from auditor.config import Config; "
        "from auditor.apps.batch import open_auditor; "
        "open_auditor(Config(), cached=True).engine; "
        "print('numpy' in sys.modules, len(os.listdir('/proc/self/task')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False 1\n"

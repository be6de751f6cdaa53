"""`benchmarks/accuracy.py`, the command that makes the table of systems."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.evaluate.gold import write

ROOT = Path(__file__).parents[2]
SCORER = ROOT.parent / "shared" / "eval" / "attrib_score.py"
PIER = "{s Mayor Ines Halloran} {q said} {c the pier would open in May}.\n"


def accuracy(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "benchmarks/accuracy.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_row_of_this_program_stands_below_the_others(tmp_path: Path) -> None:
    write(tmp_path / "dev", "pier", PIER)
    scorer = ("--scorer", str(SCORER)) if SCORER.exists() else ()
    done = accuracy(str(tmp_path), "--out", str(tmp_path / "found"), *scorer)
    assert (done.returncode, done.stderr) == (0, "")
    table = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(table) == 9
    assert table[-1].endswith("; dev, 1 article) | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |")
    assert (tmp_path / "found" / "pier.json").exists()


def test_a_scorer_that_counts_otherwise_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "dev", "pier", PIER)
    other = tmp_path / "other.py"
    other.write_text(
        "import collections\n"
        "def read_brat(path): return []\n"
        "def score(cases): return collections.defaultdict(lambda: {'p': 0, 'r': 0, 'f1': 0})\n"
    )
    done = accuracy(str(tmp_path), "--scorer", str(other))
    assert done.returncode == 2
    assert "accuracy.py: source.exact: the scorer has" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["nowhere"], "accuracy.py: nowhere: no such folder (accepted: SPLIT/text/NAME.txt with"),
        (["rules"], "accuracy.py: rules: no split 'dev'"),
        ([], "the following arguments are required: gold"),
    ],
)
def test_where_the_labels_are_not_it_says_so(arguments: list[str], problem: str) -> None:
    done = accuracy(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr
    assert "Traceback" not in done.stderr

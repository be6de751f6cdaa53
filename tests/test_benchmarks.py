"""What the benchmarks are measured and compared with: on processes and runs made for the test."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import process
import ratios
from articles import composed, count_words

# Benchmark → seconds on the clock, seconds of computing, words.
MEASURED = {
    "python": (0.02, 0.02, 0),
    "help": (0.1, 0.1, 0),
    "cold": (0.8, 0.8, 500),
    "cached": (0.4, 0.2, 500),
    "ours[one]": (1.0, 1.0, 1_000),
    "ours[batch]": (6.0, 6.0, 61_000),
    "cores[two]": (3.0, 6.0, 61_000),
    "spacy[one]": (2.0, 2.0, 1_000),
    "spacy[batch]": (12.0, 12.0, 61_000),
    "textacy[one]": (3.0, 3.0, 1_000),
    "textacy[batch]": (15.0, 15.0, 61_000),
}
STAGES = {"parse": 3.0, "judge": 0.5, "other": 1.5}
TOLD = """\
run 0001_first

figure                                                  target
auditor --help                                  0.10 s  ≤ 0.15 s
auditor check, 500 words, cold                  0.80 s  ≤ 1.00 s
auditor check, 500 words, cached                0.40 s  ≤ 0.25 s  missed
batch, one core                         10,167 words/s  ≥ 12,000 words/s  missed
batch, one core, once started           12,000 words/s
batch, two cores                        20,333 words/s
spaCy                                    5,083 words/s
spaCy, once started                      6,000 words/s
spaCy and textacy                        4,067 words/s
spaCy and textacy, once started          5,000 words/s
everything but the parse                30,500 words/s
the rules alone                        122,000 words/s  ≥ 150,000 words/s  missed
memory, 100 articles                            300 MB  ≤ 500 MB
memory, many articles                           400 MB  ≤ 500 MB

stage                                        µs a word  share
parse                                             49.2  60%
judge                                              8.2  10%
other                                             24.6  30%

times as fast                                           target
--help / bare Python                              0.20
cached / cold                                     4.00
one article / spaCy and textacy                   3.00
batch / spaCy and textacy                         2.50  ≥ 1.00
started / spaCy and textacy                       2.40  ≥ 1.00
batch / spaCy                                     2.00
started / spaCy                                   2.00
two cores / one                                   2.00  ≥ 1.80
memory: 100 articles / many                       0.75  ≥ 0.95  missed
everything but the parse / spaCy                  5.08
parse / spaCy                                     3.39
judge / spaCy                                    20.33
other / spaCy                                     6.78
"""


def test_a_run_is_told_beside_its_targets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path, "0001_first")
    assert ratios.main([], tmp_path) == 0
    assert capsys.readouterr().out == TOLD


def test_what_was_not_measured_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path, "0001_alone", without=("spacy", "textacy", "cores"))
    assert ratios.main([], tmp_path) == 0
    rows = capsys.readouterr().out
    assert "spaCy" not in rows
    assert "two cores" not in rows
    assert "cached / cold                                     4.00\n" in rows


def test_a_run_of_some_benchmarks_is_told_as_far_as_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path, "0001_few", without=("ours", "stages", "spacy", "textacy", "cores", "memory"))
    assert ratios.main([], tmp_path) == 0
    assert capsys.readouterr().out.endswith(
        "times as fast                                           target\n"
        "--help / bare Python                              0.20\n"
        "cached / cold                                     4.00\n"
    )


def test_a_busy_machine_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path, "0001_busy", **{"ours[batch]": (12.0, 6.0, 61_000)})
    ratios.main([], tmp_path)
    said = "The machine is not quiet: a batch waited 50% of its time.  Trust ratios."
    assert said in capsys.readouterr().out


def test_a_ratio_that_fell_by_more_than_a_fifth_is_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path, "0001_before")
    keep(tmp_path, "0002_slower", cached=(0.4, 0.26, 500), help=(0.12, 0.12, 0))
    assert ratios.main(["--against"], tmp_path) == 1
    out = capsys.readouterr().out
    assert out.startswith("run 0002_slower, against 0001_before\n")
    assert "cached / cold                                     3.08  was 4.00, -23%  WORSE\n" in out
    assert "--help / bare Python                              0.17  was 0.20, -17%\n" in out
    assert out.endswith("\nworse by more than a fifth: cached / cold\n")


def test_a_run_is_compared_with_the_one_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate(("0001_release", "0002_try", "0003_now")):
        keep(tmp_path, name, age=3 - number)
    assert ratios.main(["--against", "release"], tmp_path) == 0
    assert capsys.readouterr().out.startswith("run 0003_now, against 0001_release\n")


@pytest.mark.parametrize(
    ("kept", "given", "said"),
    [
        ((), [], "no run is kept in {folder}: `make bench` makes one"),
        (("0001_one",), ["--against"], "no earlier run is kept (there are: none)"),
        (
            ("0001_one", "0002_two"),
            ["--against", "three"],
            "no earlier run 'three' is kept (there are: 0001_one)",
        ),
    ],
)
def test_where_there_is_no_run_the_exit_code_is_2(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kept: tuple[str, ...],
    given: list[str],
    said: str,
) -> None:
    for number, name in enumerate(kept):
        keep(tmp_path, name, age=len(kept) - number)
    assert ratios.main(given, tmp_path) == 2
    assert capsys.readouterr().err == f"ratios.py: {said.format(folder=tmp_path)}\n"


def test_a_file_that_is_no_run_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "machine" / "0001_broken.json"
    path.parent.mkdir()
    path.write_text('{"benchmarks": 1}', encoding="utf-8")
    assert ratios.main([], tmp_path) == 2
    assert f"{path} is no run of the benchmarks" in capsys.readouterr().err


def test_a_process_tells_what_it_computes() -> None:
    assert process.run([sys.executable, "-c", "sum(range(10**6))"], 1, {}) > 0


def test_findings_are_no_failure_and_mistakes_are() -> None:
    process.run([sys.executable, "-c", "raise SystemExit(1)"], 1, {})
    code = "import os, sys; sys.stderr.write(os.environ['WHY']); sys.exit(2)"
    with pytest.raises(process.ProcessError, match=r"ended with 2:\nno such file"):
        process.run([sys.executable, "-c", code], 1, {"WHY": "no such file"})


def test_the_peak_is_of_the_command_and_not_of_who_starts_it() -> None:
    held = bytearray(200_000_000)
    small = process.peak([sys.executable, "-c", "print('output is thrown away')"], {})
    large = process.peak([sys.executable, "-c", "bytearray(b'x' * 50_000_000)"], {})
    assert len(held) / 1e6 > small
    assert 40 < large - small < 150


def test_articles_are_composed_alike_each_time_and_differ(tmp_path: Path) -> None:
    first, again = (composed(20, tmp_path / name) for name in ("first", "again"))
    texts = [path.read_text(encoding="utf-8") for path in first]
    assert texts == [path.read_text(encoding="utf-8") for path in again]
    assert len(set(texts)) == 20
    assert all(480 <= count_words(text) < 600 for text in texts)


def keep(
    folder: Path,
    name: str,
    *,
    without: tuple[str, ...] = (),
    age: int = 0,
    **changed: tuple[float, float, int],
) -> None:
    """Keep a run as pytest-benchmark does, made `age` seconds before the last one."""
    laps = [
        benchmark(in_lap(each, lap), times * wall, cpu=times * cpu, words=words)
        for lap, times in enumerate((1.0, 9.0, 0.1))  # of which the median is the first
        for each, (wall, cpu, words) in (MEASURED | changed).items()
    ]
    once = [
        benchmark("stages", 5.0, stages=STAGES, words=61_000),
        benchmark("memory[hundred]", 1.0, megabytes=300.0),
        benchmark("memory[many]", 1.0, megabytes=400.0),
    ]
    left_out = tuple(f"test_{each}" for each in without)
    kept = [each for each in (*laps, *once) if not each["name"].startswith(left_out)]
    path = folder / "Linux-CPython" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"benchmarks": kept}), encoding="utf-8")
    when = 1_000_000_000 - age
    os.utime(path, (when, when) if age else None)


def in_lap(name: str, lap: int) -> str:
    """A benchmark's name as pytest makes it of its lap and its other parameter."""
    base, _, other = name.rstrip("]").partition("[")
    return f"{base}[lap{lap}-{other}]" if other else f"{base}[lap{lap}]"


def benchmark(name: str, wall: float, **told: Any) -> dict[str, Any]:
    return {"name": f"test_{name}", "stats": {"median": wall}, "extra_info": told}

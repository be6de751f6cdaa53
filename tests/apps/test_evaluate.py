"""`auditor evaluate` from end to end: what it shows, what it refuses, its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from auditor import engine
from auditor.apps.cli import run
from auditor.engine import load_engine
from auditor.nlp import EMBEDDED, Parser
from tests.evaluate.gold import write

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORER, POLNEAR = SHARED / "eval" / "attrib_score.py", SHARED / "polnear" / "dev"

PIER = (
    "{s Mayor Ines Halloran} {q said} {c the pier would open in May}.\n\n"
    "{c2 “At last,”} {q2 said} {s2 Bo Lindt}, who owns the ferry.\n\n"
    "{s3 The union} {q3 painted} {c3 the gate}.\n"
)
TUNNEL = "{s The council} {q said} {c the tunnel was dry}. The engineer said it leaked.\n"


@pytest.fixture(autouse=True)
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> Path:
    """A folder of labels, in the current one; all calls of the command share one parser."""
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=parser))
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "gold" / "dev", "pier", PIER)
    write(tmp_path / "gold" / "dev", "tunnel", TUNNEL)
    return tmp_path / "gold"


class Said:
    """Exit code, standard output and standard error of one call."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = run(["evaluate", *arguments])
        self.out, self.err = capsys.readouterr()

    @property
    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.out)
        return data


Capture = pytest.CaptureFixture[str]


def test_the_page_has_figures_tables_and_examples(capsys: Capture) -> None:
    said = Said(capsys, "gold", "--format", "brat", "--split", "dev")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "2 articles, 36 words: 4 attributions labelled, 4 found"
    assert "  link                  0.750   0.750  0.750" in lines
    assert "  direct        1         1      1.000   1.000  1.000" in lines
    assert "  paint      0             0         0       1" in lines
    missed = next(at for at, line in enumerate(lines) if line.startswith("Missed: 1 ─"))
    assert lines[missed + 1 : missed + 4] == [
        "  gold/dev/text/pier.txt:5",
        "    The union painted the gate.",
        "    labelled: source [The union]; cue [painted]; content [the gate]",
    ]
    assert "    found: source [The engineer]; cue [said]; content [it leaked] (clause)" in lines


def test_json_has_everything(capsys: Capture) -> None:
    data = Said(capsys, "gold", "--report", "json", "--examples", "0", "--cues", "0").data
    gold = {"path": "gold", "split": None, "format": "brat", "texts": None, "unlabelled": []}
    assert data["gold"] == gold
    assert data["sources"] is None
    assert data["articles"] == 2
    assert data["figures"]["link"] == {
        "precision": 0.75,
        "recall": 0.75,
        "f1": 0.75,
        "correct": 3,
        "predicted": 4,
        "found": 3,
        "gold": 4,
    }
    assert [each["cue"] for each in data["missed"]] == ["paint"]
    assert [each["sentence"] for each in data["invented"]] == ["The engineer said it leaked."]
    assert {row["name"]: row["hit"] for row in data["cues"]} == {"say": 3, "paint": 0}
    assert set(data["by_stance"]) > {"statement", "evidence", "unknown"}


def test_same_labels_same_bytes(capsys: Capture) -> None:
    first = Said(capsys, "gold", "--report", "json")
    assert Said(capsys, "gold", "--report", "json").out == first.out


def test_examples_and_cues_can_be_limited(capsys: Capture) -> None:
    page = Said(capsys, "gold", "--examples", "0", "--cues", "0").out
    assert "Missed: " not in page
    assert "Worst cues" not in page
    write(Path("gold/dev"), "pool", "{s Ana} {q fed} {c the dog}. {s2 Bo} {q2 sold} {c2 it}.\n")
    assert "\nMissed: 3, 2 of them ─" in Said(capsys, "gold", "--examples", "2").out


def test_the_evaluation_can_go_to_a_file(capsys: Capture) -> None:
    said = Said(capsys, "gold", "--report", "json", "-o", "evaluation.json")
    assert (said.code, said.out) == (0, "")
    assert json.loads(Path("evaluation.json").read_text())["articles"] == 2


def test_the_gold_is_never_overwritten(capsys: Capture, gold: Path) -> None:
    labels = gold / "dev" / "attributions" / "pier_ab.ann"
    before = labels.read_bytes()
    said = Said(capsys, "gold", "-o", str(labels))
    assert said.code == 2
    assert said.err == f"auditor: {labels}: is part of the gold: write elsewhere\n"
    assert labels.read_bytes() == before


def test_what_cannot_be_read_is_told_and_the_others_go_on(capsys: Capture, gold: Path) -> None:
    labels, texts = gold / "dev" / "attributions", gold / "dev" / "text"
    labels.joinpath("pier_ab.ann").write_text("T1\tCue 0 5\tMayor\nT2\tCue 0 999\tMayor\n")
    labels.joinpath("lost_ab.ann").write_text("")
    write(gold / "dev", "empty", "")
    texts.joinpath("spare.txt").write_text("Nobody has labelled this.")
    said = Said(capsys, "gold", "--report", "json")
    assert said.code == 2
    assert said.data["articles"] == 1
    assert said.data["gold"]["unlabelled"] == ["gold/dev/text/spare.txt"]
    size = len(texts.joinpath("pier.txt").read_text())
    assert said.err.splitlines() == [
        "auditor: gold/dev/attributions/lost_ab.ann: labels of no article that is there",
        "auditor: gold/dev/text/empty.txt: empty: the file has no text to audit",
        "auditor: gold/dev/attributions/pier_ab.ann:2: 0 999 is no range of the article "
        f"(accepted: START below END, END at most {size})",
    ]


def test_no_article_at_all_is_a_mistake(capsys: Capture, gold: Path) -> None:
    for path in gold.glob("dev/attributions/*.ann"):
        path.write_text("nonsense")
    said = Said(capsys, "gold", "-o", "evaluation.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[-1] == "auditor: gold: no article could be evaluated"
    assert not Path("evaluation.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["nowhere"], "nowhere: no such folder (accepted: SPLIT/text/NAME.txt"),
        (["gold", "--split", "test"], "gold: no split 'test' (accepted: dev)"),
        (["gold/dev/text"], "gold/dev/text: has no text/"),
        (["gold", "--format", "conll"], "'conll' is not"),
        (["gold", "--texts", "gold"], "gold: --texts goes with a .jsonl file (accepted: SPLIT/"),
        (["rows.jsonl"], "rows.jsonl: no such file"),
        ([], "Missing argument 'gold'"),
    ],
)
def test_mistakes_are_one_line(capsys: Capture, arguments: list[str], problem: str) -> None:
    said = Said(capsys, *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert problem in said.err


HARBOUR = (
    "Ines Halloran said the harbour was full. She said it would grow.\n\n"
    "A person familiar with the talks said it would not.\n"
)
ROW = {
    "article": "harb",
    "attributions": [
        {"source": [[0, 13]], "cue": [[14, 18]], "content": [[19, 39]],
         "kind": "named_person", "name": "Ines Halloran"},
        {"source": [[41, 44]], "cue": [[45, 49]], "content": [[50, 63]],
         "kind": "named_person", "name": "Mayor Halloran"},
        {"source": [[66, 98]], "cue": [[99, 103]], "content": [[104, 116]],
         "kind": "unnamed_person", "name": "a person"},
    ],
    "responses": [{"span": [19, 39], "party": "the union", "kind": "declined"}],
    "anonymity": [],
}  # fmt: skip


@pytest.fixture
def rows() -> Path:
    """Labels that tell who the sources are, of the articles in `articles`."""
    Path("articles").mkdir()
    Path("articles/harbour.txt").write_text(HARBOUR, encoding="utf-8")
    Path("rows.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    return Path("rows.jsonl")


def test_labels_of_sources_give_kinds_names_and_a_matrix(capsys: Capture, rows: Path) -> None:
    said = Said(capsys, str(rows), "--texts", "articles")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "1 article, 22 words: 3 attributions labelled, 3 found"
    assert "  link                  1.000   1.000  1.000" in lines
    assert "  Kind, source found             2   3  0.667" in lines
    assert "    by a pronoun                 1   1  1.000" in lines
    matrix = next(at for at, line in enumerate(lines) if line.startswith("Kinds: labelled in rows"))
    assert lines[matrix + 1 : matrix + 4] == [
        "                  Person  Anon",
        "  named person         2     0",
        "  unnamed person       0     1",
    ]
    assert "  Anonymity         0      0       -      1         1" in lines
    assert "  Responses         1      0   0.000      0         1" in lines
    wrong = next(at for at, line in enumerate(lines) if line.startswith("Wrong kind: 1 ─"))
    assert lines[wrong + 1 : wrong + 4] == [
        "  articles/harbour.txt:3",
        "    A person familiar with the talks said it would not.",
        "    labelled: unnamed person, [a person]",
    ]
    assert any(line.startswith("False anonymity: 1 ─") for line in lines)
    assert "    labelled: [declined, the union]" in lines
    assert max(map(len, lines)) <= 80


def test_figures_of_sources_stand_in_json_too(capsys: Capture, rows: Path) -> None:
    data = Said(capsys, str(rows), "--texts", "articles", "--report", "json").data
    assert data["gold"]["format"] == "jsonl"
    assert data["gold"]["texts"] == "articles"
    assert data["sources"]["kinds"]["found"] == {"share": 0.6667, "right": 2, "of": 3}
    assert data["sources"]["names"]["found"] == {"share": 1.0, "right": 2, "of": 2}
    assert data["sources"]["matrix"]["unnamed_person"]["anonymous"] == 1
    assert data["sources"]["wrong_kinds"][0]["gold_kind"] == "unnamed_person"


def test_a_row_that_cannot_be_read_is_told_and_the_others_go_on(
    capsys: Capture, rows: Path
) -> None:
    far = {"article": "pool", "attributions": [{"cue": [[0, 99]]}]}
    Path("articles/pool.txt").write_text("Nobody spoke.", encoding="utf-8")
    lines = (json.dumps(row) for row in ({**ROW, "article": "quay"}, ROW, far))
    rows.write_text("\n".join(lines), encoding="utf-8")
    said = Said(capsys, str(rows), "--texts", "articles", "--report", "json")
    assert (said.code, said.data["articles"]) == (2, 1)
    assert said.err.splitlines() == [
        "auditor: rows.jsonl:1: article: 'quay': no file begins so in articles (accepted: "
        "the beginning of one file's name, or the whole of it without its suffix)",
        "auditor: rows.jsonl:3: attributions[0].cue: 0, 99 is no range of the article "
        "(accepted: START below END, END at most 13)",
    ]


def test_a_file_of_labels_is_never_overwritten(capsys: Capture, rows: Path) -> None:
    said = Said(capsys, str(rows), "--texts", "articles", "-o", "rows.jsonl")
    assert said.err == "auditor: rows.jsonl: is part of the gold: write elsewhere\n"
    assert json.loads(rows.read_text(encoding="utf-8")) == ROW


class Stumbling:
    """A parser, as anybody may bring one, that fails on some articles."""

    name = "stumbling"

    def __init__(self, inner: Parser) -> None:
        self.parse = lambda article: (
            inner.parse(article) if "tunnel" in article.text else [][len(article.text)]
        )


def test_a_failure_inside_is_told_and_the_others_go_on(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, parser: Parser
) -> None:
    monkeypatch.setattr(engine, "load_engine", partial(load_engine, parser=Stumbling(parser)))
    said = Said(capsys, "gold", "--report", "json")
    assert said.code == 3
    assert said.data["articles"] == 1
    assert said.err == (
        "auditor: gold/dev/text/pier.txt: internal error: IndexError: list index out of range\n"
    )


def test_labels_of_others_give_the_scorer_s_figures(capsys: Capture, tmp_path: Path) -> None:
    if not (SCORER.exists() and POLNEAR.exists()):
        pytest.skip("scorer or labels are not on this machine: ../shared/eval, ../shared/polnear")
    folders = {part: tmp_path / part for part in ("text", "attributions", "predicted")}
    for folder in folders.values():
        folder.mkdir()
    for text in sorted(POLNEAR.glob("text/*.txt"))[::28]:
        (tmp_path / "text" / text.name).write_bytes(text.read_bytes())
        for labels in POLNEAR.glob(f"attributions/{text.stem}_*.ann"):
            (tmp_path / "attributions" / labels.name).write_bytes(labels.read_bytes())
    data = Said(capsys, ".", "--report", "json").data
    assert run(["check", "--format", "jsonl", "--fail-on", "never", "text"]) == 0
    for line in capsys.readouterr().out.splitlines():
        report = json.loads(line)
        name = Path(report["article"]["path"]).stem
        found = [
            {role: (each[role] or {"spans": []})["spans"] for role in ("source", "cue", "content")}
            for each in report["attributions"]
        ]
        kept = json.dumps({"attributions": found})
        folders["predicted"].joinpath(f"{name}.json").write_text(kept, encoding="utf-8")
    command = [sys.executable, str(SCORER), "attributions", "predicted", "text"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    theirs = json.loads(done.stdout)
    assert theirs.pop("articles") == data["articles"]
    ours = {
        name: {"p": each["precision"], "r": each["recall"], "f1": each["f1"], "gold": each["gold"]}
        for name, each in data["figures"].items()
    }
    assert ours == theirs


def test_the_process_from_end_to_end(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from auditor.apps.cli import main; main()", "evaluate"]
    model = os.environ.get("AUDITOR_MODEL", EMBEDDED)
    done = subprocess.run(
        [*command, "gold", "--model", model, "--format", "brat", "--report", "json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    data = json.loads(done.stdout.decode("utf-8"))
    assert data["figures"]["link"]["f1"] == 0.75

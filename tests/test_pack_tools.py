"""The scripts that make and score the language pack, on sentences and weights made up here."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest
import torch

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from pack_average import average
from pack_model import write_pack
from pack_ner_data import News, spans_of, tagged
from pack_spans import Span, Typer, candidates, without_title
from score_pack import entities


def tree(*words: tuple[str, str, int, str]) -> list[list[str]]:
    """CoNLL-U rows from (form, UPOS, head, relation)."""
    return [
        [str(at), form, form.lower(), upos, "_", "_", str(head), relation, "_", "_"]
        for at, (form, upos, head, relation) in enumerate(words, start=1)
    ]


def test_a_name_is_a_run_of_proper_nouns_that_hang_together() -> None:
    rows = tree(
        ("President", "PROPN", 4, "nsubj"),
        ("Ada", "PROPN", 1, "flat"),
        ("Velm", "PROPN", 1, "flat"),
        ("left", "VERB", 0, "root"),
        ("the", "DET", 6, "det"),
        ("Bank", "PROPN", 4, "obj"),
        ("of", "ADP", 8, "case"),
        ("Orland", "PROPN", 6, "nmod"),
        (".", "PUNCT", 4, "punct"),
    )
    assert candidates(rows) == [Span(0, 3), Span(5, 8)]
    assert without_title(rows, Span(0, 3, "PER")) == Span(1, 3, "PER")


def test_lines_of_a_signature_are_names_of_their_own() -> None:
    rows = tree(
        ("Ada", "PROPN", 0, "root"),
        ("Velm", "PROPN", 1, "flat"),
        ("Norrow", "PROPN", 1, "list"),
        ("Power", "PROPN", 3, "flat"),
    )
    assert candidates(rows) == [Span(0, 2), Span(2, 4)]


def test_labels_and_spans_are_inverse() -> None:
    spans = [Span(0, 2, "PER"), Span(2, 3, "LOC")]
    assert spans_of(tagged(["Ada", "Velm", "Orland", "."], spans)) == spans


def test_the_typer_learns_from_the_words_around_a_name() -> None:
    seen = [(["before=in", "whole=a"], "LOC"), (["before=mr", "whole=b"], "PER")] * 3
    scores = Typer(seen).scores([["before=in", "whole=new"], ["before=mr", "whole=new"]])
    assert scores.argmax(dim=1).tolist() == [3, 1]


def test_copies_keep_as_many_labelled_persons() -> None:
    sentence = tagged(
        ["Ada", "Velm", "met", "Bo", "Tarn", "."], [Span(0, 2, "PER"), Span(3, 5, "PER")]
    )
    places = tagged(["Orland"], [Span(0, 1, "LOC")])
    firms = tagged(["Norrow"], [Span(0, 1, "ORG")])
    news = News([sentence, places, firms], seed=1)
    for _ in range(50):
        copy = news.copy(sentence)
        assert [span.type for span in spans_of(copy)].count("PER") == 2


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        (["B-PER", "E-PER", "O", "S-LOC"], [(0, 2, "PER"), (3, 4, "LOC")]),
        (["B-PER", "I-PER", "B-PER"], [(0, 2, "PER"), (2, 3, "PER")]),
        (["O", "O"], []),
    ],
)
def test_spans_of_both_schemes(labels: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert list(entities(labels)) == spans


def test_the_mean_of_checkpoints() -> None:
    def checkpoint(value: float) -> dict[str, object]:
        return {
            "model": {"w": torch.tensor([value]), "n": torch.tensor([3])},
            "config": {"v": value},
        }

    mean = average([checkpoint(1.0), checkpoint(2.0)])
    assert mean["model"]["w"].tolist() == [1.5]
    assert mean["model"]["n"].tolist() == [3]
    assert mean["config"] == {"v": 2.0}


def test_a_pack_has_half_precision_no_training_state_and_a_true_manifest(tmp_path: Path) -> None:
    source = tmp_path / "checkpoint.pt"
    content = {
        "model": {"w": torch.ones(4)},
        "config": {"save_dir": "/somewhere/models", "lr": 0.1},
        "optimizer_state_dict": {"step": 3},
    }
    torch.save(content, source)
    manifest = write_pack({"ner.pt": source}, tmp_path / "pack", "1.2.3")
    packed = torch.load(tmp_path / "pack" / "ner.pt", weights_only=True)
    assert packed["model"]["w"].dtype == torch.float16
    assert packed["config"] == {"save_dir": "models", "lr": 0.1}
    assert "optimizer_state_dict" not in packed
    assert manifest == json.loads((tmp_path / "pack" / "manifest.json").read_text("utf-8"))
    assert manifest["processors"] == ["ner"]
    for name, entry in manifest["files"].items():
        data = (tmp_path / "pack" / name).read_bytes()
        assert entry == {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}

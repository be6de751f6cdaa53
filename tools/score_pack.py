"""Score a language pack on the test sets: one row a set, as a Markdown table.

    python tools/score_pack.py TREEBANKS PACK [SET ...]

TREEBANKS is the folder of prepared treebanks, PACK the folder of the pack.  SET is one of pud,
gum_test, ewt_test, ner; without one, all are scored.  Trees are scored by udtools, the
scorer of CoNLL 2018, on gold tokens and raw text, entities by exact span and type on gold tokens.

Raw text is parsed paragraph by paragraph.  A paragraph whose characters the tokenizer does not give
back (it happens at long web addresses) cannot be scored: it is left out, and the row says how many.
"""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import stanza
from udtools.udeval import evaluate, load_conllu

TREEBANKS = ("pud", "gum_test", "ewt_test")
ENTITY_SETS = ("uner_ewt", "gum", "wikigold")
METRICS = ("Tokens", "Sentences", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")
FILES = {
    "tokenize": "tokenizer",
    "pos": "tagger",
    "lemma": "lemmatizer",
    "depparse": "parser",
    "ner": "ner",
}
Sentence = tuple[list[str], list[list[str]]]
SPACE_AFTER = "SpaceAfter=No"


def pipeline(pack: Path, processors: Sequence[str], *, pretokenized: bool) -> stanza.Pipeline:
    """Stanza's pipeline over the files of the pack; the network is not used."""
    paths = {f"{name}_model_path": str(pack / f"{FILES[name]}.pt") for name in processors}
    return stanza.Pipeline(
        lang="en",
        dir=str(pack),
        package=None,
        processors=dict.fromkeys(processors, "local"),
        tokenize_pretokenized=pretokenized,
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        logging_level="ERROR",
        depparse_batch_size=400,
        **paths,
    )


def read_treebank(treebanks: Path, name: str) -> list[Sentence]:
    """The sentences of a test treebank, read by the data's own reader."""
    spec = importlib.util.spec_from_file_location("prepare", treebanks / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    prepare: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(prepare)
    return list(prepare.sentences(str(treebanks / f"{name}.conllu.gz")))


def paragraphs(sentences: list[Sentence]) -> list[list[Sentence]]:
    """The sentences grouped by paragraph."""
    groups: list[list[Sentence]] = []
    for comments, rows in sentences:
        if "# newpar" in comments or not groups:
            groups.append([])
        groups[-1].append((comments, rows))
    return groups


def surface(paragraph: list[Sentence]) -> str:
    """The text of a paragraph."""
    words = [row for _, rows in paragraph for row in rows]
    return "".join(r[1] + ("" if r[9] == SPACE_AFTER else " ") for r in words).strip()


def conllu(sentences: list[Sentence]) -> str:
    """Sentences as CoNLL-U, without comments."""
    return "".join("\n".join("\t".join(row) for row in rows) + "\n\n" for _, rows in sentences)


def characters(text: str) -> str:
    """The text without white space: what the scorer aligns by."""
    return "".join(text.split())


def scores(gold: str, system: str) -> dict[str, float]:
    """F1 of every metric, in percent."""
    result = evaluate(
        load_conllu(io.StringIO(gold), "gold", {}), load_conllu(io.StringIO(system), "system", {})
    )
    return {metric: 100 * result[metric].f1 for metric in METRICS}


def score_gold_tokens(pack: Path, sentences: list[Sentence]) -> dict[str, float]:
    """Scores with the treebank's own tokens."""
    nlp = pipeline(pack, ("tokenize", "pos", "lemma", "depparse"), pretokenized=True)
    document = nlp([[row[1] for row in rows] for _, rows in sentences])
    return scores(conllu(sentences), f"{document:C}\n\n")


def score_raw(pack: Path, sentences: list[Sentence]) -> tuple[dict[str, float], int]:
    """Scores on raw text, and the number of paragraphs left out."""
    nlp = pipeline(pack, ("tokenize", "pos", "lemma", "depparse"), pretokenized=False)
    groups = paragraphs(sentences)
    documents = nlp.bulk_process([surface(group) for group in groups])
    gold, system, left_out = "", "", 0
    for group, document in zip(groups, documents, strict=True):
        found = "".join(word.text for sentence in document.sentences for word in sentence.words)
        if characters(found) != characters(surface(group)):
            left_out += 1
            continue
        gold += conllu(group)
        system += f"{document:C}\n\n"
    return scores(gold, system), left_out


def entities(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The (start, end, type) spans of BIO or BIOES labels."""
    start: int | None = None
    for at, label in enumerate([*labels, "O"]):
        if start is not None and label[0] not in "IE":
            yield start, at, labels[start][2:]
            start = None
        if label[0] in "BS" or (label[0] in "IE" and start is None):
            start = at


def score_entities(pack: Path, treebanks: Path, name: str) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent of each entity type and of all together."""
    with gzip.open(treebanks / f"ner_test_{name}.json.gz", "rt", encoding="utf-8") as file:
        sentences = json.load(file)
    nlp = pipeline(pack, ("tokenize", "ner"), pretokenized=True)
    document = nlp([[word["text"] for word in words] for words in sentences])
    counts: dict[str, Counter[str]] = {"gold": Counter(), "found": Counter(), "right": Counter()}
    for words, parsed in zip(sentences, document.sentences, strict=True):
        gold = set(entities([word["ner"] for word in words]))
        found = set(entities([token.ner for token in parsed.tokens]))
        for key, spans in (("gold", gold), ("found", found), ("right", gold & found)):
            counts[key].update(kind for _, _, kind in spans)
            counts[key]["all"] += len(spans)
    return {kind: _rates(counts, kind) for kind in ("PER", "ORG", "LOC", "all")}


def _rates(counts: dict[str, Counter[str]], kind: str) -> tuple[float, float, float]:
    gold, found, right = (counts[key][kind] for key in ("gold", "found", "right"))
    return (
        100 * right / max(found, 1),
        100 * right / max(gold, 1),
        200 * right / max(gold + found, 1),
    )


def print_trees(pack: Path, treebanks: Path, names: Sequence[str]) -> None:
    """The table of tokens, tags, lemmas and trees."""
    print("| set | tokens |", " | ".join(METRICS), "|")
    print("|---|---|" + "---|" * len(METRICS))
    for name in names:
        sentences = read_treebank(treebanks, name)
        raw, left_out = score_raw(pack, sentences)
        note = f", paragraphs left out: {left_out}" if left_out else ""
        for tokens, row in (("gold", score_gold_tokens(pack, sentences)), ("raw" + note, raw)):
            cells = " | ".join(f"{row[metric]:.2f}" for metric in METRICS)
            print(f"| {name} | {tokens} | {cells} |", flush=True)


def print_entities(pack: Path, treebanks: Path) -> None:
    """The table of entities."""
    print("| set | type | P | R | F1 |")
    print("|---|---|---|---|---|")
    for name in ENTITY_SETS:
        for kind, rates in score_entities(pack, treebanks, name).items():
            print(f"| {name} | {kind} |", " | ".join(f"{rate:.1f}" for rate in rates), "|")


def main(arguments: list[str]) -> None:
    """Score what the arguments name."""
    treebanks, pack, chosen = Path(arguments[0]), Path(arguments[1]), arguments[2:]
    trees = [name for name in TREEBANKS if not chosen or name in chosen]
    if trees:
        print_trees(pack, treebanks, trees)
    if (not chosen or "ner" in chosen) and (pack / "ner.pt").exists():
        print_entities(pack, treebanks)


if __name__ == "__main__":
    main(sys.argv[1:])

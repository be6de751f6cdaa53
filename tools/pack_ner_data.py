"""Make the training data of the named-entity model.

    python tools/pack_ner_data.py TREEBANKS DATA

Reads the prepared treebanks of TREEBANKS and writes DATA/ner_train_silver.json: the shipped
training files without their name-swapped copies, the EWT training part with silver spans, and new
copies with swapped names and news habits (titles, datelines, party tags, surnames alone).  No test
file is read.  Nothing is drawn without a seed: the output is always the same.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pack_spans import (
    FORM,
    TYPES,
    WORDS,
    XPOS,
    Row,
    Span,
    Typer,
    candidates,
    features,
    is_title,
    lexical_features,
    without_title,
)

# A sentence of Stanza's JSON: its words, each with a label of the BIO scheme.
Tagged = list[tuple[str, str]]
SURE = 0.55  # a sentence with a name whose type is less likely than this is left out
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def read_tagged(path: Path) -> list[Tagged]:
    """The sentences of a named-entity file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [[(word["text"], word["ner"]) for word in words] for words in json.load(file)]


def read_trees(treebanks: Path, name: str) -> list[tuple[str, list[Row]]]:
    """The sentences of a treebank: the document that each is of, and its rows."""
    spec = importlib.util.spec_from_file_location("prepare", treebanks / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    prepare: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(prepare)
    found = []
    for comments, rows in prepare.sentences(str(treebanks / f"{name}.conllu.gz")):
        identity = next((line for line in comments if line.startswith("# sent_id")), "")
        found.append((identity.rsplit("-", 1)[0], rows))
    return found


def spans_of(sentence: Tagged) -> list[Span]:
    """The labelled spans of a sentence, in order."""
    spans: list[Span] = []
    for at, (_, label) in enumerate(sentence):
        if label.startswith("I-") and spans and spans[-1].end == at:
            spans[-1] = Span(spans[-1].start, at + 1, spans[-1].type)
        elif label != "O":
            spans.append(Span(at, at + 1, label[2:]))
    return spans


def tagged(words: Sequence[str], spans: Iterable[Span]) -> Tagged:
    """A sentence with the labels of its spans."""
    labels = ["O"] * len(words)
    for span in spans:
        if span.type != "O" and span.end > span.start:
            labels[span.start] = "B-" + span.type
            labels[span.start + 1 : span.end] = ["I-" + span.type] * (span.end - span.start - 1)
    return list(zip(words, labels, strict=True))


def key(words: Iterable[str]) -> str:
    """What is the same for a sentence in the treebank and in the named-entity file."""
    return " ".join(words).translate(PLAIN).replace("—", "--")


def without_demonyms(sentences: list[Tagged], trees: list[tuple[str, list[Row]]]) -> list[Tagged]:
    """GUM's sentences without its plural "persons" (Americans, Democrats)."""
    cleaned = []
    for sentence, (_, rows) in zip(sentences, trees, strict=True):
        kept = [
            span
            for span in spans_of(sentence)
            if span.type != "PER" or rows[span.end - 1][XPOS] != "NNPS"
        ]
        cleaned.append(tagged([word for word, _ in sentence], kept))
    return cleaned


def examples(
    sentences: list[Tagged], trees: list[tuple[str, list[Row]]]
) -> Iterator[tuple[list[str], str]]:
    """Features and known type of every name of a treebank that has named entities."""
    rows_of = {key(row[FORM] for row in rows): rows for _, rows in trees}
    for sentence in sentences:
        rows = rows_of.get(key(word for word, _ in sentence))
        if rows is None:
            continue
        gold = spans_of(sentence)
        for span in candidates(rows):
            over = {g.type for g in gold if g.start < span.end and span.start < g.end}
            if len(over) < 2:
                yield features(rows, span), over.pop() if over else "O"


def bare_examples(sentences: list[Tagged]) -> Iterator[tuple[list[str], str]]:
    """Features and type of every entity of a file without trees."""
    for sentence in sentences:
        words = [word for word, _ in sentence]
        for span in spans_of(sentence):
            yield list(lexical_features(words, span)), span.type


def silver(typer: Typer, trees: list[tuple[str, list[Row]]]) -> Iterator[Tagged]:
    """The sentences whose names can all be typed, with one type for a name in one document."""
    spots = [(number, span) for number, (_, rows) in enumerate(trees) for span in candidates(rows)]
    scores = typer.scores([features(trees[number][1], span) for number, span in spots])
    same: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, (number, span) in enumerate(spots):
        document, rows = trees[number]
        same[document, key(r[FORM] for r in rows[span.start : span.end]).lower()].append(i)
    named: dict[int, list[tuple[Span, float]]] = defaultdict(list)
    for group in same.values():
        shared = scores[group].mean(dim=0).softmax(dim=0)
        best = int(shared.argmax())
        for i in group:
            number, span = spots[i]
            typed = Span(span.start, span.end, TYPES[best])
            named[number].append((typed, float(shared[best])))
    for number, (_, rows) in enumerate(trees):
        if all(sure >= SURE for _, sure in named[number]):
            yield tagged([row[FORM] for row in rows], _final(rows, named[number]))


def _final(rows: list[Row], typed: list[tuple[Span, float]]) -> Iterator[Span]:
    for span, _ in typed:
        yield without_title(rows, span) if span.type == "PER" else span


class News:
    """Copies of sentences with other names and with the habits of news writing."""

    def __init__(self, sentences: list[Tagged], seed: int) -> None:
        """Draw names from the spans of these sentences."""
        self._random = random.Random(seed)
        self._names: dict[str, list[list[str]]] = {"PER": [], "ORG": [], "LOC": []}
        for sentence in sentences:
            for span in spans_of(sentence):
                words = [word for word, _ in sentence[span.start : span.end]]
                if span.type != "PER" or len(words) == 2:
                    self._names[span.type].append(words)
        self._firsts = [name[0] for name in self._names["PER"]]
        self._lasts = [name[1] for name in self._names["PER"]]

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _person(self, length: int) -> list[str]:
        first, last = self._random.choice(self._firsts), self._random.choice(self._lasts)
        if length == 1:
            return [last] if self._chance(0.6) else [first]
        return [last] if self._chance(0.15) else [first, last]

    def _name(self, words: list[str], kind: str) -> list[str]:
        if kind == "PER":
            return self._person(len(words))
        return self._random.choice(self._names[kind]) if self._chance(0.7) else words

    def _entity(self, words: list[str], kind: str, before: str) -> Tagged:
        """A name in place of another, with what the news puts around it."""
        name = self._name(words, kind)
        entity = tagged(name, [Span(0, len(name), kind)])
        if kind != "PER":
            return entity
        if self._chance(0.15) and not is_title(before) and not before[:1].isupper():
            title = self._random.choice(WORDS["news_titles"])
            entity = [*((word, "O") for word in title), *entity]
        if len(name) == 2 and self._chance(0.05):
            entity = [*entity, *self._party()]
        return entity

    def _party(self) -> Tagged:
        state = self._random.choice(WORDS["states"])
        party = self._random.choice("DR")
        return [("(", "O"), (party, "O"), ("-", "O"), (state, "B-LOC"), (")", "O")]

    def _dateline(self) -> Tagged:
        place = [word.upper() for word in self._random.choice(self._names["LOC"])]
        line = tagged(place, [Span(0, len(place), "LOC")])
        if self._chance(0.4):
            line += [("(", "O"), (self._random.choice(WORDS["agencies"]), "B-ORG"), (")", "O")]
        return [*line, (self._random.choice(("—", "-", "--", "–")), "O")]

    def copy(self, sentence: Tagged) -> Tagged:
        """One copy of a sentence."""
        made: Tagged = self._dateline() if self._chance(0.06) else []
        at = 0
        for span in spans_of(sentence):
            made += sentence[at : span.start]
            words = [word for word, _ in sentence[span.start : span.end]]
            made += self._entity(words, span.type, made[-1][0] if made else "")
            at = span.end
        return made + sentence[at:]


def training_data(treebanks: Path) -> list[Tagged]:
    """All training sentences, shuffled."""
    shipped = {
        name: read_tagged(treebanks / f"ner_train_{name}.json.gz")
        for name in ("gum", "uner_ewt", "wikigold", "btc")
    }
    trees = {name: read_trees(treebanks, name) for name in ("gum_train", "ewt_dev", "ewt_train")}
    shipped["gum"] = without_demonyms(shipped["gum"], trees["gum_train"])
    known = [
        # UNER is the scheme that is wanted, and its spans are few: each counts four times.
        *list(examples(shipped["uner_ewt"], trees["ewt_dev"])) * 4,
        *examples(shipped["gum"], trees["gum_train"]),
        *bare_examples(shipped["wikigold"]),
        *bare_examples(shipped["btc"]),
    ]
    real = [sentence for part in shipped.values() for sentence in part]
    real += silver(Typer(known), trees["ewt_train"])
    news = News(real, seed=7)
    copies = [news.copy(s) for s in real if any(label != "O" for _, label in s)]
    everything = real + shipped["uner_ewt"] + copies
    random.Random(5).shuffle(everything)
    return everything


def main(arguments: list[str]) -> None:
    """Write the training file and print what is in it."""
    treebanks, data = Path(arguments[0]), Path(arguments[1])
    sentences = training_data(treebanks)
    plain = [[{"text": word, "ner": label} for word, label in s] for s in sentences if s]
    with (data / "ner_train_silver.json").open("w", encoding="utf-8") as file:
        json.dump(plain, file)
    kinds = Counter(span.type for s in sentences for span in spans_of(s))
    print(f"{len(plain)} sentences, {dict(sorted(kinds.items()))}")


if __name__ == "__main__":
    main(sys.argv[1:])

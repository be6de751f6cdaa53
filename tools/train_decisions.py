"""Train the decisions of `rules/decisions` on labelled articles.

    python tools/train_decisions.py CORPUS [--split train] [--parses FOLDER] [--out rules/decisions]

CORPUS is laid out as `auditor evaluate` reads it.  The articles are parsed with the embedded
language pack; `--parses` keeps the parses for the next time: empty it when the pack changes.  Each
decision is a logistic regression with an L1 penalty, so that few traits keep a weight
(scikit-learn, liblinear, fixed seed): the same articles and parses give the same bytes.  No text of
the corpus is written, and none of its names: words of cues with their counts, traits with their
weights.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec
from labelled_traits import (
    Example,
    Labelled,
    Parse,
    add_up,
    cue_examples,
    proper_names,
    read_labelled,
    role_examples,
    source_examples,
    table,
    uses_of,
)
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from auditor.decisions import ALWAYS, OUTCOMES, TRAIT, WORDS, Decision, count_words
from auditor.errors import AuditorError, InputError
from auditor.lexicon import load_lexicons
from auditor.model import Article, Document
from auditor.nlp import Parser, load_parser
from auditor.shipped import rules_folder

# The words of an article are counted without those of its fold, as they will be for a new article.
FOLDS = 10
# A trait is worth a weight from so many examples; smaller weights than this change nothing.
TRAIT_CASES, LEAST = 5, 0.02
# The inverse strength of the penalty.
STRENGTH = {"cue": 0.5, "role": 0.3, "source": 0.5}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write; the exit code, 2 for a corpus that nothing can be learned from."""
    given = _given(arguments)
    parse = keeping(given.parses, _parse) if given.parses else _parse
    try:
        given.out.mkdir(parents=True, exist_ok=True)
        articles = list(read_labelled(given.corpus, given.split, parse, load_lexicons()))
        for line in train_all(articles, given.out):
            print(line)
    except (AuditorError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train rules/decisions on labelled articles.")
    parser.add_argument("corpus", type=Path, help="folder with SPLIT/text and SPLIT/attributions")
    parser.add_argument("--split", default="train")
    parser.add_argument("--parses", type=Path, help="folder that keeps the parses")
    parser.add_argument("--out", type=Path, default=rules_folder() / "decisions")
    return parser.parse_args(arguments)


@cache
def _parser() -> Parser:
    return load_parser()


def _parse(article: Article) -> Document:
    return _parser().parse(article)


def keeping(folder: Path, parse: Parse) -> Parse:
    """A parse that keeps what it makes in a folder, and makes again what is of another text."""

    def kept_or_parsed(article: Article) -> Document:
        path = folder / f"{Path(article.path or 'article').stem}.msgpack"
        if path.exists():
            document = msgspec.msgpack.decode(path.read_bytes(), type=Document)
            if document.article.text == article.text:
                return document
        folder.mkdir(parents=True, exist_ok=True)
        document = parse(article)
        path.write_bytes(msgspec.msgpack.encode(document))
        return document

    return kept_or_parsed


def train_all(articles: Sequence[Labelled], folder: Path) -> Iterator[str]:
    """Write every file of the folder; a line about each.

    Raises InputError where the labels have no example of some outcome.
    """
    yield f"{len(articles)} articles"
    rows = table(add_up(map(uses_of, articles)))
    path = folder / "cue-words.tsv"
    write(path, (WORDS, *rows))
    yield f"{path}: {len(rows)} uses of words"
    names = proper_names(articles)
    for name, examples in examples_of(articles).items():
        decision = learn(name, examples, names)
        path = folder / f"{name}.tsv"
        write_decision(path, decision)
        yield f"{path}: {len(decision.weights)} traits from {len(examples)} examples"


def examples_of(articles: Sequence[Labelled]) -> dict[str, list[Example]]:
    """The examples of each decision."""
    return {
        "cue": list(_held_out(articles)),
        "role": [example for article in articles for example in role_examples(article)],
        "source": [example for article in articles for example in source_examples(article)],
    }


def _held_out(articles: Sequence[Labelled]) -> Iterator[Example]:
    """Examples of cues, each article's with the words counted in the other folds."""
    uses = [uses_of(article) for article in articles]
    total = add_up(uses)
    for fold in range(FOLDS):
        words = count_words(table(total - add_up(uses[fold::FOLDS])))
        for article in articles[fold::FOLDS]:
            yield from cue_examples(article, words)


def learn(name: str, examples: Sequence[Example], names: frozenset[str]) -> Decision:
    """The decision of this name: one regression for each outcome against the others.

    Traits with one of the `names` get no weight.  Raises InputError for too few examples.
    """
    outcomes = OUTCOMES[name]
    _check_enough(name, examples)
    kept = _worth_learning(examples, names)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        {trait: value for trait, value in example.traits.items() if trait in kept}
        for example in examples
    )
    # liblinear takes 32-bit indices only.
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    columns = [
        _fit(matrix, [example.outcome == outcome for example in examples], STRENGTH[name])
        for outcome in outcomes
    ]
    rows = zip((ALWAYS, *vectorizer.feature_names_), zip(*columns, strict=True), strict=True)
    return Decision(outcomes, {t: w for t, w in rows if t == ALWAYS or max(map(abs, w)) >= LEAST})


def _check_enough(name: str, examples: Sequence[Example]) -> None:
    """InputError where an outcome is always there, or never."""
    counts = Counter(example.outcome for example in examples)
    for outcome in OUTCOMES[name]:
        if counts[outcome] in (0, len(examples)):
            problem = f"{counts[outcome]} of {len(examples)} examples of {name} are {outcome!r}"
            accepted = "labels with some that are and some that are not"
            raise InputError(f"too few labels: {problem}", accepted=accepted)


def _worth_learning(examples: Iterable[Example], names: frozenset[str]) -> frozenset[str]:
    """The traits that are seen often enough and name nobody."""
    cases = Counter(trait for example in examples for trait in example.traits)
    often = (trait for trait, count in cases.items() if count >= TRAIT_CASES)
    return frozenset(trait for trait in often if names.isdisjoint(words_in(trait)))


def words_in(trait: str) -> list[str]:
    """The words of a trait: of "head=plan&acl verb" all but "head", which says where they stand."""
    return re.findall(r"[^&=/ ]+(?![^&]*=)", trait)


def _fit(matrix: csr_matrix, hits: Sequence[bool], strength: float) -> list[float]:
    """The intercept and a weight for each column."""
    model = LogisticRegression(
        C=strength, l1_ratio=1, solver="liblinear", random_state=0, max_iter=3000
    )
    model.fit(matrix, hits)
    return [round(float(weight), 3) for weight in (*model.intercept_, *model.coef_[0])]


def write_decision(path: Path, decision: Decision) -> None:
    """One line a trait: its name and a weight for each outcome, nothing for none."""
    rows = ((trait, *(w or "" for w in weights)) for trait, weights in decision.weights.items())
    write(path, ((TRAIT, *decision.outcomes), *sorted(rows)))


def write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write a tab-separated file."""
    lines = ("\t".join(map(str, row)) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())

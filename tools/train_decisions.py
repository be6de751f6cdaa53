"""Train the decisions of `rules/decisions` on labelled articles.

    python tools/train_decisions.py CORPUS [--split train] [--parses FOLDER] [--out rules/decisions]

CORPUS is laid out as `auditor evaluate` reads it.  The articles are parsed with the embedded
language pack; `--parses` keeps the parses for the next time.  Each decision is a logistic regression
with an L1 penalty, so that few traits keep a weight (scikit-learn, liblinear, fixed seed).  No text
of the corpus is written: words of cues with their counts, traits with their weights.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from labelled_traits import (
    Example,
    Labelled,
    cue_examples,
    labelled,
    role_examples,
    scene_of,
    source_examples,
    table,
    uses_of,
)
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from auditor.decisions import ALWAYS, WORDS, Decision, Decisions, count_words
from auditor.lexicon import load_lexicons, rules_folder
from auditor.nlp import load_parser

# The words of an article are counted without those of its fold, as they will be for a new article.
FOLDS = 10
# A trait is worth a weight from so many examples; smaller weights than this change nothing.
TRAIT_CASES, LEAST = 5, 0.02
# The inverse strength of the penalty.
STRENGTH = {"cue": 0.5, "role": 0.3, "source": 0.5}
OUTCOMES = {"cue": ("yes",), "role": ("content", "cue", "none", "source"), "source": ("yes",)}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train rules/decisions on labelled articles.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--split", default="train")
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--out", type=Path, default=rules_folder() / "decisions")
    return parser.parse_args()


def train(name: str, examples: Sequence[Example]) -> Decision:
    """The decision of this name: one regression for each outcome against the others."""
    cases = Counter(trait for example in examples for trait in example.traits)
    kept = {trait for trait, count in cases.items() if count >= TRAIT_CASES}
    vectorizer = DictVectorizer()
    seen = [{t: v for t, v in example.traits.items() if t in kept} for example in examples]
    matrix = csr_matrix(vectorizer.fit_transform(seen))
    # liblinear takes 32-bit indices only.
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    columns = []
    for outcome in OUTCOMES[name]:
        model = LogisticRegression(
            C=STRENGTH[name], penalty="l1", solver="liblinear", random_state=0, max_iter=3000
        )
        model.fit(matrix, [example.outcome == outcome for example in examples])
        columns.append([float(model.intercept_[0]), *map(float, model.coef_[0])])
    names = [ALWAYS, *vectorizer.feature_names_]
    rows = {
        trait: tuple(round(column[number], 3) for column in columns)
        for number, trait in enumerate(names)
        if trait == ALWAYS or max(abs(column[number]) for column in columns) >= LEAST
    }
    return Decision(OUTCOMES[name], rows)


def write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    lines = ("\t".join(map(str, row)) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_decision(path: Path, decision: Decision) -> None:
    """One line a trait: its name and a weight for each outcome, nothing for none."""
    rows = ((trait, *(w or "" for w in decision.weights[trait])) for trait in sorted(decision.weights))
    write(path, (("trait", *decision.outcomes), *rows))


def main() -> None:
    given = arguments()
    if given.parses:
        given.parses.mkdir(parents=True, exist_ok=True)
    lexicons = load_lexicons()
    empty = Decisions(count_words(()), *(Decision((), {}) for _ in range(3)))
    articles: list[Labelled] = list(labelled(given.corpus, given.split, load_parser(), given.parses))
    print(len(articles), "articles")
    scenes = [scene_of(article, lexicons, empty.words, empty) for article in articles]
    uses = [uses_of(scene, article.gold) for scene, article in zip(scenes, articles, strict=True)]
    examples: dict[str, list[Example]] = {name: [] for name in OUTCOMES}
    for fold in range(FOLDS):
        words = count_words(table(uses, uses[fold::FOLDS]))
        for article in articles[fold::FOLDS]:
            scene = scene_of(article, lexicons, words, empty)
            examples["cue"] += cue_examples(scene, article.gold)
            examples["role"] += role_examples(scene, article.gold)
            examples["source"] += source_examples(scene, article.gold)
    given.out.mkdir(parents=True, exist_ok=True)
    write(given.out / "cue-words.tsv", (WORDS, *table(uses)))
    for name, found in examples.items():
        decision = train(name, found)
        write_decision(given.out / f"{name}.tsv", decision)
        print(name, len(found), "examples,", len(decision.weights), "traits")


if __name__ == "__main__":
    main()

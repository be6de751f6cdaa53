"""Labelled articles → how well the audit finds who says what, and tells who they are.

open_gold(path)                    → the labelled articles, of a folder or a .jsonl file
compare_article(engine, labelled)  → one article against its labels
summarise(comparisons)             → the evaluation over all of them
"""

from __future__ import annotations

from pathlib import Path

from auditor.engine import Engine
from auditor.errors import InputError
from auditor.evaluate.brat import read_labels
from auditor.evaluate.compare import Comparison, compare
from auditor.evaluate.jsonl import find_rows, read_row
from auditor.evaluate.labels import Labels
from auditor.evaluate.layout import LAYOUT, Gold, GoldFormat, LabelledArticle, find_gold
from auditor.evaluate.summary import Evaluation, as_dict, summarise
from auditor.model import Article
from auditor.read import read_article

JSONL = ".jsonl"


def open_gold(
    path: Path,
    *,
    form: GoldFormat | None = None,
    split: str | None = None,
    texts: Path | None = None,
) -> Gold:
    """The labelled articles at a path: a folder is brat's, a .jsonl file has one article a line.

    `split` is one of a folder's, `texts` where the articles of a file are.  Raises InputError for
    what is not there or cannot be read.
    """
    if form == "jsonl" or (form is None and path.suffix == JSONL and not path.is_dir()):
        if split is not None:
            raise InputError("has no splits: leave --split out", path=str(path))
        return find_rows(path, texts)
    if texts is not None:
        raise InputError("--texts goes with a .jsonl file", path=str(path), accepted=LAYOUT)
    return find_gold(path, split)


def compare_article(engine: Engine, labelled: LabelledArticle) -> Comparison:
    """What the audit finds in an article against its labels.

    Raises InputError for an article or labels that cannot be read.
    """
    article = read_article(labelled.text)
    labels = labels_of(labelled, article)
    return compare(engine.examine(article), labels, engine.lexicons)


def labels_of(labelled: LabelledArticle, article: Article) -> Labels:
    """What is labelled in an article.  Raises InputError for labels that do not fit it."""
    if labelled.row:
        return read_row(labelled, labelled.row, article)
    return read_labels(labelled.labels, article)


__all__ = [
    "Comparison",
    "Evaluation",
    "Gold",
    "LabelledArticle",
    "as_dict",
    "compare_article",
    "find_gold",
    "labels_of",
    "open_gold",
    "summarise",
]

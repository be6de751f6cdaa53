"""Labelled articles → how well the audit finds who says what: figures, tables, examples.

find_gold(folder, split)           → the labelled articles
compare_article(engine, labelled)  → one article against its labels
summarise(comparisons)             → the evaluation over all of them
"""

from __future__ import annotations

from auditor.audit import Engine
from auditor.evaluate.brat import read_labels
from auditor.evaluate.compare import Comparison, compare
from auditor.evaluate.layout import Gold, LabelledArticle, find_gold
from auditor.evaluate.summary import Evaluation, as_dict, summarise
from auditor.read import read_article


def compare_article(engine: Engine, labelled: LabelledArticle) -> Comparison:
    """What the audit finds in an article against its labels.

    Raises InputError for an article or labels that cannot be read.
    """
    article = read_article(labelled.text)
    labels = read_labels(labelled.labels, article)
    return compare(engine.examine(article), labels, engine.lexicons)


__all__ = [
    "Comparison",
    "Evaluation",
    "Gold",
    "LabelledArticle",
    "as_dict",
    "compare_article",
    "find_gold",
    "summarise",
]

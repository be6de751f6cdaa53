"""Kinds to the labels against kinds to the audit: the confusion matrix, and each kind's figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import get_args

from auditor.evaluate.figures import Figures
from auditor.evaluate.identities import Identified
from auditor.model import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
Matrix = Mapping[Kind, Mapping[Kind, int]]


def confusion(identified: Iterable[Identified]) -> Matrix:
    """How many sources of a kind to the labels (outside) are of a kind to the audit (inside)."""
    counts = Counter((each.gold_kind, each.kind) for each in identified)
    return {gold: {kind: counts[gold, kind] for kind in KINDS} for gold in KINDS}


def kind_figures(matrix: Matrix) -> dict[Kind, Figures]:
    """Precision and recall of each kind."""
    return {
        kind: Figures(
            correct=matrix[kind][kind],
            predicted=sum(row[kind] for row in matrix.values()),
            found=matrix[kind][kind],
            gold=sum(matrix[kind].values()),
        )
        for kind in KINDS
    }

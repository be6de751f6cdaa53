"""Scores of arcs → the best tree (Chu and Liu 1965, Edmonds 1967), with one word at the root.

Most sentences need no search: where each word's best head already makes a tree, no other is better.
Of the others, most have one word at the root in the best tree of all.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from auditor.nlp.network.weights import Floats, Numbers

Scores = NDArray[np.float64]
NEVER = -np.inf


def spanning_tree(scores: Floats) -> Numbers:
    """The head of each word; `scores[word, head]`, and 0 is the root, whose own head is 0."""
    own = scores.astype(float)
    np.fill_diagonal(own, NEVER)
    own[0] = NEVER
    own[0, 0] = 0
    heads = _best(own)
    if np.count_nonzero(heads[1:] == 0) == 1:
        return heads
    # The root so unlikely that no second word ever hangs on it: Stanojević and Cohen 2021, "A Root
    # of a Problem: Optimizing Single-Root Dependency Parsing".
    found = own[np.isfinite(own)]
    own[1:, 0] -= (found.max() - found.min() + 1) * len(own)
    return _best(own)


def _cycle(heads: Numbers) -> Numbers:
    """The words of a cycle, or none."""
    above: list[int] = heads.tolist()
    seen = [0] * len(above)
    seen[0] = -1
    for word in range(1, len(above)):
        at = word
        while not seen[at]:
            seen[at] = word
            at = above[at]
        if seen[at] == word:
            return np.flatnonzero(_reached(above, at))
    return heads[:0]


def _reached(above: list[int], start: int) -> NDArray[Any]:
    inside = np.zeros(len(above), bool)
    while not inside[start]:
        inside[start] = True
        start = above[start]
    return inside


def _best(scores: Scores) -> Numbers:
    """The best tree; a cycle of best heads is taken for one word, and broken where that is best."""
    heads: Numbers = scores.argmax(axis=1)
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    rest = np.delete(np.arange(len(heads)), cycle)
    whole = len(rest)
    inner = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, rest)] - inner[:, None]
    leaving = scores[np.ix_(rest, cycle)]
    smaller = np.full((whole + 1, whole + 1), NEVER)
    smaller[:whole, :whole] = scores[np.ix_(rest, rest)]
    smaller[whole, :whole] = entering.max(axis=0)
    smaller[:whole, whole] = leaving.max(axis=1)
    found = _best(smaller)
    # Back to all words: who hangs on the cycle, and where the cycle is broken to hang on a word.
    inside = found[:whole] == whole
    heads[rest[~inside]] = rest[found[:whole][~inside]]
    heads[rest[inside]] = cycle[leaving[inside].argmax(axis=1)]
    outer = found[whole]
    heads[cycle[entering[:, outer].argmax()]] = rest[outer]
    return heads

"""The spanning tree: the best one of all, with one word at the root."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from auditor.nlp.network.spanning import spanning_tree

SCORES = st.integers(1, 4).flatmap(
    lambda words: arrays(
        np.float32,
        (words + 1, words + 1),
        elements=st.floats(-9, 9, width=32),
        # Arcs of equal scores have no best tree.
        unique=True,
    )
)


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every word's chain of heads ends at the root, on which one word hangs."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def weight(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """The sum of log probabilities, as the search takes them."""
    own = scores.astype(float).copy()
    np.fill_diagonal(own, -np.inf)
    logs = own - np.logaddexp.reduce(own, axis=1, keepdims=True)
    return float(sum(logs[word, head] for word, head in enumerate(heads, start=1)))


@given(scores=SCORES)
def test_no_tree_is_better(scores: np.ndarray) -> None:
    words = len(scores) - 1
    found = tuple(spanning_tree(scores.copy())[1:].tolist())
    assert is_tree(found)
    others = [
        heads
        for heads in product(range(words + 1), repeat=words)
        if all(head != word for word, head in enumerate(heads, start=1)) and is_tree(heads)
    ]
    best = max(weight(scores, heads) for heads in others)
    assert weight(scores, found) == pytest.approx(best, abs=1e-4)


@given(
    scores=st.integers(5, 30).flatmap(
        lambda n: arrays(np.float32, (n, n), elements=st.floats(-9, 9, width=32))
    )
)
def test_of_many_words_it_is_a_tree(scores: np.ndarray) -> None:
    assert is_tree(tuple(spanning_tree(scores)[1:].tolist()))


def test_the_best_heads_are_taken_where_they_make_a_tree() -> None:
    scores = np.array([[0, 0, 0], [5, 0, 1], [1, 5, 0]], np.float32)
    assert spanning_tree(scores).tolist() == [0, 0, 1]


def test_a_second_word_at_the_root_is_hung_elsewhere() -> None:
    scores = np.array([[0, 0, 0], [5, 0, 1], [4, 3, 0]], np.float32)
    assert spanning_tree(scores).tolist() == [0, 0, 1]

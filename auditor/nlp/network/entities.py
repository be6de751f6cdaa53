"""Words → tags of named entities, as Stanza's entity model gives them."""

from __future__ import annotations

from typing import Any

import numpy as np

from auditor.nlp.network.characters import Characters
from auditor.nlp.network.linear import Linear
from auditor.nlp.network.lstm import Layout, Lstm, both
from auditor.nlp.network.weights import Floats, Numbers, Weights
from auditor.nlp.network.words import Words, portions

UNKNOWN, OUTSIDE = 1, 4


class EntityTagger:
    """A bidirectional LSTM over words and their characters, and the best path of tags (a CRF)."""

    def __init__(self, weights: Weights, vocabulary: dict[str, Any]) -> None:
        self._word = {unit: number for number, unit in enumerate(vocabulary["delta"])}
        self._tag: list[str] = vocabulary["tag"]["0"]
        self._embeddings = weights["delta_emb.weight"]
        self._characters = Characters(weights, vocabulary["char"])
        self._transform = Linear(
            weights["input_transform.weight"].T, weights["input_transform.bias"]
        )
        self._lstm = Lstm(weights, "taggerlstm.lstm", start="taggerlstm")
        self._tags = Linear(weights["tag_clfs.0.weight"].T, weights["tag_clfs.0.bias"])
        self._transitions = weights["crits.0._transitions"]

    def __call__(self, words: Words) -> list[str]:
        """The tag of each word, such as B-PER, or O."""
        projected = self._lstm.project(self._transform(self._inputs(words.forms)))
        numbers = np.empty(len(words), np.int64)
        for layout, places in portions(words.lengths):
            gates = self._lstm.gates(projected, words.which[places], layout)
            states = both(self._lstm.run(gates, layout), layout)
            numbers[places] = best_path(self._tags(states), self._transitions, layout)
        return self._named(np.maximum(numbers, OUTSIDE), words.lengths)

    def _inputs(self, forms: list[str]) -> Floats:
        known = [self._word.get(form.lower(), UNKNOWN) for form in forms]
        letters = self._characters([self._characters.numbers(form) for form in forms])
        return np.concatenate([self._embeddings[known], letters], axis=1)

    def _named(self, numbers: Numbers, lengths: Numbers) -> list[str]:
        tags = [self._tag[number] for number in numbers.tolist()]
        start = 0
        for length in lengths.tolist():
            if np.any(numbers[start : start + length] != OUTSIDE):
                tags[start : start + length] = consistent(tags[start : start + length])
            start += length
        return tags


def best_path(scores: Floats, transitions: Floats, layout: Layout) -> Numbers:
    """The tag at each packed position: Viterbi's path through every sequence at once."""
    came_from = np.zeros(scores.shape, np.int64)
    best = scores.copy()
    steps = list(zip(layout.starts[1:], layout.sizes[1:], layout.starts, strict=False))
    for start, count, before in steps:
        ways = best[before : before + count, :, None] + transitions
        best[start : start + count] += ways.max(axis=1)
        came_from[start : start + count] = ways.argmax(axis=1)
    path: Numbers = best.argmax(axis=1)
    for start, count, before in reversed(steps):
        now = np.arange(start, start + count)
        path[before : before + count] = came_from[now, path[now]]
    return path


def consistent(tags: list[str]) -> list[str]:
    """The tags with each entity begun and ended, as Stanza mends what a path may leave open."""
    tags = list(tags)
    for mend in (_ends_of_insides, _singles):
        for index in range(len(tags)):
            mend(tags, index)
    return tags


def _ends_of_insides(tags: list[str], index: int) -> None:
    kind = tags[index][2:]
    if tags[index].startswith("I-") and not _goes_on(tags, index, kind):
        tags[index] = f"E-{kind}"
    if tags[index].startswith("I-") and not _came_on(tags, index, kind):
        tags[index] = f"B-{kind}"


def _singles(tags: list[str], index: int) -> None:
    kind = tags[index][2:]
    if tags[index].startswith("B-") and not _goes_on(tags, index, kind):
        tags[index] = f"S-{kind}"
    if tags[index].startswith("E-") and not _came_on(tags, index, kind):
        tags[index] = f"S-{kind}"


def _goes_on(tags: list[str], index: int, kind: str) -> bool:
    return index + 1 < len(tags) and tags[index + 1] in (f"I-{kind}", f"E-{kind}")


def _came_on(tags: list[str], index: int, kind: str) -> bool:
    return index > 0 and tags[index - 1] in (f"B-{kind}", f"I-{kind}")

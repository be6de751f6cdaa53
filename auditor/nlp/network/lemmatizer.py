"""Words with their parts of speech → lemmas: a dictionary, and a network for what it lacks."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from auditor.nlp.network.linear import Linear
from auditor.nlp.network.lstm import Layout, Lstm, both
from auditor.nlp.network.speller import END, START, UNKNOWN, Speller
from auditor.nlp.network.weights import Floats, Weights

ANY = "*"
# What becomes of a form: the network spells its lemma, or it is the form, or that in small letters.
SPELLED, SAME, LOWER = range(3)

Pair = tuple[str, str]


class Lemmatizer:
    """Stanza's lemmatizer: form and part of speech decide, whatever stands around them."""

    def __init__(self, weights: Weights, vocabulary: dict[str, Any]) -> None:
        self._lemmas: dict[str, dict[str, str]] = vocabulary["lemmas"]
        self._reader = Reader(weights, vocabulary["char"], vocabulary["pos"])
        self._speller = Speller(weights, vocabulary["char"])

    def __call__(self, words: list[str], upos: list[str]) -> list[str]:
        """The lemma of each word; an underscore where it has none."""
        pairs = list(zip(words, upos, strict=True))
        lemmas = {pair: self._listed(*pair) for pair in dict.fromkeys(pairs)}
        unknown = [pair for pair, lemma in lemmas.items() if lemma is None]
        if unknown:
            lemmas.update(zip(unknown, self._guessed(unknown), strict=True))
        return [lemmas[pair] or pair[0] for pair in pairs]

    def _listed(self, form: str, upos: str) -> str | None:
        of_tag = self._lemmas.get(upos, {}).get(form)
        return self._lemmas.get(ANY, {}).get(form) if of_tag is None else of_tag

    def _guessed(self, pairs: list[Pair]) -> list[str]:
        read = self._reader(pairs)
        lemmas = [
            form.lower() if way == LOWER else form
            for (form, _), way in zip(pairs, read.ways, strict=True)
        ]
        spelled = [number for number, way in enumerate(read.ways) if way == SPELLED]
        if spelled:
            written = self._speller(
                [pairs[number][0] for number in spelled],
                [read.states[number] for number in spelled],
                read.last[spelled],
                read.cells[spelled],
            )
            for number, lemma in zip(spelled, written, strict=True):
                lemmas[number] = lemma
        return lemmas


class Read(NamedTuple):
    """What the reader makes of forms: what becomes of each, its states, the last one, its cell."""

    ways: list[int]
    states: list[Floats]
    last: Floats
    cells: Floats


class Reader:
    """A bidirectional LSTM over part of speech and characters."""

    def __init__(self, weights: Weights, units: list[str], tags: list[str]) -> None:
        self._unit = {unit: number for number, unit in enumerate(units)}
        self._tag = {tag: number for number, tag in enumerate(tags)}
        self._embeddings = weights["embedding.weight"]
        self._tag_embeddings = weights["pos_embedding.weight"]
        self._lstm = Lstm(weights, "encoder")
        self._size = weights["encoder.weight_hh_l0"].shape[1]
        self._hidden, self._way = (
            Linear(weights[f"edit_clf.{n}.weight"].T, weights[f"edit_clf.{n}.bias"]) for n in (0, 2)
        )

    def __call__(self, pairs: list[Pair]) -> Read:
        """The forms with their parts of speech, read."""
        lengths = np.array([len(form) + 3 for form, _ in pairs])
        layout = Layout(lengths)
        gates = self._lstm.gates_of(self._inputs(pairs, layout)[layout.rows], layout)
        hidden, cells = self._lstm.run_to_end(gates, layout)
        forward, backward = hidden[:, :, : self._size]
        states = np.empty((len(layout), 2 * self._size), np.float32)
        states[layout.rows] = both(hidden[:, :, : self._size], layout)
        # Stanza's writer begins with the backward direction's last state before the forward one's.
        last = np.concatenate([backward[layout.lasts], forward[layout.lasts]], axis=1)
        cell = np.concatenate([each[layout.ranks, : self._size] for each in cells[::-1]], axis=1)
        ways = self._way(np.maximum(self._hidden(last), 0)).argmax(axis=1).tolist()
        return Read(ways, np.split(states, np.cumsum(lengths)[:-1]), last, cell)

    def _inputs(self, pairs: list[Pair], layout: Layout) -> Floats:
        """The part of speech, then the characters between a sign for start and one for end."""
        numbers = [
            number
            for form, _ in pairs
            for number in (UNKNOWN, START, *(self._unit.get(c, UNKNOWN) for c in form), END)
        ]
        inputs = self._embeddings[numbers]
        inputs[layout.firsts] = self._tag_embeddings[
            [self._tag.get(tag, UNKNOWN) for _, tag in pairs]
        ]
        return inputs

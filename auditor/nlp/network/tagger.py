"""Words → parts of speech and features, as Stanza's tagger gives them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from auditor.nlp.network.characters import Characters
from auditor.nlp.network.highway import HighwayLstm
from auditor.nlp.network.linear import Linear
from auditor.nlp.network.weights import Floats, Numbers, Weights
from auditor.nlp.network.words import Words, portions

UNKNOWN, ABSENT = 1, 2


class Tags(NamedTuple):
    """Of each word: universal part of speech, that of the treebank, features (“_”: none)."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]


class Tagger:
    """Two highway layers over words and their characters; one linear layer for each tag."""

    def __init__(self, weights: Weights, vocabulary: dict[str, Any]) -> None:
        self._word = {unit: number for number, unit in enumerate(vocabulary["word"])}
        self._embeddings = weights["word_emb.weight"]
        self._characters = Characters(weights, vocabulary["char"])
        self._from_characters = Linear(weights["trans_char.weight"].T)
        self._lstm = HighwayLstm(weights, "taggerlstm")
        self._hidden = Linear(
            self._lstm.spread(weights["upos_hid.weight"]), weights["upos_hid.bias"]
        )
        self._columns: list[list[str]] = [vocabulary["upos"], vocabulary["xpos"]]
        self._features: list[str] = list(vocabulary["feats"])
        self._columns += vocabulary["feats"].values()
        names = ["upos_clf", "tag_clf.xpos"]
        names += [f"tag_clf.feats.{number}" for number in range(len(self._features))]
        self._tags = Linear(
            np.concatenate([weights[f"{name}.weight"] for name in names]).T,
            np.concatenate([weights[f"{name}.bias"] for name in names]),
        )

    def __call__(self, words: Words) -> Tags:
        """The tags of each word."""
        prepared = self._lstm.prepare(self._inputs(words.forms))
        numbers = np.empty((len(words), len(self._columns)), np.int64)
        for layout, places in portions(words.lengths):
            states = self._lstm.run(prepared, words.which[places], layout)
            numbers[places] = self._best(self._tags(np.maximum(self._hidden(states), 0)))
        return self._named(numbers)

    def _inputs(self, forms: list[str]) -> Floats:
        known = [self._word.get(form.lower(), UNKNOWN) for form in forms]
        letters = self._characters([self._characters.numbers(form) for form in forms])
        return np.concatenate([self._embeddings[known], self._from_characters(letters)], axis=1)

    def _best(self, scores: Floats) -> Numbers:
        """[words, columns]: the best tag of each column."""
        ends = np.cumsum([len(column) for column in self._columns])
        parts = np.split(scores, ends[:-1], axis=1)
        return np.stack([part.argmax(axis=1) for part in parts], axis=1)

    def _named(self, numbers: Numbers) -> Tags:
        upos, xpos = (
            [column[number] for number in numbers[:, place].tolist()]
            for place, column in enumerate(self._columns[:2])
        )
        feats = dict[tuple[int, ...], str]()
        rows = [tuple(row) for row in numbers[:, 2:].tolist()]
        for row in set(rows):
            feats[row] = self._feats(row)
        return Tags(upos, xpos, [feats[row] for row in rows])

    def _feats(self, numbers: tuple[int, ...]) -> str:
        told = zip(self._features, self._columns[2:], numbers, strict=True)
        return "|".join(f"{key}={values[n]}" for key, values, n in told if n != ABSENT) or "_"

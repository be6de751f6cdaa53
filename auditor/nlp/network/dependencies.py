"""Words with lemmas and parts of speech → heads and relations, as Stanza's graph parser gives them.

Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from auditor.nlp.network.characters import Characters
from auditor.nlp.network.highway import HighwayLstm
from auditor.nlp.network.linear import Linear
from auditor.nlp.network.lstm import Layout
from auditor.nlp.network.spanning import spanning_tree
from auditor.nlp.network.weights import Floats, Numbers, Weights
from auditor.nlp.network.words import portions

UNKNOWN, ROOT = 1, 3
# Of the vocabulary of relations, the first ones are signs that no arc has.
SIGNS = 4


class Kind(NamedTuple):
    """What the network sees of a word."""

    form: str
    lemma: str
    upos: str
    xpos: str


NO_WORD = Kind("<ROOT>", "<ROOT>", "<ROOT>", "<ROOT>")


class Arcs(NamedTuple):
    """Of each word: its head's place in the sentence, from 1, or 0 for the root; its relation."""

    heads: Numbers
    relations: list[str]


class DependencyParser:
    """Two highway layers score each pair of words as dependent and head, each arc's relation."""

    def __init__(self, weights: Weights, vocabulary: dict[str, Any]) -> None:
        self._numbers = [
            {unit: number for number, unit in enumerate(vocabulary[name])}
            for name in ("word", "lemma", "upos", "xpos")
        ]
        self._relations: list[str] = vocabulary["deprel"][SIGNS:]
        self._words, self._lemmas, self._upos, self._xpos = (
            weights[f"{name}_emb.weight"] for name in ("word", "lemma", "upos", "xpos")
        )
        self._characters = Characters(weights, vocabulary["char"])
        self._from_characters = Linear(weights["trans_char.weight"].T)
        self._lstm = HighwayLstm(weights, "parserlstm")
        names = [f"{scorer}.W{side}" for scorer in ("unlabeled", "deprel") for side in (1, 2)]
        self._sides = Linear(
            np.concatenate(
                [self._lstm.spread(weights[f"{name}.weight"]) for name in names], axis=1
            ),
            np.concatenate([weights[f"{name}.bias"] for name in names]),
        )
        self._arc = Linear(weights["unlabeled.scorer.W_bilin.weight"][:, :, 0])
        # [head, dependent * relation]: a head is met by several dependents, and multiplied once.
        relation = weights["deprel.scorer.W_bilin.weight"]
        self._relation = Linear(relation.transpose(1, 0, 2).reshape(relation.shape[1], -1))
        self._relation_bias = weights["deprel.scorer.W_bilin.bias"]

    def __call__(
        self,
        words: list[str],
        lemmas: list[str],
        upos: list[str],
        xpos: list[str],
        lengths: Numbers,
    ) -> Arcs:
        """The arcs of each word; `lengths` is each sentence's number of words."""
        kinds = {NO_WORD: 0}
        seen = map(Kind, words, lemmas, upos, xpos)
        which = np.array([kinds.setdefault(kind, len(kinds)) for kind in seen])
        prepared = self._lstm.prepare(self._inputs(list(kinds)))
        # Every sentence begins with a word that stands for the root.
        rows = np.insert(which, np.cumsum(lengths) - lengths, 0)
        heads, relations = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
        for layout, places in portions(lengths + 1):
            sides = self._sides(self._lstm.run(prepared, rows[places], layout))
            found = self._decoded(np.maximum(sides, 0), layout)
            heads[places], relations[places] = (each[layout.rows] for each in found)
        real = rows != 0
        return Arcs(heads[real], [self._relations[n] for n in relations[real].tolist()])

    def _inputs(self, kinds: list[Kind]) -> Floats:
        words, lemmas, upos, xpos = (
            [number.get(unit, UNKNOWN) for unit in units]
            for number, units in zip(self._numbers, _columns(kinds), strict=True)
        )
        spelled = [[ROOT], *(self._characters.numbers(kind.form) for kind in kinds[1:])]
        letters = self._from_characters(self._characters(spelled))
        tags = self._upos[upos] + self._xpos[xpos]
        return np.concatenate([self._words[words], self._lemmas[lemmas], tags, letters], axis=1)

    def _decoded(self, sides: Floats, layout: Layout) -> tuple[Numbers, Numbers]:
        """Heads and relations, sentence by sentence; `sides` is in packed order."""
        in_order = np.empty_like(sides)
        in_order[layout.rows] = sides
        dependent, head, of_dependent, of_head = (
            np.append(side, np.ones((len(side), 1), np.float32), axis=1)
            for side in np.split(in_order, 4, axis=1)
        )
        heads = np.empty(len(sides), np.int64)
        asking = self._arc(dependent)
        for start, length in zip(layout.firsts.tolist(), layout.lengths.tolist(), strict=True):
            here = slice(start, start + length)
            heads[here] = spanning_tree(asking[here] @ head[here].T)
        rows = heads + np.repeat(layout.firsts, layout.lengths)
        return heads, self._related(of_dependent, of_head, rows)

    def _related(self, dependent: Floats, head: Floats, rows: Numbers) -> Numbers:
        """The relation of each word to the head in row `rows[word]`."""
        different, which = np.unique(rows, return_inverse=True)
        shape = (dependent.shape[1], len(self._relations))
        by_head = self._relation(head[different])
        order = np.argsort(which, kind="stable")
        groups = np.split(order, np.cumsum(np.bincount(which))[:-1])
        relations = np.empty(len(rows), np.int64)
        for group, weight in zip(groups, by_head, strict=True):
            scores = dependent[group] @ weight.reshape(shape) + self._relation_bias
            relations[group] = scores.argmax(axis=1)
        return relations


def _columns(kinds: list[Kind]) -> Iterator[list[str]]:
    """The units of forms, lemmas and both parts of speech that have embeddings."""
    forms, lemmas, upos, xpos = zip(*kinds, strict=True)
    yield [forms[0], *(form.lower() for form in forms[1:])]
    yield [lemmas[0], *(lemma.lower() for lemma in lemmas[1:])]
    yield list(upos)
    yield list(xpos)

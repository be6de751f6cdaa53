"""What a word's characters say of it."""

from __future__ import annotations

import numpy as np

from auditor.nlp.network.linear import sigmoid
from auditor.nlp.network.lstm import Layout, Lstm
from auditor.nlp.network.weights import Floats, Weights, padded


class Characters:
    """What a word's characters say of it.

    Sums the states weighted by attention, or takes the last ones of both directions where the model
    has no attention.
    """

    def __init__(self, weights: Weights, units: list[str]) -> None:
        self._number = {unit: number for number, unit in enumerate(units)}
        self._lstm = Lstm(weights, "charmodel.charlstm.lstm", "charmodel.charlstm")
        self._letters = self._lstm.project(weights["charmodel.char_emb.weight"])
        self.size = weights["charmodel.charlstm.lstm.weight_hh_l0"].shape[1]
        self._attention: Floats | None = None
        if "charmodel.char_attn.weight" in weights:
            self._attention = padded(weights["charmodel.char_attn.weight"][0], 0, self._lstm.size)

    def numbers(self, form: str) -> list[int]:
        """The number of each character; 1 for one that the model does not know."""
        return [self._number.get(char, 1) for char in form]

    def __call__(self, words: list[list[int]]) -> Floats:
        """[words, size * directions] of the numbers of their characters."""
        flat = np.array([number for word in words for number in word])
        layout = Layout(np.array([len(word) for word in words]))
        hidden = self._lstm.run(self._lstm.gates(self._letters, flat[layout.rows], layout), layout)
        if self._attention is None:
            return np.concatenate([each[layout.lasts, : self.size] for each in hidden], axis=1)
        states = np.empty_like(hidden[0])
        states[layout.rows] = hidden[0]
        weight = sigmoid((states * self._attention).sum(axis=1))
        total: Floats = np.add.reduceat(states * weight[:, None], layout.firsts, axis=0)
        return total[:, : self.size]

"""The highway LSTM of Dozat and Manning's parser, as Stanza has it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from auditor.nlp.network.linear import Linear, sigmoid
from auditor.nlp.network.lstm import Layout, Lstm
from auditor.nlp.network.weights import Floats, Numbers, Weights, widened


class Carried(NamedTuple):
    """What a highway layer makes of an input: what its gates get, and what goes past them."""

    projected: Floats
    beside: Floats


class HighwayLayer:
    """A bidirectional LSTM whose output takes in its input through a learned gate."""

    def __init__(self, weights: Weights, name: str, layer: int) -> None:
        self.lstm = Lstm(weights, f"{name}.lstm.{layer}.lstm", start=name, first=2 * layer)
        size = self.lstm.size
        # Above the first layer the input is two padded directions.
        self._highway, self._gate = (
            Linear(
                self._of_input(
                    widened(weights[f"{name}.{part}.{layer}.weight"], 0, 2, size).T, layer
                ),
                widened(weights[f"{name}.{part}.{layer}.bias"], 0, 2, size),
            )
            for part in ("highway", "gate")
        )
        self.lstm.into = self._of_input(self.lstm.into, layer)

    def _of_input(self, weight: Floats, layer: int) -> Floats:
        return widened(weight, weight.ndim - 2, 2, self.lstm.size) if layer else weight

    def beside(self, rows: Floats) -> Floats:
        """What of the input goes past the LSTM."""
        return sigmoid(self._gate(rows)) * np.tanh(self._highway(rows))

    def run(self, gates: Floats, beside: Floats, layout: Layout) -> Floats:
        """[positions, 2 * size] in packed order; `beside` is used up."""
        forward, backward = self.lstm.run(gates, layout)
        beside[:, : self.lstm.size] += forward
        beside[:, self.lstm.size :] += backward[layout.mirror]
        return beside


class HighwayLstm:
    """Two highway layers, one above the other."""

    def __init__(self, weights: Weights, name: str) -> None:
        self._below, self._above = (HighwayLayer(weights, name, layer) for layer in range(2))
        self.size = 2 * self._below.lstm.size

    def spread(self, weight: Floats) -> Floats:
        """A torch weight on the output of the two directions, as [padded size, outputs]."""
        return widened(weight, 1, 2, self.size // 2).T

    def prepare(self, rows: Floats) -> Carried:
        """What the first layer needs of an input, to be computed once for every one."""
        return Carried(self._below.lstm.project(rows), self._below.beside(rows))

    def run(self, prepared: Carried, index: Numbers, layout: Layout) -> Floats:
        """[positions, size] in packed order; position `p` has the input of row `index[p]`."""
        gates = self._below.lstm.gates(prepared.projected, index, layout)
        rows = self._below.run(gates, prepared.beside[index], layout)
        return self._above.run(
            self._above.lstm.gates_of(rows, layout), self._above.beside(rows), layout
        )

"""Linear layers whose rows do not depend on each other, to the last bit."""

from __future__ import annotations

import numpy as np

from auditor.nlp.network.weights import COLUMNS, ROWS, Floats, next_multiple, padded


class Linear:
    """`rows @ weight + bias`; `weight` is [inputs, outputs]."""

    def __init__(self, weight: Floats, bias: Floats | None = None) -> None:
        self.outputs = weight.shape[1]
        width = next_multiple(self.outputs, COLUMNS)
        self._weight = np.ascontiguousarray(padded(weight, 1, width))
        self._bias = None if bias is None else padded(bias, 0, width)

    def __call__(self, rows: Floats) -> Floats:
        """[rows, outputs] of [rows, inputs]."""
        result: Floats = enough(rows) @ self._weight
        if self._bias is not None:
            result += self._bias
        return result[: len(rows), : self.outputs]


def enough(rows: Floats) -> Floats:
    """The rows, few ones with zeros behind: of few rows a product may sum in another order."""
    return rows if len(rows) >= ROWS else padded(rows, 0, ROWS)


def sigmoid(values: Floats) -> Floats:
    """The logistic function."""
    squashed: Floats = np.tanh(values * 0.5) * 0.5 + 0.5
    return squashed

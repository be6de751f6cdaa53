"""Linear layers whose rows do not depend on each other, to the last bit."""

from __future__ import annotations

import numpy as np

from auditor.nlp.network.weights import COLUMNS, Floats, next_multiple, padded


class Linear:
    """`rows @ weight + bias`; `weight` is [inputs, outputs]."""

    def __init__(self, weight: Floats, bias: Floats | None = None) -> None:
        self.outputs = weight.shape[1]
        width = next_multiple(self.outputs, COLUMNS)
        self._weight = np.ascontiguousarray(padded(weight, 1, width))
        self._bias = None if bias is None else padded(bias, 0, width)

    def __call__(self, rows: Floats) -> Floats:
        """[rows, outputs] of [rows, inputs]."""
        result: Floats = two_at_least(rows) @ self._weight
        if self._bias is not None:
            result += self._bias
        return result[: len(rows), : self.outputs]


def two_at_least(rows: Floats) -> Floats:
    """The rows, a single one twice: of one row a product sums in another order."""
    return np.repeat(rows, 2, axis=0) if len(rows) == 1 else rows


def sigmoid(values: Floats) -> Floats:
    """The logistic function."""
    squashed: Floats = np.tanh(values * 0.5) * 0.5 + 0.5
    return squashed

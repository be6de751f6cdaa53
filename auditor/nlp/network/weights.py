"""The weights and vocabularies of a pack, as its files hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

# A matrix product sums in an order that depends on its shape and on how its matrices lie in memory.
# With weights row by row, a multiple of this many columns, and this many rows at least, a row's
# result does not depend, in the shapes that occur here, on which other rows stand beside it.  Two
# rows would do for weights of 448 rows at most; with more, OpenBLAS sums in parts, except in
# products of a million steps at most.
# So a sentence is parsed alike alone and among hundreds (`tests/nlp/network`).
COLUMNS = 16
ROWS = 16


class Weights:
    """The weights of one model, by the names that Stanza gave them."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], model: str) -> None:
        self._arrays = arrays
        self._model = model

    def __getitem__(self, name: str) -> Floats:
        """The weights of this name, in single precision."""
        return self._arrays[f"{self._model}/{name}"].astype(np.float32)

    def __contains__(self, name: str) -> bool:
        return f"{self._model}/{name}" in self._arrays


def padded(array: Floats, axis: int, width: int) -> Floats:
    """The array with zeros behind, up to a width along one axis."""
    missing = [(0, 0)] * array.ndim
    missing[axis] = (0, width - array.shape[axis])
    return np.pad(array, missing)


def widened(array: Floats, axis: int, parts: int, width: int) -> Floats:
    """The array with each of several equal parts along one axis padded to a width."""
    pieces = np.split(array, parts, axis=axis)
    return np.concatenate([padded(piece, axis, width) for piece in pieces], axis=axis)


def next_multiple(size: int, of: int) -> int:
    """The smallest multiple that is not below a size."""
    return -(-size // of) * of


def batches(items: list[int], sizes: list[int], most: int) -> Iterator[list[int]]:
    """The items by size, the largest first, in batches whose sizes add up to `most` at most.

    `sizes[item]` is an item's size; one that is larger than that stands alone.
    """
    batch: list[int] = []
    total = 0
    for item in sorted(items, key=lambda each: -sizes[each]):
        if batch and total + sizes[item] > most:
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += sizes[item]
    if batch:
        yield batch

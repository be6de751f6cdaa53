"""The layers that the networks share: linear, LSTM, highway LSTM, characters.

The shapes are Stanza's (Qi et al. 2020, "Stanza: A Python Natural Language Processing Toolkit for
Many Human Languages"); the highway LSTM is that of Dozat and Manning's parser.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from auditor.nlp.network.weights import (
    COLUMNS,
    Floats,
    Numbers,
    Weights,
    next_multiple,
    padded,
    widened,
)

GATES = 4
# An LSTM's gates stand in this order: input, forget, output, candidate.  torch puts the candidate
# third; with the three that are squashed alike together, one pass squashes them.
FROM_TORCH = (0, 1, 3, 2)


class Linear:
    """`rows @ weight + bias`; `weight` is [inputs, outputs]."""

    def __init__(self, weight: Floats, bias: Floats | None = None) -> None:
        self.outputs = weight.shape[1]
        width = next_multiple(self.outputs, COLUMNS)
        self._weight = np.ascontiguousarray(padded(weight, 1, width))
        self._bias = None if bias is None else padded(bias, 0, width)

    def __call__(self, rows: Floats) -> Floats:
        """[rows, outputs] of [rows, inputs]."""
        result: Floats = _two_at_least(rows) @ self._weight
        if self._bias is not None:
            result += self._bias
        return result[: len(rows), : self.outputs]


class Layout:
    """Sequences of several lengths laid out step by step, the longest first.

    Packed position `starts[t] + s` is step `t` of the sequence that is `s`-th by length; `sizes[t]`
    sequences have that step.  `rows[p]` is where position `p` stands when the sequences follow each
    other in their own order, `mirror[p]` the position as far from its sequence's end as `p` is from
    the start.
    """

    def __init__(self, lengths: Numbers) -> None:
        order = np.argsort(-lengths, kind="stable")
        ordered = lengths[order]
        steps = np.arange(int(ordered[0]))
        sizes = np.searchsorted(-ordered, -steps, side="left")
        starts = np.cumsum(sizes) - sizes
        step = np.repeat(steps, sizes)
        sequence = np.arange(len(step)) - starts[step]
        firsts = np.cumsum(lengths) - lengths
        self.sizes: list[int] = sizes.tolist()
        self.starts: list[int] = starts.tolist()
        self.rows: Numbers = firsts[order][sequence] + step
        self.mirror: Numbers = starts[ordered[sequence] - 1 - step] + sequence
        # Of each sequence, in their own order: its rank by length, and its last packed position.
        self.ranks: Numbers = np.empty_like(order)
        self.ranks[order] = np.arange(len(order))
        self.lasts: Numbers = starts[lengths - 1] + self.ranks
        self.firsts: Numbers = firsts
        self.lengths: Numbers = lengths

    def __len__(self) -> int:
        return len(self.rows)


class Lstm:
    """An LSTM in one direction or two."""

    def __init__(
        self, weights: Weights, name: str, start: str | None = None, first: int = 0
    ) -> None:
        ends = [end for end in ("", "_reverse") if f"{name}.weight_ih_l0{end}" in weights]
        size = weights[f"{name}.weight_hh_l0"].shape[1]
        self.size = next_multiple(size, COLUMNS // GATES)
        self.directions = len(ends)
        into = [self._gates(weights[f"{name}.weight_ih_l0{end}"]).T for end in ends]
        self.into = np.stack(into)
        biases = [weights[f"{name}.bias_ih_l0{e}"] + weights[f"{name}.bias_hh_l0{e}"] for e in ends]
        self.bias = np.stack([self._gates(bias) for bias in biases])[:, None]
        recurrent = [self._gates(weights[f"{name}.weight_hh_l0{end}"]).T for end in ends]
        self._recurrent = np.stack([padded(each, 0, self.size) for each in recurrent])
        self._start = [self._first_state(weights, start, kind, first) for kind in "hc"]

    def project(self, rows: Floats) -> Floats:
        """[directions, rows, 4 * size]: what inputs do to the gates, each input once."""
        projected: Floats = np.matmul(_two_at_least(rows), self.into)[:, : len(rows)]
        return projected + self.bias

    def gates(self, projected: Floats, index: Numbers, layout: Layout) -> Floats:
        """The gates as `run` takes them; packed position `p` has the input of row `index[p]`."""
        gates = np.empty((self.directions, len(layout), projected.shape[2]), np.float32)
        places = (index, index[layout.mirror])[: self.directions]
        for each, rows, out in zip(projected, places, gates, strict=True):
            # np.take goes through a buffer unless it may clip.
            np.take(each, rows, axis=0, out=out, mode="clip")
        return gates

    def gates_of(self, packed: Floats, layout: Layout) -> Floats:
        """The gates as `run` takes them, of an input in packed order."""
        inputs = (packed, packed[layout.mirror])[: self.directions]
        gates = np.empty((len(inputs), max(len(layout), 2), self.into.shape[2]), np.float32)
        for weight, rows, out in zip(self.into, inputs, gates, strict=True):
            np.matmul(_two_at_least(rows), weight, out=out)
        gates += self.bias
        return gates[:, : len(layout)]

    def _gates(self, weight: Floats) -> Floats:
        """Torch's gates in our order, padded; what a sigmoid takes is halved (see `run`)."""
        parts = np.split(weight, GATES)
        ordered = [parts[index] * (1.0 if index == 2 else 0.5) for index in FROM_TORCH]
        return np.concatenate([padded(part, 0, self.size) for part in ordered]).astype(np.float32)

    def _first_state(self, weights: Weights, start: str | None, kind: str, first: int) -> Floats:
        """[directions, 1, size]: the state before the first step, learned or zeros.

        One array holds the states of all layers; those of this one begin with `first`.
        """
        if start is None:
            return np.zeros((self.directions, 1, self.size), np.float32)
        states = padded(weights[f"{start}_{kind}_init"], 2, self.size)
        return states[first : first + self.directions]

    def run(self, gates: Floats, layout: Layout) -> Floats:
        """[directions, positions, size], the hidden states in packed order; see `run_to_end`."""
        return self.run_to_end(gates, layout)[0]

    def run_to_end(self, gates: Floats, layout: Layout) -> tuple[Floats, Floats]:
        """The hidden states in packed order, and the last cell of each sequence, by rank.

        Their shapes are [directions, positions, size] and [directions, sequences, size].

        `gates` is [directions, positions, 4 * size], the projected input in packed order; that of
        the second direction is mirrored, and so is its result.  It is used up.
        """
        size, widest = self.size, max(layout.sizes[0], 2)
        # One more row than there are positions: a product has two rows at least.
        hidden = np.zeros((self.directions, len(layout) + 1, size), np.float32)
        state, cell = (np.repeat(each, widest, axis=1) for each in self._start)
        work = np.empty((self.directions, widest, GATES * size), np.float32)
        for start, count in zip(layout.starts, layout.sizes, strict=True):
            rows = max(count, 2)
            step = gates[:, start : start + count]
            np.matmul(state[:, :rows], self._recurrent, out=work[:, :rows])
            step += work[:, :count]
            np.tanh(step, out=step)
            # sigmoid(x) = tanh(x / 2) / 2 + 1 / 2
            squashed = step[:, :, : 3 * size]
            squashed *= 0.5
            squashed += 0.5
            now, old = cell[:, :count], work[:, :count, :size]
            now *= squashed[:, :, size : 2 * size]
            np.multiply(squashed[:, :, :size], step[:, :, 3 * size :], out=old)
            now += old
            np.tanh(now, out=old)
            new = hidden[:, start : start + count]
            np.multiply(old, squashed[:, :, 2 * size :], out=new)
            state = hidden[:, start : start + rows]
        return hidden[:, : len(layout)], cell[:, : layout.sizes[0]]


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
        """[positions, 2 * size] in packed order; `gates` and `beside` are used up."""
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


def _two_at_least(rows: Floats) -> Floats:
    return np.repeat(rows, 2, axis=0) if len(rows) == 1 else rows


def sigmoid(values: Floats) -> Floats:
    """The logistic function."""
    squashed: Floats = np.tanh(values * 0.5) * 0.5 + 0.5
    return squashed

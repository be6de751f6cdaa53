"""LSTMs over sequences of several lengths at once."""

from __future__ import annotations

import numpy as np

from auditor.nlp.network.linear import enough
from auditor.nlp.network.weights import COLUMNS, Floats, Numbers, Weights, next_multiple, padded

GATES = 4
# An LSTM's gates stand in this order: input, forget, output, candidate.  torch puts the candidate
# third; with the three that are squashed alike together, one pass squashes them.
FROM_TORCH = (0, 1, 3, 2)
CANDIDATE = 2


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
    """An LSTM in one direction or two.

    `into` is [gates, directions, inputs, size]: what an input does to the gates, with `bias`.
    """

    def __init__(
        self, weights: Weights, name: str, start: str | None = None, first: int = 0
    ) -> None:
        ends = [end for end in ("", "_reverse") if f"{name}.weight_ih_l0{end}" in weights]
        self.directions = len(ends)
        size = weights[f"{name}.weight_hh_l0"].shape[1]
        self.size = next_multiple(size, COLUMNS)
        into, recurrent = (
            np.stack([self._by_gate(weights[f"{name}.weight_{part}_l0{e}"]) for e in ends], axis=1)
            for part in ("ih", "hh")
        )
        biases = [weights[f"{name}.bias_ih_l0{e}"] + weights[f"{name}.bias_hh_l0{e}"] for e in ends]
        self.into = np.ascontiguousarray(into.swapaxes(2, 3))
        self.bias = np.stack([self._by_gate(bias) for bias in biases], axis=1)[:, :, None]
        # [directions, size, gates * size]: one product a step and direction.
        recurrent = padded(recurrent, 3, self.size).transpose(1, 3, 0, 2)
        self._recurrent = np.ascontiguousarray(
            recurrent.reshape(self.directions, self.size, GATES * self.size)
        )
        self._start = [self._first_state(weights, start, kind, first) for kind in "hc"]

    def project(self, rows: Floats) -> Floats:
        """[gates, directions, rows, size]: what inputs do to the gates, each input once."""
        projected: Floats = np.matmul(enough(rows), self.into)[:, :, : len(rows)]
        return projected + self.bias

    def gates(self, projected: Floats, index: Numbers, layout: Layout) -> Floats:
        """The gates as `run` takes them; packed position `p` has the input of row `index[p]`."""
        gates = np.empty((GATES, self.directions, len(layout), self.size), np.float32)
        places = (index, index[layout.mirror])[: self.directions]
        for rows, outs in zip(projected, gates, strict=True):
            for each, place, out in zip(rows, places, outs, strict=True):
                # np.take goes through a buffer unless it may clip.
                np.take(each, place, axis=0, out=out, mode="clip")
        return gates

    def gates_of(self, packed: Floats, layout: Layout) -> Floats:
        """The gates as `run` takes them, of an input in packed order."""
        inputs = enough(packed), enough(packed[layout.mirror])
        gates = np.empty((GATES, self.directions, len(inputs[0]), self.size), np.float32)
        for weights, outs in zip(self.into, gates, strict=True):
            for weight, rows, out in zip(weights, inputs, outs, strict=False):
                np.matmul(rows, weight, out=out)
        gates += self.bias
        return gates[:, :, : len(layout)]

    def run(self, gates: Floats, layout: Layout) -> Floats:
        """[directions, positions, size], the hidden states in packed order; see `run_to_end`."""
        return self.run_to_end(gates, layout)[0]

    def run_to_end(self, gates: Floats, layout: Layout) -> tuple[Floats, Floats]:
        """The hidden states in packed order, and the last cell of each sequence, by rank.

        Their shapes are [directions, positions, size] and [directions, sequences, size].
        `gates` is [gates, directions, positions, size], in packed order; that of the second
        direction is mirrored, and so is its result.
        """
        widest = max(layout.sizes[0], 2)
        # One more row than there are positions: a product has two rows at least.
        hidden = np.zeros((self.directions, len(layout) + 1, self.size), np.float32)
        state, cell = (np.repeat(each, widest, axis=1) for each in self._start)
        work = np.empty((self.directions, widest, GATES * self.size), np.float32)
        by_gate = work.reshape(self.directions, widest, GATES, self.size).transpose(2, 0, 1, 3)
        values = np.empty((GATES, self.directions, widest, self.size), np.float32)
        for start, count in zip(layout.starts, layout.sizes, strict=True):
            rows, end = max(count, 2), start + count
            np.matmul(state[:, :rows], self._recurrent, out=work[:, :rows])
            step = values[:, :, :count]
            np.add(gates[:, :, start:end], by_gate[:, :, :count], out=step)
            _advance(step, cell[:, :count], hidden[:, start:end])
            state = hidden[:, start : start + rows]
        return hidden[:, : len(layout)], cell[:, : layout.sizes[0]]

    def _by_gate(self, weight: Floats) -> Floats:
        """[gates, size, ...]: torch's gates in our order; what a sigmoid takes is halved."""
        parts = np.split(weight, GATES)
        ordered = [parts[n] * np.float32(1 if n == CANDIDATE else 0.5) for n in FROM_TORCH]
        return padded(np.stack(ordered), 1, self.size)

    def _first_state(self, weights: Weights, start: str | None, kind: str, first: int) -> Floats:
        """[directions, 1, size]: the state before the first step, learned or zeros.

        One array holds the states of all layers; those of this one begin with `first`.
        """
        if start is None:
            return np.zeros((self.directions, 1, self.size), np.float32)
        states = padded(weights[f"{start}_{kind}_init"], 2, self.size)
        return states[first : first + self.directions]


def both(states: Floats, layout: Layout) -> Floats:
    """[positions, 2 * size] in packed order: each place's states of both directions."""
    forward, backward = states
    return np.concatenate([forward, backward[layout.mirror]], axis=1)


def _advance(step: Floats, cell: Floats, hidden: Floats) -> None:
    """One step, in place: from the gates' inputs and the last cell to cell and hidden state."""
    np.tanh(step, out=step)
    # sigmoid(x) = tanh(x / 2) / 2 + 1 / 2
    squashed = step[:-1]
    squashed *= 0.5
    squashed += 0.5
    into, forget, out, candidate = step
    cell *= forget
    into *= candidate
    cell += into
    np.tanh(cell, out=candidate)
    np.multiply(candidate, out, out=hidden)

"""The part of the lemmatizer that writes a lemma, character by character, or copies it."""

from __future__ import annotations

import numpy as np

from auditor.nlp.network.linear import Linear, sigmoid
from auditor.nlp.network.weights import Floats, Numbers, Weights

UNKNOWN, START, END = 1, 2, 3
LONGEST = 50
IMPOSSIBLE = np.float32(-1e12)


class Speller:
    """An LSTM with attention on the form's characters, and a gate that copies them.

    See, Liu and Manning 2017, “Get To The Point: Summarization with Pointer-Generator Networks”.
    """

    def __init__(self, weights: Weights, units: list[str]) -> None:
        self._units = units
        self._embeddings = weights["embedding.weight"]
        cell = "decoder.lstm_cell"
        self._gates = Linear(
            np.concatenate([weights[f"{cell}.weight_ih"], weights[f"{cell}.weight_hh"]], axis=1).T,
            weights[f"{cell}.bias_ih"] + weights[f"{cell}.bias_hh"],
        )
        attention = "decoder.attention_layer"
        self._ask = Linear(weights[f"{attention}.linear_in.weight"].T)
        self._answer = Linear(weights[f"{attention}.linear_out.weight"].T)
        self._character = Linear(weights["dec2vocab.weight"].T, weights["dec2vocab.bias"])
        self._copy = Linear(weights["copy_gate.weight"].T, weights["copy_gate.bias"])

    def __call__(
        self, forms: list[str], states: list[Floats], hidden: Floats, cell: Floats
    ) -> list[str]:
        """The lemma of each form; the form itself where the network spells none.

        `states` are those of each form's reading, `hidden` and `cell` the last ones.
        """
        units = self._units + sorted(set("".join(forms)) - set(self._units))
        source = _padded_sources(forms, {unit: number for number, unit in enumerate(units)})
        context = np.zeros((len(forms), source.shape[1] + 1, hidden.shape[1]), np.float32)
        for row, each in zip(context, states, strict=True):
            row[: len(each)] = each
        written: list[list[int]] = []
        unit = np.full(len(forms), START)
        done = np.zeros(len(forms), bool)
        while not done.all() and len(written) < LONGEST:
            inputs = self._embeddings[np.where(unit < len(self._units), unit, UNKNOWN)]
            hidden, cell = self._step(inputs, hidden, cell)
            unit = self._scores(hidden, context, source, len(units)).argmax(axis=1)
            done |= unit == END
            written.append(np.where(done, END, unit).tolist())
        lemmas = [[n for n in row if n != END] for row in zip(*written, strict=True)]
        return [
            form if UNKNOWN in lemma else "".join(units[n] for n in lemma) or form
            for form, lemma in zip(forms, lemmas, strict=True)
        ]

    def _step(self, inputs: Floats, hidden: Floats, cell: Floats) -> tuple[Floats, Floats]:
        gates = self._gates(np.concatenate([inputs, hidden], axis=1))
        into, forget, candidate, out = np.split(gates, 4, axis=1)
        cell = sigmoid(forget) * cell + sigmoid(into) * np.tanh(candidate)
        return sigmoid(out) * np.tanh(cell), cell

    def _scores(self, hidden: Floats, context: Floats, source: Numbers, units: int) -> Floats:
        """[forms, units]: the log probability of each next character, spelled or copied."""
        attention = np.einsum("fld,fd->fl", context, self._ask(hidden))
        # The first state is that of the part of speech, which cannot be copied.
        outside = np.concatenate([np.zeros((len(source), 1), bool), source == 0], axis=1)
        attention = _log_softmax(np.where(outside, IMPOSSIBLE, attention))
        seen = np.einsum("fl,fld->fd", np.exp(attention), context)
        state = np.tanh(self._answer(np.concatenate([seen, hidden], axis=1)))
        gate = self._copy(state)
        copied = -np.logaddexp(0, -gate) + _log_softmax(attention[:, 1:])
        spelled = _log_softmax(self._character(state)) - np.logaddexp(0, gate)
        # A character that the network never learned may be copied; spelled it is as unknown ones.
        unknown = np.repeat(spelled[:, [UNKNOWN]], units - spelled.shape[1], axis=1)
        spelled = np.concatenate([spelled, unknown], axis=1)
        scores: Floats = np.logaddexp(_gathered(copied, source, units), spelled)
        return scores


def _padded_sources(forms: list[str], number: dict[str, int]) -> Numbers:
    """[forms, longest]: the numbers of the characters between start and end, 0 behind."""
    source = np.zeros((len(forms), max(map(len, forms)) + 2), np.int64)
    for row, form in zip(source, forms, strict=True):
        row[: len(form) + 2] = [START, *(number[char] for char in form), END]
    return source


def _gathered(copied: Floats, source: Numbers, units: int) -> Floats:
    """[forms, units]: the log probability that a character is copied from wherever it stands."""
    most = copied.max(axis=1, keepdims=True)
    total = np.zeros((len(source), units), np.float32)
    np.add.at(total, (np.arange(len(source))[:, None], source), np.exp(copied - most))
    with np.errstate(divide="ignore"):
        gathered: Floats = np.where(total == 0, IMPOSSIBLE, np.log(total) + most)
    return gathered


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    # A sum's order depends on how many it adds; one by one, zeros behind change nothing.
    logs: Floats = shifted - np.log(np.cumsum(np.exp(shifted), axis=1)[:, -1:])
    return logs

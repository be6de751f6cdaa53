"""The words of many sentences, each form once, and the order in which networks run over them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from auditor.nlp.network.lstm import Layout
from auditor.nlp.network.weights import Numbers, batches

# The networks run over this many words together: enough for the products of matrices to be quick,
# few enough for memory.
BATCH = 3_000
# What the networks need of a form is made once for this many words: a longer text has too many.
TOGETHER = 20_000


class Words:
    """The words of sentences: `forms[which[i]]` is word `i`, `lengths` each sentence's number."""

    def __init__(self, words: list[str], lengths: Numbers) -> None:
        numbers: dict[str, int] = {}
        self.which: Numbers = np.array([numbers.setdefault(w, len(numbers)) for w in words])
        self.forms = list(numbers)
        self.lengths = lengths

    def __len__(self) -> int:
        return len(self.which)


def stretches(lengths: Numbers) -> Iterator[slice]:
    """Sentences that follow each other and have `TOGETHER` words at most, or are a single one."""
    start = words = 0
    for sentence, length in enumerate(lengths.tolist()):
        if words + length > TOGETHER and sentence > start:
            yield slice(start, sentence)
            start, words = sentence, 0
        words += length
    if start < len(lengths):
        yield slice(start, len(lengths))


def portions(lengths: Numbers) -> Iterator[tuple[Layout, Numbers]]:
    """Sentences of like length together: their layout, and the word at each packed position."""
    firsts = np.cumsum(lengths) - lengths
    for batch in batches(list(range(len(lengths))), lengths.tolist(), BATCH):
        some = lengths[batch]
        words = np.repeat(firsts[batch] - np.cumsum(some) + some, some) + np.arange(some.sum())
        layout = Layout(some)
        yield layout, words[layout.rows]

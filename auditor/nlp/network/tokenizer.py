"""Text → tokens and sentences: a label for each character, as Stanza's tokenizer gives it."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from auditor.nlp.network.linear import Linear, sigmoid
from auditor.nlp.network.lstm import Layout, Lstm, both
from auditor.nlp.network.weights import Floats, Numbers, Weights, batches
from auditor.nlp.pieces import MOST_TOKENS

# What a label says of the character: nothing ends here, a word does, a sentence does.
INSIDE, WORD, SENTENCE = range(3)
# A paragraph longer than this is read in windows, each from the last end of a sentence.
WINDOW = 1_000
# The tokenizer's networks run over this many characters together.
BATCH = 16_000
PADDING, UNKNOWN = 0, 1
SPACE = ord(" ")
# Addresses, which no label may cut, as Stanza has it: mail in small letters; what begins with a
# scheme or www; and a name under a common domain that goes on.
_HOST = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_USER = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(
    rf"{_USER}(?:\.{_USER})*@(?:{_LABEL}\.)+{_LABEL}"
    rf"|https?://(?:www\.)?{_HOST}\.[^\s\"]{{2,}}"
    rf"|www\.{_HOST}\.[^\s\"]{{2,}}"
    r"|[a-zA-Z0-9]+\.(?:gov|org|edu|net|com?)\.[^\s\"]{2,}"
)
# What every address has: most paragraphs have none of it, and the expression above is slow.
_PERHAPS_ADDRESS = re.compile(r"@|://|www\.|\.(?:gov|org|edu|net|com?)")


class Tokens(NamedTuple):
    """The tokens of a paragraph: their ranges in its text, their forms, each sentence's number."""

    starts: Numbers
    ends: Numbers
    forms: list[str]
    lengths: Numbers


class Tokenizer:
    """Two bidirectional LSTMs over characters; the second sees where the first one sees words."""

    def __init__(self, weights: Weights, units: list[str]) -> None:
        self._number = {unit: number for number, unit in enumerate(units)}
        self._below, self._above = Lstm(weights, "rnn"), Lstm(weights, "rnn2")
        embeddings = weights["embeddings.weight"]
        # A character's embedding and five traits are the input.
        letters, self._traits = np.split(self._below.into, [embeddings.shape[1]], axis=2)
        self._letters: Floats = embeddings @ letters + self._below.bias
        names = ("tok_clf", "sent_clf")
        self._ends = Linear(
            np.concatenate([weights[f"{name}.weight"] for name in names]).T,
            np.concatenate([weights[f"{name}.bias"] for name in names]),
        )
        self._ends_above = Linear(np.concatenate([weights[f"{name}2.weight"] for name in names]).T)

    def __call__(self, texts: list[str]) -> list[Tokens]:
        """The tokens of each paragraph; its only white space must be spaces."""
        if not texts:
            return []
        places = [_kept(text) for text in texts]
        codes = [_codes(text)[kept] for text, kept in zip(texts, places, strict=True)]
        table, kinds = self._characters(codes)
        labels = self._labels(table, kinds)
        return [_tokens(*each) for each in zip(codes, places, labels, strict=True)]

    def _characters(self, codes: list[Numbers]) -> tuple[Floats, list[Numbers]]:
        """The projected input of every kind of character, and each paragraph's kinds.

        A kind is a character, last or not, first or not, in its paragraph; the last one of all is
        no character.
        """
        known, inverse = _different(np.concatenate(codes))
        characters = [chr(code) for code in known]
        numbers = [self._number.get(each, UNKNOWN) for each in characters]
        traits = [(each == " ", each.isupper(), each.isdecimal()) for each in characters]
        rows = self._letters[:, :, numbers]
        rows = rows + np.array(traits, np.float32).reshape(-1, 3) @ self._traits[:, :, :3]
        last, first = self._traits[:, :, 3:4], self._traits[:, :, 4:]
        table = np.stack([rows, rows + last, rows + first, rows + last + first], axis=3)
        kinds = np.split(4 * inverse, np.cumsum([len(each) for each in codes])[:-1])
        for each in kinds:
            if len(each):
                each[-1] += 1
                each[0] += 2
        table = table.reshape(*table.shape[:2], -1, table.shape[-1])
        return np.concatenate([table, self._letters[:, :, [PADDING]]], axis=2), kinds

    def _labels(self, table: Floats, kinds: list[Numbers]) -> list[Numbers]:
        """The label of each character; a long paragraph's come from one window after the other."""
        found: list[list[Numbers]] = [[each[:0]] for each in kinds]
        # Stanza lets its networks see that nothing follows, and they learned to expect it.
        left = {
            number: np.append(each, table.shape[2] - 1) if len(each) < WINDOW else each
            for number, each in enumerate(kinds)
            if len(each)
        }
        while left:
            windows = {number: each[:WINDOW] for number, each in left.items()}
            sizes = [len(windows.get(number, ())) for number in range(len(kinds))]
            for batch in batches(list(windows), sizes, BATCH):
                labels = self._run(table, [windows[number] for number in batch])
                for number, each in zip(batch, labels, strict=True):
                    sure = _sure(each, whole=len(left[number]) <= WINDOW)
                    found[number].append(each[:sure])
                    left[number] = left[number][sure:]
            left = {number: each for number, each in left.items() if len(each)}
        return [np.concatenate(some)[: len(each)] for some, each in zip(found, kinds, strict=True)]

    def _run(self, table: Floats, sequences: list[Numbers]) -> list[Numbers]:
        lengths = np.array([len(each) for each in sequences])
        layout = Layout(lengths)
        kinds = np.concatenate(sequences)[layout.rows]
        below = both(self._below.run(self._below.gates(table, kinds, layout), layout), layout)
        scores = self._ends(below)
        # Where the first layers see the end of a word, the second ones hear more.
        below *= sigmoid(0.5 * scores[:, :1])
        above = both(self._above.run(self._above.gates_of(below, layout), layout), layout)
        labels = np.empty(len(kinds), np.int64)
        labels[layout.rows] = _likeliest(*(scores + self._ends_above(above)).T)
        return np.split(labels, np.cumsum(lengths)[:-1])


def _likeliest(word: Floats, sentence: Floats) -> Numbers:
    """The label of each character, from the scores of a word's and a sentence's end."""
    ends = -np.logaddexp(0, -word)
    choices = [
        -np.logaddexp(0, word),
        ends - np.logaddexp(0, sentence),
        ends - np.logaddexp(0, -sentence),
    ]
    labels: Numbers = np.argmax(choices, axis=0)
    return labels


def _sure(labels: Numbers, *, whole: bool) -> int:
    """How many labels of a window hold: to its last end of a sentence, if more text follows."""
    sentences = np.flatnonzero(labels == SENTENCE)
    return len(labels) if whole or not len(sentences) else int(sentences[-1]) + 1


def _codes(text: str) -> Numbers:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return codes.astype(np.int64)


def _different(codes: Numbers) -> tuple[Numbers, Numbers]:
    """The different codes, and which of them each code is; sorting them would take longer."""
    seen = np.zeros(0x110000, bool)
    seen[codes] = True
    known = np.flatnonzero(seen)
    number = np.empty(len(seen), np.int64)
    number[known] = np.arange(len(known))
    return known, number[codes]


def _kept(text: str) -> Numbers:
    """Where the characters that the networks see stand: none at the end, one of several spaces."""
    places = np.arange(len(text.rstrip(" ")))
    if "  " not in text:
        return places
    spaces = _codes(text)[: len(places)] == SPACE
    kept: Numbers = places[~(spaces & np.concatenate([[False], spaces[:-1]]))]
    return kept


def _tokens(codes: Numbers, places: Numbers, labels: Numbers) -> Tokens:
    """The tokens that the labels tell; what is nothing but a space is none."""
    if not len(codes):
        return Tokens(places, places, [], places)
    text = codes.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    labels[-1] = SENTENCE
    if _PERHAPS_ADDRESS.search(text):
        _keep_addresses(text, labels)
    ends = np.flatnonzero(labels)
    starts = np.concatenate([[0], ends[:-1] + 1])
    starts = starts + (codes[starts] == SPACE)
    words = starts <= ends
    starts, ends = starts[words], ends[words]
    lengths = _no_longer(np.diff(_closing(labels[ends]), prepend=-1))
    forms = [
        text[start : end + 1] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    return Tokens(places[starts], places[ends] + 1, forms, lengths)


def _closing(labels: Numbers) -> Numbers:
    """The words that end a sentence, the last one whatever its label says."""
    return np.flatnonzero(np.append(labels[:-1] == SENTENCE, True))


def _no_longer(lengths: Numbers) -> Numbers:
    """The sentences, cut where one has more tokens than memory is for: “p. 12, p. 13, p. 14, …”."""
    if lengths.max() <= MOST_TOKENS:
        return lengths
    return np.concatenate(
        [[MOST_TOKENS] * ((n - 1) // MOST_TOKENS) + [(n - 1) % MOST_TOKENS + 1] for n in lengths]
    )


def _keep_addresses(text: str, labels: Numbers) -> None:
    """No label cuts an address, and one ends it."""
    for match in _ADDRESS.finditer(text):
        labels[match.start() : match.end() - 1] = INSIDE
        labels[match.end() - 1] = max(labels[match.end() - 1], WORD)

"""Type the names of a treebank: spans from the gold trees, types from a small linear model.

The spans need no model: UD trees say which words are proper nouns.  What they do not say is whether
a name is a person, an organization or a place.  A linear model learns that from spans whose type is
known, and reads the words of the name, its neighbours and its place in the tree.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

# A row of a CoNLL-U sentence, as `prepare.py` gives it, and the columns that are read here.
Row = Sequence[str]
FORM, LEMMA, UPOS, XPOS, HEAD, DEPREL = 1, 2, 3, 4, 6, 7

TYPES = ("O", "PER", "ORG", "LOC")
WORDS = tomllib.loads((Path(__file__).parent / "pack_words.toml").read_text(encoding="utf-8"))
TITLES = frozenset(WORDS["titles"])
LINKS = frozenset(WORDS["links"])
_JOINERS = ("-", "&", "’", "'")
# Relations that do not hold a name together: a signature's lines, a list, an apposition.
_APART = frozenset(("list", "appos", "parataxis", "conj", "dep", "vocative", "root", "orphan"))


@dataclass(frozen=True)
class Span:
    """Words `start` to `end` (exclusive) of a sentence, and a type of TYPES when it is known."""

    start: int
    end: int
    type: str = "O"


def is_title(word: str) -> bool:
    """Whether the word is a title that stands before a name and is no part of it."""
    return word.lower().rstrip(".") in TITLES


def is_proper(row: Row) -> bool:
    """Whether the word is a proper noun, or an adjective in a name (the New of New York)."""
    return row[UPOS] == "PROPN" or row[XPOS] in ("NNP", "NNPS")


def candidates(rows: Sequence[Row]) -> list[Span]:
    """The longest runs of proper nouns, joined over hyphens and over links like `of the`."""
    spans: list[Span] = []
    start = 0
    while start < len(rows):
        if not is_proper(rows[start]):
            start += 1
            continue
        end = _grown(rows, start + 1)
        spans.extend(_connected(rows, start, end))
        start = end
    return spans


def _connected(rows: Sequence[Row], start: int, end: int) -> Iterator[Span]:
    """The parts of a run whose proper nouns hang together in the tree."""

    def top(at: int) -> int:
        head = int(rows[at][HEAD]) - 1
        if not start <= head < end or rows[at][DEPREL].split(":")[0] in _APART:
            return at
        return top(head)

    words = [at for at in range(start, end) if is_proper(rows[at])]
    first = words[0]
    for left, right in zip(words, [*words[1:], None], strict=True):
        if right is None or top(left) != top(right):
            yield Span(first, left + 1)
            first = right if right is not None else end


def _grown(rows: Sequence[Row], end: int) -> int:
    """The end of the run of proper nouns whose first word stands before `end`."""
    while end < len(rows):
        if is_proper(rows[end]):
            end += 1
        elif rows[end][FORM] in _JOINERS and end + 1 < len(rows) and is_proper(rows[end + 1]):
            end += 2
        else:
            gap = _link_length(rows, end)
            if not gap:
                return end
            end += gap + 1
    return end


def _link_length(rows: Sequence[Row], at: int) -> int:
    """How many link words stand at `at` before a proper noun that the tree hangs to their left."""
    for length in (1, 2):
        after = at + length
        if after >= len(rows) or rows[after - 1][FORM] not in LINKS or rows[at][FORM] != "of":
            return 0
        if is_proper(rows[after]):
            return length
    return 0


def without_title(rows: Sequence[Row], span: Span) -> Span:
    """A person's span without the titles that lead it; empty when nothing else is in it."""
    start = span.start
    for at in range(span.start, span.end):
        if is_title(rows[at][FORM]):
            start = at + 1
    return Span(start, span.end, span.type)


def lexical_features(words: Sequence[str], span: Span) -> Iterator[str]:
    """What the words of a span and its neighbours say of its type."""
    name = [word.lower() for word in words[span.start : span.end]]
    yield "whole=" + " ".join(name)
    yield f"length={min(len(name), 4)}"
    yield "first=" + name[0]
    yield "last=" + name[-1]
    yield "ending=" + name[-1][-3:]
    yield from ("word=" + word for word in name)
    yield from _shape("".join(words[span.start : span.end]))
    before = [word.lower() for word in words[max(0, span.start - 2) : span.start]]
    after = [word.lower() for word in words[span.end : span.end + 2]]
    yield "before=" + (before[-1] if before else "<s>")
    yield "before2=" + " ".join(before)
    yield "after=" + (after[0] if after else "</s>")
    if span.start and is_title(words[span.start - 1]):
        yield "title"


def _shape(text: str) -> Iterator[str]:
    if text.isupper():
        yield "upper"
    if text.islower():
        yield "lower"
    if any(character.isdigit() for character in text):
        yield "digit"
    if "@" in text or "www" in text or "//" in text or ".com" in text:
        yield "address"


def tree_features(rows: Sequence[Row], span: Span) -> Iterator[str]:
    """What the place of a span in its tree says of its type."""
    inside = range(span.start, span.end)
    heads = [i for i in inside if not span.start <= int(rows[i][HEAD]) - 1 < span.end]
    top = rows[heads[0]]
    governor = rows[int(top[HEAD]) - 1] if top[HEAD] != "0" else None
    yield "relation=" + top[DEPREL]
    yield "governor=" + (governor[LEMMA].lower() if governor else "<root>")
    yield "governed=" + top[DEPREL] + ("+" + governor[UPOS] if governor else "")
    for i in inside:
        if i not in heads:
            yield "inner=" + rows[i][DEPREL]
    for row in rows:
        if int(row[HEAD]) - 1 in heads and not span.start <= int(row[0]) - 1 < span.end:
            yield "child=" + row[DEPREL]
            if row[DEPREL] in ("case", "appos", "compound", "det"):
                yield f"child={row[DEPREL]}+{row[LEMMA].lower()}"


def features(rows: Sequence[Row], span: Span) -> list[str]:
    """All features of a span of a sentence with a tree."""
    words = [row[FORM] for row in rows]
    return [*lexical_features(words, span), *tree_features(rows, span)]


class Typer:
    """A linear model over the features of a span, one weight vector for each type."""

    def __init__(self, examples: Iterable[tuple[list[str], str]], *, rounds: int = 60) -> None:
        """Learn from (features, type) pairs."""
        torch.manual_seed(1234)
        pairs = [(names, TYPES.index(kind)) for names, kind in examples]
        count: dict[str, int] = defaultdict(int)
        for names, _ in pairs:
            for name in names:
                count[name] += 1
        known = sorted(name for name, times in count.items() if times > 1)
        self._index = {name: i for i, name in enumerate(known)}
        self._layer = torch.nn.EmbeddingBag(len(known) + 1, len(TYPES), mode="sum")
        torch.nn.init.zeros_(self._layer.weight)
        self._learn(
            [names for names, _ in pairs], torch.tensor([kind for _, kind in pairs]), rounds
        )

    def _bags(self, examples: Sequence[list[str]]) -> tuple[torch.Tensor, torch.Tensor]:
        flat, starts = [], []
        for names in examples:
            starts.append(len(flat))
            flat.append(len(self._index))  # the last weight is the bias
            flat.extend(self._index[name] for name in names if name in self._index)
        return torch.tensor(flat), torch.tensor(starts)

    def _learn(self, examples: Sequence[list[str]], kinds: torch.Tensor, rounds: int) -> None:
        bags = self._bags(examples)
        optimizer = torch.optim.Adam(self._layer.parameters(), lr=0.05)
        for _ in range(rounds):
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(self._layer(*bags), kinds)
            (loss + 2e-5 * self._layer.weight.square().sum()).backward()
            optimizer.step()

    def scores(self, examples: Sequence[list[str]]) -> torch.Tensor:
        """The log-probability of each of TYPES, a row for each example."""
        with torch.no_grad():
            return torch.log_softmax(self._layer(*self._bags(examples)), dim=1)

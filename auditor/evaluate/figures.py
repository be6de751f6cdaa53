"""How well predicted attributions agree with gold ones: the figures of `docs/evaluate.md`.

For each role, `exact` compares spans and `overlap` the words that carry the role; `link` compares
whole attributions.  All are counted over the articles together (micro averages).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from auditor.model import Span
from auditor.text import trim

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
LINK = "link"
# White space, quotation marks and punctuation at a span's ends: annotators differ in them.
EDGES = " \t\r\n\"'“”‘’«».,;:!?()[]–—-"
# Other than `text.words`, a word ends at a hyphen: published figures count so.
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Roles(msgspec.Struct, frozen=True):
    """An attribution as spans by role; a role that is not there has none."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()

    def of(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        spans: tuple[Span, ...] = getattr(self, role)
        return spans


class Figures(msgspec.Struct, frozen=True):
    """Counts: of what was `predicted`, `correct` is right; of the `gold`, `found` was predicted."""

    correct: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.correct + other.correct,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 0 where nothing was predicted."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is no gold."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Pair(NamedTuple):
    """A predicted and a gold attribution that are the same one, by their places in their lists."""

    predicted: int
    gold: int
    same_source: bool


def word_spans(text: str) -> tuple[Span, ...]:
    """The words that overlap is counted in: runs of letters and digits with inner apostrophes."""
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


def words_in(words: Sequence[Span], spans: Iterable[Span]) -> frozenset[int]:
    """The words that overlap any of the spans, by number; `words` stand in the text's order."""
    return frozenset(
        number
        for span in spans
        for number in range(
            bisect_right(words, span.start, key=lambda word: word.end),
            bisect_left(words, span.end, key=lambda word: word.start),
        )
    )


def role_figures(
    text: str, predicted: Sequence[Roles], gold: Sequence[Roles]
) -> dict[str, Figures]:
    """The figures of one article by `ROLE.exact` and `ROLE.overlap`."""
    words, figures = word_spans(text), {}
    for role in ROLES:
        found, wanted = _spans(predicted, role), _spans(gold, role)
        figures[f"{role}.exact"] = _agreement(_trimmed(text, found), _trimmed(text, wanted))
        figures[f"{role}.overlap"] = _agreement(words_in(words, found), words_in(words, wanted))
    return figures


def pair_up(text: str, predicted: Sequence[Roles], gold: Sequence[Roles]) -> tuple[Pair, ...]:
    """Which predicted attribution is which gold one, each in one pair at most.

    Two can pair that share at least half of the words in cue and content of the smaller one; those
    that share most go first (of equals, those that stand last).  They have the same source if their
    sources share a word, or neither has one.
    """
    words = word_spans(text)
    found = [words_in(words, (*each.cue, *each.content)) for each in predicted]
    wanted = [words_in(words, (*each.cue, *each.content)) for each in gold]
    likely = sorted(
        (
            (shared, i, j)
            for i, ours in enumerate(found)
            for j, theirs in enumerate(wanted)
            if (shared := len(ours & theirs)) and 2 * shared >= min(len(ours), len(theirs))
        ),
        reverse=True,
    )
    pairs: list[Pair] = []
    taken, matched = set(), set()
    for _, i, j in likely:
        if i not in taken and j not in matched:
            taken.add(i)
            matched.add(j)
            pairs.append(Pair(i, j, _same_source(words, predicted[i], gold[j])))
    return tuple(pairs)


def link_figures(pairs: Iterable[Pair], predicted: int, gold: int) -> Figures:
    """The figures of whole attributions: a pair with the same source is right."""
    linked = sum(pair.same_source for pair in pairs)
    return Figures(linked, predicted, linked, gold)


def as_shares(figures: Figures) -> Mapping[str, float | int]:
    """Precision, recall and F1, rounded to 4 places, with the counts they come from."""
    return {
        "precision": round(figures.precision, 4),
        "recall": round(figures.recall, 4),
        "f1": round(figures.f1, 4),
        **msgspec.structs.asdict(figures),
    }


def _spans(attributions: Iterable[Roles], role: Role) -> list[Span]:
    return [span for each in attributions for span in each.of(role)]


def _trimmed(text: str, spans: Iterable[Span]) -> frozenset[Span]:
    return frozenset(trim(text, span, EDGES) for span in spans)


def _agreement(predicted: frozenset[object], gold: frozenset[object]) -> Figures:
    both = len(predicted & gold)
    return Figures(both, len(predicted), both, len(gold))


def _same_source(words: Sequence[Span], predicted: Roles, gold: Roles) -> bool:
    ours, theirs = words_in(words, predicted.source), words_in(words, gold.source)
    return bool(ours & theirs) or not (ours or theirs)

"""The headline: where it stands, and whose words and which words stand in quotation marks there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from auditor.detectors.place import Place
from auditor.find.quotes import find_quotations
from auditor.model import Document, Span, Subjects
from auditor.text import plain_words
from auditor.text import words as word_spans

LONGEST = 120  # characters
_LABEL = re.compile(r"headline:\s*", re.IGNORECASE)
_CLOSING = " \t\r\"'”’)]"
# What a quotation leaves out or puts in, which no text below can hold.
_ALTERED = re.compile(r"…|\.{3}|\[[^\]]*\]")
# "Bridge safe: Wynn", "Port to close - sources": a speaker stands beside one of these.
_SIGNED = re.compile(r":(?!\d)|\s[-–—]|[-–—]\s|[–—]\s*\w+(?:\s\w+)?\s*$")
_ENDINGS = ("s", "es", "d", "ed", "ing")
SHORTEST_STEM = 3  # letters
CAPITALS = 0.6  # of the words of a title


class Headline(msgspec.Struct, frozen=True):
    """The words over an article.

    `start` is where they begin in its text, None where only the front matter holds them; `deck` is
    what stands in further lines of their paragraph, and `body` where the text below them begins.
    """

    text: str
    start: int | None = None
    deck: str = ""
    body: int = 0

    def place(self, span: Span, about: str = "") -> Place:
        """A stretch of the headline's own text as a place in the article."""
        text = self.text[span.start : span.end]
        if self.start is None:
            return Place(None, about, text=text)
        return Place(Span(self.start + span.start, self.start + span.end), about)

    @property
    def span(self) -> Span | None:
        """Where it stands in the article's text."""
        return None if self.start is None else Span(self.start, self.start + len(self.text))


def headline_of(document: Document) -> Headline | None:
    """The headline: the article's title, or else a first line by itself that reads like one.

    A line reads like a headline where it is short and has no full stop.
    """
    title, blocks = document.article.title, document.paragraphs
    text = document.article.text
    first = text[blocks[0].start : blocks[0].end] if blocks else ""
    line = first.split("\n", 1)[0].rstrip()
    if title is not None and line != title.strip():
        return Headline(title)
    bare = line.rstrip(_CLOSING)
    if title is None and (line != first or not 0 < len(bare) < LONGEST or bare[-1] in ".…,;:"):
        return None
    label = _LABEL.match(line)
    skip = label.end() if label else 0
    start = blocks[0].start
    return Headline(line[skip:], start + skip, first[len(line) :], start + len(line))


def body_of(document: Document) -> int:
    """Where the text below the headline begins; 0 without one."""
    headline = headline_of(document)
    return headline.body if headline else 0


def lead_of(document: Document) -> Span | None:
    """The first paragraph below the headline; None without any."""
    body = body_of(document)
    below = (each for each in document.paragraphs if each.end > body)
    return next((Span(max(each.start, body), each.end) for each in below), None)


def headline_quotes_not_below(
    subjects: Subjects, *, words: int = 1, small: frozenset[str] = frozenset()
) -> Iterator[Place]:
    """Quotations of so many words in the headline that the text below it does not hold.

    Endings of words may differ, and `small` words may be left out.
    """
    headline = headline_of(subjects.document)
    if headline is None:
        return
    below = _forms(subjects.document.article.text[headline.body :], small)
    for quotation in _quotations(headline, words):
        quoted = headline.text[quotation.start : quotation.end]
        if not all(_holds(below, _forms(piece, small)) for piece in _ALTERED.split(quoted)):
            yield headline.place(quotation)


def headline_quotes_without_speaker(
    subjects: Subjects, *, words: int = 3, speaking: frozenset[str] = frozenset()
) -> Iterator[Place]:
    """Quotations of so many words in the headline, where neither it nor the deck says who speaks.

    A speaker stands beside a colon or a dash, or with one of the words for `speaking`.
    """
    headline = headline_of(subjects.document)
    if headline is None:
        return
    quotations = tuple(_quotations(headline, words))
    outside = _outside(headline, quotations)
    told = f"{outside}\n{headline.deck}".lower()
    if _SIGNED.search(outside) or any(re.search(rf"\b{word}\b", told) for word in speaking):
        return
    below = subjects.document.article.text[headline.body :]
    yield from (headline.place(each) for each in quotations if not _is_name(headline, each, below))


def _outside(headline: Headline, quotations: tuple[Span, ...]) -> str:
    """The headline's words that do not stand in quotation marks."""
    starts = (0, *(each.end for each in quotations))
    ends = (*(each.start for each in quotations), len(headline.text))
    return " ".join(headline.text[a:b] for a, b in zip(starts, ends, strict=True))


def _quotations(headline: Headline, least: int) -> Iterator[Span]:
    """The quotations of the headline that have so many words, without their marks."""
    whole = Span(0, len(headline.text))
    for each in find_quotations(headline.text, (whole,)):
        if len(word_spans(headline.text[each.inner.start : each.inner.end])) >= least:
            yield each.span


def _is_name(headline: Headline, quotation: Span, below: str) -> bool:
    """Whether the quotation Has Capitals where other words have none: a title or a name."""
    inside = headline.text[quotation.start : quotation.end]
    outside = headline.text[: quotation.start] + headline.text[quotation.end :]
    if _capitals(inside) >= CAPITALS > _capitals(outside):
        return True
    found = (re.escape(inside[each.start : each.end]) for each in word_spans(inside))
    again = re.search(r"\W+".join(found), below, re.IGNORECASE)
    return again is not None and _capitals(again[0]) >= CAPITALS


def _capitals(text: str) -> float:
    found = [text[each.start] for each in word_spans(text)]
    return sum(map(str.isupper, found)) / max(len(found), 1)


Forms = tuple[frozenset[str], ...]


def _forms(text: str, small: frozenset[str]) -> Forms:
    """The words of a text, each with and without its ending."""
    return tuple(_word_forms(word) for word in plain_words(text) if word not in small)


def _word_forms(word: str) -> frozenset[str]:
    stems = (word.removesuffix(ending) for ending in _ENDINGS)
    return frozenset((word, *(stem for stem in stems if len(stem) >= SHORTEST_STEM)))


def _holds(below: Forms, piece: Forms) -> bool:
    """Whether the words of a piece stand in a text, one after the other."""
    starts = range(len(below) - len(piece) + 1)
    return any(all(below[at + n] & word for n, word in enumerate(piece)) for at in starts)


DETECTORS = (headline_quotes_not_below, headline_quotes_without_speaker)

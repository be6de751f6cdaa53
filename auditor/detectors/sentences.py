"""The sentences and paragraphs around a place, and what stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from auditor.model import Attribution, Document, Span
from auditor.nlp.phrases import PhraseMatch, phrases_between
from auditor.nlp.tree import token_at

_BEGIN, _SENTENCE_BEGIN = attrgetter("start"), attrgetter("span.start")


def sentence_at(document: Document, offset: int) -> int:
    """The index of the sentence in which an offset stands, or of the one before it."""
    return max(bisect_right(document.sentences, offset, key=_SENTENCE_BEGIN) - 1, 0)


def paragraph_at(document: Document, offset: int) -> int:
    """The index of the paragraph in which an offset stands, or of the one before it."""
    return max(bisect_right(document.paragraphs, offset, key=_BEGIN) - 1, 0)


def around(span: Span, document: Document, *, before: int = 0, after: int = 0) -> Span:
    """The sentences that hold a span, with so many before and after them."""
    if not document.sentences:
        return span
    first = max(sentence_at(document, span.start) - before, 0)
    last = min(
        sentence_at(document, max(span.end - 1, span.start)) + after, len(document.sentences) - 1
    )
    return Span(document.sentences[first].span.start, document.sentences[last].span.end)


def whole(attribution: Attribution) -> Span:
    """From the first word of an attribution's source, cue and content to the last."""
    parts = (attribution.source, attribution.cue, attribution.content)
    spans = [span for part in parts if part for span in part.spans]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def phrases_in(document: Document, span: Span, phrases: frozenset[str]) -> tuple[PhraseMatch, ...]:
    """Where phrases stand among the tokens that overlap a span."""
    last = bisect_left(document.starts, span.end)
    return phrases_between(document, token_at(document, span.start), last, phrases)

"""The sentences and paragraphs around a place."""

from __future__ import annotations

from bisect import bisect_right

from auditor.model import Attribution, Document, Span


def sentence_at(document: Document, offset: int) -> int:
    """The index of the sentence in which an offset stands, or of the one before it."""
    return max(bisect_right(document.sentences, offset, key=lambda s: s.span.start) - 1, 0)


def paragraph_at(document: Document, offset: int) -> int:
    """The index of the paragraph in which an offset stands, or of the one before it."""
    return max(bisect_right(document.paragraphs, offset, key=lambda p: p.start) - 1, 0)


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

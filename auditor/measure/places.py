"""Which words and sentences of an article attributed content touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from auditor.measure.shares import share
from auditor.model import Attribution, Document, Measure, Response, Source, Span


def words_of(article_words: Sequence[Span], attributions: Sequence[Attribution]) -> Counter[str]:
    """How many words each attribution owns, by its id."""
    owner: dict[int, str] = {}
    for attribution in sorted(attributions, key=lambda each: each.parent is not None):
        for span in attribution.content:
            for word in _touched(article_words, span):
                owner.setdefault(word, attribution.id)
    return Counter(owner.values())


def of_sentences(
    document: Document,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    responses: Sequence[Response],
    named: frozenset[str],
) -> Iterator[Measure]:
    """The shares of sentences with content: anybody's, and that of the attributions `named`."""
    spans = [sentence.span for sentence in document.sentences]
    attributed = _sentences(spans, _contents(attributions))
    sourced = _sentences(spans, _contents(each for each in attributions if each.id in named))
    telling = _sentences(spans, _tellings(sources, responses)) - attributed
    yield share("share_sentences_attributed", len(attributed), len(spans))
    yield share("share_sentences_named", len(sourced), len(spans) - len(telling))


def _touched(spans: Sequence[Span], place: Span) -> range:
    """The indices of the spans (sorted, apart from each other) that a place overlaps."""
    first = bisect_right(spans, place.start, key=lambda span: span.end)
    return range(first, bisect_left(spans, place.end, key=lambda span: span.start))


def _sentences(spans: Sequence[Span], places: Iterable[Span]) -> set[int]:
    return {sentence for place in places for sentence in _touched(spans, place)}


def _contents(attributions: Iterable[Attribution]) -> Iterator[Span]:
    return (span for attribution in attributions for span in attribution.content)


def _tellings(sources: Iterable[Source], responses: Iterable[Response]) -> Iterator[Span]:
    """Where the article tells of its own work: whom it asked, whose name it withholds and why."""
    yield from (response.span for response in responses)
    for anonymity in (source.anonymity for source in sources if source.anonymity):
        yield from (told.span for told in (anonymity.basis, anonymity.reason) if told)

"""What is quoted twice, and who speaks of a quotation only at its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from auditor.detectors.headline import body_of
from auditor.detectors.place import Place
from auditor.detectors.quotes import quotations_of
from auditor.detectors.sentences import paragraph_at
from auditor.model import Attribution, Document, Span, Subjects
from auditor.nlp.tree import tokens_in
from auditor.text import plain_words

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM")


def repeated_quotations(subjects: Subjects, *, words: int = 5) -> Iterator[Place]:
    """Quotations of at least so many words that stood in the article before."""
    text = subjects.document.article.text
    seen: dict[tuple[str, ...], Span] = {}
    for each in subjects.once(quotations_of):
        said = plain_words(text[each.inner.start : each.inner.end])
        if len(said) < words:
            continue
        if said in seen:
            yield Place(each.span, related=(seen[said],))
        seen.setdefault(said, each.span)


def retold_quotations(
    subjects: Subjects, *, words: int = 5, overlap: float = 0.6
) -> Iterator[Place]:
    """Direct quotations that say in other words what the same source was quoted with before.

    `overlap` is the share of their meaningful words that both have, of all that either has; `words`
    the fewest such words.  A piece that is repeated as it was is no other wording.
    """
    document = subjects.document
    body = body_of(document)
    said = [
        a
        for a in subjects.attributions
        if a.mode == "direct" and a.source_id and a.content.start >= body
    ]
    meant = {a.id: _meant(document, a) for a in said}
    for first, second in combinations(said, 2):
        one, other = meant[first.id], meant[second.id]
        same = first.source_id == second.source_id and min(len(one), len(other)) >= words
        if same and len(one & other) >= overlap * len(one | other) and _reworded(first, second):
            yield Place(
                second.content.spans[0], about=first.content.text, related=first.content.spans
            )


def _meant(document: Document, attribution: Attribution) -> frozenset[str]:
    """The lemmas of the words that carry the meaning."""
    tokens = (token for span in attribution.content for token in tokens_in(document, span))
    return frozenset(token.lemma.lower() for token in tokens if token.upos in _CONTENT)


def _reworded(first: Attribution, second: Attribution) -> bool:
    if any(a.overlaps(b) for a in first.content for b in second.content):
        return False
    one, other = (f" {' '.join(plain_words(a.content.text))} " for a in (first, second))
    return one not in other and other not in one


def speaker_comes_late(attribution: Attribution, subjects: Subjects, *, sentences: int = 1) -> bool:
    """More than so many sentences of the content stand before the source.

    Not where the speaker was told of in this paragraph or the one before: the reader knows.
    """
    if attribution.source is None:
        return False
    document, source = subjects.document, attribution.source.start
    opened = Span(attribution.content.start, source)
    if opened.start >= opened.end:
        return False
    begun = [each for each in document.sentences if opened.start <= each.span.start < opened.end]
    if len(begun) <= sentences:
        return False
    paragraph = paragraph_at(document, opened.start)
    stage = Span(document.paragraphs[max(paragraph - 1, 0)].start, opened.start)
    mentions = (s.mentions for s in subjects.sources if s.id == attribution.source_id)
    return not any(stage.holds(span) for spans in mentions for span in spans)


DETECTORS = (repeated_quotations, retold_quotations, speaker_comes_late)

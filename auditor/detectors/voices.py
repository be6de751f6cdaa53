"""Whose voices the article holds: who speaks most, whether all are of one sort, the writer's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from auditor.detectors.headline import headline_of
from auditor.detectors.place import Place
from auditor.detectors.sentences import phrases_in
from auditor.model import Article, Document, Source, Subjects
from auditor.nlp.tree import text_at
from auditor.text import count_words

_LONG_WORD = re.compile(r"\w{4,}")  # no "the", "of", "Jr."
_NO_VOICE = ("author", "other", "none")


def dominant_voices(
    subjects: Subjects, *, share: float = 0.6, attributed: int = 150
) -> Iterator[Place]:
    """Who says more than this share of the attributed words where others speak too, where it is
    first named.

    Nobody whom the headline names: an article that announces a speech, an interview, a life.
    With fewer attributed words than `attributed` a share says nothing.
    """
    said = _words_said(subjects)
    total = said.total()
    voices = {source.id: source for source in _voices(subjects)}
    if total < attributed or len(voices) < 2:
        return
    id_, most = said.most_common(1)[0]
    if id_ in voices and most > share * total and not _announced(voices[id_], subjects):
        yield Place(voices[id_].mentions[0], about=f"{100 * most // total} percent")


def only_officials(
    article: Article,  # noqa: ARG001 - the name says that the article is judged
    subjects: Subjects,
    *,
    offices: frozenset[str] = frozenset(),
    least: int = 2,
) -> bool:
    """All who speak, and they are so many, hold one of these offices or speak for one.

    Documents are no voices: a poll or a record does not see it otherwise.
    """
    voices = [each for each in _voices(subjects) if each.kind != "document"]
    return len(voices) >= least and all(_is_told(each, offices, subjects) for each in voices)


def only_press_offices(
    article: Article,  # noqa: ARG001 - the name says that the article is judged
    subjects: Subjects,
    *,
    press: frozenset[str] = frozenset(),
    outlets: frozenset[str] = frozenset(),
    least: int = 2,
) -> bool:
    """All who speak, and they are so many, are organisations, their press officers, their paper.

    An organisation's words are those of its press office, but for `outlets`: they report.
    """
    voices = tuple(_voices(subjects))
    return len(voices) >= least and all(
        _is_told(each, press, subjects)
        or (each.kind == "named_organization" and not _is_told(each, outlets, subjects))
        for each in voices
    )


def in_third_person(
    article: Article,  # noqa: ARG001 - the name says that the article is judged
    subjects: Subjects,
    *,
    persons: frozenset[str] = frozenset(),
    most: int = 2,
) -> bool:
    """Outside quotations stand at most so many of these pronouns, those of the first and second
    person: it is no letter, no opinion, and the writer does not tell what "I" saw.
    """
    document = subjects.document
    quoted = [s for a in subjects.attributions if a.mode != "indirect" for s in a.content]
    likely = {at for word in persons & document.places.keys() for at in document.places[word]}
    found = (document.tokens[at] for at in likely)
    told = (token.span for token in found if token.text.lower() in persons)
    return sum(not any(s.overlaps(span) for s in quoted) for span in told) <= most


def _voices(subjects: Subjects) -> Iterator[Source]:
    """Who says something that counts, but for the article's own author."""
    for source in subjects.sources:
        if source.counted and source.attributions and source.kind not in _NO_VOICE:
            yield source


def _words_said(subjects: Subjects) -> Counter[str]:
    """The attributed words by the id of who says them; "" where nobody is told."""
    said: Counter[str] = Counter()
    for each in subjects.attributions:
        if each.counted:
            said[each.source_id or ""] += count_words(each.content.text)
    return said


def _announced(source: Source, subjects: Subjects) -> bool:
    """Whether a word of the source's name or role stands in the headline, or in the first paragraph
    of an article that has none.
    """
    document = subjects.document
    headline = headline_of(document)
    above = f"{headline.text} {headline.deck}" if headline else _opening(document)
    named = _LONG_WORD.findall(f"{source.label} {source.role or ''}".lower())
    return not set(named).isdisjoint(_LONG_WORD.findall(above.lower()))


def _opening(document: Document) -> str:
    return text_at(document, document.paragraphs[0])


def _is_told(source: Source, phrases: frozenset[str], subjects: Subjects) -> bool:
    """Whether one of the phrases stands where the article says who the source is."""
    told = f"{source.role or ''} {source.speaks_for or ''}".lower().split()
    spoken = (a.source for a in subjects.attributions if a.source and a.source_id == source.id)
    spans = (*source.mentions, *(span for passage in spoken for span in passage.spans))
    return not phrases.isdisjoint(told) or any(
        phrases_in(subjects.document, span, phrases) for span in spans
    )


DETECTORS = (dominant_voices, in_third_person, only_officials, only_press_offices)

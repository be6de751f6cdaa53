"""Whether both sides of a quarrel are heard, and whether early enough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from auditor.detectors.accusations import (
    Words,
    accusations_by_name,
    key_of,
    name_at,
    says,
)
from auditor.detectors.answers import names_answering, names_heard
from auditor.detectors.place import Place
from auditor.detectors.sentences import whole
from auditor.model import Document, Entity, Span, Subjects
from auditor.nlp.phrases import PhraseMatch, phrases_of
from auditor.nlp.tree import ancestors, children, relation, span_of, text_at, tokens_in
from auditor.text import count_words

NEAR = 2  # steps up the tree: "drivers at Calder Rail walked out"


def one_sided_disputes(
    subjects: Subjects,
    *,
    dispute: Words = frozenset(),
    disputing: Words = frozenset(),
    settled: Words = frozenset(),
    answering: Words = frozenset(),
    bodies: Words = frozenset(),
    between: Words = frozenset(),
) -> Iterator[Place]:
    """A named party of a dispute that is not heard, where the other is, or others speak.

    Each party once, where the article first tells of the dispute.  A side hangs on the word for the
    dispute directly or by one of the words `between`.
    """
    document = subjects.document
    disputes = tuple(_disputes(document, dispute, disputing))
    if not disputes or not any(s.counted and s.attributions for s in subjects.sources):
        return
    heard = subjects.once(names_heard) | names_answering(document, answering)
    told: set[str] = set()
    for match in disputes:
        parties = _parties(document, match.first, bodies, between)
        silent = [key for key in parties if key not in heard]
        span = span_of(document, (match.first, match.last - 1))
        if len(silent) != 1 or told.issuperset(silent) or says(document, span, settled):
            continue
        told.update(silent)
        name = parties[silent[0]].span
        yield Place(
            Span(min(name.start, span.start), max(name.end, span.end)), text_at(document, name)
        )


def _disputes(document: Document, nouns: Words, verbs: Words) -> Iterator[PhraseMatch]:
    """The words for a dispute, where they are such: not "to dispute the count"."""
    tokens = document.tokens
    found = (
        *(match for match in phrases_of(document, nouns) if tokens[match.first].upos == "NOUN"),
        *(match for match in phrases_of(document, verbs) if tokens[match.first].upos == "VERB"),
    )
    # In a sentence the nouns come first.
    yield from sorted(found, key=lambda match: tokens[match.first].sentence)


def late_answers(
    subjects: Subjects,
    *,
    misdeed: Words = frozenset(),
    accusing: Words = frozenset(),
    complaint: Words = frozenset(),
    settled: Words = frozenset(),
    bodies: Words = frozenset(),
    first: float = 0.33,
    last: float = 0.9,
    words: int = 300,
) -> Iterator[Place]:
    """Who is accused in the `first` part of the article and heard only in the `last` part.

    Parts are shares of its characters; an article of fewer words than `words` has no last part.
    """
    document = subjects.document
    text = document.article.text
    early, late = first * len(text), last * len(text)
    told = subjects.once(accusations_by_name, misdeed, accusing, complaint, bodies)
    if not told or count_words(text) < words:
        return
    for key, (accusation, *_) in told.items():
        answers = tuple(_answers(subjects, key))
        settles = says(document, accusation.span, settled)
        if answers and accusation.span.start < early and not settles:
            earliest = min(answers, key=lambda span: span.start)
            if earliest.start >= late:
                name = text_at(document, accusation.accused.span)
                yield Place(accusation.span, about=name, related=(earliest,))


def _answers(subjects: Subjects, key: str) -> Iterator[Span]:
    """Where somebody of this name speaks or is said to have been asked."""
    document = subjects.document
    names = {each.id: each.mentions for each in subjects.sources}
    for each in subjects.attributions:
        spans = (*names.get(each.source_id or "", ()), *(each.source.spans if each.source else ()))
        if each.counted and _names(document, spans, key):
            yield whole(each)
    for response in subjects.responses:
        party = (response.party_span,) if response.party_span else ()
        if _names(document, (*names.get(response.source_id or "", ()), *party), key):
            yield response.span


def _names(document: Document, spans: tuple[Span, ...], key: str) -> bool:
    return any(t.text.lower() == key for span in spans for t in tokens_in(document, span))


def _parties(document: Document, head: int, bodies: Words, between: Words) -> dict[str, Entity]:
    """The names that hang on a word, or on a word that does, by their last words."""
    sentence = document.sentences[document.tokens[head].sentence]
    near = (t for t in document.of(sentence) if head in islice(ancestors(document, t.index), NEAR))
    sides = (t.index for t in near if _is_side(document, t.index, between))
    names = (name_at(document, index, bodies) for index in sides)
    return {key_of(name, document): name for name in names if name and name.type}


def _is_side(document: Document, index: int, between: Words) -> bool:
    """Nothing before it says that it is where, when or for what: "at odds *in* Congress"."""
    cases = [document.tokens[c].text.lower() for c in children(document, index, "case")]
    return relation(document, index) != "appos" and all(case in between for case in cases)


DETECTORS = (late_answers, one_sided_disputes)

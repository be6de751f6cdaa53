"""Who was asked and who answers, and whether those who are accused do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.detectors.accusations import (
    Words,
    accusations_by_name,
    key_of,
    names_at,
    says,
    subjects_of,
)
from auditor.detectors.place import Place
from auditor.model import Document, Response, Subjects
from auditor.nlp.phrases import phrases_of
from auditor.nlp.tree import children, subtree, text_at, tokens_in


def nobody_asked(response: Response, subjects: Subjects) -> bool:
    """No other response of the article is the same party's."""
    return not any(
        other.source_id == response.source_id and other.id != response.id
        for other in subjects.responses
    )


def unanswered_accusations(
    subjects: Subjects,
    *,
    misdeed: Words = frozenset(),
    accusing: Words = frozenset(),
    complaint: Words = frozenset(),
    settled: Words = frozenset(),
    answering: Words = frozenset(),
    voice: Words = frozenset(),
    bodies: Words = frozenset(),
) -> Iterator[Place]:
    """Who is accused, and is neither quoted nor recorded as asked: the first accusation of each.

    Nobody above one who speaks for somebody without naming whom ("her lawyer"): it may be them.
    """
    document = subjects.document
    told = subjects.once(accusations_by_name, misdeed, accusing, complaint, bodies)
    if not told:
        return
    heard = subjects.once(names_heard) | names_answering(document, answering | settled)
    spoken = max(_voices_of_unnamed(document, voice), default=-1)
    for key, (first, *others) in told.items():
        answered = key in heard or first.span.start < spoken
        if not answered and not says(document, first.span, settled):
            name = text_at(document, first.accused.span)
            yield Place(first.span, about=name, related=tuple(each.span for each in others))


def names_heard(subjects: Subjects) -> frozenset[str]:
    """The words of the names that speak, for whom somebody speaks, or who were asked."""
    document = subjects.document
    spans = [span for source in subjects.sources for span in source.mentions]
    spans += [span for a in subjects.attributions if a.source for span in a.source.spans]
    spans += [each.party_span or each.span for each in subjects.responses]
    said = {word.text for span in spans for word in tokens_in(document, span)}
    labels = re.findall(r"\w+", " ".join(source.label for source in subjects.sources))
    return frozenset(word.lower() for word in (*said, *labels) if word[:1].isupper())


def names_answering(document: Document, answering: Words) -> frozenset[str]:
    """Who denies, pleads or appeals, by the last word of the name."""
    verbs = (match.first for match in phrases_of(document, answering))
    return frozenset(
        key_of(name, document)
        for verb in verbs
        for name in names_at(
            document, (*subjects_of(document, verb), *children(document, verb, "nsubj:pass"))
        )
    )


def _voices_of_unnamed(document: Document, voice: Words) -> Iterator[int]:
    """Where somebody speaks for one who is not named there: "a spokeswoman for the company"."""
    for match in phrases_of(document, voice):
        whose = [t for c in children(document, match.first, "nmod") for t in subtree(document, c)]
        if whose and all(document.tokens[t].upos != "PROPN" for t in whose):
            yield document.tokens[match.first].span.start


DETECTORS = (nobody_asked, unanswered_accusations)

"""The words of the attributions and of the writer: verbs, doubts, hedges."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.detectors.place import Place
from auditor.detectors.sentences import around, phrases_in
from auditor.model import Article, Attribution, Subjects, Token
from auditor.nlp.phrases import phrases_of
from auditor.nlp.tree import span_of, tokens_in

PER_WORDS = 100


def cue_is(
    attribution: Attribution,
    subjects: Subjects,
    *,
    verbs: frozenset[str] = frozenset(),
    not_with: frozenset[str] = frozenset(),
) -> bool:
    """The cue is one of these verbs, and no phrase of `not_with` begins at it.

    Verbs are lemmas or phrases ("point out"); `not_with` tells other senses ("claim
    responsibility").
    """
    document, cue = subjects.document, attribution.cue
    if cue is None:
        return False
    return any(
        document.tokens[match.first].upos != "NOUN"
        and match.first not in subjects.once(_begins, not_with)
        for span in cue
        for match in phrases_in(document, span, verbs)
    )


def _begins(subjects: Subjects, phrases: frozenset[str]) -> frozenset[int]:
    """The tokens at which these phrases begin, each in one sentence."""
    return frozenset(match.first for match in phrases_of(subjects.document, phrases))


def thought_untold(
    attribution: Attribution,
    subjects: Subjects,
    *,
    sentences: int = 1,
    verbs: frozenset[str] = frozenset(),
    not_with: frozenset[str] = frozenset(),
) -> bool:
    """The cue is one of these verbs, and its source is not heard there or so many sentences on.

    Whoever speaks in the sentence before or after has told what he thinks.
    """
    if not cue_is(attribution, subjects, verbs=verbs, not_with=not_with):
        return False
    window = around(attribution.content.spans[0], subjects.document, before=1, after=sentences)
    heard = (a for a in subjects.attributions if a.counted and a.stance == "statement")
    told = (a for a in heard if a.source_id and a.source_id == attribution.source_id)
    return not any(span.overlaps(window) for each in told for span in each.content)


def uncredited_phrases(
    subjects: Subjects,
    *,
    sentences: int = 0,
    phrases: frozenset[str] = frozenset(),
    not_with: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """These phrases where nobody is credited in the sentence, or in so many before and after.

    `not_with` are longer phrases that begin with the same words and mean something else.
    """
    document = subjects.document
    credited = [s for a in subjects.attributions if a.source and a.counted for s in a.source]
    other = {match.first for match in phrases_of(document, not_with, across=True)}
    for match in phrases_of(document, phrases, across=True):
        span = span_of(document, range(match.first, match.last))
        window = around(span, document, before=sentences, after=sentences)
        if match.first not in other and not any(each.overlaps(window) for each in credited):
            yield Place(span)


def hedged_beyond(
    article: Article,  # noqa: ARG001 - the name says that the article is judged
    subjects: Subjects,
    *,
    most: float = 2.0,
    words: int = 100,
    hedges: frozenset[str] = frozenset(),
) -> bool:
    """More than `most` of 100 words outside attributed content are hedges.

    An article with fewer of its own `words` tells too little.
    """
    document = subjects.document
    said = [span for a in subjects.attributions for span in a.content]
    told = {token.index for span in said for token in tokens_in(document, span)}
    own = [t for t in document.tokens if t.index not in told and _is_word(t)]
    inside = {token.index for token in own if token.entity == "" and token.upos != "PROPN"}
    matches = phrases_of(document, hedges, across=True)
    found = [match for match in matches if match.first in inside]
    return len(own) >= words and PER_WORDS * len(found) > most * len(own)


def _is_word(token: Token) -> bool:
    return token.upos not in ("PUNCT", "SYM")


DETECTORS = (cue_is, hedged_beyond, thought_untold, uncredited_phrases)

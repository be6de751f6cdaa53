"""The words of the attributions and of the writer: verbs, doubts, hedges."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.detectors.place import Place
from auditor.detectors.sentences import around
from auditor.model import Article, Attribution, Subjects, Token
from auditor.nlp.phrases import find_phrases
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
    found = [m for span in cue for m in find_phrases(tokens_in(document, span), verbs)]
    ahead = (document.of(document.sentences[document.tokens[m.first].sentence]) for m in found)
    return any(
        document.tokens[match.first].upos != "NOUN"
        and not any(m.first == match.first for m in find_phrases(sentence, not_with))
        for match, sentence in zip(found, ahead, strict=True)
    )


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
    window = around(attribution.content.spans[0], subjects.document, before=1, after=sentences)
    heard = (a for a in subjects.attributions if a.counted and a.stance == "statement")
    told = (a for a in heard if a.source_id and a.source_id == attribution.source_id)
    if any(span.overlaps(window) for each in told for span in each.content):
        return False
    return cue_is(attribution, subjects, verbs=verbs, not_with=not_with)


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
    other = {match.first for match in find_phrases(document.tokens, not_with)}
    for match in find_phrases(document.tokens, phrases):
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
    told = [span for a in subjects.attributions for span in a.content]
    own = [t for t in document.tokens if _is_word(t) and not any(s.overlaps(t.span) for s in told)]
    inside = {token.index for token in own if token.entity == "" and token.upos != "PROPN"}
    found = [match for match in find_phrases(document.tokens, hedges) if match.first in inside]
    return len(own) >= words and PER_WORDS * len(found) > most * len(own)


def _is_word(token: Token) -> bool:
    return token.upos not in ("PUNCT", "SYM")


DETECTORS = (cue_is, hedged_beyond, thought_untold, uncredited_phrases)

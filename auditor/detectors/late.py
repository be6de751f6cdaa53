"""Claims whose speaker comes only in a later sentence."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.detectors.place import Place
from auditor.model import Subjects, Token
from auditor.nlp.phrases import find_phrases
from auditor.nlp.tree import children, span_of, subtree, text_at


def late_claims(
    subjects: Subjects, *, words: frozenset[str] = frozenset(), sentences: int = 2
) -> Iterator[Place]:
    """A sentence that only says who said what stands before it: "The inspector said so on Friday".

    At least so many sentences stand before it with nobody's name to them.  Not where somebody is
    quoted with it, or "nobody" said so.
    """
    document = subjects.document
    credited = tuple(span for a in subjects.attributions if a.source for span in a.content)
    for at, sentence in enumerate(document.sentences):
        before = document.sentences[max(at - sentences, 0) : at]
        if len(before) < sentences or any(
            each.span.overlaps(span) for each in before for span in credited
        ):
            continue
        for match in find_phrases(document.of(sentence), words):
            subject = children(document, match.first, "nsubj")
            quoted = any(document.tokens[match.first].span.overlaps(span) for span in credited)
            if subject and not quoted and _is_somebody(document.tokens[subject[0]]):
                speaker = span_of(document, subtree(document, subject[0]))
                yield Place(sentence.span, text_at(document, speaker))


def _is_somebody(token: Token) -> bool:
    """Not "nobody" or "everyone"."""
    return token.upos != "PRON" or "PronType=Prs" in token.feats


DETECTORS = (late_claims,)

"""Claims whose speaker comes only in a later sentence."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.detectors.place import Place
from auditor.model import Subjects, Token
from auditor.nlp.phrases import phrases_of
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
    for match in phrases_of(document, words):
        sentence = document.sentences[document.tokens[match.first].sentence]
        before = document.sentences[max(sentence.index - sentences, 0) : sentence.index]
        subject = children(document, match.first, "nsubj")
        if len(before) < sentences or not subject or not _is_somebody(document.tokens[subject[0]]):
            continue
        unsaid = (document.tokens[match.first].span, *(each.span for each in before))
        if not any(each.overlaps(span) for each in unsaid for span in credited):
            speaker = span_of(document, subtree(document, subject[0]))
            yield Place(sentence.span, text_at(document, speaker))


def _is_somebody(token: Token) -> bool:
    """Not "nobody" or "everyone"."""
    return token.upos != "PRON" or "PronType=Prs" in token.feats


DETECTORS = (late_claims,)

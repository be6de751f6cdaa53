"""Claims whose speaker comes only in a later sentence."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.detectors.place import Place
from auditor.model import Subjects
from auditor.nlp.phrases import find_phrases
from auditor.nlp.tree import children


def late_claims(
    subjects: Subjects, *, words: frozenset[str] = frozenset(), sentences: int = 2
) -> Iterator[Place]:
    """A sentence that only says who said what stands before it: "The inspector said so on Friday".

    At least so many sentences of the paragraph stand before it with nobody's name to them.
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
            if subject := children(document, match.first, "nsubj"):
                speaker = document.tokens[subject[0]]
                yield Place(sentence.span, about=speaker.text)


DETECTORS = (late_claims,)

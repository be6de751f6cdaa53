"""What an article tells, or leaves out, of how it was made and what was confirmed."""

from __future__ import annotations

import re

from auditor.model import Article, Attribution, Subjects
from auditor.nlp.phrases import phrases_of

_SIGNED = re.compile(r"(?:By|BY)\s+[A-Z][^.!?]{2,80}$")
_HEAD = 3  # blocks


def unsigned(article: Article, subjects: Subjects) -> bool:
    """Neither the metadata nor a line at the head or the foot says who wrote the article."""
    blocks = subjects.document.paragraphs
    lines = (article.text[block.start : block.end] for block in (*blocks[:_HEAD], *blocks[-1:]))
    return not article.byline and not any(_SIGNED.match(line) for line in lines)


def nowhere_told(
    article: Article,  # noqa: ARG001 - the name says that the article is judged
    subjects: Subjects,
    *,
    phrases: frozenset[str] = frozenset(),
) -> bool:
    """None of these phrases stands in the article."""
    return not phrases_of(subjects.document, phrases, across=True)


def first_unchecked(
    attribution: Attribution, subjects: Subjects, *, phrases: frozenset[str] = frozenset()
) -> bool:
    """The source's first statement, in an article in which none of these phrases stands."""
    own = (a for a in subjects.attributions if a.source_id == attribution.source_id and a.counted)
    first = next(own, attribution)
    return first.id == attribution.id and not phrases_of(subjects.document, phrases, across=True)


DETECTORS = (first_unchecked, nowhere_told, unsigned)

"""Whom "he" or "she" may mean besides the one that it is taken for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import msgspec

from auditor.model import Attribution, Document, Span, Subjects, Token
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import children, relation, tokens_in

_NOBODY = ("ORG", "LOC")
# Who takes part in what a clause tells; "on Monday" is oblique too, so that must be a person.
_PARTS, _OBLIQUE = ("nsubj", "obj", "iobj"), "obl"


class _Person(msgspec.Struct, frozen=True):
    """A person's name in a sentence: its words, a title before it too, its part and the verb."""

    words: tuple[str, ...]
    part: str
    clause: int


def another_fits(
    attribution: Attribution,
    subjects: Subjects,
    *,
    masculine: frozenset[str] = frozenset(),
    feminine: frozenset[str] = frozenset(),
    sir: frozenset[str] = frozenset(),
    madam: frozenset[str] = frozenset(),
) -> bool:
    """Two people with parts in one clause of the sentence before may be meant by "he" or "she".

    Whoever spoke there goes on speaking, and what is quoted there is another's.  The lists are
    given names and titles, which tell who is of the other sex.
    """
    document = subjects.document
    pronoun = tokens_in(document, attribution.source.spans[0])[0] if attribution.source else None
    before = _sentence_before(document, pronoun) if pronoun and _is_one_person(pronoun) else None
    if pronoun is None or before is None or _told(before, subjects):
        return False
    others = feminine | madam if "Gender=Masc" in pronoun.feats else masculine | sir
    fit = [each for each in _people(document, before) if others.isdisjoint(each.words)]
    rivals = [
        (one, other)
        for one, other in combinations(fit, 2)
        # Two subjects of one verb are one name, or a parser's mistake.
        if one.clause == other.clause and one.part != other.part
    ]
    return any(
        others.isdisjoint(_called(one, document) | _called(other, document))
        for one, other in rivals
    )


def _is_one_person(token: Token) -> bool:
    known = "Gender=Masc" in token.feats or "Gender=Fem" in token.feats
    return known and "PronType=Prs" in token.feats


def _sentence_before(document: Document, token: Token) -> Span | None:
    """The sentence before a token's, in the same paragraph."""
    here, before = (document.sentences[max(token.sentence - back, 0)] for back in (0, 1))
    return before.span if before is not here and before.paragraph == here.paragraph else None


def _told(sentence: Span, subjects: Subjects) -> bool:
    """Whether somebody speaks in a sentence, or it is somebody's words."""
    parts = (p for a in subjects.attributions for p in (a.source, a.content) if p)
    return any(span.overlaps(sentence) for part in parts for span in part)


def _people(document: Document, window: Span) -> Iterator[_Person]:
    for token in tokens_in(document, window):
        head = token.head if relation(document, token.index) == "conj" else token.index
        parts = (*_PARTS, _OBLIQUE) if token.entity.endswith("PER") else _PARTS
        if token.upos != "PROPN" or token.entity.endswith(_NOBODY):
            continue
        if relation(document, head) in parts:
            part = relation(document, token.index)
            yield _Person(_name(document, token), part, document.tokens[head].head)


def _name(document: Document, token: Token) -> tuple[str, ...]:
    last = max([token.index, *children(document, token.index, "flat")])
    return tuple(plain_word(t) for t in document.tokens[max(token.index - 1, 0) : last + 1])


def _called(person: _Person, document: Document) -> set[str]:
    """What stands before this person's last name anywhere in the article."""
    names = (t.index for t in document.tokens if plain_word(t) == person.words[-1])
    return {plain_word(document.tokens[at - 1]) for at in names if at}


DETECTORS = (another_fits,)

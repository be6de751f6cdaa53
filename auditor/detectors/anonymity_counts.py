"""How many an unnamed source is: numbers that change from one mention to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.detectors.place import Place
from auditor.model import Document, Source, Span, Subjects, Token
from auditor.nlp.nouns import is_plural, noun_of
from auditor.nlp.tree import children, head_in, tokens_in

GROUPS = ("anonymous", "unnamed_group")
TAKES_UP = ("Definite=Def", "PronType=Dem", "PronType=Tot")


def numbers_that_disagree(subjects: Subjects) -> Iterator[Place]:
    """Sources taken up again in another number: "two officials … all three officials".

    Also one that becomes several: "a source … the sources".  The place is the later mention,
    `about` the words of the earlier.
    """
    document = subjects.document
    sources = [s for s in subjects.sources if s.counted and s.part_of is None and not s.joins]
    for source in sources:
        for at, mention in enumerate(source.mentions):
            head = _taken_up(document, mention)
            if head is None:
                continue
            number = _number(document, head)
            told = source.people.max if number and at == 0 else None
            earlier = _earlier(document, sources, noun_of(head), mention)
            if not (number and at) and _disagrees(earlier, told):
                again = _plurals(document, noun_of(head), mention.start)
                if not any(number is None or _number(document, t) == number for t in again):
                    first = earlier[-1].mentions[0]
                    yield Place(mention, earlier[-1].label, (first,))


def fewer_described(source: Source, subjects: Subjects, *, people: int = 2) -> bool:
    """Of a counted group some speak alone, at least so many, and fewer than the group has.

    Those are told of as its members ("one of them"), or brought in later without a name.
    """
    if source.people.max is None or source.people.min != source.people.max:
        return False
    alone = [
        other
        for other in subjects.sources
        if other.counted
        and (other.part_of == source.id or other.kind in ("anonymous", "unnamed_person"))
        and other.mentions[0] > source.mentions[0]
        and other.people.max == 1
    ]
    return people <= len(alone) < source.people.min


def _taken_up(document: Document, mention: Span) -> Token | None:
    """The noun of "the sources", "these officials", "all three people"."""
    at = head_in(document, mention)
    words = tokens_in(document, mention)
    if at is None or not is_plural(document.tokens[at]):
        return None
    definite = any(feature in words[0].feats for feature in TAKES_UP)
    return document.tokens[at] if definite and words[0].index < at else None


def _number(document: Document, noun: Token) -> str | None:
    """The number before a noun, as it is written."""
    found = (document.tokens[c] for c in children(document, noun.index, "nummod"))
    return next((token.text.lower() for token in found), None)


def _earlier(
    document: Document, sources: Sequence[Source], noun: str, mention: Span
) -> tuple[Source, ...]:
    """Who was brought in before by the same noun; nobody where none of them is anonymous."""
    found = [
        source
        for source in sources
        if source.kind in (*GROUPS, "unnamed_person")
        and source.mentions[0] < mention
        and (at := head_in(document, source.mentions[0])) is not None
        and noun_of(document.tokens[at]) == noun
    ]
    return tuple(found) if any(s.kind == "anonymous" for s in found) else ()


def _disagrees(earlier: Sequence[Source], told: int | None) -> bool:
    """Whether so many people are not those of before; None where no number is told."""
    numbers = [source.people.max for source in earlier]
    known = [number for number in numbers if number is not None]
    if not known or len(known) < len(numbers):
        return False
    return sum(known) == 1 if told is None else told != sum(known) and told not in known


def _plurals(document: Document, noun: str, end: int) -> Iterator[Token]:
    """The plurals of a noun before a place."""
    before = (token for token in document.tokens if token.span.end <= end)
    return (token for token in before if is_plural(token) and noun_of(token) == noun)


DETECTORS = (fewer_described, numbers_that_disagree)

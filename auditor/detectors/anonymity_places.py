"""Where an unnamed source stands in a headline, spoke off the record, or may be a named one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.detectors.anonymity import nouns_of
from auditor.detectors.headline import headline_of
from auditor.detectors.place import Place
from auditor.model import Attribution, Document, Response, Source, Span, Subjects
from auditor.nlp.phrases import phrases_of, plain_word
from auditor.nlp.tree import ancestors, children, tokens_in

Words = tuple[str, ...]
HIDDEN = ("anonymous", "unnamed_person")
SMALL = ("DET", "PUNCT", "PART")
FEW = r"(?:[\w'’\-]+ ){0,3}?"  # words before the noun


def headline_sources(
    subjects: Subjects,
    *,
    hidden: frozenset[str] = frozenset(),
    saying: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """Unnamed sources that a headline rests on: "… - sources", "Sources: …", "…, sources say"."""
    headline = headline_of(subjects.document)
    if headline is None:
        return
    noun, verb = (_any_of(words) for words in (hidden, saying))
    forms = (
        rf"(?: [-–—] ?|[–—]|: )(?P<who>{FEW}{noun})\W*$",
        rf"(?:^|: |, |; | [-–—] )(?P<who>{FEW}{noun}) {verb}\b",
        rf"(?:^|: )(?P<who>{noun}):",
        rf"\baccording to (?P<who>{FEW}{noun})\b",
    )
    found = (re.search(form, headline.text, re.IGNORECASE) for form in forms)
    match = next(filter(None, found), None)
    if match:
        yield headline.place(Span(*match.span("who")))


def off_the_record(
    subjects: Subjects,
    *,
    phrases: frozenset[str] = frozenset(),
    press: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """What the article says was given off the record, beside what was given.

    What somebody told others off the record, and what a source tells of it, is none.
    """
    document = subjects.document
    told = [span for a in subjects.attributions for span in a.content]
    for match in phrases_of(document, phrases, across=True):
        words = document.tokens[match.first : match.last]
        span = Span(words[0].span.start, words[-1].span.end)
        compound = document.article.text[span.end : span.end + 1] in ("-", "–")
        if compound or any(content.overlaps(span) for content in told):
            continue
        above = {at for word in words for at in (word.index, *ancestors(document, word.index))}
        if any(_is_to_press(a, above, subjects, press) for a in subjects.attributions if a.counted):
            yield Place(span)


def silent_and_speaking(
    subjects: Subjects,
    *,
    members: frozenset[str] = frozenset(),
    joining: frozenset[str] = frozenset(),
    past: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """An unnamed member of a body that, or one of whose people, declined to comment.

    The place is the unnamed source, `about` who declined.
    """
    document = subjects.document
    bodies = [
        (body, response)
        for response in subjects.responses
        if response.kind == "declined" and (body := _party_body(response, subjects, joining))
    ]
    for source in subjects.sources if bodies else ():
        if source.counted and source.kind in HIDDEN and not source.speaks_for:
            around = _belongs_to(source, document, members, joining, past)
            for body, response in bodies:
                if source.id != response.source_id and _holds(around, body):
                    yield Place(source.mentions[0], response.party, (response.span,))
                    break


def named_and_unnamed(
    subjects: Subjects,
    *,
    members: frozenset[str] = frozenset(),
    joining: frozenset[str] = frozenset(),
    past: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """An unnamed member of a body of which somebody speaks by name.

    The place is the unnamed source, `about` the one who is named.
    """
    document = subjects.document
    spoke = [s for s in subjects.sources if s.kind == "named_person" and s.counted and s.role]
    for source in subjects.sources:
        if source.counted and source.kind == "anonymous" and not source.speaks_for:
            around = _belongs_to(source, document, members, joining, past)
            named = next((s for s in spoke if _holds(around, _body(s.role or "", joining))), None)
            if named:
                yield Place(source.mentions[0], named.label, named.mentions[:1])


def _any_of(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _is_to_press(
    attribution: Attribution, above: set[int], subjects: Subjects, press: frozenset[str]
) -> bool:
    """Whether the attribution's cue is among these tokens and nobody else is addressed."""
    document = subjects.document
    if attribution.cue is None:
        return False
    cue = {t.index for span in attribution.cue for t in tokens_in(document, span)}
    hearers = (c for at in cue & above for c in children(document, at, "obj", "iobj"))
    return bool(cue & above) and all(document.tokens[c].lemma.lower() in press for c in hearers)


def _party_body(response: Response, subjects: Subjects, joining: frozenset[str]) -> Words:
    """The words for the body that declined, or to which the person who declined belongs."""
    asked = next((s for s in subjects.sources if s.id == response.source_id), None)
    if asked is None or response.party_span is None:
        return ()
    if asked.kind == "named_person":
        return _body(asked.role or "", joining)
    return _plain(subjects.document, response.party_span) if _is_body(asked) else ()


def _is_body(source: Source) -> bool:
    return source.kind == "named_organization"


def _body(role: str, joining: frozenset[str]) -> Words:
    """The body in a role: "club" in "the club treasurer", "port" in "director of the port"."""
    words = [word.strip(",").lower() for word in role.split()]
    words = [word for word in words if word not in ("the", "a", "an")]
    cut = next((at for at, word in enumerate(words) if word in joining), None)
    return tuple(words[cut + 1 :] if cut is not None else words[:-1])


def _belongs_to(
    source: Source,
    document: Document,
    members: frozenset[str],
    joining: frozenset[str],
    past: frozenset[str],
) -> Words:
    """The words around the noun of who is a member of something; none for who was one."""
    nouns = nouns_of(document, source.mentions[0])
    at = next((at for at, noun in nouns if noun in members), None)
    if at is None:
        return ()
    words = [t for t in tokens_in(document, source.mentions[0]) if t.upos not in SMALL]
    if any(plain_word(word) in past for word in words):
        return ()
    before = tuple(plain_word(word) for word in words if word.index < at)
    after = tuple(plain_word(word) for word in words if word.index > at)
    return (*before, "", *(after[1:] if after and after[0] in joining else ()))


def _plain(document: Document, span: Span) -> Words:
    return tuple(plain_word(t) for t in tokens_in(document, span) if t.upos not in SMALL)


def _holds(around: Words, body: Words) -> bool:
    """Whether the words of a body stand there, one after the other."""
    starts = range(len(around) - len(body) + 1)
    return bool(body) and any(around[at : at + len(body)] == body for at in starts)


DETECTORS = (headline_sources, named_and_unnamed, off_the_record, silent_and_speaking)

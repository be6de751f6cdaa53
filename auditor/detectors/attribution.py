"""Who is behind what the article passes on: hidden, borrowed, or not introduced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from auditor.detectors.near import credits_for, nobody_near
from auditor.detectors.place import Place
from auditor.detectors.sentences import around, paragraph_at, phrases_in, sentence_at, whole
from auditor.model import NAMED, UNNAMED, Attribution, Document, Span, Subjects
from auditor.nlp.phrases import phrase_from, phrases_between, phrases_of
from auditor.nlp.subjects import phrase_before
from auditor.nlp.tree import span_of, token_at

# "Is thought to be", and not "was reported to the police".
_PASSIVES = ("passive", "infinitive")


def hidden_passives(
    subjects: Subjects,
    *,
    sentences: int = 1,
    told: frozenset[str] = frozenset(),
    commonly: frozenset[str] = frozenset(),
    shortened: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """Passives that say something is thought or reported, with nobody credited near.

    `told` are phrases of the cue of such a passive ("be believed"); `commonly` those that tell it
    in any construction ("be widely seen"); `shortened` those of a clause without its auxiliary
    ("valves *said to be* unsafe"), which a parser takes for what the valves said.
    """
    document = subjects.document
    always, passive = (commonly, shortened), (commonly, shortened, told)
    for each in subjects.attributions:
        hidden = each if each.source is None else _without_subject(each, subjects, shortened)
        cue = hidden and hidden.cue
        if not hidden or not cue:
            continue
        lists = passive if each.found_by in _PASSIVES else always
        if any(phrases_in(document, cue.spans[0], phrases) for phrases in lists):
            others = (a for a in credits_for(hidden, subjects) if a.id != each.id)
            if nobody_near(hidden, document, others, sentences):
                yield Place(cue.spans[0])


def _without_subject(
    attribution: Attribution, subjects: Subjects, shortened: frozenset[str]
) -> Attribution | None:
    """The same without its source, where the cue is a shortened passive that describes a noun."""
    document, cue, source = subjects.document, attribution.cue, attribution.source
    if cue is None or source is None:
        return None
    first = token_at(document, cue.spans[0].start)
    before = document.tokens[first - 1]
    if before.span.end != source.end or before.upos == "PRON":
        return None
    match = phrase_from(document, first, shortened)
    if match is None:
        return None
    span = span_of(document, range(match.first, match.last))
    widened = msgspec.structs.replace(cue, spans=(span,))
    return msgspec.structs.replace(attribution, source=None, cue=widened)


def no_example_near(
    attribution: Attribution,
    subjects: Subjects,
    *,
    sentences: int = 3,
    contrary: frozenset[str] = frozenset(),
) -> bool:
    """No named person, organisation or document is credited there or in the sentences after it.

    A sentence with one of the `contrary` words ("but", "rejected") brings in the other side, which
    is no example of the first.
    """
    document = subjects.document
    named = {source.id for source in subjects.sources if source.kind in NAMED}
    window = around(whole(attribution), document, after=sentences)
    own = sentence_at(document, attribution.content.start)
    credited = credits_for(attribution, subjects)
    examples = (a.source for a in credited if a.source and a.source_id in named)
    near = (sentence_at(document, e.start) for e in examples if e.spans[0].overlaps(window))
    return not any(there == own or not _stands(document, there, contrary) for there in near)


def no_outlet_near(
    attribution: Attribution,
    subjects: Subjects,
    *,
    sentences: int = 1,
    outlets: frozenset[str] = frozenset(),
) -> bool:
    """No outlet is named in the sentences of the attribution, or in as many before and after.

    What the source is called itself ("Media reports") is no name.
    """
    document, source = subjects.document, attribution.source
    window = around(whole(attribution), document, before=sentences, after=sentences)
    found = phrases_in(document, window, outlets)
    words = (document.tokens[each.last - 1] for each in found)
    return source is None or not any(
        w.upos == "PROPN" and not source.spans[0].overlaps(w.span) for w in words
    )


def secondhand_sources(
    subjects: Subjects,
    *,
    confirmation: frozenset[str] = frozenset(),
    outlets: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """Whom another outlet cites without a name, where nothing is said of a confirmation."""
    attributions = {each.id: each for each in subjects.attributions}
    kinds = {each.id: each.kind for each in subjects.sources}
    for each in subjects.attributions:
        outlet = each.parent and attributions[each.parent].source
        if not outlet or not each.source or kinds.get(each.source_id or "") not in UNNAMED:
            continue
        if phrases_of(subjects.document, confirmation, across=True):
            return
        if phrases_in(subjects.document, outlet.spans[0], outlets):
            yield Place(each.source.spans[0], about=outlet.text)


def self_sourced(
    subjects: Subjects,
    *,
    publication: str = "",
    forms: frozenset[str] = frozenset(),
    own: frozenset[str] = frozenset(),
    outlets: frozenset[str] = frozenset(),
    impersonal: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """Where the outlet gives itself as the source: "has learned", "can reveal".

    `forms` are what it does, `own` what it calls itself, `outlets` words that show that a name is
    one of an outlet, `impersonal` whole phrases; `publication` is its name.
    """
    document = subjects.document
    names = own | ({publication.lower()} if publication else frozenset())
    for match in phrases_of(document, impersonal, across=True):
        yield Place(span_of(document, range(match.first, match.last)))
    for match in phrases_of(document, forms, across=True):
        subject = phrase_before(document, match.first, frozenset())
        if subject is None:
            continue
        span = span_of(document, range(*subject))
        name = document.tokens[subject[1] - 1].upos == "PROPN"
        if phrases_in(document, span, names) or (name and phrases_in(document, span, outlets)):
            yield Place(Span(span.start, document.tokens[match.last - 1].span.end))


def switched_speakers(subjects: Subjects) -> Iterator[Place]:
    """A quotation right after another speaker's, whose own speaker is told only behind it.

    An answer to a question is no switch that surprises.  `about` is who speaks.
    """
    document = subjects.document
    text = document.article.text
    told = (a for a in subjects.attributions if a.source and a.source_id)
    # A signature ("― Ana Brito") stands where readers look for one.
    quoted = [a for a in told if a.mode == "direct" and a.found_by != "dash"]
    quoted.sort(key=lambda each: each.content.start)
    for before, after in pairwise(quoted):
        end, start = max(before.content.end, whole(before).end), after.content.start
        if before.source_id == after.source_id or not after.source or after.source.start < start:
            continue
        if paragraph_at(document, before.content.start) != paragraph_at(document, start):
            continue
        if "?" not in before.content.text and not text[end:start].strip(" .\n"):
            yield Place(
                after.content.spans[0], about=after.source.text, related=(before.content.spans[0],)
            )


def nameless_people(subjects: Subjects) -> Iterator[Place]:
    """Whoever is told of without a name, as a role: who speaks, and who was only asked."""
    for source in subjects.sources:
        if source.kind == "unnamed_person":
            yield Place(source.mentions[0], about=source.label, related=source.mentions[1:])


def no_named_official(
    attribution: Attribution,
    subjects: Subjects,
    *,
    sentences: int = 2,
    ranks: frozenset[str] = frozenset(),
) -> bool:
    """The source's first words in the article, with nobody of one of these ranks named near."""
    document = subjects.document
    credited = (a for a in subjects.attributions if a.source_id == attribution.source_id)
    if next(credited).id != attribution.id:
        return False
    window = around(whole(attribution), document, before=sentences, after=sentences)
    named = (s for s in subjects.sources if s.kind == "named_person")
    near = (s for s in named if any(window.overlaps(mention) for mention in s.mentions))
    roles = (word for s in near for word in f"{s.role or ''} {s.label}".lower().split())
    return ranks.isdisjoint(roles)


def _stands(document: Document, sentence: int, phrases: frozenset[str]) -> bool:
    here = document.sentences[sentence]
    return bool(phrases_between(document, here.first, here.last, phrases))


DETECTORS = (
    hidden_passives,
    nameless_people,
    no_example_near,
    no_named_official,
    no_outlet_near,
    secondhand_sources,
    self_sourced,
    switched_speakers,
)

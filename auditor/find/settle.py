"""Drafts → attributions: one for each cue, none inside another's content, numbered as they come."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import msgspec

from auditor.find.cited import cited
from auditor.find.continued import continued
from auditor.find.draft import Draft, Scene, first_of, marked, reach_of, without
from auditor.find.marks import mode_of
from auditor.find.what import MARKS
from auditor.model import Attribution, Span
from auditor.nlp.tree import children, token_at
from auditor.text import FilePlaces, after_dateline, passage, trim

# Constructions whose content is joined with the quotation in it: mixed speech.
JOINED = ("clause", "set-in", "object", "infinitive", "oblique", "noun", "adjective")
# "criticised her *for* saying so": the second cue is part of what the first tells.
BINDING = ("for", "of", "about", "over", "against")
# Which finder is believed where two found the same cue: quotation marks are surer than syntax.
TRUST = (
    "quote",
    "block",
    "according-to",
    "passive",
    "set-in",
    "clause",
    "colon",
    "dash",
    "infinitive",
    "object",
    "oblique",
    "adjective",
    "noun",
    "adverb",
)


def settle(scene: Scene, drafts: Iterable[Draft]) -> tuple[Attribution, ...]:
    """The attributions of the drafts, in the order of the text."""
    merged = cited(scene, _parted(scene, _inherited(scene, _merge(drafts))))
    told = [draft for draft in _outermost(merged) if _tells(scene, draft)]
    kept = continued(scene, _told_once(told))
    kept.sort(key=first_of)
    places = FilePlaces(scene.document.article)
    ids = {draft.cue_token: f"a{n}" for n, draft in enumerate(kept, 1) if draft.cue_token >= 0}
    return tuple(_attribution(scene, draft, n, places, ids) for n, draft in enumerate(kept, 1))


def _merge(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each cue token: the most trusted; quotation and clause together."""
    by_cue: dict[int, Draft] = {}
    alone = []
    for draft in sorted(drafts, key=lambda d: _trust(d.found_by)):
        if draft.cue_token < 0:
            alone.append(draft)
        elif draft.cue_token not in by_cue:
            by_cue[draft.cue_token] = draft
        elif by_cue[draft.cue_token].found_by == "quote" and draft.found_by in JOINED:
            by_cue[draft.cue_token] = _with_clause(by_cue[draft.cue_token], draft)
    return [_cleared(draft) for draft in (*by_cue.values(), *alone)]


def _inherited(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A cue without a source has that of the cue before: "…," she said, *adding* …"""
    tokens = scene.document.tokens
    by_cue = sorted((d for d in drafts if d.cue_token >= 0), key=lambda d: d.cue_token)
    heirs = {}
    for before, draft in pairwise(by_cue):
        same = tokens[before.cue_token].sentence == tokens[draft.cue_token].sentence
        if (
            same
            and before.source
            and (_orphaned(scene, draft) or _same_speaker(scene, before, draft))
        ):
            heirs[draft.cue_token] = msgspec.structs.replace(draft, source=before.source)
    return [heirs.get(draft.cue_token, draft) for draft in drafts]


def _orphaned(scene: Scene, draft: Draft) -> bool:
    return draft.source is None and scene.document.tokens[draft.cue_token].xpos == "VBG"


def _same_speaker(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a cue that seems to have its subject in the content before goes on with the speaker.

    "Alder said the bill was wrong, *rejecting* it", "… would open *and added* that nobody pays":
    parsers give the bill and the port for subjects.
    """
    verbal = draft.found_by in ("clause", "object", "infinitive", "oblique")
    if not verbal or draft.source is None:
        return False
    if not any(span.holds(draft.source) for span in before.content):
        return False
    cue, joint = scene.document.tokens[draft.cue_token], scene.document.tokens[draft.cue_token - 1]
    adds = scene.lexicons["phrases"]["goes-on-with"]
    return (cue.xpos == "VBG" and joint.text == ",") or (
        joint.upos == "CCONJ" and cue.lemma in adds and draft.source.end < joint.span.start
    )


def _parted(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Content ends where the same source goes on with another cue: "said …, adding that …"."""
    cued = sorted((draft for draft in drafts if draft.cue and draft.source), key=_first_cue)
    starts = [_first_cue(draft) for draft in cued]
    parted = []
    for draft in drafts:
        reach = reach_of(draft.content)
        within = cued[bisect_right(starts, reach.start) : bisect_left(starts, reach.end)]
        later = [other for other in within if _goes_on(draft, other)]
        parted.append(_ended(scene, draft, later))
    return parted


def _first_cue(draft: Draft) -> int:
    return draft.cue[0].start


def _goes_on(draft: Draft, later: Draft) -> bool:
    if draft.source is None or later.source is None:
        return False
    return later.source.overlaps(draft.source) and later.cue_token > draft.cue_token >= 0


def _ended(scene: Scene, draft: Draft, later: list[Draft]) -> Draft:
    content = []
    for span in draft.content:
        ends = [
            d.cue[0].start
            for d in later
            if span.start < d.cue[0].start < span.end and not _bound(scene, d)
        ]
        end = _before_joint(scene, span.start, min(ends)) if ends else span.end
        content.append(Span(span.start, end))
    return msgspec.structs.replace(draft, content=tuple(s for s in content if s.start < s.end))


def _bound(scene: Scene, draft: Draft) -> bool:
    """Whether a preposition binds the cue to what goes before: "criticised her *for* saying so"."""
    marks = children(scene.document, draft.cue_token, "mark", "case")
    return any(scene.document.tokens[mark].lemma in BINDING for mark in marks)


def _before_joint(scene: Scene, start: int, end: int) -> int:
    """Where the content ends before a further cue: without the comma and conjunction between."""
    last = token_at(scene.document, end - 1) - 1
    tokens = scene.document.tokens
    while tokens[last].span.start > start and tokens[last].upos in ("PUNCT", "CCONJ", "ADV"):
        last -= 1
    return max(start, tokens[last].span.end)


def _trust(found_by: str) -> int:
    return TRUST.index(found_by) if found_by in TRUST else len(TRUST)


def _with_clause(quote: Draft, clause: Draft) -> Draft:
    """Mixed speech: the clause that holds a quotation is the content, up to the quotation's end."""
    spans = list(quote.content)
    for span in clause.content:
        touching = [s for s in spans if s.overlaps(span)]
        if not touching:
            continue
        joined = Span(
            min(span.start, *(s.start for s in touching)), max(span.end, *(s.end for s in touching))
        )
        spans = [s for s in spans if s not in touching] + [joined]
    source = quote.source or clause.source
    return Draft(
        quote.stance, source, quote.cue, tuple(sorted(spans)), quote.found_by, quote.cue_token
    )


def _cleared(draft: Draft) -> Draft:
    """The draft with its content cut where source and cue stand inside it."""
    content = list(draft.content)
    for hole in (*draft.cue, *filter(None, (draft.source,))):
        content = [piece for span in content for piece in without(span, hole)]
    if draft.source and draft.cue:
        # What is told of the source before the cue: "Ruiz, who chairs the port, said".
        between = Span(draft.source.end, draft.cue[0].start)
        content = [piece for piece in content if not between.holds(piece)]
    return Draft(
        draft.stance, draft.source, draft.cue, tuple(content), draft.found_by, draft.cue_token
    )


def _outermost(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts that do not stand inside another's content, source or cue."""
    reaches = [reach_of(marked(draft)) for draft in drafts]
    placed = [(at.start, at.end, draft) for at, draft in zip(reaches, drafts, strict=True)]
    for draft in filter(lambda draft: draft.content, drafts):
        first, last = _anchor(draft).start, _anchor(draft).end
        around = [other for start, end, other in placed if start <= first and last <= end]
        if not _nested(draft, around):
            yield draft


def _nested(draft: Draft, around: list[Draft]) -> bool:
    """Whether the draft stands inside another's content: what a source says that others said.

    Where each of two stands inside the other, the less trusted one is the mistake.
    """
    return any(
        _in_source(draft, other)
        or _in_cue(draft, other)
        or (
            other is not draft
            and _inside(draft, other)
            and not (_inside(other, draft) and _surer(draft, other))
        )
        for other in around
    )


def _told_once(drafts: list[Draft]) -> list[Draft]:
    """Of drafts with the same content the nearest cue: "wrote to the board, *saying*: “…”"."""
    nearest: dict[tuple[Span, ...], int] = {}
    for draft in drafts:
        if draft.parent < 0:
            nearest[draft.content] = max(draft.cue_token, nearest.get(draft.content, -1))
    return [d for d in drafts if d.parent >= 0 or d.cue_token == nearest[d.content]]


def _in_source(draft: Draft, other: Draft) -> bool:
    """Whether the cue only says who the other's source is: "a clerk who *feared* it said"."""
    return bool(draft.cue and other.source and other.source.holds(draft.cue[0]))


def _in_cue(draft: Draft, other: Draft) -> bool:
    """Whether the cue is part of the other's: "issued a statement *condemning* the plan"."""
    if not draft.cue or not other.cue or draft.cue_token == other.cue_token:
        return False
    return other.cue[0].holds(draft.cue[0]) and not draft.cue[0].holds(other.cue[0])


def _inside(draft: Draft, other: Draft) -> bool:
    anchor = _anchor(draft)
    return any(span.holds(anchor) for span in other.content)


def _anchor(draft: Draft) -> Span:
    """Where the draft stands: its cue, else its content."""
    return (draft.cue or draft.content)[0]


def _surer(draft: Draft, other: Draft) -> bool:
    return (_trust(draft.found_by), draft.cue_token) < (_trust(other.found_by), other.cue_token)


def _tells(scene: Scene, draft: Draft) -> bool:
    """Whether any words are left: of "responded Friday, saying …" the second cue takes them all."""
    trimmed = (trim(scene.text, span, MARKS) for span in draft.content)
    return any(span.start < span.end for span in trimmed)


def _attribution(
    scene: Scene, draft: Draft, number: int, places: FilePlaces, ids: Mapping[int, str]
) -> Attribution:
    text = scene.text
    content = passage(text, (trim(text, span, MARKS) for span in draft.content))
    touching = {number for span in content.spans for number in scene.quotations_at(span)}
    # Marks around a term (the “fund”) quote nobody.
    quoted = [scene.quotations[n].span for n in sorted(touching) if not scene.terms[n]]
    start = min(span.start for span in (*content.spans, *draft.cue))
    return Attribution(
        id=f"a{number}",
        mode=mode_of(text, content.spans, quoted),
        stance=draft.stance,
        source=passage(text, (_plain(scene, draft.source),)) if draft.source else None,
        cue=passage(text, draft.cue) if draft.cue else None,
        content=content,
        found_by=draft.found_by,
        parent=ids.get(draft.parent) if draft.parent >= 0 else None,
        line=places.line(start),
    )


def _plain(scene: Scene, source: Span) -> Span:
    """The source without a heading above it and without a dateline."""
    words = scene.text[source.start : source.end]
    heading = source.start + words.rfind("\n") + 1 if "\n" in words else source.start
    span = trim(scene.text, Span(heading, source.end), MARKS)
    return after_dateline(scene.text, span) if span.start in scene.paragraph_ends else span

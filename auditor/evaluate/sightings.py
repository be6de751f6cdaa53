"""One article: anonymity and responses that were found, against those that are labelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from auditor.evaluate.labels import AnonymityLabel, Labels, ResponseLabel
from auditor.evaluate.places import Place, place_at
from auditor.evaluate.same_name import same_name
from auditor.lexicon import Lexicons
from auditor.model import Response, Source, Span, Subjects
from auditor.text import FilePlaces

Fate = Literal["found", "missed", "false"]
NO_REASON = "no reason"


class Sighting(msgspec.Struct, frozen=True):
    """A withheld identity, or a response: labelled and `found`, labelled and `missed`, or `false`.

    `text` are the labelled words, or what was found where nothing is labelled; `gold` and `found`
    what it is to either side, as short words.  `right` says of what is found whether the details
    agree that the labels tell: for anonymity `reason` (given or not), for a response `kind` and
    `party`.  `label` and `because` are the source's in the register.
    """

    fate: Fate
    place: Place
    text: str
    gold: str | None = None
    found: str | None = None
    right: dict[str, bool] = {}
    label: str | None = None
    because: str | None = None


def anonymity_sightings(subjects: Subjects, labels: Labels) -> tuple[Sighting, ...] | None:
    """Every labelled mark of anonymity, and each mention of an anonymous source that is false.

    A mark is found where an anonymous source has a mention that shares a character with its span or
    its source.  A mention is false that shares none with a mark, nor with the source of an
    attribution that is labelled anonymous.  None where the labels do not tell marks.
    """
    if labels.anonymity is None:
        return None
    anonymous = [source for source in subjects.sources if source.kind == "anonymous"]
    mentions = [(mention, source) for source in anonymous for mention in source.mentions]
    accepted = [*_anonymous_to_labels(labels)]
    page = _Page(subjects, FilePlaces(subjects.document.article))
    marks = (
        _mark(page, label, [source for at, source in mentions if _overlaps(at, _words_of(label))])
        for label in labels.anonymity
    )
    false = (
        page.sighting("false", at, found=_reason(source), source=source)
        for at, source in mentions
        if not _overlaps(at, accepted)
    )
    return (*marks, *false)


def response_sightings(
    subjects: Subjects, labels: Labels, lexicons: Lexicons
) -> tuple[Sighting, ...] | None:
    """Every labelled response, and each one found that shares no character with a labelled one.

    Where several were found in a labelled one, the kind and the party are right that one of them
    has.  None where the labels do not tell responses.
    """
    if labels.responses is None:
        return None
    register = {source.id: source for source in subjects.sources}
    page = _Page(subjects, FilePlaces(subjects.document.article))
    every = [(each, register.get(each.source_id or "")) for each in subjects.responses]
    expected = (
        _response(
            page, label, [pair for pair in every if pair[0].span.overlaps(label.span)], lexicons
        )
        for label in labels.responses
    )
    accepted = [label.span for label in labels.responses]
    false = (
        page.sighting("false", each.span, found=f"{each.kind}, {each.party}", source=source)
        for each, source in every
        if not _overlaps(each.span, accepted)
    )
    return (*expected, *false)


class _Page(NamedTuple):
    """Where the sightings of an article stand."""

    subjects: Subjects
    places: FilePlaces

    def sighting(
        self,
        fate: Fate,
        span: Span,
        *,
        gold: str | None = None,
        found: str | None = None,
        right: dict[str, bool] | None = None,
        source: Source | None = None,
    ) -> Sighting:
        document = self.subjects.document
        return Sighting(
            fate=fate,
            place=place_at(document, self.places, span.start),
            text=" ".join(document.article.text[span.start : span.end].split()),
            gold=gold,
            found=found,
            right=right or {},
            label=source.label if source else None,
            because=source.because if source else None,
        )


def _mark(page: _Page, label: AnonymityLabel, sources: Sequence[Source]) -> Sighting:
    gold = (label.reason or NO_REASON) if label.reason_told else None
    if not sources:
        return page.sighting("missed", label.span, gold=gold)
    first = sources[0]
    reason = _reason(first)
    right = {"reason": (reason == NO_REASON) == (gold == NO_REASON)} if gold else {}
    return page.sighting("found", label.span, gold=gold, found=reason, right=right, source=first)


def _response(
    page: _Page,
    label: ResponseLabel,
    found: Sequence[tuple[Response, Source | None]],
    lexicons: Lexicons,
) -> Sighting:
    gold = ", ".join(filter(None, (label.kind, label.party)))
    if not found:
        return page.sighting("missed", label.span, gold=gold)
    right = {}
    if label.kind:
        right["kind"] = any(each.kind == label.kind for each, _ in found)
    if label.party:
        names = [name for each, source in found for name in _names(each, source)]
        # Labels may name two at once, where the audit has a response of each.
        names.append(" and ".join(each.party for each, _ in found))
        right["party"] = any(same_name(label.party, name, lexicons, person=False) for name in names)
    told = "; ".join(f"{each.kind}, {each.party}" for each, _ in found)
    source = next((source for _, source in found if source), None)
    return page.sighting("found", label.span, gold=gold, found=told, right=right, source=source)


def _names(response: Response, source: Source | None) -> tuple[str, ...]:
    return (response.party, source.label) if source else (response.party,)


def _anonymous_to_labels(labels: Labels) -> Iterator[Span]:
    """Where a mention of an anonymous source is none too many."""
    for mark in labels.anonymity or ():
        yield from _words_of(mark)
    for roles, identity in zip(labels.attributions, labels.identities, strict=True):
        if identity.kind == "anonymous":
            yield from roles.source


def _words_of(mark: AnonymityLabel) -> tuple[Span, ...]:
    return (mark.span, mark.source) if mark.source else (mark.span,)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _reason(source: Source) -> str:
    reason = source.anonymity.reason if source.anonymity else None
    return reason.text if reason else NO_REASON

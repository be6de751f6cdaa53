"""One article: who the sources are that were found, against who they are to the labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from auditor.evaluate.figures import Pair, Roles
from auditor.evaluate.labels import Identity, Labels
from auditor.evaluate.places import Place, place_at
from auditor.evaluate.same_name import name_words, same_name
from auditor.lexicon import Lexicons
from auditor.model import Kind, Source, Span, Subjects
from auditor.nlp.tree import tokens_in
from auditor.text import FilePlaces

Mention = Literal["name", "description", "pronoun"]
NAMED = ("named_person", "named_organization")


class Identified(msgspec.Struct, frozen=True):
    """A labelled attribution that was found, and who its source is to both sides.

    `same_source` as in `Pair`.  `kind` is what the audit's source is, "none" where the attribution
    has none in the register; `source` are its words there.  `name_right` is None where no name is
    compared: the labels tell none, the source is not named, or the attribution has none.  `mention`
    is how the labelled source stands there.
    """

    place: Place
    same_source: bool
    source: str | None
    gold_kind: Kind
    kind: Kind
    gold_name: str | None
    label: str | None
    name_right: bool | None
    mention: Mention | None
    because: str | None
    link_reason: str | None
    link_confidence: float | None

    @property
    def kind_right(self) -> bool:
        return self.kind == self.gold_kind


def identify(
    subjects: Subjects, labels: Labels, pairs: Sequence[Pair], lexicons: Lexicons
) -> tuple[Identified, ...]:
    """The pairs whose kind is labelled, in the order of the labels."""
    register = {source.id: source for source in subjects.sources}
    page = _Page(subjects, register, FilePlaces(subjects.document.article), lexicons)
    found = {pair.gold: pair for pair in pairs}
    return tuple(
        _identified(page, found[number], gold, identity, identity.kind)
        for number, (gold, identity) in enumerate(
            zip(labels.attributions, labels.identities, strict=True)
        )
        if identity.kind and number in found
    )


class _Page(NamedTuple):
    """What every pair of an article is judged by."""

    subjects: Subjects
    register: Mapping[str, Source]
    places: FilePlaces
    lexicons: Lexicons


def _identified(page: _Page, pair: Pair, gold: Roles, identity: Identity, kind: Kind) -> Identified:
    attribution = page.subjects.attributions[pair.predicted]
    source = page.register.get(attribution.source_id or "")
    label = source.label if source else None
    # Without a source there is nothing that a name could stand for.
    name = identity.name if kind in NAMED and gold.source else None
    person = kind == "named_person"
    at = (gold.cue or gold.content or gold.source or (Span(0, 0),))[0].start
    return Identified(
        place=place_at(page.subjects.document, page.places, at),
        same_source=pair.same_source,
        source=attribution.source.text if attribution.source else None,
        gold_kind=kind,
        kind=source.kind if source else "none",
        gold_name=identity.name,
        label=label,
        name_right=same_name(name, label or "", page.lexicons, person=person) if name else None,
        mention=_mention(page, gold.source, name, person=person) if name else None,
        because=source.because if source else None,
        link_reason=attribution.link_reason,
        link_confidence=attribution.link_confidence,
    )


def _mention(page: _Page, spans: Sequence[Span], name: str, *, person: bool) -> Mention:
    """How a labelled source stands there: as one pronoun, with a word of its name, or described."""
    tokens = [token for span in spans for token in tokens_in(page.subjects.document, span)]
    if len(tokens) == 1 and tokens[0].upos == "PRON":
        return "pronoun"
    capitals = " ".join(token.text for token in tokens if token.text[0].isupper())
    shared = {*name_words(capitals, page.lexicons)} & {*name_words(name, page.lexicons)}
    named = shared or same_name(name, capitals, page.lexicons, person=person)
    return "name" if named else "description"

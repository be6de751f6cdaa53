"""What a rule's conditions see of each subject: flat values with the words of ARCHITECTURE.md."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from auditor.model import (
    Anonymity,
    Attribution,
    Declared,
    Kind,
    Mode,
    NotePlace,
    People,
    Readability,
    Response,
    ResponseKind,
    Source,
    Stance,
    Subjects,
    SuppressionUse,
)
from auditor.text import count_words


class Words(msgspec.Struct, frozen=True):
    """A passage's text and how many words it has."""

    text: str
    words: int


class SourceView(msgspec.Struct, frozen=True):
    """A source of the register; the fields are those of `auditor.model.Source`.

    `declared`: the writer declares something of it.
    """

    id: str
    label: str
    kind: Kind
    people: People
    role: str | None
    speaks_for: str | None
    anonymity: Anonymity | None
    described: str | None
    because: str
    attribution_count: int
    mention_count: int
    sentence: str
    in_title: bool
    declared: bool


class AttributionView(msgspec.Struct, frozen=True):
    """An attribution; `source` and `cue` are their words, `speaker` the linked source or None.

    `sentence` is the whole of it, and of others that it runs over; `in_title`: in the headline.
    """

    id: str
    mode: Mode
    stance: Stance
    found_by: str
    source: str | None
    cue: str | None
    content: Words
    parent: str | None
    link_confidence: float | None
    link_reason: str | None
    speaker: SourceView | None
    sentence: str
    in_title: bool


class ResponseView(msgspec.Struct, frozen=True):
    """A response; `sentence` is the whole of it, `speaker` the source that was asked, if known.

    `party_told`: the article says here who was asked.
    """

    id: str
    party: str
    party_told: bool
    kind: ResponseKind
    immediate: bool
    text: str
    sentence: str
    speaker: SourceView | None


class ArticleView(msgspec.Struct, frozen=True):
    """The whole article: its metadata, number of words and measures by name.

    `readability` is that of the text outside quotations, which is the writer's own.
    """

    title: str | None
    byline: str | None
    published: str | None
    words: int
    measures: Mapping[str, float | None]
    readability: Readability


class PhraseView(msgspec.Struct, frozen=True):
    """A phrase of the rule's lexicon where it stands in the article, or a place that it finds.

    `about` is what a finder adds to a place; `sentence` the whole sentence.  `in_attribution`:
    inside the content of one; `in_quote`: inside that of a direct one; `in_lead`: in the first
    paragraph below the headline.
    """

    text: str
    about: str
    sentence: str
    in_attribution: bool
    in_quote: bool
    in_title: bool
    in_lead: bool


class DeclarationView(msgspec.Struct, frozen=True):
    """What a writer declares of a source; `source` is the one that it is about, if that is sure.

    `fits`: how many sources it may be about; `place`: where it stands, in words.  What is not
    declared is null; `confirmations` are then 0.
    """

    source: SourceView | None
    fits: int
    approved_by: str | None
    editor_knows: bool | None
    confirmations: int
    place: str


class SuppressionView(msgspec.Struct, frozen=True):
    """A suppression and what became of it; `place`: where it stands, in words.

    `rule` is null where the note could not be read; `used` where its rule did not judge.
    """

    rule: str | None
    reason: str | None
    known: bool
    hint: str
    used: bool | None
    place: str


View = (
    AttributionView
    | SourceView
    | ResponseView
    | ArticleView
    | PhraseView
    | DeclarationView
    | SuppressionView
)

VIEWS: Mapping[str, type] = MappingProxyType(
    {
        "attribution": AttributionView,
        "source": SourceView,
        "response": ResponseView,
        "article": ArticleView,
        "phrase": PhraseView,
        "declaration": DeclarationView,
        "suppression": SuppressionView,
    }
)


class Setting(msgspec.Struct, frozen=True):
    """Where a subject stands: its sentence as text; in the headline, or in the first paragraph."""

    sentence: str
    in_title: bool = False
    in_lead: bool = False


def view_source(source: Source, setting: Setting, *, declared: bool) -> SourceView:
    """The view of a source of the register, in the setting of its first mention."""
    return SourceView(
        id=source.id,
        label=source.label,
        kind=source.kind,
        people=source.people,
        role=source.role,
        speaks_for=source.speaks_for,
        anonymity=source.anonymity,
        described=source.described,
        because=source.because,
        attribution_count=len(source.attributions),
        mention_count=len(source.mentions),
        sentence=setting.sentence,
        in_title=setting.in_title,
        declared=declared,
    )


def view_attribution(
    attribution: Attribution, speaker: SourceView | None, setting: Setting
) -> AttributionView:
    """The view of an attribution and of the source that it is linked to."""
    content = attribution.content
    return AttributionView(
        id=attribution.id,
        mode=attribution.mode,
        stance=attribution.stance,
        found_by=attribution.found_by,
        source=attribution.source.text if attribution.source else None,
        cue=attribution.cue.text if attribution.cue else None,
        content=Words(content.text, count_words(content.text)),
        parent=attribution.parent,
        link_confidence=attribution.link_confidence,
        link_reason=attribution.link_reason,
        speaker=speaker,
        sentence=setting.sentence,
        in_title=setting.in_title,
    )


def view_response(response: Response, speaker: SourceView | None, setting: Setting) -> ResponseView:
    """The view of a response, of the source that was asked, and of the sentence around it."""
    return ResponseView(
        id=response.id,
        party=response.party,
        party_told=response.party_span is not None,
        kind=response.kind,
        immediate=response.immediate,
        text=response.text,
        sentence=setting.sentence,
        speaker=speaker,
    )


def view_article(subjects: Subjects) -> ArticleView:
    """The view of the whole article."""
    article = subjects.document.article
    return ArticleView(
        title=article.title,
        byline=article.byline,
        published=article.published,
        words=count_words(article.text),
        measures={measure.name: measure.value for measure in subjects.measures},
        readability=subjects.readability.unquoted,
    )


def view_declaration(declared: Declared, source: SourceView | None) -> DeclarationView:
    """The view of a declaration and of the source that it is about."""
    return DeclarationView(
        source=source,
        fits=declared.fits,
        approved_by=declared.approved_by,
        editor_knows=declared.editor_knows,
        confirmations=declared.confirmations or 0,
        place=_in_words(declared.place),
    )


def view_suppression(use: SuppressionUse) -> SuppressionView:
    """The view of a suppression and of what became of it."""
    return SuppressionView(
        rule=use.suppression.rule,
        reason=use.suppression.reason,
        known=use.known,
        hint=use.hint,
        used=use.used,
        place=_in_words(use.suppression.place),
    )


def _in_words(place: NotePlace) -> str:
    line = f"line {place.line}"
    return f"{place.sidecar}, {line}" if place.sidecar else line

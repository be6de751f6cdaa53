"""The cases of a rule: the subjects of its sort in one article, and where a finding points.

An attribution or source that is not counted is no case, unless the rule names its stance.  The
views of an article are made once, for all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from auditor.detectors import Place
from auditor.detectors.headline import Headline, headline_of, lead_of
from auditor.detectors.sentences import around, whole
from auditor.model import (
    Article,
    Attribution,
    Declared,
    NotePlace,
    Passage,
    Response,
    Source,
    Span,
    Stance,
    Subjects,
    SuppressionUse,
)
from auditor.nlp.tree import text_at
from auditor.rulebook.phrases import find_words
from auditor.rulebook.rule import Rule
from auditor.rulebook.views import (
    PhraseView,
    Setting,
    SourceView,
    View,
    view_article,
    view_attribution,
    view_declaration,
    view_response,
    view_source,
    view_suppression,
)

NOWHERE = Span(0, 0)
Value = Attribution | Source | Response | Article | Place | Declared | SuppressionUse


class Case(msgspec.Struct, frozen=True):
    """One subject before a rule: its view, the value itself, and where a finding would point.

    A phrase has no value of its own but its place.  `noted` is where a writer's note stands.
    """

    view: View
    value: Value
    span: Span | None
    related: tuple[Span, ...] = ()
    noted: NotePlace | None = None

    @property
    def line_and_column(self) -> tuple[int, int] | tuple[None, None]:
        """Those of a note in the article's file; None each for what has no place there."""
        in_file = self.noted is not None and self.noted.sidecar is None
        return (self.noted.line, self.noted.column) if self.noted and in_file else (None, None)


class Cases:
    """The cases of one article; what rules share of them is made when the first one asks."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._document = subjects.document

    def of(self, rule: Rule) -> Iterator[Case]:
        """The subjects of the rule's sort that meet its conditions, in the order of the text.

        For an article rule, that is the article once.
        """
        holds = rule.holds
        return (self._case(rule, view, each) for view, each in self._sort(rule) if holds(view))

    def _sort(self, rule: Rule) -> Iterable[tuple[View, Value]]:
        found: Iterable[tuple[View, Value]]
        match rule.subject:
            case "attribution":
                found = self._counted if rule.stances is None else self._of_stances(rule.stances)
            case "source":
                found = self._speakers
            case "response":
                found = self._responses
            case "phrase":
                found = ((self._view_phrase(place), place) for place in self._places(rule))
            case "article":
                found = self._article
            case "declaration":
                found = self._declarations
            case "suppression":
                found = ((view_suppression(use), use) for use in self._subjects.suppressions)
        return found

    def _case(self, rule: Rule, view: View, value: Value) -> Case:
        if isinstance(value, SuppressionUse):
            return Case(view, value, None, noted=value.suppression.place)
        if isinstance(value, Declared):
            return Case(view, value, self._first_mention(value.source_id), noted=value.place)
        span, *related = _spans(rule.at, value)
        return Case(view, value, span, tuple(each for each in related if each))

    @cached_property
    def _article(self) -> tuple[tuple[View, Article]]:
        return ((view_article(self._subjects), self._document.article),)

    @cached_property
    def _sources(self) -> Mapping[str, SourceView]:
        return {
            each.id: view_source(
                each, self._setting(each.mentions[0]), declared=each.id in self._declared
            )
            for each in self._subjects.sources
        }

    @cached_property
    def _speakers(self) -> tuple[tuple[View, Source], ...]:
        return tuple((self._sources[s.id], s) for s in self._subjects.sources if s.counted)

    @cached_property
    def _declared(self) -> frozenset[str | None]:
        return frozenset(each.source_id for each in self._subjects.declarations)

    @cached_property
    def _declarations(self) -> tuple[tuple[View, Declared], ...]:
        return tuple(
            (view_declaration(each, self._speaker(each)), each)
            for each in self._subjects.declarations
        )

    def _first_mention(self, source: str | None) -> Span | None:
        found = (each.mentions[0] for each in self._subjects.sources if each.id == source)
        return next(found, None)

    @cached_property
    def _attributions(self) -> tuple[tuple[View, Attribution], ...]:
        return tuple(
            (view_attribution(each, self._speaker(each), self._setting(whole(each))), each)
            for each in self._subjects.attributions
        )

    @cached_property
    def _counted(self) -> tuple[tuple[View, Attribution], ...]:
        return tuple(pair for pair in self._attributions if pair[1].counted)

    def _of_stances(self, stances: tuple[Stance, ...]) -> Iterator[tuple[View, Attribution]]:
        return (pair for pair in self._attributions if pair[1].stance in stances)

    @cached_property
    def _responses(self) -> tuple[tuple[View, Response], ...]:
        return tuple(
            (view_response(each, self._speaker(each), self._setting(each.span)), each)
            for each in self._subjects.responses
        )

    def _speaker(self, each: Attribution | Response | Declared) -> SourceView | None:
        return self._sources.get(each.source_id or "")

    @cached_property
    def _contents(self) -> tuple[tuple[bool, Span], ...]:
        """What is attributed, and whether in quotation marks."""
        found = self._subjects.attributions
        return tuple((each.mode == "direct", span) for each in found for span in each.content)

    @cached_property
    def _headline(self) -> Headline | None:
        return headline_of(self._document)

    @cached_property
    def _lead(self) -> Span:
        return lead_of(self._document) or NOWHERE

    def _setting(self, span: Span) -> Setting:
        title = self._headline and self._headline.span
        return Setting(
            text_at(self._document, around(span, self._document)),
            in_title=bool(title and title.holds(span)),
            in_lead=self._lead.holds(span),
        )

    def _places(self, rule: Rule) -> Iterable[Place]:
        if rule.uses:
            places: Iterable[Place] = rule.uses(self._subjects)
            return places
        found = find_words(self._document.article.text, rule.phrases)
        return (Place(Span(*match.span())) for match in found)

    def _view_phrase(self, place: Place) -> PhraseView:
        span = place.span or NOWHERE
        setting = self._setting(span) if place.span else Setting("")
        around_it = [direct for direct, content in self._contents if content.holds(span)]
        return PhraseView(
            text=text_at(self._document, span) if place.text is None else place.text,
            about=place.about,
            sentence=setting.sentence,
            in_attribution=bool(place.span and around_it),
            in_quote=bool(place.span and any(around_it)),
            in_title=setting.in_title,
            in_lead=setting.in_lead,
        )


def _spans(
    at: str, value: Attribution | Source | Response | Article | Place
) -> tuple[Span | None, ...]:
    """Where a finding points, None for nowhere, and its further spans."""
    match value:
        case Attribution():
            return _point(at, value)
        case Source():
            return _place_of(at, value), *value.mentions[1:]
        case Place():
            return value.span, *value.related
        case Response():
            return (value.span,)
    return (None,)


def _point(at: str, attribution: Attribution) -> tuple[Span, ...]:
    parts = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    if at == "whole":
        return (whole(attribution),)
    part: Passage = parts[at] or attribution.content
    return part.spans


def _place_of(at: str, source: Source) -> Span:
    said = source.anonymity
    evidence = {"basis": said and said.basis, "reason": said and said.reason}.get(at)
    return evidence.span if evidence else source.mentions[0]

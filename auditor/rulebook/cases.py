"""The cases of a rule: the subjects of its sort in one article, and where a finding points.

An attribution or source that is not counted is no case, unless the rule names its stance.  The
views of an article are made once, for all rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from auditor.detectors import Place, find_detector
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
    Subjects,
    SuppressionUse,
)
from auditor.nlp.tree import text_at
from auditor.rulebook.options import arguments
from auditor.rulebook.phrases import phrase_pattern
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


class Case(msgspec.Struct, frozen=True):
    """One subject before a rule: its view, the value itself, and where a finding would point.

    A phrase has no value of its own but its place.  `noted` is where a writer's note stands.
    """

    view: View
    value: Attribution | Source | Response | Article | Place | Declared | SuppressionUse
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
        """The rule's subjects in the order of the text; for an article rule, the article once."""
        match rule.subject:
            case "attribution":
                return (
                    _attribution(rule, view, each)
                    for view, each in self._attributions
                    if _judged(rule, each)
                )
            case "source":
                return (
                    _source(rule, self._sources[each.id], each)
                    for each in self._subjects.sources
                    if each.counted
                )
            case "response":
                return iter(self._responses)
            case "phrase":
                return self._phrases(rule)
            case "article":
                return iter([self._article])
            case "declaration" | "suppression":
                return self._notes(rule.subject)

    @cached_property
    def _article(self) -> Case:
        article = self._document.article
        return Case(view_article(self._subjects), article, None)

    @cached_property
    def _sources(self) -> Mapping[str, SourceView]:
        return {
            each.id: view_source(
                each, self._setting(each.mentions[0]), declared=each.id in self._declared
            )
            for each in self._subjects.sources
        }

    @cached_property
    def _declared(self) -> frozenset[str | None]:
        return frozenset(each.source_id for each in self._subjects.declarations)

    def _notes(self, subject: str) -> Iterator[Case]:
        if subject == "suppression":
            for use in self._subjects.suppressions:
                yield Case(view_suppression(use), use, None, noted=use.suppression.place)
            return
        first = {each.id: each.mentions[0] for each in self._subjects.sources}
        for each in self._subjects.declarations:
            view = view_declaration(each, self._sources.get(each.source_id or ""))
            yield Case(view, each, first.get(each.source_id or ""), noted=each.place)

    @cached_property
    def _attributions(self) -> tuple[tuple[View, Attribution], ...]:
        return tuple(
            (view_attribution(each, self._speaker(each), self._setting(whole(each))), each)
            for each in self._subjects.attributions
        )

    @cached_property
    def _responses(self) -> tuple[Case, ...]:
        return tuple(
            Case(
                view_response(each, self._speaker(each), self._setting(each.span)), each, each.span
            )
            for each in self._subjects.responses
        )

    def _speaker(self, each: Attribution | Response) -> SourceView | None:
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

    def _phrases(self, rule: Rule) -> Iterator[Case]:
        for place in self._places(rule):
            yield Case(self._view_phrase(place), place, place.span, place.related)

    def _places(self, rule: Rule) -> Iterator[Place]:
        if rule.finder:
            finder = find_detector(rule.finder)
            yield from finder(self._subjects, **arguments(rule, finder))
            return
        text = self._document.article.text
        for match in phrase_pattern(rule.phrases).finditer(text):
            yield Place(Span(*match.span()))

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


def _judged(rule: Rule, attribution: Attribution) -> bool:
    return attribution.counted if rule.stances is None else attribution.stance in rule.stances


def _attribution(rule: Rule, view: View, attribution: Attribution) -> Case:
    span, *related = _point(rule.at, attribution)
    return Case(view, attribution, span, tuple(related))


def _point(at: str, attribution: Attribution) -> tuple[Span, ...]:
    parts = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    if at == "whole":
        return (whole(attribution),)
    part: Passage = parts[at] or attribution.content
    return part.spans


def _source(rule: Rule, view: SourceView, source: Source) -> Case:
    first, *others = source.mentions
    said = source.anonymity
    evidence = {"basis": said and said.basis, "reason": said and said.reason}.get(rule.at)
    return Case(view, source, evidence.span if evidence else first, tuple(others))

"""The cases of a rule: the subjects of its sort in one article, and where a finding points.

An attribution or source that is not counted is no case, unless the rule names its stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from auditor.model import Article, Attribution, Document, Passage, Response, Source, Span, Subjects
from auditor.rulebook.rule import Rule
from auditor.rulebook.views import (
    PhraseView,
    View,
    view_article,
    view_attribution,
    view_response,
    view_source,
)


class Case(msgspec.Struct, frozen=True):
    """One subject before a rule: its view, the value itself, and where a finding would point.

    A phrase has no value of its own but its span.
    """

    view: View
    value: Attribution | Source | Response | Article | Span
    span: Span | None
    related: tuple[Span, ...] = ()


def find_cases(rule: Rule, subjects: Subjects) -> Iterator[Case]:
    """The rule's subjects in the order of the text; for an article rule, the article once."""
    match rule.subject:
        case "attribution":
            return _attributions(rule, subjects)
        case "source":
            return (_source(rule, source) for source in subjects.sources if source.counted)
        case "response":
            return _responses(subjects)
        case "phrase":
            return _phrases(rule, subjects)
        case "article":
            article = subjects.document.article
            return iter([Case(view_article(article, subjects.measures), article, None)])


def _attributions(rule: Rule, subjects: Subjects) -> Iterator[Case]:
    speakers = {source.id: source for source in subjects.sources}
    for attribution in subjects.attributions:
        if not _judged(rule, attribution):
            continue
        speaker = speakers.get(attribution.source_id or "")
        span, *related = _point(rule.at, attribution)
        yield Case(view_attribution(attribution, speaker), attribution, span, tuple(related))


def _judged(rule: Rule, attribution: Attribution) -> bool:
    return attribution.counted if rule.stances is None else attribution.stance in rule.stances


def _point(at: str, attribution: Attribution) -> tuple[Span, ...]:
    parts = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    if at == "whole":
        spans = [span for part in parts.values() if part for span in part.spans]
        return (Span(min(span.start for span in spans), max(span.end for span in spans)),)
    part: Passage = parts[at] or attribution.content
    return part.spans


def _source(rule: Rule, source: Source) -> Case:
    first, *others = source.mentions
    said = source.anonymity
    evidence = {"basis": said and said.basis, "reason": said and said.reason}.get(rule.at)
    return Case(view_source(source), source, evidence.span if evidence else first, tuple(others))


def _responses(subjects: Subjects) -> Iterator[Case]:
    speakers = {source.id: source for source in subjects.sources}
    for response in subjects.responses:
        speaker = speakers.get(response.source_id or "")
        sentence = _sentence_around(response.span, subjects.document)
        yield Case(view_response(response, speaker, sentence), response, response.span)


def _sentence_around(span: Span, document: Document) -> str:
    """The text of the sentences that hold the span."""
    around = [each.span for each in document.sentences if each.span.overlaps(span)] or [span]
    return document.article.text[around[0].start : around[-1].end]


def _phrases(rule: Rule, subjects: Subjects) -> Iterator[Case]:
    article = subjects.document.article
    contents = [(a.mode == "direct", span) for a in subjects.attributions for span in a.content]
    titles = [
        span
        for span in subjects.document.paragraphs
        if article.text[span.start : span.end] == article.title
    ]
    for match in phrase_pattern(rule.words).finditer(article.text):
        span = Span(*match.span())
        view = PhraseView(
            text=match[0],
            in_attribution=any(content.holds(span) for _, content in contents),
            in_quote=any(direct and content.holds(span) for direct, content in contents),
            in_title=any(title.holds(span) for title in titles),
        )
        yield Case(view, span, span)


def phrase_pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    """A pattern for these phrases as whole words, the longest first, whatever the case.

    White space between words may be any, and an apostrophe straight or curly.
    """
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    parts = (r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    pattern = "|".join(part.replace("'", "['’]") for part in parts)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)

"""The marks in a rule's examples: `[[…]]` around what a finding must point at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.model import Article, Span
from auditor.read import article_from_text
from auditor.text import origin

_MARK = re.compile(r"\[\[|\]\]")


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and the spans that they stood around.

    Raises ValueError, saying what is wrong, for marks that are nested, empty or do not pair up.
    """
    plain, spans, opened, last = "", [], None, 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        last = mark.end()
        if (mark[0] == "[[") != (opened is None):
            raise ValueError("the marks [[ and ]] must pair up and not be nested")
        if opened is None:
            opened = len(plain)
            continue
        if opened == len(plain):
            raise ValueError("there is nothing between [[ and ]]")
        spans.append(Span(opened, len(plain)))
        opened = None
    if opened is not None:
        raise ValueError("a [[ is not closed by ]]")
    return plain + text[last:], tuple(spans)


def read_example(text: str) -> Article:
    """The article of an example: Markdown where it opens with front matter or holds a comment.

    Raises InputError where these are not well formed.
    """
    is_markdown = text.startswith("---\n") or "<!--" in text
    return article_from_text(text, "example.md" if is_markdown else None)


def in_example(span: Span, article: Article) -> Span:
    """Where in the example, its notes included, a span of its article stands."""
    return Span(origin(article.segments, span.start), origin(article.segments, span.end - 1) + 1)


def mark(text: str, spans: Iterable[Span | None]) -> str:
    """The text with `[[…]]` around each span; a None, the article as a whole, is told in words."""
    spans = tuple(spans)
    starts = [span.start for span in spans if span]
    ends = [span.end for span in spans if span]
    for place in sorted({*starts, *ends}, reverse=True):
        brackets = "]]" * ends.count(place) + "[[" * starts.count(place)
        text = text[:place] + brackets + text[place:]
    return f"(the article as a whole) {text}" if None in spans else text

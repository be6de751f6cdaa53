"""The marks in a rule's examples: `[[…]]` around what a finding must point at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.model import Span

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


def mark(text: str, spans: Iterable[Span | None]) -> str:
    """The text with `[[…]]` around each span; a None, the article as a whole, is told in words."""
    spans = tuple(spans)
    starts = [span.start for span in spans if span]
    ends = [span.end for span in spans if span]
    for place in sorted({*starts, *ends}, reverse=True):
        brackets = "]]" * ends.count(place) + "[[" * starts.count(place)
        text = text[:place] + brackets + text[place:]
    return f"(the article as a whole) {text}" if None in spans else text

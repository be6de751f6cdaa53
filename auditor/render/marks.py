"""The article's text with what is counted marked: who speaks, the cue, what is attributed.

Where there are colours the three differ in colour and in weight; elsewhere signs stand around them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

import msgspec
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.text import Text

from auditor.model import Attribution, Report, Span
from auditor.render.look import Look
from auditor.render.wording import safe
from auditor.text import FilePlaces


class Sign(msgspec.Struct, frozen=True):
    """How one role is shown: a style, or else the signs around it."""

    style: str
    opening: str
    closing: str


SIGNS: Mapping[str, Sign] = MappingProxyType(
    {
        "content": Sign("green", "{", "}"),
        "cue": Sign("italic yellow", "_", "_"),
        "source": Sign("bold cyan underline", "[", "]"),
        "anonymous": Sign("bold white on red", "[!", "]"),
    }
)
# Between a paragraph's line and its text.
GAP = "  "
# In the order in which one is drawn over the other.
ROLES = tuple(SIGNS)
SPEAKERS = ("source", "anonymous")


class Mark(msgspec.Struct, frozen=True, order=True):
    """One stretch of the text with its role; `label` is the source's id in the register."""

    span: Span
    role: str
    label: str = ""


def legend(look: Look) -> Text:
    """What the marks mean."""
    names = ("what is attributed", "says so", "who speaks", "anonymous")
    shown = Text()
    for role, name in reversed([*zip(SIGNS, names, strict=True)]):
        mark = Mark(Span(0, len(name)), role, "s1" if role in SPEAKERS else "")
        shown.append_text(marked_text(name, mark.span, [mark], look)).append("  ")
    return shown


class MarkedArticle:
    """The paragraphs with their marks, each with its line in the file before it, for rich to show.

    A table of rich's would look the same; it takes longer than the audit, since it measures and
    lays out every cell again and again.
    """

    def __init__(self, report: Report, look: Look) -> None:
        text, places = report.article.text, FilePlaces(report.article)
        marks = _by_paragraph(find_marks(report), report.paragraphs)
        self._paragraphs = [
            (str(places.line(paragraph.start)), marked_text(text, paragraph, inside, look))
            for paragraph, inside in zip(report.paragraphs, marks, strict=True)
        ]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """What rich shows: numbers at the left, the text wrapped beside them."""
        column = max((len(number) for number, _ in self._paragraphs), default=0)
        room = max(1, options.max_width - column - len(GAP))
        dim = console.get_style("dim")
        for at, (number, shown) in enumerate(self._paragraphs):
            if at:
                yield from (Segment(" " * column, dim), Segment(GAP, dim), Segment.line())
            before = [Segment(f"{number:>{column}}", dim), Segment(GAP, dim)]
            for line in shown.wrap(console, room, overflow="fold"):
                yield from before
                yield from line.render(console, end="\n")
                before = [Segment(" " * column + GAP, dim)]


def marked_text(text: str, place: Span, marks: Sequence[Mark], look: Look) -> Text:
    """One place of the text with its marks, which lie inside it, an outer one before an inner."""
    shown = Text()
    opened: dict[Mark, int] = {}
    styled: list[tuple[Mark, int, int]] = []
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    for start, end in pairwise(sorted({place.start, place.end, *edges, place.end + 1})):
        for mark in [mark for mark in reversed(opened) if mark.span.end == start]:
            styled.append((mark, opened.pop(mark), len(shown)))
            shown.append(*_closing(mark, look))
        for mark in marks:
            if mark.span.start == start:
                shown.append(_opening(mark, look))
                opened[mark] = len(shown)
        shown.append(safe(text[start : min(end, place.end)]))
    for mark, first, last in sorted(styled, key=lambda item: _rank(item[0])) if look.colour else ():
        shown.stylize(SIGNS[mark.role].style, first, last)
    return shown


def _opening(mark: Mark, look: Look) -> str:
    if look.colour:
        return ""
    label = f"{mark.label or '?'}: " if mark.role in SPEAKERS else ""
    return SIGNS[mark.role].opening + label


def _closing(mark: Mark, look: Look) -> tuple[str, str]:
    if not look.colour:
        return SIGNS[mark.role].closing, ""
    return (f" ({mark.label or '?'})", "dim") if mark.role in SPEAKERS else ("", "")


def find_marks(report: Report) -> tuple[Mark, ...]:
    """Every mark of what is counted, once, in the order of the text, an outer before an inner."""
    kinds = {source.id: source.kind for source in report.sources}
    counted = (each for each in report.attributions if each.counted)
    marks = {mark for each in counted for mark in _marks_of(each, kinds)}
    return tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end, _rank(m), m.label)))


def _rank(mark: Mark) -> int:
    return ROLES.index(mark.role)


def _by_paragraph(marks: Sequence[Mark], paragraphs: Sequence[Span]) -> list[list[Mark]]:
    """The marks inside each paragraph; one that crosses paragraphs is cut at their edges."""
    inside: list[list[Mark]] = [[] for _ in paragraphs]
    for mark in marks:
        first = bisect_right(paragraphs, mark.span.start, key=lambda span: span.end)
        last = bisect_left(paragraphs, mark.span.end, key=lambda span: span.start)
        for at in range(first, last):
            start = max(mark.span.start, paragraphs[at].start)
            end = min(mark.span.end, paragraphs[at].end)
            inside[at].append(msgspec.structs.replace(mark, span=Span(start, end)))
    return inside


def _marks_of(attribution: Attribution, kinds: Mapping[str, str]) -> Iterator[Mark]:
    anonymous = kinds.get(attribution.source_id or "") == "anonymous"
    for span in attribution.source or ():
        yield Mark(span, "anonymous" if anonymous else "source", attribution.source_id or "")
    for span in attribution.cue or ():
        yield Mark(span, "cue")
    for span in attribution.content:
        yield Mark(span, "content")

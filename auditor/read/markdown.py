"""Markdown: the prose that a reader sees, with the way back to the file.

Left out: headings, code, HTML, images, link destinations and tables, whose cells are no sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
import pyromark

from auditor.model import Article, Segment, Span
from auditor.read.comments import (
    Comment,
    Uncommented,
    find_comments,
    may_hold_comments,
    suppressions,
    without,
)
from auditor.read.frontmatter import front_matter

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}
MASKED = {"Heading", "CodeBlock", "HtmlBlock", "Image", "Table"}
BARE_LINKS = {"Autolink", "Email"}  # their text is their destination
BREAKS = {"SoftBreak": " ", "HardBreak": "\n"}
PARTED = "\n\n"
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CONTINUATION_BYTE = re.compile(rb"[\x80-\xbf]")


class Piece(NamedTuple):
    """Text as the reader sees it, and where in the file what stands for it begins."""

    text: str
    origin: int


class Event(NamedTuple):
    """One event of the Markdown parser, and where it stands in what was parsed, in code points."""

    what: str  # Start, End, Text, Code, SoftBreak, …
    name: str  # of the element, at its start and end
    value: Any  # the element's particulars, or the text
    span: Span


def read_markdown(source: str, path: str | None = None) -> Article:
    """The article of a Markdown file, with the notes that its writer left in it.

    Title, byline and date come from its front matter, the title otherwise from the first heading of
    level 1.  Raises InputError for front matter that is not well formed, and for a comment to the
    auditor that is never closed.
    """
    front, body = front_matter(source, path)
    comments: tuple[Comment, ...] = ()
    if may_hold_comments(source):
        code = [event.span for event in _events(source, body) if _is_code(event)]
        comments = find_comments(source, (Span(0, body), *code), path)
    uncommented = without(source, comments)
    events = tuple(_events(uncommented.text, body))
    text, segments = _assemble(source, _paragraphs(events, uncommented))
    article = Article(
        text,
        format="markdown",
        title=front.title or _first_heading(events),
        byline=front.byline,
        published=front.published,
        segments=segments,
        source_text=source,
        declarations=front.notes.declarations,
    )
    noted = (*front.notes.suppressions, *suppressions(article, comments))
    return msgspec.structs.replace(article, suppressions=noted)


def _events(source: str, body: int) -> Iterator[Event]:
    markdown = source[body:]
    # The parser counts bytes of UTF-8; a code point has one byte that continues no other.
    continued = [match.start() for match in _CONTINUATION_BYTE.finditer(markdown.encode())]
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        start, end = (body + at - bisect_left(continued, at) for at in place.values())
        what, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
        name, value = next(iter(value.items())) if isinstance(value, dict) else (value, value)
        yield Event(what, name, value, Span(start, end))


def _is_code(event: Event) -> bool:
    return event.what == "Code" or (event.what == "Start" and event.name == "CodeBlock")


def _first_heading(events: tuple[Event, ...]) -> str | None:
    """The words of the first heading of level 1."""
    inside = iter(events)
    for event in inside:
        if event.what == "Start" and event.name == "Heading" and event.value["level"] == "H1":
            break
    words = []
    for event in inside:
        if event.what == "End" and event.name == "Heading":
            break
        words.append(BREAKS.get(event.what, event.value if event.what in ("Text", "Code") else ""))
    return "".join(words).strip() or None


def _paragraphs(events: Iterable[Event], uncommented: Uncommented) -> Iterator[list[Piece]]:
    """The pieces of every paragraph, quotation and list item that has words."""
    masked = [False]
    pieces: list[Piece] = []
    for event in events:
        if event.what == "Start":
            masked.append(masked[-1] or _is_masked(event))
        elif event.what == "End":
            masked.pop()
        elif not masked[-1]:
            pieces.extend(_pieces(event, uncommented))
        if event.what in ("Start", "End") and event.name not in INLINE:
            if any(piece.text.strip() for piece in pieces):
                yield pieces
            pieces = []


def _is_masked(event: Event) -> bool:
    return event.name in MASKED or (event.name == "Link" and event.value["link_type"] in BARE_LINKS)


def _pieces(event: Event, uncommented: Uncommented) -> Iterator[Piece]:
    start = event.span.start
    if event.what == "Text":
        yield from _text(event, uncommented)
    elif event.what in BREAKS:
        yield Piece(BREAKS[event.what], uncommented.origin(start))
    elif event.what == "InlineHtml" and _LINE_BREAK.fullmatch(event.value):
        yield Piece(BREAKS["HardBreak"], uncommented.origin(start))


def _text(event: Event, uncommented: Uncommented) -> Iterator[Piece]:
    """The words, in pieces that stand in the file without a comment between them."""
    start, end = event.span.start, event.span.end
    cuts = uncommented.inside(start, end) if end - start == len(event.value) else ()
    for first, last in pairwise((start, *cuts, start + len(event.value))):
        yield Piece(event.value[first - start : last - start], uncommented.origin(first))


def _assemble(source: str, paragraphs: Iterable[list[Piece]]) -> tuple[str, tuple[Segment, ...]]:
    """The text of the paragraphs, a blank line between them, and its offset map."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for pieces in paragraphs:
        at += len(PARTED) if texts else 0
        texts.append("".join(piece.text for piece in pieces))
        for piece in pieces:
            _add(segments, _segment(source, piece, at))
            at += len(piece.text)
    return PARTED.join(texts), tuple(segments)


def _segment(source: str, piece: Piece, start: int) -> Segment:
    # What the file spells otherwise (`&eacute;`, a line break read as a space) gets an empty
    # segment: every offset of it leads to where it begins in the file.
    verbatim = source.startswith(piece.text, piece.origin)
    return Segment(start, start + len(piece.text) * verbatim, piece.origin)


def _add(segments: list[Segment], new: Segment) -> None:
    last = segments[-1] if segments else None
    if last and last.end == new.start and last.origin + last.end - last.start == new.origin:
        segments[-1] = Segment(last.start, new.end, last.origin)
    else:
        segments.append(new)

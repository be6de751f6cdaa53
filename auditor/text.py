"""Pure string work: lines and columns, paragraphs, passages, and the way back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from auditor.model import Article, Passage, Segment, Span

# White space is seldom longer than so many characters.
NEAR = 20
_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*(?:\n[ \t\r\u00a0]*)+")
# Place in capitals, perhaps with a date and an agency, then a dash; or a field of an export.
_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z .'’\-]{2,}[A-Z](?:,? [^\n()—–]{0,25})?(?: ?\([^\n()]{2,25}\))?"
    r" ?(?:—|–|―|--| - )\s*"
    r"|date \d{4}-\d\d-\d\d\s+)"
)
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class LineIndex:
    """Lines and columns, both 1-based, of offsets in one text.  Columns count code points.

    A byte order mark has no column: no editor counts it.
    """

    def __init__(self, text: str) -> None:
        self._starts = [
            int(text.startswith("\ufeff")),
            *(match.end() for match in re.finditer(r"\r\n|\r|\n", text)),
        ]

    def line(self, offset: int) -> int:
        """The line that holds the character at `offset`."""
        return bisect_right(self._starts, offset)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`."""
        line = self.line(offset)
        return line, offset - self._starts[line - 1] + 1


def origin(segments: tuple[Segment, ...], offset: int) -> int:
    """The file's offset for an offset of the text, or the nearest earlier one that it has."""
    if not segments:
        return offset
    at = max(bisect_right(segments, offset, key=lambda segment: segment.start) - 1, 0)
    segment = segments[at]
    return segment.origin + min(max(offset - segment.start, 0), segment.end - segment.start)


class FilePlaces:
    """Lines and columns in an article's file for offsets of its text."""

    def __init__(self, article: Article) -> None:
        self._segments = article.segments
        self._lines = LineIndex(article.source_text if article.segments else article.text)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file, 1-based."""
        return self._lines.place(origin(self._segments, offset))

    def line(self, offset: int) -> int:
        """Line in the file, 1-based."""
        return self.place(offset)[0]


def after_dateline(text: str, span: Span) -> Span:
    """The span without a dateline at its start: "ALDER, Feb. 3 (Reuters) — "."""
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, without their surrounding white space.

    Blank lines part paragraphs; where a text has none, every line is one.
    """
    breaks = [match.span() for match in _BLANK_LINE.finditer(text)]
    if not breaks:
        breaks = [match.span() for match in re.finditer(r"(?:\r\n|\r|\n)+", text)]
    edges = [0, *(edge for span in breaks for edge in span), len(text)]
    found = (trim(text, Span(a, b)) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return tuple(span for span in found if span.start < span.end)


def last_before(text: str, offset: int, blank: str | None = None) -> str:
    """The last character before an offset that is no white space (or none of those given)."""
    # A short stretch is looked at first: to strip all that stands before would copy it.
    near = text[max(0, offset - NEAR) : offset].rstrip(blank)
    return near[-1:] or text[:offset].rstrip(blank)[-1:]


def trim(text: str, span: Span, characters: str | None = None) -> Span:
    """The span without the white space (or the given characters) at its ends."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip(characters))
    return Span(start, max(start, span.end - len(piece) + len(piece.rstrip(characters))))


def passage(text: str, spans: Iterable[Span]) -> Passage:
    """The passage of these spans: sorted, empty ones dropped; pieces are joined by an ellipsis."""
    kept = tuple(sorted(span for span in spans if span.start < span.end))
    return Passage(" … ".join(text[span.start : span.end] for span in kept), kept)


def words(text: str) -> tuple[Span, ...]:
    """The words of a text: runs of letters and digits with inner apostrophes and hyphens."""
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, with typewriter apostrophes."""
    lower = text.lower().replace("’", "'")
    return tuple(_WORD.findall(lower))


def count_words(text: str, spans: Iterable[Span] | None = None) -> int:
    """How many words stand in the spans, or in the whole text."""
    pieces = [text] if spans is None else [text[span.start : span.end] for span in spans]
    return sum(len(_WORD.findall(piece)) for piece in pieces)

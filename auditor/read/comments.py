"""The writer's comments to the auditor in Markdown: what they ask for, and for which words.

    <!-- auditor: ignore RULE — reason -->          also --, - or : before the reason
    <!-- auditor: ignore RULE, RULE — reason -->
    <!-- auditor: ignore-file RULE — reason -->     for the whole article
    [//]: # (auditor: ignore RULE — reason)

A comment is for the words on its lines; where there are none, for what follows, to the end of that
paragraph.  On the line of a heading of level 1 it is, too, for what is found about the headline and
about the article as a whole.  The parser of Markdown never sees it: no comment parts a paragraph or
hides a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from auditor.errors import InputError
from auditor.model import Article, NotePlace, Segment, Span, Suppression
from auditor.text import LineIndex, trim

# A colon that is forgotten makes it unreadable, which is told; else nobody would know.
_OPENING = re.compile(r"<!--\s*auditor(?=\s*:|\s+ignore\b)", re.IGNORECASE)
_HTML = re.compile(_OPENING.pattern + r"(?P<said>(?:(?!<!--|-->).)*)-->", re.I | re.S)
_LINK = re.compile(
    r"^[ \t>]*(?P<whole>\[//\]:[ \t]*(?:#|<>)[ \t]*"
    r"(?:\([ \t]*auditor(?P<bracket>[ \t]*:.*)\)|\"[ \t]*auditor(?P<double>[ \t]*:.*)\""
    r"|'[ \t]*auditor(?P<single>[ \t]*:.*)'))[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = r"\w+(?:-\w+)*"
_SAID = re.compile(
    rf"\s*:\s*(?P<verb>ignore(?:-file)?)\s+(?P<rules>{_RULE}(?:\s*,\s*{_RULE})*)(?P<rest>.*)",
    re.I | re.S,
)
_BEFORE_REASON = re.compile(r"\s*(?:—|–|--?|:)")
_TITLE = re.compile(r" {0,3}#[ \t]")
_LETTER = re.compile(r"\w")
_LINE_START = re.compile(r"[ \t>]*")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_SPACES = re.compile(r"[ \t]+")
_PARTED = re.compile(r"\n\s*\n|\Z")


class Comment(NamedTuple):
    """A comment to the auditor: its place in the file, and what stands after `auditor`."""

    start: int
    end: int
    said: str


class Uncommented(NamedTuple):
    """A file without its comments.

    `cuts` are the offsets at which something was cut out, in what is left; `lost` is how many code
    points are missing from each cut on.
    """

    text: str
    cuts: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """The file's offset for an offset of what is left."""
        at = bisect_right(self.cuts, offset)
        return offset + (self.lost[at - 1] if at else 0)

    def inside(self, start: int, end: int) -> tuple[int, ...]:
        """The cuts between two offsets of what is left."""
        return self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]


def may_hold_comments(source: str) -> bool:
    """Whether there is anything that looks like a comment to the auditor, in code perhaps."""
    return bool(_OPENING.search(source) or _LINK.search(source))


def find_comments(source: str, code: Sequence[Span], path: str | None) -> tuple[Comment, ...]:
    """The comments of a Markdown file that do not stand in code, in their order.

    Raises InputError with the line for one that is never closed: it would hide all that follows.
    """
    found = [Comment(match.start(), match.end(), match["said"]) for match in _HTML.finditer(source)]
    closed = {comment.start for comment in found}
    for match in _OPENING.finditer(source):
        if match.start() not in closed and not _inside(match.start(), code):
            line = LineIndex(source).line(match.start())
            raise InputError("a comment that is never closed", path=path, line=line, accepted="-->")
    for match in _LINK.finditer(source):
        said = match["bracket"] or match["double"] or match["single"] or ""
        found.append(Comment(*match.span("whole"), said))
    return tuple(sorted(comment for comment in found if not _inside(comment.start, code)))


def _inside(offset: int, places: Sequence[Span]) -> bool:
    """Whether one of these places, which stand in their order, holds the offset."""
    before = bisect_right(places, offset, key=lambda place: place.start)
    return before > 0 and offset < places[before - 1].end


def without(source: str, comments: Iterable[Comment]) -> Uncommented:
    """The file as though the comments were not there."""
    pieces, cuts, lost, last, missing = [], [], [], 0, 0
    for run in _runs(source, comments):
        start, end = _cut(source, run)
        pieces.append(source[last:start])
        missing += end - start
        cuts.append(end - missing)
        lost.append(missing)
        last = end
    return Uncommented("".join((*pieces, source[last:])), tuple(cuts), tuple(lost))


def _runs(source: str, comments: Iterable[Comment]) -> list[Span]:
    """Where comments stand; those with nothing but spaces between them are one."""
    runs: list[Span] = []
    for comment in comments:
        if runs and not source[runs[-1].end : comment.start].strip(" \t"):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, comment.end))
        else:
            runs.append(Span(comment.start, comment.end))
    return runs


def _cut(source: str, run: Span) -> tuple[int, int]:
    """What goes with comments: their line where they are alone there, or white space left twice."""
    line = source.rfind("\n", 0, run.start) + 1
    opening = source[line : run.start]
    closing = _LINE_END.match(source, run.end)
    if closing and _LINE_START.fullmatch(opening):
        return line, closing.end()
    after = _SPACES.match(source, run.end)
    if not opening.strip(" \t"):
        return run.start, after.end() if after else run.end
    return (line + len(opening.rstrip(" \t")) if after or closing else run.start), run.end


def suppressions(article: Article, comments: Iterable[Comment]) -> Iterator[Suppression]:
    """What the comments of an article ask for, one suppression for each rule that they name."""
    lines = LineIndex(article.source_text)
    for comment in comments:
        place = NotePlace(*lines.place(comment.start))
        match = _SAID.fullmatch(comment.said)
        if match is None:
            yield Suppression(None, None, None, place)
            continue
        whole = match["verb"].lower() == "ignore-file"
        span = None if whole else _covered(article, comment)
        of_title = _is_on_title(article, comment)
        reason = _reason(match["rest"])
        for rule in dict.fromkeys(map(str.strip, match["rules"].split(","))):
            yield Suppression(rule, reason, span, place, of_title)


def _is_on_title(article: Article, comment: Comment) -> bool:
    line = article.source_text.rfind("\n", 0, comment.start) + 1
    return bool(_TITLE.match(article.source_text, line))


def _reason(rest: str) -> str | None:
    dash = _BEFORE_REASON.match(rest)
    reason = " ".join(rest[dash.end() :].split()) if dash else ""
    return reason if _LETTER.search(reason) else None


def _covered(article: Article, comment: Comment) -> Span:
    """The text that a comment speaks of; an empty span where none follows."""
    text, file = article.text, article.source_text
    first = file.rfind("\n", 0, comment.start) + 1
    last = file.find("\n", comment.end)
    line = Span(_at(article, first), len(text) if last < 0 else _at(article, last))
    on_line = trim(text, line)
    if on_line.start < on_line.end:
        return on_line
    start = _at(article, comment.end)
    parted = _PARTED.search(text, start)
    return Span(start, parted.start() if parted else start)


def _at(article: Article, offset: int) -> int:
    """The first offset of the text whose place in the file is at or after this one."""
    segments = article.segments
    after = bisect_right(segments, offset, key=lambda segment: segment.origin)
    if after and offset < segments[after - 1].origin + max(_length(segments[after - 1]), 1):
        return segments[after - 1].start + offset - segments[after - 1].origin
    return segments[after].start if after < len(segments) else len(article.text)


def _length(segment: Segment) -> int:
    return segment.end - segment.start

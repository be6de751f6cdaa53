"""Plain text: the file as it is, and the headline and byline where it plainly opens with them."""

from __future__ import annotations

import re

from auditor.model import Article, Segment
from auditor.text import paragraphs

BOM = "\ufeff"
LONGEST_HEADLINE = 120  # characters
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){1,4}")
_BETWEEN_NAMES = re.compile(r",? and |, ")


def read_plain(source: str) -> Article:
    """The article of a plain text.  Only a byte order mark is left out of its text."""
    text = source.removeprefix(BOM)
    segments = (Segment(0, len(text), len(BOM)),) if source.startswith(BOM) else ()
    title, byline = opening(text)
    return Article(text, title=title, byline=byline, segments=segments, source_text=source)


def opening(text: str) -> tuple[str | None, str | None]:
    """The headline and the byline above a text, None for what is not surely one.

    A headline is one short line without a full stop, then perhaps a byline, then a blank line and
    at least two paragraphs.
    """
    blocks = paragraphs(text)
    if len(blocks) < 3 or text.count("\n", blocks[0].end, blocks[1].start) < 2:
        return None, None
    first, second = (text[block.start : block.end] for block in blocks[:2])
    title, *below = first.splitlines()
    byline = _byline(below[0] if below else second)
    body = len(blocks) - (2 if byline and not below else 1)
    surely = _is_headline(title) and body >= 2 and len(below) == bool(below and byline)
    return (title.strip(), byline) if surely else (None, None)


def _is_headline(line: str) -> bool:
    bare = line.rstrip(" \t\r\"'”’)]")
    return 0 < len(bare) < LONGEST_HEADLINE and bare[-1] not in ".…,;:"


def _byline(line: str) -> str | None:
    by, _, names = line.strip().partition(" ")
    surely = by == "By" and all(map(_is_name, _BETWEEN_NAMES.split(names)))
    return names if surely else None


def _is_name(words: str) -> bool:
    # "By then Ilse slept" is prose; the "de" of a name stands between its capitals.
    first, last = words[:1], words.rpartition(" ")[2][:1]
    return first.isupper() and last.isupper() and bool(_NAME.fullmatch(words))

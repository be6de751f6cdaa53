"""Quotation marks of every style → quotations: straight, curly, single British, nested, unclosed.

A scan over the characters of each paragraph; marks nested in a quotation belong to it.  A quotation
still open at the end of its paragraph ends there, and where the next paragraph reopens it the two
are one speech (`continues`), as newspapers print long quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from auditor.model import Span

# Opening mark → the marks that can close it; typists mix straight and curly ones.
CLOSERS = {
    "“": ("”", '"'),
    "„": ("”", "“"),
    "«": ("»",),
    # Typed for the opening mark where a paragraph begins.
    "”": ("”", '"'),
    '"': ('"', "”"),
    "''": ("''", "”", '"'),
    "``": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
DOUBLE = ("“", "”", "„", "«", '"', "''", "``")
_MARK = re.compile(r"''|``|[“”„«»\"‘’']")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{—–\-/:…“\"‘'])$")
# 6’2” is six feet two: its mark closes a quotation only where no other does.
_INCHES = re.compile(r"\d[’'′]\d{1,2}$")


class Quotation(msgspec.Struct, frozen=True):
    """One quotation: `span` with its marks, `inner` without; `paragraph` is its number.

    `closed` is False where no closing mark was found; `continues` is True where it reopens the
    speech that the paragraph before left open.
    """

    span: Span
    inner: Span
    paragraph: int
    closed: bool
    continues: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order."""
    found: list[Quotation] = []
    for number, block in enumerate(paragraphs):
        open_before = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1
        found.extend(_scan(text, block, number, open_before=open_before))
    return tuple(found)


def _scan(text: str, block: Span, number: int, *, open_before: bool) -> list[Quotation]:
    found: list[Quotation] = []
    at = block.start
    while match := _MARK.search(text, at, block.end):
        at = match.end()
        mark = match[0]
        if not _opens(text, match, block):
            continue
        reach = _reach(text, mark, match.end(), block)
        end = _close(text, mark, match.end(), reach)
        if end is None and not (mark in DOUBLE and _speech_to_the_end(text, match.end(), reach)):
            continue
        closed = end is not None
        stop = end if end is not None else reach.end
        inner_end = stop - len(_closer_at(text, mark, stop)) if closed else stop
        continues = open_before and not found and match.start() == block.start
        found.append(
            Quotation(
                Span(match.start(), stop), Span(match.end(), inner_end), number, closed, continues
            )
        )
        at = stop
    return found


def _reach(text: str, mark: str, start: int, block: Span) -> Span:
    """The paragraph up to a line in it that opens anew: the quotation before was left open."""
    anew = text.find(f"\n{mark}", start, block.end) if mark in DOUBLE else -1
    return Span(block.start, anew) if anew >= 0 else block


def _closer_at(text: str, mark: str, stop: int) -> str:
    """The closing mark that ends at `stop`."""
    return next(closer for closer in CLOSERS[mark] if text.endswith(closer, 0, stop))


def _opens(text: str, match: re.Match[str], block: Span) -> bool:
    """Whether the mark can open: after a space or bracket, before a character that is none."""
    if match[0] not in CLOSERS:
        return False
    if match[0] == "”" and match.start() > block.start:
        return False
    before = text[max(block.start, match.start() - 1) : match.start()]
    after = text[match.end() : match.end() + 1]
    if not after or after.isspace():
        return False
    if match[0] in ("“", "„", "«"):
        return True
    # ‘90s and 'em begin with an apostrophe, not with a quotation.
    if match[0] in ("‘", "'") and (after.isdigit() or not _OPENS_AFTER.search(before)):
        return False
    return bool(_OPENS_AFTER.search(before))


def _close(text: str, mark: str, start: int, block: Span) -> int | None:
    """The end of the closing mark, or None."""
    if mark in ("‘", "'"):
        return _close_single(text, mark, start, block)
    depth, doubtful = 0, None
    for match in _MARK.finditer(text, start, block.end):
        if match[0] == mark and mark in ("“", "«"):
            depth += 1
        elif match[0] in CLOSERS[mark] and _may_close(text, match):
            if depth:
                depth -= 1
            elif not _INCHES.search(text, start, match.start()):
                return match.end()
            else:
                doubtful = doubtful or match.end()
    return doubtful


def _may_close(text: str, match: re.Match[str]) -> bool:
    """A straight mark after a space and before a word opens anew; a curly one closes."""
    if match[0] not in ('"', "''"):
        return True
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    return not before.isspace() or not after.isalnum()


def _close_single(text: str, mark: str, start: int, block: Span) -> int | None:
    """The end of a single quotation: the first mark that is no apostrophe.

    A mark between letters is an apostrophe.  After an s and before a space it may be a possessive
    ("the workers’ union"): then a later mark before the next opening is preferred.
    """
    doubtful: int | None = None
    for match in re.finditer(f"[{CLOSERS[mark][0]}]|(?<=\\s)‘", text[start : block.end]):
        place = start + match.start()
        if match[0] == "‘" and mark == "‘":
            break
        before, after = text[place - 1], text[place + 1 : place + 2]
        if before.isspace() or after.isalnum():
            continue
        if before == "s" and after == " " and text[place + 2 : place + 3].islower():
            doubtful = doubtful or place + 1
            continue
        return place + 1
    return doubtful


def _speech_to_the_end(text: str, start: int, block: Span) -> bool:
    """Whether what follows an unclosed mark reads as speech: it ends like a sentence."""
    return text[start : block.end].rstrip()[-1:] in ".!?…—-:;," and block.end - start > 20

"""What every parser does to a text before it parses, and to what it finds.

The text is cut into pieces that no sentence runs over, and characters that the language pack was
not trained on are replaced one for one, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from auditor.lexicon import load_lexicons
from auditor.model import Span
from auditor.text import paragraphs

# A parser's memory grows with the square of a sentence, so text without a full stop for this many
# characters or tokens is cut at a space.  The longest sentence of 924 real articles has under 2,000
# characters; a column of figures or brackets has more tokens than characters would tell.
LONGEST_PIECE = 3_000
MOST_TOKENS = 600
_TOKEN = re.compile(r"\w+|[^\w\s]")
# Typewriter quotation marks of two characters; the tokenizer knows the one-character ones.
_TYPEWRITER_OPEN = re.compile(r"(?:(?<=[\s(])|^)(?:''|``)")
_TYPEWRITER_CLOSE = re.compile(r"''")
_ENTITY = re.compile(r"^[BIES]-(\w+)$")
_ENTITY_NAMES = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}


def titles() -> re.Pattern[str]:
    """A title before a name, whose full stop ends no sentence: the tokenizer saw too few “Mrs.”."""
    words = "|".join(sorted(load_lexicons()["abbreviations"]["before-a-name"]))
    return re.compile(rf"\b((?i:{words}))\.(?=\s+[A-Z])")


def pieces(text: str) -> Iterator[Span]:
    """The paragraphs, cut where one runs on for too long without the end of a sentence."""
    for block in paragraphs(text):
        start = block.start
        for end in _cuts(text, block):
            yield Span(start, end)
            start = end
        yield Span(start, block.end)


def _cuts(text: str, block: Span) -> Iterator[int]:
    last_stop = block.start
    for match in re.finditer(r"[.!?]\s|$", text[block.start : block.end]):
        stop = block.start + match.end()
        while (reach := _reach(text, last_stop, stop)) < stop:
            space = text.rfind(" ", last_stop + 1, reach)
            last_stop = space if space > 0 else reach
            yield last_stop
        last_stop = stop


def _reach(text: str, start: int, stop: int) -> int:
    """How far a piece from here may reach."""
    furthest = min(stop, start + LONGEST_PIECE)
    beyond = next(islice(_TOKEN.finditer(text, start, furthest), MOST_TOKENS, None), None)
    return beyond.start() if beyond else furthest


def plain(piece: str, abbreviations: re.Pattern[str]) -> str:
    """Characters that the tokenizer was not trained on, replaced one for one: offsets stay."""
    piece = _TYPEWRITER_CLOSE.sub("” ", _TYPEWRITER_OPEN.sub(" “", piece))
    piece = abbreviations.sub(r"\1 ", piece)
    if piece.isprintable():  # of white space only the space is
        return piece
    return "".join(char if char.isprintable() else " " for char in piece)


@cache
def entity_tag(tag: str | None) -> str:
    """The entity tag of a token, such as B-PER, for what a model says, such as S-PERSON."""
    match = _ENTITY.match(tag or "")
    if not match or match[1] not in _ENTITY_NAMES:
        return ""
    prefix = "B" if (tag or "")[0] in "BS" else "I"
    return f"{prefix}-{_ENTITY_NAMES[match[1]]}"

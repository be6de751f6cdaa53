"""Texts in which a test marks places with double brackets: `[[“We open,”]] she said.`"""

from __future__ import annotations

import re

from auditor.model import Span


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its brackets, and the spans between them in the order of the text."""
    plain, spans, starts = "", [], []
    for piece in re.split(r"(\[\[|\]\])", text):
        if piece == "[[":
            starts.append(len(plain))
        elif piece == "]]":
            spans.append(Span(starts.pop(), len(plain)))
        else:
            plain += piece
    return plain, tuple(sorted(spans))

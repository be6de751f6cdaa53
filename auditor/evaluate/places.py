"""Where something stands in an article: line and sentence, as an example shows them."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from auditor.model import Document
from auditor.text import FilePlaces


class Place(msgspec.Struct, frozen=True):
    """The article's path, the line in its file, and the sentence as one line."""

    article: str
    line: int
    sentence: str


def place_at(document: Document, places: FilePlaces, offset: int) -> Place:
    """The place of an offset of the article's text."""
    path = document.article.path or ""
    return Place(path, places.line(offset), sentence_at(document, offset))


def sentence_at(document: Document, offset: int) -> str:
    """The sentence of a place, as one line; empty where the parser has none before it."""
    at = bisect_right(document.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    if at < 0:
        return ""
    span = document.sentences[at].span
    return " ".join(document.article.text[span.start : span.end].split())

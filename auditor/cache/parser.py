"""A parser that remembers: a text is parsed once, whatever becomes of the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from auditor.cache.place import may_keep
from auditor.cache.store import Cache
from auditor.digests import parse_key
from auditor.model import Article, Document, Span, Token
from auditor.nlp import Parser, parse_all
from auditor.nlp.assemble import assemble

# The fields of a token, in order: without their names a parse takes a third of the room.
Row = tuple[int, Span, str, str, str, str, str, int, str, int, str]


class _Kept(NamedTuple):
    """A parse as it is kept; the rest of a document follows from it."""

    parser: str
    tokens: list[Row]


_decode = msgspec.msgpack.Decoder(_Kept).decode


class CachedParser:
    """A parser, loaded when the first text comes that was not parsed before.

    `digest` is what decides its parses beside the text.
    """

    def __init__(self, cache: Cache, digest: str, load: Callable[[], Parser]) -> None:
        self._cache = cache
        self._digest = digest
        self._load = load

    @cached_property
    def _parser(self) -> Parser:
        return self._load()

    @property
    def name(self) -> str:
        """Name and version of the parser itself."""
        return self._parser.name

    def parse(self, article: Article) -> Document:
        """The article's document, as the parser gives or gave it."""
        (document,) = self.parse_all((article,))
        return document

    def parse_all(self, articles: Sequence[Article]) -> list[Document]:
        """The documents of articles, in their order; only those not parsed before are parsed."""
        known = [self._known(article) for article in articles]
        unknown = [a for a, document in zip(articles, known, strict=True) if document is None]
        parsed = self._parsed(unknown)
        self._keep(parsed)
        new = iter(parsed)
        return [next(new) if document is None else document for document in known]

    def _known(self, article: Article) -> Document | None:
        if not may_keep(article):
            return None
        kept = self._cache.get(parse_key(article, self._digest), _decode)
        if kept is None:
            return None
        return assemble(article, tuple(Token(*row) for row in kept.tokens), kept.parser)

    def _parsed(self, articles: Sequence[Article]) -> list[Document]:
        if not articles:
            return []  # and no parser is loaded
        return parse_all(self._parser, articles)

    def _keep(self, documents: Sequence[Document]) -> None:
        kept = [each for each in documents if may_keep(each.article)]
        values = {parse_key(each.article, self._digest): _encoded(each) for each in kept}
        self._cache.put("parses", values)


def _encoded(document: Document) -> bytes:
    rows = [msgspec.structs.astuple(token) for token in document.tokens]
    return msgspec.msgpack.encode((document.parser, rows))

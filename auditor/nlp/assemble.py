"""Tokens of a parser → Document: sentences, paragraphs, entities and children put together."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from auditor.model import Article, Document, Entity, Sentence, Span, Token
from auditor.text import paragraphs


def assemble(article: Article, tokens: tuple[Token, ...], parser: str) -> Document:
    """The document of these tokens, which stand in the order of the text.

    A token's `sentence` numbers the sentences from 0 without gaps; `entity` carries IOB prefixes
    (B-PER, I-PER), which tell two neighbouring names apart.
    """
    blocks = paragraphs(article.text)
    starts = [block.start for block in blocks]
    sentences = tuple(
        _sentence(index, list(group), starts)
        for index, (_, group) in enumerate(groupby(tokens, key=lambda token: token.sentence))
    )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head >= 0:
            children[token.head].append(token.index)
    return Document(
        article=article,
        tokens=tokens,
        sentences=sentences,
        paragraphs=blocks,
        entities=tuple(_entities(tokens)),
        children=tuple(map(tuple, children)),
        parser=parser,
    )


def _sentence(index: int, group: list[Token], paragraph_starts: list[int]) -> Sentence:
    span = Span(group[0].span.start, group[-1].span.end)
    paragraph = max(bisect_right(paragraph_starts, span.start) - 1, 0)
    return Sentence(index, span, group[0].index, group[-1].index + 1, paragraph)


def _entities(tokens: tuple[Token, ...]) -> list[Entity]:
    found: list[Entity] = []
    for token in tokens:
        if not token.entity:
            continue
        prefix, _, kind = token.entity.partition("-")
        last = found[-1] if found else None
        if prefix == "I" and last and last.type == kind and last.last == token.index:
            span = Span(last.span.start, token.span.end)
            found[-1] = Entity(kind, span, last.first, token.index + 1)
        else:
            found.append(Entity(kind, token.span, token.index, token.index + 1))
    return found

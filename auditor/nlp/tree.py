"""Walking a document's dependency trees.  Token positions are indices into `Document.tokens`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from auditor.model import Document, Span, Token


def token_at(document: Document, offset: int) -> int:
    """The first token that ends after `offset`; the number of tokens where none does."""
    return bisect_right(document.ends, offset)


def tokens_in(document: Document, span: Span) -> tuple[Token, ...]:
    """The tokens that overlap the span."""
    first = token_at(document, span.start)
    return document.tokens[first : bisect_left(document.starts, span.end)]


def indices_in(document: Document, span: Span) -> range:
    """The indices of the tokens that overlap the span."""
    return range(token_at(document, span.start), bisect_left(document.starts, span.end))


def span_of(document: Document, indices: Iterable[int]) -> Span:
    """The span from the first to the last of these tokens, gaps included."""
    kept = sorted(indices)
    return Span(document.tokens[kept[0]].span.start, document.tokens[kept[-1]].span.end)


def text_at(document: Document, span: Span) -> str:
    """The words of the article at a span."""
    return document.article.text[span.start : span.end]


def subtree(document: Document, index: int) -> list[int]:
    """The token and all below it, sorted."""
    below = document.children
    if not below[index]:
        return [index]
    found, waiting = {index}, [index]
    while waiting:
        new = [at for at in below[waiting.pop()] if at not in found]
        found.update(new)
        waiting += new
    return sorted(found)


def relation(document: Document, index: int) -> str:
    """The dependency relation of a token without its subtype: `nsubj:pass` is `nsubj`."""
    return document.relations[index]


def children(document: Document, index: int, *relations: str) -> tuple[int, ...]:
    """The dependents of a token in any of these relations, with or without subtype."""
    below = document.children[index]
    if not below:
        return ()
    tokens, plain = document.tokens, document.relations
    return tuple([c for c in below if plain[c] in relations or tokens[c].deprel in relations])


def ancestors(document: Document, index: int) -> Iterator[int]:
    """The token's head, its head's head, and so on to the root."""
    seen = {index}
    at = document.tokens[index].head
    while at >= 0 and at not in seen:
        yield at
        seen.add(at)
        at = document.tokens[at].head


def head_in(document: Document, span: Span) -> int | None:
    """The syntactic head of a span: its first token whose own head lies outside; None if empty.

    Punctuation never heads a span that holds a word.
    """
    inside = tokens_in(document, span)
    if not inside:
        return None
    first, last = inside[0].index, inside[-1].index
    heads = [token for token in inside if not first <= token.head <= last]
    words = [token for token in heads if token.upos != "PUNCT"] or heads
    return words[0].index if words else first


def contiguous(indices: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring positions as half-open (first, last) pairs."""
    runs: list[tuple[int, int]] = []
    for index in sorted(indices):
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs

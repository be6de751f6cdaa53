"""What a writer declares of unnamed sources × the register → whom each declaration is about.

A declaration calls a source as the article does.  The whole words are tried first, then the words
of a description around its noun: “the aide” is “a senior aide to the mayor” where no other source
is an aide.  What fits several sources is about none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.lexicon import Lexicons
from auditor.model import UNNAMED, Declaration, Declared, Document, Source, Span
from auditor.nlp.tree import head_in, text_at
from auditor.text import words


def declare(
    document: Document, sources: Iterable[Source], lexicons: Lexicons
) -> tuple[Declared, ...]:
    """The declarations of an article, each with the source that it is about.

    A source whom the article names needs none: a declaration never fits it.
    """
    unnamed = [source for source in sources if source.kind in UNNAMED]
    return tuple(
        _declared(each, _fitting(each.source, unnamed, document, lexicons))
        for each in document.article.declarations
    )


def _declared(declaration: Declaration, fitting: Sequence[Source]) -> Declared:
    return Declared(
        source_id=fitting[0].id if len(fitting) == 1 else None,
        fits=len(fitting),
        approved_by=declaration.approved_by,
        editor_knows=declaration.editor_knows,
        confirmations=declaration.confirmations,
        place=declaration.place,
    )


def _fitting(
    called: str, sources: Iterable[Source], document: Document, lexicons: Lexicons
) -> list[Source]:
    sources = tuple(sources)
    said = _words(called)
    exact = [source for source in sources if said in _called(source, document)]
    determiners = lexicons["determiners"]["definite"] | lexicons["determiners"]["indefinite"]
    telling = frozenset(said) - determiners
    return exact or [
        source
        for source in sources
        if any(_describes(telling, mention, document) for mention in source.mentions)
    ]


def _called(source: Source, document: Document) -> set[tuple[str, ...]]:
    """What the article calls a source."""
    return {_words(source.label), *(_words(text_at(document, each)) for each in source.mentions)}


def _describes(telling: frozenset[str], mention: Span, document: Document) -> bool:
    """Whether all these words stand in a mention, its noun among them."""
    head = head_in(document, mention)
    noun = document.tokens[head].text.casefold() if head is not None else None
    return noun in telling and telling <= {*_words(text_at(document, mention))}


def _words(text: str) -> tuple[str, ...]:
    """The words in lower case, with straight apostrophes."""
    plain = text.casefold().replace("’", "'")
    return tuple(plain[word.start : word.end] for word in words(plain))

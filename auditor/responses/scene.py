"""What the finders of this folder look at, and what they return."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from auditor.find.quotes import find_quotations
from auditor.lexicon import Groups, Lexicons, every
from auditor.model import Attribution, Document, ResponseKind, Sentence, Span
from auditor.nlp.phrases import PhraseMatch, phrases_of
from auditor.nlp.tree import head_in, span_of, tokens_in

# How far behind the words of a response its party or cue is still shown with them, in tokens.
NEAR = 8
# Who was asked: tokens, half-open.
Party: TypeAlias = tuple[int, int]


class Outcome(msgspec.Struct, frozen=True):
    """Words that tell what came of asking: tokens `first` to `last`, half-open, and of whom.

    Without `parties` the article leaves out who was asked.
    """

    kind: ResponseKind
    first: int
    last: int
    parties: tuple[Party, ...]


class Scene(msgspec.Struct, frozen=True):
    """A document with its attributions and the word lists: what every finder is given.

    `lists` are the groups of the lexicon `responses`; `quoted` are the tokens in quotation marks,
    `content` those that are attributed to somebody, each with the attribution; `roles` are all
    nouns for people.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    lexicons: Lexicons
    lists: Groups
    quoted: frozenset[int]
    content: dict[int, Attribution]
    roles: frozenset[str]

    def find(self, phrases: frozenset[str]) -> tuple[PhraseMatch, ...]:
        """Where phrases stand, sentence by sentence."""
        return phrases_of(self.document, phrases)

    def words(self, first: int, last: int) -> list[str]:
        """The words of tokens `first` to `last` in lower case, "n't" as "not"."""
        words = self.document.plain[first:last]
        return ["not" if word == "n't" else word for word in words]

    def verb(self, match: PhraseMatch) -> int:
        """The word of a phrase that its other words hang on."""
        head = head_in(self.document, span_of(self.document, (match.first, match.last - 1)))
        return match.first if head is None else head

    def sentence(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.document.sentences[self.document.tokens[token].sentence]


def set_scene(
    document: Document, attributions: tuple[Attribution, ...], lexicons: Lexicons
) -> Scene:
    """The scene of a document."""
    quotations = find_quotations(document.article.text, document.paragraphs)
    return Scene(
        document,
        attributions,
        lexicons,
        lexicons["responses"],
        frozenset(t.index for q in quotations for t in tokens_in(document, q.inner)),
        {i: a for a in attributions for span in a.content for i in _within(document, span)},
        every(lexicons["roles"]),
    )


def _within(document: Document, span: Span) -> list[int]:
    return [token.index for token in tokens_in(document, span)]

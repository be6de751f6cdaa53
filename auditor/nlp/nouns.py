"""Nouns in the singular, whatever the lemmatizer made of them; the bounds of their numbers."""

from __future__ import annotations

from functools import cache

from auditor.lexicon import Groups
from auditor.model import Document, Token
from auditor.nlp.phrases import plain_word


def is_plural(token: Token) -> bool:
    """Whether the tagger calls the noun a plural."""
    return token.xpos in ("NNS", "NNPS") or "Number=Plur" in token.feats


def noun_of(token: Token) -> str:
    """The noun in the singular and in lower case; irregular plurals by their lemma."""
    return _noun(token, plain_word(token))


def noun_at(document: Document, index: int) -> str:
    """`noun_of` a token of a document."""
    return _noun(document.tokens[index], document.plain[index])


def noun_forms(document: Document, index: int) -> tuple[str, str, str]:
    """A token's word, what `noun_of` makes of it, and that in the singular."""
    noun = noun_at(document, index)
    return document.plain[index], noun, singular(noun)


def _noun(token: Token, word: str) -> str:
    if not is_plural(token) or token.upos in ("DET", "PRON"):
        return word
    return singular(word) if word.endswith(("s", "men")) else token.lemma.lower()


def singular(word: str) -> str:
    """A regular plural's singular; a word that is no plural comes back as it is."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if not word.endswith("s"):
        return word
    if word.endswith("yses"):
        return word[:-2] + "is"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word if word.endswith("ss") else word[:-1]


@cache
def number_bounds(numbers: Groups) -> frozenset[str]:
    """The phrases that bound a number ("more than", "at least"), of the lexicon `numbers`."""
    return numbers["above"] | numbers["floor"] | numbers["ceiling"] | numbers["about"]

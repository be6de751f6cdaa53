"""The noun that a relative clause describes: "the mayor, *who* said", "a report *which* shows"."""

from __future__ import annotations

from auditor.nlp.nouns import noun_of, singular
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import ancestors, relation
from auditor.sources.extent import Reader

NOUNS = ("NOUN", "PROPN")
WORDS = (*NOUNS, "PRON", "DET", "NUM", "ADJ")


def antecedent(read: Reader, pronoun: int) -> int | None:
    """The parser's noun; for "who" the nearest before it that is a person, if that noun is none.

    "The tone of the hall pleased Ana Holt, who said …": parsers hang the clause on the tone or the
    hall as often as not.
    """
    tokens = read.document.tokens
    start = read.document.sentences[tokens[pronoun].sentence].first
    # Of "most of whom" it stands before "most".
    of = tokens[pronoun].head if relation(read.document, pronoun) == "nmod" else pronoun
    before = range(min(of, pronoun) - 1, start - 1, -1)
    described = _parsed(read, pronoun)
    if described is None:
        described = next((i for i in before if tokens[i].upos in NOUNS), None)
    personal = plain_word(tokens[pronoun]) in read.lexicons["pronouns"]["personal_relative"]
    if not personal or (described is not None and _is_person(read, described)):
        return described
    return next((i for i in before if _is_person(read, i)), described)


def _parsed(read: Reader, pronoun: int) -> int | None:
    for at in ancestors(read.document, pronoun):
        head = read.document.tokens[at].head
        if relation(read.document, at) == "acl" and 0 <= head < pronoun:
            return head
    return None


def _is_person(read: Reader, at: int) -> bool:
    """Whether the word names a person or people, or is a noun for some."""
    name = read.name_over.get(at)
    if name is not None:
        return name.type in ("person", "people") and at == name.last - 1
    token, groups = read.document.tokens[at], read.lexicons["groups"]
    if token.upos not in WORDS:
        return False
    word, noun = plain_word(token), noun_of(token)
    if token.upos not in NOUNS:
        return word in groups["quantifier"] or word in read.roles
    return (
        noun in read.roles
        or singular(noun) in groups["people_name"]
        or noun in groups["collective"]
    )

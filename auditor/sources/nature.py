"""What sort of thing a mention stands for, from its name or its noun alone."""

from __future__ import annotations

from typing import Literal

from auditor.lexicon import Lexicons
from auditor.sources.mentions import Mention

Nature = Literal["person", "people", "organization", "document", "thing"]

OF_NAME: dict[str, Nature] = {
    "person": "person",
    "organization": "organization",
    "place": "organization",
    "people": "people",
    "work": "document",
}
# Endings of nouns for people, for the many that no list holds.
AGENT_ENDINGS = ("er", "or", "ist", "ian", "eer", "man", "woman", "crat", "ee")


def nature(mention: Mention, lexicons: Lexicons) -> Nature:
    """The nature of a mention: by its name, pronoun or noun; by its ending if unlisted."""
    if mention.name is not None:
        return OF_NAME[mention.name.type]
    if mention.pronoun:
        return _of_pronoun(mention.pronoun, lexicons)
    listed = listed_nature(mention, lexicons)
    if listed is None and mention.noun.endswith(AGENT_ENDINGS) and len(mention.noun) > 4:
        return "people" if mention.plural else "person"
    return listed or "thing"


def _of_pronoun(pronoun: str, lexicons: Lexicons) -> Nature:
    """What a pronoun tells by itself where nothing is known that it stands for."""
    pronouns = lexicons["pronouns"]
    groups = ("masculine", "feminine", "personal_relative")
    if any(pronoun in pronouns[group] for group in groups):
        return "person"
    return "people" if pronoun in pronouns["plural"] else "thing"


def listed_nature(mention: Mention, lexicons: Lexicons) -> Nature | None:
    """The nature of the mention's noun by the word lists; None where none of them has it."""
    noun, groups = mention.noun, lexicons["groups"]
    human: Nature = "people" if mention.plural else "person"
    pair = f"{mention.modifiers[-1]} {noun}" if mention.modifiers else ""
    plural = lexicons["determiners"]["plural"]
    rows: tuple[tuple[Nature, bool], ...] = (
        (human, any(noun in group for group in lexicons["roles"].values())),
        ("document", bool({noun, pair} & lexicons["documents"]["noun"])),
        ("document", noun in lexicons["documents"]["owned"] and _is_owned(mention)),
        (_body(mention, lexicons), noun in lexicons["organizations"]["noun"]),
        (human, noun in groups["people_name"]),
        ("people", noun in groups["collective"] | groups["quantifier"] | plural),
        ("organization", pair in lexicons["organizations"]["noun"]),
        ("people", _counts(noun, lexicons)),
    )
    return next((kind for kind, holds in rows if holds), None)


def _counts(noun: str, lexicons: Lexicons) -> bool:
    """Whether the noun is a bare number of people: "*Two* have said"."""
    words = (words for number, words in lexicons["numbers"].items() if number.isdigit())
    return any(noun in group for group in words) and noun not in lexicons["numbers"]["1"]


def _body(mention: Mention, lexicons: Lexicons) -> Nature:
    """One body is an organisation; several, and "a group", are people."""
    loose = mention.noun in lexicons["groups"]["collective"]
    return "people" if mention.plural or (loose and not _is_owned(mention)) else "organization"


def _is_owned(mention: Mention) -> bool:
    return mention.owned or mention.owner is not None

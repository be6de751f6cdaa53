"""What sort of thing a mention stands for, from its name or its noun alone."""

from __future__ import annotations

from typing import Literal

from auditor.lexicon import Lexicons, every
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
    """The nature of a mention that is no pronoun."""
    if mention.name is not None:
        return OF_NAME[mention.name.type]
    return noun_nature(mention, lexicons)


def noun_nature(mention: Mention, lexicons: Lexicons) -> Nature:
    """The nature of the mention's noun."""
    noun, groups = mention.noun, lexicons["groups"]
    human: Nature = "people" if mention.plural else "person"
    before = mention.modifiers[-1] if mention.modifiers else ""
    if noun in every(lexicons["roles"]):
        return human
    if noun in lexicons["documents"]["noun"]:
        return "document"
    if noun in lexicons["organizations"]["noun"]:
        return _organization(mention, lexicons)
    if noun in groups["people_name"]:
        return human
    if (
        noun in groups["collective"]
        or noun in groups["quantifier"]
        or noun in lexicons["determiners"]["plural"]
    ):
        return "people"
    if f"{before} {noun}" in lexicons["organizations"]["noun"]:
        return "organization"
    return human if noun.endswith(AGENT_ENDINGS) and len(noun) > 4 else "thing"


def _organization(mention: Mention, lexicons: Lexicons) -> Nature:
    """One body is an organisation; several, and "a group", are people."""
    loose = mention.noun in lexicons["groups"]["collective"] and not mention.owned
    named = mention.owner is not None
    return "people" if mention.plural or (loose and not named) else "organization"

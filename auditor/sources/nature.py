"""What sort of thing a mention stands for, from its name or its noun alone."""

from __future__ import annotations

from functools import cache
from typing import Literal

from auditor.lexicon import Lexicons, every
from auditor.sources.mentions import Mention
from auditor.sources.people import counting

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
    noun, documents = mention.noun, lexicons["documents"]
    pair = f"{mention.modifiers[-1]} {noun}" if mention.modifiers else ""
    if noun in every(lexicons["roles"]):
        return _human(mention)
    if noun in documents["noun"] or pair in documents["noun"]:
        return "document"
    if noun in documents["owned"] and _is_owned(mention):
        return "document"
    return _of_several(mention, pair, lexicons)


@cache
def listed_nouns(lexicons: Lexicons) -> frozenset[str]:
    """The words whose nature the word lists may tell; of two words the last."""
    documents, bodies = lexicons["documents"], lexicons["organizations"]["noun"]
    return frozenset[str]().union(
        every(lexicons["roles"]),
        (entry.split()[-1] for entry in documents["noun"] | bodies),
        documents["owned"] | lexicons["groups"]["people_name"] | _of_people(lexicons),
        counting(lexicons["numbers"]) | lexicons["determiners"]["people"],
    )


def _human(mention: Mention) -> Nature:
    return "people" if mention.plural else "person"


def _of_several(mention: Mention, pair: str, lexicons: Lexicons) -> Nature | None:
    """The nature of a noun for a body, a people or a group."""
    noun, bodies = mention.noun, lexicons["organizations"]["noun"]
    if noun in bodies:
        return _body(mention, lexicons)
    if noun in lexicons["groups"]["people_name"]:
        return _human(mention)
    if noun in _of_people(lexicons):
        return "people"
    if pair in bodies:
        return "organization"
    # A bare number is one of people: "*Two* have said".
    return "people" if noun in counting(lexicons["numbers"]) else None


@cache
def _of_people(lexicons: Lexicons) -> frozenset[str]:
    """The nouns for several people, whatever their number."""
    groups = lexicons["groups"]
    return groups["collective"] | groups["quantifier"] | lexicons["determiners"]["plural"]


def _body(mention: Mention, lexicons: Lexicons) -> Nature:
    """One body is an organisation; several, and "a group", are people."""
    loose = mention.noun in lexicons["groups"]["collective"]
    return "people" if mention.plural or (loose and not _is_owned(mention)) else "organization"


def _is_owned(mention: Mention) -> bool:
    return mention.owned or mention.owner is not None

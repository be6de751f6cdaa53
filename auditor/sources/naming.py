"""Descriptions → the person named beside them, before them, or only further down."""

from __future__ import annotations

from auditor.nlp.nouns import noun_of
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import relation
from auditor.sources.mentions import Mention
from auditor.sources.nature import nature
from auditor.sources.referents import Referent, Use, gender_of
from auditor.sources.roles import also_called
from auditor.sources.roster import Bearer, agrees
from auditor.sources.scene import Link, Scene, label, named_afterwards

# Sentences back in which "the Ohio senator" may stand for a person just named.
NEAR = 2
# Sentences ahead in which "a judge" may be named, and those that open an article, from which the
# name may stand further down: headline and lead keep it back.
AHEAD, OPENING, FAR_AHEAD = 4, 3, 12
# Tokens before a name in which "another" makes its bearer one more.
BEFORE_NAME = 6


def apposed(use: Use, scene: Scene) -> Link | None:
    """“Ana Holt, a former teacher”: who is described before the comma."""
    tokens, mention = scene.read.document.tokens, use.mention
    if mention.first < 2 or nature(mention, scene.lexicons) != "person":
        return None
    before = tokens[mention.first - 1]
    comma = before.index if before.text == "," else before.index - 1
    if tokens[comma].text != "," or (before.text != "," and before.upos != "ADV"):
        return None
    # "Asked about Holt, a spokesman said": who speaks is described only where the parser says so.
    if use.speaks and relation(scene.read.document, mention.head) != "appos":
        return None
    fits = [
        r
        for r in scene.referents
        for u in r.uses
        if r.nature == "person"
        and r.bearer
        and {comma, comma - 1} & {u.mention.end, u.mention.last, u.mention.last + 1}
        and u.sentence == use.sentence
    ]
    return Link(fits[-1].number, 0.9, f"said of {label(fits[-1])}") if fits else None


def named_later(use: Use, scene: Scene) -> Link | None:
    """“A judge in Alder said … Judge Ana Holt”: who gets a name only further down.

    Who has no name by convention ("an official") or is one more of a kind is nobody's namesake.
    """
    mention, roles = use.mention, scene.lexicons["roles"]
    hidden = any(mention.noun in roles[group] for group in ("bare", "confidant", "official"))
    acts = use.speaks or use.asked
    if not acts or mention.plural or mention.pronoun or hidden:
        return None
    if nature(mention, scene.lexicons) != "person":
        return None
    named = [bearer for bearer in scene.roster.bearers if _fits_later(bearer, use, scene)]
    return named_afterwards(named, scene)


def _fits_later(bearer: Bearer, use: Use, scene: Scene) -> bool:
    """Whether a bearer is named soon after, for the first time, and described alike there."""
    mention, document = use.mention, scene.read.document
    first = min(name.first for name in bearer.names)
    sentence = document.tokens[first].sentence
    ahead = FAR_AHEAD if use.sentence < OPENING else AHEAD
    called = also_called(mention.noun, scene.lexicons) | set(mention.modifiers[-1:])
    alike = called & scene.roles[bearer.number]
    if _is_one_more(first, scene):
        return False
    return (
        bearer.full.type == "person"
        and first >= mention.end
        and sentence - use.sentence <= ahead
        and bool(alike)
        and agrees(gender_of(mention, scene.lexicons), bearer.gender or bearer.likely)
        and _same_house(mention, sentence, scene)
    )


def _is_one_more(first: int, scene: Scene) -> bool:
    """“A *second* nurse, Ana Holt”: somebody else than the nurse before."""
    tokens = scene.read.document.tokens[max(first - BEFORE_NAME, 0) : first]
    another = scene.lexicons["determiners"]["another"]
    return any(plain_word(token) in another for token in tokens)


def _same_house(mention: Mention, sentence: int, scene: Scene) -> bool:
    """“A spokesman for the *port*” is a port's spokesman where a name follows, and no other's."""
    if mention.noun not in scene.lexicons["roles"]["spokesperson"]:
        return True
    read = scene.read
    told = {read.name_over[i] for i in range(mention.first, mention.end) if i in read.name_over}
    there = read.document.sentences[sentence]
    if not told:
        words = (t for t in read.document.tokens[mention.first : mention.end] if t.upos == "NOUN")
        houses = {noun_of(token) for token in words} - {mention.noun}
        return bool(houses & {noun_of(token) for token in read.document.of(there)})
    bearers = {b.number for name in told for b in scene.roster.of(name)}
    names = {read.name_over[i] for i in range(there.first, there.last) if i in read.name_over}
    return any(b.number in bearers for name in names for b in scene.roster.of(name))


def varied(use: Use, scene: Scene) -> Link | None:
    """“The Ohio senator”, “the Republican nominee”: who was named just before."""
    mention = use.mention
    acts = use.speaks or use.asked
    if not acts or mention.determiner != "definite" or mention.plural:
        return None
    if nature(mention, scene.lexicons) != "person" or not _places(mention, scene):
        return None
    gender = gender_of(mention, scene.lexicons)
    near = [
        r
        for r in scene.referents
        if r.bearer
        and r.bearer.full.type == "person"
        and use.sentence - r.last.sentence <= NEAR
        and agrees(gender, r.gender or r.bearer.likely)
        and same_party(mention, r, scene)
    ]
    if not near:
        return None
    # Of several whom the article is about most: that is who needs a second description.
    chosen = next((r for r in near if r.number == scene.speaker_before), None) or max(
        near, key=lambda r: (len(r.uses), r.last.mention.span.start)
    )
    return Link(chosen.number, 0.5, f"perhaps {label(chosen)}, named just before")


def _places(mention: Mention, scene: Scene) -> bool:
    """Whether it is one certain person by a party, place, past ("former") or its own fame."""
    groups, ranks = scene.lexicons["groups"], scene.lexicons["ranks"]
    if mention.noun in ranks["figure"]:
        return True
    owner = mention.owner is not None and mention.owner.type in ("place", "people")
    telling = groups["people_name"] | groups["party"] | ranks["career"]
    return owner or mention.noun in groups["people_name"] or bool(set(mention.modifiers) & telling)


def same_party(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether no party before the noun tells that it is the other one's nominee."""
    parties = scene.lexicons["groups"]["people_name"]
    told = set(mention.modifiers) & parties
    known = {word for use in referent.uses for word in use.mention.modifiers} & parties
    return not told or not known or bool(told & known)

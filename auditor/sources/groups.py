"""Groups and members → referents: "both", "the two", "one of them", "the other", "another"."""

from __future__ import annotations

import msgspec

from auditor.sources.descriptions import same_noun
from auditor.sources.mentions import Mention
from auditor.sources.nature import nature
from auditor.sources.nearest import nearest
from auditor.sources.referents import Use
from auditor.sources.scene import Link, Scene, label, latest

# Sentences back in which "both" may stand for two people just named.
NEAR = 2


def member(use: Use, scene: Scene) -> Link | None:
    """“One of the officials”: somebody in a group that may be there already."""
    whole = use.mention.whole
    if whole is None:
        return None
    inner = msgspec.structs.replace(use, mention=whole)
    if whole.pronoun:
        choice = nearest(inner, scene.referents, scene.speaker_before, scene.read)
        group = choice.number if choice else None
    else:
        found = same_noun(inner, scene)
        group = found.number if found else None
    return Link(None, 0.8, f"one of: {whole.text}", part_of=group)


def pair(use: Use, scene: Scene) -> Link | None:
    """“Both”, “the two”, “the pair”: the last group of that number, else the last so many named."""
    mention = use.mention
    number = mention.people.max
    if not number or number < 2 or not _counts_alone(mention, scene):
        return None
    if mention.determiner == "indefinite":
        return _some_of_group(number, scene)
    fits = [r for r in scene.referents if r.nature == "people" and r.people == mention.people]
    chosen = latest([r for r in fits if r.speaks] or fits) if fits else None
    wanted = "organization" if nature(mention, scene.lexicons) == "organization" else "person"
    named = [
        r
        for r in sorted(scene.referents, key=lambda r: r.last.mention.span.start)
        if r.bearer and r.nature == wanted and use.sentence - r.last.sentence <= NEAR
    ][-number:]
    # "The two men" of the sentence before are meant, and not two others far above.
    nearer = len(named) == number and min(r.last.sentence for r in named)
    if chosen and not (nearer and chosen.last.sentence < nearer):
        return Link(chosen.number, 0.8, f"the {number} mentioned before")
    if len(named) < number:
        return None
    who = " and ".join(map(label, named))
    return Link(None, 0.6, f"the {number} named last: {who}", joins=tuple(r.number for r in named))


def _some_of_group(number: int, scene: Scene) -> Link | None:
    """“Two have agreed”: two of the group told of last, if it may be larger."""
    groups = [r for r in scene.referents if r.nature == "people" and r.people]
    larger = [r for r in groups if r.people and (r.people.max is None or r.people.max > number)]
    if not larger:
        return None
    return Link(None, 0.5, f"{number} of: {label(larger[-1])}", part_of=larger[-1].number)


def _counts_alone(mention: Mention, scene: Scene) -> bool:
    """Whether the phrase is little more than a definite number: "both", "the two men"."""
    numbers, bare = scene.lexicons["numbers"], scene.lexicons["roles"]["bare"]
    told = any(mention.noun in numbers[group] for group in numbers if group.isdigit())
    both = "both" in mention.text.lower().split()[:1]
    return (
        told
        or both
        or (mention.determiner == "definite" and mention.noun in bare - {"people", "person"})
    )


def one_then_other(use: Use, scene: Scene) -> Link | None:
    """“One said …; the other said …”: members of the group told of last."""
    mention = use.mention
    if mention.noun not in scene.lexicons["determiners"]["singular"]:
        return None
    groups = [r for r in scene.referents if r.plural and r.nature == "people"]
    if not groups or mention.determiner == "another":
        return None
    return Link(None, 0.7, f"one of: {label(groups[-1])}", part_of=groups[-1].number)


def one_more(use: Use, _: Scene) -> Link | None:
    """“Another person”, “a second official”: always somebody new."""
    mention = use.mention
    definite = mention.determiner in ("definite", "possessive")
    ordinal = mention.ordinal and not definite and not mention.plural
    if mention.determiner not in ("another", "other") and not ordinal:
        return None
    return Link(None, 0.9, f"“{mention.text.split()[0].lower()}” adds somebody new")


def repeated(use: Use, scene: Scene) -> Link | None:
    """Bare plurals again: "critics say … critics add"."""
    mention = use.mention
    if mention.determiner != "bare" or not mention.noun:
        return None
    for other in reversed(scene.referents):
        first = other.uses[0].mention
        alike = (first.noun, first.modifiers, first.plural) == (
            mention.noun,
            mention.modifiers,
            mention.plural,
        )
        same_words = first.text.lower().strip(" ,.") == mention.text.lower().strip(" ,.")
        if alike and same_words and first.determiner == "bare" and other.bearer is None:
            return Link(other.number, 0.7, f"{mention.noun} told of in the same words before")
    return None


def one_of_several(use: Use, scene: Scene) -> Link | None:
    """“Several executives said … One executive said”: most likely one of them."""
    mention = use.mention
    one = mention.text.lower().split()[:1] == ["one"] and mention.determiner == "indefinite"
    if not one or mention.plural or nature(mention, scene.lexicons) != "person":
        return None
    groups = [r for r in scene.referents if r.plural and r.speaks and mention.noun in r.nouns]
    if not groups:
        return None
    return Link(None, 0.5, f"perhaps one of: {label(groups[-1])}", part_of=groups[-1].number)

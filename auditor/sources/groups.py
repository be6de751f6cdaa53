"""Groups and members → referents: "both", "the two", "one of them", "the other", "another"."""

from __future__ import annotations

import msgspec

from auditor.model import People
from auditor.sources.descriptions import same_noun
from auditor.sources.mentions import Mention
from auditor.sources.nature import nature
from auditor.sources.nearest import nearest
from auditor.sources.referents import Referent, Use
from auditor.sources.scene import Link, Scene, label, latest

# Sentences back in which "both" may stand for two people just named, and for two who spoke.
NEAR, HEARD = 2, 8


def member(use: Use, scene: Scene) -> Link | None:
    """“One of the officials”, “two of them”: of a group that may be there already."""
    whole = use.mention.whole
    if whole is None:
        return None
    inner = msgspec.structs.replace(use, mention=whole)
    found = _group_meant(inner, scene)
    return Link(None, 0.8, f"of: {whole.text}", part_of=found)


def _group_meant(use: Use, scene: Scene) -> int | None:
    if use.mention.pronoun:
        choice = nearest(use, scene.referents, scene.speaker_before, scene.read)
        return choice.number if choice else None
    found = pair(use, scene) or same_noun(use, scene)
    return found.number if found else None


def part(use: Use, scene: Scene) -> Link | None:
    """“The aide” after “two diplomats and an aide”."""
    mention = use.mention
    if mention.determiner != "definite" or not mention.noun:
        return None
    for referent in reversed(scene.referents):
        if not referent.joint and mention.noun not in referent.nouns:
            continue
        told = [p for u in referent.uses for p in (u.mention.parts or (u.mention,))]
        if any(p.noun == mention.noun and p.plural == mention.plural for p in told):
            among = Link(None, 0.8, f"among: {label(referent)}", part_of=referent.number)
            return among if referent.joint else None
    return None


def pair(use: Use, scene: Scene) -> Link | None:
    """“Both”, “the two”, “the pair”: the last group of that number, else the last so many."""
    mention = use.mention
    neither = _is_neither(mention, scene)
    number = 2 if neither else mention.people.max
    if not number or number < 2 or not (neither or _counts_alone(mention, scene)):
        return None
    if mention.determiner == "indefinite" and not neither:
        return _some_of_group(number, scene)
    wanted = People(number, number)
    fits = [r for r in scene.referents if r.nature == "people" and r.people == wanted]
    chosen = latest([r for r in fits if r.speaks] or fits) if fits else None
    singles = _singles(use, scene)[-number:]
    # "The two men" of the sentence before are meant, and not two others far above.
    named = [r for r in singles if r.bearer]
    nearer = len(named) == number and min(r.last.sentence for r in named)
    if chosen and not (nearer and chosen.last.sentence < nearer):
        return Link(chosen.number, 0.8, f"the {number} mentioned before")
    return _together(singles, number, scene)


def _is_neither(mention: Mention, scene: Scene) -> bool:
    """“Neither company”, “either man”: two that are known; “neither side” is nobody certain."""
    first = mention.text.lower().split()[:1]
    two = not mention.plural and bool(scene.lexicons["numbers"]["2"].intersection(first))
    return two and mention.noun not in scene.lexicons["groups"]["collective"]


def together(use: Use, scene: Scene) -> Link | None:
    """“The two officials”: those who were told of one by one."""
    mention, number = use.mention, use.mention.people.max
    if mention.determiner != "definite" or not number or number < 2 or not mention.noun:
        return None
    alike = [r for r in _singles(use, scene) if mention.noun in r.nouns | scene.roles_of(r)]
    return _together(alike[-number:], number, scene)


def everybody(use: Use, scene: Scene) -> Link | None:
    """“All”, “none”: the last group that spoke, else all who did and have no name."""
    if use.mention.noun not in scene.lexicons["determiners"]["everybody"]:
        return None
    spoke = [r for r in scene.referents if r.speaks and r.nature in ("person", "people")]
    groups = [r for r in spoke if r.plural and r.part_of is None]
    if groups:
        return Link(groups[-1].number, 0.7, f"{use.mention.noun} of: {label(groups[-1])}")
    nameless = [r for r in spoke if r.bearer is None]
    return _together(nameless, len(nameless), scene) if len(nameless) > 1 else None


def _singles(use: Use, scene: Scene) -> list[Referent]:
    """The people, or organisations, told of one by one not long before, the last one last."""
    return [
        r
        for r in sorted(scene.referents, key=lambda r: r.last.mention.span.start)
        if _may_be_of(use.mention.noun, r, scene)
        and not r.plural
        and (r.bearer or r.speaks)
        and use.sentence - r.last.sentence <= (NEAR if r.bearer else HEARD)
    ]


def _may_be_of(noun: str, referent: Referent, scene: Scene) -> bool:
    """Whether it may be one of "the two companies", "both countries" or, without more, people."""
    lists = scene.lexicons["organizations"]
    place = referent.bearer is not None and referent.bearer.full.type == "place"
    if noun in lists["land"]:
        return place
    if noun in lists["wider"]:
        return referent.nature == "organization" and not place
    # "Neither side" is nobody in particular.
    loose = (lists["noun"] | scene.lexicons["groups"]["collective"]) - scene.read.counting
    return referent.nature == "person" and noun not in loose


def _together(referents: list[Referent], number: int, scene: Scene) -> Link | None:
    if len(referents) < number:
        return None
    who = " and ".join(map(label, referents))
    joins = tuple(r.number for r in referents)
    known = next((r.number for r in scene.referents if _joined_in(r, scene) == {*joins}), None)
    return Link(known, 0.6, f"the {number} told of last: {who}", joins=joins)


def _joined_in(referent: Referent, scene: Scene) -> set[int]:
    """Whom "both" or "Holt and Ruiz" brought together."""
    parts = (part.name for part in referent.uses[0].mention.parts if part.name)
    bearers = {bearer.number for name in parts for bearer in scene.roster.of(name)}
    named = {r.number for r in scene.referents if r.bearer and r.bearer.number in bearers}
    return {*referent.joins, *named}


def _some_of_group(number: int, scene: Scene) -> Link | None:
    """“Two have agreed”: two of the group told of last, if it may be larger."""
    groups = [r for r in scene.referents if r.nature == "people" and r.people]
    larger = [r for r in groups if r.people and (r.people.max is None or r.people.max > number)]
    if not larger:
        return None
    return Link(None, 0.5, f"{number} of: {label(larger[-1])}", part_of=larger[-1].number)


def _counts_alone(mention: Mention, scene: Scene) -> bool:
    """Whether the phrase is little more than a definite number: "both", "the two men"."""
    if mention.determiner in ("rest", "another"):
        return False
    both = "both" in mention.text.lower().split()[:1]
    bare = scene.lexicons["roles"]["bare"] - {"people", "person"}
    return (
        mention.noun in scene.read.counting
        or both
        or (mention.determiner == "definite" and mention.noun in bare)
    )


def rest(use: Use, scene: Scene) -> Link | None:
    """“One said …; the other said …”, “the other two”: of the group told of last."""
    mention = use.mention
    if mention.determiner != "rest":
        return None
    group = _last_group(scene)
    if group is not None:
        return Link(None, 0.7, f"of: {label(group)}", part_of=group.number)
    # "A clerk said … A second clerk said … The other clerk said …"
    singles = [r for r in _singles(use, scene) if mention.noun in (*r.nouns, "other")]
    if mention.plural or len(singles) < 2:
        return None
    return Link(singles[-2].number, 0.6, f"not {label(singles[-1])}, who was told of last")


def one_alone(use: Use, scene: Scene) -> Link | None:
    """“One said …”, “each said …”: of the group told of last; “another” if one of it just spoke."""
    mention = use.mention
    if mention.noun not in scene.lexicons["determiners"]["singular"]:
        return None
    group = _last_group(scene)
    if group is None:
        return None
    before = scene.speaker_before
    of_it = before is not None and scene.referents[before].part_of == group.number
    if mention.determiner == "another" and not of_it:
        return None
    return Link(None, 0.7, f"of: {label(group)}", part_of=group.number)


def _last_group(scene: Scene) -> Referent | None:
    groups = [r for r in scene.referents if r.plural and r.nature == "people"]
    whole = [r for r in groups if r.part_of is None]
    return (whole or groups)[-1] if groups else None


def one_more(use: Use, scene: Scene) -> Link | None:
    """“Another person”, “a second official”, “others”: somebody new."""
    mention, another = use.mention, scene.lexicons["determiners"]["another"]
    definite = mention.determiner in ("definite", "possessive")
    if mention.determiner != "another" and (not mention.ordinal or definite or mention.plural):
        return None
    words = mention.text.lower().split()
    told = next((word for word in words if word in another), words[0])
    group = _unspent_group(use, scene)
    if group is not None:
        return Link(None, 0.5, f"perhaps one more of: {label(group)}", part_of=group.number)
    return Link(None, 0.9, f"“{told}” adds somebody new")


def _unspent_group(use: Use, scene: Scene) -> Referent | None:
    """“Three aides said … One aide said … *Another aide*”: the group, while some of it are left."""
    before = scene.referents[scene.speaker_before] if scene.speaker_before is not None else None
    if before is None or before.part_of is None or before.uses[0].mention.whole is not None:
        return None
    group = scene.referents[before.part_of]
    told = sum(r.people.min for r in scene.referents if r.part_of == group.number and r.people)
    left = group.people is not None and (group.people.max or told + 1) > told
    return group if left and use.mention.noun in group.nouns else None


def nth(use: Use, scene: Scene) -> Link | None:
    """“The first official”, “the second source”: counted in the order of the text."""
    mention = use.mention
    if mention.determiner != "definite" or not mention.ordinal or mention.plural:
        return None
    alike = [r for r in scene.referents if mention.noun in r.nouns and not r.plural and r.speaks]
    if len(alike) < mention.ordinal:
        return None
    chosen = alike[mention.ordinal - 1]
    return Link(chosen.number, 0.8, f"{mention.noun} number {mention.ordinal}: {label(chosen)}")


def repeated(use: Use, scene: Scene) -> Link | None:
    """Bare plurals again: "critics say … critics add"."""
    mention = use.mention
    if mention.determiner != "bare" or not mention.noun:
        return None
    for other in reversed(scene.referents):
        if mention.noun in other.nouns and not other.bearer and _repeats(mention, other):
            return Link(other.number, 0.7, f"{mention.noun} told of in the same words before")
    return None


def _repeats(mention: Mention, referent: Referent) -> bool:
    """Whether a referent was first told of in the same words."""
    first = referent.uses[0].mention
    alike = (first.noun, first.modifiers, first.plural, first.determiner) == (
        mention.noun,
        mention.modifiers,
        mention.plural,
        "bare",
    )
    return alike and first.text.lower().strip(" ,.") == mention.text.lower().strip(" ,.")


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

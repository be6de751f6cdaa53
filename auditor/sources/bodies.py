"""Bodies → referents: "the commission", "the company", "a court" that is named further down."""

from __future__ import annotations

from auditor.sources.nature import nature
from auditor.sources.referents import Referent, Use
from auditor.sources.roster import Bearer
from auditor.sources.scene import Link, Scene, label, latest, named_afterwards

# Sentences back in which "the company" may stand for one that has not spoken, and ahead in which
# "a court" may be named.
NEAR, AHEAD = 2, 4


def _is_sort(noun: str, bearer: Bearer, scene: Scene) -> bool:
    """Whether the noun tells what the name's bearer is: its last word, or its last before "of"."""
    key, small = bearer.full.key, scene.lexicons["organizations"]["small_word"]
    at = next((i for i, word in enumerate(key) if word in small), len(key))
    return noun in (key[-1], key[at - 1])


def _may_be_called(noun: str, referent: Referent, scene: Scene) -> bool:
    """Whether an organisation may be "the company": a university or a court is none."""
    lists = scene.lexicons["organizations"]
    words = frozenset(referent.bearer.full.key) if referent.bearer else frozenset()
    return noun in lists["wider"] and (noun in lists["public"] or not words & lists["public"])


def by_name_word(use: Use, scene: Scene) -> Link | None:
    """“The commission”, “the network”: an organisation, by a word of its name or its sort."""
    mention = use.mention
    if mention.determiner != "definite" or mention.plural or mention.owner is not None:
        return None
    if nature(mention, scene.lexicons) != "organization":
        return None
    named = [r for r in scene.referents if r.bearer and r.bearer.full.type == "organization"]
    by_word = [r for r in named if r.bearer and mention.noun in r.bearer.full.key]
    # "The university" is the University of Alder before it is the University Press.
    sorts = [r for r in by_word if r.bearer and _is_sort(mention.noun, r.bearer, scene)]
    # "The firm" may be any that was just named, "the paper" and "the bank" one that has spoken.
    reach = NEAR if mention.noun in scene.lexicons["organizations"]["generic"] else -1
    near = (r for r in named if r.speaks or use.sentence - r.last.sentence <= reach)
    wider = [r for r in near if _may_be_called(mention.noun, r, scene)]
    pool = sorts or by_word or wider
    if not pool:
        return None
    chosen = latest(pool)
    sure = bool(by_word) and len(pool) == 1
    return Link(
        chosen.number, 0.85 if sure else 0.5, f"the {mention.noun} named before: {label(chosen)}"
    )


def body_named_later(use: Use, scene: Scene) -> Link | None:
    """“An *appeals court* ruled … The *Court* of *Appeals* for Alder”: by two words of the name."""
    mention = use.mention
    speaks = use.speaks or use.asked
    if not speaks or mention.plural or nature(mention, scene.lexicons) != "organization":
        return None
    found = [bearer for bearer in scene.roster.bearers if _is_named_ahead(bearer, use, scene)]
    return named_afterwards(found, scene)


def _is_named_ahead(bearer: Bearer, use: Use, scene: Scene) -> bool:
    first = min(name.first for name in bearer.names)
    ahead = scene.read.document.tokens[first].sentence - use.sentence
    key = frozenset(bearer.full.key)
    return (
        bearer.full.type == "organization"
        and first >= use.mention.end
        and ahead <= AHEAD
        and use.mention.noun in key
        and bool(key & frozenset(use.mention.modifiers))
    )

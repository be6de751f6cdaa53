"""Noun phrases → referents: "the people", "the senator", "one of the officials", "the company"."""

from __future__ import annotations

from auditor.nlp.phrases import plain_word
from auditor.sources.bodies import by_name_word
from auditor.sources.mentions import Mention
from auditor.sources.naming import same_party
from auditor.sources.referents import Referent, Use
from auditor.sources.roles import also_called
from auditor.sources.scene import Link, Scene, label, latest


def generic(use: Use, _: Scene) -> Link | None:
    """“Anyone”, “no one”."""
    return Link(None, 0.8, "nobody in particular") if use.mention.determiner == "generic" else None


def same_noun(use: Use, scene: Scene) -> Link | None:
    """“The people”, “the report”, “the senator”: the last one described with the same noun."""
    mention = use.mention
    if mention.determiner not in ("definite", "possessive") or not mention.noun:
        return None
    nouns = also_called(mention.noun, scene.lexicons)
    called = (
        r
        for r in scene.referents
        if mention.noun in r.nouns or (r.bearer and nouns & scene.roles_of(r))
    )
    fits = [r for r in called if _compatible(mention, r, scene)]
    if not fits:
        return None
    exact = [r for r in fits if mention.people.max is not None and r.people == mention.people]
    closer = [r for r in fits if _described_alike(mention, r, scene)]
    speaking = [r for r in exact or closer or fits if r.speaks]
    pool = speaking or exact or closer or fits
    chosen = latest(pool)
    sure = len(pool) == 1
    body = by_name_word(use, scene) if _is_passing(chosen) else None
    if body is not None and scene.referents[body.number or 0].speaks:
        return body
    fresh = latest(fits)
    if fresh is not chosen and _is_fresh(fresh, use) and chosen.last.sentence < fresh.last.sentence:
        return Link(fresh.number, 0.7, f"the {mention.noun} told of just before: {label(fresh)}")
    if chosen.bearer is not None:
        reason = f"{label(chosen)} is called {mention.noun}"
        return Link(chosen.number, (0.85 if closer else 0.7) if sure else 0.6, reason)
    return Link(chosen.number, 0.9 if sure else 0.7, f"the {mention.noun} mentioned before")


def _is_passing(referent: Referent) -> bool:
    """Whether it was only told of in passing: "*his bank*", "*a network*" of somebody's."""
    first = referent.uses[0].mention
    passing = first.determiner == "indefinite" or (first.owned and first.owner is None)
    return passing and not referent.speaks and referent.bearer is None


def _is_fresh(referent: Referent, use: Use) -> bool:
    """Whether somebody new was brought in just before: “*A source* was asked. The source said”."""
    new = referent.uses[0].mention.determiner in ("indefinite", "another")
    return new and len(referent.uses) == 1 and use.sentence - referent.last.sentence <= 1


def _described_alike(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether a word before the noun was said of the referent too: "the *Republican* nominee"."""
    said = {word for use in referent.uses for word in use.mention.modifiers}
    return bool(set(mention.modifiers) & (said | scene.roles_of(referent)))


def _compatible(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether number and owner of a definite phrase allow the referent."""
    if not _number_fits(mention, referent):
        return False
    if referent.bearer is not None:
        return not mention.plural and not mention.owned and same_party(mention, referent, scene)
    if mention.plural != referent.plural:
        # "A source said … The sources said": the same, told in another number.
        return mention.plural and mention.noun in scene.lexicons["roles"]["confidant"]
    first = referent.uses[0].mention
    if mention.owner is not None and referent.owner is not None:
        return any(scene.same_bearer(mention, use.mention) for use in referent.uses)
    if mention.owner is not None or mention.owned:
        return mention.owner is None and _possessor(mention, scene) == _possessor(first, scene)
    return True


def _possessor(mention: Mention, scene: Scene) -> str:
    """The word that says whose it is: "his", "mayor" of "the mayor's office"; or nothing."""
    tokens = scene.read.document.tokens
    for at in range(mention.first, mention.last):
        if tokens[at].xpos == "PRP$":
            return plain_word(tokens[at])
        if tokens[at].xpos == "POS":
            return plain_word(tokens[at - 1])
    return ""


def _number_fits(mention: Mention, referent: Referent) -> bool:
    """“Several people said … The three people said”: the number may come later."""
    counted, people = mention.people, referent.people
    if not mention.plural or counted.max is None or people is None or people == counted:
        return True
    return people.max is None and people.min <= counted.min

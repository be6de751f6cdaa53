"""Mentions → referents: who is meant, how sure that is, and why.

The mentions are taken in the order of the text, and each is tried against the referents before it
by the form that it has: a name against the roster, a pronoun against what stands nearest, a noun
phrase against what was described alike.  What fits nothing is new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from auditor.lexicon import Lexicons
from auditor.sources import nearest
from auditor.sources.mentions import Mention, Reader
from auditor.sources.nature import nature
from auditor.sources.referents import Referent, Use, new_referent, with_use
from auditor.sources.roles import role_nouns
from auditor.sources.roster import Bearer, Roster


class Link(msgspec.Struct, frozen=True):
    """What a use was linked to.  `number` is None for something new, `part_of` its group."""

    number: int | None
    confidence: float
    reason: str
    part_of: int | None = None


class Scene(msgspec.Struct, frozen=True):
    """What linking one use may look at."""

    read: Reader
    roster: Roster
    referents: tuple[Referent, ...]
    speaker_before: int | None
    quoting: int | None

    @property
    def lexicons(self) -> Lexicons:
        return self.read.lexicons


WRITER = "the writer of the article"
Sieve = Callable[[Use, Scene], Link | None]


def link(
    read: Reader, roster: Roster, uses: Sequence[Use], quoting: dict[int, Mention]
) -> tuple[tuple[Referent, ...], dict[Mention, Link]]:
    """The referents of all uses, and the link of each mention.

    `quoting` gives for a mention's head inside quotation marks the mention of who is quoted there.
    """
    referents: list[Referent] = []
    links: dict[Mention, Link] = {}
    of_bearer: dict[int, int] = {}
    before: int | None = None
    for use in uses:
        quoter = links.get(quoting[use.mention.head]) if use.mention.head in quoting else None
        scene = Scene(read, roster, tuple(referents), before, quoter.number if quoter else None)
        found = resolve(use, scene, of_bearer)
        number = found.number
        if number is None:
            number = len(referents)
            author = found.reason == WRITER
            referents.append(
                new_referent(number, use, read.lexicons, part_of=found.part_of, author=author)
            )
            found = msgspec.structs.replace(found, number=number)
        else:
            referents[number] = with_use(referents[number], use, read.lexicons)
        _remember_name(referents, number, use, scene, of_bearer)
        links[use.mention] = found
        before = number if use.speaks else before
    return tuple(referents), links


def _remember_name(
    referents: list[Referent], number: int, use: Use, scene: Scene, of_bearer: dict[int, int]
) -> None:
    """Put down whose name a named mention bears, and the nouns that describe the bearer."""
    name, referent = use.mention.name, referents[number]
    if name is None or use.mention.parts:
        return
    bearer = referent.bearer or ((chosen := _bearer(use, scene)) and chosen[0])
    if bearer is not None:
        of_bearer[bearer.number] = number
    referents[number] = msgspec.structs.replace(
        referent,
        bearer=bearer,
        gender=referent.gender or (bearer.gender if bearer else ""),
        roles=referent.roles | role_nouns(scene.read, use.mention),
    )


def resolve(use: Use, scene: Scene, of_bearer: dict[int, int]) -> Link:
    """The link of one use."""
    mention = use.mention
    if mention.parts:
        return _joined(use, scene)
    if mention.name is not None:
        return _named(use, scene, of_bearer)
    sieves = PRONOUN_SIEVES if mention.pronoun else NOUN_SIEVES
    tried = (sieve(use, scene) for sieve in sieves)
    return next((found for found in tried if found), Link(None, 0.8, "mentioned here first"))


def _bearer(use: Use, scene: Scene) -> tuple[Bearer, int] | None:
    """Whose name it is and how many it could be: of several, the one mentioned last."""
    assert use.mention.name is not None
    found = scene.roster.of(use.mention.name)
    if not found:
        return None
    recent = {r.bearer.number: r.last.mention.span for r in scene.referents if r.bearer}
    far = {
        b.number: (recent[b.number].start if b.number in recent else -b.full.first) for b in found
    }
    return max(found, key=lambda bearer: far[bearer.number]), len(found)


def _named(use: Use, scene: Scene, of_bearer: dict[int, int]) -> Link:
    chosen, name = _bearer(use, scene), use.mention.name
    assert name is not None
    if chosen is None:
        return Link(None, 0.9, "named here")
    bearer, several = chosen
    number = of_bearer.get(bearer.number)
    full = bearer.full.text
    if several > 1:
        return Link(number, 0.6, f"the {name.words[-1]} mentioned last: {full}")
    if name.key == bearer.full.key:
        return Link(number, 1.0, "named")
    return Link(number, 0.95, f"short for {full}")


def _joined(use: Use, scene: Scene) -> Link:
    """ "Holt and Ruiz": the same as an earlier pair of the same two."""
    wanted = {part.text.lower() for part in use.mention.parts}
    for referent in reversed(scene.referents):
        for earlier in referent.uses:
            if earlier.mention.parts and {p.text.lower() for p in earlier.mention.parts} == wanted:
                return Link(referent.number, 0.9, "the same named together before")
    return Link(None, 0.8, "named together")


def _writer(use: Use, scene: Scene) -> Link | None:
    """ "I" and "we": the quoted speaker inside quotation marks, the writer outside them."""
    pronouns = scene.lexicons["pronouns"]
    if use.mention.pronoun not in pronouns["first"] | pronouns["second"]:
        return None
    if scene.quoting is not None:
        return Link(scene.quoting, 0.8, "the quoted speaker")
    earlier = next((r for r in scene.referents if r.author), None)
    return Link(earlier.number if earlier else None, 0.9, WRITER)


def _relative(use: Use, scene: Scene) -> Link | None:
    """ "who", "which": what the relative clause describes."""
    if use.mention.pronoun not in scene.lexicons["pronouns"]["relative"]:
        return None
    antecedent = nearest.antecedent(scene.read, use.mention.head)
    fits = [
        r
        for r in scene.referents
        for u in r.uses
        if antecedent is not None and u.mention.first <= antecedent < u.mention.last
    ]
    return Link(fits[-1].number, 0.85, "the relative clause describes it") if fits else None


def _pronoun(use: Use, scene: Scene) -> Link | None:
    """ "he", "it", "they": the nearest that fits."""
    choice = nearest.nearest(use, scene.referents, scene.speaker_before, scene.read)
    if choice is None:
        return None
    return Link(choice.number, choice.confidence, choice.reason)


def _apposed(use: Use, scene: Scene) -> Link | None:
    """ "Ana Holt, a former teacher": the name before the comma."""
    tokens, first = scene.read.document.tokens, use.mention.first
    named = scene.read.name_ending.get(first - 1)
    if use.speaks or named is None or named.type == "place" or tokens[first - 1].text != ",":
        return None
    fits = [r for r in scene.referents for u in r.uses if u.mention.name == named]
    return Link(fits[-1].number, 0.9, f"said of {named.text}") if fits else None


def _member(use: Use, scene: Scene) -> Link | None:
    """ "One of the officials": somebody in a group that may be there already."""
    whole = use.mention.whole
    if whole is None:
        return None
    inner = msgspec.structs.replace(use, mention=whole)
    group = _pronoun(inner, scene) if whole.pronoun else _same_noun(inner, scene)
    return Link(None, 0.8, f"one of: {whole.text}", group.number if group else None)


def _one_then_other(use: Use, scene: Scene) -> Link | None:
    """ "One said …; the other said …": members of the group told of last."""
    mention = use.mention
    if mention.noun not in scene.lexicons["determiners"]["singular"]:
        return None
    groups = [r for r in scene.referents if r.plural and r.nature == "people"]
    if not groups or mention.determiner == "another":
        return None
    return Link(None, 0.7, f"one of: {groups[-1].uses[0].mention.text}", groups[-1].number)


def _pair(use: Use, scene: Scene) -> Link | None:
    """ "Both", "the two": the last group of that number."""
    mention = use.mention
    if not mention.plural or mention.people.max is None or not _is_number(mention, scene):
        return None
    fits = [r for r in scene.referents if r.plural and r.people == mention.people]
    if not fits:
        return None
    pool = [r for r in fits if r.speaks] or fits
    return Link(pool[-1].number, 0.8, f"the {mention.people.min} mentioned before")


def _is_number(mention: Mention, scene: Scene) -> bool:
    numbers = scene.lexicons["numbers"]
    return any(mention.noun in numbers[group] for group in numbers if group.isdigit())


def _one_more(use: Use, scene: Scene) -> Link | None:
    """ "another person", "a second official": always somebody new."""
    mention = use.mention
    definite = mention.determiner in ("definite", "possessive")
    if mention.determiner in ("another", "other") or (
        mention.ordinal and not definite and not mention.plural
    ):
        return Link(None, 0.9, f"“{mention.text.split()[0].lower()}” adds somebody new")
    return None


def _generic(use: Use, _: Scene) -> Link | None:
    return Link(None, 0.8, "nobody in particular") if use.mention.determiner == "generic" else None


def _same_noun(use: Use, scene: Scene) -> Link | None:
    """ "the people", "the report": the last one described with the same noun."""
    mention = use.mention
    if mention.determiner not in ("definite", "possessive"):
        return None
    fits = [
        r for r in scene.referents if mention.noun in r.nouns and _compatible(mention, r, scene)
    ]
    if not fits:
        return None
    exact = [r for r in fits if mention.people.max is not None and r.people == mention.people]
    speaking = [r for r in exact or fits if r.speaks]
    pool = speaking or exact or fits
    chosen = max(pool, key=lambda r: r.last.mention.span.start)
    if chosen.bearer is not None:
        confidence = 0.85 if len(pool) == 1 else 0.6
        return Link(
            chosen.number, confidence, f"{chosen.bearer.full.text} is called {mention.noun}"
        )
    reason = f"the {mention.noun} mentioned before"
    return Link(chosen.number, 0.9 if len(pool) == 1 else 0.7, reason)


def _compatible(mention: Mention, referent: Referent, scene: Scene) -> bool:
    """Whether number, sort, and owner of a definite phrase allow the referent."""
    if not _number_fits(mention, referent):
        return False
    if referent.bearer is not None:
        return not mention.plural and _owner_fits(mention, referent, scene)
    if mention.plural != referent.plural:
        # "A source said … The sources said": the same, told in another number.
        return mention.plural and referent.speaks and nature(mention, scene.lexicons) == "people"
    return _owner_fits(mention, referent, scene)


def _number_fits(mention: Mention, referent: Referent) -> bool:
    counted, people = mention.people, referent.people
    if not mention.plural or counted.max is None or people is None or people == counted:
        return True
    return people.max is None and people.min <= counted.min


def _owner_fits(mention: Mention, referent: Referent, scene: Scene) -> bool:
    if referent.bearer is not None:
        described = {word for u in referent.uses for word in u.mention.modifiers} | referent.roles
        telling = set(mention.modifiers) - {mention.noun}
        return not mention.owned and (not telling or bool(telling & described))
    if mention.owner is None:
        return not mention.owned or referent.uses[0].mention.owned
    if referent.owner is None:
        return not referent.uses[0].mention.owned
    one, two = scene.roster.of(mention.owner), scene.roster.of(referent.owner)
    return bool({b.number for b in one} & {b.number for b in two})


def _wider_word(use: Use, scene: Scene) -> Link | None:
    """ "the company", "the network": the organisation before whose name is to be meant."""
    mention = use.mention
    sort = nature(mention, scene.lexicons)
    if (
        mention.determiner != "definite"
        or mention.plural
        or mention.owner
        or sort != "organization"
    ):
        return None
    named = [
        r
        for r in scene.referents
        if r.bearer and r.nature == "organization" and r.bearer.full.type == "organization"
    ]
    by_word = [r for r in named if r.bearer and mention.noun in r.bearer.full.key]
    pool = by_word or [r for r in named if r.speaks]
    if not pool:
        return None
    chosen = max(pool, key=lambda r: r.last.mention.span.start)
    assert chosen.bearer is not None
    confidence = 0.85 if by_word and len(pool) == 1 else 0.5
    return Link(
        chosen.number, confidence, f"the {mention.noun} named before: {chosen.bearer.full.text}"
    )


def _repeated(use: Use, scene: Scene) -> Link | None:
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
        if (
            alike
            and first.determiner == "bare"
            and other.bearer is None
            and _tail(first) == _tail(mention)
        ):
            return Link(other.number, 0.7, f"{mention.noun} told of in the same words before")
    return None


def _tail(mention: Mention) -> str:
    return mention.text.lower().rstrip(" ,.")


def _one_of_several(use: Use, scene: Scene) -> Link | None:
    """ "Several executives said … One executive said": most likely one of them."""
    mention = use.mention
    if mention.plural or mention.people.max != 1 or mention.determiner != "indefinite":
        return None
    if "one" not in mention.text.lower().split()[:1]:
        return None
    groups = [
        r for r in scene.referents if r.plural and r.nature == "people" and mention.noun in r.nouns
    ]
    if not groups or nature(mention, scene.lexicons) != "person":
        return None
    return Link(None, 0.5, f"perhaps one of: {groups[-1].uses[0].mention.text}", groups[-1].number)


PRONOUN_SIEVES: tuple[Sieve, ...] = (_writer, _relative, _pronoun)
NOUN_SIEVES: tuple[Sieve, ...] = (
    _member, _pair, _one_then_other, _one_more, _generic, _same_noun, _wider_word, _repeated, _one_of_several,
)  # fmt: skip

"""Mentions → referents: who is meant, how sure that is, and why.

The mentions are taken in the order of the text, and each is tried against the referents before it
by the form that it has: a name against the roster, a pronoun against what stands nearest, a noun
phrase against what was described alike.  What fits nothing is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from auditor.model import Span
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import relation
from auditor.sources import bodies, descriptions, groups, naming
from auditor.sources.antecedent import antecedent
from auditor.sources.extent import Reader
from auditor.sources.gender import with_genders
from auditor.sources.mentions import Mention
from auditor.sources.nearest import nearest
from auditor.sources.referents import Referent, Use, new_referent, with_use
from auditor.sources.roles import role_nouns
from auditor.sources.roster import Roster
from auditor.sources.scene import Link, Scene, Sieve, bearer_of

# From here on a link is no guess.
CERTAIN = 0.9
NEW = Link(None, 0.8, "mentioned here first")


def link(
    read: Reader, roster: Roster, uses: Sequence[Use], quoting: Mapping[int, Mention]
) -> tuple[tuple[Referent, ...], dict[Span, Link]]:
    """The referents of all uses, and the link of the mention at each span.

    `quoting` gives for a mention's head inside quotation marks the mention of who is quoted there.
    """
    referents: list[Referent] = []
    links: dict[Span, Link] = {}
    roles = _roles(read, roster, uses)
    roster = with_genders(read, roster, roles)
    before: int | None = None
    for use in uses:
        quoter = links.get(quoting[use.mention.head].span) if use.mention.head in quoting else None
        quoted = quoter.number if quoter else None
        scene = Scene(read, roster, tuple(referents), roles, before, quoted)
        found = resolve(use, scene)
        number = len(referents) if found.number is None else found.number
        if found.number is None:
            referents.append(_new(number, found, use, scene))
        else:
            referents[number] = with_use(referents[number], use, read.lexicons)
        referents[number] = _named_after(referents[number], use, scene)
        links[use.mention.span] = (
            found if found.number == number else msgspec.structs.replace(found, number=number)
        )
        before = number if use.speaks else before
    return tuple(_bringing_in_named(r, referents, roster) for r in referents), links


def _bringing_in_named(
    referent: Referent, referents: Sequence[Referent], roster: Roster
) -> Referent:
    """“Holt and Ruiz” with the referents of both, also where Ruiz speaks only later."""
    names = [part.name for use in referent.uses for part in use.mention.parts if part.name]
    if not names and not referent.joins:
        return referent
    sure = {of[0].number for name in names if len(of := roster.of(name)) == 1}
    found = {r.number for r in referents if r.bearer and r.bearer.number in sure}
    found -= {referent.number}
    return msgspec.structs.replace(referent, joins=tuple(sorted({*referent.joins, *found})))


def resolve(use: Use, scene: Scene) -> Link:
    """The link of one use."""
    mention = use.mention
    if mention.parts:
        return _joined(use, scene)
    if mention.name is not None:
        return _named(use, scene)
    sieves = PRONOUN_SIEVES if mention.pronoun else NOUN_SIEVES
    for sieve in sieves:
        found = sieve(use, scene)
        if found is not None:
            return found
    return NEW


def _roles(read: Reader, roster: Roster, uses: Sequence[Use]) -> defaultdict[int, frozenset[str]]:
    """The nouns that describe each bearer of a name, wherever the article gives them."""
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for use in uses:
        bearers = roster.of(use.mention.name) if use.mention.name else ()
        if len(bearers) == 1:
            found[bearers[0].number] |= role_nouns(read, use.mention)
    return found


def _new(number: int, found: Link, use: Use, scene: Scene) -> Referent:
    referent = new_referent(number, use, scene.lexicons)
    return msgspec.structs.replace(
        referent,
        possessor=_possessor(use, scene),
        part_of=found.part_of,
        joins=found.joins,
        author=found.author,
        bearer=found.bearer,
        gender=referent.gender or (found.bearer.gender if found.bearer else ""),
    )


def _possessor(use: Use, scene: Scene) -> int | None:
    """Whose it is by a pronoun, “*his* top aides”, if nobody else is likely."""
    token = scene.read.document.tokens[use.mention.first]
    if token.xpos != "PRP$":
        return None
    pronoun = msgspec.structs.replace(
        use.mention, span=token.span, head=token.index, pronoun=plain_word(token), name=None
    )
    own = msgspec.structs.replace(use, mention=pronoun)
    choice = nearest(own, scene.referents, scene.speaker_before, scene.read)
    return choice.number if choice and choice.confidence >= CERTAIN else None


def _named_after(referent: Referent, use: Use, scene: Scene) -> Referent:
    """The referent with the bearer of its name, once a mention gives one."""
    if referent.bearer is not None or use.mention.parts:
        return referent
    chosen = bearer_of(use, scene)
    if chosen is None:
        return referent
    bearer, _ = chosen
    return msgspec.structs.replace(referent, bearer=bearer, gender=referent.gender or bearer.gender)


def _named(use: Use, scene: Scene) -> Link:
    chosen, name = bearer_of(use, scene), use.mention.name
    if chosen is None or name is None:
        return Link(None, 0.9, "named here")
    bearer, sure = chosen
    known = (r.number for r in scene.referents if r.bearer and r.bearer.number == bearer.number)
    number = next(known, None)
    introduced = _introduced(use, scene) if number is None else None
    if introduced is not None:
        return Link(introduced, 0.9, "said of whom the words before the comma describe")
    if sure < 1:
        reason = "mentioned last" if sure < CERTAIN else "told of most"
        return Link(number, sure, f"the {name.words[-1]} {reason}: {bearer.full.text}")
    if name.key == bearer.full.key:
        return Link(number, 1.0, "named")
    return Link(number, 0.95, f"short for {bearer.full.text}")


def _introduced(use: Use, scene: Scene) -> int | None:
    """“His wife, Ana Holt”: the referent described right before, as the parser reads it."""
    document, name = scene.read.document, use.mention.name
    heads = [
        i for i in range(use.mention.first, use.mention.end) if relation(document, i) == "appos"
    ]
    described = {document.tokens[i].head for i in heads if name and i < name.last}
    fits = (
        r.number
        for r in scene.referents
        if r.nature == "person"
        and not r.plural
        and not r.bearer
        and r.last.mention.head in described
    )
    return next(fits, None)


def _joined(use: Use, scene: Scene) -> Link:
    """“Holt and Ruiz”: the same as an earlier pair of the same two."""
    wanted = {part.text.lower() for part in use.mention.parts}
    for referent in reversed(scene.referents):
        for earlier in referent.uses:
            if {part.text.lower() for part in earlier.mention.parts} == wanted:
                return Link(referent.number, 0.9, "the same named together before")
    known = (resolve(msgspec.structs.replace(use, mention=p), scene) for p in use.mention.parts)
    joins = tuple(link.number for link in known if link.number is not None)
    return Link(None, 0.8, "named together", joins=joins)


def _writer(use: Use, scene: Scene) -> Link | None:
    """“I” and “we”: the quoted speaker inside quotation marks, the writer outside them."""
    pronouns = scene.lexicons["pronouns"]
    if use.mention.pronoun not in pronouns["first"] | pronouns["second"]:
        return None
    if scene.quoting is not None:
        return Link(scene.quoting, 0.8, "the quoted speaker")
    earlier = next((r.number for r in scene.referents if r.author), None)
    return Link(earlier, 0.9, "the writer of the article", author=True)


def _relative(use: Use, scene: Scene) -> Link | None:
    """“Who”, “which”: what the relative clause describes."""
    if use.mention.pronoun not in scene.lexicons["pronouns"]["relative"]:
        return None
    described = antecedent(scene.read, use.mention.head)
    if described is None:
        return NEW
    fits = [
        r
        for r in scene.referents
        for u in r.uses
        if u.mention.first
        <= described
        < max(u.mention.last, u.mention.name.last if u.mention.name else 0)
    ]
    return Link(fits[-1].number, 0.85, "the relative clause describes it") if fits else NEW


def _pronoun(use: Use, scene: Scene) -> Link | None:
    """“He”, “it”, “they”: the nearest that fits."""
    choice = nearest(use, scene.referents, scene.speaker_before, scene.read)
    return Link(choice.number, choice.confidence, choice.reason) if choice else None


PRONOUN_SIEVES: tuple[Sieve, ...] = (_writer, _relative, _pronoun)
NOUN_SIEVES: tuple[Sieve, ...] = (
    naming.apposed,
    groups.member,
    groups.pair,
    groups.everybody,
    groups.one_alone,
    groups.rest,
    groups.one_more,
    groups.nth,
    descriptions.generic,
    groups.part,
    descriptions.same_noun,
    groups.together,
    bodies.by_name_word,
    bodies.body_named_later,
    naming.named_later,
    naming.varied,
    groups.repeated,
    groups.one_of_several,
)

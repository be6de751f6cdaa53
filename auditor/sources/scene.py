"""What linking one mention looks at, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from auditor.lexicon import Lexicons
from auditor.sources.extent import Reader
from auditor.sources.mentions import Mention
from auditor.sources.referents import Referent, Use
from auditor.sources.roster import Bearer, Roster

# How many times as often as another somebody is told of who is clearly the one meant.
CLEARLY = 3


class Link(msgspec.Struct, frozen=True):
    """What a use was linked to, how sure that is (0 to 1), and why.

    `number` is a referent's, None for something new; `part_of` is the group that a new one belongs
    to, `joins` those that a new one brings together, `bearer` who it is named as further down.
    """

    number: int | None
    confidence: float
    reason: str
    part_of: int | None = None
    joins: tuple[int, ...] = ()
    author: bool = False
    bearer: Bearer | None = None


class Scene(msgspec.Struct, frozen=True):
    """The referents so far, in the order of their first mention, and whose names there are.

    `roles` are the nouns that describe each bearer anywhere in the article; `speaker_before` who
    spoke last; `quoting` who is quoted around the mention.
    """

    read: Reader
    roster: Roster
    referents: tuple[Referent, ...]
    roles: dict[int, frozenset[str]]
    speaker_before: int | None
    quoting: int | None

    @property
    def lexicons(self) -> Lexicons:
        return self.read.lexicons

    def roles_of(self, referent: Referent) -> frozenset[str]:
        """The nouns that describe a named referent."""
        return self.roles[referent.bearer.number] if referent.bearer else frozenset()

    def same_bearer(self, one: Mention, other: Mention) -> bool:
        """Whether the names that own two mentions may be one's."""
        if one.owner is None or other.owner is None:
            return one.owner is other.owner
        return bool(self._numbers(one) & self._numbers(other))

    def _numbers(self, mention: Mention) -> set[int]:
        return {b.number for b in self.roster.of(mention.owner)} if mention.owner else set()


Sieve = Callable[[Use, Scene], Link | None]


def label(referent: Referent) -> str:
    """How a reason calls a referent: by its full name, else by its first mention."""
    return referent.bearer.full.text if referent.bearer else referent.uses[0].mention.text


def latest(referents: list[Referent]) -> Referent:
    """The one mentioned last."""
    return max(referents, key=lambda referent: referent.last.mention.span.start)


def named_afterwards(bearers: Sequence[Bearer], scene: Scene) -> Link | None:
    """The link of a description to the one bearer who is named further down; None for several."""
    if len(bearers) != 1:
        return None
    known = (r.number for r in scene.referents if r.bearer and r.bearer.number == bearers[0].number)
    reason = f"named only afterwards: {bearers[0].full.text}"
    return Link(next(known, None), 0.7, reason, bearer=bearers[0])


def bearer_of(use: Use, scene: Scene) -> tuple[Bearer, float] | None:
    """Whose name it is, and how sure that is.

    Of several the one mentioned last, but not one who is only told of where another has spoken, or
    is told of much more: “Ana Holt told her husband, Jan Holt, that … *Holt* said”.
    """
    found = scene.roster.of(use.mention.name) if use.mention.name else ()
    if len(found) < 2:
        return (found[0], 1.0) if found else None
    known = {r.bearer.number: r for r in scene.referents if r.bearer}
    told = {b.number: len(known[b.number].uses) if b.number in known else 0 for b in found}
    heard = [b for b in found if b.number in known and known[b.number].speaks]
    pool = heard or [b for b in found if told[b.number] * CLEARLY >= max(told.values())]
    recent = {n: r.last.mention.span.start for n, r in known.items()}
    # One that has not been mentioned yet is the further, the later it comes.
    order = {b.number: recent.get(b.number, -b.full.first) for b in pool}
    chosen = max(pool, key=lambda bearer: order[bearer.number])
    others = (told[b.number] for b in found if b is not chosen)
    clear = len(pool) == 1 and told[chosen.number] >= CLEARLY * max(others)
    return chosen, 0.9 if clear else 0.6

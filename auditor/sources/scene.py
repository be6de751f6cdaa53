"""What linking one mention looks at, and what it answers."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from auditor.lexicon import Lexicons
from auditor.sources.extent import Reader
from auditor.sources.mentions import Mention
from auditor.sources.referents import Referent, Use
from auditor.sources.roster import Bearer, Roster


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


def bearer_of(use: Use, scene: Scene) -> tuple[Bearer, int] | None:
    """Whose name it is and how many it could be: of several, the one mentioned last."""
    found = scene.roster.of(use.mention.name) if use.mention.name else ()
    if not found:
        return None
    recent = {r.bearer.number: r.last.mention.span.start for r in scene.referents if r.bearer}
    # One that has not been mentioned yet is the further, the later it comes.
    order = {b.number: recent.get(b.number, -b.full.first) for b in found}
    return max(found, key=lambda bearer: order[bearer.number]), len(found)

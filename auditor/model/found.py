"""What is found in an article: attributions, sources, responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from auditor.model.article import Span

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["statement", "belief", "intention", "decree", "perception", "evidence"]
Kind = Literal[
    "named_person",
    "named_organization",
    "document",
    "anonymous",
    "unnamed_person",
    "unnamed_group",
    "author",
    "other",
    "none",
]
ResponseKind = Literal["no_reply", "declined", "unreachable", "referred", "denied", "commented"]
Given = Literal["part", "pseudonym"]

NAMED: tuple[Kind, ...] = ("named_person", "named_organization", "document")
UNNAMED: tuple[Kind, ...] = ("anonymous", "unnamed_person", "unnamed_group")


class Passage(msgspec.Struct, frozen=True):
    """Words of the article that play one part, in one or more spans, in the order of the text."""

    text: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def __iter__(self) -> Iterator[Span]:
        return iter(self.spans)


class Attribution(msgspec.Struct, frozen=True):
    """Content that the article assigns to somebody: source, cue, content.

    `source` and `cue` may be missing, never both and the content too.  `found_by` names the
    construction that found it (one of `auditor.find`).  `source_id` points into the register once
    sources are linked; `link_reason` says why, `link_confidence` (0 to 1) how sure that is.
    `parent` is the id of the attribution that this one stands inside.  `counted`: rules, measures
    and score count it, by the stances of the pack.
    """

    id: str
    mode: Mode
    stance: Stance
    source: Passage | None
    cue: Passage | None
    content: Passage
    found_by: str
    line: int
    source_id: str | None = None
    parent: str | None = None
    link_confidence: float | None = None
    link_reason: str | None = None
    counted: bool = True


class Evidence(msgspec.Struct, frozen=True):
    """Words that decided something, with their place."""

    text: str
    span: Span


class Reason(msgspec.Struct, frozen=True):
    """Why a source is not named, in the article's words, with its category."""

    text: str
    span: Span
    category: str


class Anonymity(msgspec.Struct, frozen=True):
    """What the article says of a withheld identity.

    `disclosed`: it states that the name is withheld; `knowledge`: how the source knows (present,
    direct, briefed, familiar, close, involved) or None; `basis` the words that say so; `reason`
    why the name is withheld, or None; `given` what the article gives in the name's place: part of
    it, or a pseudonym.
    """

    disclosed: bool
    basis: Evidence | None = None
    knowledge: str | None = None
    reason: Reason | None = None
    given: Given | None = None


class People(msgspec.Struct, frozen=True):
    """How many people a source is: at least `min`, at most `max` (None: the text does not say)."""

    min: int
    max: int | None


class Source(msgspec.Struct, frozen=True):
    """One speaker of the article with all its mentions.

    `because` is the evidence that decided the kind, as a short sentence.  `described` is how much
    the article says of an unnamed one: "bare" (nothing or an assurance), "weak" (nearness or rank
    only) or "role" (an office, employer or part in the events).  `part_of` is the id of the source
    that this one is among ("one of the officials"): it adds no people to the article's total;
    `joins` those that it brings together ("both", "Holt and a lawyer"): it adds only who is none of
    them.
    `counted`: rules, measures and score count it, for one of its attributions, or because its name
    is withheld; one that was only asked for comment is not.
    """

    id: str
    label: str
    kind: Kind
    people: People
    mentions: tuple[Span, ...]
    attributions: tuple[str, ...]
    role: str | None = None
    speaks_for: str | None = None
    anonymity: Anonymity | None = None
    because: str = ""
    described: str | None = None
    part_of: str | None = None
    joins: tuple[str, ...] = ()
    counted: bool = True


class Response(msgspec.Struct, frozen=True):
    """What came of asking somebody for comment; `party` is who was asked, as the article has it.

    `party_span` is where it says so; None where the article leaves out who was asked ("requests for
    comment were not returned").  `source_id` points into the register once sources are linked;
    `link_reason` says why, `link_confidence` (0 to 1) how sure that is.  `immediate`: the article
    says only that nothing came at once.
    """

    id: str
    party: str
    source_id: str | None
    kind: ResponseKind
    immediate: bool
    span: Span
    text: str
    line: int
    party_span: Span | None = None
    link_confidence: float | None = None
    link_reason: str | None = None

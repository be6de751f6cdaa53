"""Referents that speak or were asked → sources: kind, label, people, anonymity, put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from auditor.lexicon import Lexicons
from auditor.model import Attribution, Kind, People, Response, Source, Span
from auditor.sources.anonymity import Withholding, anonymity
from auditor.sources.described import described
from auditor.sources.extent import Reader
from auditor.sources.kind import Case, decide, is_role
from auditor.sources.knowledge import Knowledge, knowledge_in
from auditor.sources.labels import Labelled, label_of, telling
from auditor.sources.mentions import Mention
from auditor.sources.nature import nature
from auditor.sources.people import NOBODY, ONE, SOME, together
from auditor.sources.referents import Referent
from auditor.sources.roles import role_text, speaks_for
from auditor.sources.scene import Link

Linked = TypeVar("Linked", Attribution, Response)
COUNTED = ("named_person", "anonymous", "unnamed_person", "unnamed_group", "author")


class Findings(msgspec.Struct, frozen=True):
    """All that linking found, before it is put into a register.

    `spoken` are the mentions and links by an attribution's id, `asked` the links by a response's.
    """

    read: Reader
    attributions: tuple[Attribution, ...]
    responses: tuple[Response, ...]
    referents: tuple[Referent, ...]
    spoken: dict[str, tuple[Mention, Link]]
    asked: dict[str, Link]
    withheld: tuple[Withholding, ...]
    links: dict[Span, Link]


def registered(
    findings: Findings,
) -> tuple[tuple[Attribution, ...], tuple[Source, ...], tuple[Response, ...]]:
    """The linked attributions, the register, and the linked responses."""
    kept = [r for r in findings.referents if _is_source(r, findings)]
    ids = {r.number: f"s{n}" for n, r in enumerate(kept, 1)}
    spoken = {each: link for each, (_, link) in findings.spoken.items()}
    attributions = tuple(_linked(a, spoken.get(a.id), ids) for a in findings.attributions)
    responses = tuple(_linked(r, findings.asked.get(r.id), ids) for r in findings.responses)
    return attributions, tuple(_source(r, findings, ids) for r in kept), responses


def _is_source(referent: Referent, findings: Findings) -> bool:
    """Whether it spoke or was asked.

    "Both" of "both asked not to be named" are told of by themselves.
    """
    if len(referent.joins) < max(1, len(referent.uses[0].mention.parts)):
        return referent.registered
    answering = (*(link for _, link in findings.spoken.values()), *findings.asked.values())
    return any(link.number == referent.number for link in answering)


def _linked(each: Linked, link: Link | None, ids: dict[int, str]) -> Linked:
    """An attribution or a response with the id of its source."""
    if link is None:
        return each
    return msgspec.structs.replace(
        each,
        source_id=ids[link.number] if link.number is not None else None,
        link_confidence=link.confidence,
        link_reason=link.reason,
    )


def _source(referent: Referent, findings: Findings, ids: dict[int, str]) -> Source:
    read = findings.read
    stated, case = _statements(referent, findings), _case(referent, findings)
    kind, because = decide(case)
    granted = tuple(w for w in findings.withheld if w.blanket)
    if not stated and granted and (kind == "anonymous" or _is_counted_person(case, kind)):
        stated = granted
        if kind != "anonymous":
            kind, because = decide(msgspec.structs.replace(case, withheld=granted[0]))
    unnamed = kind in ("anonymous", "unnamed_person", "unnamed_group")
    return Source(
        id=ids[referent.number],
        label=label_of(Labelled(case, kind, stated), read),
        kind=kind,
        people=_people(referent, kind, read.lexicons),
        mentions=_mention_spans(referent),
        attributions=tuple(
            a for a, (_, link) in findings.spoken.items() if link.number == referent.number
        ),
        role=_role(referent, read),
        speaks_for=_speaks_for(referent, read),
        anonymity=anonymity(case.knowledge, stated, read.lexicons) if kind == "anonymous" else None,
        because=because,
        described=described(case, read) if unnamed else None,
        part_of=ids.get(referent.part_of) if referent.part_of is not None else None,
        joins=tuple(ids[number] for number in referent.joins if number in ids),
    )


def _case(referent: Referent, findings: Findings) -> Case:
    group = _group(referent, findings)
    return Case(
        referent=referent,
        mention=telling(referent, findings.read),
        knowledge=_knowledge(referent, findings),
        withheld=next(iter(_statements(referent, findings)), None),
        lexicons=findings.read.lexicons,
        joined=tuple(findings.referents[number] for number in referent.joins),
        group=_case(group, findings) if group else None,
        owner=None if referent.possessor is None else findings.referents[referent.possessor],
    )


def _group(referent: Referent, findings: Findings) -> Referent | None:
    """The group that a member is among; for "another person" the person before."""
    if referent.part_of is not None:
        return findings.referents[referent.part_of]
    first = referent.uses[0].mention
    if first.determiner != "another":
        return None
    before = findings.referents[: referent.number]
    return next((r for r in reversed(before) if r.speaks and first.noun in r.nouns), None)


def _is_counted_person(case: Case, kind: Kind) -> bool:
    """Whether "like others interviewed" holds for it: "a nurse", "two officers", no "residents"."""
    met = case.referent.people is not None and case.referent.people.max is not None
    return kind in ("unnamed_person", "unnamed_group") and met and not is_role(case, "spokesperson")


def _statements(referent: Referent, findings: Findings) -> tuple[Withholding, ...]:
    """What is stated of the source's name, or of the group's that it is among or brought into."""
    if not findings.withheld:
        return ()
    meant = {referent.number, referent.part_of}
    meant |= {r.number for r in findings.referents if referent.number in r.joins}
    return tuple(w for w in findings.withheld if findings.links[w.of.span].number in meant)


def _knowledge(referent: Referent, findings: Findings) -> Knowledge | None:
    """How the source knows, or the group that it is among."""
    group = [findings.referents[referent.part_of]] if referent.part_of is not None else []
    mentions = (use.mention for each in (referent, *group) for use in each.uses)
    known = (knowledge_in(findings.read, mention) for mention in mentions if not mention.pronoun)
    return next((k for k in known if k), None)


def _people(referent: Referent, kind: Kind, lexicons: Lexicons) -> People:
    if kind not in COUNTED:
        return NOBODY
    parts = referent.uses[0].mention.parts
    if parts:
        # Of "Holt and the ministry" one is a person.
        return together(p.people for p in parts if nature(p, lexicons) in ("person", "people"))
    alone = kind in ("anonymous", "unnamed_person", "named_person", "author")
    people = referent.people or (SOME if referent.uses[0].mention.plural else ONE)
    return people if alone or people != ONE else SOME


def _mention_spans(referent: Referent) -> tuple[Span, ...]:
    """Where the source is spoken of for certain: its names, and where it speaks or was asked."""
    spans: Iterable[Span] = (
        use.mention.span
        for use in referent.uses
        if use.speaks or use.asked or use.mention.name is not None
    )
    return tuple(sorted(set(spans)))


def _role(referent: Referent, read: Reader) -> str | None:
    """The first role that a mention tells, or the words before the comma that bring the name in."""
    roles = (role_text(read, use.mention) for use in referent.uses)
    told = next((role for role in roles if role), None)
    if told or referent.bearer is None:
        return told
    pairs = zip(referent.uses, referent.uses[1:], strict=False)
    beside = (
        one.mention
        for one, other in pairs
        if one.mention.name is None and other.mention.first - one.mention.last in (0, 1)
    )
    return next((mention.text.strip(" ,") for mention in beside if not mention.pronoun), None)


def _speaks_for(referent: Referent, read: Reader) -> str | None:
    """The organisation of a spokesperson, by the first mention that tells it."""
    told = (speaks_for(read, use.mention) for use in referent.uses)
    return next((house for house in told if house), None)

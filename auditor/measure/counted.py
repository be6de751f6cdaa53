"""Which attributions and sources count: marked once, for rules, measures, score and terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from auditor.model import Attribution, Response, Source


def mark_counted(
    attributions: Iterable[Attribution],
    sources: Iterable[Source],
    responses: Iterable[Response],
    stances: Collection[str],
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The same with `counted` set: an attribution counts if it is of one of these stances.

    One that a source only passes on ("Reuters reported, citing officials") does not.  A direct
    quotation counts whatever its cue: it was said.  A source counts through any of its
    attributions.  Of those that have none, one that was only asked for comment does not count; one
    whose name the article says that it withholds does.
    """
    marked = tuple(
        msgspec.structs.replace(each, counted=_counts(each, stances)) for each in attributions
    )
    kept = {attribution.id for attribution in marked if attribution.counted}
    asked = {response.source_id for response in responses}
    return marked, tuple(
        msgspec.structs.replace(
            each,
            counted=not kept.isdisjoint(each.attributions)
            if each.attributions
            else each.id not in asked or is_disclosed(each),
        )
        for each in sources
    )


def is_disclosed(source: Source) -> bool:
    """Whether the article states that this source's name is withheld."""
    return source.anonymity is not None and source.anonymity.disclosed


def _counts(attribution: Attribution, stances: Collection[str]) -> bool:
    said = attribution.mode == "direct" or attribution.stance in stances
    return said and attribution.parent is None

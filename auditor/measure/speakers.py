"""Who the sources are, how many, how much each says, who was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log

from auditor.measure.counted import is_disclosed
from auditor.measure.shares import among, share
from auditor.measure.table import KINDS, RESPONSE_KINDS
from auditor.model import NAMED, UNNAMED, Measure, People, Response, Source
from auditor.sources.people import together

UNANSWERED = ("no_reply", "unreachable")


def people_in(sources: Sequence[Source]) -> People:
    """How many people these sources are together, each counted once.

    "One of the officials" is counted with the officials, and of "both" only who is not told of
    alone.
    """
    by_id = {source.id: source for source in sources}
    return together(_added(each, by_id) for each in sources if each.part_of not in by_id)


def _added(source: Source, by_id: Mapping[str, Source]) -> People:
    """The people of a source that are none of those it joins."""
    told = sum(by_id[each].people.min for each in source.joins if each in by_id)
    most = source.people.max
    return People(max(0, source.people.min - told), None if most is None else max(0, most - told))


def of_sources(sources: Sequence[Source]) -> Iterator[Measure]:
    """The sources by kind, and the people that they are."""
    counts: Counter[str] = Counter(each.kind for each in sources if each.kind != "none")
    yield Measure("sources", counts.total())
    for kind in KINDS[:-1]:
        yield Measure(f"sources_{kind}", counts[kind])
    yield Measure("sources_named", len(_named(sources)))
    people = people_in(sources)
    yield Measure("people_min", people.min)
    yield Measure("people_max", people.max)


def effective_sources(words: Counter[str]) -> Measure:
    """The effective number of sources, from the words of each by its id."""
    total = words.total()
    if not total:
        return Measure("effective_sources", None)
    parts = [count / total for count in words.values() if count]
    return Measure("effective_sources", exp(-sum(part * log(part) for part in parts)))


def of_anonymous(sources: Sequence[Source]) -> Iterator[Measure]:
    """What the article tells of those whom it does not name."""
    anonymous = [source for source in sources if source.kind == "anonymous"]
    people = people_in(anonymous)
    yield Measure("anonymous_people_min", people.min)
    yield Measure("anonymous_people_max", people.max)
    for name, holds in (
        ("anonymous_reason_given", _is_explained),
        ("anonymous_disclosed", is_disclosed),
        ("anonymous_counted", _is_counted),
    ):
        yield share(name, sum(map(holds, anonymous)), len(anonymous))


def of_unnamed(sources: Sequence[Source]) -> Iterator[Measure]:
    """What is not told of those who speak without a name, against those who have one.

    Who does not speak is left out: that somebody asked for anonymity, told of one whom nothing
    links to what was said, is no further voice.
    """
    speaking = [each for each in sources if each.kind in UNNAMED and each.attributions]
    anonymous = [each for each in speaking if each.kind == "anonymous"]
    named = len(_named(sources))
    yield among("share_unexplained", sum(not _is_explained(each) for each in anonymous), named)
    yield among("share_uncounted", sum(not _is_counted(each) for each in speaking), named)


def of_responses(responses: Sequence[Response], sources: Sequence[Source]) -> Iterator[Measure]:
    """Who was asked for comment, and what came of it."""
    counts: Counter[str] = Counter(response.kind for response in responses)
    yield Measure("responses", counts.total())
    for kind in RESPONSE_KINDS:
        yield Measure(f"responses_{kind}", counts[kind])
    answered = counts.total() - sum(counts[kind] for kind in UNANSWERED)
    yield share("response_answered", answered, counts.total())
    yield Measure("heard_or_asked", len(_named(sources)) + counts.total())


def _named(sources: Iterable[Source]) -> list[Source]:
    return [source for source in sources if source.kind in NAMED]


def _is_explained(source: Source) -> bool:
    return source.anonymity is not None and source.anonymity.reason is not None


def _is_counted(source: Source) -> bool:
    return source.people.max is not None

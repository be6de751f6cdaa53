"""What can be counted in an audited article, each number under its name in `MEASURES`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import exp, log
from types import MappingProxyType
from typing import get_args

import msgspec

from auditor.model import (
    Attribution,
    Document,
    Kind,
    Measure,
    Mode,
    People,
    Response,
    ResponseKind,
    Source,
    Span,
    Stance,
)
from auditor.sources.people import together
from auditor.text import words

KINDS: tuple[str, ...] = get_args(Kind)
MODES: tuple[str, ...] = get_args(Mode)
RESPONSE_KINDS: tuple[str, ...] = get_args(ResponseKind)
STANCES: tuple[Stance, ...] = get_args(Stance)
# What counts unless a pack says otherwise: an editor cares for what somebody said and for what a
# document shows before what is thought, wanted, ordered or noticed.
COUNTED: tuple[Stance, ...] = ("statement", "evidence")
NAMED = ("named_person", "named_organization", "document")
UNANSWERED = ("no_reply", "unreachable")


def _each(names: Iterable[str], name: str, meaning: str) -> dict[str, str]:
    return {name.format(part): meaning.format(part) for part in names}


# The names that packs and rules refer to, in the order of the report.  A share lies between 0 and
# 1 and has numerator and denominator; where there is nothing to share out, its value is None.
# "Attributions" and "sources" are the counted ones throughout; only `attributions_<stance>` tell of
# the others too.
MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "attributions": "attributions of the stances that the pack counts, nested ones too",
        **_each(STANCES, "attributions_{}", "attributions of stance {}, counted or not"),
        "attributed_words": "words inside attributed content, each counted once",
        "share_attributed_words": "attributed words / words of the article",
        "share_sentences_attributed": "sentences that attributed content touches / sentences",
        **_each(MODES, "share_{}", "{} attributions / attributions"),
        **_each(KINDS, "share_attributions_{}", "attributions to {} sources / attributions"),
        "share_attributions_named": f"the same for {', '.join(NAMED)} together",
        **_each(KINDS, "share_attributed_words_{}", "words of {} sources / attributed words"),
        "share_attributed_words_named": f"the same for {', '.join(NAMED)} together",
        "sources": "sources of the register with an attribution of those stances, or with none at "
        "all; those of kind none left out",
        **_each(KINDS[:-1], "sources_{}", "{} sources of the register"),
        "people_min": "people that the sources are, at least; each is counted once",
        "people_max": "the same, at most; None where the article leaves some uncounted",
        "effective_sources": "how many sources speaking equally much would be as diverse as these: "
        "exp of the Shannon entropy over attributed words per source (the Hill number of order 1: "
        "Hill 1973, Diversity and Evenness, Ecology 54); 1 where one source says everything",
        "anonymous_people_min": "people that the anonymous sources are, at least",
        "anonymous_people_max": "the same, at most; None where the article leaves one uncounted",
        "anonymous_reason_given": "anonymous sources with a reason why / anonymous sources",
        "anonymous_disclosed": "those whose withheld name the article admits / anonymous sources",
        "anonymous_counted": "those of which it says how many people they are / anonymous sources",
        "responses": "parties asked for comment",
        **_each(RESPONSE_KINDS, "responses_{}", "responses of kind {}"),
        "response_answered": "responses other than no_reply and unreachable / responses",
    }
)


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
            else each.id not in asked or _disclosed(each),
        )
        for each in sources
    )


def _disclosed(source: Source) -> bool:
    return source.anonymity is not None and source.anonymity.disclosed


def _counts(attribution: Attribution, stances: Collection[str]) -> bool:
    said = attribution.mode == "direct" or attribution.stance in stances
    return said and attribution.parent is None


def measure(
    document: Document,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    responses: Sequence[Response],
) -> tuple[Measure, ...]:
    """Every measure of `MEASURES`, in its order.

    What is not `counted` is left out, but for `attributions_<stance>`.
    An attribution is of its source's kind, and of kind none without one.  Where attributions nest
    or overlap, a word belongs to the outermost and then the earliest: to the speaker from whom the
    reader has it.
    """
    stances: Counter[str] = Counter(each.stance for each in attributions)
    attributions = [each for each in attributions if each.counted]
    sources = [each for each in sources if each.counted]
    kinds = {source.id: source.kind for source in sources}
    kind_of = {each.id: _kind(each, kinds) for each in attributions}
    article_words = words(document.article.text)
    words_of = _words_of(article_words, attributions)
    words_by_kind: Counter[str] = Counter()
    for attribution_id, count in words_of.items():
        words_by_kind[kind_of[attribution_id]] += count
    attributed = words_of.total()
    return (
        Measure("attributions", len(attributions)),
        *(Measure(f"attributions_{stance}", stances[stance]) for stance in STANCES),
        Measure("attributed_words", attributed),
        _share("share_attributed_words", attributed, len(article_words)),
        _sentences(document, attributions),
        *_shares("share_{}", MODES, Counter(each.mode for each in attributions)),
        *_kind_shares("share_attributions_{}", Counter(kind_of.values())),
        *_kind_shares("share_attributed_words_{}", words_by_kind),
        *_of_sources(sources),
        Measure("effective_sources", _effective(_words_by_source(attributions, kinds, words_of))),
        *_of_anonymous([source for source in sources if source.kind == "anonymous"]),
        *_of_responses(responses),
    )


def _kind(attribution: Attribution, kinds: Mapping[str, Kind]) -> str:
    return kinds.get(attribution.source_id or "", "none")


def _share(name: str, numerator: float, denominator: float) -> Measure:
    value = numerator / denominator if denominator else None
    return Measure(name, value, numerator, denominator)


def _shares(name: str, parts: Iterable[str], counts: Counter[str]) -> Iterator[Measure]:
    total = counts.total()
    return (_share(name.format(part), counts[part], total) for part in parts)


def _kind_shares(name: str, counts: Counter[str]) -> Iterator[Measure]:
    """The share of every kind, and that of the named kinds together."""
    yield from _shares(name, KINDS, counts)
    yield _share(name.format("named"), sum(counts[kind] for kind in NAMED), counts.total())


def _touched(spans: Sequence[Span], place: Span) -> range:
    """The indices of the spans (sorted, apart from each other) that a place overlaps."""
    first = bisect_right(spans, place.start, key=lambda span: span.end)
    return range(first, bisect_left(spans, place.end, key=lambda span: span.start))


def _words_of(article_words: Sequence[Span], attributions: Sequence[Attribution]) -> Counter[str]:
    """How many words each attribution owns, by its id."""
    owner: dict[int, str] = {}
    for attribution in sorted(attributions, key=lambda each: each.parent is not None):
        for span in attribution.content:
            for word in _touched(article_words, span):
                owner.setdefault(word, attribution.id)
    return Counter(owner.values())


def _sentences(document: Document, attributions: Sequence[Attribution]) -> Measure:
    spans = [sentence.span for sentence in document.sentences]
    contents = (span for attribution in attributions for span in attribution.content)
    touched = {sentence for span in contents for sentence in _touched(spans, span)}
    return _share("share_sentences_attributed", len(touched), len(spans))


def _words_by_source(
    attributions: Sequence[Attribution], kinds: Mapping[str, Kind], words_of: Counter[str]
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for attribution in attributions:
        if attribution.source_id and _kind(attribution, kinds) != "none":
            counts[attribution.source_id] += words_of[attribution.id]
    return counts


def _effective(counts: Counter[str]) -> float | None:
    total = counts.total()
    if not total:
        return None
    shares = [count / total for count in counts.values() if count]
    return exp(-sum(share * log(share) for share in shares))


def _of_sources(sources: Sequence[Source]) -> Iterator[Measure]:
    counts: Counter[str] = Counter(each.kind for each in sources if each.kind != "none")
    yield Measure("sources", counts.total())
    for kind in KINDS[:-1]:
        yield Measure(f"sources_{kind}", counts[kind])
    people = people_in(sources)
    yield Measure("people_min", people.min)
    yield Measure("people_max", people.max)


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


def _of_anonymous(sources: Sequence[Source]) -> Iterator[Measure]:
    people = people_in(sources)
    reasons = [source for source in sources if source.anonymity and source.anonymity.reason]
    disclosed = [source for source in sources if _disclosed(source)]
    counted = [source for source in sources if source.people.max is not None]
    yield Measure("anonymous_people_min", people.min)
    yield Measure("anonymous_people_max", people.max)
    yield _share("anonymous_reason_given", len(reasons), len(sources))
    yield _share("anonymous_disclosed", len(disclosed), len(sources))
    yield _share("anonymous_counted", len(counted), len(sources))


def _of_responses(responses: Sequence[Response]) -> Iterator[Measure]:
    counts: Counter[str] = Counter(response.kind for response in responses)
    yield Measure("responses", counts.total())
    for kind in RESPONSE_KINDS:
        yield Measure(f"responses_{kind}", counts[kind])
    answered = counts.total() - sum(counts[kind] for kind in UNANSWERED)
    yield _share("response_answered", answered, counts.total())

"""What can be counted in an audited article, each number under its name in `MEASURES`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from auditor.measure.counted import mark_counted
from auditor.measure.places import of_sentences, words_of
from auditor.measure.shares import among, kind_shares, share, shares
from auditor.measure.speakers import (
    effective_sources,
    of_anonymous,
    of_responses,
    of_sources,
    of_unnamed,
    people_in,
)
from auditor.measure.table import COUNTED, KINDS, MEASURES, MODES, STANCES
from auditor.model import NAMED, Attribution, Document, Kind, Measure, Response, Source
from auditor.text import words

__all__ = [
    "COUNTED",
    "KINDS",
    "MEASURES",
    "STANCES",
    "mark_counted",
    "measure",
    "people_in",
]


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
    everybody, sources = sources, [each for each in sources if each.counted]
    by_id = {source.id: source for source in sources}
    kind_of = {each.id: _kind(each, by_id) for each in attributions}
    named = frozenset(id_ for id_, kind in kind_of.items() if kind in NAMED)
    article_words = words(document.article.text)
    owned = words_of(article_words, attributions)
    attributed = owned.total()
    return (
        Measure("attributions", len(attributions)),
        *(Measure(f"attributions_{stance}", stances[stance]) for stance in STANCES),
        Measure("attributed_words", attributed),
        share("share_attributed_words", attributed, len(article_words)),
        *of_sentences(document, attributions, everybody, responses, named),
        *shares("share_{}", MODES, Counter(each.mode for each in attributions)),
        *kind_shares("share_attributions_{}", Counter(kind_of.values())),
        among("share_hearsay", sum(_is_hearsay(each, by_id) for each in attributions), len(named)),
        *kind_shares("share_attributed_words_{}", _words_by(kind_of, owned)),
        *of_sources(sources),
        effective_sources(_words_by(_speakers(attributions, by_id), owned)),
        *of_anonymous(sources),
        *of_unnamed(sources),
        *of_responses(responses, sources),
    )


def _kind(attribution: Attribution, by_id: Mapping[str, Source]) -> Kind:
    source = by_id.get(attribution.source_id or "")
    return source.kind if source else "none"


def _is_hearsay(attribution: Attribution, by_id: Mapping[str, Source]) -> bool:
    source = by_id.get(attribution.source_id or "")
    return source is None or source.kind == "none" or source.described == "bare"


def _speakers(attributions: Sequence[Attribution], by_id: Mapping[str, Source]) -> dict[str, str]:
    """The ids of the sources, by those of their attributions."""
    return {
        each.id: each.source_id
        for each in attributions
        if each.source_id and _kind(each, by_id) != "none"
    }


def _words_by(group_of: Mapping[str, str], owned: Counter[str]) -> Counter[str]:
    """The words of the attributions, summed by the group that each is in."""
    counts: Counter[str] = Counter()
    for attribution, group in group_of.items():
        counts[group] += owned[attribution]
    return counts

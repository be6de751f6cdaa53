"""All compared articles together: figures, tables, and what was missed and invented."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args

import msgspec

from auditor.evaluate.compare import STANCES, UNKNOWN, Comparison, Judged, Side, Verdict
from auditor.evaluate.figures import Figures, as_shares
from auditor.evaluate.sources import SourceEvaluation, sources_as_dict, summarise_sources
from auditor.model import Mode

VERSION = "1.1"
MODES: tuple[Mode, ...] = get_args(Mode)


class Row(msgspec.Struct, frozen=True):
    """What became of the attributions of one cue or one construction."""

    name: str
    hit: int = 0
    wrong_source: int = 0
    invented: int = 0
    missed: int = 0

    @property
    def errors(self) -> int:
        """How many went wrong in any way."""
        return self.wrong_source + self.invented + self.missed


class Evaluation(msgspec.Struct, frozen=True):
    """How well the audit finds attributions in labelled articles.

    `figures` are named as in `auditor.evaluate.figures`, and `by_mode` and `by_stance` are those of
    whole attributions.  `cues` and `constructions` stand with the most errors first; a construction
    is known of what was predicted only, so that nothing is `missed` there.  `judged` has every
    attribution, in the order of articles and text.  `empty` counts articles without any gold
    attribution, `left_out` is as in `Labels`.  `sources` is None where no labels tell of them.
    """

    articles: int
    words: int
    empty: int
    left_out: int
    figures: dict[str, Figures]
    by_mode: dict[str, Figures]
    by_stance: dict[str, Figures]
    cues: tuple[Row, ...]
    constructions: tuple[Row, ...]
    judged: tuple[Judged, ...]
    sources: SourceEvaluation | None = None

    def those(self, verdict: Verdict) -> tuple[Judged, ...]:
        """The attributions of which this became."""
        return tuple(each for each in self.judged if each.verdict == verdict)


def summarise(comparisons: Sequence[Comparison]) -> Evaluation:
    """The evaluation over these articles."""
    judged = tuple(each for comparison in comparisons for each in comparison.judged)
    found = tuple(each for each in judged if each.predicted)
    return Evaluation(
        articles=len(comparisons),
        words=sum(each.words for each in comparisons),
        empty=sum(not any(each.gold for each in case.judged) for case in comparisons),
        left_out=sum(each.left_out for each in comparisons),
        figures=_summed(each.figures for each in comparisons),
        by_mode=_by(judged, MODES, lambda side: side.mode),
        by_stance=_by(judged, (*STANCES, UNKNOWN), lambda side: side.stance),
        cues=_rows(judged, lambda each: each.cue),
        constructions=_rows(found, lambda each: each.predicted.found_by if each.predicted else ""),
        judged=judged,
        sources=summarise_sources([each.sources for each in comparisons if each.sources]),
    )


def as_dict(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain values: shares of 4 places with their counts, and every example."""
    sources = evaluation.sources
    listed: tuple[Verdict, ...] = ("missed", "invented", "wrong_source")
    return {
        "version": VERSION,
        "articles": evaluation.articles,
        "words": evaluation.words,
        "articles_without_labels": evaluation.empty,
        "roles_left_out": evaluation.left_out,
        "figures": _shares(evaluation.figures),
        "by_mode": _shares(evaluation.by_mode),
        "by_stance": _shares(evaluation.by_stance),
        "cues": msgspec.to_builtins(evaluation.cues),
        "constructions": msgspec.to_builtins(evaluation.constructions),
        "sources": sources_as_dict(sources) if sources else None,
        **{verdict: msgspec.to_builtins(evaluation.those(verdict)) for verdict in listed},
    }


def _shares(figures: Mapping[str, Figures]) -> dict[str, Mapping[str, float | int]]:
    return {name: as_shares(each) for name, each in figures.items()}


def _summed(parts: Iterable[Mapping[str, Figures]]) -> dict[str, Figures]:
    total: defaultdict[str, Figures] = defaultdict(Figures)
    for part in parts:
        for name, figures in part.items():
            total[name] += figures
    return dict(total)


def _by(
    judged: Sequence[Judged], kinds: Sequence[str], kind_of: Callable[[Side], str]
) -> dict[str, Figures]:
    """Figures of whole attributions by a kind: those predicted by theirs, the gold by its own."""
    return {kind: _of_kind(judged, kind, kind_of) for kind in kinds}


def _of_kind(judged: Sequence[Judged], kind: str, kind_of: Callable[[Side], str]) -> Figures:
    predicted = [each for each in judged if each.predicted and kind_of(each.predicted) == kind]
    gold = [each for each in judged if each.gold and kind_of(each.gold) == kind]
    return Figures(_hits(predicted), len(predicted), _hits(gold), len(gold))


def _hits(judged: Iterable[Judged]) -> int:
    return sum(each.verdict == "hit" for each in judged)


def _rows(judged: Iterable[Judged], name_of: Callable[[Judged], str | None]) -> tuple[Row, ...]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in judged:
        counts[name_of(each) or ""][each.verdict] += 1
    rows = (Row(name, **count) for name, count in counts.items())
    return tuple(sorted(rows, key=lambda row: (-row.errors, -row.hit, row.name)))

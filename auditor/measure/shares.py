"""A share as a measure, alone and for every part of a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.measure.table import KINDS
from auditor.model import NAMED, Measure


def share(name: str, numerator: float, denominator: float) -> Measure:
    """One divided by the other; None where there is nothing to share out."""
    value = numerator / denominator if denominator else None
    return Measure(name, value, numerator, denominator)


def among(name: str, lacking: float, named: float) -> Measure:
    """The share of what lacks something among that and what is named.

    What neither lacks it nor is named stays out: so that no more of it, and less, changes nothing.
    That keeps the laws of the score (docs/score.md): adding to what is anonymous never lowers the
    share, and naming or explaining never raises it.
    """
    return share(name, lacking, lacking + named)


def shares(name: str, parts: Iterable[str], counts: Counter[str]) -> Iterator[Measure]:
    """The share of each part in the whole of these counts."""
    total = counts.total()
    return (share(name.format(part), counts[part], total) for part in parts)


def kind_shares(name: str, counts: Counter[str]) -> Iterator[Measure]:
    """The share of every kind, and that of the named kinds together."""
    yield from shares(name, KINDS, counts)
    yield share(name.format("named"), sum(counts[kind] for kind in NAMED), counts.total())

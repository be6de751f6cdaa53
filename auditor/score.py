"""The article's sourcing score: the sum of the parts that a pack names.

It says how well the article shows where its information comes from, not whether it is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.errors import ConfigError, did_you_mean
from auditor.measure import MEASURES
from auditor.model import Measure, Score, ScorePart
from auditor.rulebook.packs import Pack
from auditor.rulebook.parts import PackPart

# Weights and points are whole tenths of a point, so that they add up exactly.
TENTHS = 10
FULL = 100 * TENTHS
NOTHING_TO_SCORE = "The article quotes and cites nobody: there is nothing to score."


def score(measures: Sequence[Measure], pack: Pack) -> Score:
    """The score, 0 to 100, with one part for each of the pack's that could be measured.

    A part that has nothing to measure gives all its points, none, or is left out, as the pack says;
    the weights of the others then grow in proportion until they make 100 again.  The points add up
    to the value.  Where nothing is attributed and nobody was asked for comment the value is None,
    and one part without weight says so; a pack without parts gives neither.  Raises ConfigError for
    a measure that does not exist.
    """
    check_measures(pack)
    known = {measure.name: measure for measure in measures}
    if not pack.score:
        return Score(None, ())
    if not (known["attributions"].value or known["responses"].value):
        return Score(None, (ScorePart("Attributions", "attributions", 0, 0, 0, NOTHING_TO_SCORE),))
    kept = [part for part in pack.score if not _left_out(part, known)]
    weights = _apportion([part.weight for part in kept])
    parts = [_part(part, weight, known) for part, weight in zip(kept, weights, strict=True)]
    tenths = sum(round(part.points * TENTHS) for part in parts)
    return Score(tenths / TENTHS if parts else None, tuple(parts))


def check_measures(pack: Pack) -> None:
    """Raise ConfigError, with the place in the pack, where it names an unknown measure."""
    for part in pack.score:
        if part.measure not in MEASURES:
            raise ConfigError(
                f"there is no measure {part.measure!r}{did_you_mean(part.measure, MEASURES)}",
                path=pack.path,
                line=part.line,
                key="score",
                accepted=", ".join(MEASURES),
            )


def _left_out(part: PackPart, known: Mapping[str, Measure]) -> bool:
    return part.if_nothing == "leave_out" and known[part.measure].value is None


def _apportion(weights: Sequence[int]) -> list[int]:
    """Weights in tenths of a point that add up to 100 points, in proportion.

    What rounding down leaves over goes to the largest remainders, the first ones first.
    """
    total = sum(weights)
    shares = [weight * FULL // total for weight in weights]
    order = sorted(range(len(weights)), key=lambda at: -(weights[at] * FULL % total))
    for at in order[: FULL - sum(shares)]:
        shares[at] += 1
    return shares


def _part(part: PackPart, tenths: int, known: Mapping[str, Measure]) -> ScorePart:
    measure = known[part.measure]
    return ScorePart(
        name=part.name,
        measure=part.measure,
        value=measure.value,
        weight=tenths / TENTHS,
        points=round(tenths * _reached(part, measure.value)) / TENTHS,
        because=_because(part, measure),
    )


def _reached(part: PackPart, value: float | None) -> float:
    """How much of its weight a part gives, 0 to 1."""
    if value is None:
        return 1 if part.if_nothing == "full" else 0
    return min(max((value - part.start) / (part.full - part.start), 0), 1)


def _because(part: PackPart, measure: Measure) -> str:
    if measure.value is None:
        return part.nothing
    share = measure.denominator is not None
    return part.says.format(
        value=f"{measure.value:.0%}" if share else _number(measure.value),
        numerator=_number(measure.numerator),
        denominator=_number(measure.denominator),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0")

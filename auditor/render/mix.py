"""The mix: which kinds of source the attributed words come from, as a bar with its legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from auditor.model import Report
from auditor.render.look import KIND_STYLES, Look
from auditor.render.wording import KINDS, count

MEASURE = "share_attributed_words_"
LETTERS = "NODPGAWX-"


def mix_bar(words: Mapping[str, int], width: int, look: Look) -> Text:
    """A bar of this many cells: blocks where colours tell them apart, else letters."""
    shown = Text()
    for kind, cells in zip(words, portions(list(words.values()), width), strict=True):
        shown.append(_sign(kind, look) * cells, KIND_STYLES[kind])
    return shown


def mix_legend(words: Mapping[str, int], look: Look) -> list[Text]:
    """One line for each kind with its share in per cent and its words."""
    lines = []
    for kind, share in zip(words, portions(list(words.values()), 100), strict=True):
        lines.append(
            Text.assemble(
                (_sign(kind, look), KIND_STYLES[kind]),
                f" {_percent(share):>4}  {KINDS[kind][1]} ",
                (f"({count(words[kind], 'word')})", "dim"),
            )
        )
    return lines


def mixed_words(report: Report) -> dict[str, int]:
    """The attributed words of each kind of source that has any."""
    counts = {measure.name: measure.numerator for measure in report.measures}
    words = {kind: int(counts.get(MEASURE + kind) or 0) for kind in KINDS}
    return {kind: number for kind, number in words.items() if number}


def portions(numbers: Sequence[int], whole: int) -> list[int]:
    """The numbers' shares in whole units that sum to `whole`: largest remainders are rounded up."""
    total = sum(numbers)
    if not total:
        return [0 for _ in numbers]
    shares = [number * whole // total for number in numbers]
    rest = sorted(range(len(numbers)), key=lambda i: -(numbers[i] * whole % total))
    for i in rest[: whole - sum(shares)]:
        shares[i] += 1
    return shares


def _percent(share: int) -> str:
    return f"{share}%" if share else "<1%"


def _sign(kind: str, look: Look) -> str:
    return "█" if look.colour and look.unicode else LETTERS[list(KINDS).index(kind)]

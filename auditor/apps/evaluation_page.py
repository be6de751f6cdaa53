"""What `auditor evaluate` shows of an evaluation as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from auditor.render.wording import count, safe

if TYPE_CHECKING:
    from auditor.evaluate import Evaluation, Gold
    from auditor.evaluate.compare import Judged, Side, Verdict
    from auditor.evaluate.figures import Figures
    from auditor.evaluate.summary import Row
    from auditor.model import Passage

# Characters of a passage from which its middle is left out.
LONG = 90
SHARES = ("Precision", "Recall", "F1")
EXAMPLES: tuple[tuple[str, Verdict], ...] = (
    ("Missed", "missed"),
    ("Invented", "invented"),
    ("Wrong source", "wrong_source"),
)
FATES = ("Right", "Wrong source", "Invented", "Missed")


class Limits(msgspec.Struct, frozen=True):
    """How many rows of the table of cues, and how many examples of each kind, text shows."""

    cues: int
    examples: int


def evaluation_page(evaluation: Evaluation, gold: Gold, limits: Limits) -> RenderableType:
    """The whole evaluation; of long lists the worst cues, and examples spread over the articles."""
    parts: list[RenderableType] = [*_head(evaluation, gold)]
    for title, page in _sections(evaluation, limits):
        parts += [Text(), Rule(Text(title, "bold"), align="left", style="dim"), _indented(page)]
    return Group(*parts)


def _head(evaluation: Evaluation, gold: Gold) -> Iterator[Text]:
    labelled = sum(each.gold is not None for each in evaluation.judged)
    found = sum(each.predicted is not None for each in evaluation.judged)
    yield Text(
        f"{count(evaluation.articles, 'article')}, {count(evaluation.words, 'word')}: "
        f"{count(labelled, 'attribution')} labelled, {found:,} found"
    )
    if gold.unlabelled:
        yield _note(f"{count(len(gold.unlabelled), 'article')} without a file of labels left out.")
    if evaluation.empty:
        yield _note(
            f"{count(evaluation.empty, 'article')} without any labelled attribution: "
            "whatever is found there counts as invented."
        )
    if evaluation.left_out:
        yield _note(
            f"{count(evaluation.left_out, 'role')} whose words are labelled only further down the "
            "file than the event left out, as in published figures."
        )


def _sections(evaluation: Evaluation, limits: Limits) -> Iterator[tuple[str, RenderableType]]:
    yield "Figures", _shares("", evaluation.figures)
    yield "Whole attributions (link) by mode", _shares("Mode", evaluation.by_mode, counts=True)
    yield "By stance", _shares("Stance", evaluation.by_stance, counts=True)
    if limits.cues:
        yield "Worst cues", _fates("Cue", _erring(evaluation.cues)[: limits.cues], FATES)
    yield "Constructions", _fates("Found by", evaluation.constructions, FATES[:3])
    if limits.examples:
        yield from _examples(evaluation, limits.examples)


def _shares(title: str, figures: Mapping[str, Figures], *, counts: bool = False) -> Table:
    table = _table(title, ("Found", "Labelled", *SHARES) if counts else SHARES)
    for name, each in figures.items():
        if not (each.predicted or each.gold):
            continue
        numbers = (f"{each.predicted:,}", f"{each.gold:,}") if counts else ()
        precision = _share(each.precision, each.predicted)
        recall = _share(each.recall, each.gold)
        f1 = _share(each.f1, each.predicted and each.gold)
        table.add_row(name.replace(".", ", "), *numbers, precision, recall, f1)
    return table


def _share(share: float, whole: int) -> str:
    """A share to three places; a dash where there is nothing to have a share of."""
    return f"{share:.3f}" if whole else "-"


def _fates(title: str, rows: Sequence[Row], columns: Sequence[str]) -> Table:
    table = _table(title, columns)
    for row in rows:
        fates = (row.hit, row.wrong_source, row.invented, row.missed)[: len(columns)]
        table.add_row(Text(safe(row.name) or "(no cue)"), *map(str, fates))
    return table


def _erring(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.errors]


def _table(title: str, columns: Sequence[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column(title, overflow="fold")
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _examples(evaluation: Evaluation, limit: int) -> Iterator[tuple[str, RenderableType]]:
    for title, verdict in EXAMPLES:
        judged = evaluation.those(verdict)
        shown = spread(judged, limit)
        if shown:
            some = "" if len(shown) == len(judged) else f", {len(shown)} of them"
            yield f"{title}: {len(judged):,}{some}", Group(*map(_example, shown))


def spread(judged: Sequence[Judged], limit: int) -> tuple[Judged, ...]:
    """At most so many, evenly spread, so that every article has its chance."""
    if len(judged) <= limit:
        return tuple(judged)
    return tuple(judged[number * len(judged) // limit] for number in range(limit))


def _example(judged: Judged) -> RenderableType:
    lines: list[RenderableType] = [
        Text(f"{safe(judged.article)}:{judged.line}", "bold"),
        _indented(safe(judged.sentence)),
    ]
    if judged.gold:
        lines.append(_indented(_side("labelled", judged.gold)))
    if judged.predicted:
        lines.append(_indented(_side("found", judged.predicted)))
    return Group(*lines)


def _side(name: str, side: Side) -> Text:
    roles = (("source", side.source), ("cue", side.cue), ("content", side.content))
    told = "; ".join(f"{role} {_quoted(passage)}" for role, passage in roles)
    by = f" ({side.found_by})" if side.found_by else ""
    return Text(f"{name}: {told}{by}", "dim")


def _quoted(passage: Passage | None) -> str:
    if passage is None:
        return "none"
    text = safe(passage.text)
    half = LONG // 2
    short = text if len(text) <= LONG else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return f"[{short}]"


def _note(text: str) -> Text:
    return Text(text, "dim")


def _indented(page: RenderableType) -> Padding:
    return Padding(Text(page) if isinstance(page, str) else page, (0, 0, 0, 2))

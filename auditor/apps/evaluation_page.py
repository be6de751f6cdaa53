"""What `auditor evaluate` shows of an evaluation as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from auditor.apps.evaluation_sources import source_examples, source_sections
from auditor.apps.evaluation_tables import (
    example,
    examples,
    figures_table,
    indented,
    note,
    table,
)
from auditor.render.wording import count, safe

if TYPE_CHECKING:
    from auditor.evaluate import Evaluation, Gold
    from auditor.evaluate.compare import Judged, Side, Verdict
    from auditor.evaluate.summary import Row
    from auditor.model import Passage

Section = tuple[str, RenderableType]
# Characters of a passage from which its middle is left out.
LONG = 90
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
        parts += [Text(), Rule(Text(title, "bold"), align="left", style="dim"), indented(page)]
    return Group(*parts)


def _head(evaluation: Evaluation, gold: Gold) -> Iterator[Text]:
    labelled = sum(each.gold is not None for each in evaluation.judged)
    found = sum(each.predicted is not None for each in evaluation.judged)
    yield Text(
        f"{count(evaluation.articles, 'article')}, {count(evaluation.words, 'word')}: "
        f"{count(labelled, 'attribution')} labelled, {found:,} found"
    )
    if gold.unlabelled:
        yield note(f"{count(len(gold.unlabelled), 'article')} without a file of labels left out.")
    if evaluation.empty:
        yield note(
            f"{count(evaluation.empty, 'article')} without any labelled attribution: "
            "whatever is found there counts as invented."
        )
    if evaluation.left_out:
        yield note(
            f"{count(evaluation.left_out, 'role')} whose words are labelled only further down the "
            "file than the event left out, as in published figures."
        )


def _sections(evaluation: Evaluation, limits: Limits) -> Iterator[Section]:
    sources = evaluation.sources
    yield "Figures", figures_table("", evaluation.figures)
    yield (
        "Whole attributions (link) by mode",
        figures_table("Mode", evaluation.by_mode, counts=True),
    )
    yield "By stance", figures_table("Stance", evaluation.by_stance, counts=True)
    if sources:
        yield from source_sections(sources)
    if limits.cues:
        yield "Worst cues", _fates("Cue", _erring(evaluation.cues)[: limits.cues], FATES)
    yield "Constructions", _fates("Found by", evaluation.constructions, FATES[:3])
    if limits.examples:
        yield from _examples(evaluation, limits.examples)
    if limits.examples and sources:
        yield from source_examples(sources, limits.examples)


def _fates(title: str, rows: Sequence[Row], columns: Sequence[str]) -> Table:
    made = table(title, columns)
    for row in rows:
        fates = (row.hit, row.wrong_source, row.invented, row.missed)[: len(columns)]
        made.add_row(Text(safe(row.name) or "(no cue)"), *map(str, fates))
    return made


def _erring(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.errors]


def _examples(evaluation: Evaluation, limit: int) -> Iterator[Section]:
    for title, verdict in EXAMPLES:
        yield from examples(title, evaluation.those(verdict), limit, _example)


def _example(judged: Judged) -> RenderableType:
    sides = (("labelled", judged.gold), ("found", judged.predicted))
    told = (_side(name, side) for name, side in sides if side)
    return example(judged.article, judged.line, judged.sentence, *told)


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

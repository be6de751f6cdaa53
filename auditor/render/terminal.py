"""The report for an editor at a terminal: text with marks, sources, findings, mix, score."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from auditor.model import Report
from auditor.render import notes, sections
from auditor.render.look import Look, look_of
from auditor.render.marks import MarkedArticle, legend
from auditor.render.mix import mix_bar, mix_legend, mixed_words
from auditor.render.wording import safe

INDENT = 2


def render_terminal(report: Report, console: Console) -> None:
    """Show the report on a console, wrapped to its width; nothing is cut off.

    Words of the article are shown as they are: neither rich's markup nor control characters in
    them have any effect.
    """
    look = look_of(console)
    for line in sections.head(report):
        console.print(line)
    for title, parts in _parts(report, console, look):
        console.print()
        console.print(Rule(Text(title, "bold"), align="left", style="dim"))
        for part in parts:
            console.print(Padding(part, (0, 0, 0, INDENT)))


def _parts(
    report: Report, console: Console, look: Look
) -> Iterator[tuple[str, Iterator[RenderableType]]]:
    yield "Article", _article(report, look)
    if report.sources:
        yield "Sources", sections.sources(report, console.width)
    if report.responses:
        yield "Asked for comment", iter(sections.responses(report))
    if report.findings:
        yield "Findings", iter(sections.findings(report))
    if report.suppressed:
        yield "Suppressed", iter(notes.suppressed(report))
    if report.declarations:
        yield "Declared of sources", iter(notes.declarations(report))
    yield "Who says it", _mix(report, console.width - INDENT, look)
    yield f"Sourcing score: {sections.score_of(report)}", _score(report)
    yield "Readability", _readability(report)
    if report.notes:
        yield "Notes", (Text(safe(note)) for note in report.notes)


def _article(report: Report, look: Look) -> Iterator[RenderableType]:
    yield legend(look)
    yield from sections.not_marked(report)
    yield ""
    yield MarkedArticle(report, look)


def _mix(report: Report, width: int, look: Look) -> Iterator[RenderableType]:
    words = mixed_words(report)
    if not words:
        yield Text("No words are attributed to anybody.")
        return
    yield Text("Share of the attributed words by kind of source:", "dim")
    yield mix_bar(words, width, look)
    yield from mix_legend(words, look)


def _score(report: Report) -> Iterator[RenderableType]:
    if report.score.parts:
        yield sections.score(report)
    yield Text("It judges how the sourcing is shown, not whether the article is true.", "dim")


def _readability(report: Report) -> Iterator[RenderableType]:
    yield sections.readability(report)
    yield Text(
        "Grade and fog are years of school; a higher reading ease is easier. "
        f"Syllables: {safe(report.readability.syllable_counter)}.",
        "dim",
    )

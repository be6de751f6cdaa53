"""The parts of the terminal report that are lists: sources, responses, findings, score, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.model import Attribution, Readability, Report, Response, Source
from auditor.render.look import KIND_STYLES, SEVERITY_STYLES
from auditor.render.wording import (
    KINDS,
    RESPONSES,
    count,
    knowledge,
    number,
    people,
    reason,
    safe,
    stances,
)

# Below this many columns the cells of the sources' table would be a few letters wide.
TABLE_WIDTH = 70
# From this many on no cell need be folded to make room.
WIDE = 100


def path_of(report: Report) -> str:
    """The article's path, or what stands for it."""
    return safe(report.article.path or "(text)")


def head(report: Report) -> Iterator[Text]:
    """Title, file and what was found, in a few lines."""
    article = report.article
    if article.title:
        yield Text(safe(article.title), "bold")
    by = [safe(part) for part in (article.byline, article.published) if part]
    if by:
        yield Text(", ".join(by))
    size = (count(report.words, "word"), count(len(report.sentences), "sentence"))
    yield Text(", ".join((path_of(report), *size)))
    yield Text(", ".join(_found(report)))
    yield Text("Sourcing score: ").append(score_of(report), "bold")


def score_of(report: Report) -> str:
    """The score in words."""
    value = report.score.value
    return "nothing to score" if value is None else f"{number(value, 0)} of 100"


def _found(report: Report) -> Iterator[str]:
    sources = [source for source in report.sources if source.counted]
    anonymous = sum(source.kind == "anonymous" for source in sources)
    severities: Counter[str] = Counter(finding.severity for finding in report.findings)
    yield count(sum(each.counted for each in report.attributions), "attribution")
    yield count(len(sources), "source") + (f" ({anonymous} anonymous)" if anonymous else "")
    for severity in SEVERITY_STYLES:
        if severities[severity]:
            yield count(severities[severity], severity)
    if report.suppressed:
        yield f"{len(report.suppressed)} suppressed"


def not_marked(report: Report) -> Iterator[Text]:
    """How many attributions of which stance are not counted, in a line; none where all are."""
    others = stances(each for each in report.attributions if not each.counted)
    if others:
        yield Text(f"Neither marked nor counted: {others}. The JSON report lists them.", "dim")


def sources(report: Report, width: int) -> Iterator[RenderableType]:
    """The register: a table, or lines where a table has no room; those not counted in a line."""
    counted = [source for source in report.sources if source.counted]
    said = {each.id: each for each in report.attributions}
    if counted and width >= TABLE_WIDTH:
        yield _source_table(counted, said, width)
    elif counted:
        yield from _source_lines(counted, said)
    others = [source for source in report.sources if not source.counted]
    if others:
        named = (f"{safe(each.label)} ({_instead(each, said)})" for each in others)
        yield Text(f"Not counted: {'; '.join(named)}.", "dim")


def _instead(source: Source, said: Mapping[str, Attribution]) -> str:
    """What a source that is not counted did."""
    return stances(_all_of(source, said)) or "only asked for comment"


def _all_of(source: Source, said: Mapping[str, Attribution]) -> list[Attribution]:
    return [said[id_] for id_ in source.attributions if id_ in said]


def _said(source: Source, said: Mapping[str, Attribution]) -> int:
    return sum(each.counted for each in _all_of(source, said))


def _source_lines(
    sources: Sequence[Source], said: Mapping[str, Attribution]
) -> Iterator[RenderableType]:
    for source in sources:
        yield Text.assemble((f"{source.id}  ", "dim"), _name(source))
        people_text = f"people: {people(source)}" if people(source) else ""
        facts = (people_text, f"attributions: {_said(source, said)}")
        rest = (Text(fact) for fact in (*facts, knowledge(source)) if fact)
        yield _below(Text(", ").join(part for part in (_kind(source), *rest, _why(source)) if part))


def _source_table(sources: Sequence[Source], said: Mapping[str, Attribution], width: int) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("Source", overflow="fold")
    table.add_column("Kind", overflow="fold", max_width=14)
    table.add_column("People", justify="right", no_wrap=True)
    table.add_column("Said", justify="right", no_wrap=True)
    # No least widths: where they do not fit rich cuts the table off.
    withheld = any(source.anonymity for source in sources)
    if withheld:
        table.add_column("How they know", overflow="fold", max_width=None if width >= WIDE else 10)
        table.add_column("Why unnamed", overflow="fold")
    for source in sources:
        times = Text(str(_said(source, said)))
        cells = (Text(source.id), _name(source), _kind(source), Text(people(source)), times)
        table.add_row(*cells, *((Text(knowledge(source)), _why(source)) if withheld else ()))
    return table


def _name(source: Source) -> Text:
    return Text.assemble((safe(source.label), "bold"), (_part(source), "dim"))


def _kind(source: Source) -> Text:
    return Text(KINDS[source.kind][0], KIND_STYLES[source.kind])


def _why(source: Source) -> Text:
    unexplained = source.anonymity and not source.anonymity.reason
    return Text(reason(source), "bold red" if unexplained else "")


def _part(source: Source) -> str:
    """Role and organization, where the label does not hold them already."""
    label = source.label.casefold()
    parts = (source.role, f"for {source.speaks_for}" if source.speaks_for else None)
    new = [safe(part) for part in parts if part and part.casefold() not in label]
    return f" ({', '.join(new)})" if new else ""


def responses(report: Report) -> Iterator[RenderableType]:
    """Who was asked, what came of it, and the words that say so."""
    labels = {source.id: source.label for source in report.sources}
    for response in report.responses:
        at_once = " at once" if response.immediate else ""
        yield Text.assemble(
            (safe(response.party) or "Somebody", "bold"),
            (_meant(response, labels), "dim"),
            f" {RESPONSES[response.kind]}{at_once} ",
            (f"(line {response.line})", "dim"),
        )
        yield _below(Text(f"“{safe(response.text)}”", "italic"))


def _meant(response: Response, labels: Mapping[str, str]) -> str:
    """Which source a party is that has another name there: "he (Jonas Holt)"."""
    label = labels.get(response.source_id or "", "")
    return "" if label.casefold() in response.party.casefold() else f" ({safe(label)})"


def findings(report: Report) -> Iterator[RenderableType]:
    """Place, severity, rule and message of every finding."""
    for finding in report.findings:
        place = f":{finding.line}:{finding.column}" if finding.line else ""
        yield Text.assemble(
            f"{path_of(report)}{place}  ",
            (finding.severity, SEVERITY_STYLES[finding.severity]),
            (f"  {finding.rule}", "dim"),
        )
        yield _below(Text(safe(finding.message)))


def _below(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 4))


def score(report: Report) -> Table:
    """The score's parts: points out of how many, and why."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("Part", overflow="fold")
    table.add_column("Points", justify="right", no_wrap=True)
    table.add_column("Because", overflow="fold")
    for part in report.score.parts:
        points = f"{number(part.points)} of {number(part.weight)}"
        table.add_row(Text(safe(part.name)), Text(points), Text(safe(part.because)))
    return table


def readability(report: Report) -> Table:
    """Figures of the whole, of quoted and of unquoted text, a line each."""
    table = Table.grid(padding=(0, 2, 0, 0))
    figures = report.readability
    for name, part in (
        ("whole", figures.whole),
        ("quoted", figures.quoted),
        ("unquoted", figures.unquoted),
    ):
        table.add_row(Text(name, "dim"), Text(_reading(part)))
    return table


def _reading(part: Readability) -> str:
    if not part.words:
        return "no words"
    return (
        f"{count(part.words, 'word')}, grade {number(part.flesch_kincaid_grade)}, "
        f"reading ease {number(part.flesch_reading_ease)}, fog {number(part.gunning_fog)}"
    )

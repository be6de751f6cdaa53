"""The parts of the terminal report that come from the writer's notes: suppressed and declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rich.padding import Padding
from rich.text import Text

from auditor.model import Declared, NotePlace, Report
from auditor.render.wording import count, safe

KNOWS: Mapping[bool | None, str] = MappingProxyType(
    {
        True: "an editor knows who it is",
        False: "no editor knows who it is",
        None: "not declared whether an editor knows who it is",
    }
)


def suppressed(report: Report) -> Iterator[Text | Padding]:
    """How many findings are not told, and why with each."""
    number = count(len(report.suppressed), "finding")
    yield Text(f"{number} not told, as the article's notes ask:", "dim")
    for each in report.suppressed:
        line = f"line {each.finding.line}  " if each.finding.line else ""
        yield Text.assemble(f"{line}{each.finding.rule}", _noted(each.place))
        yield Padding(Text(safe(each.reason)), (0, 0, 0, 4))


def declarations(report: Report) -> Iterator[Text]:
    """What is declared of which source; never who it is."""
    labels = {source.id: source.label for source in report.sources}
    for each in report.declarations:
        label = labels.get(each.source_id or "")
        # A declaration that fits nobody is not quoted: its words may tell who the source is.
        called = Text(safe(label), "bold") if label else Text("a source that is not clear", "dim")
        of = Text(f"{each.source_id}  ", "dim") if each.source_id else Text()
        yield Text.assemble(of, called, f": {'; '.join(_declared(each))}", _noted(each.place))


def _declared(each: Declared) -> Iterator[str]:
    yield f"approved by {safe(each.approved_by)}" if each.approved_by else "approval not declared"
    yield KNOWS[each.editor_knows]
    if each.confirmations is not None:
        yield count(each.confirmations, "independent confirmation")


def _noted(place: NotePlace) -> tuple[str, str]:
    return f"  ({_where(place)})", "dim"


def _where(place: NotePlace) -> str:
    line = f"line {place.line}"
    return f"{safe(place.sidecar)}, {line}" if place.sidecar else line

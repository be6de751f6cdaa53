"""What `auditor evaluate` shows as text of who the sources are: kinds, names, what was withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from auditor.apps.evaluation_tables import example, examples, figures_table, note, share, table
from auditor.render.wording import KINDS, count, safe

if TYPE_CHECKING:
    from auditor.evaluate.confusion import Matrix
    from auditor.evaluate.identities import Identified
    from auditor.evaluate.sightings import Fate, Sighting
    from auditor.evaluate.sources import Share, Sightings, SourceEvaluation

Section = tuple[str, RenderableType]
# Columns of the matrix, which must fit the width of a file.
SHORT: Mapping[str, str] = MappingProxyType(
    {
        "named_person": "Person",
        "named_organization": "Org",
        "document": "Doc",
        "anonymous": "Anon",
        "unnamed_person": "Unnamed",
        "unnamed_group": "Group",
        "author": "Author",
        "other": "Other",
        "none": "None",
    }
)
NAME_ROWS = (
    ("Name, source found", "found"),
    ("  of a person", "named_person"),
    ("  of an organization", "named_organization"),
    ("  where it stands by name", "name"),
    ("  by a description", "description"),
    ("  by a pronoun", "pronoun"),
    ("Name, all paired", "paired"),
)
FATES: tuple[tuple[str, Fate], ...] = (("Missed", "missed"), ("False", "false"))


def source_sections(evaluation: SourceEvaluation) -> Iterator[Section]:
    """The figures: kinds and names, each kind, the confusion matrix, anonymity and responses."""
    if evaluation.labelled:
        by_kind = {KINDS[kind][0]: each for kind, each in evaluation.by_kind.items()}
        yield "Sources: kinds and names", _identities(evaluation)
        yield "Sources found, by kind", figures_table("Kind", by_kind, counts=True)
        yield "Kinds: labelled in rows, found in columns", _matrix(evaluation.matrix)
    seen = [("Anonymity", evaluation.anonymity), ("Responses", evaluation.responses)]
    told = [(name, each) for name, each in seen if each]
    if told:
        yield "Anonymity and responses", Group(_sightings(told), *_details(told))


def source_examples(evaluation: SourceEvaluation, limit: int) -> Iterator[Section]:
    """Sections of what went wrong, with so many examples each."""
    yield from examples("Wrong kind", evaluation.wrong_kinds, limit, _identified)
    yield from examples("Wrong name", evaluation.wrong_names, limit, _identified)
    for name, sightings in (
        ("anonymity", evaluation.anonymity),
        ("responses", evaluation.responses),
    ):
        for fate, those in _astray(sightings).items():
            yield from examples(f"{fate} {name}", those, limit, _sighting)


def _identities(evaluation: SourceEvaluation) -> Group:
    rows = [
        ("Kind, source found", evaluation.kinds["found"]),
        ("Kind, all paired", evaluation.kinds["paired"]),
        *((title, evaluation.names[name]) for title, name in NAME_ROWS),
    ]
    made = table("", ("Right", "Of", "Share"))
    for title, each in rows:
        made.add_row(title, *_cells(each))
    return Group(made, note(f"{count(evaluation.labelled, 'attribution')} with a labelled kind."))


def _cells(each: Share) -> tuple[str, str, str]:
    return f"{each.right:,}", f"{each.of:,}", share(each.share, each.of)


def _matrix(matrix: Matrix) -> Table:
    """Kinds that nothing was labelled as have no row, those that nothing was found as no column."""
    columns = [kind for kind in matrix if any(row[kind] for row in matrix.values())]
    made = table("", [SHORT[kind] for kind in columns])
    for gold, row in matrix.items():
        if any(row.values()):
            cells = (Text(f"{row[kind]:,}", "bold" if kind == gold else "") for kind in columns)
            made.add_row(KINDS[gold][0], *cells)
    return made


def _sightings(told: list[tuple[str, Sightings]]) -> Table:
    made = table("", ("Labelled", "Found", "Recall", "False", "Articles"))
    for name, each in told:
        found = each.found
        recall = share(found.share, found.of)
        counts = (f"{found.of:,}", f"{found.right:,}", recall, f"{each.false:,}")
        made.add_row(name, *counts, f"{each.articles:,}")
    return made


def _details(told: list[tuple[str, Sightings]]) -> Iterator[Text]:
    words = {"reason": "given or not: right", "kind": "right", "party": "right"}
    for name, each in told:
        for detail, right in each.details.items():
            if right.of:
                told_of = f"{name}, {detail} {words[detail]}"
                yield note(f"{told_of} in {right.right:,} of {right.of:,} found.")


def _astray(sightings: Sightings | None) -> dict[str, tuple[Sighting, ...]]:
    if sightings is None:
        return {}
    wrong = tuple(e for e in sightings.every if not all(e.right.values()))
    fates = {name: tuple(e for e in sightings.every if e.fate == fate) for name, fate in FATES}
    return {**fates, "Otherwise labelled": wrong}


def _identified(each: Identified) -> RenderableType:
    why = "; ".join(filter(None, (each.because, each.link_reason)))
    sure = "" if each.link_confidence is None else f" ({each.link_confidence:g})"
    gold = f"labelled: {KINDS[each.gold_kind][0]}, {_quoted(each.gold_name)}"
    found = f"found: {KINDS[each.kind][0]}, {_quoted(each.label)}, for {_quoted(each.source)}"
    place = each.place
    return example(
        place.article, place.line, place.sentence, note(gold), note(f"{found}: {safe(why)}{sure}")
    )


def _sighting(each: Sighting) -> RenderableType:
    words, gold = f"words: {_quoted(each.text)}", f"labelled: {_quoted(each.gold)}"
    why = f": {safe(each.because)}" if each.because else ""
    found = f"found: {_quoted(each.found)}, source {_quoted(each.label)}{why}"
    told = [words, *([gold] if each.gold else []), *([found] if each.found else [])]
    return example(each.place.article, each.place.line, each.place.sentence, *map(note, told))


def _quoted(text: str | None) -> str:
    return f"[{safe(text)}]" if text else "none"

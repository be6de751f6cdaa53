"""What the pages of an evaluation are made of: tables of shares, lists of examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.render.wording import safe

if TYPE_CHECKING:
    from auditor.evaluate.figures import Figures

SHARES = ("Precision", "Recall", "F1")
Each = TypeVar("Each")


def table(title: str, columns: Sequence[str]) -> Table:
    """A table of numbers; its first column says what they are of."""
    made = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    made.add_column(title, overflow="fold")
    for column in columns:
        made.add_column(column, justify="right", no_wrap=True)
    return made


def figures_table(title: str, figures: Mapping[str, Figures], *, counts: bool = False) -> Table:
    """Precision, recall and F1 of whatever was found or labelled at all."""
    made = table(title, ("Found", "Labelled", *SHARES) if counts else SHARES)
    for name, each in figures.items():
        if not (each.predicted or each.gold):
            continue
        numbers = (f"{each.predicted:,}", f"{each.gold:,}") if counts else ()
        precision = share(each.precision, each.predicted)
        recall = share(each.recall, each.gold)
        f1 = share(each.f1, each.predicted and each.gold)
        made.add_row(name.replace(".", ", "), *numbers, precision, recall, f1)
    return made


def share(value: float, whole: int) -> str:
    """A share to three places; a dash where there is nothing to have a share of."""
    return f"{value:.3f}" if whole else "-"


def examples(
    title: str, every: Sequence[Each], limit: int, show: Callable[[Each], RenderableType]
) -> Iterator[tuple[str, RenderableType]]:
    """A section with at most so many examples; none where there are none."""
    shown = spread(every, limit)
    if shown:
        some = "" if len(shown) == len(every) else f", {len(shown)} of them"
        yield f"{title}: {len(every):,}{some}", Group(*map(show, shown))


def spread(every: Sequence[Each], limit: int) -> tuple[Each, ...]:
    """At most so many, evenly spread, so that every article has its chance."""
    if len(every) <= limit:
        return tuple(every)
    return tuple(every[number * len(every) // limit] for number in range(limit))


def example(article: str, line: int, sentence: str, *told: RenderableType) -> RenderableType:
    """Where it stands, its sentence, and what there is to tell of it."""
    head = Text(f"{safe(article)}:{line}", "bold")
    return Group(head, *map(indented, (safe(sentence), *told)))


def note(text: str) -> Text:
    """A line that explains."""
    return Text(text, "dim")


def indented(page: RenderableType) -> Padding:
    """A page two columns further right."""
    return Padding(Text(page) if isinstance(page, str) else page, (0, 0, 0, 2))

"""Pages for the terminal: tables without lines, and sections with what they hold indented."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


def table(*columns: str) -> Table:
    """A table of which only the last column is broken into lines: what others hold is copied."""
    made = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for column in columns[:-1]:
        made.add_column(column, no_wrap=True)
    made.add_column(columns[-1], overflow="fold")
    return made


def section(title: str, parts: Sequence[RenderableType]) -> list[RenderableType]:
    """A title and its parts; nothing where there are none."""
    return [Text(f"\n{title}", "bold"), *map(indented, parts)] if parts else []


def indented(part: RenderableType) -> Padding:
    """A part of a page, set in by two columns."""
    return Padding(part, (0, 0, 0, 2))

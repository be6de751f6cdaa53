"""Progress of long work, on standard error and only where that is a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from auditor.render.wording import safe

# Characters from which a single article takes seconds.
LONG = 20_000


@contextmanager
def working(path: Path, done: int, total: int, *, size: int) -> Iterator[None]:
    """Show that this article is being audited, after so many of so many others.

    The bar is gone again before a report is written: both may share a screen.
    """
    console = Console(stderr=True)
    if not console.is_terminal or (total == 1 and size < LONG):
        yield
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=20))
    bar = Progress(
        *columns,
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bar:
        # One article has no halves to count: its bar only moves.
        bar.add_task(safe(str(path)), completed=done, total=total if total > 1 else None)
        yield

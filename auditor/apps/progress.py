"""Progress of long work, on standard error and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.render.wording import safe

if TYPE_CHECKING:
    from rich.progress import Progress

# Characters from which a single article takes seconds.
LONG = 20_000


@contextmanager
def working(path: Path, done: int, total: int, *, size: int) -> Iterator[None]:
    """Show that this article is being audited, after so many of so many others.

    The bar is gone again before a report is written: both may share a screen.
    """
    if not sys.stderr.isatty() or (total == 1 and size < LONG):
        yield
        return
    with _bar(moving=total == 1) as bar:
        # One article has no halves to count: its bar only moves.
        bar.add_task(safe(str(path)), completed=done, total=total if total > 1 else None)
        bar.refresh()
        yield


def _bar(*, moving: bool) -> Progress:
    """A bar; only a moving one has a thread, for beside a thread no process may be forked."""
    # Here, not above: where nobody watches, nothing of it is needed.
    from rich import progress  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    return progress.Progress(
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(bar_width=20),
        progress.MofNCompleteColumn(),
        *([progress.TimeElapsedColumn()] if moving else []),
        console=Console(stderr=True),
        auto_refresh=moving,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )

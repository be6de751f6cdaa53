"""Audits of many articles: in batches, by as many processes as pay, told in the articles' order."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from auditor.apps.batch import Auditor, Copy, Make, Outcome
from auditor.apps.codes import FAILURE
from auditor.apps.output import complain
from auditor.apps.progress import working
from auditor.read.files import LIMIT

if TYPE_CHECKING:
    from auditor.workers import Death

STDIN = Path("-")
# Bytes of articles that one process audits at a time: two or three seconds' work.  With half as
# many a word takes a twentieth longer, for fewer are parsed together.
BATCH = 64_000
# Bytes of articles for which one more process pays: to start it takes time, too.
WORTH = 50_000

T = TypeVar("T")


def audit_all(
    articles: Sequence[Path], auditor: Auditor, make: Make[T], *, jobs: int | None = None
) -> Iterator[Outcome[T]]:
    """What is made of the report on each article, in their order, as soon as it is there.

    An article that has no report is told on standard error and passed over.  Without `jobs` there
    are as many processes as the machine has cores and the articles pay for.  Raises AuditorError
    for what concerns all articles, such as a broken model.
    """
    sizes = [_size(path) for path in articles]
    # No more than articles: one is shown at work by a thread, beside which nothing may be forked.
    workers = min(_worth(sizes) if jobs is None else jobs, max(len(articles), 1))
    work = partial(auditor.audit, make=make)
    batches = _audited(work, _batches(articles, sizes, workers), workers)
    done, noted = 0, set[str]()
    auditor.rest()
    while done < len(articles):
        with working(articles[done], done, len(articles), size=sizes[done]):
            batch = next(batches)
        done += len(batch)
        for outcome in batch:
            _tell(outcome, noted)
            yield outcome


def _audited(
    work: Callable[[Sequence[Copy]], list[Outcome[T]]],
    batches: Iterable[Sequence[Copy]],
    workers: int,
) -> Iterator[list[Outcome[T]]]:
    if workers == 1:
        yield from map(work, batches)
        return
    # Here, not above: most calls are about few articles and spread nothing.
    from auditor.workers import Death, spread  # noqa: PLC0415

    for batch in spread(work, batches, workers):
        yield [
            _of_death(copy, result) if isinstance(result, Death) else result
            for copy, result in batch
        ]


def _worth(sizes: Sequence[int]) -> int:
    """How many processes the articles pay for."""
    most = sum(sizes) // WORTH
    if most < 2:
        return 1
    from auditor.workers import usable_cores  # noqa: PLC0415

    return min(most, usable_cores())


def _batches(articles: Sequence[Path], sizes: Sequence[int], workers: int) -> Iterator[list[Copy]]:
    """The articles in batches, smaller ones towards the end, so that no process waits for one."""
    left = sum(sizes)
    batch, total = list[Copy](), 0
    for path, size in zip(articles, sizes, strict=True):
        most = BATCH if workers == 1 else min(BATCH, left // (2 * workers))
        if batch and total + size > most:
            yield batch
            batch, total, left = [], 0, left - total
        batch.append(Copy(path, sys.stdin.buffer.read(LIMIT + 1) if path == STDIN else None))
        total += size
    if batch:
        yield batch


def _size(path: Path) -> int:
    """The bytes of a file; none where there are none to be had, which is told as it is read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _of_death(copy: Copy, death: Death) -> Outcome[T]:
    with redirect_stderr(io.StringIO()) as told:
        complain(f"{copy.path}: the process that audited it died ({death.reason})")
    return Outcome(None, FAILURE, told.getvalue())


def _tell(outcome: Outcome[T], noted: set[str]) -> None:
    """Say what there is to say of an article, and of the cache what was not said before."""
    for note in outcome.notes:
        if note not in noted:
            complain(note)
            noted.add(note)
    sys.stderr.write(outcome.told)

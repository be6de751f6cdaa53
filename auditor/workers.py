"""Work spread over processes: batches in, a result for each item out, in their order.

Workers are forked on Linux: they start in milliseconds with all that is loaded already.  That is
safe only where no other thread runs, so whoever spreads work must have started none, and no model
either.  Elsewhere, where system libraries start threads of their own, each worker is a new
interpreter, and the work must be picklable.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")
# One result for each item of the batch.
Work = Callable[[Sequence[T]], Sequence[R]]

METHOD = "fork" if sys.platform == "linux" else "spawn"
# How many batches are under way or wait for an earlier one, for each worker: results come in order,
# and no more than these are held.
AHEAD = 4


class Death(NamedTuple):
    """What a worker ended with that died over an item, as a reason that can be told."""

    reason: str


class _Slot(Generic[T, R]):
    """A batch in its place of the order, and its results, or an error, as soon as they are there.

    `alone`: a worker died over it and others, or over it once.
    """

    def __init__(self, items: Sequence[T], *, alone: bool = False) -> None:
        self.items = items
        self.alone = alone
        self.taken = False
        self.results: Sequence[R | Death] | Exception | None = None


class _Worker(Generic[T, R]):
    """A process, and the batch that it is at."""

    def __init__(self, work: Work[T, R], method: str) -> None:
        context: Any = multiprocessing.get_context(method)
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(work, theirs), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()
        self.slot: _Slot[T, R] | None = None

    def take(self, slot: _Slot[T, R]) -> None:
        """Begin with a batch."""
        self.slot, slot.taken = slot, True
        with suppress(OSError):  # it died while it had nothing to do: to be told as it is asked
            self.pipe.send(slot.items)

    def stop(self) -> None:
        """End it, whatever it is at."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def bury(self) -> Death:
        """Why it died."""
        self.process.join()
        self.pipe.close()
        return Death(_reason(self.process.exitcode))


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Work[T, R], batches: Iterable[Sequence[T]], workers: int, *, method: str = METHOD
) -> Iterator[list[tuple[T, R | Death]]]:
    """Each item with what `work` makes of it, in the order of the items, by so many processes.

    They come in batches, for the most part those that were given.  Where a worker dies, each item
    of its batch is tried again alone; one over which another dies, too, has its `Death` for a
    result.  What `work` raises is raised here, where its results would stand, and ends all.
    """
    pool = _Pool(work, workers, method)
    try:
        yield from pool.results(iter(batches))
    finally:
        pool.stop()


class _Pool(Generic[T, R]):
    """The workers, and the batches that are under way."""

    def __init__(self, work: Work[T, R], workers: int, method: str) -> None:
        self._work = work
        self._method = method
        self._most = workers
        self._workers: list[_Worker[T, R]] = []
        self._slots: deque[_Slot[T, R]] = deque()

    def results(self, batches: Iterator[Sequence[T]]) -> Iterator[list[tuple[T, R | Death]]]:
        while self._fill(batches):
            self._hand_out()
            first = self._slots[0]
            if first.results is None:
                self._collect()
            elif isinstance(first.results, Exception):
                raise first.results
            else:
                self._slots.popleft()
                yield list(zip(first.items, first.results, strict=True))

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _fill(self, batches: Iterator[Sequence[T]]) -> bool:
        """Whether there are batches, taken from the source until enough are under way."""
        while len(self._slots) < AHEAD * self._most:
            batch = next(batches, None)
            if batch is None:
                break
            self._slots.append(_Slot(batch))
        return bool(self._slots)

    def _hand_out(self) -> None:
        waiting = [slot for slot in self._slots if not slot.taken]
        idle = [worker for worker in self._workers if worker.slot is None]
        while len(idle) < len(waiting) and len(self._workers) < self._most:
            self._workers.append(_Worker(self._work, self._method))
            idle.append(self._workers[-1])
        for worker, slot in zip(idle, waiting, strict=False):
            worker.take(slot)

    def _collect(self) -> None:
        """Wait until some worker has answered or died."""
        busy = {worker.pipe: worker for worker in self._workers if worker.slot}
        for pipe in wait(list(busy)):
            self._receive(busy[pipe])

    def _receive(self, worker: _Worker[T, R]) -> None:
        slot = worker.slot
        assert slot is not None
        try:
            slot.results = worker.pipe.recv()
            worker.slot = None
        except (EOFError, OSError):
            self._bury(worker, slot)

    def _bury(self, worker: _Worker[T, R], slot: _Slot[T, R]) -> None:
        """Drop a worker that died, and put single items in the place of its batch."""
        self._workers.remove(worker)
        death = worker.bury()
        if slot.alone:
            slot.results = (death,)
            return
        at = self._slots.index(slot)
        self._slots.remove(slot)
        for item in reversed(slot.items):
            self._slots.insert(at, _Slot((item,), alone=True))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """An interruption waits: a worker that has just begun would tell of it on its own."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Work[T, R], pipe: Connection) -> None:
    """What a worker does: batch after batch, until nobody asks any more."""
    # An interruption is for the process that gave the work: it ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    assert parent is not None
    while pipe in wait((pipe, parent.sentinel)):
        try:
            batch = pipe.recv()
        except EOFError:
            return
        try:
            answer: object = work(batch)
        except Exception as error:  # it is raised where its results would stand
            answer = error
        pipe.send(answer)


def _reason(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    name = signal.Signals(-code).name
    return f"{name}; out of memory?" if name == "SIGKILL" else name

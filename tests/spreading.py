"""Work for workers, spread by a process of its own: `python -m tests.spreading METHOD BATCHES`.

Only a process without threads forks, and the tests' own has some.  An item is a task and a place:
what to do, and a file that several tries share.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing import active_children
from pathlib import Path

from auditor.errors import AuditorError
from auditor.workers import Death, spread


def work(batch: Sequence[str]) -> list[str]:
    return [do(*item.split(" ", 1)) for item in batch]


def do(task: str, place: str) -> str:
    if task == "exit":
        os._exit(5)
    if task == "raise":
        raise AuditorError("is wrong", path=place)
    if task == "say-and-wait":
        say("waiting")
    if task.endswith("wait"):
        signal.pause()
    if task == "kill-once":
        task = "done" if Path(place).exists() else "kill"
        Path(place).touch()
    if task == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{task} {place}"


def say(*line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


class Source:
    """Batches, and how many of them were taken."""

    def __init__(self, batches: list[list[str]]) -> None:
        self.taken = 0
        self._batches = iter(batches)

    def __iter__(self) -> Source:
        return self

    def __next__(self) -> list[str]:
        batch = next(self._batches)
        self.taken += 1
        return batch


def main(method: str, given: str) -> None:
    source, ahead = Source(json.loads(given)), 0
    try:
        for at, batch in enumerate(spread(work, source, 2, method=method)):
            ahead = max(ahead, source.taken - at)
            for item, result in batch:
                say(item, result.reason if isinstance(result, Death) else result)
            if batch[0][0].startswith("stop"):
                break
    except AuditorError as error:
        say("raised", str(error))
    say("end", ahead, len(active_children()))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""One command in a process of its own: how long it takes, what it computes, how large it grows."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

# Threads of libraries would spoil figures of one core, and those of several by fighting.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
# Where Python may not keep what it compiled, each start would compile the program anew.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
# A process begins its life with the size of the one that starts it, so a small one must do that.
LAUNCHER = (
    "import resource, subprocess, sys;"
    "code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss);"
    "sys.exit(code)"
)
UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
FINDINGS = 1  # an exit code that says nothing against the run


class ProcessError(Exception):
    """A command that failed, with what it said."""


def run(command: Sequence[str], cores: int, environment: dict[str, str]) -> float:
    """Run a command on so many cores, its output thrown away, and return the seconds it computed.

    Those of the processes that it began are among them.  Raises ProcessError.
    """
    with tempfile.TemporaryFile() as said, on_cores(cores):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=said, env=_environment(environment)
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        _check(command, process.returncode, said.read())
    return used.ru_utime + used.ru_stime


def peak(command: Sequence[str], environment: dict[str, str]) -> float:
    """The most megabytes that a command, or one process of its own, holds.  Raises ProcessError."""
    launched = (sys.executable, "-c", LAUNCHER, *command)
    done = subprocess.run(launched, capture_output=True, check=False, env=_environment(environment))
    _check(command, done.returncode, done.stderr)
    return int(done.stdout) * UNIT / 1e6


@contextmanager
def on_cores(number: int) -> Iterator[None]:
    """Keep this process, and those that it begins, on so many cores, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[-number:])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def all_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _environment(own: dict[str, str]) -> dict[str, str]:
    return os.environ | ONE_THREAD | COMPILED | own


def _check(command: Sequence[str], code: int, said: bytes) -> None:
    if code not in (0, FINDINGS):
        raise ProcessError(f"{' '.join(command[:4])} … ended with {code}:\n{said.decode()}")

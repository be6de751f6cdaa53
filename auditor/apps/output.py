"""Where text goes: standard output, a file that is written whole or not at all, standard error."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO, cast

import typer

from auditor.errors import AuditorError
from auditor.render.wording import safe

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Format = Literal["text", "json", "jsonl"]
PageFormat = Literal["text", "json"]
GoldFormat = Literal["brat", "jsonl"]

# What a shell reports of a program that ends because nobody reads its output.
PIPE_CLOSED = 141


def put(text: str) -> None:
    """Write to standard output.  Ends the command quietly where nobody reads any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Else Python would complain as it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None


def complain(problem: str) -> None:
    """Write one line to standard error."""
    print(f"auditor: {safe(problem)}", file=sys.stderr, flush=True)


def complain_of_failure(error: Exception, path: Path | None = None) -> None:
    """Write one line about a fault of this program; AUDITOR_TRACEBACK=1 adds where it happened."""
    place = f"{path}: " if path else ""
    complain(f"{place}internal error: {type(error).__name__}: {error}")
    if os.environ.get("AUDITOR_TRACEBACK"):
        traceback.print_exception(error)


def as_text(page: RenderableType) -> str:
    """What standard output would show of a page."""
    # Here, not above: `--help` needs no rich, which takes as long as all the rest of it.
    from rich.console import Console  # noqa: PLC0415

    encode_output(data=False)
    console = Console()
    return captured(console, lambda: console.print(page))


def captured(console: Console, show: Callable[[], None]) -> str:
    """What is shown on a console, as text; rich fills lines up with spaces, which are dropped."""
    with console.capture() as page:
        show()
    return "\n".join(line.rstrip(" ") for line in page.get().split("\n"))


def encode_output(*, data: bool) -> None:
    """Let no character break standard output: data are UTF-8 always, text what the terminal has."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if data:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        sys.stdout.reconfigure(errors="replace")


@contextmanager
def opened(path: Path | None) -> Iterator[Callable[[str], object]]:
    """What writes to a file, or to standard output where `path` is None.

    Raises AuditorError where the file cannot be written, at once and not at the first word.
    """
    if path is None:
        yield put
        return
    target = Path(os.path.realpath(path))
    # A device or a pipe is written to, never replaced.
    in_place = target.exists() and not target.is_file()
    try:
        with _writing(target, "w") if in_place else _replacing(target) as file:
            yield file.write
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise AuditorError(problem, path=str(path)) from error


def _writing(path: Path, mode: str) -> TextIO:
    # Half a surrogate pair, as in a path of undecodable bytes, becomes the escape that JSON has.
    return cast(TextIO, path.open(mode, encoding="utf-8", errors="backslashreplace"))


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    """A file beside the target that takes its place when all is written, unless nothing was."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    with _writing(beside, "x") as file:
        try:
            yield file
            file.close()
            if beside.stat().st_size:
                if target.exists():
                    shutil.copymode(target, beside)
                beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

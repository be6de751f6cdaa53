"""The command `auditor`: arguments in, exit code out.

0 clean, 1 findings at or above `fail_on`, 2 usage, configuration or unreadable input, 3 something
failed inside; 130 stopped by the user.  The parameters of each command stand in
`auditor.apps.commands`.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from typing import Annotated, cast

import typer

from auditor.apps.codes import FAILURE, MISTAKE
from auditor.apps.commands.baseline import baseline
from auditor.apps.commands.cache import cache
from auditor.apps.commands.check import check
from auditor.apps.commands.evaluate import evaluate
from auditor.apps.commands.init import init
from auditor.apps.commands.models import models
from auditor.apps.commands.rules import explain, packs, prove, rules
from auditor.apps.commands.schema import schema
from auditor.apps.output import complain, complain_of_failure, put
from auditor.errors import AuditorError

STOPPED, TERMINATED = 130, 143
# Typer keeps click's class of usage errors to itself; this is its place.
USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__bases__[0])

app = typer.Typer(
    name="auditor",
    help="Audit how a news article shows its sources.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
# In the order in which the help lists them.
app.command()(check)
app.command()(baseline)
app.command()(init)
app.command()(explain)
app.command()(packs)
app.add_typer(rules, name="rules")
app.command("test")(prove)
app.command()(evaluate)
app.command()(schema)
app.add_typer(cache, name="cache")
app.add_typer(models, name="models")


def main() -> None:
    """The console script."""
    # An exception and not sudden death: a half-written file is cleared away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; the exit code.  Every error is one line on standard error."""
    try:
        code = app(list(arguments) or ["--help"], prog_name="auditor", standalone_mode=False)
    except USAGE_ERROR as error:
        complain(_usage(error))
        return MISTAKE
    except AuditorError as error:
        complain(str(error))
        return MISTAKE
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except Exception as error:  # the last stop: a fault of this program is told in one line, too
        complain_of_failure(error)
        return FAILURE
    if code == STOPPED:
        complain("stopped")
    return code or 0


def _usage(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "auditor"
    message = getattr(error, "format_message", error.__str__)()
    return f"{message.rstrip('.')} (see {command} --help)"


def _show_version(*, wanted: bool) -> None:
    if wanted:
        from auditor.version import __version__  # noqa: PLC0415

        put(f"sourcing-auditor {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    pass

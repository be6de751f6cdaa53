"""`auditor cache`: what is kept of parses and reports, and where."""

from __future__ import annotations

import typer

cache = typer.Typer(invoke_without_command=True)


@cache.callback()
def show(context: typer.Context) -> int:
    """Say where parses and reports are kept, so that nothing is done twice, and how many.

    AUDITOR_CACHE names another folder, AUDITOR_CACHE_MB the megabytes that it may
    hold: 500 unless given, 0 for no cache. Standard input is never kept.
    """
    from auditor.apps.cache import show_cache  # noqa: PLC0415

    return 0 if context.invoked_subcommand else show_cache()


@cache.command()
def clear() -> int:
    """Remove what is kept."""
    from auditor.apps.cache import clear_cache  # noqa: PLC0415

    return clear_cache()

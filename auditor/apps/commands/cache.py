"""`auditor cache`: what is kept of parses and reports, and where."""

from __future__ import annotations

import typer

cache = typer.Typer(
    help="What is kept of parses and reports, so that nothing is done twice: where, and how much.",
    invoke_without_command=True,
)


@cache.callback()
def show(context: typer.Context) -> int:
    """Say where the cache is, what it holds, and how much it may hold.

    AUDITOR_CACHE names another folder, AUDITOR_CACHE_MB another size; 0 is no cache.
    """
    from auditor.apps.cache import show_cache  # noqa: PLC0415

    return 0 if context.invoked_subcommand else show_cache()


@cache.command()
def clear() -> int:
    """Remove the cache."""
    from auditor.apps.cache import clear_cache  # noqa: PLC0415

    return clear_cache()

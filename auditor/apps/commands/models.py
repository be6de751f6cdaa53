"""`auditor models`: language models beside the one that ships."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor.apps.output import put

models = typer.Typer(help="Language models.")


@models.command("download")
def download(
    language: Annotated[str, typer.Argument(help="Language, such as en.")] = "en",
) -> None:
    """Download Stanza's official models, for `--model stanza:LANGUAGE`; needs the network."""
    from auditor.nlp import download_official  # noqa: PLC0415

    put(f"{download_official(language)}\n")

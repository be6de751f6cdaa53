"""`auditor init`: a first configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.apps.output import put


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")] = Path(),
) -> None:
    """Write auditor.toml, in which every setting is a comment with its default.

    A configuration that is there already is never overwritten.
    """
    from auditor.apps.init import write_configuration  # noqa: PLC0415

    path = write_configuration(folder)
    put(f"{path}: written; every setting in it is a comment with its default\n")

"""Options that several commands have, and the configuration that they add up to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.config import Config, FailOn, given, load_config, read_config
from auditor.errors import ConfigError

PackOption = Annotated[str | None, typer.Option(help="Rule pack, such as core.")]
ModelOption = Annotated[
    str | None, typer.Option(help="Language model: embedded, a folder, or stanza:en.")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(help="Configuration, instead of the auditor.toml found upwards from here."),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        help="File that counts the findings not to show; `auditor baseline` writes it.",
    ),
]
NoCacheOption = Annotated[
    bool,
    typer.Option("--no-cache", help="Neither use nor keep parses and reports; see auditor cache."),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Processes that audit; as many as pay, up to the cores, unless given.",
    ),
]


def configuration(
    path: Path | None,
    *,
    pack: str | None = None,
    model: str | None = None,
    fail_on: FailOn | None = None,
) -> Config:
    """The configuration of this file, or of the current folder, with what the command was given.

    An option that was not given is None.  Raises ConfigError for a mistake in the file.
    """
    config = load_config() if path is None else read_config(path)
    if config is None:
        raise ConfigError("has no table [tool.auditor]", path=str(path))
    return given(config, pack=pack, model=model, fail_on=fail_on)

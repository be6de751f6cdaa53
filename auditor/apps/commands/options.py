"""Options that several commands have, and the configuration that they add up to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from auditor.config import Config, load_config, read_config
from auditor.errors import ConfigError

ModelOption = Annotated[
    str | None, typer.Option(help="Language model: embedded, a folder, or stanza:en.")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(help="Configuration, instead of the auditor.toml found upwards from here."),
]


def configuration(path: Path | None, **given: object) -> Config:
    """The configuration of this file, or of the current folder, with what the command was given.

    An option that was not given is None.  Raises ConfigError for a mistake in the file.
    """
    config = load_config() if path is None else read_config(path)
    if config is None:
        raise ConfigError("has no table [tool.auditor]", path=str(path))
    changed = {name: value for name, value in given.items() if value is not None}
    return msgspec.structs.replace(config, **changed)

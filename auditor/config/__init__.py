"""The configuration: a frozen value from `auditor.toml` or `[tool.auditor]` in `pyproject.toml`.

settings   the values: Config, Override, Threshold; what holds for one article
find       the file found upwards, read and checked
entries    TOML values with their places, for errors
paths      whether a file is one of those that patterns name

`starter.toml` is what `auditor init` writes.
"""

from auditor.config.find import KEYS, STARTER, load_config, mistake, read_config
from auditor.config.settings import (
    Config,
    FailOn,
    Level,
    Override,
    Threshold,
    Value,
    applied,
    given,
    is_excluded,
    laid_over,
    overriding,
)

__all__ = [
    "KEYS",
    "STARTER",
    "Config",
    "FailOn",
    "Level",
    "Override",
    "Threshold",
    "Value",
    "applied",
    "given",
    "is_excluded",
    "laid_over",
    "load_config",
    "mistake",
    "overriding",
    "read_config",
]

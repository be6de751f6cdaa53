"""Configuration files for tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import Config, load_config
from auditor.errors import ConfigError


def written(folder: Path, text: str, name: str = "auditor.toml") -> Path:
    """The path of a configuration with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def configured(folder: Path, text: str) -> Config:
    """The configuration of an `auditor.toml` with this text."""
    written(folder, text)
    return load_config(folder)


def fault(folder: Path, text: str) -> ConfigError:
    """What is wrong with an `auditor.toml` of this text."""
    with pytest.raises(ConfigError) as caught:
        configured(folder, text)
    assert caught.value.path == str(folder / "auditor.toml")
    return caught.value

"""A first configuration, in which every setting is a comment."""

from __future__ import annotations

from pathlib import Path

from auditor.config import STARTER, read_config
from auditor.errors import AuditorError


def write_configuration(folder: Path) -> Path:
    """Write `auditor.toml` into a folder; its path.

    Raises AuditorError where the folder has a configuration already, or cannot be written.
    """
    pyproject = folder / "pyproject.toml"
    if pyproject.is_file() and read_config(pyproject):
        raise AuditorError("has [tool.auditor] already: nothing was written", path=str(pyproject))
    path = folder / "auditor.toml"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(STARTER.read_text(encoding="utf-8"))
    except FileExistsError:
        raise AuditorError("is there already: nothing was written", path=str(path)) from None
    except OSError as error:
        problem = f"cannot be written: {error.strerror}"
        raise AuditorError(problem, path=str(path)) from error
    return path

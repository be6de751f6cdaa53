"""Where the rules stand that ship: rule files, word lists, packs and decisions."""

from __future__ import annotations

from pathlib import Path


def rules_folder() -> Path:
    """The folder of the rules that ship: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"

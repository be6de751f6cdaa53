"""What a terminal can show, and the few styles and signs that depend on it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from rich.console import Console

KIND_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "named_person": "green",
        "named_organization": "cyan",
        "document": "blue",
        "unnamed_person": "yellow",
        "unnamed_group": "magenta",
        "anonymous": "bold red",
        "author": "bright_blue",
        "other": "bright_black",
        "none": "bright_black",
    }
)
SEVERITY_STYLES: Mapping[str, str] = MappingProxyType(
    {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
)


class Look(msgspec.Struct, frozen=True):
    """Whether colours are shown, and characters beyond ASCII."""

    colour: bool
    unicode: bool


def look_of(console: Console) -> Look:
    """The look that a console can show: no colour on NO_COLOR, in a pipe, on a dumb terminal."""
    colour = console.color_system is not None and not console.no_color
    return Look(colour=colour, unicode=console.encoding.lower().startswith("utf"))

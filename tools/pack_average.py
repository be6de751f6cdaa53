"""Average the weights of several checkpoints of one model.

    python tools/pack_average.py TARGET SOURCE SOURCE...

The checkpoints must come from one run, or from runs that started at the same weights.  Everything
but the weights (vocabulary, options) is taken from the last source.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import torch


def average(checkpoints: list[dict[str, Any]]) -> dict[str, Any]:
    """The last checkpoint with the mean of all weights."""
    weights = [checkpoint["model"] for checkpoint in checkpoints]
    mean = {
        name: torch.stack([each[name] for each in weights]).mean(dim=0)
        if torch.is_floating_point(value)
        else value
        for name, value in weights[-1].items()
    }
    return {**checkpoints[-1], "model": mean}


def main(arguments: list[str]) -> None:
    """Read the sources, write the target."""
    target, *sources = (Path(argument) for argument in arguments)
    checkpoints = [torch.load(path, map_location="cpu", weights_only=True) for path in sources]
    torch.save(average(checkpoints), target)


if __name__ == "__main__":
    main(sys.argv[1:])

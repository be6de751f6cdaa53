"""Labels in brat standoff, written from marked texts: `{c “We open,”} {s she} {q said}.`

`{c2 …}` belongs to the second attribution of a text; pieces of one role make one annotation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

LABELS = {"s": "Source", "q": "Cue", "c": "Content"}


def standoff(marked: str) -> tuple[str, str]:
    """The text without its braces, and its labels as a `.ann` file has them."""
    text, at = "", 0
    opened: tuple[str, int, int] | None = None
    pieces: defaultdict[int, defaultdict[str, list[tuple[int, int]]]]
    pieces = defaultdict(lambda: defaultdict(list))
    for match in re.finditer(r"\{([sqc])(\d?) |\}", marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            opened = (match[1], int(match[2] or 1), len(text))
        elif opened:
            role, number, start = opened
            pieces[number][LABELS[role]].append((start, len(text)))
    text += marked[at:]
    lines = []
    for number, roles in sorted(pieces.items()):
        event = f"E{number}\tAttribution:T{number}0"
        for order, (label, spans) in enumerate(roles.items()):
            name = f"T{number}{order}"
            ranges = ";".join(f"{start} {end}" for start, end in spans)
            words = " ".join(text[start:end] for start, end in spans)
            lines.append(f"{name}\t{label} {ranges}\t{words}")
            event += f" {label}:{name}"
        lines.append(event)
    return text, "".join(f"{line}\n" for line in lines)


def write(folder: Path, name: str, marked: str, *, by: str = "ab") -> None:
    """Put an article and its labels where PolNeAR has them."""
    text, labels = standoff(marked)
    for part, file, content in (
        ("text", f"{name}.txt", text),
        ("attributions", f"{name}_{by}.ann", labels),
    ):
        folder.joinpath(part).mkdir(parents=True, exist_ok=True)
        folder.joinpath(part, file).write_text(content, encoding="utf-8", newline="")

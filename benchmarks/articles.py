"""The articles that are measured: given ones, or some composed of the fixtures' paragraphs."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from auditor.text import words

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
LENGTH = 500


def composed(count: int, folder: Path) -> list[Path]:
    """So many articles of about LENGTH words, no two the same, written into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"article-{number:05}.txt" for number in range(count)]
    for path, text in zip(paths, _texts(), strict=False):
        path.write_text(text, encoding="utf-8")
    return paths


def _texts() -> Iterator[str]:
    """Articles without end, always the same: paragraphs drawn until there are words enough."""
    draw = random.Random(6)
    paragraphs = _paragraphs()
    while True:
        drawn = draw.sample(paragraphs, len(paragraphs))
        yield "\n\n".join(_enough(drawn)) + "\n"


def _enough(paragraphs: Iterable[str]) -> Iterator[str]:
    length = 0
    for paragraph in paragraphs:
        yield paragraph
        length += count_words(paragraph)
        if length >= LENGTH - 20:
            return


def count_words(text: str) -> int:
    """The unit of every figure: words as the report counts them."""
    return len(words(text))


def _paragraphs() -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt")))
    return [each.strip() for text in texts for each in text.split("\n\n") if each.strip()]

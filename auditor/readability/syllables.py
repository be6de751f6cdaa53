"""How many syllables a word has, as textstat 0.7.13 counts them, and whether it is an easy one.

The dictionary, `data/syllables.txt`, is sorted: a word is found by halving it.  An article has few
words against the dictionary's 125,000, so that its lines are not taken apart before they are asked
for.  What is not in it is split where it may be hyphenated.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from auditor.readability.hyphens import count_hyphens

# A word with so many syllables is hard to read, unless it is one that everybody knows.
HARD = 3
# Words remembered: all that a long article has, and the common ones of all others.
REMEMBERED = 50_000


class Weight(NamedTuple):
    """How heavy a word is to read."""

    syllables: int
    hard: bool


@lru_cache(maxsize=REMEMBERED)
def weight(word: str) -> Weight:
    """The weight of a word in lower case."""
    entry = _entry(word.encode("utf-8", "surrogatepass"))
    count, easy = entry or (count_hyphens(word) + 1, False)
    return Weight(count, hard=count >= HARD and not easy)


def _entry(word: bytes) -> tuple[int, bool] | None:
    """The syllables of a word, and whether it is easy: a line is `word 2` or `nobody 3 easy`."""
    lines, key = _dictionary(), word + b" "
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return None
    count, _, easy = lines[at].removeprefix(key).partition(b" ")
    return int(count), bool(easy)


@cache
def _dictionary() -> list[bytes]:
    return (Path(__file__).parents[1] / "data/syllables.txt").read_bytes().splitlines()

"""How often a word may be hyphenated in American English, as pyphen 0.18.1 has it.

Liang's patterns, as in TeX: a pattern's digits stand between letters, the highest one that any
pattern of the word sets between two letters counts, and where it is odd the word may be broken.
pyphen reads all 11,000 patterns into numbers before the first word, which takes longer than an
audit; here the few that a word has are read as they are met.  The tests hold it against pyphen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

NAME = "pyphen 0.18.1 en_US"
# No break leaves fewer letters than this before or after it.
LEAST = 2

_DIGITS = str.maketrans("", "", "0123456789")
_GAP = re.compile(r"(\d?)\D?")
# Above the patterns: the file's encoding, and options that pyphen does not use.
_HEAD = 5


def count_hyphens(word: str) -> int:
    """How many places there are in a word, in lower case, where it may be hyphenated."""
    # Full stops stand for the word's ends.
    framed = f".{word}."
    digits = [0] * (len(framed) + 2)
    patterns, longest = _patterns()
    for start in range(len(framed) - 1):
        for end in range(start + 1, min(start + longest, len(framed)) + 1):
            if pattern := patterns.get(framed[start:end]):
                for place, digit in enumerate(_GAP.findall(pattern), start):
                    digits[place] = max(digits[place], int(digit or 0))
    return sum(digit % 2 for digit in digits[LEAST + 1 : len(framed) - LEAST])


@cache
def _patterns() -> tuple[Mapping[str, str], int]:
    """The patterns by their letters, and how many letters the longest one has."""
    file = Path(__file__).parents[1] / "data/hyph_en_US.dic"
    patterns = file.read_text(encoding="utf-8").split("\n")[_HEAD:]
    by_letters = {pattern.translate(_DIGITS): pattern for pattern in patterns}
    return by_letters, max(map(len, by_letters))

"""Build auditor/data/syllables.txt, the syllable dictionary that ships, from CMU's.

    npm pack cmu-pronouncing-dictionary@3.0.0 && tar xzf cmu-pronouncing-dictionary-3.0.0.tgz
    python tools/build_syllables.py package/index.js auditor/data/syllables.txt

The npm package carries github.com/cmusphinx/cmudict as `"word": "F OW1 N IY0 M Z"` lines, further
pronunciations as `"word(2)"`.  textstat counts the vowels of a word's first pronunciation (the
phonemes that end in a digit of stress) and nothing else, so only that number is kept.  It looks a
word up after it has taken out all punctuation but apostrophes: entries with other marks can never
be found and are left out.  Words of three syllables that everybody knows are not hard to read:
those of textstat's list are marked `easy`.  The same source gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from auditor.readability.syllables import HARD

ENTRY = re.compile(r'^  "([a-z0-9\']+)": "([A-Z0-2 ]+)",?$', re.MULTILINE)


def syllables(source: str) -> Iterator[tuple[str, int]]:
    """Every word that textstat can look up, with its syllables, in alphabetic order."""
    for word, phonemes in sorted(ENTRY.findall(source)):
        yield word, sum(phoneme[-1].isdigit() for phoneme in phonemes.split())


def easy_words() -> frozenset[str]:
    """The list of textstat, after Dale and Chall, of the words that everybody knows."""
    folder = files("textstat").joinpath("resources/en/easy_words.txt")
    return frozenset(line.strip() for line in folder.read_text("utf-8").splitlines())


def line(word: str, count: int, easy: frozenset[str]) -> str:
    """The dictionary's line for a word; an easy one is marked where it would count as hard."""
    return f"{word} {count}{' easy' if count >= HARD and word in easy else ''}\n"


def main(source: str, target: str) -> None:
    """Write the dictionary made from the file `source` to the file `target`."""
    easy = easy_words()
    lines = [line(*entry, easy) for entry in syllables(Path(source).read_text("utf-8"))]
    Path(target).write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(lines)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])

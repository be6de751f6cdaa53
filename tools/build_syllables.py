"""Build auditor/data/syllables.txt, the syllable dictionary that ships, from CMU's.

    npm pack cmu-pronouncing-dictionary@3.0.0 && tar xzf cmu-pronouncing-dictionary-3.0.0.tgz
    python tools/build_syllables.py package/index.js auditor/data/syllables.txt

The npm package carries github.com/cmusphinx/cmudict as `"word": "F OW1 N IY0 M Z"` lines, further
pronunciations as `"word(2)"`.  textstat counts the vowels of a word's first pronunciation (the
phonemes that end in a digit of stress) and nothing else, so only that number is kept.  It looks a
word up after it has taken out all punctuation but apostrophes: entries with other marks can never
be found and are left out.  The same source gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ENTRY = re.compile(r'^  "([a-z0-9\']+)": "([A-Z0-2 ]+)",?$', re.MULTILINE)


def syllables(source: str) -> Iterator[tuple[str, int]]:
    """Every word that textstat can look up, with its syllables, in alphabetic order."""
    for word, phonemes in sorted(ENTRY.findall(source)):
        yield word, sum(phoneme[-1].isdigit() for phoneme in phonemes.split())


def main(source: str, target: str) -> None:
    """Write the dictionary made from the file `source` to the file `target`."""
    lines = [f"{word} {count}\n" for word, count in syllables(Path(source).read_text("utf-8"))]
    Path(target).write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(lines)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])

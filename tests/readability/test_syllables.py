from __future__ import annotations

from pathlib import Path

import pytest

from auditor.readability.syllables import HARD, weight

LINES = (Path(__file__).parents[2] / "auditor/data/syllables.txt").read_bytes().splitlines()


@pytest.mark.parametrize(
    ("word", "syllables", "hard"),
    [
        ("a", 1, False),
        ("council", 2, False),
        ("fishermen", 3, True),
        ("nobody", 3, False),  # everybody knows it
        ("hmm", 0, False),
        ("'em", 1, False),
        ("don't", 1, False),
        ("halloran", 3, True),  # the dictionary has it
        ("zyzzyvas", 2, False),  # it has not: by the hyphens
        ("überwintering", 4, True),
        ("", 1, False),
        ("x" * 100_000, 1, False),
    ],
)
def test_weight_of_a_word(word: str, syllables: int, *, hard: bool) -> None:
    assert weight(word) == (syllables, hard)


def test_every_word_of_the_dictionary_is_found() -> None:
    for line in (*LINES[:: len(LINES) // 500], LINES[-1]):
        word, count, *easy = line.decode().split(" ")
        assert weight(word) == (int(count), int(count) >= HARD and not easy)


def test_the_dictionary_is_sorted_as_bytes_are() -> None:
    assert sorted(LINES) == LINES

from __future__ import annotations

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.readability.hyphens import NAME, count_hyphens

THEIRS = pyphen.Pyphen(lang="en_US")
# Parts of words, and what patterns hold beside letters: ligatures, apostrophes, full stops.
PARTS = st.sampled_from(
    [
        "hal",
        "lor",
        "an",
        "tion",
        "ing",
        "ph",
        "ious",
        "a",
        "e",
        "q",
        "x",
        "o'c",
        "’s",
        "ﬁ",
        "ﬂ",
        ".",
        "é",
    ]
)


@pytest.mark.parametrize(
    ("word", "count"),
    [("halloran", 2), ("dredging", 1), ("associate", 2), ("strengths", 0), ("a", 0), ("", 0)],
)
def test_hyphens_of_a_word(word: str, count: int) -> None:
    assert count_hyphens(word) == count


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=8).map("".join))
def test_words_are_hyphenated_as_pyphen_does(word: str) -> None:
    assert count_hyphens(word) == len(THEIRS.positions(word))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30).map(str.lower))
def test_any_text_is_hyphenated_as_pyphen_does(word: str) -> None:
    assert count_hyphens(word) == len(THEIRS.positions(word))


def test_the_version_named_is_the_one_that_this_was_held_against() -> None:
    assert f"pyphen {pyphen.__version__} en_US" == NAME

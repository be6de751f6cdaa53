"""The figures are textstat's: its own functions give the same, on any text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st
from textstat.backend import counts, metrics

from auditor.model import Readability, Span
from auditor.read import find_articles, read_article
from auditor.readability.figures import DECIMALS, FORMULAS, counted_text, readability

LANGUAGE = "en_US"
ROOT = Path(__file__).parents[2]
ARTICLES = find_articles([ROOT / "fixtures"])
# What articles are made of, and what might be counted otherwise: marks of every kind, contractions,
# words that no dictionary has, letters that are several in lower case.
PIECES = st.sampled_from(
    [
        *(
            "the",
            "Council",
            "nobody",
            "anybody's",
            "dredging",
            "Halloran",
            "zyzzyvas",
            "U.S.",
            "3.5",
        ),
        *(
            "don't",
            "DON'T",
            "’tis",
            "'tis",
            "'em",
            "rock'n'roll",
            "they’ll",
            "Ines’",
            "hmm",
            "É",
            "ß",
        ),
        *(
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            ".",
            "!",
            "?",
            "…",
            ",",
            "-",
            "--",
            "—",
            "/",
            "“",
            "”",
            "'",
        ),
        *(
            "(",
            ")",
            "’",
            "‘",
            "_",
            "🙂",
            "\u0307",
            "½",
            "年",
            "x" * 40,
            "a.b",
            "1,000",
            "\r\n",
            "\x1c",
        ),
    ]
)


@pytest.fixture(scope="module", autouse=True)
def dictionary() -> Iterator[None]:
    """Our dictionary in the place of the one that textstat would look for or download."""
    lines = (ROOT / "auditor/data/syllables.txt").read_text(encoding="utf-8").splitlines()
    entries = [line.split(" ") for line in lines]
    sounds = {word: [["1"] * int(count)] for word, count, *_ in entries}
    with pytest.MonkeyPatch.context() as patch:
        asker = sys.modules["textstat.backend.counts._count_syllables"]
        patch.setattr(asker, "get_cmudict", lambda _: sounds)
        yield


def theirs(text: str) -> Readability:
    words = counts.count_words(text)
    if not words:
        return Readability(0, 0, None, None, None)
    formulas: tuple[Any, ...] = (
        metrics.flesch_reading_ease,
        metrics.flesch_kincaid_grade,
        metrics.gunning_fog,
    )
    figures = (round(formula(text, LANGUAGE), DECIMALS) for formula in formulas)
    return Readability(words, counts.count_sentences(text), *figures)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces_of_text_have_textstats_figures(text: str) -> None:
    assert readability(text, []).whole == theirs(counted_text(text))


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_words_have_textstats_figures(text: str) -> None:
    assert readability(text, []).whole == theirs(counted_text(text))


@settings(max_examples=200, deadline=None)
# İ alone is two characters in lower case, of which textstat drops one for the hard words only.
@given(st.text(st.characters(exclude_characters="İ", exclude_categories=["Cs"]), max_size=60))
def test_any_text_has_textstats_figures(text: str) -> None:
    assert readability(text, []).whole == theirs(counted_text(text))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_articles_have_textstats_figures(path: Path) -> None:
    text = read_article(path).text
    first = Span(text.index("“") + 1, text.index("”")) if "”" in text else Span(0, 0)
    report = readability(text, [first])
    assert report.whole == theirs(counted_text(text))
    assert report.quoted == theirs(counted_text(text[first.start : first.end]))


def test_the_version_named_is_the_one_that_the_figures_were_held_against() -> None:
    assert f"textstat {'.'.join(map(str, textstat.__version__))}" == FORMULAS

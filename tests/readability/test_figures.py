from __future__ import annotations

import pytest

from auditor.model import Readability, Span
from auditor.readability.figures import LONGEST, counted_text, readability

TEXT = (
    "The harbour council met on Tuesday. “We will dredge the channel before winter arrives,” "
    "said Ada Moreau, who chairs it. Fishermen disagreed loudly."
)
QUOTE = "We will dredge the channel before winter arrives,"
NO_FIGURES = Readability(0, 0, None, None, None)


def quoted(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_figures_of_the_formulas() -> None:
    # 17 words, 3 sentences, 21 syllables, counted by hand; “nobody” is long but easy.
    text = "The cat sat on the mat. Nobody saw it again that day. It had gone home alone."
    report = readability(text, [])
    assert report.whole == Readability(
        words=17,
        sentences=3,
        flesch_reading_ease=round(206.835 - 1.015 * 17 / 3 - 84.6 * 21 / 17, 2),
        flesch_kincaid_grade=round(0.39 * 17 / 3 + 11.8 * 21 / 17 - 15.59, 2),
        gunning_fog=round(0.4 * (17 / 3 + 0), 2),
    )


def test_quoted_and_unquoted_words_make_the_whole() -> None:
    report = readability(TEXT, [quoted(TEXT, QUOTE)])
    assert report.quoted.words == 8
    assert report.quoted.sentences == 1
    assert report.unquoted.words == 15
    assert report.whole.words == 23


def test_overlapping_and_unsorted_quotations_count_once() -> None:
    once = quoted(TEXT, QUOTE)
    part = quoted(TEXT, "the channel")
    assert readability(TEXT, [part, once, once]) == readability(TEXT, [once])


def test_a_quotation_that_ends_a_sentence_ends_it_for_the_words_before() -> None:
    text = "The mayor told them: “Sign it right now.” The council members then left."
    report = readability(text, [quoted(text, "Sign it right now.")])
    assert report.unquoted.sentences == 2


def test_a_quotation_in_the_middle_of_a_sentence_does_not_end_it() -> None:
    text = "The mayor asked “why not now?” and then left the room."
    report = readability(text, [quoted(text, "why not now?")])
    assert report.unquoted.sentences == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don’t know", "They don't know."),
        ("Talks—the third—failed.", "Talks the third failed."),
        ("A heading\n\nSome text. More", "A heading.\nSome text. More."),
        ("‘Stop!’", "‘Stop!’"),
        ("", ""),
    ],
)
def test_preparation(text: str, expected: str) -> None:
    assert counted_text(text) == expected


@pytest.mark.parametrize("text", ["", "   \n\n ", "… — !!! “”", "🙂 🙂🙂", "' ' '"])
def test_text_without_words_has_no_figures(text: str) -> None:
    report = readability(text, [Span(0, len(text))])
    assert (report.whole, report.quoted, report.unquoted) == (NO_FIGURES,) * 3


def test_a_long_text_is_cut_and_says_so() -> None:
    whole = "a b. " * (LONGEST // 5)
    assert "characters only" not in readability(whole, []).syllable_counter
    report = readability(whole + "c" * 5_000_000, [Span(LONGEST, LONGEST + 5)])
    assert "first 300,000 characters only" in report.syllable_counter
    assert report.whole == readability(whole, []).whole
    assert report.quoted == NO_FIGURES


def test_the_counter_is_named_with_its_versions() -> None:
    counter = readability(TEXT, []).syllable_counter
    assert counter.startswith("textstat 0.7.13, CMU Pronouncing Dictionary (shipped), pyphen ")

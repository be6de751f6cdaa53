from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textstat.backend import counts

from auditor.model import Readability, Span
from auditor.readability import LONGEST, counted_text, readability

TEXT = (
    "The harbour council met on Tuesday. “We will dredge the channel before winter arrives,” "
    "said Ada Moreau, who chairs it. Fishermen disagreed loudly."
)
QUOTE = "We will dredge the channel before winter arrives,"
NO_FIGURES = Readability(0, 0, None, None, None)
# Whatever reaches for the network, or for a dictionary of NLTK's, ends this with an error.
OFFLINE = """
import socket, sys, warnings
warnings.simplefilter("error")
from auditor.readability import readability
assert not {"nltk", "textstat"} & set(sys.modules), "loaded before they are needed"
def refuse(*_, **__):
    raise SystemExit("the network was touched")
class Refused(socket.socket):
    __init__ = refuse
socket.socket = Refused
socket.create_connection = socket.getaddrinfo = refuse
import nltk
nltk.download = nltk.data.find = refuse
import msgspec
from auditor.model import Span
text = sys.stdin.read()
print(msgspec.json.encode(readability(text, [Span(*map(int, sys.argv[1:]))])).decode())
"""


def quoted(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def elsewhere(home: Path, **environment: str) -> str:
    """The report made in a process of its own, without a network and with another home."""
    span = quoted(TEXT, QUOTE)
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(span.start), str(span.end)],
        input=TEXT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=root,
        env={"HOME": str(home), "PYTHONPATH": str(root), "PYTHONUTF8": "1", **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


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


def test_same_figures_offline_and_with_a_dictionary_of_the_users_own(tmp_path: Path) -> None:
    corpus = tmp_path / "nltk_data" / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    (corpus / "cmudict").write_text("COUNCIL 1 AA1 AA1 AA1 AA1 AA1 AA1\n")
    bare = tmp_path / "empty"
    bare.mkdir()
    expected = elsewhere(bare)
    assert '"words":23' in expected
    assert elsewhere(tmp_path, NLTK_DATA=str(tmp_path / "nltk_data")) == expected


def test_textstat_is_left_as_it_was() -> None:
    asker = sys.modules["textstat.backend.counts._count_syllables"]
    before = asker.get_cmudict
    readability(TEXT, [])
    assert asker.get_cmudict is before
    assert counts.count_syllables.cache_info().currsize == 0
    assert counts.count_words.cache_info().currsize == 0

"""Word lists as stances of constructions, and the stance of a cue."""

from __future__ import annotations

import pytest

from auditor.find.frames import STANCES, constructions_of, known_frames, stance_of
from auditor.lexicon import load_lexicons
from auditor.model import Stance

SAY: dict[str, Stance] = {"clause": "statement", "infinitive": "decree", "quote": "statement"}
POST: dict[str, Stance] = {"quote": "statement"}
HOPE: dict[str, Stance] = {"noun": "belief", "clause": "intention"}
SIGN: dict[str, Stance] = {"noun": "evidence"}
OPPOSE: dict[str, Stance] = {"verb": "decree"}


def test_lists_become_stances_by_lemma_and_construction() -> None:
    lexicons = {
        "cues-statement": {"clause": frozenset({"say"}), "noun": frozenset({"claim"})},
        "cues-decree": {"infinitive": frozenset({"say"})},
        "roles": {"clause": frozenset({"mayor"})},
    }
    assert known_frames(lexicons) == {
        "say": {"clause": "statement", "infinitive": "decree"},
        "claim": {"noun": "statement"},
    }


def test_of_two_stances_that_list_the_same_the_first_has_it() -> None:
    listed = {"clause": frozenset({"warn"})}
    for number, first in enumerate(STANCES):
        lexicons = {f"cues-{stance}": listed for stance in reversed(STANCES[number:])}
        assert known_frames(lexicons) == {"warn": {"clause": first}}


def test_the_order_of_stances() -> None:
    assert STANCES == ("statement", "belief", "intention", "decree", "perception", "evidence")


def test_parts_of_speech_promise_no_construction() -> None:
    frames: dict[str, Stance] = {**SAY, "verb": "belief", "noun": "belief", "adjective": "belief"}
    assert constructions_of(frames) == SAY


@pytest.mark.parametrize(
    ("frames", "pos", "constructions", "stance"),
    [
        pytest.param(SAY, "verb", ("clause",), "statement", id="the construction's"),
        pytest.param(SAY, "verb", ("object", "infinitive"), "decree", id="the first listed"),
        pytest.param(SAY, "verb", ("clause", "infinitive"), "statement", id="the first of two"),
        pytest.param(SAY, "verb", ("object",), "statement", id="else any of the word's"),
        pytest.param(OPPOSE, "verb", ("object",), "decree", id="the word's"),
        pytest.param({}, "verb", ("clause",), "belief", id="no list knows it"),
        pytest.param(POST, "verb", ("clause",), "belief", id="beside quotations only"),
        pytest.param(SIGN, "verb", ("object",), "belief", id="a noun's, for a verb"),
        pytest.param({"adjective": "evidence"}, "verb", (), "belief", id="an adjective's, too"),
        pytest.param(HOPE, "noun", ("clause",), "belief", id="a noun has its own"),
        pytest.param(SAY, "noun", ("infinitive",), "statement", id="a noun of a listed verb"),
    ],
)
def test_the_stance_of_a_cue(
    frames: dict[str, Stance], pos: str, constructions: tuple[str, ...], stance: Stance
) -> None:
    assert stance_of(frames, pos, constructions) == stance


def test_words_that_ship_have_the_stance_that_readers_expect() -> None:
    known = known_frames(load_lexicons())
    assert stance_of(known["say"], "verb", ("clause",)) == "statement"
    assert stance_of(known["tell"], "verb", ("infinitive",)) == "decree"
    assert stance_of(known["fear"], "verb", ("clause",)) == "belief"
    assert stance_of(known["fear"], "noun", ()) == "belief"
    assert stance_of(known["show"], "verb", ("clause",)) == "evidence"

"""Detectors of who is behind what an article passes on, on real parses."""

import pytest

from auditor.detectors.attribution import (
    hidden_passives,
    nameless_people,
    no_example_near,
    no_named_official,
    no_outlet_near,
    secondhand_sources,
    self_sourced,
    switched_speakers,
)
from auditor.detectors.place import Place
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text

OUTLETS = frozenset({"times", "ledger", "reuters"})


def read(engine: Engine, text: str) -> Subjects:
    return engine.examine(article_from_text(text))


def marked(place: Place, text: str) -> str:
    assert place.span
    return text[place.span.start : place.span.end]


def test_a_passive_hides_who_believes(engine: Engine) -> None:
    text = "The statue is believed to date from the 12th century."
    (place,) = hidden_passives(read(engine, text), told=frozenset({"be believe"}))
    assert marked(place, text) == "is believed"


def test_a_shortened_passive_is_no_saying_of_its_noun(engine: Engine) -> None:
    text = "Two power sources said to be unsafe were removed."
    (place,) = hidden_passives(read(engine, text), shortened=frozenset({"said to be"}))
    assert marked(place, text) == "said to be"


def test_a_source_in_the_next_sentence_ends_the_hiding(engine: Engine) -> None:
    text = "The statue is believed to date from 1200. Curators at the museum said it is older."
    assert not list(hidden_passives(read(engine, text), told=frozenset({"be believe"})))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Economist Odile Marsh said it is cruel.", False),
        ("But Mayor Ana Brito said it is fair.", True),
        ("Nobody was hurt.", True),
    ],
)
def test_an_opponent_is_no_example(engine: Engine, second: str, expected: bool) -> None:
    subjects = read(engine, f"Critics say the tax is unfair. {second}")
    words = frozenset({"but"})
    assert no_example_near(subjects.attributions[0], subjects, contrary=words) is expected


def test_an_outlet_named_beside_counts_but_not_the_source_itself(engine: Engine) -> None:
    alone = read(engine, "Media reports said the pier was closed.")
    assert no_outlet_near(alone.attributions[0], alone, outlets=OUTLETS | {"media"})
    named = read(engine, "Local media said the pier was closed. The Port Saro Ledger said why.")
    assert not no_outlet_near(named.attributions[0], named, outlets=OUTLETS)


def test_sources_of_another_outlet(engine: Engine) -> None:
    text = "Reuters reported, citing two sources, that Norvik Bank would sell its fleet arm."
    (place,) = secondhand_sources(read(engine, text), outlets=OUTLETS)
    assert (marked(place, text), place.about) == ("two sources", "Reuters")


def test_a_word_on_confirmation_is_enough(engine: Engine) -> None:
    text = (
        "Reuters reported, citing two sources, that Norvik Bank would sell its fleet arm. "
        "The report could not be verified."
    )
    words = frozenset({"not be verified"})
    assert not list(secondhand_sources(read(engine, text), confirmation=words, outlets=OUTLETS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbor Times has learned that a ship sank.", ["The Harbor Times has learned"]),
        ("Radio Saro has learned that a ship sank.", ["Radio Saro has learned"]),
        ("Ana Brito has learned that a ship sank.", []),
    ],
)
def test_an_outlet_as_its_own_source(engine: Engine, text: str, expected: list[str]) -> None:
    found = self_sourced(
        read(engine, text),
        publication="Radio Saro",
        forms=frozenset({"has learned"}),
        outlets=OUTLETS,
    )
    assert [marked(place, text) for place in found] == expected


def test_a_second_speaker_comes_unannounced(engine: Engine) -> None:
    text = "“The pier is safe,” said Ivo Dahl. “It is rotten,” said Ana Brito, who mends nets."
    (place,) = switched_speakers(read(engine, text))
    assert marked(place, text) == "“It is rotten,”"
    assert [text[span.start : span.end] for span in place.related] == ["“The pier is safe,”"]


def test_an_answer_follows_its_question(engine: Engine) -> None:
    text = "“Is the pier safe?” the judge asked. “It is rotten,” said Ana Brito."
    assert not list(switched_speakers(read(engine, text)))


def test_who_was_only_asked_is_found_too(engine: Engine) -> None:
    text = "A Harlow spokesman declined to comment. Ana Brito said nothing had burned."
    assert [marked(place, text) for place in nameless_people(read(engine, text))] == [
        "A Harlow spokesman"
    ]


def test_officials_are_told_once_and_not_beside_their_chief(engine: Engine) -> None:
    ranks = frozenset({"chief"})
    subjects = read(engine, "Police said two men were held. Police said both were armed.")
    told = [no_named_official(each, subjects, ranks=ranks) for each in subjects.attributions]
    assert told == [True, False]
    subjects = read(engine, "Police said two men were held. Fire chief Ivo Dahl said why.")
    assert not no_named_official(subjects.attributions[0], subjects, ranks=ranks)

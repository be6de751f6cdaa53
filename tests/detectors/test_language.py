"""Detectors of verbs, doubts and hedges, and of what is told of an article's making."""

import pytest

from auditor.detectors.language import cue_is, hedged_beyond, thought_untold, uncredited_phrases
from auditor.detectors.pronouns import another_fits
from auditor.detectors.transparency import first_unchecked, nowhere_told, unsigned
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text


def read(engine: Engine, text: str) -> Subjects:
    return engine.examine(article_from_text(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moss claimed the fees were legal.", True),
        ("Moss said the fees were legal.", False),
        ("The fees were legal, Moss pointed out.", True),
    ],
)
def test_the_verb_of_a_cue(engine: Engine, text: str, expected: bool) -> None:
    subjects = read(engine, text)
    verbs = frozenset({"claim", "point out"})
    assert cue_is(subjects.attributions[0], subjects, verbs=verbs) is expected


def test_another_sense_is_no_such_verb(engine: Engine) -> None:
    subjects = read(engine, "The group claimed responsibility for the outage.")
    verbs, other = frozenset({"claim"}), frozenset({"claim responsibility"})
    assert not any(cue_is(a, subjects, verbs=verbs, not_with=other) for a in subjects.attributions)


@pytest.mark.parametrize(
    ("next_sentence", "expected"), [("", True), (" “It will hold,” Wynn said.", False)]
)
def test_who_speaks_has_told_what_she_thinks(
    engine: Engine, next_sentence: str, expected: bool
) -> None:
    subjects = read(engine, f"Carla Wynn believes the bridge is safe.{next_sentence}")
    verbs = frozenset({"believe"})
    assert thought_untold(subjects.attributions[0], subjects, verbs=verbs) is expected


def test_a_phrase_counts_where_nobody_is_credited(engine: Engine) -> None:
    words = frozenset({"alleged"})
    text = "The alleged fraud cost two boats. Ana Brito said the alleged fraud was a tale."
    (place,) = uncredited_phrases(read(engine, text), phrases=words)
    assert place.span is not None
    assert place.span.start == text.index("alleged")


@pytest.mark.parametrize(("most", "expected"), [(30.0, False), (5.0, True)])
def test_hedges_in_a_hundred_words(engine: Engine, most: float, expected: bool) -> None:
    subjects = read(engine, "The pier may fall. The boats left on May 3. Ana Brito said it may.")
    article = subjects.document.article
    found = hedged_beyond(article, subjects, most=most, words=5, hedges=frozenset({"may"}))
    assert found is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holt met Bray on Monday. He said the ledger was gone.", True),
        ("Tom Holt met Emma Bray on Monday. He said the ledger was gone.", False),
        ("Holt told Bray that the depot was shut. He said the ledger was gone.", False),
        ("Holt met Bray on Monday.\n\nHe said the ledger was gone.", False),
    ],
)
def test_two_people_fit_a_pronoun(engine: Engine, text: str, expected: bool) -> None:
    subjects = read(engine, text)
    women = frozenset({"emma"})
    assert another_fits(subjects.attributions[-1], subjects, feminine=women) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry stopped.", True),
        ("By Ana Brito\n\nThe ferry stopped.", False),
        ("The ferry stopped.\n\nIt rained.\n\nBy Ana Brito", False),
        ("By the pier a ferry stopped.", True),
    ],
)
def test_a_line_that_signs(engine: Engine, text: str, expected: bool) -> None:
    subjects = read(engine, text)
    assert unsigned(subjects.document.article, subjects) is expected


def test_what_stands_nowhere(engine: Engine) -> None:
    subjects = read(engine, "The rebels said two drones were shot down. The rebels said so twice.")
    article, words = subjects.document.article, frozenset({"not be verified"})
    assert nowhere_told(article, subjects, phrases=words)
    assert not nowhere_told(article, subjects, phrases=frozenset({"shot down"}))
    told = [first_unchecked(each, subjects, phrases=words) for each in subjects.attributions]
    assert told[0]
    assert not any(told[1:])

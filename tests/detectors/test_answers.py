"""Who is accused and not heard; parties that were asked more than once."""

from __future__ import annotations

import pytest

from auditor.detectors.answers import nobody_asked, unanswered_accusations
from auditor.detectors.place import Place
from auditor.engine import Engine
from tests.detectors.readings import places, read, words

CHARGE = "Two clerks said Holt altered the ledgers."
MARKED = "Two clerks said [Holt altered the ledgers]."
FIRM = "Regulators accused Calder Rail of cheating passengers."


def unanswered(text: str, engine: Engine) -> list[Place]:
    return list(
        unanswered_accusations(
            read(text, engine),
            misdeed=words("rule-accusation.misdeed"),
            accusing=words("rule-accusation.accusing"),
            complaint=words("rule-accusation.complaint"),
            settled=words("rule-accusation.settled"),
            answering=words("rule-accusation.answering"),
            voice=words("rule-accusation.voice"),
            bodies=words("organizations.name_word"),
        )
    )


@pytest.mark.parametrize(
    "answer",
    [
        "“I did not,” Holt said.",
        "“I did nothing wrong,” she said.",
        "Ana Holt did not return two calls.",
        "Holt could not be reached.",
        "Holt denied it.",
        "Holt, who denied it, was appointed in 2016.",
        "Holt has pleaded not guilty.",
        "Holt apologized on Monday.",
        "A lawyer for Holt said the entries were corrections.",
        "“That is a lie,” said Sato, a lawyer who represents Holt.",
        "His lawyer said the entries were corrections.",
        "Her lawyer, Rui Ferro, said Holt had corrected the entries.",
        "A lawyer for the manager said the entries were corrections.",
    ],
)
def test_the_accused_is_heard(answer: str, engine: Engine) -> None:
    assert unanswered(f"{CHARGE} {answer}", engine) == []


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Holt was appointed in 2016.",
        "Vance denied it.",
        "Vance did not return two calls.",
        "A lawyer for Vance said the entries were corrections.",
    ],
)
def test_the_accused_is_not_heard(answer: str, engine: Engine) -> None:
    text = f"{CHARGE} {answer}".strip()
    (place,) = unanswered(text, engine)
    assert places(text, [place]) == f"{MARKED} {answer}".strip()
    assert place.about == "Holt"


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("The trains run every hour.", False),
        ("Calder Rail declined to comment.", True),
        ("The company declined to comment.", True),
        ("A spokeswoman for the company declined to comment.", True),
        ("A spokeswoman for Harlow Mining declined to comment.", False),
    ],
)
def test_a_firm_is_heard_through_its_press_office(answer: str, heard: bool, engine: Engine) -> None:
    assert bool(unanswered(f"{FIRM} {answer}", engine)) is not heard


def test_who_speaks_for_somebody_unnamed_answers_what_stands_above(engine: Engine) -> None:
    text = "A spokeswoman for the company opened the hall. Holt altered the ledgers, clerks said."
    assert [place.about for place in unanswered(text, engine)] == ["Holt"]


@pytest.mark.parametrize(
    "text",
    [
        "Holt altered the ledgers, a jury found.",
        "Holt, who died in 2011, altered the ledgers.",
        "Holt was convicted of fraud in May. Holt altered the ledgers, two clerks said.",
    ],
)
def test_what_is_settled_needs_no_answer(text: str, engine: Engine) -> None:
    assert unanswered(text, engine) == []


def test_the_first_accusation_of_each_with_the_others(engine: Engine) -> None:
    text = f"{CHARGE} The bank also accused Holt of theft. Residents blamed Ana Vance."
    holt, vance = unanswered(text, engine)
    assert (holt.about, vance.about) == ("Holt", "Ana Vance")
    assert [text[span.start : span.end] for span in holt.related] == ["accused Holt"]
    assert vance.related == ()


def test_a_headline_accuses_nobody(engine: Engine) -> None:
    """Its capitals make names of all its words; what it says stands below again."""
    headline = "Clerk Says Holt Altered the Ledgers"
    assert places(f"{headline}\n\n{CHARGE}", unanswered(f"{headline}\n\n{CHARGE}", engine)) == (
        f"{headline}\n\n{MARKED}"
    )
    answered = f"{headline}\n\nThe harbor office opens at nine. The books are kept in a safe."
    assert unanswered(answered, engine) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calder Rail did not respond to a request for comment.", [True]),
        (
            "Calder Rail did not respond to two emails. Calder Rail declined to comment on Friday.",
            [False, False],
        ),
        (
            "Calder Rail did not respond to two emails. Harlow Mining declined to comment.",
            [True, True],
        ),
    ],
)
def test_another_response_of_the_same_party(
    text: str, expected: list[bool], engine: Engine
) -> None:
    subjects = read(text, engine)
    assert [nobody_asked(each, subjects) for each in subjects.responses] == expected

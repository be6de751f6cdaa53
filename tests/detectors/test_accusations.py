"""Who is said to have done wrong: read from the parse of the pack that ships."""

from __future__ import annotations

import pytest

from auditor.detectors.accusations import (
    find_accusations,
    tells_of_somebody,
    unattributed_misdeeds,
)
from auditor.engine import Engine
from auditor.nlp.tree import text_at
from tests.detectors.readings import marked, places, read, words

MISDEED = words("rule-accusation.misdeed")
SETTLED = words("rule-accusation.settled") | words("rule-accusation.doubted")


def accused(text: str, engine: Engine) -> list[tuple[str, str]]:
    document = read(text, engine).document
    found = find_accusations(
        document,
        MISDEED,
        words("rule-accusation.accusing"),
        words("rule-accusation.complaint"),
        words("organizations.name_word"),
    )
    return [(text_at(document, each.accused.span), marked(text, [each.span])) for each in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # The subject of a misdeed; in the passive, the agent.
        ("Ana Holt", "[Ana Holt altered the ledgers]."),
        ("Vance", "[Vance forged two invoices]."),
        ("Holt", "Two inspectors were [bribed by Holt]."),
        ("Harlow Mining", "[Harlow Mining dumped sewage] in the river."),
        ("Holt", "[Holt is said to have falsified the records]."),
        ("Holt", "[Holt opened the safe and falsified the records]."),
        ("Holt", "[Holt, who altered the ledgers], left in May."),
        # The object of a verb of accusing; in the passive, its subject.
        ("Holt", "Two clerks [accused Holt] of fraud."),
        ("Ana Holt", "[Ana Holt was accused] of fraud."),
        ("Holt", "[Holt, accused] of fraud, left the town."),
        ("Ana Brito", "The mayor, [Ana Brito, was blamed] for the flood."),
        ("Harlow Mining", "Regulators [sued Harlow Mining] on Friday."),
        ("Ferro", "[Ferro was charged on Monday with] stealing public money."),
        # Whom a complaint is against.
        ("Harlow Mining", "A bank filed a [lawsuit against Harlow Mining]."),
        ("Ana Holt", "The [lawsuit against Ana Holt] was filed in May."),
        ("Rui Ferro", "Prosecutors brought [charges against Rui Ferro]."),
        # Names that the parser took for nothing.
        ("Lunden", "The bank [sued Lunden] on Friday."),
        ("Saro Ferries", "Regulators [accused Saro Ferries] of fraud."),
        # The parser takes the firm for a place; its last word is an organisation's.
        ("Calder Rail", "[Calder Rail misled its customers]."),
    ],
)
def test_who_is_accused_and_by_which_words(name: str, expected: str, engine: Engine) -> None:
    text = expected.replace("[", "").replace("]", "")
    assert accused(text, engine) == [(name, expected)]


def test_each_of_several_accused_is_one(engine: Engine) -> None:
    text = "Holt and Vance falsified the report."
    assert accused(text, engine) == [
        ("Holt", "[Holt and Vance falsified the report]."),
        ("Vance", "Holt and [Vance falsified the report]."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Holt did not alter the ledgers.",
        "Holt never altered the ledgers.",
        "Nobody accused Holt of fraud.",
        "No clerk accused Holt of fraud.",
        "Holt would alter the ledgers.",
        "Regulators may sue Harlow Mining.",
        "Holt refused to take bribes.",
        "Holt wanted to falsify the records.",
        # Nobody who is named: a role, a people, a pronoun.
        "The guards beat two prisoners.",
        "The Sarovians looted the town's funds.",
        "Somebody altered the ledgers.",
        "She altered the ledgers.",
        # Other senses.
        "The firm charged Holt twenty crowns.",
        "Holt's claim against the insurer was paid.",
        "An attack against Holt shook the town.",
    ],
)
def test_what_accuses_nobody(text: str, engine: Engine) -> None:
    assert accused(text, engine) == []


@pytest.mark.parametrize(
    "expected",
    [
        "[Holt altered the ledgers] to hide the losses.",
        "Holt altered the ledgers, a jury found.",
        "Holt, who died in 2011, altered the ledgers.",
        "Holt allegedly altered the ledgers.",
        "Two clerks said Holt altered the ledgers.",
        "Ana Brito, who said Holt altered the ledgers, left in May.",
    ],
)
def test_a_misdeed_that_the_article_tells_itself(expected: str, engine: Engine) -> None:
    text = expected.replace("[", "").replace("]", "")
    found = unattributed_misdeeds(read(text, engine), misdeed=MISDEED, settled=SETTLED)
    assert places(text, found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He is a bully,” one aide said.", True),
        ("An aide said Holt was a bully.", True),
        ("Holt said the market was a bully.", False),  # the only name is the speaker's
        ("One trader said the market was a bully.", False),
        ("An aide said Holt was late.", False),
    ],
)
def test_somebody_of_whom_a_phrase_is_said(text: str, expected: bool, engine: Engine) -> None:
    subjects = read(text, engine)
    (attribution,) = subjects.attributions
    assert tells_of_somebody(attribution, subjects, words=frozenset({"a bully"})) is expected

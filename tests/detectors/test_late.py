"""Claims whose speaker comes only in a later sentence."""

from __future__ import annotations

import pytest

from auditor.detectors.late import late_claims
from auditor.engine import Engine
from tests.detectors.readings import places, read, words

SAID_SO = words("rule-back-reference.said-so")


@pytest.mark.parametrize(
    ("expected", "speaker"),
    [
        (
            "The dam leaked for two days. Mud reached the coast road. "
            "[Inspector Ana Brito said so in a report on Friday.]",
            "Inspector Ana Brito",
        ),
        (
            "The mill hid its debts. The books were kept twice. "
            "[The clerk said as much on Monday.]",
            "The clerk",
        ),
        (
            "The dam leaked. Mud reached the road.\n\n[The inspector said so on Friday.]",
            "The inspector",
        ),
    ],
)
def test_the_sentence_that_names_the_speaker(expected: str, speaker: str, engine: Engine) -> None:
    text = expected.replace("[", "").replace("]", "")
    (place,) = late_claims(read(text, engine), words=SAID_SO)
    assert places(text, [place]) == expected
    assert place.about == speaker


@pytest.mark.parametrize(
    "text",
    [
        # Somebody is named for one of the sentences before.
        "The dam leaked, the inspector said. Mud reached the road. He said so on Friday.",
        # It is quoted, and somebody says who said so.
        "It rained. Mud reached the road. “She said so,” Brito said.",
        "It rained. Mud reached the road. Nobody said so.",
        "It rained. Mud reached the road. Everyone said so.",
        # Only one sentence stands before it.
        "The dam leaked for two days. The inspector said so.",
    ],
)
def test_where_the_reader_need_not_wait(text: str, engine: Engine) -> None:
    assert list(late_claims(read(text, engine), words=SAID_SO)) == []


def test_how_many_sentences_stand_before_it_is_an_option(engine: Engine) -> None:
    text = "The dam leaked for two days. The inspector said so."
    (place,) = late_claims(read(text, engine), words=SAID_SO, sentences=1)
    assert places(text, [place]) == "The dam leaked for two days. [The inspector said so.]"

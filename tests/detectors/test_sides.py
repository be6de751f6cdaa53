"""Whether both sides of a quarrel are heard, and early enough."""

from __future__ import annotations

import pytest

from auditor.detectors.sides import late_answers, one_sided_disputes
from auditor.engine import Engine
from tests.detectors.readings import places, read, words

UNION = "“We have waited two years,” said union leader Rui Sato."
RAIL = "Drivers at Calder Rail walked out on Monday over pay."


def one_sided(text: str, engine: Engine) -> str:
    found = one_sided_disputes(
        read(text, engine),
        dispute=words("rule-balance.dispute"),
        disputing=words("rule-balance.disputing"),
        settled=words("rule-accusation.settled"),
        answering=words("rule-accusation.answering"),
        bodies=words("organizations.name_word"),
        between=words("rule-balance.between"),
    )
    return places(text, found)


@pytest.mark.parametrize(
    "expected",
    [
        f"{RAIL.replace('Calder Rail walked out', '[Calder Rail walked out]')} {UNION}",
        f"The [strike at Harlow Mining] went into its third week. {UNION}",
        "[Harlow Mining sued] Calder Rail on Monday. Calder Rail said the suit was without merit.",
        f"{RAIL} {UNION} Calder Rail said the offer was fair.",
        f"{RAIL} {UNION} Calder Rail did not return two calls.",
        f"{RAIL} {UNION} Calder Rail denied it.",
        RAIL,  # nobody speaks: that is no matter of sides
        f"Harlow Mining sued Calder Rail on Monday. {UNION}",  # neither side speaks
        "Harlow Mining sued Calder Rail, and a court found against it. Sato said it was late.",
        "Calder Rail disputed the report. Ana Brito said it was old.",  # no dispute between two
        f"Drivers walked out on Monday in Port Saro. {UNION}",  # no side has a name
    ],
)
def test_the_side_that_is_not_heard(expected: str, engine: Engine) -> None:
    text = expected.replace("[", "").replace("]", "")
    assert one_sided(text, engine) == expected


def test_a_side_is_told_once(engine: Engine) -> None:
    text = f"{RAIL} {UNION} The strike at Calder Rail is the third."
    assert one_sided(text, engine).count("[") == 1


CHARGE = "Two clerks said Holt altered the ledgers."
ANSWER = "Holt said the entries were corrections."
CALLS = "Holt did not return two calls."
REST = " ".join(f"The {number} house stands at the river." for number in ("first", "last") * 10)


def late(text: str, engine: Engine, least: int = 100) -> tuple[str, list[str]]:
    found = tuple(
        late_answers(
            read(text, engine),
            misdeed=words("rule-accusation.misdeed"),
            accusing=words("rule-accusation.accusing"),
            complaint=words("rule-accusation.complaint"),
            settled=words("rule-accusation.settled"),
            bodies=words("organizations.name_word"),
            words=least,
        )
    )
    related = [text[span.start : span.end] for place in found for span in place.related]
    return places(text, found), related


@pytest.mark.parametrize("answer", [ANSWER, CALLS])
def test_heard_only_at_the_end(answer: str, engine: Engine) -> None:
    text = f"{CHARGE} {REST} {answer}"
    marked, related = late(text, engine)
    assert marked == f"Two clerks said [Holt altered the ledgers]. {REST} {answer}"
    assert related == [answer.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        f"{CHARGE} {ANSWER} {REST}",
        f"{CHARGE} {CALLS} {REST} {ANSWER}",
        f"{CHARGE} {REST}",  # never heard: another rule's matter
        f"{REST} {CHARGE} {ANSWER}",  # accused late
        f"Holt altered the ledgers, a jury found. {REST} {ANSWER}",
    ],
)
def test_heard_early_or_never(text: str, engine: Engine) -> None:
    assert late(text, engine) == (text, [])


def test_a_short_article_has_no_end(engine: Engine) -> None:
    text = f"{CHARGE} {REST} {ANSWER}"
    assert late(text, engine, least=1000) == (text, [])

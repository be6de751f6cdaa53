"""How anonymous sources know what they say."""

# ruff: noqa: E501 - a text is one line.

from __future__ import annotations

import pytest

from auditor.engine import Engine
from tests.sources.withheld import Lines, cases, check

KNOWLEDGE = {
    "present": (
        "Two people {k who attended the meeting} said the minister had shouted.",
        "Two people who attended the meeting: unstated, present",
    ),
    "read it": (
        "The files are thin, according to two people {k who have read them}.",
        "two people who have read them: unstated, direct",
    ),
    "in the room": (
        "He never signed, according to a person {k in the room}.",
        "a person in the room: unstated, present",
    ),
    "on the call": (
        "Executives apologised, according to three people {k who were on the call}.",
        "three people who were on the call: unstated, present",
    ),
    "direct": (
        "A person {k with direct knowledge of the audit} said the numbers were invented.",
        "A person with direct knowledge of the audit: unstated, direct",
    ),
    "seen the report": (
        "An official {k who has seen the report} said it blames the pilot.",
        "An official who has seen the report: unstated, direct",
    ),
    "first-hand": (
        "One person {k with first-hand knowledge of the accounts} said nothing was missing.",
        "One person with first-hand knowledge of the accounts: unstated, direct",
    ),
    "privy to": (
        "The pay deal is dead, said a source {k privy to the discussions}.",
        "a source privy to the discussions: unstated, direct",
    ),
    "briefed on": (
        "Four people {k briefed on the raid} said the cash was found in a well.",
        "Four people briefed on the raid: unstated, briefed",
    ),
    "informed of": (
        "The sale is off, said a person {k informed of the decision}.",
        "a person informed of the decision: unstated, briefed",
    ),
    "told about": (
        "Two people {k who were told about the plan} said it would start in June.",
        "Two people who were told about the plan: unstated, briefed",
    ),
    "familiar with": (
        "The stores will shut, according to people {k familiar with the company's internal talks}.",
        "people familiar with the company's internal talks: unstated, familiar",
    ),
    "familiar with thinking": (
        "She will not resign, said one person {k familiar with her thinking}.",
        "one person familiar with her thinking: unstated, familiar",
    ),
    "aware of": (
        "Two people {k aware of the matter} told Reuters the pipeline would be rerouted.",
        "Two people aware of the matter: unstated, familiar",
    ),
    "with knowledge": (
        "A source {k with knowledge of the bids} said three firms were left.",
        "A source with knowledge of the bids: unstated, familiar",
    ),
    "who know": (
        "The duke was lonely, say people {k who know him}.",
        "people who know him: unstated, familiar",
    ),
    "close to": (
        "The striker wants to leave, sources {k close to the player} said.",
        "sources close to the player: unstated, close",
    ),
    "those close to": (
        "Those {k close to the mayor} say he sleeps four hours.",
        "Those close to the mayor: unstated, close",
    ),
    "in the circle": (
        "A person {k in the candidate's inner circle} said the money was gone.",
        "A person in the candidate's inner circle: unstated, close",
    ),
    "friends say": (
        "A friend of the actor, who asked not to be named, said the pair had split.",
        "A friend of the actor: stated",
    ),
    "involved in": (
        "An official {k involved in the negotiations} said the draft ran to nine pages.",
        "An official involved in the negotiations: unstated, involved",
    ),
    "worked on": (
        "Two aides {k who worked on the bill} said the clause was added at night.",
        "Two aides who worked on the bill: unstated, involved",
    ),
    "strongest of two": (
        "A person {k briefed on the talks} and close to the board said the price had dropped.",
        "A person briefed on the talks and close to the board: unstated, briefed",
    ),
    "knowledge later": (
        "A source said the fund had lost half. The source, {k who has direct knowledge of the positions}, said the loss could grow.",
        "The source: unstated, direct",
    ),
    "none": (
        "A source told the Gazette the match would be moved.",
        "A source: unstated",
    ),
    "insider": (
        "Insiders say the drummer was fired by text message.",
        "Insiders: unstated",
    ),
    "senior official": (
        "A senior defense official said the ships would stay.",
        "A senior defense official: unstated",
    ),
    "formula first, grant later": (
        "Aspen Freight plans to cut routes, three people {k with knowledge of the matter} said. The people asked not to be identified {r because the plan is private}. A spokesman for Aspen declined to comment.",
        "three people with knowledge of the matter: stated, familiar, private_matter",
    ),
}
GAPS: dict[str, str] = {
    "who know": "the parse makes the duke speak of the people",
    "strongest of two": "the parse parts the person from “close to the board said”",
}


@pytest.mark.parametrize("lines", cases(KNOWLEDGE, GAPS))
def test_anonymous_sources(engine: Engine, lines: Lines) -> None:
    check(engine, lines)

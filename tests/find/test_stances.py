"""How a cue presents its content: only statements and evidence count for rules and measures."""

from __future__ import annotations

import pytest

from tests.find.marked import Find, cases, check

# Name → stance and text.
STANCES = {
    "a plan": ("intention", "{s Halloran} {q plans} {c to open the pier in May}."),
    "a wish": ("intention", "{s Halloran} {q wants} {c the council to open the pier in May}."),
    "a refusal": ("intention", "{s Halloran} {q has repeatedly refused} {c to support the plan}."),
    "nothing said yet": ("intention", "{s Halloran} {q will say} {c more} on Thursday."),
    "an order": ("decree", "{s The council} {q ordered} {c the owner to close the pier}."),
    "an order to nobody's": ("decree", "{c Halloran} {q was told} {c to leave the pier}."),
    "a vote": ("decree", "{s The council} {q voted} {c to close the pier}."),
    "an adjective": ("belief", "{s Halloran} {q is confident} {c that the pier will open in May}."),
    "an adjective with a preposition": (
        "belief",
        "{s Residents} {q were critical of} {c the plan}.",
    ),
    "support": ("belief", "{s Halloran} {q supports} {c the plan to close the pier}."),
    "a relative clause": ("belief", "Halloran, {s who} {q opposed} {c the plan}, left early."),
    "fear": ("belief", "{s Residents} {q fear} {c that the pier will collapse}."),
    "appearance": ("belief", "{s It} {q appears} {c that the pier will close}."),
    "a report": ("evidence", "{s The report} {q shows} {c that the pier is rotten}."),
    "a verb with its noun": ("belief", "{s Halloran} {q made the case} {c for a new pier}."),
    "an agent": ("statement", "{c The plan} {q was criticised} by {s residents}."),
    "a cue group with a negation": (
        "intention",
        "{s Halloran} {q did not say} {c whether the pier would open}.",
    ),
    "told reporters": ("statement", "{s Halloran} {q told} reporters {c the pier would open}."),
    "accused of": ("statement", "{s Halloran} {q accused} {c the council of hiding the report}."),
    "an apposition": (
        "statement",
        "{s Halloran’s spokeswoman, Ines Pell}, {q denied} {c that the pier was unsafe}.",
    ),
    "a headline": ("statement", "{c Council backs new pier}, {s mayor} {q says}"),
    "a cue made of two": (
        "statement",
        "{s Halloran} {q issued a statement condemning} {c the plan}.",
    ),
}

# What somebody would, may or did not say was not said.
UNSAID = {
    "would": "{s Orlan} {q would say} {c that the port must close}.",
    "will": "{s Orlan} {q will announce} on Monday {c that the port is closing}.",
    "may": "{s Orlan} {q may argue} {c that the port is safe}.",
    "should": "{s Orlan} {q should admit} {c that the port is unsafe}.",
    "can't": "{s Orlan} {q can’t say} {c whether the port is safe}.",
    "did not": "{s Orlan} {q did not say} {c when the port would close}.",
    "has not": "{s Orlan} {q has not said} {c whether the port is safe}.",
    "never": "{s Orlan} {q never said} {c the port would close}.",
    "shows nothing": "{s The study} {q does not show} {c that the port is unsafe}.",
    "wants to": "{s Orlan} {q wants} {c to say that the port is unsafe}.",
    "is going to": "{s Orlan} {q is going to say} {c that the port is safe}.",
}

# Who did not deny something said so.
NOT_DENIED = {
    "did not deny": "{s Orlan} {q did not deny} {c that the port would close}.",
    "never denied": "{s Orlan} {q never denied} {c that the port was unsafe}.",
    "hasn't denied": "{s Orlan} {q hasn’t denied} {c that the port is unsafe}.",
    "did not dispute": "{s Orlan} {q did not dispute} {c that the port was unsafe}.",
}

GAPS = {
    "is going to": "“say” is not likely enough to be a cue here",
}


@pytest.mark.parametrize(("stance", "text"), STANCES.values(), ids=STANCES)
def test_stances(find: Find, stance: str, text: str) -> None:
    (found,) = check(find, text)
    assert found.stance == stance


@pytest.mark.parametrize("text", cases(UNSAID, GAPS))
def test_what_was_not_said_is_no_statement(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert found.stance == "intention"


@pytest.mark.parametrize("text", cases(NOT_DENIED, GAPS))
def test_what_was_not_denied_is_a_statement(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert found.stance == "statement"

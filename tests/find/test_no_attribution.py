"""What holds no attribution: responses, terms of anonymity, the reader, nobody, idioms."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.find.marked import Find, cases, check, show

RESPONSES = {
    "declined to comment": "Orlan declined to comment on the plan.",
    "declined to say": "The ministry declined to say whether the port would close.",
    "declined to discuss": "A spokesman for the port declined to discuss the plan.",
    "did not respond": "The company did not immediately respond to a request for comment.",
    "did not return calls": "A spokeswoman did not return calls.",
    "refused to say": "Orlan refused to say whether the port is safe.",
}

ANONYMITY = {
    "asked not to be named": "The clerk asked not to be named.",
    "asked, and why": "The clerk asked not to be identified discussing private plans.",
    "on condition": "The clerk spoke on condition of anonymity.",
    "requested": "The clerk requested anonymity.",
}

# The terms belong to who speaks and are no attribution of their own.
ON_TERMS = {
    "asked": "{s The clerk, who asked not to be named}, {q said} {c the port would close}.",
    "asked, and why": "{s A clerk, who asked not to be identified discussing private plans}, {q said} {c the port would close}.",
    "two": "{s Two people, who asked not to be identified discussing private plans}, {q said} {c the port would close}.",
    "on condition": "{s The clerk, speaking on condition of anonymity}, {q said} {c the port would close}.",
}

NOBODY = {
    "the reader might": "You might think that the port is old.",
    "the reader may": "You may believe that the port will close.",
    "if the reader": "If you believe the port is safe, walk its quay.",
    "nobody said": "Nobody said the port would close.",
    "nobody thinks": "Nobody thinks that the port will close.",
    "no one": "No one believes that the port will close.",
}

IDIOMS = {
    "a call": "Two crews responded to a call from the quay.",
    "reports": "Firefighters responded to reports of smoke on the quay.",
    "lives": "The storm claimed three lives on the coast.",
    "a credit": "Families may claim a credit for each child.",
    "duty": "The men report for duty at noon.",
    "sick": "Her pilot called in sick on Monday.",
    "the difference": "Few can tell the difference between the two piers.",
    "a price": "Shares declined to 40 cents on Monday.",
    "that said": "The port was calm in the storm. That said, the quay has cracks.",
    "came": "Ten thousand fans showed up at the pier.",
    "a cause": "The storm’s cause lies in the warm sea.",
}


@pytest.mark.parametrize("text", cases({**RESPONSES, **ANONYMITY, **NOBODY, **IDIOMS}, {}))
def test_nothing_is_attributed(find: Find, text: str) -> None:
    assert show(text, find(text)) == text


@pytest.mark.parametrize("text", cases(ON_TERMS, {}))
def test_terms_of_anonymity_are_part_of_the_source(find: Find, text: str) -> None:
    check(find, text, "indirect")

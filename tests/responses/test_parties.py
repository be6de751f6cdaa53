"""Who was asked: names, groups, those for whom others speak, several in a sentence."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.responses.marked import Respond, check

PARTIES = (
    "{no_reply {p Holt}, {no_reply {p Ruiz} and {no_reply {p the port authority} did not respond to requests for comment}}}.",
    "{no_reply {no_reply Neither {p Holt} nor {p his attorney} responded to messages}} left on Tuesday.",
    "{no_reply! {p The Alder campaign} and {no_reply! {p the DNB} did not immediately respond to requests for comment}}.",
    "Three former clerks sued the port. {no_reply None of {p the three} responded to emails}.",
    "{declined None of {p the owners} would comment}.",
    "{declined {p Neither company} would comment} on the talks.",
    "{declined Neither of {p the two companies} would comment}.",
    "Both {declined {p Holt} and {declined {p Ruiz} declined to comment}}.",
    "{declined {p Both companies} declined to comment}.",
    "{declined {p Aides to Vale and Holt} declined to comment}.",
    "{declined {p A spokesman for the Ministry of Works} declined to comment}.",
    "{declined {p A spokeswoman for Holt, Ines Vale}, declined to comment}.",
    "{declined {p Ines Vale, a spokeswoman for Holt}, declined to comment}.",
    "{declined {p The Harbour Trust}, which runs the ferry, declined to comment}.",
    "{declined {p Norton}, which declined to comment}, owns the mill.",
    "Through a spokesman, {declined {p he} declined to comment}.",
    "{declined {p Holt}, through a spokesman, declined to comment}.",
    "{declined {p Fiona Holt}, 61, declined to comment}.",
    "Earlier Sunday, {declined {p Holt} declined an interview request}.",
    "{no_reply {p The port} did not respond to a request for comment}, and {declined {p Holt} declined to be interviewed}.",
    "{no_reply {declined {p {p Several members}} declined to comment} or did not respond to messages}.",
    "Ana Ruiz has not endorsed anyone, and {declined {p her spokesman} declined to comment}.",
    "{declined {p A clerk of the harbour office} declined to speak publicly}.",
)


@pytest.mark.parametrize("text", PARTIES)
def test_each_party_of_a_sentence_has_its_response(respond: Respond, text: str) -> None:
    check(respond, text)

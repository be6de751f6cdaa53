"""What came of asking, told of the request."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.responses.marked import Respond, check

REQUESTS = (
    "{no_reply Calls to {p the clinic} were not returned}.",
    "{no_reply Calls and emails to {p the ministry} were not answered}.",
    "{no_reply! {no_reply! Phone calls to {p Holt} and {p his lawyer} were not immediately returned}} on Friday.",
    "{no_reply Messages left for {p Holt} at his office were not returned}.",
    "{no_reply! A request for comment sent to {p Holt's office} was not immediately returned}.",
    "{no_reply Requests for comment were not returned}.",
    "{no_reply Emails seeking comment went unanswered}.",
    "{declined A request for an interview was declined}.",
    "{declined Interview requests to {p the palace} were declined}.",
)


@pytest.mark.parametrize("text", REQUESTS)
def test_a_request_tells_what_came_of_it(respond: Respond, text: str) -> None:
    check(respond, text)

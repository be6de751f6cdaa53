"""What came of asking, in the words of who was asked."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.responses.marked import Respond, check

SAID = (
    "{declined {p Ruiz} said he could not comment} on the case.",
    "{declined {p The ministry} said it would be improper to comment} while the inquiry goes on.",
    "{declined {p The union} said it had no comment}.",
    "{declined {p The mayor} said it would be “inappropriate” for him to speak} about the inquiry.",
    "{declined {p The department} said it was not able to discuss} personnel matters.",
    "{declined {p A spokeswoman} said the agency does not comment on} pending cases.",
    "The agency {declined does not comment on pending cases, {p a spokeswoman}} said.",
    "Asked if she would run, {declined {p Vale} said she had nothing to add}.",
)

QUOTED = (
    "“{declined No comment,” {p Holt} said}.",
    "“{declined I can't comment on that,” said {p Ruiz, the deputy mayor}}.",
    "“{declined We're not going to get into that,” {p the spokesman} said}.",
    "Asked about the bill, {declined {p Holt} said, “Not going to discuss that}.”",
    "“{declined I'd rather not say,” {p the guard} said}.",
    "“The fund has {declined no comment on the matter,” said {p its chairman, Tom Ruiz}}.",
    "“{declined We don't discuss personnel matters,” said {p Vale}}.",
)

COMMENTED = (
    "{commented Reached by phone, {p Holt} said} the figures were wrong.",
    "{commented In response to a request for comment, {p the company} said} the valve was sound.",
    "{commented {p The company} said in an emailed statement} that the valve was sound.",
    "{commented {declined {p {p He}} declined to be interviewed} for this story but sent a statement} saying the figures were wrong.",
    "{commented {p The office}, when contacted by the Courier, said} the file was lost.",
)


@pytest.mark.parametrize("text", SAID)
def test_who_says_that_it_cannot_comment_declines(respond: Respond, text: str) -> None:
    check(respond, text)


@pytest.mark.parametrize("text", QUOTED)
def test_a_refusal_in_quotation_marks_is_the_speaker_s(respond: Respond, text: str) -> None:
    check(respond, text)


@pytest.mark.parametrize("text", COMMENTED)
def test_who_speaks_because_the_press_asked_comments(respond: Respond, text: str) -> None:
    check(respond, text)

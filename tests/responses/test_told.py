"""What came of asking, told by a verb of who was asked."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.responses.marked import Respond, check

NO_REPLY = (
    "{no_reply! {p Harlow Mining} did not immediately respond to emailed questions} on Friday.",
    "{no_reply {p Harlow Mining} did not respond to a request for comment}.",
    "{no_reply {p Harlow Mining} did not respond to multiple requests for an interview}.",
    "{no_reply {p Harlow Mining} had not replied by the time of publication}.",
    "{no_reply {p Harlow Mining} has yet to respond to our questions}.",
    "{no_reply {p Harlow Mining} failed to respond to a request for comment}.",
    "{no_reply {p Harlow Mining} has not responded to questions} from the Courier.",
    "{no_reply {p Harlow Mining} ignored repeated requests for comment}.",
    "{no_reply {p Holt} did not return a call seeking comment}.",
    "{no_reply {p Holt's lawyer, Ines Vale}, did not reply to an email}.",
    "{no_reply {p Officials at the Ministry of Works} did not return phone calls} on Sunday.",
    "{no_reply {p The family} did not respond to letters} left at their home.",
    "{no_reply {p The mill} did not respond to the Courier's questions} about the dam.",
    "{no_reply {p Holt}, who did not respond to messages}, resigned in March.",
    "{no_reply {p Holt} did not answer emails} or calls.",
    "The Courier asked the port for comment. {no_reply {p It} did not respond}.",
    "{no_reply! {p The port} did not immediately respond}.",
    "{no_reply {p Holt} did not comment}.",
    "{no_reply! {p The company} did not immediately comment}.",
    "{no_reply {p The prison} did not make the warden available for an interview}.",
    "{no_reply {p The governor's office} said it would respond next} week.",
    "{no_reply {p Hope Vale, a campaign spokeswoman}, did not respond to my messages}.",
)

DECLINED = (
    "{declined {p Holt} declined to comment}.",
    "{declined {p Holt} refused to comment}.",
    "{declined {p Holt} would not comment}.",
    "{declined {p Holt} wouldn’t comment} for this story.",
    "{declined {p Holt} had no comment}.",
    "{declined {p Holt} declined comment}.",
    "{declined {p Holt} declined an interview request}.",
    "{declined {p Holt} declined multiple requests for an interview}.",
    "{declined {p Holt} declined to be interviewed} for this story.",
    "{declined {p Holt} declined to say} whether the plant would reopen.",
    "{declined {p Holt} declined to elaborate}.",
    "{declined {p Holt} would not say} how many jobs were at risk.",
    "{declined {p The minister}, citing a court order, would not discuss} the figures.",
    "{declined {p The mayor} refused to discuss} the matter.",
    "{declined {p The agency} declined to provide details}.",
    "{declined {p The aide} declined to specify} the sum.",
    "{declined {p Holt} refused to speak to reporters}.",
    "{declined {p Holt} chose not to comment}.",
    "{declined {p The ministry} neither confirmed nor denied} the report.",
    "{declined {p Vance} has not commented} publicly on the case.",
    "{declined {p Holt} declined, through an aide, to comment}.",
    "{declined Declining to comment on the case, {p Holt}} left the hall.",
    "Asked for comment, {declined {p the mill} declined}.",
    "{declined {p Holt} hung up} when a reporter called.",
)

UNREACHABLE = (
    "{unreachable {p Ms. Vance} could not be reached}.",
    "{unreachable {p Ms. Vance} could not be reached for comment}.",
    "{unreachable! {p The harbour master} could not immediately be reached for comment}.",
    "{unreachable {p Vale} was unavailable for comment} on Sunday.",
    "{unreachable {p The captain} was not available for comment}.",
    "{unreachable Attempts to reach {p Vance} by phone and at her home on two days were unsuccessful}.",
    "{unreachable Efforts to contact {p Ms. Vance} by phone failed}.",
    "{unreachable Several attempts to interview {p Vale} were unsuccessful}.",
    "{unreachable A phone number listed for {p Holt} was disconnected}.",
    "{unreachable Calls to {p the clinic} rang unanswered}.",
    "{unreachable No one at {p the mill} answered the phone} on Friday.",
    "{unreachable Nobody at {p the company} was available for comment}.",
)

REFERRED = (
    "{referred {p The union} referred questions to its lawyer}.",
    "{referred {p A palace spokesman} referred questions to the Ministry of Works}.",
    "{referred {p Holt's aides} referred requests for comment to the campaign}.",
    "{referred {p The aide} referred a reporter to the mayor's office}.",
    "{referred {p The clerk} deferred comment to the mayor}.",
)

DENIED = (
    "{denied {p Vance} denied the allegation} through her lawyer.",
    "{denied {p Vance} has pleaded not guilty}.",
    "{denied {p The company} has denied wrongdoing}.",
    "{denied {p The port} called the accusations baseless}.",
    "Holt altered the ledgers, a jury found in March. {denied {p He} has appealed}.",
)


@pytest.mark.parametrize("text", [*NO_REPLY, *DECLINED, *UNREACHABLE, *REFERRED, *DENIED])
def test_an_outcome_is_found_with_its_words_and_its_party(respond: Respond, text: str) -> None:
    check(respond, text)


# What is not found yet, and why.
GAPS = {
    "The Courier sent the port a list of questions. {no_reply {p It} did not respond}.": "nothing shows that the Courier is the press",
    "{declined {p Members who back Ruiz} declined to comment}.": "a relative clause is no part of a party",
}


@pytest.mark.parametrize(
    "text", [pytest.param(t, marks=pytest.mark.xfail(reason=why)) for t, why in GAPS.items()]
)
def test_gaps(respond: Respond, text: str) -> None:
    check(respond, text)

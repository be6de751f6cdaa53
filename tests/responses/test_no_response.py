"""What is no answer to the press: other askers, other senses, what did not happen, claims."""

from __future__ import annotations

import pytest

from tests.responses.marked import Respond

OTHER_ASKERS = (
    "In 1998 the unit directed questions to the panel.",
    "The committee said the company did not respond to its letters.",
    "The mayor said Holt had not responded to his letters.",
    "Voters were struck off because they did not respond to letters from the county.",
    "Drivers did not respond to calls from their dispatcher.",
    "Doctors said he did not respond to questions after the fall.",
    "The regulator did not respond to the company's request for an extension.",
    "Police did not immediately respond to the call for help.",
    "Police responded to a call about a break-in.",
    "The senator did not answer the question in the debate.",
    "The teacher declined to answer the question in court.",
    "The witness refused to answer questions from the committee.",
    "Lawmakers asked where the money was. Vale would not say.",
    "Residents' calls to the hotline went unanswered for hours.",
    "Her calls for his resignation went unanswered.",
    "The bank declined his request for a loan.",
    "The court denied the request.",
    "Insurers denied her claim twice.",
    "The judge rejected the allegations.",
    "The judge referred the question to a jury.",
    "The driver did not stop to answer questions.",
    "The company will respond to the complaint in court.",
    "“We will not discuss this with the rebels,” the general said.",
    "The request for more money was denied.",
)

OTHER_SENSES = (
    "Patients did not respond to treatment in the first trial.",
    "The prince declined the invitation to dinner.",
    "Prosecutors declined to prosecute the guard.",
    "An agreement could not be reached before midnight.",
    "The summit could not be reached before dark.",
    "An attempt to reach the summit failed.",
    "Efforts to reach a deal were unsuccessful.",
    "Shares declined to 41 cents.",
    "The ministry, which has long denied any involvement in the war, reopened the road.",
    "Holt did not return the money.",
    "The team did not return to the field.",
    "The club declined to renew his contract.",
    "She declined to be named because she feared for her job.",
    "The senator refused to say the word “recession”.",
    "Vale has appealed to voters.",
    "The doctor referred him to a specialist.",
    "The island cannot be reached by road.",
    "Holt was reached at his office.",
)

NOT_TOLD = (
    "She did not decline to comment; she simply hung up, the producer said.",
    "The mayor said Holt had not responded to his letters.",
    "“He declined to comment,” the lawyer said of Holt.",
    "If the firm declines to comment, the story should say so.",
    "The firm usually declines to comment on lawsuits.",
    "The firm may decline to comment.",
    "Holt will decline to comment, an aide said.",
)


@pytest.mark.parametrize("text", OTHER_ASKERS)
def test_an_answer_to_somebody_else_is_no_response(respond: Respond, text: str) -> None:
    assert respond(text) == ()


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_the_same_words_in_another_sense_are_no_response(respond: Respond, text: str) -> None:
    assert respond(text) == ()


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_did_not_happen_or_a_source_claims_is_no_response(respond: Respond, text: str) -> None:
    assert respond(text) == ()

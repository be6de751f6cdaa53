"""Who was asked for comment, and what came of it."""

from auditor.model import Document, Response
from auditor.responses import find_responses
from auditor.sources import build_register
from tests.sources.parses import RETICENT, SILENT
from tests.sources.speeches import LEXICONS, said


def found(document: Document) -> tuple[Response, ...]:
    return find_responses(document, (), LEXICONS)


def test_no_reply_with_its_party_its_words_and_its_place() -> None:
    response = found(RETICENT)[0]
    assert (response.kind, response.party, response.immediate) == (
        "no_reply",
        "Harlow Mining",
        True,
    )
    assert response.text == "Harlow Mining did not immediately respond to emailed questions"
    assert (response.span.start, response.span.end) == (0, 62)
    assert (response.id, response.line, response.source_id) == ("r1", 1, None)


def test_neither_nor_is_two_parties() -> None:
    assert [(r.kind, r.party) for r in found(RETICENT)[1:3]] == [
        ("no_reply", "Holt"),
        ("no_reply", "his attorney"),
    ]


def test_calls_that_ring_unanswered_name_whom_they_were_made_to() -> None:
    response = found(RETICENT)[3]
    assert (response.kind, response.party) == ("unreachable", "the clinic")
    assert response.text == "Calls to the clinic rang unanswered"


def test_declining_an_interview_is_a_response() -> None:
    assert (found(RETICENT)[4].kind, found(RETICENT)[4].immediate) == ("declined", False)


def test_treatment_and_invitations_are_no_requests_for_comment() -> None:
    assert [(r.kind, r.party) for r in found(SILENT)] == [
        ("denied", "Vance"),
        ("referred", "The port"),
        ("unreachable", "Moss"),
    ]


def test_a_party_is_a_source_of_the_register() -> None:
    _, sources, responses = build_register(SILENT, (), found(SILENT), LEXICONS)
    assert {r.party: r.source_id for r in responses} == {
        "Vance": "s1", "The port": "s2", "Moss": "s3",
    }  # fmt: skip
    assert [(s.label, s.attributions) for s in sources] == [
        ("Vance", ()), ("The port", ()), ("Moss", ()),
    ]  # fmt: skip


def test_who_speaks_and_is_asked_is_one_source() -> None:
    attribution = said(SILENT, "Moss", "could", "be reached")
    linked, _, responses = build_register(SILENT, (attribution,), found(SILENT), LEXICONS)
    assert linked[0].source_id == responses[-1].source_id


def test_what_a_source_says_of_others_is_no_response_to_this_article() -> None:
    claim = said(
        RETICENT, "Harlow Mining", "did", "Neither Holt nor his attorney responded to messages"
    )
    responses = find_responses(RETICENT, (claim,), LEXICONS)
    assert "his attorney" not in [r.party for r in responses]

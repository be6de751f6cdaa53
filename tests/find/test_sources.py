"""Whose words: datelines, headings, whom a cue addresses, subjects that cues share."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.find.marked import Find, cases, check

DATELINES = {
    f"{dash}, {name}": f"{place} {dash} {rest}"
    for dash in ("—", "–", "―", "--", "-")
    for name, (place, rest) in {
        "before the source": (
            "VELDEN",
            "{s The harbour board} {q said} {c the ferry would sail at noon}.",
        ),
        "before the content": (
            "VELDEN",
            "{c The ferry will sail at noon}, {s the harbour board} {q said} on Monday.",
        ),
        "with an agency": (
            "VELDEN (Coast News)",
            "{s Tessa Orlan} {q said} {c the ferry would sail at noon}.",
        ),
    }.items()
}

HEADINGS = {
    "a paragraph": "Ferry row\n\n{s The harbour board} {q said} {c the ferry would sail at noon}.",
    "a line": "Ferry row\n{s The harbour board} {q said} {c the ferry would sail at noon}.",
    "in capitals": "THE LONG WAIT\n{s Orlan} {q said} {c the ferry would sail at noon}.",
    "a clause": "What comes next\n{s The harbour board} {q said} {c the ferry would sail at noon}.",
    "a question": "Who pays?\n{s The mayor} {q said} {c the town would pay}.",
    "before a long source": "The cost of it\n{s Ines Pell, the town’s treasurer}, {q said} {c the town would pay}.",
    "before a quotation": "The cranes\n{c “They rust in the rain,”} {s Orlan} {q said}.",
}

ADDRESSED = {
    "reporters": "{s Orlan} {q told} reporters {c the port would close in May}.",
    "reporters on a day": "{s Orlan} {q told} reporters in Velden on Monday {c the port would close}.",
    "the board": "{s Orlan} {q told} the board {c that the port would close in May}.",
    "the council on a day": "{s Orlan} {q told} the council on Monday {c that the port would close}.",
    "a newspaper": "{s Orlan} {q told} the Velden Post {c that the port would close}.",
    "her staff": "{s Orlan} {q told} her staff {c the port would close}.",
    "assured": "{s Orlan} {q assured} residents {c that the port would stay open}.",
    "a crowd": "{s The mayor} {q told} the crowd {c that the port would close}.",
    "hundreds": "{s The mayor} {q told} hundreds of fishermen {c that the port would close}.",
}

# "said Orlan" after a verb that taggers misread.
INVERTED = {
    "a ferry drew": "{c The ferry drew big crowds in May}, {q said} {s Tessa Orlan}.",
    "a show drew": "{c The show drew a big crowd}, {q said} {s Vale}.",
    "a trial drew": "{c The trial drew few witnesses from the coast}, {q said} {s Tessa Orlan}.",
    "a fair drew": "{c The fair drew visitors from every valley}, {q said} {s the mayor}.",
}

RELATIVE = {
    "after a name": "Vale met Orlan, {s who} {q said} {c the port would close}.",
    "set in": "Tessa Orlan, {s who} {q said} {c the log had been altered}, left the hall early.",
    "after a noun": "The hearing heard from a clerk {s who} {q said} {c the log had been altered}.",
    "it was she": "It was Orlan {s who} {q said} {c the port was safe}.",
    "before the main verb": "Residents {s who} {q oppose} {c the plan} met on Monday.",
    "whom somebody wrote to": "She wrote to the minister, {s who} {q denied} {c that the port was unsafe}.",
}

PASSIVES = {
    "it was said": "It {q was said} {c that the port would close}.",
    "it was announced": "It {q was announced} on Monday {c that the port would close}.",
    "it was reported": "It {q was reported} {c that the port would close}.",
    "a rejected plan": "{c The plan} {q has been rejected}.",
    "is reported to": "{c The ferry} {q is reported} {c to have sunk}.",
    "an agent": "{c The plan} {q was denounced} by {s the union}.",
    "an order": "{c Drivers} {q were ordered} {c to leave the quay}.",
    "an appeal": "{c Residents} {q were urged} {c to boil their water}.",
}

# A cue without a subject of its own has that of the verb above.
ALONE = {
    "left, saying": "{s Orlan} left the meeting, {q saying} {c that the port was doomed}.",
    "shook her head": "{s Orlan} shook her head, {q insisting} {c that the port was safe}.",
    "smiled and said": "{s Orlan} smiled and {q said} {c the port would close}.",
}

SHARED = {
    "warning": "{s1 {s2 Orlan}} {q1 said} {c1 the port would close}, {q2 warning} {c2 that jobs would go}.",
    "saying": "{s1 {s2 Orlan}} {q1 argued} {c1 that the port was safe}, {q2 saying} {c2 that the quay would hold}.",
    "calling": "{s1 {s2 Orlan}} {q1 praised} {c1 the crew}, {q2 calling} {c2 them heroes}.",
    "and warned": "{s1 {s2 Orlan}} {q1 said} {c1 the port would close} and {q2 warned} {c2 that jobs would go}.",
    "but admitted": "{s1 {s2 Orlan}} {q1 argued} {c1 that the port was safe} but {q2 admitted} {c2 that the quay had cracks}.",
    "and called for": "{s1 {s2 The union}} {q1 criticised} {c1 the plan} and {q2 called for} {c2 a new quay}.",
    "after a quotation": "{c1 “The port will close,”} {s1 {s2 Orlan}} {q1 said}, {q2 adding} {c2 that jobs would go}.",
    "three": "{s1 {s2 {s3 Orlan}}} {q1 said} {c1 the port would close}, {q2 adding} {c2 that jobs would go} and {q3 warning} {c3 that prices would rise}.",
    "an object, then a clause": "{s1 {s2 Pell}} {q1 rejected} {c1 the plan} and {q2 said} {c2 that she would sue}.",
}

# What the parse runs together with the verb, and what stands behind "as".
BEHIND = {
    "who was not authorized": "{s An official who was not authorized to speak publicly} {q said} {c the locks had failed}.",
    "who asked": "{s A clerk who asked not to be named} {q said} {c the safe was open}.",
    "as, set in": "{c The mill}, as {s one of the mayor's aides} {q pointed out}, {c is older than the town}.",
    "as, at the end": "{c The mill is older than the town}, as {s Holt} {q noted}.",
}

GAPS = {
    "hundreds": "the parse gives “that” to the fishermen",
    "a fair drew": "“drew” is parsed as a noun and all before “said” as its subject",
    "before the main verb": "“met” is parsed as a participle of “plan”",
}


@pytest.mark.parametrize("text", cases(DATELINES, {}))
def test_a_dateline_is_no_source_and_no_content(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(HEADINGS, GAPS))
def test_a_heading_is_no_source_and_no_content(find: Find, text: str) -> None:
    check(find, text)


@pytest.mark.parametrize("text", cases(ADDRESSED, GAPS))
def test_whom_a_cue_addresses_is_neither_source_nor_content(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert found.stance == "statement"


@pytest.mark.parametrize("text", cases(INVERTED, GAPS))
def test_a_misread_verb_does_not_hide_who_said_it(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(RELATIVE, GAPS))
def test_relative_pronouns_are_sources(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(PASSIVES, GAPS))
def test_passives_have_their_agent_for_a_source_or_none(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(ALONE, GAPS))
def test_a_cue_has_the_subject_of_the_verb_above(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(SHARED, GAPS))
def test_cues_share_a_source(find: Find, text: str) -> None:
    check(find, text, "direct", "indirect")


@pytest.mark.parametrize("text", cases(BEHIND, GAPS))
def test_a_source_is_found_behind_its_clause_and_behind_as(find: Find, text: str) -> None:
    check(find, text, "indirect")

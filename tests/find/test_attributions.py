"""Who says what, with exact spans, through the parser that ships.

`{s …}` marks the source, `{q …}` the cue and `{c …}` the content; digits tell the attributions of
one text apart.  A text without marks holds no attribution.
"""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.find.marked import Find, cases, check, show, unmarked

DIRECT = {
    "after an insertion": "{s Ana Ruiz, who left the hall early}, {q recalled}: {c “It was chaos and nobody knew why.”}",
    "a sentence without a verb": "{c “It is over,”} {s Ruiz} {q said}. {c “Water everywhere.”}",
    "an auxiliary inside": "{c “You bet it could,”} {q wrote} {s Ana Ruiz}.",
    "as the crowd left": "{c “It is a trap,”} {s Ines Vale, 25}, {q said} as she and others moved through the town.",
    "quote first": "{c “The pier will open in May,”} {s Ines Halloran} {q said}.",
    "inverted": "{c “The pier will open in May,”} {q said} {s Ines Halloran, the harbour master}.",
    "straight marks": '{c "The pier will open in May,"} {s Halloran} {q said}.',
    "single marks": "{c ‘The pier will open in May,’} {s Halloran} {q said}.",
    "source first": "{s Halloran} {q said}, {c “The pier will open in May.”}",
    "colon": "{s Halloran} {q said}: {c “The pier will open in May.”}",
    "pronoun": "{c “The pier will open in May,”} {s she} {q said}.",
    "with a time": "{c “The pier will open in May,”} {s Halloran} {q said} on Monday.",
    "told somebody": "{c “The pier will open in May,”} {s Halloran} {q told} reporters.",
    "another verb": "{c “The pier will open in May,”} {s Halloran} {q insisted}.",
    "question": "{c “Will the pier ever open?”} {s Halloran} {q asked}.",
    "interrupted": "{c “The pier,”} {s Halloran} {q said}, {c “opens in May.”}",
    "two sentences": "{c “The pier will open in May,”} {s Halloran} {q said}. {c “Nobody knows the hour.”}",
    "asked, he replied": "Asked about the pier, {s he} {q replied}: {c “It will open in May.”}",
    "in a statement": "{c “The pier will open in May,”} {s Halloran} {q said in a statement}.",
    "role and name": "{c “The pier will open in May,”} {s Mayor Ines Halloran} {q told} the board.",
    "question inverted": "{c “Will it open?”} {q asked} {s Pell}.",
    "in a new sentence": "{c “The pier will open in May.”} {s Halloran} {q said} so on Monday.",
    "initials after a dash": "{c “The pier will open in May”} {q —} {s Ines G. Halloran}",
    "after a dash": "{c “The pier will open in May”} {q —} {s Ines Halloran}",
}

MIXED = {
    "partial quote": "{s Halloran} {q said} {c the pier was “a jewel of the coast”}.",
    "wrote": "In a letter to Pell, {s she} {q wrote} {c that the pier was “a jewel”}.",
    "single marks": "{s Halloran} {q said} {c the pier was ‘a jewel of the coast’}.",
    "that": "{s Halloran} {q said} {c that the pier is “a jewel” and “a joy”}.",
    "called": "{s Halloran} {q called} {c the pier “a jewel of the coast”}.",
}

INDIRECT = {
    "what is criticised": "{s Halloran} {q criticised} {c the council for opposing the pier}.",
    "called divisive": "{s Halloran} {q called} {c him divisive}.",
    "alleged": "{c The council spent the money, in an alleged fraud}, {s the auditor} {q said}.",
    "a name before what describes it": "{s Col. Ana Ruiz, a military spokeswoman}, {q said} {c the pier was safe}.",
    "a party in brackets": "On Harbour Radio, {s Speaker Paul Ryde (D-Alder)} {q said} {c the budget was sound}.",
    "more than a number": "{s More than a dozen people briefed on the plan} {q said} {c the mill would close}.",
    "who feared": "{s1 The clerk, who asked for anonymity} because {s2 she} {q2 feared} {c2 dismissal}, {q1 said} {c1 the log was altered}.",
    "that": "{s Ines Halloran} {q said} {c that the pier will open in May}.",
    "no that": "{s Halloran} {q said} {c the pier will open in May}.",
    "present": "{s Halloran} {q says} {c the pier will open in May}.",
    "perfect": "{s Halloran} {q has said} {c the pier will open in May}.",
    "told somebody": "{s Halloran} {q told} reporters {c that the pier will open in May}.",
    "set in at the end": "{c The pier will open in May}, {s Halloran} {q said}.",
    "inverted at the end": "{c The pier will open in May}, {q said} {s Ines Halloran, the harbour master}.",
    "set in the middle": "{c The pier}, {s Halloran} {q said}, {c opens in May}.",
    "clause on the source": "{s Halloran, who runs the port}, {q said} {c the pier will open in May}.",
    "a group": "{s Residents} {q say} {c the pier floods every spring}.",
    "people": "{s Two people familiar with the plan} {q said} {c the pier will open in May}.",
    "a document": "{s The report} {q found} {c that the pier floods every spring}.",
    "belief": "{s Supporters} {q believe} {c the pier would pay for itself}.",
    "infinitive": "{s Halloran} {q promised} {c to open the pier in May}.",
    "denial": "{s Halloran} {q denied} {c that the pier floods}.",
    "two contents": "{s Halloran} {q said} {c the pier will open in May and that nobody will pay}.",
    "adverb between": "{s Halloran} {q said} on Monday {c that the pier will open in May}.",
    "whether": "{s Halloran} {q asked} {c whether the pier would open in May}.",
    "quoted as saying": "{s Halloran} was quoted as {q saying} {c that the pier would open}.",
    "warned": "{s Halloran, the harbour master}, {q warned} {c that the pier could flood}.",
    "others shouted": "{s Others} {q shouted} {c that the pier had been half empty for years}.",
    "spokeswoman": "{s A spokeswoman for the port} {q said} {c it would study the findings}.",
    "one of them": "{s One of the officials} {q said} {c the pier would open in May}.",
    "urged": "{s Halloran} {q urged} {c the board to open the pier}.",
    "rejected": "{s The port} {q rejected} {c a plan to close the pier}.",
    "called for": "{s Halloran} {q called for} {c a new pier}.",
    "relative clause": "Pell wrote to Halloran, {s who} {q says} {c the pier will open in May}.",
    "set in after a clause": "{c If the money comes}, {s Halloran} {q said}, {c the pier will open in May}.",
    "label": "{s Ines Halloran}{q :} {c The pier will open in May}",
}

ACCORDING = {
    "at the end": "{c The pier will open in May}, {q according to} {s Ines Halloran}.",
    "at the start": "{q According to} {s Ines Halloran}, {c the pier will open in May}.",
    "people": "{c The pier will open in May}, {q according to} {s two people familiar with the plan}.",
    "a document": "{q According to} {s court filings}, {c the pier will open in May}.",
}

HEARSAY = {
    "is said to": "{c The port} {q is said} {c to have lost its licence}.",
    "reportedly": "{c The port has} {q reportedly} {c lost its licence}.",
    "allegedly": "{c The port} {q allegedly} {c lost its licence}.",
    "it is understood": "{q It is understood} {c that the port has lost its licence}.",
    "passive with an agent": "{c The port has lost its licence}, it {q was said} by {s Halloran}.",
}

LONG = {
    "over two paragraphs": "{c “The pier will open in May,”} {s Halloran} {q said}. {c “Nobody knows the hour.}\n\n{c “Nobody at all.”}",
    "over three paragraphs": "{s Halloran} {q said}: {c “The pier will open in May.}\n\n{c “Nobody knows the hour.}\n\n{c “Nobody at all.”}",
    "single marks go on": "{c ‘The pier will open in May,’} {s Halloran} {q said}. {c ‘Nobody knows the hour.’}",
    "cue before and more after": "{s Halloran} {q said}: {c “The pier will open in May. Nobody knows the hour.”}",
    "a quote in a quote": "{c “He told me, ‘The pier is shut,’ and left,”} {s Halloran} {q said}.",
}

TWO = {
    "after a clause of time": "When {s1 Pell} {q1 said} {c1 the pier was shut}, {s2 Halloran} {q2 said} {c2 it was open}.",
    "shared by a participle": "{s1 {s2 Halloran}} {q1 said} {c1 the pier would open in May}, {q2 adding} {c2 that nobody would pay}.",
    "after a semicolon": "{s1 Halloran} {q1 said} {c1 the pier would open}; {s2 others} {q2 said} {c2 that it never would}.",
    "two speakers": "{s1 Halloran} {q1 said} {c1 the pier will open}. {s2 Pell} {q2 said} {c2 it never will}.",
    "shared subject": "{s1 {s2 Halloran}} {q1 said} {c1 the pier will open} and {q2 added} {c2 that nobody will pay}.",
    "while": "{s1 Halloran} {q1 said} {c1 the pier will open}, while {s2 Pell} {q2 said} {c2 it never will}.",
}

NESTED = {
    "said that he believed": "{s Halloran} {q said} {c that Pell believed the pier would open in May}.",
    "said she was told": "{s Halloran} {q said} {c she was told that the pier would open in May}.",
    "in a quotation": "{c “Pell says the pier will open in May,”} {s Halloran} {q said}.",
    "filings that say what was told": "{q According to} {s court filings}, {c Pell told the board that the pier would open}.",
}

NONE = {
    "according to plan": "Everything went according to plan on the pier.",
    "according to size": "The planks are sorted according to size.",
    "would say": "Nobody would say what the pier cost.",
    "no reply": "Halloran did not respond to a request for comment.",
    "declined": "Halloran declined to comment.",
    "not reached": "Halloran could not be reached for comment.",
    "scare quotes": "The “blue corridor” of harbours opens in May.",
    "a term": "The harbours form a so-called “blue corridor” on the coast.",
    "a title": "Her book “The Last Pier” was printed in May.",
    "a nickname": "Ines “Red” Halloran opened the pier in May.",
    "background": "The pier opened in 1911 and has closed twice since.",
    "inches": 'The plank is 12" wide and 40" long.',
    "saying as noun": "There is an old saying about the pier.",
    "imperative": "Say no to the pier.",
    "asked": "Halloran was asked for comment on Monday.",
    "referred": "Halloran referred questions to the port.",
    "would not be drawn": "Halloran would not be drawn on the pier.",
    "refused to answer": "Halloran refused to answer questions.",
    "spoke": "Halloran spoke to reporters for an hour.",
    "the reader": "If you think the pier is old, visit the light.",
    "a film": "The band will play “Harbour Lights” and “The Last Pier” on Sunday.",
    "so-called single": "The ‘summer truce’ expired on Sunday.",
    "a lamp that shows": "The lamp on the mast shows that the pier is closed.",
    "a dateline": "ARDENMOUTH (Coast News) — The pier opens in May.",
    "a heading with a colon": "Opening hours: nine to five.",
}

GAPS = {
    "it is understood": "the parser takes “understood” for an adjective",
    "in a new sentence": "“said so” points back to a quotation that stands alone",
}


@pytest.mark.parametrize("text", cases(DIRECT, GAPS))
def test_direct_speech(find: Find, text: str) -> None:
    check(find, text, "direct")


@pytest.mark.parametrize("text", cases(MIXED, GAPS))
def test_mixed_speech(find: Find, text: str) -> None:
    check(find, text, "mixed")


@pytest.mark.parametrize("text", cases(INDIRECT, GAPS))
def test_indirect_speech(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(ACCORDING, GAPS))
def test_according_to(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert found.found_by == "according-to"


@pytest.mark.parametrize("text", cases(HEARSAY, GAPS))
def test_hearsay_and_passives(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(LONG, GAPS))
def test_speech_that_goes_on(find: Find, text: str) -> None:
    check(find, text, "direct")


@pytest.mark.parametrize("text", cases(NESTED, GAPS))
def test_what_stands_inside_another_attribution_is_its_content(find: Find, text: str) -> None:
    assert show(unmarked(text), find(unmarked(text))) == text


def test_a_quotation_alone_in_its_paragraph_is_a_find_without_a_cue(find: Find) -> None:
    text = "{c1 “The pier will open in May,”} {s1 Halloran} {q1 said}. The room was hot.\n\n{c2 “Nobody knows the hour.”}"
    _, second = check(find, text, "direct")
    assert (second.source, second.cue, second.found_by) == (None, None, "quote-alone")


def test_a_cue_whose_words_the_next_one_takes_is_none(find: Find) -> None:
    # "Responded Friday" was left with the words that "saying" has already, and so with none.
    (only,) = find(
        "The port office responded Friday, saying shipping firms and unions have paid into a fund "
        "backing Brito, and that the charge, which is set out in a paper by the Ledger, is just."
    )
    assert only.cue is not None
    assert (only.cue.text, only.content.text[:18]) == ("saying", "shipping firms and")


def test_lines_are_those_of_the_file(find: Find) -> None:
    text = "The pier was built long ago.\n\nHalloran said it would open.\n\n“In May,” she said."
    assert [each.line for each in find(text)] == [3, 5]


@pytest.mark.parametrize("text", cases(TWO, GAPS))
def test_two_attributions(find: Find, text: str) -> None:
    first, second = check(find, text, "indirect")
    assert (first.id, second.id) == ("a1", "a2")


@pytest.mark.parametrize("text", cases(NONE, GAPS))
def test_no_attribution(find: Find, text: str) -> None:
    assert show(text, find(text)) == text

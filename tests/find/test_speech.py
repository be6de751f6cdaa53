"""Speech in quotation marks and in paragraphs of its own: whose it is and how far it goes on."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.find.marked import Find, cases, check

# A paragraph without marks that a cue and a colon announce.
BLOCKS = {
    "added": "{s The mayor of Velden} {q added}:\n\n{c It is typical of the harbour board. They know nothing about the tide}.",
    "wrote on a day": "{s Tessa Orlan} {q wrote} on Monday:\n\n{c The ferry will never sail again unless the council pays its debts}.",
    "in a statement": "{s The company} {q said in a statement}:\n\n{c We take the safety of our passengers seriously and regret the delay}.",
    "told somebody": "{s Ines Pell} {q told} the board:\n\n{c It was raining that night and nobody could see the lamp at all}.",
    "the next paragraph is the article's": "In an email to members, {s Orlan} {q wrote}:\n\n{c The ferry will never sail again unless the council pays its debts}.\n\nThe council met on Friday and nobody from the ferry company came.",
}

NO_BLOCKS = {
    "a short line": "Pell said these:\n\nThe lamp and the bell.",
    "nobody said it": "The mayor would not say:\n\nThe cranes that were bought last spring rust on the quay.",
    "no colon": "Pell left the board.\n\nThe cranes that were bought last spring rust on the quay.",
    "no cue": "The board keeps a list:\n\nThe cranes that were bought last spring rust on the quay.",
}

# Whose words quotations are that follow.
FOLLOWING = {
    "a closing mark for an opening one": "The harbour woke late.\n\n{c ”The ferry sails at noon,”} {s Orlan} {q said}.",
    "left open at a line's end": "{s Orlan} {q said}: {c “The ferry sails at noon.}\n{c “Nobody will pay for it.”}",
    "left open at two": "{s Orlan} {q said}: {c “The ferry sails at noon.}\n{c “Nobody will pay for it.}\n{c “Nobody at all.”}",
    "a title between": "{c “The tide took it,”} {s Orlan} {q said} on the programme “Face of the Coast” that evening. {c “We could do nothing about it.”}",
    "a title in the source": "{c “We love the old songs,”} {q said} {s Orlan, who sings in “Harbour Lights.”} {c “We sing them every night.”}",
    "a title ends the sentence": "{c “The tide took it,”} {s Orlan} {q said} on “Face of the Coast.” {c “We could do nothing about it.”}",
    "ends in marks of its own": "{c “The tide took it,”} {s Orlan} {q said}. {c “The sailors call such nights ‘widows.’”}",
    "a quotation in it ends it": "{c “The tide took it,”} {s Orlan} {q said}. {c “My father always told me, ‘Never trust a calm sea.’”}",
    "nested before the cue": "{c “They called it a ‘miracle,’”} {s Orlan} {q said}.",
    "broken off": "{c “It is no reform,”} {s Orlan} {q said}. {c “It is a cut. It is a gift”} to the rich towns up the river.",
    "broken off before a clause": "{c “It is no reform,”} {s Orlan} {q said}. {c “It is a cut. It will hurt the poorest”} in the valley.",
    "an exclamation": "{s Orlan} {q said}: {c “It is ours!”} {c “We built it with our hands.”}",
}

# A paragraph that is all quotation goes on with who spoke last in the one before.
NEXT_PARAGRAPH = {
    "right after the cue": "{c “The ferry sails at noon,”} {s Orlan} {q said}.\n\n{c “Nobody will pay for it.”}",
    "told somebody on a day": "{c “The ferry sails at noon,”} {s Orlan} {q told} the board on Monday.\n\n{c “Nobody will pay for it. We have no money.”}",
    "at a hearing": "{c “The ferry sails at noon,”} {s Orlan} {q said} at a hearing on Monday.\n\n{c “Nobody will pay for it. We have no money.”}",
    "another sentence between": "{c1 “The ferry sails at noon,”} {s1 Orlan} {q1 told} the board on Monday. The hall was cold.\n\n{c2 “Nobody will pay for it. We have no money.”}",
    "more than a quotation": "{c1 “The ferry sails at noon,”} {s1 Orlan} {q1 said} on Monday.\n\n{c2 “Nobody will pay for it.”} The hall was cold.",
    "somebody else's": "{c1 “The ferry sails at noon,”} {s1 Orlan} {q1 told} the board on Monday.\n\n{c2 “Nobody will pay for it,”} {s2 Vale} {q2 said}.",
}

# The cue that goes with a quotation, and those that do not.
CHOICES = {
    "the next paragraph's cue": "{c1 “Will the ferry sail at noon?”}\n\n{s2 Orlan} {q2 said} {c2 the cranes would rust}.",
    "the next paragraph's, a cue before": "{c1 “Will the ferry sail at noon?”} {s1 Vale} {q1 asked}.\n\n{s2 Orlan} {q2 said} {c2 the cranes would rust}.",
    "a colon before": "{s1 Orlan} {q1 replied}: {c1 “We will never sell it!”} {s2 The board} {q2 said} {c2 it would ask again}.",
    "saying and a colon": "{s1 She} wrote, {q1 saying}: {c1 “The ferry is ours!”} {s2 Her critics} {q2 said} {c2 the ferry belonged to the town}.",
    "shouting and a colon": "{s1 Orlan} stood up, {q1 shouting}: {c1 “We close at noon!”} {s2 The town} {q2 said} {c2 it would march}.",
    "wrote somebody, saying": "{s1 She} wrote to the board, {q1 saying}: {c1 “Close the pier at once!”} {s2 Her neighbours} {q2 said} {c2 that she was wrong}.",
    "never, quoted": "{s1 Orlan} {q1 replied}: {c1 “Never!”} {s2 The board} {q2 said} {c2 it would ask again}.",
}

# Marks around a title hold nobody's words.
TITLES = {
    "spoke on": "Orlan spoke on “Face of the Coast,” the radio's evening show.",
    "a paper's": "The Velden Post’s “Harbour Lines” won a prize in May.",
    "told": "{s Orlan} {q told} “Face of the Coast” {c the ferry would sail}.",
    "told, that": "{s Orlan} {q told} “Face of the Coast” {c that the ferry would sail}.",
    "said on": "{s Orlan} {q said} on “Face of the Coast” {c that the ferry would sail}.",
}

GAPS = {}


@pytest.mark.parametrize("text", cases(BLOCKS, GAPS))
def test_a_cue_and_a_colon_announce_a_block_quote(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert (found.found_by, found.stance) == ("block", "statement")


@pytest.mark.parametrize("text", cases(NO_BLOCKS, GAPS))
def test_other_paragraphs_are_no_block_quotes(find: Find, text: str) -> None:
    assert "block" not in {found.found_by for found in find(text)}


@pytest.mark.parametrize("text", cases(FOLLOWING, GAPS))
def test_speech_goes_on(find: Find, text: str) -> None:
    (found,) = check(find, text, "direct")
    assert found.found_by == "quote"


@pytest.mark.parametrize("text", cases(NEXT_PARAGRAPH, GAPS))
def test_a_paragraph_that_is_all_quotation(find: Find, text: str) -> None:
    check(find, text, "direct")


@pytest.mark.parametrize("text", cases(CHOICES, GAPS))
def test_the_cue_of_a_quotation(find: Find, text: str) -> None:
    check(find, text, "direct", "indirect")


@pytest.mark.parametrize("text", cases(TITLES, GAPS))
def test_titles_are_no_speech(find: Find, text: str) -> None:
    check(find, text, "indirect")

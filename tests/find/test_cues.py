"""The words of cues: auxiliaries, negation, particles, nouns and adjectives; control and raising."""

# ruff: noqa: E501 - a case is one line.

from __future__ import annotations

import pytest

from tests.find.marked import Find, cases, check

GROUPS = {
    "perfect": "{s Orlan} {q has said} {c the port will close}.",
    "perfect progressive": "{s Orlan} {q had been saying} {c that the port would close}.",
    "an adverb inside": "{s Orlan} {q has long argued} {c that the port is unsafe}.",
    "an adverb before": "{s Orlan} {q also said} {c the port would close}.",
    "progressive with a preposition": "{s Orlan} {q is calling for} {c a new quay}.",
    "modal": "{s Orlan} {q would not confirm} {c that the port is safe}.",
    "contracted": "{s Orlan} {q won’t say} {c whether the port is safe}.",
    "negated": "{s Orlan} {q does not believe} {c the port is safe}.",
    "never": "{s Orlan} {q never said} {c the port would close}.",
    "a particle": "{s Orlan} {q pointed out} {c that the port had closed before}.",
    "a particle before its object": "{s Orlan} {q laid out} {c a plan to close the port}.",
    "a particle and a preposition": "{s Orlan} {q spoke out against} {c the plan}.",
    "a preposition": "{s Orlan} {q spoke of} {c a new quay}.",
    "went on to": "{s Orlan} {q went on to say} {c that the port would close}.",
    "continued to": "{s Orlan} {q continued to insist} {c that the port was safe}.",
    "in a statement": "{s The company} {q said in a statement} {c that the port would close}.",
    "in a statement, after": "{c The port will close}, {s the company} {q said in a statement}.",
    "in an interview": "{s The minister} {q said in an interview} {c that the port would close}.",
    "made the case": "{s Orlan} {q made the case} {c for a longer quay}.",
    "made the claim": "{s Pell} {q made the claim} {c that the port was safe}.",
    "expressed concern": "{s Orlan} {q expressed concern about} {c the quay}.",
    "raised concerns": "{s Pell} {q raised concerns about} {c the quay}.",
    "has no doubt": "{s Pell} {q has no doubt} {c that the port is safe}.",
    "a statement condemning": "{s The council} {q issued a statement condemning} {c the ferry’s owner}.",
    "a statement defending": "{s The council} {q issued a statement defending} {c the plan}.",
    "a statement saying": "{s The union} {q released a statement saying} {c that the port would close}.",
    "a letter demanding": "{s Orlan} {q sent a letter demanding} {c a new quay}.",
    "a letter urging": "{s Orlan} {q wrote a letter urging} {c the board to close the port}.",
    "quoted as saying": "{s The minister} was quoted as {q saying} {c the port had closed}.",
    "quoted by somebody": "{s The minister} was quoted by Harbour Radio as {q saying} {c that the port had closed}.",
}

QUOTED_AS_SAYING = {
    "after a colon": "{s She} is quoted as {q saying}: {c “The port is closed.”}",
    "after a comma": "{s The minister} was quoted as {q saying}, {c “The port is closed.”}",
}

# What whom is to do is one content; the subject of what only seems so is no source of it.
CONTROL = {
    "asked": "{s Orlan} {q asked} {c the council to close the port}.",
    "persuaded": "{s Orlan} {q persuaded} {c the council to close the port}.",
    "convinced": "{s The owner} {q convinced} {c the council to drop the plan}.",
    "urged": "{s Orlan} {q urged} {c drivers to leave the quay}.",
    "ordered": "{s The judge} {q ordered} {c Orlan to close the port}.",
    "expects": "{s Pell} {q expects} {c the council to mend the quay}.",
    "agreed": "{s Orlan} {q agreed} {c to close the port}.",
    "threatened": "{s Orlan} {q threatened} {c to close the port}.",
    "hopes": "{s Orlan} {q hopes} {c to close the port}.",
}

RAISING = {
    "seems": "{s The council} {q seems} {c to regret the vote}.",
    "appears": "{s Orlan} {q appears} {c to support the plan}.",
    "is expected": "{c The council} {q is expected} {c to close the port}.",
    "is expected to open": "{c The new pier} {q is expected} {c to open in May}.",
    "is believed": "{c The ferry} {q is believed} {c to have sunk}.",
    "is thought": "{c The port} {q is thought} {c to be unsafe}.",
    "are feared": "{c Two trawlers} {q are feared} {c to have sunk}.",
}

NOUNS = {
    "nobody believed a claim": "Nobody believed {s the minister’s} {q claim} {c that the port was safe}.",
    "a claim is false": "{s The minister’s} {q claim} {c that the port was safe} is false.",
    "a fear": "{s The captain’s} {q fear} {c that the pier would sink} was real.",
    "a warning": "The strike follows {s the minister’s} {q warning} {c that the port would close}.",
    "a decision": "{s Orlan’s} {q decision} {c to close the port} angered the town.",
    "her call": "{s Her} {q call for} {c a new lamp} was ignored.",
    "a demand": "{s The minister’s} {q demand for} {c a new quay} was ignored.",
    "a claim angers": "{s The minister’s} {q claim} {c that the port was safe} angered the town.",
    "a call as object": "The town laughed at {s her} {q call for} {c a new quay}.",
}

ADJECTIVES = {
    "confident": "{s Orlan} {q is confident} {c that the port is safe}.",
    "worried about": "{s Residents} {q are worried about} {c the noise}.",
    "worried that": "{s Residents} {q are worried} {c that the port will close}.",
    "concerned about": "{s Orlan} {q was concerned about} {c the quay}.",
    "angry": "{s Fishermen} {q were angry} {c that the port would close}.",
    "unhappy about": "{s The crew} {q is unhappy about} {c the plan}.",
    "skeptical": "{s The crew} {q was skeptical of} {c the plan}.",
    "remains confident": "{s Pell} {q remains confident} {c that the port is safe}.",
}

GAPS = {
    "in an interview": "“that” is parsed as a relative pronoun",
    "a claim angers": "the parse has no verb after the clause, which runs on to the end",
    "a call as object": "the noun is not likely enough to be a cue",
    "remains confident": "the parse has the adjective for a complement without a subject",
}


@pytest.mark.parametrize("text", cases(GROUPS, GAPS))
def test_the_words_of_a_cue_are_one_span(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert found.cue
    assert len(found.cue.spans) == 1


@pytest.mark.parametrize("text", cases(QUOTED_AS_SAYING, GAPS))
def test_who_was_quoted_as_saying_it_said_it(find: Find, text: str) -> None:
    check(find, text, "direct")


@pytest.mark.parametrize("text", cases(CONTROL, GAPS))
def test_what_somebody_is_to_do_is_the_content(find: Find, text: str) -> None:
    check(find, text, "indirect")


@pytest.mark.parametrize("text", cases(RAISING, GAPS))
def test_what_seems_or_is_expected_is_a_belief(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert found.stance == "belief"


@pytest.mark.parametrize("text", cases(NOUNS, GAPS))
def test_nouns_are_cues(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert found.found_by == "noun"


@pytest.mark.parametrize("text", cases(ADJECTIVES, GAPS))
def test_adjectives_are_cues(find: Find, text: str) -> None:
    (found,) = check(find, text, "indirect")
    assert (found.found_by, found.stance) == ("adjective", "belief")

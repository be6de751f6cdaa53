"""Why names are withheld, by category, in the article's words."""

# ruff: noqa: E501 - a text is one line.

from __future__ import annotations

import pytest

from auditor.engine import Engine
from auditor.sources.reasons import category
from tests.documents import document
from tests.sources.speeches import LEXICONS
from tests.sources.withheld import Lines, cases, check

REASONS = {
    "not authorized, relative": (
        "A customs official who was {r not authorized to speak publicly} said the scanners had been broken since May.",
        "A customs official: stated, not_authorized",
    ),
    "not authorized, because": (
        "A customs official said the scanners were broken. The official spoke on condition of anonymity {r because he was not authorized to discuss the repairs}.",
        "A customs official: stated, not_authorized",
    ),
    "not authorised, British": (
        "One aide, speaking anonymously {r because she was not authorised to brief the press}, said the vote had been lost.",
        "One aide: stated, not_authorized",
    ),
    "unauthorized": (
        "The mill will close, said a manager who asked not to be named {r because he is unauthorized to talk to reporters}.",
        "a manager: stated, not_authorized",
    ),
    "no permission": (
        "A ranger who {r did not have permission to speak to the media} said two bears had been shot.",
        "A ranger: stated, not_authorized",
    ),
    "lacked authorization": (
        "Two deputies who {r lacked authorization to comment publicly} said the tape had been erased.",
        "Two deputies: stated, not_authorized",
    ),
    "without authorization": (
        "A dispatcher, who spoke {r without authorization to discuss the call}, said it lasted nine minutes.",
        "A dispatcher: stated, not_authorized",
    ),
    "not cleared": (
        "A Navy officer who was {r not cleared to talk about the exercise} said a sailor had been hurt.",
        "A Navy officer: stated, not_authorized",
    ),
    "weren't authorized": (
        "The rate will rise by a quarter point, according to two people {k familiar with the plans} who {r weren't authorized to speak publicly}.",
        "two people familiar with the plans: stated, familiar, not_authorized",
    ),
    "not permitted": (
        "A teacher at the school, who is {r not permitted to speak to journalists}, said the roof had leaked for a year.",
        "A teacher at the school: stated, not_authorized",
    ),
    "because not allowed": (
        "The players were told on Friday, said a team doctor, who requested anonymity {r because staff are not allowed to give interviews}.",
        "a team doctor: stated, not_authorized",
    ),
    "was not authorised and agencies": (
        "“It is chaos,” said a border guard, who declined to be identified {r as he was not authorised to speak with media}.",
        "a border guard: stated, not_authorized",
    ),
    "didn't have authority": (
        "An engineer who {r did not have authority to speak publicly} said the weld had cracked twice.",
        "An engineer: stated, not_authorized",
    ),
    "for fear of losing a job": (
        "A packer at the plant, who asked that her name not be used {r for fear of losing her job}, said the line never stopped.",
        "A packer at the plant: stated, retaliation",
    ),
    "feared reprisals": (
        "Three teachers spoke on condition of anonymity {r because they feared reprisals from the district}. They said the scores had been changed.",
        "Three teachers: stated, retaliation",
    ),
    "out of fear of retribution": (
        "“They read our mail,” said one engineer, who requested anonymity {r out of fear of retribution}.",
        "one engineer: stated, retaliation",
    ),
    "fearing": (
        "A former nanny, {r fearing she would be blacklisted}, asked not to be identified. She said the children were left alone.",
        "A former nanny: stated, retaliation",
    ),
    "to avoid professional": (
        "A staff lawyer, speaking on the condition of anonymity {r to avoid professional repercussions}, said the memo had been buried.",
        "A staff lawyer: stated, retaliation",
    ),
    "could be fired": (
        "The conductor would not give his name {r because he could be fired for talking}. He said the brakes had failed before.",
        "The conductor: stated, retaliation",
    ),
    "worried about": (
        "A dealer in the city, who did not want to be named {r because he worried about losing customers}, said sales had halved.",
        "A dealer in the city: stated, retaliation",
    ),
    "citing concerns": (
        "A researcher at the lab, who asked for anonymity, {r citing concerns about retaliation}, said the samples were mixed up.",
        "A researcher at the lab: stated, retaliation",
    ),
    "so as not to jeopardize": (
        "A trader, who asked not to be identified {r so as not to jeopardize his position at the bank}, said the desk had lost millions.",
        "A trader: stated, retaliation",
    ),
    "fear for safety": (
        "A shopkeeper who asked not to be named {r for fear for his safety} said the men came back at night.",
        "A shopkeeper: stated, safety",
    ),
    "out of concern for family": (
        "A doctor in the besieged town, speaking on condition of anonymity {r out of concern for the safety of his family}, said the ward had no water.",
        "A doctor in the besieged town: stated, safety",
    ),
    "could be killed": (
        "The interpreter asked that his name be withheld {r because the militia could kill his relatives}. The guards had fled, the interpreter said.",
        "The interpreter: stated, safety",
    ),
    "security reasons": (
        "A driver who did not want to be identified {r for security reasons} said the bridge was mined.",
        "A driver: stated, security",
    ),
    "classified": (
        "Two intelligence officials, who spoke on condition of anonymity {r to discuss classified information}, said the signal was real.",
        "Two intelligence officials: stated, security",
    ),
    "operational": (
        "A Western official said the ships had turned back. The official asked not to be named {r when discussing military operations}.",
        "A Western official: stated, security",
    ),
    "nondisclosure": (
        "A former producer said he was shouted at daily. He asked to remain anonymous {r because he had signed a nondisclosure agreement}.",
        "A former producer: stated, legal",
    ),
    "lawsuit": (
        "A tenant who requested anonymity {r because she is suing the landlord} said the boiler had been off since Christmas.",
        "A tenant: stated, legal",
    ),
    "grand jury": (
        "Two people {k briefed on the inquiry} said a clerk had been questioned. They spoke on condition of anonymity {r because grand jury proceedings are secret}.",
        "Two people briefed on the inquiry: stated, briefed, legal",
    ),
    "contractual": (
        "The former coach was paid to leave, said a person who asked not to be identified {r because the settlement is confidential}.",
        "a person: stated, private_matter",
    ),
    "ongoing investigation": (
        "A law enforcement official said a glove had been found. The official was not authorized to discuss the case and spoke on condition of anonymity {r because the investigation is ongoing}.",
        "A law enforcement official: stated, ongoing",
    ),
    "talks private": (
        "The bank is weighing a sale, according to people {k familiar with the matter}, who asked not to be identified {r because the talks are private}.",
        "people familiar with the matter: stated, familiar, ongoing",
    ),
    "negotiations": (
        "Mavi Corp. may raise its bid, the people said, asking not to be named {r as negotiations are continuing}.",
        "the people: stated, ongoing",
    ),
    "not public": (
        "A person {k with knowledge of the plan} said 200 posts would go. The person asked not to be named {r because the decision isn't public}.",
        "A person with knowledge of the plan: stated, familiar, ongoing",
    ),
    "before announcement": (
        "A campaign aide, speaking on condition of anonymity {r ahead of the announcement}, said the tour would begin in Orrin.",
        "A campaign aide: stated, ongoing",
    ),
    "still under way": (
        "One diplomat said the text was almost done. He requested anonymity {r while the talks were under way}.",
        "One diplomat: stated, ongoing",
    ),
    "discussing deliberations": (
        "Three advisers described the meeting on condition of anonymity {r to discuss internal deliberations}. The advisers said the governor had wept.",
        "Three advisers: stated, private_matter",
    ),
    "private conversations": (
        "A person {k close to the senator}, who spoke on the condition of anonymity {r to describe private conversations}, said she would not run.",
        "A person close to the senator: stated, close, private_matter",
    ),
    "talk openly about": (
        "A Republican strategist, granted anonymity {r to discuss the campaign's private polling}, said the lead had vanished.",
        "A Republican strategist: stated, private_matter",
    ),
    "personnel matter": (
        "A school board member, who asked not to be named {r discussing a personnel matter}, said the principal would be moved.",
        "A school board member: stated, private_matter",
    ),
    "confidential": (
        "The chain has hired a bank, said people who asked not to be identified {r because the information is confidential}.",
        "people: stated, private_matter",
    ),
    "sensitive": (
        "An ally of the premier said he was tired. The ally asked for anonymity {r given the sensitivity of the matter}.",
        "An ally of the premier: stated, sensitivity",
    ),
    "delicate": (
        "Two envoys, who spoke on condition of anonymity {r because of the delicacy of the talks}, said a truce was close.",
        "Two envoys: stated, sensitivity",
    ),
    "privacy of child": (
        "A mother who asked not to be named {r to protect her son's privacy} said the bus never came.",
        "A mother: stated, privacy",
    ),
    "medical": (
        "A relative of the singer, who spoke on condition of anonymity {r because of medical privacy}, said he was awake.",
        "A relative of the singer: stated, privacy",
    ),
    "embarrassed": (
        "One borrower, who asked not to be named {r because he was embarrassed by his debts}, said the lender called at dawn.",
        "One borrower: stated, privacy",
    ),
    "policy": (
        "A company spokeswoman, who asked not to be named, {r citing company policy}, said the plant was safe.",
        "A company spokeswoman: stated, custom",
    ),
    "ground rules": (
        "A senior administration official, speaking on condition of anonymity {r under ground rules set by the White House}, said the list was final.",
        "A senior administration official: stated, custom",
    ),
    "in line with custom": (
        "{r In line with army regulations}, the officer spoke on condition of anonymity. The patrol was ambushed, the officer said.",
        "the officer: stated, custom",
    ),
    "customary": (
        "A court official, who {r as is customary} asked not to be named, said the judge was ill.",
        "A court official: stated, custom",
    ),
    "in keeping with protocol": (
        "A palace aide said the duke was well. The aide spoke on condition of anonymity {r in keeping with royal protocol}.",
        "A palace aide: stated, custom",
    ),
    "per rules": (
        "An inspector who cannot be named {r under civil service rules} said the lifts were never tested.",
        "An inspector: stated, custom",
    ),
    "candidly": (
        "“He is finished,” said one Democratic senator, who was granted anonymity {r to speak candidly}.",
        "one Democratic senator: stated, candor",
    ),
    "freely": (
        "A veteran lobbyist asked for anonymity {r in order to speak freely about clients}. Nobody reads the bills, the lobbyist said.",
        "A veteran lobbyist: stated, candor",
    ),
    "frank": (
        "Several donors spoke on condition of anonymity {r to offer a frank assessment}. The donors said the money had dried up.",
        "Several donors: stated, candor",
    ),
    "openly": (
        "A party elder, who insisted on anonymity {r so he could speak openly}, said the leader had to go.",
        "A party elder: stated, candor",
    ),
    "circular": (
        "A neighbor who asked for anonymity {r because he did not want to be identified} said the dog barked all night.",
        "A neighbor: stated, circular",
    ),
    "no reason": (
        "A port captain, speaking on condition of anonymity, said the crane had collapsed.",
        "A port captain: stated",
    ),
    "no reason, background": (
        "Speaking on background, a Treasury official said the rule would be dropped.",
        "a Treasury official: stated",
    ),
    "no reason, declined to be named": (
        "“We are broke,” said a councillor who declined to be named.",
        "a councillor: stated",
    ),
    "other reason": (
        "A bidder who asked not to be named {r because he hopes to buy the house himself} said the price was a joke.",
        "A bidder: stated, other",
    ),
    "formula and a concrete reason": (
        "A clerk asked not to be named {r because she was not authorized to speak and feared losing her job}. The clerk said the safe was empty.",
        "A clerk: stated, retaliation",
    ),
    "two formulas, one sentence": (
        "An agency official {r not authorized to speak publicly} discussed the raid on condition of anonymity. The official said nobody was hurt.",
        "An agency official: stated, not_authorized",
    ),
    "reason in next sentence": (
        "A welder said the hull was thin. The welder asked not to be named. He said he feared for his job.",
        "A welder: stated",
    ),
}
GAPS: dict[str, str] = {
    "embarrassed": "the parse makes the lender speak",
    "customary": "“official asked” is read as a name",
    "two formulas, one sentence": "“discussed” is tagged as a participle of the clause before it",
}


@pytest.mark.parametrize("lines", cases(REASONS, GAPS))
def test_anonymous_sources(engine: Engine, lines: Lines) -> None:
    check(engine, lines)


CATEGORIES = {
    "because he could lose his job": "retaliation",
    "because he was not authorized to discuss the lost job": "not_authorized",
    "to speak candidly because she feared reprisals": "retaliation",
    "because she was not authorized to speak and feared reprisals": "retaliation",
    "because the talks are not yet finished": "ongoing",
    "because it was Tuesday": "other",
}


@pytest.mark.parametrize(("words", "expected"), CATEGORIES.items())
def test_a_reason_has_the_category_of_its_weightiest_clause(words: str, expected: str) -> None:
    tags = {"and": "CC", "because": "IN:SCONJ", "feared": "VBD", "was": "VBD"}
    rows = " ".join(f"{word}/_/{tags.get(word, 'NN')}/0/root" for word in words.split())
    assert category(document(words, rows).tokens, LEXICONS) == expected

"""Grants for several, parts of names, pseudonyms, and who is not anonymous."""

# ruff: noqa: E501 - a text is one line.

from __future__ import annotations

import pytest

from auditor.engine import Engine
from auditor.read import article_from_text
from tests.sources.withheld import Lines, cases, check

SHARED = {
    "like others interviewed": (
        "A longtime aide said the office was empty by noon. Like others interviewed for this article, the aide spoke on condition of anonymity {r to describe private meetings}. Another aide said the governor never came.",
        "A longtime aide: stated, private_matter",
        "Another aide: stated, private_matter",
    ),
    "like the other officials": (
        "The envoy was recalled, one official said. The official, like the other people quoted in this story, was granted anonymity {r because the matter is sensitive}. A diplomat {k with knowledge of the cable} said it ran to two lines.",
        "one official: stated, sensitivity",
        "A diplomat with knowledge of the cable: stated, familiar, sensitivity",
    ),
    "both of whom": (
        "Two officers, both of whom spoke on condition of anonymity {r because they feared being punished}, said the log was fake.",
        "Two officers: stated, retaliation",
    ),
    "all of whom": (
        "Five current and former employees, all of whom requested anonymity {r out of fear of retaliation}, described screaming fits.",
        "Five current and former employees: stated, retaliation",
    ),
    "the officials, who": (
        "Two American officials said the drone had crashed. The officials, who were not named {r because they were not authorized to speak}, said nobody was hurt.",
        "Two American officials: stated, not_authorized",
    ),
    "X and Y asked": (
        "An engineer said the beam had cracked. A foreman said he had reported it in May. The engineer and the foreman asked not to be named {r for fear of dismissal}.",
        "An engineer: stated, retaliation",
        "A foreman: stated, retaliation",
    ),
    "both asked": (
        "A nurse and a porter said the lift had stuck before. Both asked not to be identified {r because they feared for their jobs}.",
        "A nurse and a porter: stated, retaliation",
    ),
    "all spoke": (
        "An aide to the mayor said the plan was dead. A person {k close to the council} said it could be revived. All spoke on condition of anonymity {r to discuss private talks}.",
        "An aide to the mayor: stated, private_matter",
        "A person close to the council: stated, close, private_matter",
    ),
    "most of whom": (
        "This account is based on interviews with a dozen people {k familiar with the merger}, most of whom spoke on condition of anonymity {r because they feared lawsuits}.",
        "a dozen people familiar with the merger: stated, familiar, legal",
    ),
    "none would be named": (
        "Three diplomats said the vote would slip. None agreed to be named.",
        "Three diplomats: stated",
    ),
    "neither wanted": (
        "Two cooks said the kitchen had rats. Neither wanted to be named.",
        "Two cooks: stated",
    ),
    "they declined": (
        "Two people {k briefed on the sale} said the bidder was Norwegian. They declined to be identified {r as the process is confidential}.",
        "Two people briefed on the sale: stated, briefed, private_matter",
    ),
    "paper granted": (
        "Two women said the coach had grabbed them. The Herald granted anonymity to the women {r because they fear harassment}.",
        "Two women: stated, retaliation",
    ),
    "paper is not naming": (
        "A woman said the priest had followed her home. The Herald is not naming the woman {r to protect her privacy}.",
        "A woman: stated, privacy",
    ),
    "people, speaking": (
        "Two people {k familiar with the float} had said June. The firm will list in May, the people said, speaking on condition of anonymity.",
        "Two people familiar with the float: stated, familiar",
    ),
}

PARTIAL = {
    "first name only": (
        "“We ran,” said Mirela, a baker who gave only her first name.",
        "Mirela: stated",
    ),
    "first name, because": (
        "Tomas, who asked to be identified only by his first name {r because he fears deportation}, said the raids began in May.",
        "Tomas: stated, safety",
    ),
    "initials": (
        "“I never slept,” said J.R., who asked to be identified by his initials {r to protect his daughter}.",
        "J.R.: stated, privacy",
    ),
    "middle name": (
        "Lena, who is being identified by her middle name {r to protect her privacy}, said the man waited outside.",
        "Lena: stated, privacy",
    ),
    "surname only": (
        "A farmer who gave only his surname, Okafor, said the well was dry.",
        "A farmer: stated",
    ),
    "nickname": (
        "A smuggler, who would give only his nickname, said the border was open at night.",
        "A smuggler: stated",
    ),
    "not his real name": (
        "Karim, not his real name, said the guards sold the blankets.",
        "Karim: stated",
    ),
    "not real name, brackets": (
        "Sarah (not her real name) said she had been drugged.",
        "Sarah: stated",
    ),
    "name changed": (
        "Anna, whose name has been changed {r to protect her identity}, said the calls came nightly.",
        "Anna: stated, circular",
    ),
    "pseudonym": (
        "Youssef, a pseudonym, said he had paid 900 dollars for the crossing.",
        "Youssef: stated",
    ),
    "name withheld at request": (
        "A soldier, whose name is being withheld {r for his safety}, said the orders were to burn the village.",
        "A soldier: stated, safety",
    ),
}

NOBODY = {
    "victim's name withheld": (
        "The boy's name was withheld because he is a minor. Police said he was found at noon.",
    ),
    "minor not identified": (
        "The teenager, who was not identified because of his age, was taken to jail, Sheriff Dana Pohl said.",
    ),
    "background checks": (
        "Councilwoman Rita Bohm said she had spoken on background checks for years.",
    ),
    "employer not named": (
        "Petra Lund, a chemist who spoke on condition that her employer not be named, said the river was safe.",
    ),
    "anonymous donor": ("An anonymous donor paid for the roof, the pastor, Ivo Kral, said.",),
    "anonymous letter": (
        "The council received an anonymous letter in June. The letter said the tender was rigged.",
    ),
    "anonymous tip": ("Police said an anonymous tip had led them to the barn.",),
    "agreed to be named": ("Maria Ruiz, who agreed to be named, said the foreman had hit her.",),
    "said in content": (
        "“Please do not use my name,” the letter read. Mayor Ana Holt said she would answer it.",
    ),
    "company not named": ("The bank asked not to be named in the lawsuit, court records show.",),
    "suspect unnamed": (
        "The suspect, who has not been named, was arrested on Monday, police said.",
    ),
    "alcoholics": ("He joined Alcoholics Anonymous in May, his wife, Eva Sorel, said.",),
    "author anonymous": (
        "The anonymous author of the pamphlet was never found, the historian Jan Wit said.",
    ),
    "not authorized to enter": ("Police said the men were not authorized to enter the yard.",),
    "asked not to be disturbed": ("Mayor Ana Holt asked not to be disturbed, her office said.",),
    "named person on background": (
        "Ana Holt said she prefers to speak on background when the camera is on.",
    ),
    "request anonymous access": (
        "Users can ask to remain anonymous, the charity's director, Olu Bright, said.",
    ),
    "anonymity of voters": ("The minister said the law protects the anonymity of voters.",),
    "goes by one name": (
        "Wirawan, who like many Javanese uses only one name, said the harvest had failed.",
    ),
    "ministry spokesman": ("A spokesman for the ministry said the road was closed.",),
    "witnesses": ("Witnesses said the bus had not slowed.",),
    "label source": ("The figures fell by half.\n\nSource: Harbour Authority.",),
    "source of income": ("Fishing is a source of income, the report said.",),
    "familiar with city": (
        "Drivers familiar with the road know where to slow down, Sheriff Dana Pohl said.",
    ),
    "wants to remain anonymous winner": (
        "The winner of the lottery wants to remain anonymous, the company said.",
    ),
}

MORE = {
    "those said privately": (
        "Several senators privately concede that the bill is dead.",
        "Several senators: unstated",
    ),
    "unnamed commander": (
        "An unnamed commander said 12 soldiers had been killed.",
        "An unnamed commander: unstated",
    ),
    "media sources": ("Media sources reported that the pier had burned.",),
    "lawmakers close to": ("Lawmakers, who are close to the industry, vowed to block the rule.",),
    "voters who see": ("Voters who see prices rise said they would stay at home.",),
    "both of whom, whom": (
        "Two clerks, neither of whom wanted to be identified, said the till was short.",
        "Two clerks: stated",
    ),
    "some of them": (
        "Five drivers said the brakes failed. Some of them spoke on condition of anonymity {r because they feared losing their jobs}.",
        "Some: stated, retaliation",
    ),
    "asked us": (
        "A father asked the Gazette not to use his full name {r because his son is a suspect}. The father said the police never called.",
        "A father: stated, privacy",
    ),
    "granted active": (
        "Three cadets described the beatings. The Herald granted the cadets anonymity {r because they fear being expelled}.",
        "Three cadets: stated, other",
    ),
    "cannot be named for legal reasons": (
        "The girl, who cannot be named {r for legal reasons}, said she had told three teachers.",
        "The girl: stated, legal",
    ),
    "on condition he not be named": (
        "A priest spoke on condition that he not be named {r because the bishop forbids interviews}. The priest said the money was gone.",
        "A priest: stated, other",
    ),
    "name not be used": (
        "A juror agreed to talk on condition that her name not be used. The juror said it had been close.",
        "A juror: stated",
    ),
    "to avoid antagonizing": (
        "“It is a bad law,” said a lobbyist who asked not to be identified {r to avoid antagonizing lawmakers}.",
        "a lobbyist: stated, retaliation",
    ),
    "before a vote": (
        "A union negotiator, speaking on condition of anonymity {r before a vote on the contract}, said the offer was final.",
        "A union negotiator: stated, ongoing",
    ),
    "declined to give his name": (
        "“Go away,” said a man at the door who declined to give his name.",
        "a man at the door: stated",
    ),
    "declined to comment is none": (
        "A clerk at the court declined to comment. Mayor Ana Holt said the court was closed.",
    ),
    "anonymous survey": (
        "The nurses answered anonymously, the report said. It found that half had been attacked.",
    ),
    "like others, after": (
        "The chief was told twice, according to two officers. Like others in this article, one officer asked not to be identified {r for fear of reprisals}.",
        "two officers: stated, retaliation",
        "one officer: stated, retaliation",
    ),
    "knowledge of one of the group": (
        "Three people {k briefed on the vote} said it was close. One of the people said it was rigged.",
        "Three people briefed on the vote: unstated, briefed",
        "One of the people: unstated, briefed",
    ),
}
GAPS: dict[str, str] = {}


@pytest.mark.parametrize("lines", cases(SHARED | PARTIAL | NOBODY | MORE, GAPS))
def test_anonymous_sources(engine: Engine, lines: Lines) -> None:
    check(engine, lines)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("“We ran,” said Mirela, a baker who gave only her first name.", "part"),
        ("Karim, not his real name, said the guards sold the blankets.", "pseudonym"),
        ("A farmer who asked not to be named said the well was dry.", None),
    ],
)
def test_what_is_given_in_the_place_of_a_name(engine: Engine, text: str, given: str | None) -> None:
    (source,) = engine.examine(article_from_text(text)).sources
    assert source.anonymity
    assert source.anonymity.given == given

"""Who is meant: names, titles, roles, pronouns, bodies and descriptions, in whole texts."""

from __future__ import annotations

import pytest

from auditor.engine import Engine
from auditor.model import Source
from auditor.read import article_from_text

# A text, and for each source its kind with the words that speak for it, in their order.
TEXTS: dict[str, dict[tuple[str, str], list[str]]] = {
    # Who is named only afterwards.
    "A judge in Alder County has blocked the sale of the dock, saying the council broke its own "
    "rules. The sale was due on Monday. Superior Court Judge Frank Nerro wrote that no notice had "
    "been given.": {
        ("named_person", "Frank Nerro"): [
            "A judge in Alder County",
            "Superior Court Judge Frank Nerro",
        ]
    },
    "Lawmaker calls for ferry probe.\n\nRep. Luis Orr said on Monday that the line should be "
    "investigated. The lawmaker said records were missing.": {
        ("named_person", "Luis Orr"): ["Lawmaker", "Rep. Luis Orr", "The lawmaker"]
    },
    "Orr's lawyer said his client was innocent. The lawyer, Kim Sand, said the case was weak. Sand "
    "said the police had lied.": {
        ("named_person", "Kim Sand"): ["Orr's lawyer", "The lawyer, Kim Sand", "Sand"]
    },
    # One more of a kind is somebody else, and so is another house's spokeswoman.
    "A nurse at the clinic said the lights went out twice. A second nurse, Petra Lowe, said nobody "
    "was hurt.": {
        ("unnamed_person", "A nurse at the clinic"): ["A nurse at the clinic"],
        ("named_person", "Petra Lowe"): ["A second nurse, Petra Lowe"],
    },
    "A spokeswoman for the port said the ferry would sail. Council spokeswoman Rita Sol said "
    "tickets were refunded.": {
        ("unnamed_person", "A spokeswoman for the port"): ["A spokeswoman for the port"],
        ("named_person", "Rita Sol"): ["Council spokeswoman Rita Sol"],
    },
    "A spokeswoman for the port said the ferry would sail. Port spokeswoman Rita Sol said tickets "
    "were refunded.": {
        ("named_person", "Rita Sol"): [
            "A spokeswoman for the port",
            "Port spokeswoman Rita Sol",
        ]
    },
    # What writers call somebody again.
    "Senator Ana Brandt of Alder said the bill would pass. The senator said she had the votes. "
    "Brandt, a Democrat, said the president had agreed. “We are there,” the Alder Democrat said.": {
        ("named_person", "Ana Brandt"): [
            "Senator Ana Brandt of Alder",
            "The senator",
            "Brandt, a Democrat",
            "the Alder Democrat",
        ]
    },
    "Jane Roe, 34, a teacher, said the school was cold. Roe said the boiler had failed. The "
    "teacher said parents had complained.": {
        ("named_person", "Jane Roe"): ["Jane Roe, 34, a teacher", "Roe", "The teacher"]
    },
    # Titles tell two of one surname apart.
    "Mr. Orr said the shop was open. Mrs. Orr said it was shut.": {
        ("named_person", "Orr"): ["Mr. Orr"],
        ("named_person", "Orr 2"): ["Mrs. Orr"],
    },
    # Pronouns.
    "The mayor, Ana Brandt, opened the bridge. Her predecessor, Luis Orr, said it was late. He "
    "blamed the builder. She said it was on time.": {
        ("named_person", "Ana Brandt"): ["She"],
        ("named_person", "Luis Orr"): ["Her predecessor, Luis Orr", "He"],
    },
    "Chris Marsh said the bridge was safe. Terry Olin, a widow, said the noise was worse. She said "
    "nobody slept.": {
        ("named_person", "Chris Marsh"): ["Chris Marsh"],
        ("named_person", "Terry Olin"): ["Terry Olin, a widow", "She"],
    },
    "“We are there,” said Brandt. “It is done,” she added. “No,” said Orr, her lawyer. “Nothing is "
    "signed,” he said.": {
        ("named_person", "Brandt"): ["Brandt", "she"],
        ("named_person", "Orr"): ["Orr, her lawyer", "he"],
    },
    "The tone of the hall pleased Ana Brandt, who said the vote was fair.": {
        ("named_person", "Ana Brandt"): ["who"]
    },
    "The report said the pier was cracked. It said the cracks were old.": {
        ("document", "The report"): ["The report", "It"]
    },
    # Bodies, their short forms and their sorts.
    "The Ministry of Harbours said tolls would rise. The ministry said more would follow.": {
        ("named_organization", "Ministry of Harbours"): [
            "The Ministry of Harbours",
            "The ministry",
        ]
    },
    "Harlow Mining closed the pit on Monday. The company said the pumps had failed.": {
        ("named_organization", "Harlow Mining"): ["The company"]
    },
    "Alder University reported the theft on Monday. The Alder University Press said its books were "
    "safe. The university said two men were seen.": {
        ("named_organization", "Alder University"): ["Alder University", "The university"],
        ("named_organization", "Alder University Press"): ["The Alder University Press"],
    },
    "Citizens for Clean Water said the river was safe. The Committee to Protect Harbours said it "
    "was not. The Alliance for a Better Coast said both were wrong.": {
        ("named_organization", "Citizens for Clean Water"): ["Citizens for Clean Water"],
        ("named_organization", "Committee to Protect Harbours"): [
            "The Committee to Protect Harbours"
        ],
        ("named_organization", "Alliance for a Better Coast"): ["The Alliance for a Better Coast"],
    },
    # Names with hyphens, and names behind a body's.
    "Park Geun-soo said the plant would close. Alder News Ana Holt asked why. Holt said nobody "
    "knew.": {
        ("named_person", "Park Geun-soo"): ["Park Geun-soo"],
        ("named_person", "Ana Holt"): ["Alder News Ana Holt", "Holt"],
    },
    # Joint sources.
    "The two councillors, Ana Brandt and Luis Orr, said the vote was illegal. They said a court "
    "should decide.": {
        ("named_person", "Ana Brandt and Luis Orr"): [
            "The two councillors, Ana Brandt and Luis Orr",
            "They",
        ]
    },
    "Ana Brandt and Luis Orr said the vote was illegal. Brandt said a court should decide. Orr "
    "said he would sue. Both said they had proof.": {
        ("named_person", "Ana Brandt and Luis Orr"): ["Ana Brandt and Luis Orr", "Both"],
        ("named_person", "Ana Brandt"): ["Brandt"],
        ("named_person", "Luis Orr"): ["Orr"],
    },
    "Harlow Mining and Saro Shipping closed their pits. Both companies said prices were low.": {
        ("named_organization", "Harlow Mining and Saro Shipping"): ["Both companies"]
    },
    # Who is among the nameless, or one more like them, has no name either.
    "Two officials said the pier was closed. One of the officials said a crack had been found. The "
    "other said nothing was wrong.": {
        ("anonymous", "Two officials"): ["Two officials"],
        ("anonymous", "One of the officials"): ["One of the officials"],
        ("anonymous", "The other"): ["The other"],
    },
    "A person familiar with the talks said the deal was dead. A separate person said it was not.": {
        ("anonymous", "A person familiar with the talks"): ["A person familiar with the talks"],
        ("anonymous", "A separate person"): ["A separate person"],
    },
    "A man who saw the crash said the bus was fast. Another witness said the road was wet.": {
        ("unnamed_person", "A man who saw the crash"): ["A man who saw the crash"],
        ("unnamed_person", "Another witness"): ["Another witness"],
    },
    # Who was brought in just before, and whose office it is.
    "One source said the deal was dead. A separate harbour source familiar with the case was "
    "asked. The source said it was not.": {
        ("anonymous", "One source"): ["One source"],
        ("anonymous", "A separate harbour source familiar with the case"): ["The source"],
    },
    "The inspector, Carl Dunn, said his work was not done. The mayor's office said it would help. "
    "His office said nothing was found.": {
        ("named_person", "Carl Dunn"): ["The inspector, Carl Dunn"],
        ("named_organization", "The mayor's office"): ["The mayor's office"],
        ("named_organization", "Carl Dunn’s office"): ["His office"],
    },
    # Whose aides they are is told by name; nobody is guessed at.
    "Ana Brandt left on Monday. Her top aides said she was tired.": {
        ("unnamed_group", "Ana Brandt’s top aides"): ["Her top aides"]
    },
    "The port closed on Monday. Its owner said it was safe.": {
        ("unnamed_person", "Its owner"): ["Its owner"]
    },
    # The surname is that of who speaks, not of the husband who is told of.
    "Nora Vale told her husband, Frank Vale, that the pier was closed. Vale said it was cracked.": {
        ("named_person", "Nora Vale"): ["Nora Vale", "Vale"]
    },
    # A label ends where the name is withheld.
    "One former clerk who requested anonymity to avoid harming his business said the deal was "
    "dead.": {
        ("anonymous", "One former clerk"): [
            "One former clerk who requested anonymity to avoid harming his business"
        ]
    },
    "A federal appeals court said the sale was void. The Alder Court of Appeals wrote that no "
    "notice was given.": {
        ("named_organization", "Alder Court of Appeals"): [
            "A federal appeals court",
            "The Alder Court of Appeals",
        ]
    },
    "My siblings and I said the house was haunted.": {
        ("author", "My siblings and I"): ["My siblings and I"]
    },
    "RT and its defenders say the network is fair.": {
        ("named_organization", "RT and its defenders"): ["RT and its defenders"]
    },
    "The founder and captain said the boat was late.": {
        ("unnamed_person", "The founder and captain"): ["The founder and captain"]
    },
    "A husband and wife said the boat had left early.": {
        ("unnamed_group", "A husband and wife"): ["A husband and wife"]
    },
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items(), ids=lambda value: str(value)[:40])
def test_each_mention_speaks_for_its_source(
    engine: Engine, text: str, expected: dict[tuple[str, str], list[str]]
) -> None:
    report = engine.audit(article_from_text(text))
    words: dict[str, list[str]] = {source.id: [] for source in report.sources}
    for attribution in report.attributions:
        if attribution.source and attribution.source_id:
            words[attribution.source_id].append(attribution.source.text)
    found = [((s.kind, s.label), words[s.id]) for s in report.sources]
    assert found == [
        ((kind, label.removesuffix(" 2")), who) for (kind, label), who in expected.items()
    ]


ROLES = {
    "Councillor Ana Holt, a member of the finance committee, said the toll would rise.": (
        "Councillor, a member of the finance committee",
        None,
    ),
    "Col. Ana Holt, a military spokeswoman, said the pier was closed.": (
        "Col., a military spokeswoman",
        "military",
    ),
    "Port spokesman Jan Bel said the pier was closed.": ("Port spokesman", "Port"),
    "Jan Bel, a spokesman for the harbour board, said the pier was closed.": (
        "a spokesman for the harbour board",
        "the harbour board",
    ),
    "The minister, Ana Holt, left early. Holt said the pier was closed.": ("The minister", None),
    "Jan Bel, 41, a welder, said the pier was closed.": ("a welder", None),
    "Jan Bel said the pier was closed.": (None, None),
}


@pytest.mark.parametrize(("text", "expected"), ROLES.items())
def test_the_role_and_the_house_are_told_in_the_article_s_words(
    engine: Engine, text: str, expected: tuple[str | None, str | None]
) -> None:
    source = _only(engine, text)
    assert (source.role, source.speaks_for) == expected


def test_a_guess_says_who_it_may_be_and_is_not_sure(engine: Engine) -> None:
    text = "Ana Brandt met Luis Orr on Monday. “We are there,” the Alder Democrat said."
    report = engine.audit(article_from_text(text))
    (guess,) = (
        a for a in report.attributions if a.source and a.source.text == "the Alder Democrat"
    )
    assert guess.link_confidence == 0.5
    assert guess.link_reason
    assert guess.link_reason.startswith("perhaps ")


def _only(engine: Engine, text: str) -> Source:
    (source,) = engine.audit(article_from_text(text)).sources
    return source

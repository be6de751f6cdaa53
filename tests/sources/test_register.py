"""Who the sources of an article are: linked, of which kind, how many people."""

from auditor.model import Anonymity, Evidence, People, Reason, Span
from tests.sources.parses import (
    BOTH,
    MARSHES,
    MIXED,
    OFFICER,
    OFFICIALS,
    PEOPLE,
    SENATOR,
    TWO,
    UNION,
)
from tests.sources.speeches import LEXICONS, register, said

SPEAKERS = (
    said(PEOPLE, "Two people with knowledge of the matter", "said", "the sale was off"),
    said(PEOPLE, "Another person familiar with the talks", "said", "a deal was near", after=63),
    said(PEOPLE, "The two people", "said", "the board met on Monday", after=124),
)


def test_a_name_a_surname_a_title_and_a_pronoun_are_one_person() -> None:
    linked, sources = register(
        SENATOR,
        said(SENATOR, "Holt", "said", "it was safe", after=36),
        said(SENATOR, "The senator", "added", "tolls would fall", after=59),
        said(SENATOR, "she", "said", "“I like it,”"),
    )
    assert list(sources) == ["Ana Holt"]
    holt = sources["Ana Holt"]
    assert (holt.kind, holt.people, holt.role) == ("named_person", People(1, 1), "Senator")
    assert Span(0, 16) in holt.mentions
    assert [a.link_reason for a in linked] == [
        "short for Ana Holt",
        "Ana Holt is called senator",
        "“she” can only be Ana Holt",
    ]


def test_a_title_tells_two_bearers_of_a_surname_apart() -> None:
    linked, sources = register(
        MARSHES,
        said(MARSHES, "Mr. Marsh", "said", "the dam held"),
        said(MARSHES, "she", "said", "more"),
    )
    assert list(sources) == ["Bill Marsh", "Ana Marsh"]
    assert linked[0].source_id == sources["Bill Marsh"].id
    assert linked[1].source_id == sources["Ana Marsh"].id


def test_the_two_people_are_the_two_and_another_person_is_new() -> None:
    linked, sources = register(PEOPLE, *SPEAKERS)
    assert list(sources) == [
        "Two people with knowledge of the matter",
        "Another person familiar with the talks",
    ]
    assert [source.people for source in sources.values()] == [People(2, 2), People(1, 1)]
    assert [a.source_id for a in linked] == ["s1", "s2", "s1"]
    assert {source.kind for source in sources.values()} == {"anonymous"}


def test_a_reason_in_a_sentence_of_its_own_belongs_to_the_people_before() -> None:
    _, sources = register(PEOPLE, *SPEAKERS)
    two, another = (source.anonymity for source in sources.values())
    basis = Evidence("with knowledge of the matter", Span(11, 39))
    reason = Reason("because the talks are private", Span(202, 231), "ongoing")
    assert two == Anonymity(disclosed=True, basis=basis, knowledge="familiar", reason=reason)
    known = Evidence("familiar with the talks", Span(78, 101))
    assert another == Anonymity(disclosed=False, basis=known, knowledge="familiar")


def test_an_organisation_by_its_initials_and_its_noun() -> None:
    linked, sources = register(
        UNION,
        said(UNION, "The Harbor Workers Union", "said", "pay fell"),
        said(UNION, "HWU", "rejected", "the offer"),
        said(UNION, "The union", "said", "it would strike"),
    )
    assert list(sources) == ["Harbor Workers Union"]
    union = sources["Harbor Workers Union"]
    assert (union.kind, union.people) == ("named_organization", People(0, 0))
    assert len(union.attributions) == len(linked) == 3


def test_one_of_the_officials_is_a_part_of_them() -> None:
    _, sources = register(
        OFFICIALS,
        said(OFFICIALS, "Four officials", "said", "the log was lost"),
        said(OFFICIALS, "One of the officials", "described", "a fire"),
    )
    four, one = sources.values()
    assert (four.people, four.part_of) == (People(4, 4), None)
    assert (one.people, one.part_of) == (People(1, 1), four.id)


def test_kinds() -> None:
    _, sources = register(
        MIXED,
        said(MIXED, "Records", "show", "the valve failed"),
        said(MIXED, "Critics", "say", "the plan is doomed"),
        said(MIXED, "A spokeswoman for Calder Rail", "said", "the trains ran"),
        said(MIXED, "Russia", "has said", "it will wait"),
        said(MIXED, "We", "reported", "it"),
    )
    assert [(s.label, s.kind, s.people.min) for s in sources.values()] == [
        ("Records", "document", 0),
        ("Critics", "unnamed_group", 2),
        ("A spokeswoman for Calder Rail", "unnamed_person", 1),
        ("Russia", "named_organization", 0),
        ("We", "author", 2),
    ]
    assert sources["A spokeswoman for Calder Rail"].speaks_for == "Calder Rail"
    assert sources["Critics"].because == "people without names: “Critics”"


def test_a_withheld_name_with_its_reason_inside_the_mention() -> None:
    _, sources = register(
        OFFICER,
        said(
            OFFICER,
            "A customs officer, speaking on condition of anonymity for fear of losing his job",
            "said",
            "inspections had stopped",
        ),
        said(OFFICER, "Odile Marsh, a nurse at the clinic", "said", "the ward was full", after=112),
    )
    officer, marsh = sources["A customs officer"], sources["Odile Marsh"]
    reason = Reason("for fear of losing his job", Span(54, 80), "retaliation")
    assert officer.kind == "anonymous"
    assert officer.anonymity == Anonymity(disclosed=True, reason=reason)
    assert (marsh.kind, marsh.role, marsh.anonymity) == (
        "named_person",
        "a nurse at the clinic",
        None,
    )


def test_both_are_the_two_who_spoke() -> None:
    _, sources = register(
        BOTH,
        said(BOTH, "A union official and a company executive", "said", "talks had broken down"),
    )
    (pair,) = sources.values()
    assert (pair.kind, pair.people) == ("anonymous", People(2, 2))
    reason = Reason("while a mediator is still at work", Span(100, 133), "ongoing")
    assert pair.anonymity == Anonymity(disclosed=True, reason=reason)


def test_an_ambiguous_pronoun_is_linked_with_little_confidence_and_says_who_else_fits() -> None:
    linked, _ = register(TWO, said(TWO, "He", "said", "the ledger was gone"))
    assert linked[0].link_confidence == 0.85
    assert linked[0].link_reason == "the nearest that fits: Holt; Bray would fit too"


def test_an_attribution_without_a_source_stays_without_one() -> None:
    attribution = said(TWO, "He", "said", "the ledger was gone")
    nobody = type(attribution)(
        id="a1", mode="indirect", stance="statement", source=None, cue=attribution.cue,
        content=attribution.content, found_by="passive", line=1,
    )  # fmt: skip
    linked, sources = register(TWO, nobody)
    assert linked == (nobody,)
    assert sources == {}


def test_lexicons_hold_what_the_register_asks_for() -> None:
    assert {"opening", "before"} < set(LEXICONS["reasons"])
    assert next(iter(LEXICONS["knowledge"])) == "present"

"""The article that the project began with: the report says what a careful editor sees in it.

The article is other people's and lies outside the repository; places are told by line and a word.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import Config
from auditor.engine import Engine, load_engine
from auditor.model import Attribution, People, Report, Source, Span
from auditor.nlp import Parser
from auditor.read import read_article

SEED = Path(__file__).parents[2] / "shared" / "seed" / "ceasefire.txt"
# Lines of the file: what each of its paragraphs is there for.
OFFER, TALKS, TERMS, ENVOY, SILENCE, TROOPS, POLICY, PAIR, ALLIES, PRESIDENT, PLAN = range(1, 22, 2)


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    if not SEED.exists():
        pytest.skip("the seed article is not on this machine: ../shared/seed/ceasefire.txt")
    return engine.audit(read_article(SEED))


def line_of(report: Report, offset: int) -> int:
    return report.article.text.count("\n", 0, offset) + 1


def on(report: Report, line: int) -> list[Attribution]:
    """The attributions that count (statements and evidence) whose content stands on a line."""
    counted = (each for each in report.attributions if each.counted)
    return [each for each in counted if line_of(report, each.content.start) == line]


def one(report: Report, line: int, source: str) -> Attribution:
    """The attribution on a line whose source holds a word."""
    found = [each for each in on(report, line) if each.source and source in each.source.text]
    assert len(found) == 1, [each.source for each in on(report, line)]
    return found[0]


def source_of(report: Report, attribution: Attribution) -> Source:
    return next(each for each in report.sources if each.id == attribution.source_id)


def between(report: Report, line: int, first: str, last: str) -> tuple[Span, ...]:
    """The span on a line from one word to the end of another."""
    text = report.article.text
    start = sum(len(each) for each in text.splitlines(keepends=True)[: line - 1])
    begin = text.index(first, start)
    return (Span(begin, text.index(last, begin) + len(last)),)


def test_five_attributions_rest_on_three_anonymous_sources(report: Report) -> None:
    people, same = one(report, OFFER, "people"), one(report, TALKS, "people")
    two, again = one(report, TERMS, "two"), one(report, TROOPS, "two")
    another = one(report, TERMS, "another")
    assert people.source_id == same.source_id
    assert two.source_id == again.source_id
    assert len({people.source_id, two.source_id, another.source_id}) == 3
    anonymous = [each for each in report.sources if each.kind == "anonymous"]
    assert [each.attributions for each in anonymous] == [
        (people.id, same.id),
        (two.id, again.id),
        (another.id,),
    ]
    assert [each.people for each in anonymous] == [People(2, None), People(2, 2), People(1, 1)]


def test_the_reason_of_the_first_is_told_with_its_place(report: Report) -> None:
    anonymity = source_of(report, one(report, OFFER, "people")).anonymity
    assert anonymity
    assert (anonymity.disclosed, anonymity.knowledge) == (True, "familiar")
    assert anonymity.reason
    assert anonymity.reason.category == "private_matter"
    assert line_of(report, anonymity.reason.span.start) == TALKS


@pytest.mark.parametrize("place", [(TERMS, "two"), (TERMS, "another")])
def test_the_others_give_no_reason(report: Report, place: tuple[int, str]) -> None:
    anonymity = source_of(report, one(report, *place)).anonymity
    assert anonymity
    assert (anonymity.disclosed, anonymity.reason) == (False, None)


@pytest.mark.parametrize(
    ("line", "source", "first", "last"),
    [
        (OFFER, "people", "Russia", "settlement"),
        (TALKS, "people", "the offer", "officials"),
        (TERMS, "two", "there would", "accord"),
        (TERMS, "another", "Russia", "take part"),
        (TROOPS, "two", "It doesn’t", "Ukraine"),
    ],
)
def test_contents_of_the_anonymous_have_their_places(
    report: Report, line: int, source: str, first: str, last: str
) -> None:
    content = one(report, line, source).content
    (expected,) = between(report, line, first, last)
    assert content.spans[-1].end == expected.end
    # What stands before the clause ("In order to …") may belong to it.
    assert content.spans[0].start <= expected.start


def test_the_envoy_is_quoted_in_part(report: Report) -> None:
    envoy = one(report, ENVOY, "Witkoff")
    assert (envoy.mode, source_of(report, envoy).kind) == ("mixed", "named_person")
    assert source_of(report, envoy).role
    assert envoy.content.spans == between(report, ENVOY, "the meeting", ".”")


def test_the_president_is_quoted_after_a_colon(report: Report) -> None:
    (quoted,) = [each for each in on(report, PRESIDENT) if each.mode == "direct"]
    assert quoted.source
    assert quoted.source.text == "he"
    assert source_of(report, quoted).kind == "named_person"
    assert "Putin" in source_of(report, quoted).label
    assert quoted.content.spans == between(report, PRESIDENT, "“", "”")


def test_a_country_speaks_as_an_organization(report: Report) -> None:
    said = [each for each in report.attributions if each.source and each.source.text == "Russia"]
    assert {line_of(report, each.content.start) for each in said} == {TROOPS, PLAN}
    assert {source_of(report, each).kind for each in said} == {"named_organization"}


@pytest.mark.parametrize(
    ("line", "label"), [(PAIR, "Donald Trump’s top officials"), (ALLIES, "European allies")]
)
def test_groups_without_names(report: Report, line: int, label: str) -> None:
    (found,) = on(report, line)
    group = source_of(report, found)
    assert (group.kind, group.people) == ("unnamed_group", People(2, None))
    assert group.label.startswith(label)


def test_the_spokesman_did_not_answer_at_once(report: Report) -> None:
    (response,) = report.responses
    assert (response.kind, response.immediate, response.line) == ("no_reply", True, SILENCE)
    assert "Peskov" in response.party
    assert on(report, SILENCE) == []
    assert not any("Peskov" in each.label and each.attributions for each in report.sources)


def test_the_term_in_quotation_marks_is_nobodys_words(report: Report) -> None:
    (term,) = between(report, TROOPS, "“", "”")
    assert not any(term.holds(each.content.spans[0]) for each in report.attributions)
    assert not any(
        term.overlaps(span) for each in on(report, TROOPS) if each.mode == "direct"
        for span in each.content
    )  # fmt: skip


def test_background_has_no_source(report: Report) -> None:
    assert on(report, POLICY) == []
    # Of the paragraph on phone talks only the last clause is attributed, of the next only one.
    assert len(on(report, PAIR)) == len(on(report, ALLIES)) == 1


def test_nothing_more_is_said_than_a_reader_would_defend(report: Report) -> None:
    counts = {line: len(on(report, line)) for line in (OFFER, TALKS, TERMS, ENVOY, PRESIDENT)}
    assert counts == {OFFER: 1, TALKS: 1, TERMS: 2, ENVOY: 1, PRESIDENT: 1}
    assert all(each.kind not in ("other", "document") for each in report.sources)


# What an editor would ask: on whom lead and terms rest, and how comment was sought.
ASKED = [
    *[(OFFER, "lead-only", "note"), (OFFER, "uncounted-plural", "note")],
    *[(OFFER, "weak-description", "warning")],
    *[(TERMS, "no-reason", "warning"), (TERMS, "weak-description", "warning")] * 2,
    (SILENCE, "vague-nonresponse", "note"),
]
# AP wants the reason and the motive told, an editor's approval declared, and a byline.
ASKED_BY_AP = [
    *[(OFFER, "lead-only", "note"), (OFFER, "motive-missing", "note")],
    *[(OFFER, "uncounted-plural", "note"), (OFFER, "weak-description", "warning")],
    (OFFER, "missing", "warning"),
    *[
        *[(TERMS, "motive-missing", "note"), (TERMS, "no-reason", "error")],
        *[(TERMS, "weak-description", "warning"), (TERMS, "missing", "warning")],
    ]
    * 2,
    *[(SILENCE, "vague-nonresponse", "note"), (None, "byline-missing", "warning")],
]


@pytest.mark.parametrize(("pack", "expected"), [("core", ASKED), ("ap", ASKED_BY_AP)])
def test_the_findings_that_an_editor_would_have(
    parser: Parser, pack: str, expected: list[tuple[int | None, str, str]]
) -> None:
    if not SEED.exists():
        pytest.skip("the seed article is not on this machine: ../shared/seed/ceasefire.txt")
    found = load_engine(Config(pack=pack), parser=parser).audit(read_article(SEED)).findings
    told = [(each.line, each.rule.partition("-")[2], each.severity) for each in found]
    assert told == expected

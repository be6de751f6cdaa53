"""Whom a source cites: the attribution behind an attribution, which counts once."""
# A text is one line, so that it can be read.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from auditor.engine import Engine
from auditor.measure import people_in
from auditor.model import Article, People
from tests.find.marked import Find, cases, check

# The second attribution stands behind the first.
BEHIND = {
    "citing": "{s1 The Coast Gazette} {q1 reported} {c1 {c2 that the mill would close}}, {q2 citing} {s2 two officials}.",
    "after the content": "{c1 {c2 The mill would close}}, {s1 the Coast Gazette} {q1 reported}, {q2 citing} {s2 a clerk briefed on the plan}.",
    "before the content": "{s1 The Coast Gazette} {q1 reported}, {q2 citing} {s2 two officials}, {c1 {c2 that the mill would close}}.",
    "between source and verb": "{s1 The Courier}, {q2 citing} {s2 sources}, {q1 reported} {c1 {c2 that the dam would be closed}}.",
    "quoting": "{s1 The Courier}, {q2 quoting} {s2 unnamed sources}, {q1 said} {c1 {c2 the dam would be closed}}.",
    "which cited": "{c1 {c2 The dam will be closed}}, {q1 according to} {s1 the Courier}, which {q2 cited} {s2 people familiar with the plan}.",
    "which quoted, in front": "{q1 According to} {s1 the Gazette}, which {q2 quoted} {s2 Mayor Ana Holt}, {c1 {c2 the dam will be closed}}.",
    "a report that cited": "{s1 A report in the Gazette}, which {q2 cited} {s2 two lawyers}, {q1 said} {c1 {c2 the judge would resign}}.",
    "an object": "{s1 The Times} {q1 first reported} {c1 {c2 the sale}}, {q2 citing} {s2 three people briefed on it}.",
    "a document": "{s1 The ministry} {q1 said} on Friday, {q2 citing} {s2 intelligence reports}, {c1 {c2 that the border was quiet}}.",
    "people it did not name": "{c1 {c2 The firm is weighing a sale}}, {s1 Bloomberg} {q1 reported Tuesday}, {q2 citing} {s2 people it did not name}.",
    "quoted as saying": "{s1 Reuters} {q1 quoted} {s2 an official} as {q2 saying} {c1 {c2 the road was mined}}.",
    "cited as saying": "{s1 The Courier} {q1 cited} {s2 an unidentified diplomat} as {q2 saying} {c1 {c2 the talks had failed}}.",
    "in a sentence of its own": "{s1 The Post} {q1 reported} {c1 {c2 that officials had warned the mayor}}. The paper {q2 cited} {s2 four current and former officials}.",
}
# One attribution, and nobody behind it.
ALONE = {
    "told the Gazette": "{s Mayor Ana Holt} {q told} the Gazette {c that the dam would be closed}.",
    "in an interview": "{c “It will close,”} {s Ana Holt} {q said} in an interview with the Gazette.",
    "citing a policy for a reason": "{s A spokeswoman, who asked not to be named, citing company policy}, {q said} {c the plant was safe}.",
}


@pytest.mark.parametrize("text", cases(BEHIND, {}))
def test_whom_a_source_cites_says_the_same(find: Find, text: str) -> None:
    outer, cited = check(find, text, "indirect")
    assert (outer.parent, cited.parent) == (None, outer.id)


def test_who_is_cited_first_stands_behind_who_comes_later(find: Find) -> None:
    text = "{q1 Citing} {s1 two aides}, {s2 Bloomberg} {q2 reported} {c1 {c2 that the firm would sell its mill}}."
    cited, outer = check(find, text, "indirect")
    assert (outer.parent, cited.parent) == (None, outer.id)


@pytest.mark.parametrize("text", cases(ALONE, {}))
def test_an_outlet_that_was_told_is_no_source(find: Find, text: str) -> None:
    (found,) = check(find, text)
    assert found.parent is None


def test_a_fact_is_not_cited_as_a_source(find: Find) -> None:
    found = find("Prices rose, the ministry said, citing the weather.")
    assert not any(each.parent for each in found)


def test_who_is_cited_is_a_source_and_does_not_count(engine: Engine) -> None:
    text = "The Coast Gazette reported that the mill would close, citing two officials."
    subjects = engine.examine(Article(text=text))
    outer, cited = subjects.attributions
    assert (outer.counted, cited.counted) == (True, False)
    gazette, officials = subjects.sources
    assert (outer.source_id, cited.source_id) == (gazette.id, officials.id)
    assert (officials.kind, officials.people, officials.counted) == (
        "anonymous",
        People(2, 2),
        False,
    )
    assert people_in([each for each in subjects.sources if each.counted]) == People(0, 0)


def test_who_is_cited_and_speaks_to_the_paper_too_counts_once(engine: Engine) -> None:
    text = (
        "The Coast Gazette reported that the mill would close, citing two officials. "
        "The two officials said the workers had not been told."
    )
    subjects = engine.examine(Article(text=text))
    officials = [each for each in subjects.sources if each.kind == "anonymous"]
    assert [(each.people, each.counted) for each in officials] == [(People(2, 2), True)]

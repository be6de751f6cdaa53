"""Sources without a name: a reason told elsewhere, a vague description, whose source it is."""

import pytest

from auditor.detectors.unnamed import (
    own_source,
    quoted_from_hiding,
    tells_from_hiding,
    unexplained,
    vague,
)
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text

SHARED = frozenset({"like many"})
TALKS = "A senior official said the deal was dead. "
REPORT = "The pump failed, the Courier reported. "


def examined(engine: Engine, text: str) -> Subjects:
    return engine.examine(article_from_text(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TALKS, True),
        (
            TALKS + "One of those officials, who asked not to be named because talks continue, "
            "said nobody was told.",
            False,
        ),
        (
            TALKS + "A clerk, who like many asked not to be named because talks continue, said "
            "nobody was told.",
            False,
        ),
        (
            TALKS + "A clerk, who asked not to be named because talks continue, said nobody was "
            "told.",
            True,
        ),
        ("One of his advisers, Ana Brito, said the deal was dead.", False),
    ],
)
def test_a_reason_may_be_told_elsewhere(engine: Engine, text: str, expected: bool) -> None:
    found = examined(engine, text)
    assert unexplained(found.sources[0], found, shared=SHARED) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A person familiar with the matter said the board would meet.", True),
        ("A Calder Rail campaign source said the board would meet.", False),
        ("The official, who asked not to be named, said the board would meet.", False),
        ("One of those officials, who asked not to be named, said the board would meet.", False),
    ],
)
def test_vague_is_who_is_brought_in_without_a_body(
    engine: Engine, text: str, expected: bool
) -> None:
    found = examined(engine, text)
    assert vague(found.sources[0], found, bodies=frozenset({"campaign"})) is expected


def test_who_told_an_outlet_that_is_cited_is_its_source(engine: Engine) -> None:
    told = "A source told the Courier that it had been patched."
    cited, own = examined(engine, REPORT + told), examined(engine, told)
    assert not own_source(next(s for s in cited.sources if s.kind == "anonymous"), cited)
    assert own_source(next(s for s in own.sources if s.kind == "anonymous"), own)


def test_a_quotation_of_somebody_with_a_name_is_none_from_hiding(engine: Engine) -> None:
    found = examined(engine, "“We are short of money,” one councillor said.")
    assert quoted_from_hiding(found.attributions[0], found)
    assert quoted_from_hiding(found.attributions[0], found, first=True)
    assert not quoted_from_hiding(found.attributions[0], found, words=9)
    named = examined(engine, "“We are short of money,” Amal said.")
    assert not quoted_from_hiding(named.attributions[0], named)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One clerk said Holt was a liar.", True),
        ("One sailor said Holt was a liar.", False),
        ("One clerk said Holt was a sailor.", False),
        ("Clerk Ana Brito said Holt was a liar.", False),
    ],
)
def test_who_attacks_from_hiding_has_a_role_that_hides(
    engine: Engine, text: str, expected: bool
) -> None:
    found = examined(engine, text)
    words, roles = frozenset({"a liar"}), frozenset({"clerk"})
    assert tells_from_hiding(found.attributions[0], found, words=words, roles=roles) is expected

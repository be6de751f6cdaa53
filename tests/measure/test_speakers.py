"""Who the sources are, how many, what is told of those without a name, who was asked."""

from __future__ import annotations

import math

import pytest

from auditor.model import Anonymity, Evidence, Measure, People, Reason, ResponseKind
from tests.measure.article import (
    BRIDGE,
    COST,
    MOREAU,
    NESTED,
    OFFICIALS,
    START,
    attribution,
    by_name,
    document,
    response,
    source,
)


def test_effective_sources_is_the_hill_number_of_order_one() -> None:
    equal = (attribution("a1", BRIDGE, "s1"), attribution("a2", COST, "s2"))
    found = by_name(document(), equal, (MOREAU, OFFICIALS), ())
    assert found["effective_sources"].value == pytest.approx(2)


def test_effective_sources_of_unequal_shares() -> None:
    measured = by_name(document(), NESTED, (MOREAU, OFFICIALS), ())
    a, b = 11 / 15, 4 / 15
    expected = math.exp(-(a * math.log(a) + b * math.log(b)))
    assert measured["effective_sources"].value == pytest.approx(expected)


def test_anonymous_sources() -> None:
    reason = Reason("to discuss plans", START, "policy")
    admitted = Anonymity(disclosed=True, basis=Evidence("", START), reason=reason)
    sources = (
        MOREAU,
        OFFICIALS,
        source("s3", "anonymous", People(2, None), admitted),
        source("s4", "anonymous"),
    )
    found = by_name(document(), (), sources, ())
    assert found["sources"].value == 4
    assert found["sources_anonymous"].value == 3
    assert found["anonymous_people_min"].value == 5
    assert found["anonymous_people_max"].value is None
    assert found["anonymous_reason_given"] == Measure("anonymous_reason_given", 1 / 3, 1, 3)
    assert found["anonymous_disclosed"].value == pytest.approx(1 / 3)
    assert found["anonymous_counted"].value == pytest.approx(2 / 3)


def test_responses() -> None:
    kinds: tuple[ResponseKind, ...] = ("no_reply", "declined", "commented", "unreachable")
    responses = tuple(response(f"r{n}", kind) for n, kind in enumerate(kinds))
    found = by_name(document(), (), (), responses)
    assert found["responses"].value == 4
    assert found["responses_declined"].value == 1
    assert found["responses_denied"].value == 0
    assert found["response_answered"] == Measure("response_answered", 0.5, 2, 4)


ADMITTED = Anonymity(disclosed=True, reason=Reason("to discuss plans", START, "policy"))
SEVERAL = People(2, None)


def test_sources_without_a_name_are_set_against_those_with_one() -> None:
    sources = (
        MOREAU,
        source("s2", "document"),
        source("s3", "anonymous", SEVERAL, ADMITTED, says=("a3",)),
        source("s4", "anonymous", says=("a4",)),
        source("s5", "unnamed_group", SEVERAL, says=("a5",)),
        source("s6", "unnamed_person", says=("a6",)),
        source("s7", "other", says=("a7",)),
    )
    found = by_name(document(), (), sources, ())
    assert found["sources_named"].value == 2
    assert found["share_unexplained"] == Measure("share_unexplained", 1 / 3, 1, 3)
    assert found["share_uncounted"] == Measure("share_uncounted", 0.5, 2, 4)


def test_who_is_only_said_to_have_asked_for_anonymity_is_no_voice() -> None:
    """“The sources asked not to be named” where nothing tells who they are."""
    silent = source("s2", "anonymous", SEVERAL, Anonymity(disclosed=True))
    found = by_name(document(), (), (MOREAU, silent), ())
    assert found["share_unexplained"] == Measure("share_unexplained", 0, 0, 1)
    assert found["share_uncounted"] == Measure("share_uncounted", 0, 0, 1)
    assert found["anonymous_reason_given"] == Measure("anonymous_reason_given", 0, 0, 1)


def test_who_is_named_and_who_was_asked_add_up() -> None:
    requests = (response("r1", "no_reply"), response("r2", "declined"))
    found = by_name(document(), (), (MOREAU, OFFICIALS), requests)
    assert found["heard_or_asked"].value == 3

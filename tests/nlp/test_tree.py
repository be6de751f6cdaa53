"""Walking dependency trees: positions, subtrees, heads."""

from __future__ import annotations

import pytest

from auditor.model import Document, Span
from auditor.nlp.tree import (
    ancestors,
    children,
    contiguous,
    head_in,
    relation,
    span_of,
    subtree,
    token_at,
    tokens_in,
)
from tests.documents import document

TEXT = "The plan that Ruiz wrote was dropped, sources said."
ROWS = """
    The/_/DT/2/det plan/_/NN/7/nsubj:pass that/_/WDT/5/obj Ruiz/_/NNP/5/nsubj wrote/write/VBD/2/acl:relcl was/be/VBD/7/aux:pass dropped/drop/VBN/10/ccomp ,/,/,/10/punct sources/source/NNS/10/nsubj said/say/VBD/0/root ./././10/punct
"""  # noqa: E501
THE, PLAN, THAT, RUIZ, WROTE, WAS, DROPPED, COMMA, SOURCES, SAID, STOP = range(11)


@pytest.fixture(scope="module")
def tree() -> Document:
    return document(TEXT, ROWS)


@pytest.mark.parametrize(
    ("offset", "index"), [(0, THE), (2, THE), (3, PLAN), (7, PLAN), (8, THAT), (50, STOP), (51, 11)]
)
def test_the_token_at_an_offset_is_the_first_that_ends_after_it(
    tree: Document, offset: int, index: int
) -> None:
    assert token_at(tree, offset) == index


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(4, 13), ["plan", "that"]),
        (Span(6, 10), ["plan", "that"]),
        (Span(3, 4), []),
        (Span(36, 37), [","]),
    ],
)
def test_the_tokens_of_a_span_are_those_that_overlap_it(
    tree: Document, span: Span, words: list[str]
) -> None:
    assert [token.text for token in tokens_in(tree, span)] == words


def test_a_subtree_is_sorted(tree: Document) -> None:
    assert subtree(tree, PLAN) == [THE, PLAN, THAT, RUIZ, WROTE]
    assert subtree(tree, STOP) == [STOP]


def test_a_relation_has_no_subtype(tree: Document) -> None:
    assert (relation(tree, PLAN), relation(tree, WROTE)) == ("nsubj", "acl")


def test_children_are_found_with_and_without_the_subtype(tree: Document) -> None:
    assert children(tree, DROPPED, "nsubj") == children(tree, DROPPED, "nsubj:pass") == (PLAN,)
    assert children(tree, DROPPED, "nsubj", "aux") == (PLAN, WAS)
    assert children(tree, SAID, "obj") == ()


def test_ancestors_go_up_to_the_root(tree: Document) -> None:
    assert list(ancestors(tree, RUIZ)) == [WROTE, PLAN, DROPPED, SAID]
    assert list(ancestors(tree, SAID)) == []


def test_ancestors_of_a_circle_end() -> None:
    circle = document("a b", "a/_/NN/2/dep b/_/NN/1/dep")
    assert list(ancestors(circle, 0)) == [1]
    assert subtree(circle, 0) == [0, 1]


@pytest.mark.parametrize(
    ("span", "head"),
    [
        (Span(0, 24), PLAN),
        (Span(14, 24), WROTE),
        (Span(36, 45), SOURCES),
        (Span(36, 37), COMMA),
        (Span(3, 4), None),
    ],
)
def test_the_head_of_a_span_is_no_punctuation_where_it_has_a_word(
    tree: Document, span: Span, head: int | None
) -> None:
    assert head_in(tree, span) == head


def test_the_span_of_tokens_takes_in_the_gaps(tree: Document) -> None:
    assert span_of(tree, [WROTE, THAT]) == Span(9, 24)


def test_runs_of_neighbours() -> None:
    assert contiguous([5, 1, 2, 3, 7, 8]) == [(1, 4), (5, 6), (7, 9)]
    assert contiguous([]) == []

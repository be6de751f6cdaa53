"""The quick validator, which says yes or no, and the reference agree on what keeps the contract."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.render.json import as_dict, schema_text
from tests.reports import rich_report

SCHEMA = json.loads(schema_text())
QUICK = jsonschema_rs.Draft202012Validator(SCHEMA)
REFERENCE = jsonschema.Draft202012Validator(SCHEMA)
DATA = as_dict(rich_report())
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 200),
    st.sampled_from([0.0, 1.0, 0.5, -0.1, 1e300, 10**30, "", "s1", "a1", "note", "direct", "1.2"]),
    st.text(st.characters(exclude_categories=[]), max_size=3),
    st.sampled_from(
        [[], {}, [0, 1], [1, 0], [[0, 1]], [0, 1, 2], {"text": "a", "spans": [[0, 1]]}]
    ),
)


def places(value: Any, *way: str | int) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in the report."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*way, key)
        if isinstance(inner, dict | list):
            yield from places(inner, *way, key)


def holder(data: Any, way: tuple[str | int, ...]) -> Any:
    for key in way[:-1]:
        data = data[key]
    return data


def test_a_report_keeps_the_contract_for_both() -> None:
    assert QUICK.is_valid(DATA)
    assert REFERENCE.is_valid(DATA)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([*places(DATA)]), VALUES)
def test_both_judge_any_other_value_alike(way: tuple[str | int, ...], value: Any) -> None:
    data = copy.deepcopy(DATA)
    holder(data, way)[way[-1]] = value
    assert QUICK.is_valid(data) == REFERENCE.is_valid(data)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*places(DATA)]))
def test_both_judge_what_is_missing_alike(way: tuple[str | int, ...]) -> None:
    data = copy.deepcopy(DATA)
    del holder(data, way)[way[-1]]
    assert QUICK.is_valid(data) == REFERENCE.is_valid(data)

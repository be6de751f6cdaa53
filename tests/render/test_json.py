from __future__ import annotations

import json
import math
from typing import Any

import jsonschema
import msgspec
import pytest

from auditor.model import Attribution, Measure, Report, Score
from auditor.render.json import (
    InvalidReportError,
    as_dict,
    check,
    render_json,
    render_jsonl,
    schema_text,
)
from tests.reports import report_of, rich_report

SCHEMA = json.loads(schema_text())


def test_the_schema_is_a_valid_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every subschema that describes an object."""
    if isinstance(schema, list):
        return [found for item in schema for found in objects(item)]
    if not isinstance(schema, dict):
        return []
    inner = [found for item in schema.values() for found in objects(item)]
    return [schema, *inner] if schema.get("type") == "object" else inner


def test_every_object_is_closed_and_asks_for_all_its_keys() -> None:
    for schema in objects(SCHEMA):
        assert "additionalProperties" in schema
        properties = schema.get("properties", {})
        assert sorted(schema.get("required", ())) == sorted(properties)


def test_every_key_of_the_report_is_described() -> None:
    for schema in objects(SCHEMA):
        for name, value in schema.get("properties", {}).items():
            target = SCHEMA["$defs"].get(value.get("$ref", "").rpartition("/")[2], {})
            assert "description" in value or "description" in target, name


def test_top_level_order_is_that_of_the_contract() -> None:
    assert list(as_dict(rich_report())) == SCHEMA["required"]


def test_an_attribution_has_the_order_of_the_contract() -> None:
    shown = as_dict(rich_report())["attributions"][0]
    assert list(shown) == SCHEMA["$defs"]["attribution"]["required"]


@pytest.mark.parametrize(
    "name", ["source", "response", "measure", "finding", "score", "suppressed", "declaration"]
)
def test_contract_and_model_have_the_same_keys_in_the_same_order(name: str) -> None:
    data = as_dict(rich_report())
    shown = data[name] if name in data else data[f"{name}s"]
    shown = shown[0] if isinstance(shown, list) else shown
    assert list(shown) == SCHEMA["$defs"][name]["required"]


def test_values_of_the_model_are_those_of_the_contract() -> None:
    fields = {field.name: field.type for field in msgspec.structs.fields(Attribution)}
    assert (
        list(fields["mode"].__args__)
        == SCHEMA["$defs"]["attribution"]["properties"]["mode"]["enum"]
    )


def test_spans_are_pairs() -> None:
    data = as_dict(rich_report())
    assert data["attributions"][0]["content"]["spans"] == [[0, 66]]
    assert data["findings"][0]["span"] == [308, 315]
    assert data["findings"][1]["span"] is None


def test_notes_come_with_their_place_and_without_what_a_source_is_called() -> None:
    data = as_dict(rich_report())
    assert data["suppressed"][1] == {
        "finding": {
            "rule": "balance-single-source",
            "severity": "warning",
            "message": "One source.",
            "span": None,
            "line": None,
            "column": None,
            "related": [],
            "facts": {},
        },
        "reason": "a brief",
        "place": {"line": 2, "column": 5, "sidecar": "port.auditor.yaml"},
    }
    assert data["declarations"][0] == {
        "source_id": "s1",
        "fits": 1,
        "approved_by": "desk editor",
        "editor_knows": True,
        "confirmations": 2,
        "place": {"line": 4, "column": 7, "sidecar": None},
    }


def test_floats_are_rounded_to_four_places_and_whole_ones_are_integers() -> None:
    data = as_dict(rich_report())
    assert data["score"]["value"] == 61.2346
    assert data["measures"][6] == {
        "name": "attribution_share",
        "value": 0.6667,
        "numerator": 4,
        "denominator": 6,
    }
    assert '"numerator": 4,' in render_json(rich_report())


def test_the_article_comes_without_its_text() -> None:
    assert as_dict(rich_report())["article"] == {
        "path": "port.txt",
        "format": "plain",
        "title": None,
        "byline": None,
        "published": None,
        "language": "en",
        "sha256": rich_report().article.sha256,
        "words": 77,
        "sentences": 4,
    }


@pytest.mark.parametrize("report", [rich_report(), report_of("")], ids=["rich", "empty"])
def test_a_report_keeps_its_contract(report: Report) -> None:
    assert json.loads(render_json(report)) == json.loads(render_jsonl(report)) == as_dict(report)


def test_same_report_same_bytes() -> None:
    assert render_json(rich_report()) == render_json(rich_report())


def test_json_is_indented_unescaped_and_ends_with_one_newline() -> None:
    shown = render_json(rich_report())
    assert shown.startswith('{\n  "schema_version": "1.2",\n')
    assert "“We have run out of money,”" in shown
    assert shown.endswith("}\n")
    assert not shown.endswith("\n\n")


@pytest.mark.parametrize("path", ["port.txt", "caf\udce9.txt", 'a"b\\c\n\x00\x7f\u2028🙂'])
def test_lines_and_pages_are_those_of_python_s_json(path: str) -> None:
    report = rich_report(article=msgspec.structs.replace(rich_report().article, path=path))
    data = as_dict(report)
    assert render_json(report) == json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    compact = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    assert render_jsonl(report) == compact + "\n"


def test_jsonl_is_one_line() -> None:
    assert render_jsonl(rich_report()).count("\n") == 1


def test_a_broken_report_is_refused_with_the_path_of_the_fault() -> None:
    broken = rich_report(score=Score(120.0, ()))
    with pytest.raises(InvalidReportError, match=r"at \$\.score\.value: 120 is greater"):
        render_json(broken)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_that_json_lacks_is_refused(value: float) -> None:
    with pytest.raises(InvalidReportError, match="no number"):
        render_jsonl(rich_report(measures=(Measure("broken", value),)))


@pytest.mark.parametrize("part", ["attributions", "sources", "responses", "findings", "tool"])
def test_an_unknown_key_is_refused(part: str) -> None:
    data = as_dict(rich_report())
    target = data[part][0] if isinstance(data[part], list) else data[part]
    target["surprise"] = 1
    with pytest.raises(InvalidReportError, match="surprise"):
        check(data)

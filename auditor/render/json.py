"""The report as JSON, in the shape and order of `report.schema.json`, checked against it."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from auditor.model import Attribution, Report

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema_rs import Draft202012Validator

SCHEMA_VERSION = "1.2"
PLACES = 4


class InvalidReportError(Exception):
    """A report that breaks its own contract: a fault of this program, not of the article."""


def schema_text() -> str:
    """The contract, `report.schema.json`, as it stands in the package."""
    return (Path(__file__).parents[1] / "report.schema.json").read_text(encoding="utf-8")


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain values, in the order of the contract, floats rounded to 4 places."""
    shaped = {
        "schema_version": SCHEMA_VERSION,
        "tool": report.tool,
        "article": _article(report),
        "attributions": [_attribution(attribution) for attribution in report.attributions],
        "sources": report.sources,
        "responses": report.responses,
        "measures": report.measures,
        "findings": report.findings,
        "score": report.score,
        "readability": report.readability,
        "notes": report.notes,
        "suppressed": report.suppressed,
        "declarations": report.declarations,
    }
    plain: dict[str, Any] = _plain(msgspec.to_builtins(shaped))
    return plain


def render_json(report: Report) -> str:
    """The report as indented JSON with a newline at its end.

    Raises InvalidReportError where the report breaks the schema.
    """
    # json's own indentation is written in Python and takes longer than all the rest.
    line = _line(report).encode("utf-8", "surrogatepass")
    return msgspec.json.format(line, indent=2).decode("utf-8", "surrogatepass") + "\n"


def render_jsonl(report: Report) -> str:
    """The report as one line of JSON with a newline at its end; raises as `render_json` does."""
    return _line(report) + "\n"


def check(data: dict[str, Any]) -> None:
    """Raise InvalidReportError, with the path of the first fault, where data break the schema."""
    if _validator().is_valid(data):
        return
    fault = _fault(data)
    if fault is not None:
        raise InvalidReportError(
            f"the report breaks its schema at {fault.json_path}: {fault.message}"
        )


def _line(report: Report) -> str:
    data = as_dict(report)
    check(data)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


@cache
def _validator() -> Draft202012Validator:
    # Imported here: `explain`, `rules` and `--help` write no report and need not wait for it.
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(json.loads(schema_text()))


def _fault(data: dict[str, Any]) -> ValidationError | None:
    """The first fault, by the reference validator: it takes 100 times as long, and names it."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    faults = Draft202012Validator(json.loads(schema_text())).iter_errors(data)
    return min(faults, key=lambda error: error.json_path, default=None)


def _article(report: Report) -> dict[str, object]:
    article = report.article
    return {
        "path": article.path,
        "format": article.format,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "sha256": article.sha256,
        "words": report.words,
        "sentences": len(report.sentences),
    }


def _attribution(attribution: Attribution) -> dict[str, object]:
    data: dict[str, object] = msgspec.to_builtins(attribution)
    first = ("id", "mode", "stance", "counted", "source", "cue", "content", "source_id", "parent")
    return {key: data[key] for key in (*first, "found_by", "line")} | data


def _plain(value: Any) -> Any:
    """Lists for tuples, rounded floats, whole ones as integers: the one place that rounds."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if not isinstance(value, float):
        return value
    if not math.isfinite(value):
        raise InvalidReportError(f"the report holds {value}, which is no number")
    rounded = round(value, PLACES)
    return int(rounded) if rounded.is_integer() else rounded

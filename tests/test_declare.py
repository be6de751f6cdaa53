"""Declarations: which source of the register each is about, and what the rules say of it."""

import json

import pytest

from auditor.config import Config
from auditor.engine import Engine, load_engine
from auditor.model import Report
from auditor.nlp import Parser
from auditor.read import article_from_text
from auditor.render.json import render_json

TEXT = """\
Two officials familiar with the talks said the ferry would stop. A senior diplomat said it would \
sail again in May. The officials asked not to be named because the talks are secret.

A former clerk of the port’s union said nobody was asked. Harbor master Ana Brito said no \
decision had been taken, and a resident said the ferry was always late.
"""
RULES = {
    f"declaration-{name}": "on"
    for name in ("missing", "unmatched", "unapproved", "editor-unaware", "few-confirmations")
}


def article(*declared: str) -> str:
    lines = "".join(f"    - {each}\n" for each in declared)
    return f"---\nauditor:\n  sources:\n{lines}---\n{TEXT}"


@pytest.fixture(scope="module")
def strict(parser: Parser) -> Engine:
    return load_engine(Config(rules=RULES), parser=parser)


def audited(engine: Engine, *declared: str) -> Report:
    return engine.audit(article_from_text(article(*declared), "n.md"))


@pytest.mark.parametrize(
    ("called", "label"),
    [
        ("Two officials familiar with the talks", "Two officials familiar with the talks"),
        ("two  OFFICIALS familiar with the talks", "Two officials familiar with the talks"),
        ("the officials", "Two officials familiar with the talks"),
        ("two officials", "Two officials familiar with the talks"),
        ("the diplomat", "A senior diplomat"),
        ("senior diplomat", "A senior diplomat"),
        ("the clerk of the port's union", "A former clerk of the port’s union"),
        ("a clerk", "A former clerk of the port’s union"),
        ("the resident", "a resident"),
    ],
)
def test_a_declaration_calls_a_source_as_the_article_does(
    strict: Engine, called: str, label: str
) -> None:
    report = audited(strict, f'{{source: "{called}"}}')
    (declared,) = report.declarations
    labels = {source.id: source.label for source in report.sources}
    assert (labels.get(declared.source_id or ""), declared.fits) == (label, 1)


@pytest.mark.parametrize("called", ["Ana Brito", "a spokesman", "talks", "the", "Jonas Holt, aide"])
def test_what_fits_no_unnamed_source(strict: Engine, called: str) -> None:
    (declared,) = audited(strict, f'{{source: "{called}"}}').declarations
    assert (declared.source_id, declared.fits) == (None, 0)


def test_what_fits_several_sources_is_about_none(strict: Engine) -> None:
    text = "A diplomat of Saro said no. A diplomat of Alder said yes."
    front = "---\nauditor: {sources: [{source: the diplomat}]}\n---\n"
    (declared,) = strict.audit(article_from_text(front + text, "n.md")).declarations
    assert (declared.source_id, declared.fits) == (None, 2)


def told(report: Report) -> list[tuple[str, str]]:
    return [
        (each.rule.removeprefix("declaration-"), each.facts.get("label") or each.message)
        for each in report.findings
        if each.rule.startswith("declaration-")
    ]


FULL = "approved_by: national editor, editor_knows: true, confirmations: 1"


def test_what_a_strict_house_says_of_an_article_without_declarations(strict: Engine) -> None:
    assert told(audited(strict, f"{{source: the resident, {FULL}}}")) == [
        ("missing", "Two officials familiar with the talks"),
        ("missing", "A senior diplomat"),
    ]


def test_a_declaration_that_satisfies_it(strict: Engine) -> None:
    declared = (f"{{source: two officials, {FULL}}}", f"{{source: the diplomat, {FULL}}}")
    report = audited(strict, *declared)
    assert told(report) == []
    assert [each.approved_by for each in report.declarations] == ["national editor"] * 2


def test_what_is_missing_in_a_declaration_stands_at_its_source(strict: Engine) -> None:
    report = audited(
        strict, f"{{source: two officials, {FULL}}}", "{source: the diplomat, confirmations: 0}"
    )
    found = [each for each in report.findings if each.rule.startswith("declaration-")]
    assert [each.rule for each in found] == [
        "declaration-editor-unaware",
        "declaration-few-confirmations",
        "declaration-unapproved",
    ]
    assert {
        report.article.text[each.span.start : each.span.end] for each in found if each.span
    } == {"A senior diplomat"}


def test_who_a_source_is_never_appears(strict: Engine) -> None:
    report = audited(strict, "{source: Jonas Holt the aide, approved_by: national editor}")
    (found,) = (each for each in report.findings if each.rule == "declaration-unmatched")
    assert found.message == (
        "This declaration (line 4) fits 0 of the unnamed sources; it must fit one. "
        "Call the source as the article does."
    )
    assert (found.span, found.line, found.column) == (None, 4, 7)
    assert "Holt" not in render_json(report)
    assert json.loads(render_json(report))["declarations"][0]["source_id"] is None


def test_declarations_are_off_until_a_house_asks(engine: Engine) -> None:
    report = audited(engine, "{source: a spokesman}")
    assert told(report) == []
    assert len(report.declarations) == 1

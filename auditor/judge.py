"""Rules and subjects into findings: the one place where a rule's crash is caught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from auditor.model import Finding, Severity, Subjects
from auditor.rulebook.cases import Case, Cases
from auditor.rulebook.fields import value_at
from auditor.rulebook.rule import MESSAGE_FIELD, OPTION, Rule
from auditor.text import FilePlaces


def judge(
    subjects: Subjects, rules: Iterable[Rule], severities: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings, sorted by place and then by rule, and a note for each rule that failed.

    `severities` gives rules another severity than their own, or "off"; a rule that is optional or
    in preview runs only where it is named there.  Findings about the whole article come last.
    """
    places = FilePlaces(subjects.document.article)
    cases = Cases(subjects)
    findings: list[Finding] = []
    notes: list[str] = []
    for rule in rules:
        severity = severity_of(rule, severities)
        if severity == "off":
            continue
        try:
            findings += _apply(rule, cast(Severity, severity), subjects, cases, places)
        except Exception as error:  # a detector may raise anything; the other rules still count
            notes.append(f"rule {rule.id} failed: {type(error).__name__}: {error}")
    return tuple(sorted(findings, key=_place)), tuple(notes)


def severity_of(rule: Rule, severities: Mapping[str, str]) -> str:
    """What a rule's findings count for, or "off"."""
    return severities.get(rule.id, rule.severity if rule.status == "stable" else "off")


def _place(finding: Finding) -> tuple[bool, int, int, str, str]:
    start, end = (finding.span.start, finding.span.end) if finding.span else (0, 0)
    return finding.span is None, start, end, finding.rule, finding.message


def _apply(
    rule: Rule, severity: Severity, subjects: Subjects, cases: Cases, places: FilePlaces
) -> list[Finding]:
    named: Iterable[Case] = cases.of(rule)
    if rule.detector and rule.uses:
        detects = rule.uses
        named = (case for case in named if detects(case.value, subjects))
    return [_finding(rule, severity, case, places) for case in named]


def _finding(rule: Rule, severity: Severity, case: Case, places: FilePlaces) -> Finding:
    line, column = places.place(case.span.start) if case.span else case.line_and_column
    facts = {name: _fact(rule, case, name) for name in MESSAGE_FIELD.findall(rule.message)}
    return Finding(
        rule=rule.id,
        severity=severity,
        message=MESSAGE_FIELD.sub(lambda field: facts[field[1]], rule.message),
        span=case.span,
        line=line,
        column=column,
        related=case.related,
        facts=facts,
    )


def _fact(rule: Rule, case: Case, name: str) -> str:
    if name.startswith(OPTION):
        return str(dict(rule.options)[name.removeprefix(OPTION)])
    value = value_at(case.view, name)
    # A null has no words of its own; the rule's conditions should rule it out.
    return "none" if value is None else str(value)

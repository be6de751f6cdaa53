"""Rules and subjects into findings: the one place where a rule's crash is caught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from auditor.detectors import find_detector
from auditor.model import Finding, Severity, Subjects
from auditor.rulebook.cases import Case, find_cases
from auditor.rulebook.fields import value_at
from auditor.rulebook.rule import MESSAGE_FIELD, Rule
from auditor.rulebook.where import holds
from auditor.text import FilePlaces

__all__ = ["Subjects", "judge"]


def judge(
    subjects: Subjects, rules: Iterable[Rule], severities: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings, sorted by place and then by rule, and a note for each rule that failed.

    `severities` gives rules another severity than their own, or "off"; a preview rule runs only
    where it is named there.  Findings about the whole article come last.
    """
    places = FilePlaces(subjects.document.article)
    findings: list[Finding] = []
    notes: list[str] = []
    for rule in rules:
        severity = severities.get(rule.id, rule.severity if rule.status == "stable" else "off")
        if severity == "off":
            continue
        try:
            findings += _apply(rule, cast(Severity, severity), subjects, places)
        except Exception as error:  # a detector may raise anything; the other rules still count
            notes.append(f"rule {rule.id} failed: {type(error).__name__}: {error}")
    return tuple(sorted(findings, key=_place)), tuple(notes)


def _place(finding: Finding) -> tuple[bool, int, int, str, str]:
    start, end = (finding.span.start, finding.span.end) if finding.span else (0, 0)
    return finding.span is None, start, end, finding.rule, finding.message


def _apply(rule: Rule, severity: Severity, subjects: Subjects, places: FilePlaces) -> list[Finding]:
    cases = (case for case in find_cases(rule, subjects) if _names(rule, case, subjects))
    return [_finding(rule, severity, case, places) for case in cases]


def _names(rule: Rule, case: Case, subjects: Subjects) -> bool:
    if not all(holds(condition, case.view) for condition in rule.where):
        return False
    if rule.detector is None:
        return True
    return find_detector(rule.detector)(case.value, subjects, **dict(rule.options))


def _finding(rule: Rule, severity: Severity, case: Case, places: FilePlaces) -> Finding:
    line, column = places.place(case.span.start) if case.span else (None, None)
    # A null has no words of its own; the rule's conditions should rule it out.
    values = {name: value_at(case.view, name) for name in MESSAGE_FIELD.findall(rule.message)}
    facts = {name: "none" if value is None else str(value) for name, value in values.items()}
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

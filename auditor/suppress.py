"""Findings × the writer's suppressions → what is told, what is not and why, what each was for.

The rules about suppressions judge last: only then is it known which of them were of use.  No
suppression keeps a finding about suppressions from being told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from auditor.errors import did_you_mean
from auditor.judge import judge, severity_of
from auditor.model import Finding, Subjects, Suppressed, Suppression, SuppressionUse
from auditor.rulebook import Rule


class Verdict(NamedTuple):
    """What the rules say of an article after its writer's suppressions, and a note for each rule
    that failed.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    notes: tuple[str, ...]


def judge_noted(
    subjects: Subjects, rules: Iterable[Rule], severities: Mapping[str, str]
) -> Verdict:
    """What `auditor.judge.judge` finds, without what the writer suppresses and with what is wrong
    with the suppressions.
    """
    rules = tuple(rules)
    about_text = [rule for rule in rules if rule.subject != "suppression"]
    about_notes = [rule for rule in rules if rule.subject == "suppression"]
    found, notes = judge(subjects, about_text, severities)
    kept, suppressed = suppress(found, subjects.document.article.suppressions)
    judged = with_uses(subjects, found, rules, severities)
    wrong, more_notes = judge(judged, about_notes, severities)
    return Verdict((*kept, *wrong), suppressed, (*notes, *more_notes))


def with_uses(
    subjects: Subjects,
    findings: Iterable[Finding],
    rules: Iterable[Rule],
    severities: Mapping[str, str],
) -> Subjects:
    """The subjects with what became of each suppression, now that these rules found this."""
    findings, rules = tuple(findings), tuple(rules)
    known = frozenset(rule.id for rule in rules)
    judged = frozenset(rule.id for rule in rules if severity_of(rule, severities) != "off")
    noted = subjects.document.article.suppressions
    uses = tuple(_use(each, findings, known, judged) for each in noted)
    return msgspec.structs.replace(subjects, suppressions=uses)


def suppress(
    findings: Iterable[Finding], suppressions: Iterable[Suppression]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """The findings that no suppression covers, and those that the first of these covers."""
    suppressions = tuple(suppressions)
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        by = next((each for each in suppressions if covers(each, finding)), None)
        if by is None or by.reason is None:
            kept.append(finding)
        else:
            suppressed.append(Suppressed(finding, by.reason, by.place))
    return tuple(kept), tuple(suppressed)


def covers(suppression: Suppression, finding: Finding) -> bool:
    """Whether a suppression holds and is about this finding: its rule, and a word of its place; a
    finding without a place is about the headline or the article as a whole.
    """
    if suppression.reason is None or suppression.rule != finding.rule:
        return False
    if suppression.span is None:
        return True
    if finding.span is None:
        return suppression.of_title and finding.line is None
    return finding.span.overlaps(suppression.span)


def _use(
    suppression: Suppression,
    findings: Sequence[Finding],
    known: frozenset[str],
    judged: frozenset[str],
) -> SuppressionUse:
    rule = suppression.rule
    is_known = rule is None or rule in known
    hint = did_you_mean(rule, known) if rule and not is_known else ""
    if suppression.reason is None or rule not in judged:
        return SuppressionUse(suppression, is_known, hint, None)
    return SuppressionUse(
        suppression, is_known, hint, any(covers(suppression, finding) for finding in findings)
    )

"""The baseline: what it hides, how it is written, and the laws that it holds."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.baseline import (
    Baseline,
    count_findings,
    hide,
    prune,
    read_baseline,
    record,
    total,
    write_baseline,
)
from auditor.errors import ConfigError
from auditor.model import Finding, Report, Severity, Span
from tests.reports import report_of

NAME = "auditor-baseline.json"
TEXT = "The ferry stops, sources said. The ferry stops, sources said.\n"


def finding(rule: str, at: int | None = 0, severity: Severity = "warning") -> Finding:
    span = None if at is None else Span(at, at + 1)
    return Finding(rule, severity, f"{rule}.", span, None if span is None else 1, at)


def report(*findings: Finding) -> Report:
    return report_of(TEXT, findings=findings)


def test_what_is_counted_is_hidden_and_a_note_says_so() -> None:
    shown = hide(report(finding("b", 3), finding("a", 5), finding("b", 9)), {"a": 1, "b": 2}, NAME)
    assert shown.findings == ()
    assert shown.notes == (f"{NAME}: findings in the baseline, not shown: 3 (a 1, b 2)",)


def test_with_more_than_counted_all_of_that_rule_are_shown() -> None:
    old, new, other = finding("b", 3), finding("b", 9), finding("a", None)
    shown = hide(report(old, new, other), {"a": 1, "b": 1}, NAME)
    assert shown.findings == (old, new)
    assert shown.notes == (
        f"{NAME}: findings in the baseline, not shown: 1 (a 1)",
        f"{NAME}: 1 counted of b, now 2: which are new is unknown, so all count",
    )


def test_a_rule_that_is_not_counted_is_shown_without_a_note() -> None:
    before = report(finding("a"))
    assert hide(before, {}, NAME) == before


def test_a_count_that_is_too_high_is_told() -> None:
    shown = hide(msgspec.structs.replace(report(finding("b")), notes=("first",)), {"b": 3}, NAME)
    assert shown.findings == ()
    assert shown.notes == (
        "first",
        f"{NAME}: findings in the baseline, not shown: 1 (b 1)",
        f"{NAME}: 3 counted of b, now 1: `auditor baseline --prune` lowers it",
    )


def test_files_that_are_not_looked_at_keep_their_counts() -> None:
    old = Baseline({"a.txt": {"x": 2}, "b.txt": {"x": 1}, "gone.txt": {"y": 1}})
    found = {"a.txt": {"x": 1, "z": 4}, "gone.txt": {}, "new.txt": {"x": 1}}
    assert prune(old, found).files == {"a.txt": {"x": 1}, "b.txt": {"x": 1}}
    assert record(old, found).files == {
        "a.txt": {"x": 1, "z": 4},
        "b.txt": {"x": 1},
        "new.txt": {"x": 1},
    }


def test_it_is_written_sorted_a_count_a_line() -> None:
    text = write_baseline(Baseline({"désk/b.md": {"y": 1, "x": 12}, "a.txt": {"x": 1}}))
    assert text == (
        '{\n  "version": 1,\n  "files": {\n    "a.txt": {\n      "x": 1\n    },\n'
        '    "désk/b.md": {\n      "x": 12,\n      "y": 1\n    }\n  }\n}\n'
    )


SHAPE = '(accepted: {"version": 1, "files": {"desk/article.txt": {"anonymity-no-reason": 2}}})'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", f"b.json:1: not valid JSON: Expecting value {SHAPE}"),
        ('{\n"version": 1,\n<<<<<<< mine\n', "b.json:3: not valid JSON: Expecting property name"),
        ("[" * 100_000, f"b.json: not valid JSON {SHAPE}"),
        ("[]", f"b.json:1: must be an object {SHAPE}"),
        ('{"version": 1}', f"b.json:1: files: must be an object {SHAPE}"),
        ('{"files": {}}', "b.json:1: version: unknown version of a baseline (accepted: 1)"),
        ('{\n"version": 2, "files": {}}', "b.json:2: version: unknown version of a baseline"),
        (
            '{"version": 1,\n"file": {}}',
            "b.json:2: file: unknown key; did you mean files? (accepted: version, files)",
        ),
        (
            '{"version": 1, "files": {\n"a.txt": {"x": 1},\n"b.txt": 3}}',
            f"b.json:3: files.b.txt: must be an object {SHAPE}",
        ),
        (
            '{"version": 1, "files": {\n"a.txt": {"x": 1},\n"b.txt": {\n"x": 0}}}',
            "b.json:4: files.b.txt.x: must be a count (accepted: 1 and above)",
        ),
        ('{"version": 1, "files": {"a.txt": {"x": true}}}', "b.json:1: files.a.txt.x: must be a"),
        ('{"version": 1, "files": {"a.txt": {"x": 1.5}}}', "b.json:1: files.a.txt.x: must be a"),
        (
            '{"version": 1, "files": {\n"a.txt": {"x": 1},\n"a.txt": {"x": 2}}}',
            "b.json:2: files.a.txt: is given twice",
        ),
    ],
)
def test_what_is_no_baseline_is_told_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_baseline(text, "b.json")
    assert str(caught.value).startswith(problem)


rules = st.sampled_from(("anonymity-bare-source", "quote-orphan", "source-single"))
files = st.text(min_size=1, max_size=8)
counts = st.dictionaries(rules, st.integers(1, 4))
baselines = st.dictionaries(files, counts.filter(bool), max_size=4).map(Baseline)
reports = st.lists(st.tuples(rules, st.none() | st.integers(0, 40)), max_size=8).map(
    lambda pairs: report(*(finding(rule, at) for rule, at in pairs))
)


@given(baselines)
def test_what_is_written_is_read_as_it_was(baseline: Baseline) -> None:
    text = write_baseline(baseline)
    assert read_baseline(text, NAME) == baseline
    assert write_baseline(read_baseline(text, NAME)) == text


@given(baselines)
def test_the_order_of_files_and_rules_does_not_matter(baseline: Baseline) -> None:
    mixed = Baseline(
        {file: dict(reversed(found.items())) for file, found in reversed(baseline.files.items())}
    )
    assert write_baseline(mixed) == write_baseline(baseline)


@given(reports)
def test_a_fresh_baseline_hides_everything(before: Report) -> None:
    fresh = record(Baseline(), {"a.txt": count_findings(before.findings)})
    assert hide(before, fresh.files.get("a.txt", {}), NAME).findings == ()


@given(reports, rules)
def test_a_new_finding_is_always_shown(before: Report, rule: str) -> None:
    new = finding(rule, 50)
    after = msgspec.structs.replace(before, findings=(*before.findings, new))
    shown = hide(after, count_findings(before.findings), NAME).findings
    assert new in shown
    assert {each.rule for each in shown} == {rule}


@given(reports, counts)
def test_hiding_loses_nothing_unsaid(before: Report, counted: dict[str, int]) -> None:
    after = hide(before, counted, NAME)
    hidden = len(before.findings) - len(after.findings)
    said = [note for note in after.notes if "not shown" in note]
    assert bool(said) == bool(hidden)
    assert all(f"not shown: {hidden} (" in note for note in said)
    assert hidden <= sum(counted.values())


@given(baselines, st.dictionaries(files, counts, max_size=4))
def test_pruning_never_raises_a_count_and_twice_is_once(
    old: Baseline, found: dict[str, dict[str, int]]
) -> None:
    new = prune(old, found)
    assert prune(new, found) == new
    assert total(new) <= total(old)
    assert all(
        0 < count <= old.files[file][rule]
        for file, counted in new.files.items()
        for rule, count in counted.items()
    )


@given(baselines, reports)
def test_pruning_shows_nothing_that_was_hidden(old: Baseline, now: Report) -> None:
    for file, counted in old.files.items():
        pruned = prune(old, {file: count_findings(now.findings)}).files.get(file, {})
        assert hide(now, pruned, NAME).findings == hide(now, counted, NAME).findings

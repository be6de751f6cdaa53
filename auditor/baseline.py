"""The baseline: how many findings of which rule each file had when an old repository began.

Findings are counted, not told apart by fingerprints.  A count outlives moved and reworded lines; a
fingerprint of the marked words would call an old finding new as soon as somebody mends a comma in
it.  And a count says nothing of a draft, where a hash of so few words (a name, "a senior aide") can
be guessed.  The price: where a file has more findings of a rule than counted, nobody can tell which
are new, so that all are shown; `--changed` narrows them down.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from auditor.errors import ConfigError, did_you_mean
from auditor.model import Finding, Report

VERSION = 1
ACCEPTED = '{"version": 1, "files": {"desk/article.txt": {"anonymity-no-reason": 2}}}'

# How many findings there are of each rule.
Counts = Mapping[str, int]


class Baseline(msgspec.Struct, frozen=True):
    """File → rule → count.  A file is a POSIX path, relative to the baseline's own folder."""

    files: Mapping[str, Counts] = {}


def count_findings(findings: Iterable[Finding]) -> Counts:
    """How many findings there are of each rule."""
    return Counter(finding.rule for finding in findings)


def total(baseline: Baseline) -> int:
    """How many findings the baseline counts."""
    return sum(sum(counts.values()) for counts in baseline.files.values())


def hide(report: Report, counted: Counts, name: str) -> Report:
    """The report without the findings that the baseline, which has this name, counts for its file.

    Of a rule all findings are hidden, or none where there are more than counted.  Notes say what
    was hidden, and where the counts are too low or too high.
    """
    found = count_findings(report.findings)
    covered = {rule: number for rule, number in found.items() if number <= counted.get(rule, 0)}
    shown = tuple(finding for finding in report.findings if finding.rule not in covered)
    notes = (f"{name}: {note}" for note in (*_hidden(covered), *_amiss(found, counted)))
    return msgspec.structs.replace(report, findings=shown, notes=(*report.notes, *notes))


def _hidden(covered: Counts) -> Iterator[str]:
    if covered:
        rules = ", ".join(f"{rule} {number}" for rule, number in sorted(covered.items()))
        yield f"findings in the baseline, not shown: {sum(covered.values())} ({rules})"


def _amiss(found: Counts, counted: Counts) -> Iterator[str]:
    for rule, before in sorted(counted.items()):
        now = found.get(rule, 0)
        if now > before:
            yield f"{before} counted of {rule}, now {now}: which are new is unknown, so all count"
        if now < before:
            yield f"{before} counted of {rule}, now {now}: `auditor baseline --prune` lowers it"


def record(baseline: Baseline, found: Mapping[str, Counts]) -> Baseline:
    """The baseline with these files counted anew; what it says of other files stays."""
    return _filled({**baseline.files, **found})


def prune(baseline: Baseline, found: Mapping[str, Counts]) -> Baseline:
    """The baseline with the counts of these files lowered to what was found, none of them raised.

    A file that was not looked at keeps its counts; one that is gone is `found` with none.
    """
    return _filled(
        {file: _lowered(counts, found.get(file, counts)) for file, counts in baseline.files.items()}
    )


def _lowered(counts: Counts, found: Counts) -> Counts:
    return {rule: min(count, found.get(rule, 0)) for rule, count in counts.items()}


def _filled(files: Mapping[str, Counts]) -> Baseline:
    """The baseline of what is not zero, in the order in which it is written."""
    counts = {file: {rule: n for rule, n in sorted(files[file].items()) if n} for file in files}
    return Baseline({file: counts[file] for file in sorted(counts) if counts[file]})


def write_baseline(baseline: Baseline) -> str:
    """The baseline as JSON: sorted, a count a line, so that two of them compare line by line."""
    data = {"version": VERSION, "files": _filled(baseline.files).files}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def read_baseline(text: str, path: str) -> Baseline:
    """The baseline of a file's text.

    Raises ConfigError with path, line and key for what is no baseline; a key given twice is none.
    """
    try:
        data = json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        raise _wrong(f"not valid JSON: {error.msg}", path, error.lineno) from error
    except (ValueError, RecursionError) as error:  # a number or a nesting beyond all bounds
        raise _wrong("not valid JSON", path) from error
    place = _Place(path, text)
    top = place.table(data)
    for key in top:
        if key not in ("version", "files"):
            hint = did_you_mean(key, ("version", "files"))
            raise place.error(f"unknown key{hint}", key, accepted="version, files")
    if top.get("version") != VERSION:
        raise place.error("unknown version of a baseline", "version", accepted=str(VERSION))
    files = place.table(top.get("files"), "files")
    return Baseline({file: _counts(place, counts, file) for file, counts in files.items()})


def _counts(place: _Place, data: Any, file: str) -> Counts:
    counts = place.table(data, "files", file)
    for rule, count in counts.items():
        if type(count) is not int or count < 1:
            raise place.error("must be a count", "files", file, rule, accepted="1 and above")
    return counts


class _Pairs(tuple[tuple[str, Any], ...]):
    """A JSON object as it stands in the file: a key that comes twice, as after a merge, is seen."""

    __slots__ = ()


class _Place(msgspec.Struct, frozen=True):
    """A baseline's file, for the errors in it."""

    path: str
    text: str

    def table(self, data: Any, *keys: str) -> dict[str, Any]:
        """The JSON object that stands under these keys."""
        if not isinstance(data, _Pairs):
            raise self.error("must be an object", *keys, accepted=ACCEPTED)
        times = Counter(key for key, _ in data)
        for key in (key for key, number in times.items() if number > 1):
            raise self.error("is given twice", *keys, key)
        return dict(data)

    def error(self, message: str, *keys: str, accepted: str | None = None) -> ConfigError:
        """The error for the value under these keys."""
        at = 0
        for key in keys:
            at = max(at, self.text.find(json.dumps(key, ensure_ascii=False), at))
        line = self.text.count("\n", 0, at) + 1
        return ConfigError(
            message, path=self.path, line=line, key=".".join(keys), accepted=accepted
        )


def _wrong(message: str, path: str, line: int | None = None) -> ConfigError:
    return ConfigError(message, path=path, line=line, accepted=ACCEPTED)

"""Changed lines, and the findings on them.  Lines are 1-based lines of the file, as git counts."""

from __future__ import annotations

import re

import msgspec

from auditor.model import Article, Finding, Report
from auditor.text import origin

# First line and number of lines of what stands there now; the number is left out where it is 1.
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

# First and last line of a stretch.
Lines = tuple[int, int]


class Changes(msgspec.Struct, frozen=True):
    """The lines of one file that changed: stretches of them, or all (`lines` None) of a new file.

    There are no stretches where lines were only taken out.
    """

    lines: tuple[Lines, ...] | None = None


def read_hunks(diff: bytes) -> Changes | None:
    """What changed in the one file of a unified diff without context; None where nothing did."""
    hunks = [(int(first), int(number or 1)) for first, number in _HUNK.findall(diff)]
    stretches = tuple((first, first + number - 1) for first, number in hunks if number)
    return Changes(stretches) if hunks else None


def keep_changed(report: Report, changes: Changes, revision: str) -> Report:
    """The report with findings on lines changed since a revision, and with those about the whole.

    A finding stands on every line of its span; one without a line is about the whole article.  A
    note says how many are not shown.
    """
    kept = tuple(each for each in report.findings if _touched(each, report.article, changes))
    hidden = len(report.findings) - len(kept)
    note = f"findings on lines unchanged since {revision}, not shown: {hidden}"
    notes = (*report.notes, note) if hidden else report.notes
    return msgspec.structs.replace(report, findings=kept, notes=notes)


def _touched(finding: Finding, article: Article, changes: Changes) -> bool:
    if changes.lines is None or finding.line is None:
        return True
    first, last = _lines(finding, finding.line, article)
    return any(start <= last and first <= end for start, end in changes.lines)


def _lines(finding: Finding, line: int, article: Article) -> Lines:
    if finding.span is None:  # about a note of the writer's, which stands outside the text
        return line, line
    start, end = finding.span.start, finding.span.end
    return _line(article, start), _line(article, max(start, end - 1))


def _line(article: Article, offset: int) -> int:
    # Not FilePlaces: an editor ends a line at a bare carriage return, git does not.
    file = article.source_text if article.segments else article.text
    return file.count("\n", 0, origin(article.segments, offset)) + 1

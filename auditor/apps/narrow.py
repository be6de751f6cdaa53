"""What of each report is shown: findings that no baseline counts, and on changed lines only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.apps.baseline_file import BaselineFile, load_baseline
from auditor.apps.git import changes_since
from auditor.apps.output import complain
from auditor.baseline import hide
from auditor.changes import Changes, keep_changed
from auditor.model import Report


class Narrow(msgspec.Struct, frozen=True):
    """What narrows reports down: a baseline, the changes since a revision, both or neither."""

    baseline: BaselineFile | None = None
    revision: str | None = None
    changes: Mapping[Path, Changes] = {}

    def articles(self, articles: Sequence[Path]) -> tuple[Path, ...]:
        """The articles of which something may be shown; the others need no audit."""
        return tuple(path for path in articles if self.revision is None or path in self.changes)

    def report(self, path: Path, report: Report) -> Report:
        """The report on the article at this path with the findings that are to be shown.

        The baseline comes first: it counts the findings of the whole file.
        """
        if self.baseline:
            counts = self.baseline.counts(path)
            report = hide(report, counts, self.baseline.path.name)
        if self.revision is not None:
            report = keep_changed(report, self.changes[path], self.revision)
        return report


def load_narrow(baseline: Path | None, revision: str | None, articles: Sequence[Path]) -> Narrow:
    """What narrows the reports on these articles down.

    Tells which files of the baseline are gone.  Raises AuditorError for a baseline that cannot be
    read, and where git cannot tell what changed.
    """
    stored = load_baseline(baseline) if baseline else None
    gone = len(stored.gone()) if stored else 0
    if gone:
        complain(f"{baseline}: files that are gone: {gone}; `auditor baseline --prune` drops them")
    changes = {} if revision is None else changes_since(revision, articles)
    return Narrow(stored, revision, changes)

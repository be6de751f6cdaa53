"""The baseline written anew or pruned: an audit whose findings are counted and not shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec

from auditor.apps.audits import STDIN, audit_all
from auditor.apps.baseline_file import BaselineFile, load_baseline
from auditor.apps.batch import open_auditor
from auditor.apps.check import exit_code, find
from auditor.apps.codes import CLEAN, FAILURE
from auditor.apps.output import opened, put
from auditor.baseline import (
    Baseline,
    Counts,
    count_findings,
    prune,
    record,
    total,
    write_baseline,
)
from auditor.config import Config
from auditor.errors import AuditorError
from auditor.model import Report
from auditor.render.wording import count


class Request(msgspec.Struct, frozen=True):
    """One call of `auditor baseline`.

    Without `paths` it is about the current folder, or, where it prunes, about what `file` counts.
    `cached` and `jobs` are those of `auditor check`.
    """

    paths: tuple[Path, ...]
    file: Path
    prune: bool
    config: Config
    cached: bool = True
    jobs: int | None = None


def update_baseline(request: Request) -> int:
    """Count the findings of the articles and write the baseline; the gravest exit code of all.

    What cannot be read, or on which a rule fails, is told and keeps the counts that it had.  Raises
    AuditorError for what concerns all articles, and where the baseline cannot be read or written.
    """
    if STDIN in request.paths:
        raise AuditorError("standard input is no file that a baseline could name")
    old = _old(request)
    auditor = open_auditor(request.config, cached=request.cached)
    articles, code = find(_paths(request, old), request.config)
    found: dict[str, Counts] = {file: {} for file in old.gone()}
    count_in = partial(_count, file=old, config=request.config)
    with opened(request.file) as write:
        for outcome in audit_all(articles, auditor, count_in, jobs=request.jobs):
            code = max(code, outcome.code)
            found.update(outcome.value or {})
        new = (prune if request.prune else record)(old.baseline, found)
        write(write_baseline(new))
    put(f"{request.file}: {_size(new)}, {total(old.baseline):,} before\n")
    return code


def _old(request: Request) -> BaselineFile:
    """The baseline as it stands; an empty one where there is none to prune."""
    if request.prune or request.file.exists():
        return load_baseline(request.file)
    return BaselineFile(request.file, Baseline())


def _paths(request: Request, old: BaselineFile) -> tuple[Path, ...]:
    if request.paths:
        return request.paths
    return old.files() if request.prune else (Path(),)


def _count(
    path: Path, report: Report, *, file: BaselineFile, config: Config
) -> tuple[dict[str, Counts] | None, int]:
    if exit_code(report, config) == FAILURE:
        return None, FAILURE
    return {file.key(path): count_findings(report.findings)}, CLEAN


def _size(baseline: Baseline) -> str:
    return f"{count(total(baseline), 'finding')} in {count(len(baseline.files), 'file')}"

"""The baseline written anew or pruned: an audit whose findings are counted and not shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec

from auditor.apps.baseline_file import BaselineFile, load_baseline
from auditor.apps.check import CLEAN, FAILURE, STDIN, Outcome, audit_all, exit_code, find
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
    """

    paths: tuple[Path, ...]
    file: Path
    prune: bool
    config: Config


def update_baseline(request: Request) -> int:
    """Count the findings of the articles and write the baseline; the gravest exit code of all.

    What cannot be read, or on which a rule fails, is told and keeps the counts that it had.  Raises
    AuditorError for what concerns all articles, and where the baseline cannot be read or written.
    """
    # Here, not above: `--help` needs no engine.
    from auditor.engine import load_engine  # noqa: PLC0415

    if STDIN in request.paths:
        raise AuditorError("standard input is no file that a baseline could name")
    old = _old(request)
    engine = load_engine(request.config)
    articles, code = find(_paths(request, old), request.config)
    found: dict[str, Counts] = {file: {} for file in old.gone()}
    counted = partial(_count, found=found, file=old, config=request.config)
    with opened(request.file) as write:
        for outcome in audit_all(articles, engine, counted):
            code = max(code, outcome.code)
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
    path: Path, report: Report, *, found: dict[str, Counts], file: BaselineFile, config: Config
) -> Outcome:
    failed = exit_code(report, config) == FAILURE
    if not failed:
        found[file.key(path)] = count_findings(report.findings)
    return Outcome(None, FAILURE if failed else CLEAN)


def _size(baseline: Baseline) -> str:
    return f"{count(total(baseline), 'finding')} in {count(len(baseline.files), 'file')}"

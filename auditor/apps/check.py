"""The audit of files and folders: what is read, what is written, and the exit code of it all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from auditor.apps.audits import STDIN, audit_all
from auditor.apps.batch import Outcome, failures, open_auditor
from auditor.apps.codes import CLEAN, FAILURE, FINDINGS, MISTAKE
from auditor.apps.narrow import Narrow, load_narrow
from auditor.apps.output import Format, captured, complain, encode_output, opened
from auditor.config import Config, Threshold, applied, is_excluded, overriding
from auditor.errors import AuditorError, InputError
from auditor.model import Report, Severity
from auditor.read import find_articles
from auditor.render.json import render_json, render_jsonl

# Columns of a text report that goes to a file.
FILE_WIDTH = 80
SEVERITIES = ("note", "warning", "error")


class Request(msgspec.Struct, frozen=True):
    """One call of `auditor check`.

    `baseline`: the file that counts the findings not to show; `changed`: the revision since which
    lines must have changed for their findings to be shown; `cached`: whether reports that are
    known are taken from the cache, and new ones kept there; `jobs`: how many processes audit, None
    for as many as pay.
    """

    paths: tuple[Path, ...]
    format: Format
    output: Path | None
    config: Config
    baseline: Path | None = None
    changed: str | None = None
    cached: bool = True
    jobs: int | None = None


class Look(msgspec.Struct, frozen=True):
    """How reports are written: their format; for text, whether to a file, and the columns."""

    format: Format
    in_file: bool
    width: int


def check(request: Request) -> int:
    """Audit every article and write the reports; the gravest exit code of all.

    An article that cannot be read, or on which the program fails, is told on standard error and the
    others go on.  Raises AuditorError for what concerns all of them: configuration, rules, model,
    output.
    """
    auditor = open_auditor(request.config, cached=request.cached)
    encode_output(data=request.format != "text")
    articles, code = find(request.paths, request.config)
    _spare(request, articles)
    narrow = load_narrow(request.baseline, request.changed, articles)
    touched = narrow.articles(articles)
    if articles and not touched:
        complain(f"no article has changed since {request.changed}")
    page = partial(_page, narrow=narrow, look=_look(request), config=request.config)
    with opened(request.output) as put:
        outcomes = audit_all(touched, auditor, page, jobs=request.jobs)
        for outcome in _framed(outcomes, request.format, several=len(articles) > 1):
            code = max(code, outcome.code)
            put(outcome.value or "")
    return code


def find(paths: Iterable[Path], config: Config) -> tuple[tuple[Path, ...], int]:
    """The articles in the order given, each once, and the exit code for what is not there."""
    found: dict[str, Path] = {}
    code = CLEAN
    for path in paths:
        try:
            for article in _kept(path, config):
                found.setdefault("-" if article == STDIN else os.path.realpath(article), article)
        except InputError as error:
            complain(str(error))
            code = MISTAKE
    return tuple(found.values()), code


def _kept(path: Path, config: Config) -> tuple[Path, ...]:
    """The articles at a path that are not excluded; where all are, that is told."""
    if path == STDIN:
        return (STDIN,)
    kept = tuple(each for each in find_articles([path]) if not is_excluded(config, each))
    if not kept:
        complain(f"{path}: left out by exclude in {config.path}")
    return kept


def _spare(request: Request, articles: Iterable[Path]) -> None:
    """Raise AuditorError where the report would overwrite what it is made from."""
    if request.output is None:
        return
    read: list[tuple[Path | str | None, str]] = [(e, "an article") for e in articles if e != STDIN]
    read += [(request.baseline, "the baseline"), (request.config.path, "the configuration")]
    for path, what in read:
        if path and os.path.realpath(path) == os.path.realpath(request.output):
            raise AuditorError(f"is {what}: the report must go elsewhere", path=str(request.output))


def _page(
    path: Path, report: Report, *, narrow: Narrow, look: Look, config: Config
) -> tuple[str, int]:
    """What of a report is shown, as text, and the exit code that this asks for."""
    shown = narrow.report(path, report)
    _tell_low_score(shown, config)
    return _rendered(shown, look), exit_code(shown, config)


def exit_code(report: Report, config: Config) -> int:
    """The exit code that one report asks for; a rule that failed is told."""
    failed = failures(report)
    for failure in failed:
        complain(f"{report.article.path}: {failure}")
    if failed:
        return FAILURE
    threshold = _threshold(report, config)
    failing = () if threshold.severity == "never" else _as_grave_as(threshold.severity)
    grave = any(each.severity in failing for each in report.findings)
    return FINDINGS if grave or _is_low(report, threshold) else CLEAN


def _threshold(report: Report, config: Config) -> Threshold:
    return applied(config, overriding(config, report.article.path)).fail_on


def _as_grave_as(severity: Severity) -> tuple[str, ...]:
    return SEVERITIES[SEVERITIES.index(severity) :]


def _is_low(report: Report, threshold: Threshold) -> bool:
    """Whether there is a score, and it is below what it should be."""
    value, least = report.score.value, threshold.score
    return value is not None and least is not None and value < least


def _tell_low_score(report: Report, config: Config) -> None:
    """Say on standard error that the score makes the command fail: no finding would."""
    threshold = _threshold(report, config)
    if _is_low(report, threshold):
        score = f"score {report.score.value:g} is below {threshold.score:g}"
        complain(f"{report.article.path}: {score}")


def _framed(
    outcomes: Iterable[Outcome[str]], form: Format, *, several: bool
) -> Iterator[Outcome[str]]:
    """The outcomes with what stands between their pages: several JSON reports make an array."""
    array = several and form == "json"
    first, between, last = ("[\n", ",\n", "\n]\n") if array else ("", "\n", "")
    if form == "jsonl":
        between = ""
    started = False
    for outcome in outcomes:
        page = outcome.value
        if page is not None:
            page = (between if started else first) + (page.rstrip() if array else page)
            started = True
        yield Outcome(page, outcome.code)
    if started or array:
        yield Outcome(last if started else "[]\n", CLEAN)


def _look(request: Request) -> Look:
    if request.format != "text":
        return Look(request.format, in_file=False, width=0)
    # Here, not above, and not for JSON: rich takes as long to import as all the rest.
    from rich.console import Console  # noqa: PLC0415

    # Another process may not see how wide the terminal is.
    return Look("text", bool(request.output), FILE_WIDTH if request.output else Console().width)


def _rendered(report: Report, look: Look) -> str:
    if look.format == "json":
        return render_json(report)
    return render_jsonl(report) if look.format == "jsonl" else _text(report, look)


def _text(report: Report, look: Look) -> str:
    from rich.console import Console  # noqa: PLC0415

    from auditor.render.terminal import render_terminal  # noqa: PLC0415

    console = Console(file=io.StringIO() if look.in_file else None, width=look.width)
    return captured(console, lambda: render_terminal(report, console))

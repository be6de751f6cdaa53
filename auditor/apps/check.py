"""The audit of files and folders: what is read, what is written, and the exit code of it all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from rich.console import Console

from auditor.apps.narrow import load_narrow
from auditor.apps.output import (
    Format,
    captured,
    complain,
    complain_of_failure,
    encode_output,
    opened,
)
from auditor.apps.progress import working
from auditor.config import Config, Threshold, applied, is_excluded, overriding
from auditor.errors import AuditorError, ConfigError, InputError, ModelError
from auditor.model import Article, Report, Severity
from auditor.read import find_articles, read_article
from auditor.read.files import LIMIT
from auditor.render.json import render_json, render_jsonl
from auditor.render.terminal import render_terminal

if TYPE_CHECKING:
    from auditor.engine import Engine

Render = Callable[[Report], str]

CLEAN, FINDINGS, MISTAKE, FAILURE = range(4)
STDIN = Path("-")
# Columns of a text report that goes to a file.
FILE_WIDTH = 80
SEVERITIES = ("note", "warning", "error")


class Request(msgspec.Struct, frozen=True):
    """One call of `auditor check`.

    `baseline`: the file that counts the findings not to show; `changed`: the revision since which
    lines must have changed for their findings to be shown.
    """

    paths: tuple[Path, ...]
    format: Format
    output: Path | None
    config: Config
    baseline: Path | None = None
    changed: str | None = None


class Outcome(NamedTuple):
    """What came of one article: its report as text, or None where there is none; an exit code."""

    page: str | None
    code: int


Page = Callable[[Path, Report], Outcome]


def check(request: Request) -> int:
    """Audit every article and write the reports; the gravest exit code of all.

    An article that cannot be read, or on which the program fails, is told on standard error and the
    others go on.  Raises AuditorError for what concerns all of them: configuration, rules, model,
    output.
    """
    # Here, not above: `--help` and `explain` need no engine.
    from auditor.engine import load_engine  # noqa: PLC0415

    engine = load_engine(request.config)
    encode_output(data=request.format != "text")
    render = _renderer(request)
    articles, code = find(request.paths, request.config)
    _spare(request, articles)
    narrow = load_narrow(request.baseline, request.changed, articles)
    touched = narrow.articles(articles)
    if articles and not touched:
        complain(f"no article has changed since {request.changed}")

    def page(path: Path, report: Report) -> Outcome:
        shown = narrow.report(path, report)
        _tell_low_score(shown, request.config)
        return Outcome(render(shown), exit_code(shown, request.config))

    with opened(request.output) as put:
        outcomes = audit_all(touched, engine, page)
        for outcome in _framed(outcomes, request.format, several=len(articles) > 1):
            code = max(code, outcome.code)
            put(outcome.page or "")
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


def audit_all(articles: Sequence[Path], engine: Engine, page: Page) -> Iterator[Outcome]:
    """What `page` makes of each article's report; an article that has none is told and passed over.

    Raises AuditorError for what concerns all articles, such as a broken model.
    """
    for number, path in enumerate(articles):
        try:
            article = _read(path)
            with working(path, number, len(articles), size=len(article.text)):
                report = engine.audit(article)
            outcome = page(path, report)
        except (ConfigError, ModelError):
            raise
        except AuditorError as error:
            complain(str(error))
            outcome = Outcome(None, MISTAKE)
        except Exception as error:  # whatever it is, the other articles are still audited
            complain_of_failure(error, path)
            outcome = Outcome(None, FAILURE)
        yield outcome


def _read(path: Path) -> Article:
    data = sys.stdin.buffer.read(LIMIT + 1) if path == STDIN else None
    return read_article(path, data=data)


def exit_code(report: Report, config: Config) -> int:
    """The exit code that one report asks for; a rule that failed is told."""
    failures = [note for note in report.notes if note.startswith("rule ") and " failed: " in note]
    for failure in failures:
        complain(f"{report.article.path}: {failure}")
    if failures:
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


def _framed(outcomes: Iterable[Outcome], form: Format, *, several: bool) -> Iterator[Outcome]:
    """The outcomes with what stands between their pages: several JSON reports make an array."""
    array = several and form == "json"
    first, between, last = ("[\n", ",\n", "\n]\n") if array else ("", "\n", "")
    if form == "jsonl":
        between = ""
    started = False
    for page, code in outcomes:
        if page is None:
            yield Outcome(None, code)
            continue
        yield Outcome((between if started else first) + (page.rstrip() if array else page), code)
        started = True
    if started or array:
        yield Outcome(last if started else "[]\n", CLEAN)


def _renderer(request: Request) -> Render:
    if request.format == "json":
        return render_json
    return render_jsonl if request.format == "jsonl" else _text_renderer(request.output)


def _text_renderer(output: Path | None) -> Render:
    console = Console(file=io.StringIO(), width=FILE_WIDTH) if output else Console()
    return lambda report: captured(console, lambda: render_terminal(report, console))

"""`auditor check`: articles in, reports out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.apps.commands.options import (
    BaselineOption,
    ConfigOption,
    JobsOption,
    ModelOption,
    NoCacheOption,
    PackOption,
    configuration,
)
from auditor.apps.output import Format
from auditor.config import FailOn


def check(
    paths: Annotated[
        list[Path], typer.Argument(help="Articles, folders of them, or - for standard input.")
    ],
    *,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="text for an editor; json: one report, or an array where several articles are "
            "named; jsonl: one report a line.",
        ),
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File for the reports.")
    ] = None,
    pack: PackOption = None,
    model: ModelOption = None,
    config: ConfigOption = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="Mildest severity of a finding that makes the exit code 1."),
    ] = None,
    baseline: BaselineOption = None,
    changed: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION",
            help="Only findings on lines changed since a git revision, such as HEAD or main; "
            "articles without changes are left out.",
        ),
    ] = None,
    no_cache: NoCacheOption = False,
    jobs: JobsOption = None,
) -> int:
    """Audit articles and report.  Exit code: 0 clean, 1 findings, 2 a mistake, 3 a failure."""
    from auditor.apps.check import Request  # noqa: PLC0415
    from auditor.apps.check import check as check_articles  # noqa: PLC0415

    settings = configuration(config, pack=pack, model=model, fail_on=fail_on)
    known = baseline or settings.baseline
    return check_articles(
        Request(
            tuple(paths),
            form,
            output,
            settings,
            known,
            changed,
            cached=not no_cache,
            jobs=jobs,
        )
    )

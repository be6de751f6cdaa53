"""`auditor baseline`: the findings of today are counted, so that only new ones are shown."""

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


def baseline(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Articles or folders of them: the current folder unless named; with --prune the "
            "files that the baseline counts."
        ),
    ] = None,
    *,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Only lower counts, and drop what is gone; raise none."),
    ] = False,
    file: BaselineOption = None,
    pack: PackOption = None,
    model: ModelOption = None,
    config: ConfigOption = None,
    no_cache: NoCacheOption = False,
    jobs: JobsOption = None,
) -> int:
    """Count the findings of articles, by file and rule, for `auditor check --baseline`.

    The articles audited are counted anew, other files keep their counts, files that are gone are
    dropped. The file is auditor-baseline.json unless an option or the configuration
    names another.
    Exit code: 0 done, 2 a mistake, or files that cannot be read, 3 a failure.
    """
    from auditor.apps.baseline import Request, update_baseline  # noqa: PLC0415
    from auditor.apps.baseline_file import DEFAULT  # noqa: PLC0415

    settings = configuration(config, pack=pack, model=model)
    target = file or settings.baseline or DEFAULT
    return update_baseline(
        Request(tuple(paths or ()), target, prune, settings, cached=not no_cache, jobs=jobs)
    )

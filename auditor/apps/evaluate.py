"""`auditor evaluate`: labelled articles in, how well the audit finds their attributions out."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console

from auditor.apps.check import FILE_WIDTH
from auditor.apps.codes import CLEAN, FAILURE, MISTAKE
from auditor.apps.evaluation_page import Limits, evaluation_page
from auditor.apps.output import (
    GoldFormat,
    PageFormat,
    captured,
    complain,
    complain_of_failure,
    encode_output,
    opened,
)
from auditor.apps.progress import working
from auditor.config import Config
from auditor.errors import AuditorError, ConfigError, ModelError
from auditor.version import __version__

if TYPE_CHECKING:
    from auditor.engine import Engine
    from auditor.evaluate import Comparison, Evaluation, Gold


class Request(msgspec.Struct, frozen=True):
    """One call of `auditor evaluate`."""

    gold: Path
    format: GoldFormat | None
    split: str | None
    texts: Path | None
    report: PageFormat
    output: Path | None
    limits: Limits
    config: Config


def evaluate(request: Request) -> int:
    """Audit every labelled article and write the evaluation; the exit code.

    An article or labels that cannot be read are told on standard error and the others go on.
    Raises AuditorError for what concerns all of them, and where nothing could be evaluated.
    """
    # Here, not above: `--help` needs no engine.
    from auditor.engine import load_engine  # noqa: PLC0415
    from auditor.evaluate import open_gold, summarise  # noqa: PLC0415

    gold = open_gold(request.gold, form=request.format, split=request.split, texts=request.texts)
    _spare(request.output, gold)
    engine = load_engine(request.config)
    encode_output(data=request.report != "text")
    code = MISTAKE if gold.orphans or gold.mistakes else CLEAN
    for path in gold.orphans:
        complain(f"{path}: labels of no article that is there")
    for mistake in gold.mistakes:
        complain(str(mistake))
    comparisons: list[Comparison] = []
    with opened(request.output) as put:
        for outcome in _compare_all(gold, engine):
            if isinstance(outcome, int):
                code = max(code, outcome)
            else:
                comparisons.append(outcome)
        if comparisons:
            put(_rendered(summarise(comparisons), gold, engine, request))
    if not comparisons:
        complain(f"{request.gold}: no article could be evaluated")
    return code


def _spare(output: Path | None, gold: Gold) -> None:
    """Raise AuditorError where the evaluation would overwrite an article or its labels."""
    for path in (path for each in gold.articles for path in (each.text, each.labels)):
        if output and output.resolve() == path.resolve():
            raise AuditorError("is part of the gold: write elsewhere", path=str(output))


def _compare_all(gold: Gold, engine: Engine) -> Iterator[Comparison | int]:
    """A comparison for each article, or an exit code where there is none."""
    from auditor.evaluate import compare_article  # noqa: PLC0415

    for number, labelled in enumerate(gold.articles):
        try:
            size = labelled.text.stat().st_size
            with working(labelled.text, number, len(gold.articles), size=size):
                comparison = compare_article(engine, labelled)
        except (ConfigError, ModelError):
            raise
        except AuditorError as error:
            complain(str(error))
            yield MISTAKE
        except Exception as error:  # whatever it is, the other articles are still compared
            complain_of_failure(error, labelled.text)
            yield FAILURE
        else:
            yield comparison


def _rendered(evaluation: Evaluation, gold: Gold, engine: Engine, request: Request) -> str:
    if request.report == "json":
        return _as_json(evaluation, gold, engine, request)
    output = request.output
    console = Console(file=io.StringIO(), width=FILE_WIDTH) if output else Console()
    page = evaluation_page(evaluation, gold, request.limits)
    return captured(console, lambda: console.print(page))


def _as_json(evaluation: Evaluation, gold: Gold, engine: Engine, request: Request) -> str:
    from auditor.evaluate import as_dict  # noqa: PLC0415

    data = {
        "tool": {
            "name": "sourcing-auditor",
            "version": __version__,
            "parser": engine.parser.name,
            "rules": engine.digest,
        },
        "gold": {
            "path": request.gold.as_posix(),
            "split": request.split,
            "format": gold.format,
            "texts": request.texts.as_posix() if request.texts else None,
            "unlabelled": [path.as_posix() for path in gold.unlabelled],
        },
        **as_dict(evaluation),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

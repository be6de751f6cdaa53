"""`auditor evaluate`: labelled articles in, figures out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.apps.commands.options import ConfigOption, ModelOption, configuration
from auditor.apps.output import GoldFormat, PageFormat


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Folder with SPLIT/text/NAME.txt and SPLIT/attributions/NAME_*.ann, or with "
            "NAME.txt beside NAME.ann, of which the first labelling is taken; or a .jsonl file "
            "with one article a line."
        ),
    ],
    *,
    form: Annotated[
        GoldFormat | None,
        typer.Option("--format", help="Format of the labels, where what GOLD is does not tell it."),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the articles of a .jsonl file; else text/ beside the file, or its own."
        ),
    ] = None,
    split: Annotated[
        str | None, typer.Option(help="Which part of the labels, such as dev.")
    ] = None,
    report: Annotated[
        PageFormat,
        typer.Option(help="text for reading; json: every figure, table and example."),
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File for the evaluation.")
    ] = None,
    examples: Annotated[
        int, typer.Option(min=0, help="Examples of each kind of error that text shows.")
    ] = 10,
    cues: Annotated[int, typer.Option(min=0, help="Cues that text shows, worst first.")] = 20,
    model: ModelOption = None,
    config: ConfigOption = None,
) -> int:
    """Audit articles that people have labelled, and show what was found, missed and invented.

    Figures are precision, recall and F1 over all articles together. exact: a span of a source, cue
    or content counts where it begins and ends as labelled, marks and punctuation at its ends aside.
    overlap: words are counted, not spans. link: a whole attribution counts where cue and content
    share half of their words with a labelled one, and the sources a word. Labels in a .jsonl file
    may tell who the sources are, too: then kinds (with their confusion matrix), names, anonymity
    and responses are compared. docs/evaluate.md says more. Exit code: 0 done, 2 a mistake, or files
    that cannot be read (the others are still evaluated), 3 a failure.
    """
    from auditor.apps.evaluate import Request  # noqa: PLC0415
    from auditor.apps.evaluate import evaluate as evaluate_labels  # noqa: PLC0415
    from auditor.apps.evaluation_page import Limits  # noqa: PLC0415

    settings = configuration(config, model=model)
    limits = Limits(cues=cues, examples=examples)
    return evaluate_labels(Request(gold, form, split, texts, report, output, limits, settings))

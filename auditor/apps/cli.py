"""The command `auditor`: arguments in, exit code out.

0 clean, 1 findings at or above `fail_on`, 2 usage, configuration or unreadable input, 3 something
failed inside; 130 stopped by the user.  Whatever takes time to load is imported by the command that
needs it.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, cast

import msgspec
import typer

from auditor.apps.output import (
    Format,
    GoldFormat,
    PageFormat,
    as_text,
    complain,
    complain_of_failure,
    encode_output,
    put,
)
from auditor.config import Config, FailOn, load_config, read_config
from auditor.errors import AuditorError, ConfigError

MISTAKE, FAILURE, STOPPED, TERMINATED = 2, 3, 130, 143
# Typer keeps click's class of usage errors to itself; this is its place.
USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__bases__[0])

# Options that several commands have.
ModelOption = Annotated[
    str | None, typer.Option(help="Language model: embedded, a folder, or stanza:en.")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(help="Configuration, instead of the auditor.toml found upwards from here."),
]

app = typer.Typer(
    name="auditor",
    help="Audit how a news article shows its sources.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
models = typer.Typer(help="Language models.")
app.add_typer(models, name="models")


def main() -> None:
    """The console script."""
    # An exception and not sudden death: a half-written file is cleared away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; the exit code.  Every error is one line on standard error."""
    try:
        code = app(list(arguments) or ["--help"], prog_name="auditor", standalone_mode=False)
    except USAGE_ERROR as error:
        complain(_usage(error))
        return MISTAKE
    except AuditorError as error:
        complain(str(error))
        return MISTAKE
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except Exception as error:  # the last stop: a fault of this program is told in one line, too
        complain_of_failure(error)
        return FAILURE
    if code == STOPPED:
        complain("stopped")
    return code or 0


def _usage(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "auditor"
    message = getattr(error, "format_message", error.__str__)()
    return f"{message.rstrip('.')} (see {command} --help)"


def _show_version(*, wanted: bool) -> None:
    if wanted:
        from auditor.version import __version__  # noqa: PLC0415

        put(f"sourcing-auditor {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    pass


@app.command("check")
def _check(
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
    pack: Annotated[str | None, typer.Option(help="Rule pack, such as core.")] = None,
    model: ModelOption = None,
    config: ConfigOption = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="Mildest severity of a finding that makes the exit code 1."),
    ] = None,
) -> int:
    """Audit articles and report.  Exit code: 0 clean, 1 findings, 2 a mistake, 3 a failure."""
    from auditor.apps.check import Request, check  # noqa: PLC0415

    given = {"pack": pack, "model": model, "fail_on": fail_on}
    changed = {name: value for name, value in given.items() if value is not None}
    settings = msgspec.structs.replace(_config(config), **changed)
    return check(Request(tuple(paths), form, output, settings))


@app.command("evaluate")
def _evaluate(
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
    from auditor.apps.evaluate import Request, evaluate  # noqa: PLC0415
    from auditor.apps.evaluation_page import Limits  # noqa: PLC0415

    settings = _config(config)
    if model is not None:
        settings = msgspec.structs.replace(settings, model=model)
    limits = Limits(cues=cues, examples=examples)
    return evaluate(Request(gold, form, split, texts, report, output, limits, settings))


@app.command("explain")
def _explain(
    rule: Annotated[str, typer.Argument(help="Id of a rule, as `auditor rules` lists them.")],
) -> None:
    """Tell why a rule exists, who asks for it, and what it finds."""
    from auditor.apps.rules import explanation, find_rule  # noqa: PLC0415
    from auditor.rulebook import load_rules  # noqa: PLC0415

    put(as_text(explanation(find_rule(rule, load_rules()))))


@app.command("rules")
def _rules() -> None:
    """List the rules."""
    from auditor.apps.rules import rule_table  # noqa: PLC0415
    from auditor.rulebook import load_rules  # noqa: PLC0415

    put(as_text(rule_table(load_rules())))


@app.command("schema")
def _schema() -> None:
    """Print the JSON schema of reports."""
    from auditor.render.json import schema_text  # noqa: PLC0415

    encode_output(data=True)
    put(schema_text())


@models.command("download")
def _download(
    language: Annotated[str, typer.Argument(help="Language, such as en.")] = "en",
) -> None:
    """Download Stanza's official models, for `--model stanza:LANGUAGE`; needs the network."""
    from auditor.nlp import download_official  # noqa: PLC0415

    put(f"{download_official(language)}\n")


def _config(path: Path | None) -> Config:
    if path is None:
        return load_config()
    config = read_config(path)
    if config is None:
        raise ConfigError("has no table [tool.auditor]", path=str(path))
    return config

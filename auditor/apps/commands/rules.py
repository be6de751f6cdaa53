"""`auditor rules`, `explain`, `packs` and `test`: rules and packs to look at and to try."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.apps.commands.options import ConfigOption, ModelOption, configuration
from auditor.apps.output import as_text, put

RulesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[RULE]...", help="Only the rules of these ids.")
]

rules = typer.Typer(help="List the rules.", invoke_without_command=True)


@rules.callback()
def list_rules(context: typer.Context, *, config: ConfigOption = None) -> None:
    """List the rules."""
    if context.invoked_subcommand:
        return
    from auditor.apps.rules import load_rulebook, rule_table  # noqa: PLC0415

    put(as_text(rule_table(load_rulebook(configuration(config)).rules)))


@rules.command()
def check(names: RulesArgument = None, *, model: ModelOption = None) -> int:
    """Test the rules that ship as `auditor test` does, and whether docs/rules/ is current."""
    from auditor.apps.proofs import prove_shipped  # noqa: PLC0415
    from auditor.nlp import EMBEDDED  # noqa: PLC0415

    return prove_shipped(names or (), model or EMBEDDED)


@rules.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="Folder for the pages.")] = Path("docs/rules"),
) -> None:
    """Write the reference of the rules that ship, a page of Markdown for each.

    Pages of rules that are no more are removed; what others wrote there stays.
    """
    from auditor.apps.reference import pages, write  # noqa: PLC0415
    from auditor.apps.rules import load_rulebook  # noqa: PLC0415
    from auditor.config import Config  # noqa: PLC0415

    write(folder, pages(load_rulebook(Config())))


def explain(
    rule: Annotated[str, typer.Argument(help="Id of a rule, as `auditor rules` lists them.")],
    *,
    pack: Annotated[
        str | None, typer.Option(help="What this pack makes of it, instead of what each does.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Tell why a rule exists, who asks for it, and what it finds."""
    from auditor.apps.rules import explanation, load_rulebook  # noqa: PLC0415

    book = load_rulebook(configuration(config))
    packs = (book.pack(pack),) if pack else book.packs
    put(as_text(explanation(book.rule(rule), packs)))


def packs(
    name: Annotated[str | None, typer.Argument(metavar="[PACK]", help="Name of a pack.")] = None,
    *,
    config: ConfigOption = None,
) -> None:
    """List the packs, or show one: its rules, options and score, and what core has otherwise."""
    from auditor.apps.packs import pack_page, pack_table  # noqa: PLC0415
    from auditor.apps.rules import load_rulebook  # noqa: PLC0415

    book = load_rulebook(configuration(config))
    put(as_text(pack_page(book.pack(name), book) if name else pack_table(book)))


def prove(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="RULES_DIR", help="Folder of rule files, with lexicons/ where they need some."
        ),
    ],
    names: RulesArgument = None,
    *,
    model: ModelOption = None,
) -> int:
    """Test rules by their own examples.

    Bad examples must be found exactly where they are marked, good ones not at all; every clause of
    `where` must spare a good example; a known gap must still be one. Exit code: 0 all are proved,
    1 some are not, 2 a mistake in a file (the others are still tested), 3 a failure.
    """
    from auditor.apps.proofs import prove_folder  # noqa: PLC0415
    from auditor.nlp import EMBEDDED  # noqa: PLC0415

    return prove_folder(folder, names or (), model or EMBEDDED)

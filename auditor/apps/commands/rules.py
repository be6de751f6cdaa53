"""`auditor rules`, `explain` and `test`: the rules that ship, and anybody's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.apps.commands.options import ModelOption
from auditor.apps.output import as_text, put
from auditor.nlp import EMBEDDED

RulesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[RULE]...", help="Only the rules of these ids.")
]

rules = typer.Typer(help="List the rules.", invoke_without_command=True)


@rules.callback()
def list_rules(context: typer.Context) -> None:
    """List the rules."""
    if context.invoked_subcommand:
        return
    from auditor.apps.rules import rule_table  # noqa: PLC0415
    from auditor.rulebook import load_rules  # noqa: PLC0415

    put(as_text(rule_table(load_rules())))


@rules.command()
def check(names: RulesArgument = None, *, model: ModelOption = None) -> int:
    """Prove the rules that ship, as `auditor test` does."""
    from auditor.apps.proofs import prove_folder  # noqa: PLC0415
    from auditor.lexicon import rules_folder  # noqa: PLC0415

    return prove_folder(rules_folder(), names or (), model or EMBEDDED)


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

    return prove_folder(folder, names or (), model or EMBEDDED)


def explain(
    rule: Annotated[str, typer.Argument(help="Id of a rule, as `auditor rules` lists them.")],
) -> None:
    """Tell why a rule exists, who asks for it, and what it finds."""
    from auditor.apps.rules import explanation, find_rule  # noqa: PLC0415
    from auditor.rulebook import load_rules  # noqa: PLC0415

    put(as_text(explanation(find_rule(rule, load_rules()))))

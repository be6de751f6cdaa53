"""`auditor rules` and `auditor explain`: the rules that ship."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor.apps.output import as_text, put

rules = typer.Typer(help="List the rules.", invoke_without_command=True)


@rules.callback()
def list_rules(context: typer.Context) -> None:
    """List the rules."""
    if context.invoked_subcommand:
        return
    from auditor.apps.rules import rule_table  # noqa: PLC0415
    from auditor.rulebook import load_rules  # noqa: PLC0415

    put(as_text(rule_table(load_rules())))


def explain(
    rule: Annotated[str, typer.Argument(help="Id of a rule, as `auditor rules` lists them.")],
) -> None:
    """Tell why a rule exists, who asks for it, and what it finds."""
    from auditor.apps.rules import explanation, find_rule  # noqa: PLC0415
    from auditor.rulebook import load_rules  # noqa: PLC0415

    put(as_text(explanation(find_rule(rule, load_rules()))))

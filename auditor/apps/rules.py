"""What `auditor rules` and `auditor explain` show of the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from auditor.apps.layout import indented, section, table
from auditor.apps.rule_words import (
    STATUS,
    options,
    packs_words,
    precision_words,
    purpose,
    severity_words,
)
from auditor.config import Config
from auditor.errors import ConfigError, did_you_mean
from auditor.render.look import SEVERITY_STYLES
from auditor.render.wording import safe
from auditor.rulebook import Rule
from auditor.rulebook.folders import configured_rules, pack_folders
from auditor.rulebook.packs import Pack, check_rules, load_pack, pack_names
from auditor.rulebook.rule import Example, House


class Rulebook(NamedTuple):
    """Every rule and every pack: those that ship, and those of the configuration's own folders."""

    rules: tuple[Rule, ...]
    packs: tuple[Pack, ...]

    def rule(self, name: str) -> Rule:
        """The rule of this id.  Raises ConfigError, with the nearest id, where there is none."""
        known = {rule.id: rule for rule in self.rules}
        check_known((name,), known, accepted="what `auditor rules` lists")
        return known[name]

    def pack(self, name: str) -> Pack:
        """The pack of this name.  Raises ConfigError, with the nearest, where there is none."""
        known = {pack.name: pack for pack in self.packs}
        if name not in known:
            hint = did_you_mean(name, known)
            raise ConfigError(f"unknown pack{hint}", key=name, accepted=", ".join(known))
        return known[name]


def load_rulebook(config: Config) -> Rulebook:
    """All that there is to choose from.  Raises ConfigError for the first mistake in it."""
    rules, shelves = configured_rules(config), pack_folders(config)
    packs = tuple(load_pack(name, *shelves) for name in pack_names(*shelves))
    for pack in packs:
        check_rules(pack, rules)
    return Rulebook(rules, packs)


def check_known(names: Iterable[str], known: Collection[str], accepted: str) -> None:
    """Raise ConfigError, with the nearest id, for the first name that is no rule's."""
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise ConfigError(f"unknown rule{hint}", key=name, accepted=accepted)


def rule_table(rules: Iterable[Rule]) -> Table:
    """Id, severity and, in one sentence, the purpose of every rule."""
    listed = table("Rule", "Severity", "Why")
    for rule in rules:
        listed.add_row(Text(rule.id), _severity(rule), Text(safe(purpose(rule))))
    return listed


def explanation(rule: Rule, packs: Sequence[Pack]) -> RenderableType:
    """Why a rule exists, who asks for it, what packs make of it, how good it is, and examples."""
    precision = precision_words(rule)
    parts: list[RenderableType] = [
        Text.assemble((rule.id, "bold"), "  ", _severity(rule)),
        indented(Text(safe(rule.message), "italic")),
        *section("Why", [Text(safe(rule.why))]),
        *section("Asked for by", [_house(house) for house in rule.houses]),
        *section("Packs", _in_packs(rule, packs)),
        *section("Options", [_option(*each) for each in options(rule, packs)]),
        *section("Precision", [Text(safe(precision))] if precision else []),
        *section("A finding", [_example(example) for example in rule.bad]),
        *section("No finding", [_example(example) for example in rule.good]),
        *section("Known gaps", [Text(safe(gap.because)) for gap in rule.known_gaps]),
    ]
    return Group(*parts)


def _severity(rule: Rule) -> Text:
    return Text(severity_words(rule), SEVERITY_STYLES[rule.severity])


def _house(house: House) -> Text:
    address = f"\n{safe(house.ref)}" if house.ref else ""
    return Text.assemble((safe(house.house), "bold"), f": {safe(house.says)}", (address, "dim"))


def _in_packs(rule: Rule, packs: Sequence[Pack]) -> list[Text]:
    status = [Text(STATUS[rule.status])] if rule.status in STATUS else []
    if len(packs) == 1:
        return [*status, Text(f"{packs[0].name}: {packs[0].severity(rule) or 'off'}")]
    return [*status, Text(f"On in {packs_words(rule, packs)}")]


def _option(name: str, default: str, others: str) -> Text:
    more = f"; {others}" if others else ""
    return Text.assemble((safe(name), "bold"), f" = {safe(default)}{safe(more)}")


def _example(example: Example) -> Text:
    """The text with what a finding points at in double brackets, as rule files write it."""
    shown, last = Text("- "), 0
    for span in sorted(span for span in example.expected if span is not None):
        shown.append(safe(example.text[last : span.start]))
        shown.append(f"[[{safe(example.text[span.start : span.end])}]]", "bold yellow")
        last = span.end
    return shown.append(safe(example.text[last:]))

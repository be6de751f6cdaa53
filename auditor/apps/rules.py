"""What `auditor rules` and `auditor explain` show of the rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.config import did_you_mean
from auditor.errors import ConfigError
from auditor.render.look import SEVERITY_STYLES
from auditor.render.wording import safe
from auditor.rulebook import Rule
from auditor.rulebook.rule import Example, House

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")


def find_rule(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule of this id.  Raises ConfigError, with the nearest id, where there is none."""
    known = {rule.id: rule for rule in rules}
    check_known((name,), known, accepted="what `auditor rules` lists")
    return known[name]


def check_known(names: Iterable[str], known: Collection[str], accepted: str) -> None:
    """Raise ConfigError, with the nearest id, for the first name that is no rule's."""
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise ConfigError(f"unknown rule{hint}", key=name, accepted=accepted)


def rule_table(rules: Iterable[Rule]) -> Table:
    """Id, severity and, in one sentence, the purpose of every rule."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    # An id is copied into `explain`: it is never broken.
    table.add_column("Rule", no_wrap=True)
    table.add_column("Severity", no_wrap=True)
    table.add_column("Why", overflow="fold")
    for rule in rules:
        table.add_row(Text(rule.id), _severity(rule), Text(_first_sentence(safe(rule.why))))
    return table


def explanation(rule: Rule) -> RenderableType:
    """Why a rule exists, which houses ask for it, and examples."""
    parts: list[RenderableType] = [
        Text.assemble((rule.id, "bold"), "  ", _severity(rule)),
        _indented(Text(safe(rule.message), "italic")),
        *_part("Why", [Text(safe(rule.why))]),
        *_part("Asked for by", [_house(house) for house in rule.houses]),
        *_part("A finding", [_example(example) for example in rule.bad]),
        *_part("No finding", [_example(example) for example in rule.good]),
        *_part("Known gaps", [Text(safe(gap.because)) for gap in rule.known_gaps]),
    ]
    return Group(*parts)


def _first_sentence(text: str) -> str:
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def _severity(rule: Rule) -> Text:
    preview = rule.status == "preview"
    return Text(f"{rule.severity}{' (preview)' if preview else ''}", SEVERITY_STYLES[rule.severity])


def _part(title: str, lines: Sequence[Text]) -> list[RenderableType]:
    return [Text(f"\n{title}", "bold"), *map(_indented, lines)] if lines else []


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _house(house: House) -> Text:
    address = f"\n{safe(house.ref)}" if house.ref else ""
    return Text.assemble((safe(house.house), "bold"), f": {safe(house.says)}", (address, "dim"))


def _example(example: Example) -> Text:
    """The text with what a finding points at in double brackets, as rule files write it."""
    shown, last = Text("- "), 0
    for span in sorted(span for span in example.expected if span is not None):
        shown.append(safe(example.text[last : span.start]))
        shown.append(f"[[{safe(example.text[span.start : span.end])}]]", "bold yellow")
        last = span.end
    return shown.append(safe(example.text[last:]))

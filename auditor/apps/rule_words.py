"""What is to be told of a rule, in words: for `auditor explain`, and for the reference in docs/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from auditor.model import Severity
from auditor.render.wording import count
from auditor.rulebook import Rule
from auditor.rulebook.packs import Pack
from auditor.rulebook.strict import Scalar

# A stable rule needs no words: it is on unless a pack says otherwise.
STATUS: Mapping[str, str] = MappingProxyType(
    {
        "optional": "Optional: only some houses ask for this, so that it is off until a pack or "
        "the configuration switches it on.",
        "preview": "Preview: it needs judgement, or is not precise enough yet, so that it is off "
        "until a pack or the configuration switches it on.",
    }
)

# The gravest first.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")


def purpose(rule: Rule) -> str:
    """Why there is such a rule, in one sentence."""
    return _SENTENCE_END.split(rule.why, maxsplit=1)[0]


def severity_words(rule: Rule) -> str:
    """Its own severity, and its status unless that is stable."""
    return rule.severity if rule.status == "stable" else f"{rule.severity} ({rule.status})"


def packs_words(rule: Rule, packs: Iterable[Pack]) -> str:
    """Which packs switch the rule on, and which give it another severity: "all; error in ap"."""
    found = {pack.name: pack.severity(rule) for pack in packs}
    on = [name for name, severity in found.items() if severity]
    off = [name for name, severity in found.items() if not severity]
    others = (
        f"{severity} in {', '.join(name for name in on if found[name] == severity)}"
        for severity in SEVERITIES
        if severity != rule.severity and severity in found.values()
    )
    return "; ".join((_listed(on, off), *others))


def _listed(on: Sequence[str], off: Sequence[str]) -> str:
    if not on:
        return "none"
    if len(off) >= len(on):
        return ", ".join(on)
    return f"all but {', '.join(off)}" if off else "all"


def options(rule: Rule, packs: Sequence[Pack]) -> Iterator[tuple[str, str, str]]:
    """The rule's options: name, default, and what packs set instead ("3 in ap, 4 in reuters")."""
    for name, default in rule.options:
        set_by = [(pack.name, pack.options.get(rule.id, {}).get(name)) for pack in packs]
        others = [f"{value_words(value)} in {pack}" for pack, value in set_by if value is not None]
        yield name, value_words(default), ", ".join(others)


def value_words(value: Scalar) -> str:
    """An option's value as a rule file writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def precision_words(rule: Rule) -> str | None:
    """How many of its findings on real articles were right, where somebody counted."""
    told = rule.precision
    if told is None:
        return None
    if not told.of:
        return f"No finding on {told.articles}."
    wrong = f" Wrong: {told.wrong}" if told.wrong else ""
    share = f"{told.right} of {count(told.of, 'finding')} right ({told.right / told.of:.0%})"
    return f"{share}, read on {told.articles}.{wrong}"

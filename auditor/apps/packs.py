"""What `auditor packs` shows: every pack in a line, or one of them in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from auditor.apps.layout import indented, section, table
from auditor.apps.rule_words import SEVERITIES, value_words
from auditor.apps.rules import Rulebook
from auditor.render.look import SEVERITY_STYLES
from auditor.render.wording import safe
from auditor.rulebook import Rule
from auditor.rulebook.packs import Pack
from auditor.rulebook.parts import PackPart

# The pack that others are compared with.
CORE = "core"


def pack_table(book: Rulebook) -> Table:
    """Name, number of rules that are on by severity, and purpose of every pack."""
    listed = table("Pack", *(f"{severity.capitalize()}s" for severity in SEVERITIES), "About")
    for pack in book.packs:
        counts = Counter(pack.severity(rule) for rule in book.rules)
        listed.add_row(
            Text(pack.name, "bold"),
            *(Text(str(counts[severity])) for severity in SEVERITIES),
            Text(safe(pack.about)),
        )
    return listed


def pack_page(pack: Pack, book: Rulebook) -> RenderableType:
    """One pack: what it is for, its rules, options and score; and where core is different."""
    core = book.pack(CORE)
    parts: list[RenderableType] = [
        Text(pack.name, "bold"),
        indented(Text(safe(pack.about))),
        *section("Rules", _rules(pack, core, book.rules)),
        *section("Off, though on in core", _missing(pack, core, book.rules)),
        *section("Options", _options(pack)),
        *section("Score", _score(pack, core)),
    ]
    return Group(*parts)


def _rules(pack: Pack, core: Pack, rules: Sequence[Rule]) -> list[Table]:
    on = [(severity, rule) for rule in rules if (severity := pack.severity(rule))]
    if not on:
        return []
    listed = table("Rule", "Severity", "In core" if pack is not core else "")
    for severity, rule in sorted(on, key=lambda each: (SEVERITIES.index(each[0]), each[1].id)):
        in_core = core.severity(rule) or "off"
        other = "" if in_core == severity else in_core
        listed.add_row(Text(rule.id), Text(severity, SEVERITY_STYLES[severity]), Text(other, "dim"))
    return [listed]


def _missing(pack: Pack, core: Pack, rules: Iterable[Rule]) -> list[Text]:
    return [Text(rule.id) for rule in rules if core.severity(rule) and not pack.severity(rule)]


def _options(pack: Pack) -> list[Text]:
    return [
        Text(f"{safe(rule)}: {safe(name)} = {safe(value_words(value))}")
        for rule, options in sorted(pack.options.items())
        for name, value in options.items()
    ]


def _score(pack: Pack, core: Pack) -> list[Text]:
    """How the parts of the score differ from those of core."""
    if pack is core:
        return [Text(_part_words(part)) for part in pack.score]
    if not pack.score:
        return [Text("nothing is scored")]
    return list(_differences(pack.score, core.score)) or [Text("as in core")]


def _differences(own: Iterable[PackPart], base: Iterable[PackPart]) -> Iterator[Text]:
    before = {part.name: part for part in base}
    for part in own:
        other = before.pop(part.name, None)
        if other is None or _part_words(part) != _part_words(other):
            told = f" (in core: {_terms(other)})" if other else " (not in core)"
            yield Text(_part_words(part) + told)
    yield from (Text(f"{safe(name)}: left out, unlike in core") for name in before)


def _part_words(part: PackPart) -> str:
    return f"{safe(part.name)}: {_terms(part)}"


def _terms(part: PackPart) -> str:
    return f"{part.weight} points, {part.measure} from {part.start:g} to {part.full:g}"

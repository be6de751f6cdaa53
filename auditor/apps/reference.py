"""The reference of the rules in Markdown, written from their files: a page a rule, and an index.

Pages that people write may stand beside them: only what begins with `HEAD` is ever replaced or
removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from auditor.apps.rule_words import (
    STATUS,
    options,
    packs_words,
    precision_words,
    purpose,
    severity_words,
)
from auditor.apps.rules import Rulebook
from auditor.errors import AuditorError
from auditor.render.wording import safe
from auditor.rulebook import Rule
from auditor.rulebook.examples import mark
from auditor.rulebook.packs import Pack
from auditor.rulebook.rule import Example, House
from auditor.shipped import rules_folder

HEAD = "<!-- Written by `auditor rules docs`"
INDEX = "README.md"
# What Markdown would read as something else than itself.
_SPECIAL = re.compile(r"[\\`*_<>|#~]|^[-+](?=\s)", re.MULTILINE)
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")


def pages(book: Rulebook) -> Mapping[str, str]:
    """Every page of the reference by its file name."""
    made = {f"{rule.id}.md": "\n".join(_page(rule, book.packs)) for rule in book.rules}
    return {INDEX: "\n".join(_index(book)), **made}


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write the pages, and remove those of rules that are no more.

    Raises AuditorError where a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in made.items():
            (folder / name).write_text(page, encoding="utf-8")
        for path in _left_over(folder, made):
            path.unlink()
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise AuditorError(problem, path=str(error.filename or folder)) from error


def outdated(folder: Path, made: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the pages that are not what `write` would write, or that it would remove."""
    changed = [name for name, page in made.items() if _text(folder / name) != page]
    return tuple(sorted((*changed, *(path.name for path in _left_over(folder, made)))))


def _left_over(folder: Path, made: Mapping[str, str]) -> list[Path]:
    others = (path for path in folder.glob("*.md") if path.name not in made)
    return [path for path in others if (_text(path) or "").startswith(HEAD)]


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None


def _page(rule: Rule, packs: Sequence[Pack]) -> Iterator[str]:
    source = f"../../rules/{Path(rule.path).relative_to(rules_folder()).as_posix()}"
    precision = precision_words(rule)
    yield f"{HEAD} from {source.removeprefix('../../')}: change it there. -->"
    yield f"# {rule.id}\n"
    yield f"{severity_words(rule)} · {rule.subject} · [the rule's file]({source})\n"
    yield f"> {_plain(rule.message)}\n"
    yield f"{_plain(rule.why)}\n"
    if rule.status in STATUS:
        yield f"{STATUS[rule.status]}\n"
    yield f"On in the packs: {packs_words(rule, packs)}.\n"
    yield from _section("Asked for by", map(_house, rule.houses))
    yield from _section("Options", (_option(*each) for each in options(rule, packs)))
    yield from _section("Precision", [_plain(precision)] if precision else ())
    yield from _section("A finding", map(_example, rule.bad))
    yield from _section("No finding", map(_example, rule.good))
    yield from _section("Known gaps", (_item(_plain(gap.because)) for gap in rule.known_gaps))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = "\n".join(lines)
    if told:
        yield f"## {title}\n"
        yield f"{told}\n"


def _house(house: House) -> str:
    source = f" ([source]({house.ref}))" if house.ref else ""
    return _item(f"**{_plain(house.house)}**: {_plain(house.says)}{source}")


def _option(name: str, default: str, others: str) -> str:
    return _item(f"`{name}`: {_plain(default)}{others and '; '}{_plain(others)}")


def _example(example: Example) -> str:
    """The text with what a finding points at in double brackets, and in bold type.

    One that has lines, such as front matter, is shown as it stands.
    """
    marked = mark(example.text, (span for span in example.expected if span))
    if _LINE_END.search(marked):
        return _item(f"```\n{marked}\n```")
    return _item(_plain(marked).replace("[[", "**[[").replace("]]", "]]**"))


def _item(text: str) -> str:
    return "- " + "\n".join(f"  {line}" if line else "" for line in text.split("\n")).lstrip()


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def _index(book: Rulebook) -> Iterator[str]:
    yield f"{HEAD}: change the files of rules/ instead. -->"
    yield "# The rules\n"
    yield (
        "Every rule that ships, with its severity; a pack may give it another one, or switch it "
        "off. An optional rule, or one in preview, is off until a pack or the configuration "
        "switches it on. `auditor explain RULE` tells the same on the command line.\n"
    )
    yield (
        "Each page tells the rule's precision: how many of its findings on real articles somebody "
        "found right. PolNeAR is a corpus of news articles, mostly on American politics of 2016: "
        "dev are 84 of them, train 840.\n"
    )
    yield "Rules that houses have and a text cannot show: [not built](not-built.md).\n"
    yield "## Packs\n"
    yield from _packs(book)
    for group, rules in groupby(book.rules, key=lambda rule: rule.id.partition("-")[0]):
        yield f"## {group.capitalize()}\n"
        yield from _group(tuple(rules), book.packs)


def _packs(book: Rulebook) -> Iterator[str]:
    yield "| pack | rules on | about |\n|---|---|---|"
    for pack in book.packs:
        on = sum(pack.severity(rule) is not None for rule in book.rules)
        link = f"[{pack.name}](../../rules/packs/{pack.name}.yaml)"
        yield f"| {link} | {on} | {_plain(safe(pack.about))} |"
    yield ""


def _group(rules: Iterable[Rule], packs: Sequence[Pack]) -> Iterator[str]:
    yield "| rule | severity | on in | why |\n|---|---|---|---|"
    for rule in rules:
        link = f"[{rule.id}]({rule.id}.md)"
        cells = (link, severity_words(rule), packs_words(rule, packs), _plain(safe(purpose(rule))))
        yield f"| {' | '.join(cells)} |"
    yield ""

"""Front matter: the YAML between two lines of hyphens at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from auditor.errors import InputError
from auditor.read.notes import Notes, Value, compose, read_notes

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n(?![ \t]*\r?$)", re.MULTILINE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[\w-]+:(?:\s|\Z)")
BYLINES = ("byline", "author", "authors")
DATES = ("published", "date")
NOTES = "auditor"


class FrontMatter(NamedTuple):
    """What a front matter says of its article; None for what it does not say."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    notes: Notes = Notes()


def front_matter(source: str, path: str | None = None) -> tuple[FrontMatter, int]:
    """The front matter, and the offset at which the body begins; other keys are passed over.

    Raises InputError with the line for YAML that is malformed, is no mapping, or is never closed,
    and for a mistake in the notes under `auditor`.
    """
    opening = _OPENING.match(source)
    if not opening:
        return FrontMatter(), len(source) - len(source.removeprefix("\ufeff"))
    closing = _CLOSING.search(source, opening.end())
    if not closing:
        if _KEY.match(source, opening.end()):
            raise InputError("front matter without a closing line '---'", path=path, line=1)
        return FrontMatter(), 0  # a rule across the page, not front matter
    values = _mapping(source[opening.end() : closing.start()], path)
    noted = values.get(NOTES)
    front = FrontMatter(
        _first(values, "title"),
        _first(values, *BYLINES),
        _first(values, *DATES),
        read_notes(Value(noted, path, before=1)) if noted else Notes(),
    )
    return front, closing.end()


def _mapping(block: str, path: str | None) -> dict[str, yaml.Node]:
    # The block begins on the file's second line.
    node = compose(block, "front matter is not valid YAML", path, before=1)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise InputError("front matter is not a mapping of keys to values", path=path, line=2)
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value).lower()
        if name == NOTES and name in values:
            # The first notes would go unread.  Other keys are not ours to judge.
            line = key.start_mark.line + 2
            raise InputError("the key is there twice", path=path, line=line, key=NOTES)
        values[name] = value
    return values


def _first(values: Mapping[str, yaml.Node], *names: str) -> str | None:
    """The value of the first of these keys that has one; several names are joined by commas."""
    found = (", ".join(_names(values[name])) for name in names if name in values)
    return next((value for value in found if value), None)


def _names(node: yaml.Node) -> Iterator[str]:
    """What a value says: itself, or the names of a list of people."""
    if not isinstance(node, yaml.SequenceNode):
        yield from _name(node)
        return
    for item in node.value:
        yield from _name(item)


def _name(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "name" and isinstance(value, yaml.ScalarNode):
                yield from _name(value)
    elif isinstance(node, yaml.ScalarNode) and node.value.strip():
        yield " ".join(node.value.split())

"""Front matter: the YAML between two lines of hyphens at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from auditor.errors import InputError

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n(?![ \t]*\r?$)", re.MULTILINE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[\w-]+:(?:\s|\Z)")
BYLINES = ("byline", "author", "authors")
DATES = ("published", "date")


class FrontMatter(NamedTuple):
    """What a front matter says of its article; None for what it does not say."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None


def front_matter(source: str, path: str | None = None) -> tuple[FrontMatter, int]:
    """The front matter, and the offset at which the body begins; other keys are passed over.

    Raises InputError with the line for YAML that is malformed, is no mapping, or is never closed.
    """
    opening = _OPENING.match(source)
    if not opening:
        return FrontMatter(), len(source) - len(source.removeprefix("\ufeff"))
    closing = _CLOSING.search(source, opening.end())
    if not closing:
        if _KEY.match(source, opening.end()):
            raise InputError("front matter without a closing line '---'", path=path, line=1)
        return FrontMatter(), 0  # a rule across the page, not front matter
    keys = _mapping(source[opening.end() : closing.start()], path)
    front = FrontMatter(_first(keys, "title"), _first(keys, *BYLINES), _first(keys, *DATES))
    return front, closing.end()


def _mapping(block: str, path: str | None) -> dict[str, object]:
    try:
        # The base loader leaves every value as written: a date or a number stays a string.  Not
        # the C loader: it overflows the stack of the process on a file of opening brackets.
        data = yaml.load(block, yaml.BaseLoader)  # noqa: S506 - it builds strings and lists only
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)  # the block begins on the file's second line
        raise InputError("front matter is not valid YAML", path=path, line=line) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise InputError("front matter is not a mapping of keys to values", path=path, line=2)
    return {str(key).lower(): value for key, value in data.items()}


def _first(keys: dict[str, object], *names: str) -> str | None:
    """The value of the first of these keys that has one; several names are joined by commas."""
    values = (", ".join(_strings(keys.get(name))) for name in names)
    return next((value for value in values if value), None)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield " ".join(value.split())
    elif isinstance(value, dict):
        yield from _strings(value.get("name"))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item) if not isinstance(item, list) else ()

"""The report's values in an editor's words, safe to show on a terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model import Attribution, Source

# (what one is called, what several are called)
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "named_person": ("named person", "named people"),
        "named_organization": ("organization", "organizations"),
        "document": ("document", "documents"),
        "unnamed_person": ("unnamed person", "unnamed people"),
        "unnamed_group": ("unnamed group", "unnamed groups"),
        "anonymous": ("anonymous", "anonymous sources"),
        "author": ("the author", "the author"),
        "other": ("other", "others"),
        "none": ("nobody", "nobody in particular"),
    }
)
KNOWLEDGE: Mapping[str, str] = MappingProxyType(
    {
        "present": "was present",
        "direct": "knows directly",
        "briefed": "was briefed",
        "familiar": "familiar with it",
        "close": "close to it",
        "involved": "involved in it",
    }
)
RESPONSES: Mapping[str, str] = MappingProxyType(
    {
        "no_reply": "did not reply",
        "declined": "declined to comment",
        "unreachable": "could not be reached",
        "referred": "referred the question elsewhere",
        "denied": "denied it",
        "commented": "commented",
    }
)
STANCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "statement": ("statement", "statements"),
        "belief": ("belief", "beliefs"),
        "intention": ("intention", "intentions"),
        "decree": ("decree", "decrees"),
        "perception": ("perception", "perceptions"),
        "evidence": ("piece of evidence", "pieces of evidence"),
    }
)

_SPACE = re.compile(r"\s+")
# Control characters, marks that turn the direction of writing, and halves of surrogate pairs: a
# terminal would obey the first two and cannot be sent the third.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """The text as one line, with a replacement character for whatever a terminal would obey."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: "1 source", "3 sources"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def stances(attributions: Iterable[Attribution]) -> str:
    """How many there are of each stance: "2 beliefs, 1 decree"."""
    counts: Counter[str] = Counter(each.stance for each in attributions)
    return ", ".join(count(counts[name], *names) for name, names in STANCES.items() if counts[name])


def number(value: float | None, places: int = 1) -> str:
    """A number without idle zeros; a dash where there is none."""
    return "-" if value is None else f"{value:,.{places}f}".removesuffix("." + "0" * places)


def people(source: Source) -> str:
    """How many people a source is: "2", "2+", "2-5"; empty for what is no person."""
    if source.people.max is None:
        return f"{source.people.min}+" if source.people.min else ""
    if source.people.min == source.people.max:
        return str(source.people.min or "")
    return f"{source.people.min}-{source.people.max}"


def knowledge(source: Source) -> str:
    """How an anonymous source knows; empty for any other."""
    if source.anonymity is None:
        return ""
    return KNOWLEDGE.get(source.anonymity.knowledge or "", "not said")


def reason(source: Source) -> str:
    """Why an anonymous source is not named, in the article's words; empty for any other."""
    if source.anonymity is None:
        return ""
    return safe(source.anonymity.reason.text) if source.anonymity.reason else "no reason given"

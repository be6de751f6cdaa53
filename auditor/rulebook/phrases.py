"""The phrases of a rule's lexicon: which ones they are, and the pattern that finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from auditor.errors import did_you_mean
from auditor.lexicon import Lexicons, every
from auditor.rulebook.strict import Entry

_PARTS = re.compile(r"\([^)]*\)|[^\s()]+")
# What a star stands for: up to three words and the space after them.
_GAP = r"(?:\S+\s+){0,3}?"


def read_words(entry: Entry, lexicons: Lexicons) -> frozenset[str]:
    """The entries of the lexicon, or of the `lexicon.group`, that an entry names.

    Raises ConfigError for a name that is not there, with the nearest one.
    """
    name, dot, group = entry.text().partition(".")
    if name not in lexicons:
        raise entry.error(f"no such lexicon{did_you_mean(name, lexicons)}", ", ".join(lexicons))
    groups = lexicons[name]
    if not dot:
        return every(groups)
    if group not in groups:
        raise entry.error(f"no such group{did_you_mean(group, groups)}", ", ".join(groups))
    return groups[group]


@cache
def phrase_pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    """A pattern for these phrases as whole words, the longest first, whatever the case.

    White space between words may be any, and an apostrophe straight or curly.  Brackets hold
    alternatives and `*` stands for up to three words, as in every lexicon.
    """
    forms = {form for phrase in phrases for form in _written_out(phrase)}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = "|".join(_pattern(form) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _written_out(phrase: str) -> Iterator[str]:
    """The phrase in every way that its brackets allow."""
    choices = (part.strip("()").split("|") for part in _PARTS.findall(phrase))
    return (" ".join(" ".join(words).split()) for words in product(*choices))


def _pattern(form: str) -> str:
    steps = (_GAP if word == "*" else re.escape(word) + r"\s+" for word in form.split())
    return "".join(steps).removesuffix(r"\s+").replace("'", "['’]")

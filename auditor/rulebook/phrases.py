"""The phrases of a rule's lexicon: which ones they are, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from auditor.errors import did_you_mean
from auditor.lexicon import Lexicons, every
from auditor.rulebook.strict import Entry

_PARTS = re.compile(r"\([^)]*\)|[^\s()]+")
# What a star stands for: up to three words and the space after them.
_GAP = r"(?:\S+\s+){0,3}?"
ANYTHING = "*"
# What a phrase can begin with, and a text be looked through for.
_WORD = re.compile(r"\w+|[^\w\s]")


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


def find_words(text: str, phrases: frozenset[str]) -> Iterator[re.Match[str]]:
    """Where phrases stand in a text as whole words: the longest at each place, whatever the case.

    White space between words may be any, and an apostrophe straight or curly.  Brackets hold
    alternatives and `*` stands for up to three words, as in every lexicon.
    """
    table, plain, end = _by_first_word(phrases), _plain(text), 0
    if ANYTHING in table:
        yield from _pattern(table[ANYTHING], None).finditer(text)
        return
    found = sorted((at, word) for word in table for at in _places(plain, word))
    for start, word in found:
        match = _pattern(table[word], word).match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def has_words(text: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands in a text, as `find_words` finds it."""
    table = _by_first_word(phrases)
    if ANYTHING not in table and table.keys().isdisjoint(_WORD.findall(_plain(text))):
        return False
    return next(find_words(text, phrases), None) is not None


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word begins in a plain text and is not only a part of another."""
    at = text.find(word)
    while at >= 0:
        found = None if text[at - 1 : at].isalnum() else _WORD.match(text, at)
        if found and found[0] == word:
            yield at
        at = text.find(word, at + 1)


@cache
def _by_first_word(phrases: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """The phrases by the words that they may begin with; all of them where that is any word."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases):
        for word in {*_first_words(_choices(phrase))}:
            table[word].append(phrase)
    if ANYTHING in table:
        return {ANYTHING: tuple(sorted(phrases))}
    return {word: tuple(found) for word, found in table.items()}


def _first_words(choices: Sequence[Sequence[str]]) -> Iterator[str]:
    for words in choices[0] if choices else (ANYTHING,):
        first = _WORD.search(_plain(words))
        yield from [first[0]] if first else _first_words(choices[1:])


@cache
def _pattern(phrases: tuple[str, ...], first: str | None) -> re.Pattern[str]:
    """A pattern for these phrases, or for those ways to write them that begin with this word."""
    forms = {form for phrase in phrases for form in _written_out(phrase)}
    kept = [form for form in forms if first is None or _begins(form, first)]
    longest_first = sorted(kept, key=lambda form: (-len(form), form))
    pattern = "|".join(_form(form) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _begins(form: str, word: str) -> bool:
    first = _WORD.search(_plain(form))
    return first is not None and first[0] == word


def _plain(text: str) -> str:
    """The text in lower case with typewriter apostrophes, every character in its place."""
    return text.replace("İ", "I").lower().replace("’", "'")


def _choices(phrase: str) -> tuple[list[str], ...]:
    """What may stand at each step of a phrase; an empty text where nothing needs to."""
    return tuple(part.strip("()").split("|") for part in _PARTS.findall(phrase))


def _written_out(phrase: str) -> Iterator[str]:
    """The phrase in every way that its brackets allow."""
    return (" ".join(" ".join(words).split()) for words in product(*_choices(phrase)))


def _form(form: str) -> str:
    steps = (_GAP if word == ANYTHING else re.escape(word) + r"\s+" for word in form.split())
    return "".join(steps).removesuffix(r"\s+").replace("'", "['’]")

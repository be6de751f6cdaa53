"""Phrases of a word list, found among tokens word by word.

A word of a phrase matches a token's text or its lemma, in any case; `*` stands for up to three
tokens; a hyphenated word matches whether or not the tokenizer splits it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from auditor.model import Token

GAP = 3


class PhraseMatch(msgspec.Struct, frozen=True):
    """A phrase at tokens `first` to `last` (half-open, indices into `Document.tokens`)."""

    first: int
    last: int
    phrase: str


def find_phrases(tokens: Sequence[Token], phrases: frozenset[str]) -> tuple[PhraseMatch, ...]:
    """Where phrases stand among neighbouring tokens: the longest at each place, no overlaps."""
    forms, found, at = _by_first_word(phrases), [], 0
    while at < len(tokens):
        match = _longest(tokens, at, forms)
        if match:
            found.append(match)
        at = match.last - tokens[0].index if match else at + 1
    return tuple(found)


def phrase_at(tokens: Sequence[Token], at: int, phrases: frozenset[str]) -> PhraseMatch | None:
    """The longest phrase that begins with `tokens[at]`."""
    return _longest(tokens, at, _by_first_word(phrases)) if at < len(tokens) else None


def plain_word(token: Token) -> str:
    """The token in lower case, with a typewriter apostrophe."""
    return token.text.lower().replace("’", "'")


def _longest(
    tokens: Sequence[Token], at: int, forms: Mapping[str, Iterable[tuple[tuple[str, ...], str]]]
) -> PhraseMatch | None:
    candidates = {form: None for word in _words(tokens[at]) for form in forms.get(word, ())}
    ends = ((_end(tokens, at, words), phrase) for words, phrase in candidates)
    found = max(((end, phrase) for end, phrase in ends if end), default=None)
    return found and PhraseMatch(tokens[at].index, tokens[at].index + found[0] - at, found[1])


def _end(tokens: Sequence[Token], at: int, words: Sequence[str]) -> int:
    """Where the words end that begin at `at`; 0 where they do not stand there."""
    for number, word in enumerate(words):
        if word == "*":
            rest = words[number + 1 :]
            return next((e for gap in range(GAP + 1) if (e := _end(tokens, at + gap, rest))), 0)
        if at >= len(tokens) or word not in _words(tokens[at]):
            return 0
        at += 1
    return at


def _words(token: Token) -> tuple[str, str]:
    word = plain_word(token)
    return ("not" if word == "n't" else word), token.lemma.lower()


@cache
def _by_first_word(
    phrases: frozenset[str],
) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase in sorted(phrases):
        whole = tuple(phrase.split())
        split = tuple(re.findall(r"[^\s\-]+|-", phrase))
        for words in dict.fromkeys((whole, split)):
            table[words[0]].append((words, phrase))
    return {word: tuple(forms) for word, forms in table.items()}

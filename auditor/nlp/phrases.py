"""Phrases of a word list, found among tokens word by word.

A word of a phrase matches a token's text or its lemma, in any case; a hyphenated word matches
whether or not the tokenizer splits it.  `*` stands for up to three tokens, and brackets hold
alternatives, an empty one where nothing needs to stand: "(ask|beg) (not to|to * not) be named",
"in the (back|) room".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from auditor.model import Token

GAP = 3
# What may stand at each step of a phrase: one of these runs of words.
Steps = tuple[tuple[tuple[str, ...], ...], ...]
ANYTHING = (("*",),)


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
    tokens: Sequence[Token], at: int, forms: Mapping[str, Iterable[tuple[Steps, str]]]
) -> PhraseMatch | None:
    candidates = {form: None for word in _words(tokens[at]) for form in forms.get(word, ())}
    ends = ((_end(tokens, at, steps), phrase) for steps, phrase in candidates)
    found = max(((end, phrase) for end, phrase in ends if end), default=None)
    return found and PhraseMatch(tokens[at].index, tokens[at].index + found[0] - at, found[1])


def _end(tokens: Sequence[Token], at: int, steps: Steps) -> int:
    """Where the steps end that begin at `at`; 0 where they do not stand there."""
    if not steps:
        return at
    step, rest = steps[0], steps[1:]
    if step == ANYTHING:
        return next((e for gap in range(GAP + 1) if (e := _end(tokens, at + gap, rest))), 0)
    passed = (at + len(words) for words in step if _stand(tokens, at, words))
    return max((_end(tokens, after, rest) for after in passed), default=0)


def _stand(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    there = tokens[at : at + len(words)]
    return len(there) == len(words) and all(
        word in _words(token) for word, token in zip(words, there, strict=True)
    )


def _words(token: Token) -> tuple[str, str]:
    word = plain_word(token)
    return ("not" if word == "n't" else word), token.lemma.lower()


@cache
def _by_first_word(phrases: frozenset[str]) -> Mapping[str, tuple[tuple[Steps, str], ...]]:
    table: defaultdict[str, dict[tuple[Steps, str], None]] = defaultdict(dict)
    for phrase in sorted(phrases):
        steps = _steps(phrase)
        for word in _first_words(steps):
            table[word][steps, phrase] = None
    return {word: tuple(forms) for word, forms in table.items()}


def _steps(phrase: str) -> Steps:
    parts = re.findall(r"\([^)]*\)|[^\s()]+", phrase)
    return tuple(
        tuple(form for choice in part.strip("()").split("|") for form in _forms(choice))
        for part in parts
    )


def _forms(words: str) -> tuple[tuple[str, ...], ...]:
    """The words as they stand, and with their hyphens as words of their own."""
    whole, split = words.split(), re.findall(r"[^\s\-]+|-", words)
    return tuple(dict.fromkeys((tuple(whole), tuple(split))))


def _first_words(steps: Steps) -> Iterator[str]:
    for words in steps[0]:
        yield from words[:1] or _first_words(steps[1:])

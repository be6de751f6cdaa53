"""Phrases of a word list, found among tokens word by word.

A word of a phrase matches a token's text or its lemma, in any case; a hyphenated word matches
whether or not the tokenizer splits it.  `*` stands for up to three tokens, and brackets hold
alternatives, an empty one where nothing needs to stand: "(ask|beg) (not to|to * not) be named",
"in the (back|) room".

A list is compiled once: each word that a phrase may begin with leads to the steps that may follow.
In a whole document only the tokens are looked at where such a word stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import groupby

import msgspec

from auditor.model import Document, Token

GAP = 3
# What may stand at one place of a phrase: one of these runs of words.
Choice = tuple[tuple[str, ...], ...]
ANYTHING: Choice = (("*",),)
_PART = re.compile(r"\([^)]*\)|[^\s()]+")
_SPLIT = re.compile(r"[^\s\-]+|-")
# What each token may be called: `Document.words`.
Words = Sequence[tuple[str, ...]]


class PhraseMatch(msgspec.Struct, frozen=True):
    """A phrase at tokens `first` to `last` (half-open, indices into `Document.tokens`)."""

    first: int
    last: int
    phrase: str


class _Step(msgspec.Struct, frozen=True):
    """A place in a phrase: where each word leads that may stand there.

    `gap` is the place that may also come up to three tokens later; at `ends` the phrase may end.
    """

    after: Mapping[str, tuple[_Step, ...]]
    gap: _Step | None = None
    ends: bool = False


_END = _Step({}, ends=True)


class _Phrases(msgspec.Struct, frozen=True):
    """A compiled list: first word → the steps after it and their phrases; tokens of the longest.

    `others`: first word → words of which one must follow in the sentence; none where it may be
    alone.
    """

    by_first: Mapping[str, tuple[tuple[_Step, str], ...]]
    longest: int
    others: Mapping[str, frozenset[str]]


def find_phrases(tokens: Sequence[Token], phrases: frozenset[str]) -> tuple[PhraseMatch, ...]:
    """Where phrases stand among neighbouring tokens: the longest at each place, no overlaps.

    Among those of a document `phrases_between` and `phrases_of` are faster.
    """
    if not tokens:
        return ()
    words = [token.words for token in tokens]
    return _apart(words, range(len(words)), len(words), _compiled(phrases), tokens[0].index)


def phrases_between(
    document: Document, first: int, last: int, phrases: frozenset[str]
) -> tuple[PhraseMatch, ...]:
    """`find_phrases` among the tokens `first` to `last` (half-open) of a document."""
    return _apart(document.words, range(first, last), last, _compiled(phrases))


def phrases_of(
    document: Document, phrases: frozenset[str], *, across: bool = False
) -> tuple[PhraseMatch, ...]:
    """`find_phrases` in each sentence of a document; `across`: over their ends, too."""
    compiled, tokens = _compiled(phrases), document.tokens
    if across:
        begins = places_of(document, compiled.by_first.keys())
        return _apart(document.words, begins, len(tokens), compiled)
    by_sentence = groupby(_begins(document, compiled), key=lambda at: tokens[at].sentence)
    return tuple(
        match
        for number, own in by_sentence
        for match in _apart(document.words, own, document.sentences[number].last, compiled)
    )


def phrase_at(tokens: Sequence[Token], at: int, phrases: frozenset[str]) -> PhraseMatch | None:
    """The longest phrase that begins with `tokens[at]`."""
    compiled = _compiled(phrases)
    if at >= len(tokens) or compiled.by_first.keys().isdisjoint(tokens[at].words):
        return None
    words = [token.words for token in tokens[at : at + compiled.longest]]
    return _longest(words, 0, len(words), compiled, tokens[at].index)


def phrase_from(
    document: Document, at: int, phrases: frozenset[str], last: int | None = None
) -> PhraseMatch | None:
    """`phrase_at` among the tokens of a document, all of them or those before `last`."""
    words, compiled = document.words, _compiled(phrases)
    end = len(words) if last is None else last
    if at >= end or compiled.by_first.keys().isdisjoint(words[at]):
        return None
    return _longest(words, at, end, compiled)


def places_of(document: Document, words: Set[str]) -> list[int]:
    """The tokens whose text or lemma is one of these words, in order."""
    places = document.places
    fewer, more = sorted((places.keys(), words), key=len)
    return sorted({at for word in fewer if word in more for at in places[word]})


def spelled(document: Document, words: Set[str]) -> list[int]:
    """The tokens whose text is one of these words, in any case, in order."""
    return [at for at in places_of(document, words) if document.plain[at] in words]


def plain_word(token: Token) -> str:
    """The token in lower case, with a typewriter apostrophe."""
    return token.text.lower().replace("’", "'")


def _begins(document: Document, phrases: _Phrases) -> list[int]:
    """Where in its sentence a phrase may begin: the first words that another one goes with."""
    tokens, places, found = document.tokens, document.places, set[int]()
    for first in phrases.by_first.keys() & places.keys():
        others = phrases.others[first]
        if not others:
            found.update(places[first])
        elif not places.keys().isdisjoint(others):
            there = {tokens[at].sentence for at in places_of(document, others)}
            found.update(at for at in places[first] if tokens[at].sentence in there)
    return sorted(found)


def _apart(
    words: Words, begins: Iterable[int], last: int, phrases: _Phrases, shift: int = 0
) -> tuple[PhraseMatch, ...]:
    """The longest phrase at each of these places before `last` that none before it holds."""
    found, free, first_words = [], 0, phrases.by_first.keys()
    for at in begins:
        if at < free or first_words.isdisjoint(words[at]):
            continue
        match = _longest(words, at, last, phrases, shift)
        if match:
            found.append(match)
            free = match.last - shift
    return tuple(found)


def _longest(
    words: Words, at: int, last: int, phrases: _Phrases, shift: int = 0
) -> PhraseMatch | None:
    found = max(
        (
            (_end(words, at + 1, last, step), phrase)
            for word in words[at]
            for step, phrase in phrases.by_first.get(word, ())
        ),
        default=(0, ""),
    )
    return PhraseMatch(at + shift, found[0] + shift, found[1]) if found[0] else None


def _end(words: Words, at: int, last: int, step: _Step) -> int:
    """Where the phrase ends that goes on with the step at `at`; 0 where it does not."""
    end = at if step.ends else 0
    if step.gap:
        # A gap is as short as it can be.
        rest = (_end(words, at + gap, last, step.gap) for gap in range(GAP + 1))
        end = max(end, next(filter(None, rest), 0))
    for word in words[at] if at < last and step.after else ():
        for after in step.after.get(word, ()):
            end = max(end, _end(words, at + 1, last, after))
    return end


@cache
def _compiled(phrases: frozenset[str]) -> _Phrases:
    by_first: dict[str, list[tuple[_Step, str]]] = {}
    others: dict[str, list[frozenset[str]]] = {}
    longest = 1
    for phrase in phrases:
        if phrase.isalpha():  # one plain word, as most are: nothing to take apart
            by_first.setdefault(phrase, []).append((_END, phrase))
            others.setdefault(phrase, []).append(frozenset())
            continue
        choices = _choices(phrase)
        longest = max(longest, sum(map(_length, choices)))
        for word, steps in _first_step(choices).after.items():
            by_first.setdefault(word, []).extend((step, phrase) for step in steps)
            others.setdefault(word, []).append(_needed(choices[1:]))
    return _Phrases(
        by_first={word: tuple(steps) for word, steps in by_first.items()},
        longest=longest,
        others={
            w: frozenset().union(*sets) if all(sets) else frozenset() for w, sets in others.items()
        },
    )


def _needed(choices: Sequence[Choice]) -> frozenset[str]:
    """The words of which one must stand there: of several places those that seem rarest."""
    sure = (choice for choice in choices if choice != ANYTHING and () not in choice)
    words = (frozenset(max(run, key=len) for run in choice) for choice in sure)
    return max(words, key=lambda each: min(map(len, each)), default=frozenset())


def _length(choice: Choice) -> int:
    return GAP if choice == ANYTHING else max(map(len, choice))


def _first_step(choices: Sequence[Choice]) -> _Step:
    step = _END
    for choice in reversed(choices):
        step = _Step({}, gap=step) if choice == ANYTHING else _before(choice, step)
    return step


def _before(choice: Choice, following: _Step) -> _Step:
    """The step at which one of these runs of words stands before the following step."""
    after: dict[str, tuple[_Step, ...]] = {}
    for words in filter(None, choice):
        step = following
        for word in reversed(words[1:]):
            step = _Step({word: (step,)})
        after[words[0]] = (*after.get(words[0], ()), step)
    if () not in choice:
        return _Step(after)
    for word, steps in following.after.items():
        after[word] = (*after.get(word, ()), *steps)
    return _Step(after, following.gap, following.ends)


def _choices(phrase: str) -> tuple[Choice, ...]:
    return tuple(
        tuple(form for choice in part.strip("()").split("|") for form in _forms(choice))
        for part in _PART.findall(phrase)
    )


def _forms(words: str) -> tuple[tuple[str, ...], ...]:
    """The words as they stand, and with their hyphens as words of their own."""
    whole = tuple(words.split())
    if "-" not in words:
        return (whole,)
    return tuple(dict.fromkeys((whole, tuple(_SPLIT.findall(words)))))

"""How many people a mention is: {min, max}, with max None where the text does not say.

An organisation and a document are nobody: {0, 0}, so that the sum over the register counts
people.  "several" is at least three, "more than a dozen" at least thirteen, "nearly ten" two to
ten; a plural without a number is at least two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from auditor.lexicon import Groups
from auditor.model import People, Token
from auditor.nlp.phrases import find_phrases, plain_word

NOBODY = People(0, 0)
ONE = People(1, 1)
SOME = People(2, None)


def count_people(tokens: Sequence[Token], *, plural: bool, numbers: Groups) -> People:
    """The people of a noun phrase, from the numbers before its noun.

    `tokens` run from the phrase's first word to the noun; `numbers` is the lexicon of that name.
    """
    if not plural:
        # "a couple", "the pair" are singular in form.
        told = _value(plain_word(tokens[-1]), numbers) if tokens else None
        return People(told, told) if told else ONE
    words = [plain_word(token) for token in tokens]
    parts = [part for word in words for part in word.split("-")]
    # "Three-quarters of the voters" are a share.
    if not numbers["share"].isdisjoint(parts):
        return SOME
    number = _number(parts, numbers)
    if number is not None:
        return _bounded(number, tokens, numbers)
    least = _numbered(numbers, "at least ")
    return People(max((least[word] for word in words if word in least), default=2), None)


def ordinal(words: Sequence[str], numbers: Groups) -> int:
    """The number of an ordinal among the words ("a third person": 3); 0 without one."""
    nth = _numbered(numbers, "nth ")
    if nth.keys().isdisjoint(words):
        return 0
    return min(nth[word] for word in words if word in nth)


@cache
def counting(numbers: Groups) -> frozenset[str]:
    """All numbers in words from two on."""
    told = (words for group, words in numbers.items() if group.isdigit() and group != "1")
    return frozenset[str]().union(*told)


def together(several: Iterable[People]) -> People:
    """All of these people, none of whom is among the others."""
    parts = tuple(several)
    most = [people.max for people in parts if people.max is not None]
    return People(
        sum(people.min for people in parts), sum(most) if len(most) == len(parts) else None
    )


@cache
def _numbered(numbers: Groups, before: str) -> Mapping[str, int]:
    """Each word of the groups that are a number behind these words, with that number."""
    groups = {name.removeprefix(before): name for name in numbers if name.startswith(before)}
    told = sorted((int(number), name) for number, name in groups.items() if number.isdigit())
    return {word: number for number, name in told for word in numbers[name]}


def _number(words: Sequence[str], numbers: Groups) -> int | None:
    """The number told in digits or words; "half a dozen" is six, "twenty-two" is told in parts."""
    told = [value for word in words if (value := _value(word, numbers))]
    if not told:
        return None
    largest = max(told)
    if "half" in words:
        return largest // 2
    return largest + told[-1] if 20 <= largest < 100 and told[-1] < 10 else largest


def _value(word: str, numbers: Groups) -> int | None:
    word = word.replace(",", "")
    # Four digits that look like a year are one: "the 2014 investigators".
    if word.isascii() and word.isdigit():
        return None if len(word) == 4 and word[:2] in ("19", "20") else int(word)
    return _numbered(numbers, "").get(word)


def _bounded(number: int, tokens: Sequence[Token], numbers: Groups) -> People:
    def says(group: str) -> bool:
        return bool(find_phrases(tokens, numbers[group]))

    if says("above"):
        return People(number + 1, None)
    if says("floor"):
        return People(number, None)
    if says("ceiling"):
        return People(min(2, number), number)
    if says("about"):
        return SOME
    return People(number, number)

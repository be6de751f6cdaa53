"""How many people a mention is: {min, max}, with max None where the text does not say.

An organisation and a document are nobody: {0, 0}, so that the sum over the register counts
people.  "several" is at least three, "more than a dozen" at least thirteen, "nearly ten" two to
ten; a plural without a number is at least two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    # "Three-quarters of the voters" are a share.
    if any(part in numbers["share"] for t in tokens for part in plain_word(t).split("-")):
        return SOME
    number = _number(tokens, numbers)
    if number is not None:
        return _bounded(number, tokens, numbers)
    least = (_least(plain_word(token), numbers) for token in tokens)
    return People(max((number for number in least if number), default=2), None)


def ordinal(tokens: Sequence[Token], numbers: Groups) -> int:
    """The number of an ordinal among the tokens ("a third person": 3); 0 without one."""
    words = {plain_word(token) for token in tokens}
    told = (group for group in numbers if group.startswith("nth ") and words & numbers[group])
    return next((int(group.removeprefix("nth ")) for group in told), 0)


def together(several: Iterable[People]) -> People:
    """All of these people, none of whom is among the others."""
    parts = tuple(several)
    most = [people.max for people in parts if people.max is not None]
    return People(
        sum(people.min for people in parts), sum(most) if len(most) == len(parts) else None
    )


def _number(tokens: Sequence[Token], numbers: Groups) -> int | None:
    """The number told in digits or words; "half a dozen" is six, "twenty-two" is told in parts."""
    words = [part for token in tokens for part in plain_word(token).split("-")]
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
    return next(
        (int(group) for group in numbers if group.isdigit() and word in numbers[group]), None
    )


def _least(word: str, numbers: Groups) -> int:
    groups = (
        group for group in numbers if group.startswith("at least ") and word in numbers[group]
    )
    return max((int(group.removeprefix("at least ")) for group in groups), default=0)


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

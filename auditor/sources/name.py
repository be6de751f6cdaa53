"""A proper name, as it stands in one place of the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

NameType = Literal["person", "organization", "place", "people", "work"]


class Name(msgspec.Struct, frozen=True):
    """A proper name: tokens `first` to `last`, half-open, without the titles before it.

    `text` is as the article has it, `words` its tokens.  `start` is the first token with titles;
    `titles` are those, in lower case, and `gender` what they tell of the bearer.  A name is `sure`
    where something shows what it names; otherwise it is taken for a person's.  `key` are the words
    as they are compared with those of other names.
    """

    first: int
    last: int
    start: int
    text: str
    words: tuple[str, ...]
    titles: tuple[str, ...]
    type: NameType
    gender: str = ""
    sure: bool = True
    key: tuple[str, ...] = ()


def name_key(words: Iterable[str]) -> tuple[str, ...]:
    """The key of a name of these words."""
    return tuple([word.lower().replace("’", "'") for word in words])

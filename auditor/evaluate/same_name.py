"""Whether two names are the same bearer's, as far as the names themselves tell.

Mr. Lindt = Bo Lindt         Ana R. Brito = Ana Brito             Lindt and Brito = Brito and Lindt
the Post = The Harbour Post  AFHF = Alliance to Fund Harbour Ferries
Eva Lindt ≠ Bo Lindt         Ruritania ≠ University of Ruritania  Lindt ≠ Lindt and Brito
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from auditor.lexicon import Lexicons
from auditor.sources.name_runs import every_title

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_ASIDE = re.compile(r"\([^)]*\)|\.")
_NEXT = re.compile(r",| and ")
# Words that the longest title has: "secretary of state".
_TITLE = 3


class _Name(NamedTuple):
    """A name's words, folded; the one that it is about; and the first letters of its capitals."""

    words: tuple[str, ...]
    key: str
    initials: str


def same_name(one: str, other: str, lexicons: Lexicons, *, person: bool) -> bool:
    """Whether two names may be one bearer's, which a surname alone is for everybody who has it.

    They have the same words, or one has the initials of the other; or they have the same key word,
    and all words of the one stand in the other in this order (an initial stands for a word).  The
    key word is the last one, but in the name of an organisation that goes on after a small word
    (“Bank of Ruritania”) the one before that.  An alias (lexicon `aliases`) is what it stands for.
    Case, accents, full stops, brackets, articles in front and “Jr.” at the end do not count; nor,
    before a person's name, do titles.  Several names are as many others, each like one of them.
    """
    a, b = (_read(name, lexicons, person=person) for name in (one, other))
    if b.words in (a.words, (a.initials,)) or a.words == (b.initials,):
        return bool(a.words)
    ours, theirs = (
        [_read(part, lexicons, person=person) for part in _several(name, lexicons)]
        for name in (one, other)
    )
    return len(ours) == len(theirs) and _each_in(ours, theirs) and _each_in(theirs, ours)


def name_words(name: str, lexicons: Lexicons) -> tuple[str, ...]:
    """The words of a name, folded: without case, accents, full stops and articles in front."""
    return tuple(map(_fold, _without_article(_words(name), lexicons)))


def _several(name: str, lexicons: Lexicons) -> list[str]:
    """The names that are joined in one: “Ruiz, Lindt and Brito”; “Ruiz, Jr.” is one."""
    suffixes = lexicons["titles"]["suffix"]
    return [part for part in _NEXT.split(name) if not suffixes.issuperset(map(_fold, _words(part)))]


def _each_in(ours: Sequence[_Name], theirs: Sequence[_Name]) -> bool:
    return all(any(_alike(one, other) for other in theirs) for one in ours)


def _alike(one: _Name, other: _Name) -> bool:
    short, long = sorted((one.words, other.words), key=len)
    rest = iter(long)
    return one.key == other.key and all(any(_stands_for(a, b) for b in rest) for a in short)


def _stands_for(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and long.startswith(short))


def _read(name: str, lexicons: Lexicons, *, person: bool) -> _Name:
    words = _without_article(_words(name), lexicons)
    if person:
        words = _bare(words, lexicons)
    initials = "".join(word[0] for word in words if word[0].isupper()).casefold()
    meant = _meant([_fold(word) for word in words], lexicons)
    before = words if person else _before_small_word(words, lexicons)
    key = _meant([_fold(word) for word in before], lexicons)[-1:]
    return _Name(tuple(meant), "".join(key), initials)


def _words(name: str) -> list[str]:
    words = _WORD.findall(_ASIDE.sub("", name))
    return [word.removesuffix("’s").removesuffix("'s") for word in words]


def _fold(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _without_article(words: list[str], lexicons: Lexicons) -> list[str]:
    articles = lexicons["determiners"]["definite"] | lexicons["determiners"]["indefinite"]
    return words[1:] if words[1:] and words[0].lower() in articles else words


def _bare(words: list[str], lexicons: Lexicons) -> list[str]:
    """A person's name without titles before it and “Jr.” after it."""
    titles, suffixes = every_title(lexicons["titles"]), lexicons["titles"]["suffix"]
    while words[1:] and words[-1].lower() in suffixes:
        words = words[:-1]
    for length in range(_TITLE, 0, -1):
        if words[length:] and " ".join(words[:length]).lower() in titles:
            return _bare(words[length:], lexicons)
    return words


def _before_small_word(words: list[str], lexicons: Lexicons) -> list[str]:
    """An organisation's name as far as a small word inside it: “Bank” of “Bank of Ruritania”.

    “campaign” in “the Lindt campaign in Ruritania” is no small word: it says what it is.
    """
    bodies = lexicons["organizations"]["noun"]
    last = max((at for at, word in enumerate(words) if word[0].isupper()), default=0)
    small = (at for at in range(1, last) if words[at].islower() and words[at] not in bodies)
    return words[: next(small, len(words))]


def _meant(words: list[str], lexicons: Lexicons) -> list[str]:
    """The words with each alias, the whole name or one word of it, as what it stands for."""
    aliases = {other: main for main, others in lexicons["aliases"].items() for other in others}
    whole = aliases.get(" ".join(words))
    return (
        whole.split() if whole else [m for word in words for m in aliases.get(word, word).split()]
    )

"""Which names of an article are the same person's or organisation's, wherever they stand.

A full name found anywhere settles a surname found anywhere else, a title before a surname tells two
bearers of it apart, and an organisation goes by its short form or its initials.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from auditor.lexicon import Groups, Lexicons, every
from auditor.sources.name import Name

GENDERS = ("masculine", "feminine")
# Letters up to which a name is likely to be initials.
ACRONYM = 3


class Bearer(msgspec.Struct, frozen=True):
    """One person or organisation with all its names in the article, the fullest first.

    `gender` is what the article tells of a person, `likely` what suggests it only: the
    given name, or a pronoun near by.
    """

    number: int
    names: tuple[Name, ...]
    gender: str = ""
    likely: str = ""

    @property
    def full(self) -> Name:
        return self.names[0]


class Roster(msgspec.Struct, frozen=True):
    """The bearers of an article's names, and the candidates for each name as it is written."""

    bearers: tuple[Bearer, ...]
    candidates: dict[tuple[str, ...], tuple[int, ...]]

    def of(self, name: Name) -> tuple[Bearer, ...]:
        """Who may be meant by a name: one bearer, or several where it is ambiguous."""
        found = tuple([self.bearers[number] for number in self.candidates.get(name.key, ())])
        if len(found) < 2:
            return found
        return tuple(b for b in found if agrees(name.gender, b.gender or b.likely)) or found


def agrees(one: str, other: str) -> bool:
    """Whether two genders may be one person's: the same, or one of them unknown."""
    return not one or not other or one == other


def draw_up(names: Sequence[Name], lexicons: Lexicons) -> Roster:
    """The roster of a document's names."""
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        groups[name.key].append(name)
    bearers: list[list[Name]] = []
    candidates: dict[tuple[str, ...], tuple[int, ...]] = {}
    by_handle: defaultdict[str, list[int]] = defaultdict(list)
    for key in sorted(groups, key=lambda key: (-_length(key, lexicons), groups[key][0].first)):
        person, handles = groups[key][0].type == "person", _handles(key, lexicons)
        same = _same_person if person else _same_organization
        found = [
            number
            for number in sorted({number for handle in handles for number in by_handle[handle]})
            if (bearers[number][0].type == "person") == person
            and same(bearers[number][0].key, key, lexicons)
        ]
        if len(found) == 1:
            bearers[found[0]].extend(groups[key])
        if not found:
            couple = _by_title(groups[key])
            found = [*range(len(bearers), len(bearers) + len(couple))]
            bearers.extend(couple)
            for handle in handles:
                by_handle[handle] += found
        candidates[key] = tuple(found)
    return Roster(tuple(_bearer(n, own, lexicons) for n, own in enumerate(bearers)), candidates)


def _handles(key: tuple[str, ...], lexicons: Lexicons) -> frozenset[str]:
    """Words of which two names share one, if they may be one bearer's."""
    core, small = _core(key, lexicons), lexicons["organizations"]["small_word"]
    short = (_alias(" ".join(key), lexicons), _initials(key, small), key[0].replace(".", ""))
    return frozenset({key[0], key[-1], core[-1], *short})


def _by_title(names: list[Name]) -> list[list[Name]]:
    """The same surname under "Mr." and "Mrs.": two people; of others one."""
    titled = [[name for name in names if name.gender == gender] for gender in GENDERS]
    return titled if all(titled) else [names]


def _length(key: tuple[str, ...], lexicons: Lexicons) -> int:
    return len(_core(key, lexicons))


def _core(key: tuple[str, ...], lexicons: Lexicons) -> tuple[str, ...]:
    """The name without Jr. and the like."""
    suffixes = lexicons["titles"]["suffix"]
    return key[:-1] if len(key) > 1 and key[-1] in suffixes else key


def _same_person(full: tuple[str, ...], other: tuple[str, ...], lexicons: Lexicons) -> bool:
    """Whether the shorter name may be the longer one's."""
    long, short = _core(full, lexicons), _core(other, lexicons)
    if len(short) == 1:
        return short[0] in (long[-1], long[0]) and (
            short[0] == long[-1] or _is_given(short[0], lexicons)
        )
    if long[-len(short) :] == short:
        return True
    return long[-1] == short[-1] and _same_given(long[0], short[0])


def _is_given(word: str, lexicons: Lexicons) -> bool:
    return word in every(lexicons["given-names"])


def _same_given(one: str, other: str) -> bool:
    """The same given name, an initial of it, or a short form that begins like it (Rob, Robert)."""
    if one[0] != other[0]:
        return False
    shorter = min(one, other, key=len).rstrip(".")
    return len(shorter) == 1 or (one.startswith(shorter[:3]) and other.startswith(shorter[:3]))


def _same_organization(full: tuple[str, ...], other: tuple[str, ...], lexicons: Lexicons) -> bool:
    """The same name, an alias, the initials, or the beginning or the telling end of it."""
    one, two = _alias(" ".join(full), lexicons), _alias(" ".join(other), lexicons)
    if one == two:
        return True
    places, small = lexicons["organizations"]["place"], lexicons["organizations"]["small_word"]
    if one in places or two in places or len(other) >= len(full):
        return False
    if len(other) == 1 and other[0].replace(".", "") == _initials(full, small):
        return True
    # "Alder University" is no short form of "Alder University Press".
    whole = len(other) > 1 and other[-1] in lexicons["organizations"]["name_word"]
    # "NBC" is short for "NBC News", but "HP" is not for "HP Way".
    if len(other) == 1 and len(other[0]) <= ACRONYM and other[0] not in small:
        whole = full[-1] not in lexicons["organizations"]["name_word"]
    begins = full[: len(other)] == other and not whole
    return begins or (len(full) <= 4 and full[-len(other) :] == other)


def _alias(name: str, lexicons: Lexicons) -> str:
    return _mains(lexicons["aliases"]).get(name, name)


@cache
def _mains(aliases: Groups) -> Mapping[str, str]:
    """Each alias with the name that it stands for."""
    return {other: main for main, others in reversed(aliases.items()) for other in others}


def _initials(key: Iterable[str], small: frozenset[str]) -> str:
    return "".join(word[:1] for word in key if word not in small)


def _bearer(number: int, names: list[Name], lexicons: Lexicons) -> Bearer:
    # Of a state the first name is shown: "Russian Federation" tells no more than "Russia".
    own = sorted(names, key=_shown)
    return Bearer(number, tuple(own), _titled(own), _likely(own, lexicons))


def _shown(name: Name) -> tuple[bool, bool, int]:
    """What puts one name of a bearer before another: of a state the first, but no dateline."""
    place = name.type == "place"
    return not place, place and len(name.text) > ACRONYM and name.text.isupper(), place * name.first


def _titled(names: Iterable[Name]) -> str:
    """What a title tells of a person's sex: "Mrs. Holt"."""
    return next((name.gender for name in names if name.gender), "")


def _likely(names: Sequence[Name], lexicons: Lexicons) -> str:
    """The sex that alone bears the given name."""
    given, lists = names[0].key[0], lexicons["given-names"]
    sexes = [gender for gender in GENDERS if given in lists[gender]]
    return sexes[0] if len(sexes) == 1 and names[0].type == "person" else ""

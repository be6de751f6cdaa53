"""What a mention of a source says: its noun, name, determiner, number, and what describes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from auditor.lexicon import Groups
from auditor.model import Document, People, Span, Token
from auditor.nlp.nouns import is_plural, noun_at, singular
from auditor.sources import extent
from auditor.sources.extent import Reader
from auditor.sources.name import Name
from auditor.sources.people import ONE, SOME, count_people, ordinal, together

Determiner = Literal["definite", "possessive", "another", "rest", "indefinite", "generic", "bare"]
# The one noun whose plural is another word, whatever the lemmatizer says.
PERSON, PEOPLE = "person", "people"
DESCRIBING = ("ADJ", "NOUN", "PROPN", "VERB", "NUM", "ADV", "X")


class Mention(msgspec.Struct, frozen=True):
    """A noun phrase, name or pronoun that stands for a speaker.

    `first` to `last` (half-open) are the tokens of its core, up to its noun; `end` is where all of
    it ends.  `noun` is the noun in the singular and lower case, `modifiers` the words before it.
    `determiner` tells what is new: "rest" is what is left of a group ("the other two"), "another"
    one or several more ("another clerk", "other clerks").  `ordinal` is 3 in "a third clerk",
    else 0.
    `whole` is what a member is part of ("one of *the officials*"), `parts` what a coordination
    joins, `owner` whose it is ("the *Holt* campaign", "*his* lawyer").
    """

    span: Span
    text: str
    first: int
    last: int
    end: int
    head: int
    noun: str
    plural: bool
    determiner: Determiner
    people: People
    pronoun: str = ""
    name: Name | None = None
    ordinal: int = 0
    modifiers: tuple[str, ...] = ()
    owner: Name | None = None
    owned: bool = False
    whole: Mention | None = None
    parts: tuple[Mention, ...] = ()


def read_mention(read: Reader, first: int, end: int) -> Mention | None:
    """The mention in tokens `first` to `end`; None where they hold no noun, name or pronoun."""
    first, end = extent.trimmed(read, first, end)
    if first >= end:
        return None
    cuts = extent.conjuncts(read, first, end)
    parts = [part for a, b in cuts if len(cuts) > 1 and (part := read_mention(read, a, b))]
    if len(parts) > 1:
        return _joined(read, first, end, tuple(parts))
    stop = extent.core_end(read, first, end)
    names = extent.apposed_names(read, stop, end)
    if len(names) > 1 and is_plural(read.document.tokens[stop - 1]):
        named = (read_mention(read, name.start, name.last) for name in names)
        return _joined(read, first, end, tuple(filter(None, named)))
    whole_at = extent.whole_after(read, stop, end)
    if whole_at is not None:
        return _quantified(read, first, stop, end, whole_at)
    return _simple(read, first, stop, end)


def _quantified(read: Reader, first: int, stop: int, end: int, whole_at: int) -> Mention | None:
    """“One of the officials” is a member of a whole; “a number of officials” is the officials."""
    whole = read_mention(read, whole_at, end)
    if whole is None or not (whole.noun or whole.pronoun):
        return None
    tokens, numbers = read.document.tokens, read.lexicons["numbers"]
    word = read.document.plain[stop - 1]
    single = word in numbers["1"]
    name = extent.apposed_name(read, whole.last, end) if single else whole.name
    counted = count_people(tokens[first:stop], plural=True, numbers=numbers)
    definite = whole.determiner in ("definite", "possessive", "rest") or bool(whole.pronoun)
    member = definite and word not in read.lexicons["determiners"]["whole"]
    # "One of the three" and "some of them" are people, whatever is counted.
    bare = whole.pronoun or whole.noun in read.counting or whole.noun == PEOPLE
    span, text = _words(read, first, end)
    return msgspec.structs.replace(
        whole,
        noun=(PERSON if single else PEOPLE) if bare else whole.noun,
        pronoun=whole.pronoun if not member else "",
        span=span,
        text=text,
        first=first,
        name=name,
        plural=not single,
        people=ONE if single else counted,
        determiner="indefinite" if member else whole.determiner,
        # The advisers are his; one of them is not "his adviser".
        owned=whole.owned and not member,
        owner=None if member else whole.owner,
        whole=whole if member else None,
    )


def _joined(read: Reader, first: int, end: int, parts: tuple[Mention, ...]) -> Mention:
    """“Holt and his lawyer”: the people of all parts together."""
    span, text = _words(read, first, end)
    return msgspec.structs.replace(
        parts[0],
        span=span,
        text=text,
        end=end,
        plural=True,
        people=together(part.people for part in parts),
        pronoun="",
        parts=parts,
    )


def _words(read: Reader, first: int, end: int) -> tuple[Span, str]:
    span = Span(read.document.starts[first], read.document.ends[end - 1])
    return span, read.document.article.text[span.start : span.end]


def _simple(read: Reader, first: int, stop: int, end: int) -> Mention:
    document, numbers = read.document, read.lexicons["numbers"]
    head = extent.head_of(read, first, stop)
    word = document.plain[head]
    name = read.name_ending.get(head + 1) or _apposed(read, head, stop, end)
    core, words = document.tokens[first : head + 1], document.plain[first : head + 1]
    determiner = _determiner(read, core, words, named=name is not None)
    if name is not None and name.last == head + 1:
        noun, plural = name.text.lower(), False
    else:
        noun, plural = _noun(read, core, words)
    pronoun = word if not name and word in _pronouns(read.lexicons["pronouns"]) else ""
    # "both men" are two, and so are "both".
    counted = core[:-1] if word == "both" and head > first else core
    share = _is_share(document, stop)
    span, text = _words(read, first, end)
    return Mention(
        span=span,
        text=text,
        first=first,
        last=head + 1,
        end=end,
        head=head,
        noun="" if pronoun else noun,
        plural=plural,
        determiner=determiner,
        people=SOME if share else count_people(counted, plural=plural, numbers=numbers),
        pronoun=pronoun,
        name=name,
        ordinal=ordinal(words, numbers),
        modifiers=tuple([document.plain[t.index] for t in core[:-1] if t.upos in DESCRIBING]),
        owner=next(_owners(read, first, head, name), None) if head > first else None,
        owned=determiner == "possessive",
    )


def _noun(read: Reader, core: Sequence[Token], words: Sequence[str]) -> tuple[str, bool]:
    """The noun that a core ends with, in the singular, and whether it is a plural."""
    noun = noun_at(read.document, core[-1].index)
    # "Delegates" with a capital may be tagged as a name.
    listed = noun not in read.roles and singular(noun) in read.roles
    plural = listed or _is_plural(read, core, words)
    if words[-1] in read.lexicons["determiners"]["people"]:
        return PEOPLE, plural
    return singular(noun) if listed else noun, plural


def _is_share(document: Document, stop: int) -> bool:
    """“*Six in 10* said so”: nobody counted them."""
    last = len(document.tokens) - 1
    return stop < last and document.plain[stop] == "in" and document.tokens[stop + 1].upos == "NUM"


def _apposed(read: Reader, head: int, stop: int, end: int) -> Name | None:
    one = read.document.tokens[head].upos != "PRON" and not is_plural(read.document.tokens[head])
    return extent.apposed_name(read, stop, end) if one else None


def _owners(read: Reader, first: int, head: int, name: Name | None) -> Iterator[Name]:
    """The names among the words before the noun: "the *Holt* campaign"."""
    within = (read.name_over[i] for i in range(first, head) if i in read.name_over)
    return (n for n in within if first <= n.first and n.last <= head and n is not name)


@cache
def _pronouns(lists: Groups) -> frozenset[str]:
    """All pronouns that may stand for somebody."""
    groups = ("masculine", "feminine", "thing", "plural", "first", "second", "relative")
    return frozenset[str]().union(*(lists[group] for group in groups))


def _determiner(
    read: Reader, core: Sequence[Token], words: Sequence[str], *, named: bool
) -> Determiner:
    lists, generic = read.lexicons["determiners"], read.lexicons["groups"]["generic"]
    first = words[0]
    one, definite = first in lists["indefinite"], first in lists["definite"]
    if first in generic or " ".join(words[:2]) in generic:
        return "generic"
    if not lists["other"].isdisjoint((*words[:2], words[-1])):
        return _of_others(words, lists)
    if first in lists["another"] or (one and not lists["another"].isdisjoint(words[1:2])):
        return "another"
    if core[0].xpos == "PRP$" or any(token.xpos == "POS" for token in core[:-1]):
        return "possessive"
    if definite or (named and not one):
        return "definite"
    return "indefinite" if one or core[0].upos == "NUM" else "bare"


def _of_others(words: Sequence[str], lists: Groups) -> Determiner:
    """“*The other* two” are the rest of a group, “other clerks” some more."""
    rest = words[0] in lists["definite"] and not lists["other"].isdisjoint((*words[1:2], words[-1]))
    return "rest" if rest else "another"


def _is_plural(read: Reader, core: Sequence[Token], words: Sequence[str]) -> bool:
    token, word, lists = core[-1], words[-1], read.lexicons["determiners"]
    peoples, one = read.lexicons["groups"]["people_name"], read.lexicons["numbers"]["1"]
    if word in lists["singular"] or (token.upos == "NUM" and word in one):
        return False
    # "Republicans", and "the French", but "the Republican" is one.
    if singular(word) in peoples:
        return word.endswith(("s", "sh", "ch", "ese"))
    if word in lists["plural"] or is_plural(token) or token.upos == "NUM":
        return True
    return core[0].upos == "NUM" and words[0] not in one

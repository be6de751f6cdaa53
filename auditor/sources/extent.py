"""How far a noun phrase reaches: its core up to the noun, and what follows that."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from auditor.lexicon import Lexicons, every
from auditor.model import Document, Token
from auditor.nlp.nouns import is_plural, noun_of, number_bounds, singular
from auditor.nlp.phrases import phrase_from
from auditor.sources.name import Name
from auditor.sources.people import counting

STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", "—", "–", "--", "...", "…"})
AFTER_NOUN = ("VERB", "ADJ", "ADV", "AUX", "SCONJ", "DET")
# Where an apposed name may begin, in tokens after the noun: "the minister of trade, Ana Holt".
APPOSED = 8


class Reader(msgspec.Struct, frozen=True):
    """A document with its names and the word lists: what reading a mention needs.

    `name_ending` gives the name that ends before a token, `name_over` the name that a token is in;
    `roles` are all nouns for people, `knowing` all formulas of knowledge, `counting` all numbers
    from two on, `bounds` what bounds one.
    """

    document: Document
    names: tuple[Name, ...]
    lexicons: Lexicons
    name_ending: dict[int, Name]
    name_over: dict[int, Name]
    roles: frozenset[str]
    knowing: frozenset[str]
    counting: frozenset[str]
    bounds: frozenset[str]


def reader(document: Document, names: tuple[Name, ...], lexicons: Lexicons) -> Reader:
    """A reader of the mentions of a document."""
    # A people's name is a noun like any other: "Republicans", "one Democrat".
    ending = {name.last: name for name in names if name.type != "people"}
    over = {index: name for name in names for index in range(name.start, name.last)}
    roles, knowing = every(lexicons["roles"]), every(lexicons["knowledge"])
    several, bounds = counting(lexicons["numbers"]), number_bounds(lexicons["numbers"])
    return Reader(document, names, lexicons, ending, over, roles, knowing, several, bounds)


def trimmed(read: Reader, first: int, end: int) -> tuple[int, int]:
    """The phrase without a preposition before it, and without punctuation or 's after it.

    "At least four people" begins with its "at".
    """
    tokens = read.document.tokens
    while first < end and tokens[first].upos in ("PUNCT", "ADP", "SCONJ", "CCONJ"):
        if _bound_end(read, first, end) > first:
            break
        first += 1
    while first < end and (tokens[end - 1].upos == "PUNCT" or tokens[end - 1].xpos == "POS"):
        if tokens[end - 1].text == ")" and any(t.text == "(" for t in tokens[first:end]):
            break
        end -= 1
    return first, end


def _bound_end(read: Reader, first: int, end: int) -> int:
    """Where "more than" or "at least" at the start of a phrase ends; `first` without one.

    A number follows: "some of the clerks" is none.
    """
    found = phrase_from(read.document, first, read.bounds, end)
    if found is None or found.last >= end:
        return first
    return found.last if read.document.tokens[found.last].upos in ("NUM", "DET") else first


def conjuncts(read: Reader, first: int, end: int) -> list[tuple[int, int]]:
    """The noun phrases that "and" joins; one where nothing is joined."""
    tokens, cuts, start = read.document.tokens, [], first
    if not any(token.upos == "CCONJ" for token in tokens[first + 1 : end - 1]):
        return [(first, end)]
    stop = core_end(read, first, end, through_and=True)
    for at in range(first + 1, stop - 1):
        joins = tokens[at].upos == "CCONJ" and at not in read.name_over
        if joins and _is_noun(read, at - 1) and any(_is_noun(read, i) for i in range(at + 1, stop)):
            cuts.append((start, at))
            start = at + 1
    parts = [*cuts, (start, end)]
    one = len(parts) == 2 and (_is_one_person(read, *parts) or _is_titled(read, *parts))
    return [(first, end)] if one else parts


def _is_titled(read: Reader, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """“Senator and television star Ana Holt”: both describe the name at the end."""
    tokens, last = read.document.tokens, core_end(read, *other)
    name = read.name_ending.get(last)
    if name is None or name.type != "person" or name.start == other[0]:
        return False
    told = {read.name_over[i].type for i in range(*one) if i in read.name_over}
    noun = tokens[one[1] - 1]
    bare = tokens[one[0]].xpos not in ("DT", "PRP$", "CD", "PRP")
    return bare and not told & {"person", "people"} and not is_plural(noun)


def _is_one_person(read: Reader, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """“The teacher and former mayor”: two offices of one person, who has one article only."""
    tokens, gendered = read.document.tokens, read.lexicons["pronouns"]
    last = core_end(read, *other)
    if tokens[one[0]].xpos not in ("DT", "PRP$") or tokens[other[0]].xpos in ("DT", "PRP$", "CD"):
        return False
    if any(i in read.name_over and read.name_over[i].last in (one[1], last) for i in range(*other)):
        return False
    heads = (tokens[one[1] - 1], tokens[last - 1])
    nouns = [noun_of(token) for token in heads if token.upos == "NOUN" and not is_plural(token)]
    kin = gendered["masculine_noun"] | gendered["feminine_noun"]
    return len(nouns) == 2 and read.roles.issuperset(nouns) and not kin.issuperset(nouns)


def core_end(read: Reader, first: int, end: int, *, through_and: bool = False) -> int:
    """Where the phrase's core ends: after its noun, before what follows it."""
    around = read.name_over.get(first)
    if around is not None and around.last >= end:
        return end
    tokens, noun_seen = read.document.tokens, False
    begin = _bound_end(read, first, end)
    for at in range(first, end):
        token, name = tokens[at], read.name_over.get(at)
        joint = through_and and token.upos == "CCONJ"
        inside = name is not None and at > name.start
        if joint:
            noun_seen = False
        elif at > begin and not inside and _stops(read, at, end, noun_seen=noun_seen):
            return at
        # "four current and former officials": what counts or owns a noun is not yet it.
        before = token.deprel in ("nmod:poss", "nummod") and token.head > at
        noun_seen = noun_seen or (not before and _is_noun(read, at))
    return end


def _is_noun(read: Reader, at: int) -> bool:
    """Whether it is tagged as a noun, or a role that may pass for an adjective: "an official"."""
    token = read.document.tokens[at]
    if token.upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM"):
        return token.xpos != "POS"
    if token.upos != "ADJ" or read.document.plain[at] not in read.roles:
        return False
    following = read.document.tokens[at + 1 : at + 2]
    return not following or following[0].upos not in ("NOUN", "PROPN", "ADJ")


def _stops(read: Reader, at: int, end: int, *, noun_seen: bool) -> bool:
    tokens = read.document.tokens
    token = tokens[at]
    if token.text in STOPS or (token.text == "-" and token.span.start > tokens[at - 1].span.end):
        return True
    # "a person familiar with …" is plain even where the tagger takes "familiar" for a noun.
    if phrase_from(read.document, at, read.knowing, end):
        return True
    if not noun_seen:
        return token.upos == "ADP" and not _is_noun(read, min(at + 1, end - 1))
    if token.upos in AFTER_NOUN:
        return not (_is_noun(read, at) or _describes_noun(tokens, at, end))
    pronoun = token.upos == "PRON" and token.xpos != "PRP$"
    return pronoun or token.upos in ("ADP", "CCONJ")


def _describes_noun(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the word belongs to a noun after it, as in "the company's chief economist"."""
    token, following = tokens[at], tokens[at + 1 : end][:1]
    goes_on = bool(following) and following[0].upos in ("NOUN", "PROPN", "ADJ", "NUM")
    before = token.deprel in ("amod", "compound", "nummod") and token.head > at
    return goes_on and before and token.upos in ("ADJ", "VERB")


def head_of(read: Reader, first: int, stop: int) -> int:
    """The core's noun: its last one, or its last word ("the other", "the accused")."""
    tokens = read.document.tokens
    words = [i for i in range(stop - 1, first - 1, -1) if tokens[i].upos not in ("PUNCT", "PART")]
    if words and read.document.plain[words[0]] in read.lexicons["determiners"]["other"]:
        return words[0]
    nouns = (i for i in words if tokens[i].xpos != "PRP$" and _is_noun(read, i))
    return next(nouns, words[0] if words else first)


def whole_after(read: Reader, stop: int, end: int) -> int | None:
    """Where the whole begins of which the core counts some: "one of | the officials"."""
    plain, quantifiers = read.document.plain, read.lexicons["groups"]["quantifier"]
    if stop + 1 >= end or plain[stop] != "of" or stop - 1 in read.name_over:
        return None
    word = plain[stop - 1]
    counts = word in quantifiers or singular(word) in quantifiers
    counts = counts or read.document.tokens[stop - 1].upos in ("NUM", "DET")
    return stop + 1 if counts else None


def apposed_name(read: Reader, stop: int, end: int) -> Name | None:
    """The name in "the economy minister, Mr. Holt," or "the minister of trade, Ana Holt"."""
    tokens = read.document.tokens
    for comma in range(stop, min(end - 1, stop + APPOSED)):
        name = _name_after(read, comma + 1, end) if tokens[comma].text == "," else None
        if name is not None:
            return name
        example = read.document.plain[comma] in read.lexicons["determiners"]["example"]
        if tokens[comma].upos in ("VERB", "PRON") or example:
            return None
    return None


def _name_after(read: Reader, first: int, end: int) -> Name | None:
    """The person's name that begins here or after an office: "the *state* senator Ana Holt"."""
    tokens = read.document.tokens
    while first < end and first not in read.name_over and tokens[first].upos in ("NOUN", "ADJ"):
        first += 1
    name = read.name_over.get(first)
    if name is None or name.start != first or name.type != "person":
        return None
    closed = name.last >= end or tokens[name.last].upos not in ("NOUN", "PROPN", "ADJ")
    return name if closed else None


def apposed_names(read: Reader, stop: int, end: int) -> tuple[Name, ...]:
    """The names of all in "the two senators, Ana Holt and Jan Ruiz"; none where more is told."""
    tokens, names, at = read.document.tokens, [], stop + 1
    if stop >= end or tokens[stop].text not in (",", ":", "—", "–"):
        return ()
    while at < end:
        name = read.name_over.get(at)
        joint = tokens[at].upos == "CCONJ" or tokens[at].text == ","
        if name is None and not joint:
            return ()
        if name is not None:
            names.append(name)
        at = name.last if name else at + 1
    return tuple(names) if all(name.type == "person" for name in names) else ()

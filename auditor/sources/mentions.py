"""What a mention of a source says: its noun, name, determiner, number, and what describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from auditor.lexicon import Lexicons, every
from auditor.model import Document, People, Span, Token
from auditor.nlp.phrases import phrase_at, plain_word
from auditor.nlp.tree import span_of
from auditor.sources.names import Name
from auditor.sources.people import ONE, count_people, ordinal

Determiner = Literal["definite", "possessive", "another", "other", "indefinite", "generic", "bare"]

STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", "—", "–", "--", "...", "…"})
AFTER_NOUN = ("VERB", "ADJ", "ADV", "AUX", "SCONJ")


class Mention(msgspec.Struct, frozen=True):
    """A noun phrase, name or pronoun that stands for a speaker.

    `first` to `last` (half-open) are the tokens of its core, up to its noun; `end` is where all of
    it ends.  `noun` is the noun in the singular and lower case, `modifiers` the words before it.
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
    ordinal: bool = False
    modifiers: tuple[str, ...] = ()
    owner: Name | None = None
    owned: bool = False
    whole: Mention | None = None
    parts: tuple[Mention, ...] = ()


class Reader(msgspec.Struct, frozen=True):
    """A document with its names and the word lists: what reading a mention needs."""

    document: Document
    names: tuple[Name, ...]
    lexicons: Lexicons
    name_ending: dict[int, Name]
    name_over: dict[int, Name]


def reader(document: Document, names: tuple[Name, ...], lexicons: Lexicons) -> Reader:
    """A reader of the mentions of a document."""
    # A people's name is a noun like any other: "Republicans", "one Democrat".
    ending = {name.last: name for name in names if name.type != "people"}
    over = {index: name for name in names for index in range(name.start, name.last)}
    return Reader(document, names, lexicons, ending, over)


def read_mention(read: Reader, first: int, end: int) -> Mention | None:
    """The mention in tokens `first` to `end`; None where they hold no noun, name or pronoun."""
    first, end = _trimmed(read.document.tokens, first, end)
    if first >= end:
        return None
    cuts = _conjuncts(read, first, end)
    if len(cuts) > 1:
        parts = [part for a, b in cuts if (part := read_mention(read, a, b))]
        if len(parts) > 1:
            return _joined(read, first, end, tuple(parts))
    return _simple(read, first, end)


def _trimmed(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int]:
    while first < end and tokens[first].upos in ("PUNCT", "ADP", "SCONJ", "CCONJ"):
        first += 1
    while first < end and (tokens[end - 1].upos == "PUNCT" or tokens[end - 1].xpos == "POS"):
        if tokens[end - 1].text in (")", "]") and any(
            t.text in ("(", "[") for t in tokens[first:end]
        ):
            break
        end -= 1
    return first, end


def _conjuncts(read: Reader, first: int, end: int) -> list[tuple[int, int]]:
    """The noun phrases that "and" joins: [one] where nothing is joined."""
    tokens, cuts, start = read.document.tokens, [], first
    stop = _core_end(read, first, end, through_and=True)
    for at in range(first + 1, stop - 1):
        joins = tokens[at].upos == "CCONJ" and at not in read.name_over
        if joins and _is_noun(tokens[at - 1]) and _begins_phrase(tokens, at + 1, stop):
            cuts.append((start, at))
            start = at + 1
    return [*cuts, (start, end)]


def _begins_phrase(tokens: Sequence[Token], at: int, stop: int) -> bool:
    return any(_is_noun(token) for token in tokens[at:stop])


def _is_noun(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM")


def _core_end(read: Reader, first: int, end: int, *, through_and: bool = False) -> int:
    """Where the phrase's core ends: after its noun, before what follows it."""
    tokens, noun_seen = read.document.tokens, False
    for at in range(first, end):
        token = tokens[at]
        name = read.name_over.get(at)
        if name and at > name.start:
            noun_seen = noun_seen or _is_noun(token)
            continue
        if through_and and token.upos == "CCONJ":
            noun_seen = False
        if at > first and _stops(read, at, end, noun_seen=noun_seen, through_and=through_and):
            return at
        noun_seen = noun_seen or (
            _is_noun(token) and token.xpos != "POS" and token.deprel != "nmod:poss"
        )
    return end


def _stops(read: Reader, at: int, end: int, *, noun_seen: bool, through_and: bool) -> bool:
    tokens = read.document.tokens
    token = tokens[at]
    if token.text in STOPS or (token.text == "-" and token.span.start > tokens[at - 1].span.end):
        return True
    # "a person familiar with …" is plain even where the tagger takes "familiar" for a noun.
    if noun_seen and phrase_at(tokens[at:end], 0, every(read.lexicons["knowledge"])):
        return True
    if token.upos == "ADP":
        return noun_seen or not _is_noun(tokens[min(at + 1, end - 1)])
    if token.upos == "CCONJ":
        return not through_and and noun_seen
    if token.upos == "PRON" and token.xpos != "PRP$":
        return noun_seen
    if token.upos in AFTER_NOUN or token.upos == "DET":
        following = tokens[at + 1] if at + 1 < end else None
        goes_on = following is not None and following.upos in ("NOUN", "PROPN", "ADJ", "NUM")
        return noun_seen and not (goes_on and token.upos in ("ADJ", "VERB") and _glued(token))
    return False


def _glued(token: Token) -> bool:
    """Whether the parser hangs the word before its noun, as in "the company's chief economist"."""
    return token.deprel in ("amod", "compound", "nummod") and token.head > token.index


def _simple(read: Reader, first: int, end: int) -> Mention | None:
    tokens = read.document.tokens
    stop = _core_end(read, first, end)
    whole_at = _whole_after(read, first, stop, end)
    if whole_at is not None:
        return _quantified(read, first, stop, end, whole_at)
    head = _head(tokens, first, stop, every(read.lexicons["roles"]))
    name = read.name_ending.get(head + 1) or _apposed_name(read, head, stop, end)
    return _mention(read, first, head, end, name=name)


def _head(tokens: Sequence[Token], first: int, stop: int, roles: frozenset[str]) -> int:
    """The core's noun: its last one, or its last word ("the other", "the accused")."""
    words = [i for i in range(first, stop) if tokens[i].upos not in ("PUNCT", "PART")]
    nouns = [i for i in words if _is_noun(tokens[i]) and tokens[i].xpos != "PRP$"]
    # "an official" may be tagged as an adjective.
    if words and plain_word(tokens[words[-1]]) in roles:
        return words[-1]
    if nouns and plain_word(tokens[words[-1]]) not in ("other", "others"):
        return nouns[-1]
    return words[-1] if words else first


def _whole_after(read: Reader, first: int, stop: int, end: int) -> int | None:
    """Where the whole begins of which the core counts some: "one of | the officials"."""
    tokens = read.document.tokens
    if stop + 1 >= end or plain_word(tokens[stop]) != "of":
        return None
    word = plain_word(tokens[stop - 1])
    counts = (
        word in read.lexicons["groups"]["quantifier"]
        or tokens[stop - 1].upos in ("NUM", "DET")
        or _singular(word) in read.lexicons["groups"]["quantifier"]
    )
    return stop + 1 if counts and stop - 1 not in read.name_over else None


def _quantified(read: Reader, first: int, stop: int, end: int, whole_at: int) -> Mention | None:
    """ "One of the officials" is a member of a whole; "a number of officials" is the officials."""
    whole = read_mention(read, whole_at, end)
    if whole is None or not (whole.noun or whole.pronoun):
        return None
    tokens, numbers = read.document.tokens, read.lexicons["numbers"]
    quantity = tokens[first:stop]
    single = plain_word(tokens[stop - 1]) in numbers["1"]
    people = ONE if single else count_people(quantity, plural=True, numbers=numbers)
    span = span_of(read.document, (first, end - 1))
    definite = whole.determiner in ("definite", "possessive") or bool(whole.pronoun)
    member = definite and plain_word(tokens[stop - 1]) not in ("all", "both", "each")
    return msgspec.structs.replace(
        whole,
        span=span,
        text=read.document.article.text[span.start : span.end],
        first=first,
        plural=not single,
        people=people,
        determiner=whole.determiner if not member else "indefinite",
        whole=whole if member else None,
    )


def _apposed_name(read: Reader, head: int, stop: int, end: int) -> Name | None:
    """The name in "the economy minister, Mr. Holt," or "the minister of trade, Ana Holt"."""
    tokens = read.document.tokens
    if tokens[head].upos == "PRON":
        return None
    for comma in range(stop, min(end - 1, stop + 8)):
        if tokens[comma].text == "," and comma + 1 in read.name_over:
            name = read.name_over[comma + 1]
            closed = name.last >= end or tokens[name.last].upos in (
                "PUNCT",
                "ADP",
                "PRON",
                "VERB",
                "PART",
            )
            starts = name.start == comma + 1
            return (
                name
                if starts and closed and name.type == "person" and not _plural(tokens[head])
                else None
            )
        if tokens[comma].upos in ("VERB", "PRON") or plain_word(tokens[comma]) == "including":
            return None
    return None


def _plural(token: Token) -> bool:
    return token.xpos in ("NNS", "NNPS") or "Number=Plur" in token.feats


def _mention(read: Reader, first: int, head: int, end: int, *, name: Name | None) -> Mention:
    tokens, lexicons = read.document.tokens, read.lexicons
    core = tokens[first : head + 1]
    word = plain_word(tokens[head])
    pronoun = _pronoun(read, tokens[head]) if not name else ""
    before = tokens[first:head]
    determiner = _determiner(read, core, name)
    plural = _is_plural(read, tokens[head], core, name)
    owner = next(
        (n for n in read.names if first <= n.first and n.last <= head and n is not name), None
    )
    span = span_of(read.document, (first, end - 1))
    return Mention(
        span=span,
        text=read.document.article.text[span.start : span.end],
        first=first,
        last=head + 1,
        end=end,
        head=head,
        noun=""
        if pronoun
        else (name.text.lower() if name and name.last == head + 1 else noun_of(read, tokens[head])),
        plural=plural,
        determiner=determiner,
        people=count_people(
            core if word != "both" else before or core, plural=plural, numbers=lexicons["numbers"]
        ),
        pronoun=pronoun,
        name=name,
        ordinal=ordinal(core, lexicons["numbers"]),
        modifiers=tuple(_modifiers(before)),
        owner=owner,
        owned=determiner == "possessive",
    )


def noun_of(read: Reader, token: Token) -> str:
    """The noun in the singular and in lower case."""
    lemma, word = token.lemma.lower(), plain_word(token)
    if lemma != word or not _plural(token):
        return lemma
    return _singular(word)


def _singular(word: str) -> str:
    """A regular plural's singular, for a parser whose lemmas leave plurals alone."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _pronoun(read: Reader, token: Token) -> str:
    word = plain_word(token)
    return (
        word
        if any(
            word in group for name, group in read.lexicons["pronouns"].items() if "noun" not in name
        )
        else ""
    )


def _modifiers(before: Sequence[Token]) -> list[str]:
    return [
        plain_word(t)
        for t in before
        if t.upos in ("ADJ", "NOUN", "PROPN", "VERB", "NUM", "ADV", "X")
    ]


def _determiner(read: Reader, core: Sequence[Token], name: Name | None) -> Determiner:
    kinds = read.lexicons["determiners"]
    words = [plain_word(token) for token in core]
    first = words[0]
    if (
        first in read.lexicons["groups"]["generic"]
        or " ".join(words[:2]) in read.lexicons["groups"]["generic"]
    ):
        return "generic"
    if first in kinds["another"] or (
        first in kinds["indefinite"] and set(words[1:2]) & kinds["another"]
    ):
        return "another"
    if words[-1] in kinds["other"] or set(words[1:2]) & kinds["other"]:
        return "other"
    if core[0].xpos == "PRP$" or any(token.xpos == "POS" for token in core[:-1]):
        return "possessive"
    if first in kinds["definite"]:
        return "definite"
    if first in kinds["indefinite"] or core[0].upos == "NUM":
        return "indefinite"
    return "bare" if name is None else "definite"


def _is_plural(read: Reader, token: Token, core: Sequence[Token], name: Name | None) -> bool:
    word, kinds = plain_word(token), read.lexicons["determiners"]
    if name is not None and name.last == token.index + 1:
        return False
    peoples = read.lexicons["groups"]["people_name"]
    if word in peoples or _singular(word) in peoples:
        return (
            word.endswith("s")
            or plain_word(core[0]) == "the"
            and word not in ("republican", "democrat")
        )
    one = read.lexicons["numbers"]["1"]
    if word in kinds["singular"] or (token.upos == "NUM" and word in one):
        return False
    if word in kinds["plural"] or _plural(token) or token.upos == "NUM":
        return True
    return core[0].upos == "NUM" and plain_word(core[0]) not in one


def _joined(read: Reader, first: int, end: int, parts: tuple[Mention, ...]) -> Mention:
    """ "Holt and his lawyer": the people of all parts together."""
    span = span_of(read.document, (first, end - 1))
    most = [part.people.max for part in parts]
    people = People(
        sum(part.people.min for part in parts), None if None in most else sum(n for n in most if n)
    )
    return msgspec.structs.replace(
        parts[0],
        span=span,
        text=read.document.article.text[span.start : span.end],
        end=end,
        plural=True,
        people=people,
        parts=parts,
    )

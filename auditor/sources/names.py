"""Proper names of an article, with what they name: a person, an organisation, a place, a people.

The parser's entities are one witness among several: titles, given names, words that only an
organisation's name has, the article before the name, and what the rest of the article shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from auditor.lexicon import Lexicons
from auditor.model import Document, Sentence, Span, Token
from auditor.nlp.phrases import phrase_at, plain_word
from auditor.nlp.tree import span_of

NameType = Literal["person", "organization", "place", "people", "work"]
QUOTES = frozenset("\"“”'‘’(")


class Name(msgspec.Struct, frozen=True):
    """A proper name: tokens `first` to `last`, half-open, without the titles before it.

    `start` is the first token with its titles; `titles` are those, in lower case, `gender` what they tell of it.  A name is `sure`
    where something shows what it names; otherwise it is taken for a person's.
    """

    first: int
    last: int
    start: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    type: NameType
    gender: str = ""
    sure: bool = True

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.lower().replace("’", "'") for word in self.words)


def find_names(document: Document, lexicons: Lexicons) -> tuple[Name, ...]:
    """Every proper name of a document, in the order of the text."""
    raw = [name for run in _runs(document, lexicons) for name in _read(document, run, lexicons)]
    raw = [name for name in raw if not _is_nobody(name, lexicons)]
    raw += _again(document, raw)
    raw.sort(key=lambda name: name.start)
    witness = _Witness(document, raw, lexicons)
    surnames = {name.key[-1] for name in raw if len(name.words) > 1 and witness.names_person(name)}
    kept = (name for name in raw if not _is_noun(document, name, surnames, lexicons))
    return tuple(witness.typed(name) for name in kept)


def _again(document: Document, names: Iterable[Name]) -> Iterator[Name]:
    """The same words again where the tagger saw no name in them, as in headlines."""
    seen = {name.words for name in names if len(name.words) > 1}
    seen |= {words[-1:] for words in seen}
    seen = {words for words in seen if all(word[:1].isupper() and len(word) > 2 for word in words)}
    taken = {i for name in names for i in range(name.start, name.last)}
    longest = max(map(len, seen), default=0)
    for token in document.tokens:
        for length in range(longest, 0, -1):
            following = document.tokens[token.index : token.index + length]
            words = tuple(t.text for t in following)
            if words in seen and not taken & {t.index for t in following}:
                taken |= {t.index for t in following}
                yield Name(token.index, token.index + length, token.index, words, (), "person")


def _is_noun(document: Document, name: Name, surnames: set[str], lexicons: Lexicons) -> bool:
    """Whether a capital at a sentence's start, or of a headline, only begins a common noun."""
    sentence = sentence_of(document, name)
    initial = name.first == sentence.first or _is_title_case(document.of(sentence))
    if len(name.words) > 1 or not initial or name.titles or name.key[0] in surnames:
        return False
    word = _singular(name.key[0])
    nouns = (
        *lexicons["roles"].values(),
        lexicons["documents"]["noun"],
        lexicons["organizations"]["noun"],
    )
    return any(word in group or name.key[0] in group for group in nouns)


def _is_nobody(name: Name, lexicons: Lexicons) -> bool:
    """Whether a run of capitals names nobody: a date, or a title cut off from its name."""
    calendar, titles = lexicons["titles"]["calendar"], _every_title(lexicons)
    return (
        all(word.rstrip(".") in calendar for word in name.key) or f"{name.text.lower()}." in titles
    )


def name_span(document: Document, name: Name) -> Span:
    """The span of a name without its titles."""
    return span_of(document, (name.first, name.last - 1))


def _runs(document: Document, lexicons: Lexicons) -> Iterator[tuple[int, int]]:
    """Maximal runs of tokens that belong to one name, titles included."""
    for sentence in document.sentences:
        tokens, shouting = document.of(sentence), _is_title_case(document.of(sentence))
        at = 0
        while at < len(tokens):
            known = _known_at(tokens, at, lexicons)
            if not known and not _is_name_word(tokens, at, shouting=shouting):
                at += 1
                continue
            end = at + max(known, 1)
            while step := _joined(tokens, end, lexicons, shouting=shouting):
                end += step
            yield sentence.first + at, sentence.first + end
            at = end


def _known_at(tokens: tuple[Token, ...], at: int, lexicons: Lexicons) -> int:
    """How many tokens of a known organisation or place begin here, whatever their tags."""
    if not tokens[at].text[:1].isupper():
        return 0
    known = lexicons["organizations"]["known"] | lexicons["organizations"]["place"]
    match = phrase_at(tokens, at, known)
    capitals = match and all(
        t.text[:1].isupper() for t in tokens[at : at + match.last - match.first]
    )
    return match.last - match.first if match and capitals and tokens[at].text != "Us" else 0


def _is_title_case(tokens: tuple[Token, ...]) -> bool:
    words = [token for token in tokens if token.text[:1].isalpha() and len(token.text) > 3]
    return len(words) > 2 and sum(token.text[0].isupper() for token in words) > 0.8 * len(words)


def _is_name_word(tokens: tuple[Token, ...], at: int, *, shouting: bool) -> bool:
    token = tokens[at]
    if not token.text[:1].isupper():
        return False
    if token.upos == "PROPN":
        return True
    return at > 0 and not shouting and token.upos in ("NOUN", "ADJ", "X") and token.text != "I"


def _joined(tokens: tuple[Token, ...], at: int, lexicons: Lexicons, *, shouting: bool) -> int:
    """How many tokens further the name goes on: 0 where it ends."""

    def is_name(place: int) -> bool:
        return place < len(tokens) and _is_name_word(tokens, place, shouting=shouting)

    if at >= len(tokens):
        return 0
    if is_name(at):
        return 1
    word, before = tokens[at].text, plain_word(tokens[at - 1])
    organizational = before in lexicons["organizations"]["name_word"] or before in (
        "secretary",
        "director",
    )
    if word == "-" and is_name(at + 1) and tokens[at].span.end == tokens[at + 1].span.start:
        return 2
    if word == "&" and is_name(at + 1):
        return 2
    if word == "." and is_name(at + 1) and f"{before}." in _every_title(lexicons):
        return 2
    if word in lexicons["titles"]["particle"] and is_name(at + 1):
        return 2
    if word in ("of", "for", "on") and organizational and is_name(at + 1):
        return 2
    if word == "and" and is_name(at + 1) and _ends_as_organization(tokens, at + 1, lexicons):
        return 2
    if word[:1] in QUOTES and is_name(at + 1) and _is_nickname(tokens, at) and is_name(at + 3):
        return 4
    return 0


def _is_nickname(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether one word stands in marks between two parts of a name: Robert “Bob” Smith."""
    return at + 2 < len(tokens) and tokens[at + 2].text[:1] in "\"”'’)"


def _ends_as_organization(tokens: tuple[Token, ...], at: int, lexicons: Lexicons) -> bool:
    """Whether "and" joins parts of one name (Securities and Exchange Commission), not two names."""
    end = at
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    left, right = plain_word(tokens[at - 2]), plain_word(tokens[end - 1])
    ends = lexicons["organizations"]["name_word"]
    begins = left not in ends | lexicons["organizations"]["place"] or (
        left in ends and left[-1] == "s"
    )
    return right in ends and begins and end - at <= 2


def _read(document: Document, run: tuple[int, int], lexicons: Lexicons) -> Iterator[Name]:
    """The names of a run, titles and the peoples' names before them set apart."""
    tokens = document.tokens[run[0] : run[1]]
    known = _known_at(tokens, 0, lexicons)
    ends = plain_word(tokens[-1]) in lexicons["organizations"]["name_word"]
    if 1 < known < len(tokens) and not ends and known == _after_titles(tokens, lexicons) + known:
        yield from _read(document, (run[0], run[0] + known), lexicons)
        yield from _read(document, (run[0] + known, run[1]), lexicons)
        return
    words = [plain_word(token) for token in tokens]
    organizational = words[-1] in lexicons["organizations"]["name_word"] or " ".join(words) in (
        lexicons["organizations"]["known"] | lexicons["organizations"]["place"]
    )
    cut = 0 if organizational else _after_titles(tokens, lexicons)
    titles = tuple(words[:cut])
    kept = tuple(_without_clitic(token.text) for token in tokens[cut:])
    gender = next((g for g in ("masculine", "feminine") if set(titles) & lexicons["titles"][g]), "")
    yield Name(run[0] + cut, run[1], run[0], kept, titles, "organization", gender)


def _without_clitic(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _after_titles(tokens: tuple[Token, ...], lexicons: Lexicons) -> int:
    """Where the name itself begins: after the last title, and after a people's name before it."""
    cut, at = 0, 0
    peoples = lexicons["groups"]["people_name"]
    every_title = _every_title(lexicons)
    while at < len(tokens) - 1:
        match = phrase_at(tokens, at, every_title)
        length = match.last - match.first if match else 0
        length += bool(
            length and tokens[at + length : at + length + 1] and tokens[at + length].text == "."
        )
        if length and at + length < len(tokens):
            at = cut = at + length
        elif plain_word(tokens[at]) in peoples and at == cut:
            at = cut = at + 1
        else:
            at += 1
    return cut


def _every_title(lexicons: Lexicons) -> frozenset[str]:
    titles = lexicons["titles"]
    return titles["masculine"] | titles["feminine"] | titles["courtesy"] | titles["office"]


class _Witness:
    """What the whole document shows about each name; built once, then only asked."""

    def __init__(self, document: Document, names: Iterable[Name], lexicons: Lexicons) -> None:
        self._document, self._lexicons = document, lexicons
        self._given = lexicons["given-names"]["masculine"] | lexicons["given-names"]["feminine"]
        by_key: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in names:
            by_key[name.key].append(name)
        self._types: dict[tuple[str, ...], NameType] = {}
        self._default: set[tuple[str, ...]] = set()
        # Long names first: "Ruiz" alone is a person where "Maria Ruiz" is one.
        for key in sorted(by_key, key=len, reverse=True):
            self._types[key] = self._decide(key, by_key[key])

    def typed(self, name: Name) -> Name:
        """The name with what it names."""
        return msgspec.structs.replace(
            name, type=self._types[name.key], sure=name.key not in self._default
        )

    def names_person(self, name: Name) -> bool:
        """Whether the name is for certain a person's."""
        return self._types[name.key] == "person" and name.key not in self._default

    def _decide(self, key: tuple[str, ...], uses: list[Name]) -> NameType:
        shown = (
            self._by_words(key, uses)
            or self._by_longer_name(key)
            or self._by_use(uses)
            or self._by_entity(uses)
        )
        if not shown:
            self._default.add(key)
        return shown or ("person" if len(key) < 4 else "organization")

    def _by_words(self, key: tuple[str, ...], uses: list[Name]) -> NameType | None:
        """What the words themselves and the words right before them show."""
        organizations, groups = self._lexicons["organizations"], self._lexicons["groups"]
        whole = " ".join(key)
        bearers = (
            k for k, kind in self._types.items() if kind == "person" and k not in self._default
        )
        surname = len(key) == 1 and any(len(other) > 1 and other[-1] == key[0] for other in bearers)
        rows: tuple[tuple[NameType, bool], ...] = (
            ("organization", whole in organizations["known"]),
            ("person", surname),
            ("place", whole in organizations["place"]),
            ("people", bool({whole, _singular(key[-1])} & groups["people_name"])),
            ("person", any(set(name.titles) - groups["people_name"] for name in uses)),
            ("person", key[-1] in self._lexicons["titles"]["suffix"]),
            ("work", len(key) > 1 and key[-1] in self._lexicons["documents"]["name_word"]),
            ("organization", bool(set(key) & (organizations["name_word"] | {"of", "for", "and"}))),
            ("organization", 2 * sum(map(self._after_the, uses)) >= len(uses)),
            ("person", len(key) > 1 and key[0] in self._given),
        )
        return next((kind for kind, holds in rows if holds), None)

    def _after_the(self, name: Name) -> bool:
        """ "the Post", but not "the Holt campaign": the name is the phrase's noun."""
        tokens = self._document.tokens
        before, following = tokens[name.start - 1 : name.start], tokens[name.last : name.last + 1]
        noun = bool(following) and following[0].upos in ("NOUN", "PROPN", "ADJ")
        plural = name.words[-1][-1:] == "s" and len(name.words) == 1
        return bool(before) and plain_word(before[0]) == "the" and not noun and not plural

    def _by_longer_name(self, key: tuple[str, ...]) -> NameType | None:
        for other, kind in self._types.items():
            if len(other) > len(key) and other[-len(key) :] == key and kind == "person":
                return "person"
        for other, kind in self._types.items():
            if len(other) > len(key) and other[0] == key[0] and kind in ("person", "organization"):
                return kind
        return None

    def _by_use(self, uses: list[Name]) -> NameType | None:
        for name in uses:
            if self._is_acronym(name):
                return "organization"
            following = self._document.tokens[name.last : name.last + 2]
            if [plain_word(token) for token in following] == [",", "who"]:
                return "person"
        return None

    def _is_acronym(self, name: Name) -> bool:
        word = name.words[0].replace(".", "")
        sentence = sentence_of(self._document, name).span
        shouted = self._document.article.text[sentence.start : sentence.end].isupper()
        following = self._document.tokens[name.last : name.last + 1]
        label = bool(following) and following[0].text == ":"
        return len(name.words) == 1 and len(word) > 1 and word.isupper() and not (shouted or label)

    def _by_entity(self, uses: list[Name]) -> NameType | None:
        tags = Counter(
            self._document.tokens[i].entity[-3:]
            for name in uses
            for i in range(name.first, name.last)
        )
        del tags[""]
        best = tags.most_common(1)
        types: Mapping[str, NameType] = {"PER": "person", "ORG": "organization", "LOC": "place"}
        return types.get(best[0][0]) if best else None


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def sentence_of(document: Document, name: Name) -> Sentence:
    """The sentence in which a name stands."""
    return document.sentences[document.tokens[name.first].sentence]

"""What a name names.

The parser's entities are one witness among several: titles, given names, words that only an
organisation's name has, the article before the name, and what the rest of the article shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from auditor.lexicon import Lexicons, every
from auditor.model import Document
from auditor.nlp.nouns import is_plural, noun_of, singular
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import children
from auditor.sources.name import Name, NameType


class Witness:
    """What the whole document shows about each name; built once, then only asked."""

    def __init__(
        self,
        document: Document,
        names: Iterable[Name],
        lexicons: Lexicons,
        speaking: frozenset[int],
    ) -> None:
        self._document, self._lexicons, self._speaking = document, lexicons, speaking
        self._given = every(lexicons["given-names"])
        by_key: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in names:
            by_key[name.key].append(name)
        self._uses = by_key
        self._types: dict[tuple[str, ...], NameType] = {}
        self._default: set[tuple[str, ...]] = set()
        self._surnames: set[str] = set()
        # Long names first: "Ruiz" alone is a person where "Maria Ruiz" is one.
        for key in sorted(by_key, key=len, reverse=True):
            self._types[key] = self._decide(key, by_key[key])
            if len(key) > 1 and self._types[key] == "person" and key not in self._default:
                self._surnames.add(key[-1])

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
        surname = len(key) == 1 and key[0] in self._surnames
        rows: tuple[tuple[NameType, bool], ...] = (
            ("organization", whole in organizations["known"]),
            ("person", surname),
            ("place", whole in organizations["place"]),
            ("people", self._is_people(key)),
            ("person", any(set(name.titles) - groups["people_name"] for name in uses)),
            ("person", key[-1] in self._lexicons["titles"]["suffix"]),
            ("work", len(key) > 1 and key[-1] in self._lexicons["documents"]["name_word"]),
            ("organization", bool(set(key) & (organizations["name_word"] | {"of", "for", "and"}))),
            ("organization", 2 * sum(map(self._after_the, uses)) >= len(uses)),
            ("person", len(key) > 1 and key[0] in self._given),
        )
        return next((kind for kind, holds in rows if holds), None)

    def _is_people(self, key: tuple[str, ...]) -> bool:
        """“Republicans”, "Ohio Democrats", but not Faith Green."""
        peoples = self._lexicons["groups"]["people_name"]
        named = len(key) > 1 and key[0] in self._given and singular(key[-1]) == key[-1]
        return bool({" ".join(key), singular(key[-1])} & peoples) and not named

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
            if self._follows_role(name) or self._has_role_after(name):
                return "person"
            if self._follows_body(name):
                return "organization"
            following = [plain_word(t) for t in self._document.tokens[name.last : name.last + 2]]
            if following == [",", "who"] or self._is_member(name):
                return "person"
        return None

    def _follows_role(self, name: Name) -> bool:
        """“Spokesman Ana Holt”, “the board's president, Leland Crewe”."""
        before = self._document.tokens[max(name.start - 2, 0) : name.start]
        words = [token for token in before if token.text != ","]
        if not words or is_plural(words[-1]) or (len(name.words) < 2 and before[-1].text == ","):
            return False
        roles = self._lexicons["roles"]
        return any(plain_word(words[-1]) in roles[group] for group in ("person", "spokesperson"))

    def _follows_body(self, name: Name) -> bool:
        """“The hacking *collective* Anonymous”, "the shipping firm Saro"."""
        before = self._document.tokens[max(name.start - 1, 0)]
        noun = before.upos in ("NOUN", "ADJ") and before.index < name.start
        bodies = self._lexicons["organizations"]["noun"]
        return noun and not is_plural(before) and plain_word(before) in bodies

    def _has_age(self, name: Name) -> bool:
        """“Adil Vesta, 33, said”."""
        after = self._document.tokens[name.last : name.last + 3]
        return [token.text for token in after[::2]] == [",", ","] and after[1].upos == "NUM"

    def _is_member(self, name: Name) -> bool:
        """“Ana Holt *of Rivers Watch*”: two or three words and a body that they belong to."""
        tokens = self._document.tokens[name.last : name.last + 2]
        place = self._lexicons["organizations"]["place"]
        body = (
            len(tokens) > 1 and tokens[1].text[:1].isupper() and plain_word(tokens[1]) not in place
        )
        return len(name.words) in (2, 3) and body and plain_word(tokens[0]) in ("of", "with")

    def _has_role_after(self, name: Name) -> bool:
        """“Ana Holt, Europe *coordinator* at the institute”, as the parser reads it."""
        document, roles = self._document, self._lexicons["roles"]
        heads = (i for at in range(name.first, name.last) for i in children(document, at, "appos"))
        nouns = (noun_of(document.tokens[i]) for i in heads if i >= name.last)
        return any(
            noun in roles[g] for noun in nouns for g in ("person", "spokesperson", "official")
        )

    def _is_acronym(self, name: Name) -> bool:
        word = name.words[0].replace(".", "")
        number = self._document.tokens[name.first].sentence
        sentence = self._document.sentences[number].span
        shouted = self._document.article.text[sentence.start : sentence.end].isupper()
        following = self._document.tokens[name.last : name.last + 1]
        label = bool(following) and following[0].text == ":"
        return len(name.words) == 1 and len(word) > 1 and word.isupper() and not (shouted or label)

    def _by_entity(self, uses: list[Name]) -> NameType | None:
        """What the parser's entities say of the name, and of its last word alone."""
        alone = self._uses.get(uses[0].key[-1:], []) if len(uses[0].words) > 1 else []
        tags = Counter(
            self._document.tokens[i].entity[-3:]
            for name in (*uses, *alone)
            for i in range(name.first, name.last)
        )
        types: Mapping[str, NameType] = {"PER": "person", "ORG": "organization", "LOC": "place"}
        told = {tag: tags[tag] for tag in types if tags[tag]}
        # A place that no list has may be anybody's name: “Adil Vesta, 33,” and "Ortiz said".
        person = any(
            self._has_age(name) if len(name.words) > 1 else name.first in self._speaking
            for name in uses
        )
        if person and not tags["ORG"]:
            return "person"
        return types[max(told, key=lambda tag: told[tag])] if told else None

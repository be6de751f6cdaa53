"""Which tokens belong to one name: runs of capitals with the small words that join them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import msgspec

from auditor.lexicon import Groups, Lexicons, every
from auditor.model import Document, Token
from auditor.nlp.nouns import is_plural, noun_of
from auditor.nlp.phrases import phrase_from

OPENING, CLOSING = frozenset("\"“'‘("), frozenset("\"”'’)")


class Page(msgspec.Struct, frozen=True):
    """A document as names are read in it.

    `capitals` are the tokens that begin with a capital, `headlines` the numbers of the sentences
    in which nearly every word does.
    """

    document: Document
    lexicons: Lexicons
    capitals: tuple[int, ...]
    headlines: frozenset[int]


class Line(msgspec.Struct, frozen=True):
    """Neighbouring tokens, from `first` on, in which names are read: places count from there.

    `words` are the plain words; `shouting`: it is a headline, where a capital tells nothing.
    """

    page: Page
    first: int
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    shouting: bool

    @property
    def lexicons(self) -> Lexicons:
        return self.page.lexicons


def page_of(document: Document, lexicons: Lexicons) -> Page:
    """The page of a document."""
    shouting = (s.index for s in document.sentences if is_title_case(document.of(s)))
    capitals = tuple([t.index for t in document.tokens if t.text[:1].isupper()])
    return Page(document, lexicons, capitals, frozenset(shouting))


def line_of(page: Page, first: int, last: int) -> Line:
    """The tokens `first` to `last` (half-open) of one sentence."""
    document = page.document
    tokens, words = document.tokens[first:last], document.plain[first:last]
    return Line(page, first, tokens, words, document.tokens[first].sentence in page.headlines)


def name_runs(page: Page) -> Iterator[tuple[int, int]]:
    """Maximal runs of tokens that belong to one name, titles included."""
    tokens, sentences = page.document.tokens, page.document.sentences
    # Only the first word of a sentence may open a name without a capital.
    opening = (s.first for s in sentences if s.first < s.last)
    places = sorted({*page.capitals, *opening})
    for number, own in groupby(places, key=lambda at: tokens[at].sentence):
        here, end = line_of(page, sentences[number].first, sentences[number].last), 0
        for at in (place - here.first for place in own):
            length = _begins(here, at) if at >= end else 0
            if not length:
                continue
            end = at + length
            while step := _joined(here, end):
                end += step
            yield here.first + at, here.first + end


def _begins(line: Line, at: int) -> int:
    """How many tokens are surely a name's that begins here; 0 where none begins."""
    known = known_at(line, at)
    if known:
        return known
    begins = _is_name_word(line, at) or (at == 0 and _opens_name(line))
    return int(begins or _is_membership(line, at + 1))


def known_at(line: Line, at: int) -> int:
    """How many tokens of a known organisation or place begin here, whatever their tags."""
    if not line.tokens[at].text[:1].isupper():
        return 0
    known, last = known_names(line.lexicons["organizations"]), line.first + len(line.tokens)
    match = phrase_from(line.page.document, line.first + at, known, last)
    length = match.last - match.first if match else 0
    capitals = all(token.text[:1].isupper() for token in line.tokens[at : at + length])
    return length if capitals and line.tokens[at].text != "Us" else 0


def _opens_name(line: Line) -> bool:
    """“Hope Vale said”: a given name that opens a sentence may pass for any word."""
    given = every(line.lexicons["given-names"])
    return line.words[0] in given and [t.upos for t in line.tokens[1:2]] == ["PROPN"]


def is_title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether nearly every longer word begins with a capital, as in a headline."""
    words = [text for token in tokens if len(text := token.text) > 3 and text[0].isalpha()]
    return len(words) > 2 and sum(text[0].isupper() for text in words) > 0.8 * len(words)


def _is_name_word(line: Line, at: int) -> bool:
    token = line.tokens[at]
    if not token.text[:1].isupper():
        return False
    if token.upos == "PROPN":
        return True
    return at > 0 and not line.shouting and token.upos in ("NOUN", "ADJ", "X") and token.text != "I"


def _joined(line: Line, at: int) -> int:
    """How many tokens further the name goes on: 0 where it ends."""
    if at >= len(line.tokens):
        return 0
    if line.words[at] in line.lexicons["titles"]["suffix"] or _is_name_word(line, at):
        return 1
    return _joined_by(line, at) if at + 1 < len(line.tokens) else 0


def _joined_by(line: Line, at: int) -> int:
    """The same where a small word or a mark stands between two parts of the name."""
    # "Park Geun-hye": what a hyphen glues to a name belongs to it.
    if line.words[at] == "-" and _glued(line, at) and line.tokens[at + 1].upos == "PROPN":
        return 2
    purpose = _purpose(line, at)
    if purpose or not _is_name_word(line, at + 1):
        return purpose
    if _is_joint(line, at):
        return 2
    last = at + 3
    named = last < len(line.tokens) and _is_name_word(line, last)
    return 4 if named and _is_nickname(line, at) else 0


def _is_joint(line: Line, at: int) -> bool:
    """Whether a small word joins two parts of a name: “Bank *of* Ruritania”, “Jan *de* Wit”."""
    word, before, lists = line.tokens[at].text, line.words[at - 1], line.lexicons
    bodies = lists["organizations"]["name_word"] | lists["titles"]["with_of"]
    date = line.words[at + 1] in lists["titles"]["calendar"]
    rows = (
        word == "&",
        word == "-" and _glued(line, at),
        word == "." and f"{before}." in every_title(lists["titles"]),
        word in lists["titles"]["particle"],
        word in ("of", "for", "on") and before in bodies and not date,
        _is_membership(line, at),
        word == "and" and _ends_as_organization(line, at + 1),
    )
    return any(rows)


def _glued(line: Line, at: int) -> bool:
    """Whether the token stands without a space between its neighbours."""
    before, here, after = (token.span for token in line.tokens[at - 1 : at + 2])
    return before.end == here.start and here.end == after.start


def _purpose(line: Line, at: int) -> int:
    """The length of "for a Better" or "to Protect" after "Committee"; 0 where none stands there."""
    lists, tokens = line.lexicons["organizations"], line.tokens
    if line.words[at] not in lists["purpose"] or line.words[at - 1] not in lists["name_word"]:
        return 0
    article = tokens[at + 1].upos == "DET" and at + 2 < len(tokens)
    words = tokens[at + 1 + article : at + 3 + article]
    # Two capitals at least: "the Board for London" is a board.
    named = len(words) > 1 and all(t.text[:1].isupper() for t in words)
    if not named or (tokens[at].text != "to" and not article):
        return 0
    return 3 + article


def _is_membership(line: Line, at: int) -> bool:
    """Whether members come before their cause: “*Citizens* for Clean Water”."""
    lists = line.lexicons["organizations"]
    if at + 1 >= len(line.tokens) or line.words[at] not in lists["cause"]:
        return False
    member, following = line.tokens[at - 1], line.words[at + 1]
    noun = noun_of(member)
    people = noun in every(line.lexicons["roles"])
    person = following in lists["place"] or following in every(line.lexicons["given-names"])
    capital = member.text[:1].isupper() and line.tokens[at + 1].text[:1].isupper()
    members = people or noun in line.lexicons["groups"]["people_name"]
    return capital and is_plural(member) and not person and members


def _is_nickname(line: Line, at: int) -> bool:
    """Whether one word stands in marks between two parts of a name: Robert “Bob” Smith."""
    return line.tokens[at].text[:1] in OPENING and line.tokens[at + 2].text[:1] in CLOSING


def _ends_as_organization(line: Line, at: int) -> bool:
    """Whether "and" joins parts of one name (Securities and Exchange Commission), not two names."""
    end, tokens, lists = at, line.tokens, line.lexicons["organizations"]
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    left, right = line.words[at - 2], line.words[end - 1]
    # "The FBI and Harbor Department" are two.
    if tokens[at - 2].text.isupper() and len(left) > 1:
        return False
    ends = lists["name_word"]
    begins = left[-1] == "s" if left in ends else left not in lists["place"]
    return right in ends and begins and end - at <= 2


@cache
def known_names(organizations: Groups) -> frozenset[str]:
    """All organisations and places that have a name of their own in the lists."""
    return organizations["known"] | organizations["place"]


@cache
def every_title(titles: Groups) -> frozenset[str]:
    """All titles, of courtesy and of office."""
    return titles["masculine"] | titles["feminine"] | titles["courtesy"] | titles["office"]

"""Which tokens belong to one name: runs of capitals with the small words that join them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from auditor.lexicon import Groups, Lexicons, every
from auditor.model import Document, Token
from auditor.nlp.nouns import is_plural, noun_of
from auditor.nlp.phrases import phrase_at, plain_word

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


def page(document: Document, lexicons: Lexicons) -> Page:
    """The page of a document."""
    shouting = (s.index for s in document.sentences if is_title_case(document.of(s)))
    capitals = tuple([t.index for t in document.tokens if t.text[:1].isupper()])
    return Page(document, lexicons, capitals, frozenset(shouting))


def name_runs(page: Page) -> Iterator[tuple[int, int]]:
    """Maximal runs of tokens that belong to one name, titles included."""
    for sentence in page.document.sentences:
        tokens, shouting = page.document.of(sentence), sentence.index in page.headlines
        end = 0
        for at, token in enumerate(tokens):
            # Only the first word of a sentence may open a name without a capital.
            if at < end or (at and not token.text[:1].isupper()):
                continue
            length = _begins(tokens, at, page.lexicons, shouting=shouting)
            if not length:
                continue
            end = at + length
            while step := _joined(tokens, end, page.lexicons, shouting=shouting):
                end += step
            yield sentence.first + at, sentence.first + end


def _begins(tokens: tuple[Token, ...], at: int, lexicons: Lexicons, *, shouting: bool) -> int:
    """How many tokens are surely a name's that begins here; 0 where none begins."""
    known = known_at(tokens, at, lexicons)
    if known:
        return known
    begins = _is_name_word(tokens, at, shouting=shouting)
    begins = begins or (at == 0 and _opens_name(tokens, lexicons))
    return int(begins or _is_membership(tokens, at + 1, lexicons))


def known_at(tokens: tuple[Token, ...], at: int, lexicons: Lexicons) -> int:
    """How many tokens of a known organisation or place begin here, whatever their tags."""
    if not tokens[at].text[:1].isupper():
        return 0
    match = phrase_at(tokens, at, known_names(lexicons["organizations"]))
    capitals = match and all(
        t.text[:1].isupper() for t in tokens[at : at + match.last - match.first]
    )
    return match.last - match.first if match and capitals and tokens[at].text != "Us" else 0


def _opens_name(tokens: tuple[Token, ...], lexicons: Lexicons) -> bool:
    """“Hope Vale said”: a given name that opens a sentence may pass for any word."""
    given = every(lexicons["given-names"])
    return plain_word(tokens[0]) in given and [t.upos for t in tokens[1:2]] == ["PROPN"]


def is_title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether nearly every longer word begins with a capital, as in a headline."""
    words = [text for token in tokens if len(text := token.text) > 3 and text[0].isalpha()]
    return len(words) > 2 and sum(text[0].isupper() for text in words) > 0.8 * len(words)


def _is_name_word(tokens: tuple[Token, ...], at: int, *, shouting: bool) -> bool:
    token = tokens[at]
    if not token.text[:1].isupper():
        return False
    if token.upos == "PROPN":
        return True
    return at > 0 and not shouting and token.upos in ("NOUN", "ADJ", "X") and token.text != "I"


def _joined(tokens: tuple[Token, ...], at: int, lexicons: Lexicons, *, shouting: bool) -> int:
    """How many tokens further the name goes on: 0 where it ends."""
    if at >= len(tokens):
        return 0
    suffix = plain_word(tokens[at]) in lexicons["titles"]["suffix"]
    if suffix or _is_name_word(tokens, at, shouting=shouting):
        return 1
    return _joined_by(tokens, at, lexicons, shouting=shouting) if at + 1 < len(tokens) else 0


def _joined_by(tokens: tuple[Token, ...], at: int, lexicons: Lexicons, *, shouting: bool) -> int:
    """The same where a small word or a mark stands between two parts of the name."""
    # "Park Geun-hye": what a hyphen glues to a name belongs to it.
    if tokens[at].text == "-" and _glued(tokens, at) and tokens[at + 1].upos == "PROPN":
        return 2
    purpose = _purpose(tokens, at, lexicons)
    if purpose or not _is_name_word(tokens, at + 1, shouting=shouting):
        return purpose
    if _is_joint(tokens, at, lexicons):
        return 2
    last = at + 3
    named = last < len(tokens) and _is_name_word(tokens, last, shouting=shouting)
    return 4 if named and _is_nickname(tokens, at) else 0


def _is_joint(tokens: tuple[Token, ...], at: int, lexicons: Lexicons) -> bool:
    """Whether a small word joins two parts of a name: “Bank *of* Ruritania”, “Jan *de* Wit”."""
    word, before = tokens[at].text, plain_word(tokens[at - 1])
    bodies = lexicons["organizations"]["name_word"] | lexicons["titles"]["with_of"]
    date = plain_word(tokens[at + 1]) in lexicons["titles"]["calendar"]
    rows = (
        word == "&",
        word == "-" and _glued(tokens, at),
        word == "." and f"{before}." in every_title(lexicons["titles"]),
        word in lexicons["titles"]["particle"],
        word in ("of", "for", "on") and before in bodies and not date,
        _is_membership(tokens, at, lexicons),
        word == "and" and _ends_as_organization(tokens, at + 1, lexicons),
    )
    return any(rows)


def _glued(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the token stands without a space between its neighbours."""
    before, here, after = (token.span for token in tokens[at - 1 : at + 2])
    return before.end == here.start and here.end == after.start


def _purpose(tokens: tuple[Token, ...], at: int, lexicons: Lexicons) -> int:
    """The length of "for a Better" or "to Protect" after "Committee"; 0 where none stands there."""
    lists = lexicons["organizations"]
    body = plain_word(tokens[at - 1]) in lists["name_word"]
    if not body or plain_word(tokens[at]) not in lists["purpose"]:
        return 0
    article = tokens[at + 1].upos == "DET" and at + 2 < len(tokens)
    words = tokens[at + 1 + article : at + 3 + article]
    # Two capitals at least: "the Board for London" is a board.
    named = len(words) > 1 and all(t.text[:1].isupper() for t in words)
    if not named or (tokens[at].text != "to" and not article):
        return 0
    return 3 + article


def _is_membership(tokens: tuple[Token, ...], at: int, lexicons: Lexicons) -> bool:
    """Whether members come before their cause: “*Citizens* for Clean Water”."""
    cause = lexicons["organizations"]["cause"]
    if at + 1 >= len(tokens) or plain_word(tokens[at]) not in cause:
        return False
    member, following = tokens[at - 1], plain_word(tokens[at + 1])
    noun, lists = noun_of(member), lexicons["organizations"]
    people = noun in every(lexicons["roles"])
    person = following in lists["place"] | every(lexicons["given-names"])
    capital = member.text[:1].isupper() and is_plural(member) and tokens[at + 1].text[:1].isupper()
    return capital and not person and (people or noun in lexicons["groups"]["people_name"])


def _is_nickname(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether one word stands in marks between two parts of a name: Robert “Bob” Smith."""
    return tokens[at].text[:1] in OPENING and tokens[at + 2].text[:1] in CLOSING


def _ends_as_organization(tokens: tuple[Token, ...], at: int, lexicons: Lexicons) -> bool:
    """Whether "and" joins parts of one name (Securities and Exchange Commission), not two names."""
    end = at
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    left, right = plain_word(tokens[at - 2]), plain_word(tokens[end - 1])
    # "The FBI and Harbor Department" are two.
    if tokens[at - 2].text.isupper() and len(left) > 1:
        return False
    ends = lexicons["organizations"]["name_word"]
    begins = left not in ends | lexicons["organizations"]["place"] or (
        left in ends and left[-1] == "s"
    )
    return right in ends and begins and end - at <= 2


@cache
def known_names(organizations: Groups) -> frozenset[str]:
    """All organisations and places that have a name of their own in the lists."""
    return organizations["known"] | organizations["place"]


@cache
def every_title(titles: Groups) -> frozenset[str]:
    """All titles, of courtesy and of office."""
    return titles["masculine"] | titles["feminine"] | titles["courtesy"] | titles["office"]

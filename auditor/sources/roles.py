"""What a mention says beside a name: title, office, apposition - the role, and its nouns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from auditor.lexicon import Groups, Lexicons, every
from auditor.nlp.nouns import noun_of
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import span_of
from auditor.sources.extent import STOPS, Reader
from auditor.sources.mentions import Mention

# A title by itself, as tokens: "Col" and its dot.
_TITLE = 2


def role_nouns(read: Reader, mention: Mention) -> frozenset[str]:
    """The nouns that describe a named person in this mention: titles, words before, apposition."""
    name = mention.name
    if name is None:
        return frozenset()
    tokens = read.document.tokens
    before = range(mention.first, name.start)
    after = apposition(read, mention)
    # "A friend of the president" is no president, and neither is "the president's friend".
    until = next((i for i in range(*after) if tokens[i].upos == "ADP"), after[1]) if after else 0
    words = [*before, *(range(after[0], until) if after else ())]
    owners = {i for i in words if any(token.xpos == "POS" for token in tokens[i + 1 : i + 2])}
    own = (tokens[i] for i in words if i not in owners)
    nouns = {noun_of(token) for token in own if token.upos in ("NOUN", "PROPN")}
    # "Minority leader" is a leader.
    titles = {word.rstrip(".") for title in name.titles for word in (title, title.split()[-1])}
    for word in nouns | titles:
        nouns |= also_called(word, read.lexicons)
    return frozenset(nouns) & read.roles


def also_called(title: str, lexicons: Lexicons) -> frozenset[str]:
    """The nouns for who bears a title: "Rep." is a representative and a lawmaker."""
    return _callings(lexicons["short-titles"]).get(title) or frozenset({title})


@cache
def _callings(short_titles: Groups) -> Mapping[str, frozenset[str]]:
    """Each title with the nouns for who bears it, and itself."""
    return {
        title: frozenset({title, *(noun for noun in short_titles if title in short_titles[noun])})
        for title in every(short_titles)
    }


def apposition(read: Reader, mention: Mention) -> tuple[int, int] | None:
    """The tokens of "a nurse at the clinic" in "Petra Holt, a nurse at the clinic,"."""
    name, tokens = mention.name, read.document.tokens
    if name is None or name.type != "person":
        return None
    first = name.last
    sentence = read.document.sentences[tokens[name.first].sentence]
    # A party label in brackets may stand between: "Gov. Ana Holt (D), the governor of …".
    if first < sentence.last and tokens[first].text == "(":
        first = next((i + 1 for i in range(first, sentence.last) if tokens[i].text == ")"), first)
    if first + 1 >= sentence.last or tokens[first].text not in (",", "—", "–"):
        return None
    # An age comes before the role: "Quina Holt, 25, a nurse".
    if [token.upos for token in tokens[first + 1 : first + 3]] == ["NUM", "PUNCT"]:
        first += 2
    last = first + 1
    while last < sentence.last and tokens[last].text not in STOPS and tokens[last].text != ".":
        if _leaves_role(read, last):
            break
        last += 1
    nouns = [i for i in range(first + 1, last) if tokens[i].upos == "NOUN"]
    return (first + 1, last) if nouns and _is_phrase(read, first + 1) else None


def _leaves_role(read: Reader, at: int) -> bool:
    token = read.document.tokens[at]
    relative = plain_word(token) in read.lexicons["pronouns"]["relative"]
    return relative or token.xpos in ("VBD", "VBZ", "VBP", "MD")


def _is_phrase(read: Reader, at: int) -> bool:
    return read.document.tokens[at].upos in ("DET", "NOUN", "ADJ", "PROPN", "PRON")


def role_text(read: Reader, mention: Mention) -> str | None:
    """The role in the article's words: "Kremlin spokesman", "a nurse at the clinic".

    A lone title leaves room for more: "Councillor, a member of the finance committee".
    """
    name = mention.name
    if name is None or name.type != "person":
        return None
    before, after = _before(read, mention), apposition(read, mention)
    if before is None or after is None:
        told = before or after
        return _words(read, told) if told else None
    lone = before[1] - before[0] <= _TITLE
    telling = any(noun_of(token) in read.roles for token in read.document.tokens[slice(*after)])
    parts = (before, after) if lone and telling else (before,)
    return ", ".join(words for part in parts if (words := _words(read, part))) or None


def _before(read: Reader, mention: Mention) -> tuple[int, int] | None:
    """The tokens of "Kremlin spokesman" before a name, or of "the mayor" before ", Ana Holt"."""
    name = mention.name
    if name is None or name.last != mention.last:
        described = name is not None and mention.head < name.start
        return (mention.first, mention.head + 1) if described else None
    first = mention.first
    while first < name.first and _is_no_role(read, first):
        first += 1
    return (first, name.first) if first < name.first else None


def speaks_for(read: Reader, mention: Mention) -> str | None:
    """Whose spokesperson it is: "a spokesman *for the port*", "*Holt* spokeswoman Ana Ruiz"."""
    name, after = mention.name, apposition(read, mention)
    until = name.start if name is not None and name.last == mention.last else mention.end
    found = (_house(read, *words) for words in ((mention.first, until), after or (0, 0)))
    return next((house for house in found if house), None)


def _house(read: Reader, first: int, end: int) -> str | None:
    tokens, speakers = read.document.tokens, read.lexicons["roles"]["spokesperson"]
    at = next((i for i in range(first, end) if noun_of(tokens[i]) in speakers), None)
    if at is None:
        return None
    if at + 2 < end and plain_word(tokens[at + 1]) in ("for", "of"):
        stop = next((i for i in range(at + 2, end) if tokens[i].text in STOPS), end)
        return _words(read, (at + 2, stop))
    begin = next((i for i in range(first, at) if tokens[i].upos in ("NOUN", "PROPN", "ADJ")), at)
    return _words(read, (begin, at))


def _is_no_role(read: Reader, at: int) -> bool:
    """Whether a word before a name is only a determiner or a courtesy."""
    token, titles = read.document.tokens[at], read.lexicons["titles"]
    polite = titles["courtesy"] | titles["masculine"] | titles["feminine"]
    return token.upos in ("DET", "PRON") or plain_word(token) in polite or token.text == "."


def _words(read: Reader, tokens: tuple[int, int]) -> str | None:
    """The article's words without punctuation and 's around them; the dot of "Col." stays."""
    if tokens[0] >= tokens[1]:
        return None
    span = span_of(read.document, range(*tokens))
    article = read.document.article.text
    # The tokenizer leaves the dot of "Rep." out.
    dot = article[span.end : span.end + 1] == "." and _is_short(read, tokens[1] - 1)
    text = article[span.start : span.end + dot].strip(" ,;")
    return text.removesuffix("’s").removesuffix("'s") or None


def _is_short(read: Reader, at: int) -> bool:
    word = f"{plain_word(read.document.tokens[at])}."
    return any(word in group for group in read.lexicons["titles"].values())

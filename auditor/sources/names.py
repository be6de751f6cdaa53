"""Proper names of an article, with what they name: a person, an organisation, a place, a people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.lexicon import Lexicons, every
from auditor.model import Document
from auditor.nlp.nouns import singular
from auditor.nlp.phrases import phrase_from
from auditor.nlp.tree import relation, span_of
from auditor.sources.name import Name, name_key
from auditor.sources.name_runs import (
    Line,
    Page,
    every_title,
    known_at,
    known_names,
    line_of,
    name_runs,
    page_of,
)
from auditor.sources.name_types import Witness


def find_names(
    document: Document, lexicons: Lexicons, *, speaking: Iterable[int] = ()
) -> tuple[Name, ...]:
    """Every proper name of a document, in the order of the text.

    `speaking` are tokens known to be speakers: with a capital inside a sentence, such a one is a
    name whatever the tagger makes of it.
    """
    of = page_of(document, lexicons)
    runs = [name for run in name_runs(of) for name in _read(line_of(of, *run))]
    runs = [name for name in runs if not _is_nobody(name, lexicons)]
    raw = [name for name in runs if not _in_headline(of, name)]
    raw += _again(of, raw)
    raw += _apart(raw, (name for name in runs if _in_headline(of, name)))
    speaking = frozenset(speaking)
    raw += _lone(document, raw, speaking)
    raw.sort(key=lambda name: name.start)
    witness = Witness(document, raw, lexicons, speaking)
    surnames = {name.key[-1] for name in raw if len(name.words) > 1 and witness.names_person(name)}
    words = Counter(word for name in raw for word in set(name.words))
    kept = (
        name
        for name in raw
        if not _is_noun(of, name, surnames)
        and (name.first in speaking or not _only_begins(document, name, words))
    )
    return tuple(witness.typed(name) for name in kept)


def _in_headline(page: Page, name: Name) -> bool:
    return page.document.tokens[name.first].sentence in page.headlines


def _apart(names: Iterable[Name], others: Iterable[Name]) -> Iterator[Name]:
    """Those of the others that touch none of the names.

    Of "Ana Holt Calls Jan Ruiz Unfit" the article below the headline tells where names end.
    """
    taken = {i for name in names for i in range(name.start - 1, name.last + 1)}
    return (name for name in others if not taken & set(range(name.start, name.last)))


def _again(page: Page, names: Iterable[Name]) -> Iterator[Name]:
    """The same words again where the tagger saw no name in them, as in headlines."""
    seen = {name.words for name in names if len(name.words) > 1}
    seen |= {words[-1:] for words in seen}
    seen |= {name.words for name in names if len(name.words) == 1 and name.text.isupper()}
    seen = {words for words in seen if all(word[:1].isupper() and len(word) > 2 for word in words)}
    taken = {i for name in names for i in range(name.start, name.last)}
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(seen, key=len, reverse=True):
        by_first[words[0]].append(words)
    tokens = page.document.tokens
    for at in page.capitals:
        for words in by_first.get(tokens[at].text, ()):
            last = at + len(words)
            following = tuple([token.text for token in tokens[at:last]])
            if words == following and taken.isdisjoint(range(at, last)):
                taken.update(range(at, last))
                yield _person(at, _text(page.document, at, last), words)


def _is_noun(page: Page, name: Name, surnames: set[str]) -> bool:
    """Whether a capital at a sentence's start, or of a headline, only begins a common noun."""
    document, lists = page.document, page.lexicons
    sentence = document.sentences[document.tokens[name.first].sentence]
    initial = name.first == sentence.first or _in_headline(page, name)
    if len(name.words) > 1 or not initial or name.titles or name.key[0] in surnames:
        return False
    forms = {name.key[0], singular(name.key[0])}
    nouns = every(lists["roles"]), lists["documents"]["noun"], lists["organizations"]["noun"]
    return not all(map(forms.isdisjoint, nouns))


def _only_begins(document: Document, name: Name, words: Mapping[str, int]) -> bool:
    """Whether nothing but the start of a sentence gives the word its capital: "*Contrary* to".

    `words` tells how many names have each word.
    """
    token = document.tokens[name.first]
    told = name.titles or token.entity or relation(document, name.first) == "nsubj"
    if len(name.words) > 1 or told:
        return False
    begins = name.first == document.sentences[token.sentence].first
    return begins and words[name.words[0]] < 2


def _lone(document: Document, names: Iterable[Name], speaking: Iterable[int]) -> Iterator[Name]:
    taken = {i for name in names for i in range(name.start, name.last)}
    for at in set(speaking) - taken:
        token = document.tokens[at]
        inside = at > document.sentences[token.sentence].first
        if inside and len(token.text) > 2 and token.text[0].isupper() and token.upos != "PRON":
            yield _person(at, token.text, (token.text,))


def _person(first: int, text: str, words: tuple[str, ...]) -> Name:
    """A name without titles, taken for a person's."""
    return Name(first, first + len(words), first, text, words, (), "person", key=name_key(words))


def _is_nobody(name: Name, lexicons: Lexicons) -> bool:
    """Whether a run of capitals names nobody: a date, or a title cut off from its name."""
    calendar = lexicons["titles"]["calendar"]
    titles = every_title(lexicons["titles"])
    # "(R-Ohio)" names a party and a state.
    if name.key[0].split("-")[0] in lexicons["groups"]["party_letter"]:
        return True
    return (
        all(word.rstrip(".") in calendar for word in name.key) or f"{name.text.lower()}." in titles
    )


def _read(line: Line) -> Iterator[Name]:
    """The names of a run, titles and the peoples' names before them set apart."""
    seam = _seam(line)
    if seam:
        yield from _read(line_of(line.page, line.first, line.first + seam))
        yield from _read(line_of(line.page, line.first + seam, line.first + len(line.tokens)))
        return
    words, lists, last = line.words, line.lexicons, line.first + len(line.tokens)
    bodies = lists["organizations"]
    organizational = words[-1] in bodies["name_word"] or " ".join(words) in known_names(bodies)
    cut = 0 if organizational else _after_titles(line) or _after_role(words, lists)
    titles = words[:cut]
    kept = tuple([_without_clitic(token.text) for token in line.tokens[cut:]])
    sexes = (g for g in ("masculine", "feminine") if not lists["titles"][g].isdisjoint(titles))
    yield Name(
        first=line.first + cut,
        last=last,
        start=line.first,
        text=_text(line.page.document, line.first + cut, last),
        words=kept,
        titles=titles,
        type="organization",
        gender=next(sexes, ""),
        key=name_key(kept),
    )


def _seam(line: Line) -> int:
    """Where a person's name begins after a body's, “Alder News | Ana Holt”; 0 if nowhere."""
    words, bodies = line.words, line.lexicons["organizations"]["name_word"]
    if len(words) < 2 or words[-1] in bodies:
        return 0
    known = known_at(line, 0)
    if 1 < known < len(words) and not _after_titles(line):
        return known
    given = every(line.lexicons["given-names"])
    seams = (i for i in range(1, len(words) - 1) if words[i - 1] in bodies and words[i] in given)
    return next(seams, 0)


def _text(document: Document, first: int, last: int) -> str:
    span = span_of(document, (first, last - 1))
    return _without_clitic(document.article.text[span.start : span.end])


def _without_clitic(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _after_role(words: Sequence[str], lexicons: Lexicons) -> int:
    """1 where a role with a capital only opens a sentence: “*Actor* Bill Dane moved”."""
    given = every(lexicons["given-names"])
    return int(len(words) > 2 and words[0] in every(lexicons["roles"]) and words[1] in given)


def _after_titles(line: Line) -> int:
    """Where the name itself begins: after the last title, and after a people's name before it."""
    cut, at, last = 0, 0, len(line.words)
    peoples = line.lexicons["groups"]["people_name"]
    titles = every_title(line.lexicons["titles"])
    while at < last - 1:
        match = phrase_from(line.page.document, line.first + at, titles, line.first + last)
        length = match.last - match.first if match else 0
        length += bool(length and line.words[at + length : at + length + 1] == (".",))
        if length and at + length < last:
            at = cut = at + length
        elif line.words[at] in peoples and at == cut:
            at = cut = at + 1
        else:
            at += 1
    return cut

"""Who is said to have done wrong.

An accusation is read from the parse: a named person or organisation as the subject of a misdeed
("Holt altered the ledgers"), or as who is accused, blamed or sued ("she accused Holt of theft", "a
lawsuit against Harlow Mining").  What a pronoun did is nobody's here: whom it means is a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import msgspec

from auditor.detectors.headline import body_of
from auditor.detectors.place import Place
from auditor.detectors.sentences import around, phrases_in, sentence_at, whole
from auditor.model import Attribution, Document, Entity, Span, Subjects, Token
from auditor.nlp.phrases import phrases_between, phrases_of
from auditor.nlp.tree import ancestors, children, relation, span_of, text_at, tokens_in

_NAMED = ("PER", "ORG")
Words = frozenset[str]


class Accusation(msgspec.Struct, frozen=True):
    """Somebody named who is said to have done wrong; `head` is the first word that says it."""

    accused: Entity
    span: Span
    head: int


def find_accusations(
    document: Document,
    misdeed: Words,
    accusing: Words = frozenset(),
    complaint: Words = frozenset(),
    bodies: Words = frozenset(),
) -> Iterator[Accusation]:
    """Every accusation of somebody named, in the order of the text.

    A place whose name ends with one of the words for `bodies` is an organisation: "Calder Rail".
    """
    found = (
        *((match, _doers) for match in phrases_of(document, misdeed)),
        *((match, _accused) for match in phrases_of(document, accusing)),
        *((match, _opposed) for match in phrases_of(document, complaint)),
    )
    for match, whom in sorted(found, key=lambda each: each[0].first):
        head = match.first
        for name in names_at(document, whom(document, head), bodies):
            if not name.first <= head < name.last:  # a headline all of one name
                yield Accusation(name, _span(document, name, head, match.last), head)


def _doers(document: Document, verb: int) -> Iterator[int]:
    """The subject of a misdeed, or in the passive its agent."""
    if document.tokens[verb].upos != "VERB" or _unreal(document, verb):
        return
    passive = bool(children(document, verb, "nsubj:pass", "aux:pass"))
    agents = (c for c in children(document, verb, "obl") if _case(document, c) == "by")
    yield from agents if passive else subjects_of(document, verb)


def _accused(document: Document, verb: int) -> Iterator[int]:
    """The object of a verb of accusing; in the passive its subject, or "Holt, accused of fraud"."""
    token = document.tokens[verb]
    if token.upos != "VERB" or _unreal(document, verb):
        return
    yield from children(document, verb, "obj")
    passive = (c for c in document.children[verb] if document.tokens[c].deprel == "nsubj:pass")
    yield from (_meant(document, each) for each in passive)
    if token.deprel == "acl" and "Voice=Pass" in token.feats:
        yield token.head


def _opposed(document: Document, noun: int) -> Iterator[int]:
    """Whom a complaint is against."""
    if document.tokens[noun].upos != "NOUN":
        return
    head = document.tokens[noun].head
    places = (
        *children(document, noun, "nmod"),
        *(children(document, head, "obl") if head >= 0 else ()),
    )
    yield from (c for c in places if _case(document, c) == "against")


def subjects_of(document: Document, verb: int) -> Iterator[int]:
    """The subjects of a verb, its own or that of the verb that it is joined to or depends on."""
    head, link = document.tokens[verb].head, relation(document, verb)
    own = [c for c in children(document, verb, "nsubj") if document.tokens[c].deprel == "nsubj"]
    if link == "xcomp":  # "is said to have taken bribes"
        own = own or list(children(document, head, "nsubj"))
    if own or head < 0:
        yield from (_meant(document, each) for each in own)
    elif link in ("conj", "xcomp") and document.tokens[head].upos == "VERB":
        yield from subjects_of(document, head)


def _meant(document: Document, index: int) -> int:
    """Whom "who" stands for, or the token itself."""
    token = document.tokens[index]
    clause = document.tokens[token.head] if token.head >= 0 else token
    return clause.head if "PronType=Rel" in token.feats and clause.head >= 0 else index


def names_at(
    document: Document, indices: Iterable[int], bodies: Words = frozenset()
) -> Iterator[Entity]:
    """The names at these tokens, at those joined to them, or beside: "the mayor, Ana Brito"."""
    for index in indices:
        for each in (index, *children(document, index, "conj")):
            beside = (
                each,
                *(c for c in children(document, each, "appos") if _is_open(document, c)),
            )
            names = (name_at(document, place, bodies) for place in beside)
            yield from islice((name for name in names if name), 1)


def _is_open(document: Document, index: int) -> bool:
    """Whether it stands in no brackets: not "PORT SARO (Reuters)"."""
    return all(document.tokens[c].text != "(" for c in children(document, index, "punct"))


def _unreal(document: Document, verb: int) -> bool:
    """Whether it is denied, asked or only possible: "did not", "would", "refused to", "did he?"."""
    near = children(document, verb, "advmod", "aux", "mark", "nsubj")
    words = [document.tokens[c] for c in near]
    words += [document.tokens[d] for c in near for d in children(document, c, "det")]
    told = any("aux" in w.deprel and w.lemma == "have" for w in words)
    sentence = document.sentences[document.tokens[verb].sentence]
    asked = document.tokens[sentence.last - 1].text == "?"
    return asked or any(
        "Polarity=Neg" in w.feats
        or "PronType=Neg" in w.feats
        or w.xpos == "MD"
        or (w.xpos == "TO" and not told)
        for w in words
    )


def _case(document: Document, index: int) -> str:
    return next((document.tokens[c].text.lower() for c in children(document, index, "case")), "")


def name_at(document: Document, index: int, bodies: Words = frozenset()) -> Entity | None:
    """The person or organisation named at a token; a name that the parser took for nothing too.

    What ends in an initial or goes on with a number ("Number 10") is only a piece of a name.
    """
    if children(document, index, "nummod") or document.tokens[index].text.endswith("."):
        return None
    for each in document.entities:
        if each.first <= index < each.last:
            body = document.tokens[each.last - 1].text.lower() in bodies
            named = body or each.type in _NAMED
            return each if named and not _cut(document, each) else None
    if document.tokens[index].xpos != "NNP":  # a plural is a people, and no party
        return None
    parts = children(document, index, "flat", "compound")
    names = [index, *(part for part in parts if document.tokens[part].upos == "PROPN")]
    return Entity("", span_of(document, names), min(names), max(names) + 1)


def _cut(document: Document, name: Entity) -> bool:
    """Whether a name ends in an initial, or a number comes next."""
    after = document.tokens[name.last : name.last + 1]
    initial = document.tokens[name.last - 1].text[1:] == "."
    return initial or any(token.upos == "NUM" for token in after)


def _shouted(document: Document, span: Span) -> bool:
    """Whether every word has a capital: a headline, where all of them look like names."""
    words = [token.text for token in tokens_in(document, span) if token.text[:1].isalpha()]
    return len(words) > 3 and all(word[:1].isupper() for word in words)


def _span(document: Document, name: Entity, first: int, last: int) -> Span:
    words = document.tokens[first].span.start, document.tokens[last - 1].span.end
    return Span(min(name.span.start, words[0]), max(name.span.end, words[1]))


def accusations_by_name(
    subjects: Subjects, misdeed: Words, accusing: Words, complaint: Words, bodies: Words
) -> Mapping[str, list[Accusation]]:
    """The accusations below the headline, by the last word of the name.

    The capitals of a headline make names of all its words; what it says stands below again.
    """
    document = subjects.document
    body = body_of(document)
    told: dict[str, list[Accusation]] = {}
    for each in find_accusations(document, misdeed, accusing, complaint, bodies):
        if each.span.start >= body and not _shouted(document, each.span):
            told.setdefault(key_of(each.accused, document), []).append(each)
    return told


def unattributed_misdeeds(
    subjects: Subjects, *, misdeed: Words = frozenset(), settled: Words = frozenset()
) -> Iterator[Place]:
    """What somebody named is said to have done wrong, where no words in the sentence settle it.

    Not what stands below a verb that tells it: "who said that Holt altered the ledgers".
    """
    document = subjects.document
    for each in find_accusations(document, misdeed):
        above = (each.head, *ancestors(document, each.head))
        told = any(relation(document, index) == "ccomp" for index in above)
        if not told and not says(document, each.span, settled):
            yield Place(each.span, about=text_at(document, each.accused.span))


def tells_of_somebody(
    attribution: Attribution, subjects: Subjects, *, words: Words = frozenset()
) -> bool:
    """The content holds one of these phrases, and the sentence somebody of whom they are said.

    Somebody is a named person or organisation, or "he", "she", "they": not the speaker's name.
    """
    document = subjects.document
    if not any(phrases_in(document, span, words) for span in attribution.content):
        return False
    here = around(whole(attribution), document)
    said_by = attribution.source.spans if attribution.source else ()
    others = (
        token
        for token in tokens_in(document, here)
        if not any(span.overlaps(token.span) for span in said_by)
    )
    return any(name_at(document, t.index) or _is_person(t) for t in others)


def _is_person(token: Token) -> bool:
    personal = "PronType=Prs" in token.feats and "Person=3" in token.feats
    return personal and "Gender=Neut" not in token.feats


def says(document: Document, span: Span, words: Words) -> bool:
    """Whether the sentence in which a span begins holds one of these phrases."""
    here = document.sentences[sentence_at(document, span.start)]
    return bool(phrases_between(document, here.first, here.last, words))


def key_of(name: Entity, document: Document) -> str:
    """The last word of a name with a capital, in lower case: whom "Ana Brito", "Brito" are."""
    words = [t.text for t in document.tokens[name.first : name.last] if t.text[:1].isupper()]
    return (words or [document.tokens[name.last - 1].text])[-1].lower()


DETECTORS = (unattributed_misdeeds,)

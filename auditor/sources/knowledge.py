"""How a source knows: "in the room", "briefed on the talks", "familiar with the plan"."""

from __future__ import annotations

import msgspec

from auditor.model import Evidence, Span
from auditor.nlp.phrases import phrase_from, phrases_between
from auditor.nlp.tree import span_of
from auditor.sources.extent import Reader
from auditor.sources.mentions import Mention

# Words that go on with the object of "familiar with": "the company's internal talks".
OBJECT = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON")


class Knowledge(msgspec.Struct, frozen=True):
    """How a source knows ("familiar"), with the words that say so.

    `aside`: they stand behind a comma ("lawmakers, who are close to the industry,").
    """

    kind: str
    evidence: Evidence
    aside: bool = False


def knowledge_in(read: Reader, mention: Mention) -> Knowledge | None:
    """What the words after a mention's noun say of how the source knows: the strongest of it."""
    end, first, document = _with_formula(read, mention), mention.last, read.document
    if not phrases_between(document, first, end, read.knowing):
        return None
    for kind, phrases in read.lexicons["knowledge"].items():
        for match in phrases_between(document, first, end, phrases)[:1]:
            span = span_of(document, (match.first, _object_end(read, match.last, end) - 1))
            aside = any(token.text == "," for token in document.tokens[first : match.first])
            return Knowledge(kind, evidence(read, span), aside)
    return None


def evidence(read: Reader, span: Span) -> Evidence:
    """The words of a span."""
    return Evidence(read.document.article.text[span.start : span.end], span)


def _with_formula(read: Reader, mention: Mention) -> int:
    """The mention's end, with a formula right after it that its finder left out."""
    sentence = read.document.sentences[read.document.tokens[mention.head].sentence]
    match = phrase_from(read.document, mention.end, read.knowing, sentence.last)
    return _object_end(read, match.last, sentence.last) if match else mention.end


def _object_end(read: Reader, at: int, end: int) -> int:
    """Where the object ends that begins at a token: "the company's plans | and"."""
    while at < end and _goes_on(read, at, end):
        at += 1
    return at


def _goes_on(read: Reader, at: int, end: int) -> bool:
    tokens = read.document.tokens
    word, following = read.document.plain[at], tokens[at + 1 : end][:1]
    # "of the sale", "closed|-|door meeting"
    inside = word == "of" or tokens[at].text == "-" or tokens[at].deprel in ("amod", "compound")
    if inside and following:
        return following[0].upos in OBJECT or following[0].text == "-"
    return tokens[at].upos in OBJECT and word not in read.lexicons["pronouns"]["relative"]

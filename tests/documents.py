"""Documents built by hand, so that what a parser would say is part of the test.

    document("Ruiz left.", "Ruiz/_/NNP/2/nsubj left/leave/VBD/0/root ././././punct")

A sentence is one line, a token `form/lemma/XPOS/head/relation`: `_` is the form in lower case,
heads count from 1 in the sentence.  UPOS follows from XPOS; `IN:SCONJ` says another, and a sixth
part is an entity tag such as `B-PER`.
"""

from __future__ import annotations

from auditor.model import Article, Document, Span, Token
from auditor.nlp.assemble import assemble

UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "EX": "PRON", "PRP": "PRON",
    "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "DT": "DET", "PDT": "DET",
    "CD": "NUM",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV",
    "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "MD": "AUX", "UH": "INTJ",
    "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBN": "VERB", "VBG": "VERB",
}  # fmt: skip


def document(text: str, rows: str) -> Document:
    """The document of a text with this parse; the forms must stand in the text in this order."""
    tokens: list[Token] = []
    for number, line in enumerate(filter(None, map(str.strip, rows.splitlines()))):
        first = len(tokens)
        for word in line.split():
            at = tokens[-1].span.end if tokens else 0
            start = text.index(word.split("/")[0], at)
            tokens.append(_token(word, start, index=len(tokens), first=first, sentence=number))
    return assemble(Article(text=text), tuple(tokens), "by hand")


def _token(word: str, start: int, *, index: int, first: int, sentence: int) -> Token:
    form, lemma, tag, head, relation, *entity = word.split("/")
    xpos, _, upos = tag.partition(":")
    return Token(
        index=index,
        span=Span(start, start + len(form)),
        text=form,
        lemma=form.lower() if lemma == "_" else lemma,
        upos=upos or UPOS.get(xpos, "PUNCT"),
        xpos=xpos,
        feats="",
        head=first + int(head) - 1 if head != "0" else -1,
        deprel=relation,
        sentence=sentence,
        entity=entity[0] if entity else "",
    )

"""The noun phrase that a verb is told of, by the order of the words and by the parser."""

from __future__ import annotations

from auditor.model import Document, Token
from auditor.nlp.phrases import plain_word

PHRASE = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON", "ADP", "CCONJ", "X", "SYM")
BETWEEN = ("AUX", "ADV", "PART")
NOUNS = ("NOUN", "PROPN", "PRON")
INSERTED = (",", "—", "–", "--", ")", "(")


def phrase_before(document: Document, at: int, relatives: frozenset[str]) -> tuple[int, int] | None:
    """The tokens of the noun phrase right before a verb, behind auxiliaries and an insertion.

    Of a relative clause ("the port, which declined") it is what the clause describes; `relatives`
    are the relative pronouns.  None where no noun stands there.
    """
    tokens = document.tokens
    first = document.sentences[tokens[at].sentence].first
    end = before_auxiliaries(document, at)
    if end > first and tokens[end - 1].text in INSERTED:
        end = next((i for i in range(end - 2, first, -1) if tokens[i].text in INSERTED), first)
    if end > first and plain_word(tokens[end - 1]) in relatives:
        end -= 2 if tokens[end - 2].text == "," else 1
    # "He declined but sent a statement": the verb shares a subject further back.
    if end > first and tokens[end - 1].upos == "CCONJ":
        return None
    start = end
    while start > first and _in_phrase(tokens[start - 1]):
        start -= 1
    while start < end and tokens[start].upos in ("ADP", "CCONJ", "PART"):
        start += 1
    words = tokens[start:end]
    nouns = any(t.upos in NOUNS or t.entity for t in words)
    # "Both declined", "all three declined".
    return (start, end) if nouns or (words and words[-1].upos in ("DET", "NUM")) else None


def before_auxiliaries(document: Document, at: int) -> int:
    """The token at which a verb's auxiliaries and adverbs begin."""
    tokens = document.tokens
    first = document.sentences[tokens[at].sentence].first
    while at > first and tokens[at - 1].upos in BETWEEN and tokens[at - 1].xpos != "POS":
        at -= 1
    return at


def _in_phrase(token: Token) -> bool:
    return token.upos in PHRASE or bool(token.entity) or token.text in (".", "&", "-", "’s", "'s")

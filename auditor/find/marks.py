"""What quotation marks are there for: somebody's words, a term, a title; how much they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.find.quotes import Quotation
from auditor.lexicon import Groups
from auditor.model import Document, Mode, Span
from auditor.nlp.tree import token_at, tokens_in
from auditor.text import count_words, last_before, words

# A quotation this long that ends like a sentence is speech even where no cue stands by it.
SPEECH_WORDS = 5
# A title is no longer than this.
TITLE_WORDS = 6
# Closing marks of a quotation inside: "…called ‘miracles,’” she said.
NESTED = " \n’'”\""
# What speech ends with.
ENDINGS = ".,!?…—-"
# What stands before words that begin a sentence; nothing where a text begins.
BEFORE_SPEECH = ("", ".", "?", "!", "”", '"')
BEFORE_SENTENCE = ("", "\n", ".", "?", "!", ":")


def is_speech(document: Document, quotation: Quotation) -> bool:
    """Whether a quotation without a cue reads as somebody's words and not as a term or a title."""
    text = document.article.text
    inner = text[quotation.inner.start : quotation.inner.end]
    found = words(inner)
    if len(found) < SPEECH_WORDS and not whole_sentence(text, quotation):
        return False
    capitals = sum([inner[word.start].isupper() for word in found])
    if capitals * 10 >= len(found) * 7:  # a title: Most Words Have Capitals
        return False
    if not any(token.upos in ("VERB", "AUX") for token in tokens_in(document, quotation.inner)):
        return False
    if not quotation.closed or inner.rstrip(NESTED)[-1:] in ENDINGS:
        return True
    # "…," he said. “It is no reform. It is a cut” for the rich: sentences, the last broken off.
    before = last_before(text, quotation.span.start)
    return before in BEFORE_SPEECH and any(f"{mark} " in inner for mark in ".?!")


def whole_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a short quotation is a sentence of its own: “It was chaos.”"""
    before = last_before(text, quotation.span.start, " \t")
    return before in BEFORE_SENTENCE and text[quotation.inner.end - 1] in ".!?,"


def is_term(document: Document, quotation: Quotation, phrases: Groups) -> bool:
    """Whether the marks set off a term and no speech: a “council of the wise”, the “fund”."""
    first = token_at(document, quotation.span.start)
    if not first:
        return False
    before = document.tokens[first - 1].text.lower()
    if before in phrases["before-a-title"] and _capitalised(document, quotation):
        return True
    if before not in phrases["before-a-term"]:
        return False
    inner = document.article.text[quotation.inner.start : quotation.inner.end]
    return inner[-1:] not in ".,!?" and len(words(inner)) < SPEECH_WORDS


def _capitalised(document: Document, quotation: Quotation) -> bool:
    """Whether all words but the smallest begin with a capital: on “Face of the Coast,” she said."""
    inner = [t for t in tokens_in(document, quotation.inner) if t.upos != "PUNCT"]
    small = ("DET", "ADP", "CCONJ", "PART")
    large = (t for t in inner if t is inner[0] or t.upos not in small)
    return 0 < len(inner) <= TITLE_WORDS and all(t.text[0].isupper() for t in large)


def mode_of(text: str, content: Sequence[Span], marked: Sequence[Span]) -> Mode:
    """Direct if all words of the content stand in quotation marks, mixed if some do.

    `marked` are the quotations that count, marks included.
    """
    inside = count_words(text, (each for span in content for each in _common(span, marked)))
    if not inside:
        return "indirect"
    return "direct" if inside >= count_words(text, content) else "mixed"


def _common(span: Span, marked: Sequence[Span]) -> Iterator[Span]:
    overlapping = (each for each in marked if each.overlaps(span))
    return (Span(max(span.start, each.start), min(span.end, each.end)) for each in overlapping)

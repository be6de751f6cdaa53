"""What quotation marks are there for: somebody's words, a term, a title; how much they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.find.draft import Scene
from auditor.find.quotes import Quotation
from auditor.model import Mode, Span
from auditor.nlp.tree import token_at, tokens_in
from auditor.text import count_words, words

# A quotation this long that ends like a sentence is speech even where no cue stands by it.
SPEECH_WORDS = 5
# A title is no longer than this.
TITLE_WORDS = 6
# Closing marks of a quotation inside: "…called ‘miracles,’” she said.
NESTED = " \n’'”\""
# What speech ends with.
ENDINGS = ".,!?…—-"


def is_speech(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation without a cue reads as somebody's words and not as a term or a title."""
    inner = scene.text[quotation.inner.start : quotation.inner.end]
    found = words(inner)
    if len(found) < SPEECH_WORDS and not whole_sentence(scene, quotation):
        return False
    capitals = sum(inner[word.start].isupper() for word in found)
    if capitals * 10 >= len(found) * 7:  # a title: Most Words Have Capitals
        return False
    finite = any(t.upos in ("VERB", "AUX") for t in tokens_in(scene.document, quotation.inner))
    ends = inner.rstrip(NESTED)[-1:] in ENDINGS or not quotation.closed
    # "…," he said. “It is no reform. It is a cut” for the rich: sentences, the last broken off.
    sentences = _whole_sentence_before(scene, quotation) and any(f"{m} " in inner for m in ".?!")
    return finite and (ends or sentences)


def _whole_sentence_before(scene: Scene, quotation: Quotation) -> bool:
    """Whether a sentence or paragraph ends where the quotation begins."""
    return scene.text[: quotation.span.start].rstrip()[-1:] in ("", ".", "?", "!", "”", '"')


def whole_sentence(scene: Scene, quotation: Quotation) -> bool:
    """Whether a short quotation is a sentence of its own: “It was chaos.”"""
    before = scene.text[: quotation.span.start].rstrip(" \t")[-1:]
    return (
        before in ("", "\n", ".", "?", "!", ":") and scene.text[quotation.inner.end - 1] in ".!?,"
    )


def is_term(scene: Scene, quotation: Quotation) -> bool:
    """Whether the marks set off a term and no speech: a “council of the wise”, the “fund”."""
    document = scene.document
    first = token_at(document, quotation.span.start)
    inner = scene.text[quotation.inner.start : quotation.inner.end]
    short = len(words(inner)) < SPEECH_WORDS and inner[-1:] not in ".,!?"
    before = document.tokens[first - 1] if first else None
    if before is None:
        return False
    titles = scene.lexicons["phrases"]["before-a-title"]
    if before.text.lower() in titles and _capitalised(scene, quotation):
        return True
    return short and before.text.lower() in scene.lexicons["phrases"]["before-a-term"]


def _capitalised(scene: Scene, quotation: Quotation) -> bool:
    """Whether all words but the smallest begin with a capital: on “Face of the Coast,” she said."""
    inner = [t for t in tokens_in(scene.document, quotation.inner) if t.upos != "PUNCT"]
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

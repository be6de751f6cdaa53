"""Articles read by the real pipeline, and the project's own word lists, for tests of detectors."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from auditor.detectors import Place
from auditor.engine import Engine
from auditor.lexicon import Lexicons, load_lexicons
from auditor.model import Span, Subjects
from auditor.read import article_from_text


def read(text: str, engine: Engine) -> Subjects:
    """What is found in the text."""
    return engine.examine(article_from_text(text))


@cache
def lexicons() -> Lexicons:
    """The word lists that ship."""
    return load_lexicons()


def words(name: str) -> frozenset[str]:
    """A group of a word list, named as rules name it: "rule-accusation.misdeed"."""
    lexicon, _, group = name.partition(".")
    return lexicons()[lexicon][group]


def marked(text: str, spans: Iterable[Span]) -> str:
    """The text with its spans in brackets, as examples of rules mark them."""
    for span in sorted(spans, key=lambda each: each.start, reverse=True):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return text


def places(text: str, found: Iterable[Place]) -> str:
    """The text with the spans of places in brackets."""
    return marked(text, (place.span for place in found if place.span))

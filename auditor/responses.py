"""Document → responses: who was asked for comment, and what came of it."""

from __future__ import annotations

from auditor.lexicon import Lexicons
from auditor.model import Attribution, Document, Response, Source


def find_responses(
    document: Document,
    attributions: tuple[Attribution, ...],
    sources: tuple[Source, ...],
    lexicons: Lexicons,
) -> tuple[Response, ...]:
    """The responses of an article in the order of the text; ids are r1, r2, …"""
    return ()

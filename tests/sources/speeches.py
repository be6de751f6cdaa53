"""Attributions made by hand: which words of a document speak."""

from __future__ import annotations

from auditor.lexicon import load_lexicons
from auditor.model import Attribution, Document, Mode, Passage, Source, Span
from auditor.sources import build_register

LEXICONS = load_lexicons()


def passage(document: Document, words: str, *, after: int = 0) -> Passage:
    """The passage of these words, where they stand first at or after an offset."""
    start = document.article.text.index(words, after)
    return Passage(words, (Span(start, start + len(words)),))


def said(
    document: Document,
    source: str,
    cue: str,
    content: str,
    *,
    after: int = 0,
    mode: Mode = "indirect",
) -> Attribution:
    """An attribution of these words; `after` tells repeated ones apart."""
    spoken = passage(document, source, after=after)
    return Attribution(
        id=f"a{spoken.start}",
        mode=mode,
        stance="statement",
        source=spoken,
        cue=passage(document, cue, after=after),
        content=passage(document, content, after=after),
        found_by="hand",
        line=1,
    )


def register(
    document: Document, *attributions: Attribution
) -> tuple[tuple[Attribution, ...], dict[str, Source]]:
    """The linked attributions, and the register by label."""
    linked, sources, _ = build_register(document, attributions, (), LEXICONS)
    return linked, {source.label: source for source in sources}

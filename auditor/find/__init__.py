"""Document → attributions: who says what, by quotation marks, syntax and set phrases."""

from __future__ import annotations

from functools import cache, partial

from auditor.decisions import Decisions
from auditor.find.blocks import block_drafts
from auditor.find.cues import learned_cues, listed_cues
from auditor.find.draft import set_scene
from auditor.find.phrases import (
    according_drafts,
    headline_drafts,
    hearsay_drafts,
    label_drafts,
    signature_drafts,
)
from auditor.find.quotes import find_quotations
from auditor.find.roles import roles_of
from auditor.find.settle import settle
from auditor.find.speech import orphan_drafts, speech_drafts
from auditor.find.syntax import syntax_drafts
from auditor.lexicon import Lexicons
from auditor.model import Attribution, Document, Span


def find_attributions(
    document: Document, lexicons: Lexicons, decisions: Decisions
) -> tuple[Attribution, ...]:
    """Every attribution of a document, in the order of the text; ids are a1, a2, …"""
    scene = set_scene(document, lexicons, decisions)
    listed, roles = listed_cues(scene), cache(partial(roles_of, scene))
    drafts = (
        *speech_drafts(scene, listed, roles),
        *block_drafts(scene, listed, roles),
        *syntax_drafts(scene, listed, learned_cues(scene), roles),
        *according_drafts(scene),
        *hearsay_drafts(scene),
        *label_drafts(scene),
        *signature_drafts(scene),
        *headline_drafts(scene),
    )
    return settle(scene, (*drafts, *orphan_drafts(scene, drafts)))


def quoted_words(document: Document, attributions: tuple[Attribution, ...]) -> tuple[Span, ...]:
    """The words in quotation marks that are attributed to somebody, as spans without the marks."""
    quotations = find_quotations(document.article.text, document.paragraphs)
    held = [span for attribution in attributions for span in attribution.content]
    return tuple(q.inner for q in quotations if any(span.overlaps(q.inner) for span in held))


__all__ = ["find_attributions", "quoted_words"]

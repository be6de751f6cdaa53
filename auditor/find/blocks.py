"""Block quotes: a paragraph without quotation marks that a cue and a colon announce.

The governor added:

It is typical of her. She knows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from auditor.find.cues import CueWord, asserted
from auditor.find.draft import Draft, Scene
from auditor.find.roles import RolesOf, words_of
from auditor.find.speech import quoted_source
from auditor.find.what import tidy
from auditor.model import Span
from auditor.nlp.tree import token_at

# How far before the colon the cue may stand, in tokens: "added in a statement on Monday:".
NEAR = 12
# A block quote holds more words than a line of a list.
LEAST_WORDS = 8


def block_drafts(scene: Scene, cues: tuple[CueWord, ...], roles: RolesOf) -> Iterator[Draft]:
    """An attribution for each paragraph that a cue before it announces."""
    quoted = {quotation.span.start for quotation in scene.quotations}
    for announcing, block in pairwise(scene.document.paragraphs):
        if block.start in quoted or not _speech(scene.text[block.start : block.end]):
            continue
        cue = _announcing(scene, announcing, cues)
        content = tidy(scene, [block]) if cue else ()
        if cue and content:
            source = quoted_source(scene, cue.token, content)
            phrase = words_of(scene, roles(cue.token), source)
            yield Draft(cue.speech, source, (phrase,), content, "block", cue.token)


def _speech(text: str) -> bool:
    """Whether a paragraph reads as sentences, and not as an item of a list."""
    sentence = text[:1].isupper() and text.rstrip("”\"’'")[-1:] in ".!?…"
    return sentence and len(text.split()) >= LEAST_WORDS


def _announcing(scene: Scene, paragraph: Span, cues: tuple[CueWord, ...]) -> CueWord | None:
    """The last cue before the colon that ends a paragraph."""
    if scene.text[paragraph.end - 1] != ":":
        return None
    colon = token_at(scene.document, paragraph.end - 1)
    sentence = scene.document.tokens[colon].sentence
    near = [
        cue
        for cue in cues
        if colon - NEAR <= cue.token < colon
        and scene.document.tokens[cue.token].sentence == sentence
        and cue.takes("quote", "clause")
        and asserted(scene, cue.token)
    ]
    return near[-1] if near else None

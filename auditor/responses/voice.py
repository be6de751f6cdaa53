"""Whose words tell what came of asking: the writer's, or those of somebody in the article."""

from __future__ import annotations

from auditor.model import Attribution
from auditor.nlp.tree import children, relation, tokens_in
from auditor.responses.party import parties, subject_of
from auditor.responses.scene import Party, Scene

SAID = ("told or said", "said")


def told_of(scene: Scene, how: str, verb: int, first: int) -> tuple[Party, ...] | None:
    """Who was asked, for a phrase of this group; None where it tells of no answer to the press.

    What a source says of others is its own claim.  What it says of itself, as in "the port said it
    could not comment", is its answer.
    """
    attribution = _content_of(scene, verb)
    if attribution is None:
        return parties(scene, verb, first) if how != "said" and verb not in scene.quoted else None
    if attribution.mode == "direct" or how not in SAID or not _of_itself(scene, verb, first):
        return None
    return speaker(scene, attribution)


def is_writers(scene: Scene, verb: int) -> bool:
    """Whether the writer tells it, and nobody in the article."""
    return verb not in scene.quoted and _content_of(scene, verb) is None


def speaker(scene: Scene, attribution: Attribution) -> tuple[Party, ...] | None:
    """The words of an attribution's source as a party."""
    if attribution.source is None:
        return None
    tokens = tokens_in(scene.document, attribution.source.spans[0])
    words = [token.index for token in tokens if token.upos != "PUNCT" or token.text == ")"]
    return ((words[0], words[-1] + 1),) if words else None


def _content_of(scene: Scene, token: int) -> Attribution | None:
    """The attribution whose content holds the token, and not its cue or what is joined to that."""
    attribution = scene.content.get(token)
    if attribution is None or not attribution.cue:
        return attribution
    cue = {t.index for span in attribution.cue for t in tokens_in(scene.document, span)}
    joined = relation(scene.document, token) == "conj" and scene.document.tokens[token].head in cue
    return None if token in cue or joined else attribution


def _of_itself(scene: Scene, verb: int, first: int) -> bool:
    """Whether a source tells it of itself: of "it", "he", "the agency", or of nobody named."""
    subject = subject_of(scene, verb, first)
    token = scene.document.tokens[subject] if subject is not None else None
    if subject is None or token is None or token.upos == "PRON":
        return True
    articles = (c for c in children(scene.document, subject, "det"))
    definite = any(scene.words(c, c + 1) == ["the"] for c in articles)
    return definite and token.lemma.lower() in scene.lexicons["organizations"]["noun"]

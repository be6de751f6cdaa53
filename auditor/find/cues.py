"""Which words are cues: those of the word lists beside quotations, and those a decision accepts.

The lists (`rules/lexicons/cues-<stance>.yaml`, read by `frames.py`) know verbs that go with speech.
Whether a word governs an attribution is learned: from how often it does in labelled articles
(`rules/decisions/cue-words.tsv`) and from what stands around it (`cue.tsv`).
"""

from __future__ import annotations

from collections.abc import Container, Mapping

import msgspec

from auditor.find.draft import Scene
from auditor.find.frames import constructions_of
from auditor.find.traits import cue_traits, word_of
from auditor.model import Span, Stance
from auditor.nlp.tree import children, contiguous, relation, span_of

# A word less likely than this is no cue; the value with the best figures on labelled articles.
LIKELY = 0.5


class CueWord(msgspec.Struct, frozen=True):
    """A word that may signal an attribution: its token, its constructions and their stances."""

    token: int
    frames: Mapping[str, Stance]

    def takes(self, *frames: str) -> bool:
        """Whether the word is listed for any of these constructions."""
        return any(frame in self.frames for frame in frames)


def listed_cues(scene: Scene) -> tuple[CueWord, ...]:
    """Every verb of the document that stands in a cue lexicon and outside quotation marks."""
    found = []
    for token in scene.document.tokens:
        lemma = _verb_lemma(scene, token.index, scene.frames)
        frames = constructions_of(scene.frames[lemma]) if lemma else {}
        if frames and _may_be_cue(scene, token.index):
            found.append(CueWord(token.index, frames))
    return tuple(found)


def learned_cues(scene: Scene) -> tuple[CueWord, ...]:
    """Every word outside quotation marks that the decision takes for a cue."""
    likely = scene.decisions.cue.probability
    found = (i for i in candidates(scene) if likely(cue_traits(scene, i)) >= LIKELY)
    tokens = scene.document.tokens
    return tuple(CueWord(index, scene.frames.get(tokens[index].lemma, {})) for index in found)


def candidates(scene: Scene) -> tuple[int, ...]:
    """The tokens that are worth a decision: words that labelled articles or the lists know."""
    words = scene.decisions.words
    return tuple(
        token.index
        for token in scene.document.tokens
        if (word_of(token) in words or (token.upos == "VERB" and token.lemma in scene.frames))
        and _may_be_cue(scene, token.index)
        and _governs(scene, token.index)
    )


def _may_be_cue(scene: Scene, index: int) -> bool:
    helping = relation(scene.document, index) in ("aux", "cop", "case", "fixed")
    return not helping and not scene.quoted(index)


def _governs(scene: Scene, index: int) -> bool:
    """Whether the word itself governs: not "was *quoted* as saying", "*declined* to comment"."""
    document = scene.document
    if index in scene.about_asking:
        return False
    as_clauses = [c for c in children(document, index, "advcl") if document.tokens[c].xpos == "VBG"]
    marks = [document.tokens[m].lemma for c in as_clauses for m in children(document, c, "mark")]
    return "as" not in marks or not children(document, index, "aux:pass")


def _verb_lemma(scene: Scene, index: int, known: Container[str]) -> str | None:
    """The lemma of a verb; forms that are hardly anything else ("said") whatever their tag."""
    token = scene.document.tokens[index]
    if token.upos in ("VERB", "AUX"):
        return token.lemma if token.lemma in known else _stem(token.text.lower(), known)
    forms = scene.lexicons["cue-forms"]
    return next((lemma for lemma in sorted(forms) if token.text.lower() in forms[lemma]), None)


def _stem(form: str, known: Container[str]) -> str | None:
    """The known verb of a regular form, where the lemmatizer left "rejecting" as it is."""
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = form.removesuffix(ending)
        candidates = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
        if stem != form and (found := next((c for c in candidates if c in known), None)):
            return found
    return None


def asserted(scene: Scene, verb: int) -> bool:
    """Whether the verb tells what happened: not "to say", "would say" or "let's say"."""
    document = scene.document
    if document.tokens[verb].xpos != "VB":
        return True
    if any(document.tokens[c].lemma == "do" for c in children(document, verb, "aux")):
        return True
    # "went on to say", "continued to argue" did say it.
    above = document.tokens[verb].head
    going_on = scene.lexicons["phrases"]["goes-on-to"]
    return relation(document, verb) == "xcomp" and document.tokens[above].lemma in going_on


def cue_span(scene: Scene, verb: int) -> Span:
    """The words of a verb cue: the verb with its auxiliaries, negation, particle and "to"."""
    document = scene.document
    kept = {verb, *children(document, verb, "aux", "cop", "compound:prt")}
    kept |= {c for c in children(document, verb, "mark") if document.tokens[c].text.lower() == "to"}
    kept |= {c for c in children(document, verb, "advmod") if min(kept) < c < verb}
    kept |= {
        c
        for c in children(document, verb, "advmod")
        if document.tokens[c].lemma in ("not", "n't", "never")
    }
    run = next(run for run in contiguous(kept) if run[0] <= verb < run[1])
    return span_of(document, range(*run))

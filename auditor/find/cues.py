"""Which words are cues: those of the word lists beside quotations, and those a decision accepts.

The lists (`rules/lexicons/cues-<stance>.yaml`, read by `frames.py`) know verbs that go with speech.
Whether a word governs an attribution is learned: from how often it does in labelled articles
(`rules/decisions/cue-words.tsv`) and from what stands around it (`cue.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from auditor.find.draft import Scene
from auditor.find.traits import cue_traits
from auditor.model import Span, Stance
from auditor.nlp.phrases import phrase_from
from auditor.nlp.tree import children, contiguous, relation, span_of

# A word less likely than this is no cue; the value with the best figures on labelled articles.
LIKELY = 0.45
# A reason begins at most so many tokens after the phrase of anonymity that it explains.
NEAR = 6


class CueWord(msgspec.Struct, frozen=True):
    """A word that may signal an attribution: its token, its constructions and their stances."""

    token: int
    frames: Mapping[str, Stance]

    def takes(self, *frames: str) -> bool:
        """Whether the word is listed for any of these constructions."""
        return any(frame in self.frames for frame in frames)

    @property
    def speech(self) -> Stance:
        """The stance of what is quoted beside it: a statement, unless its list says otherwise."""
        return self.frames.get("quote") or self.frames.get("clause", "statement")


def listed_cues(scene: Scene) -> tuple[CueWord, ...]:
    """Every verb of the document that stands in a cue lexicon and outside quotation marks."""
    found, plain, lists = [], scene.document.plain, scene.lists
    for index, (word, pos) in enumerate(scene.uses):
        # Some forms are hardly anything but a verb ("said"), whatever their tag.
        verb = word if pos == "verb" else lists.forms.get(plain[index], "")
        if verb in lists.promised and _may_be_cue(scene, index):
            found.append(CueWord(index, lists.promised[verb]))
    return tuple(found)


def learned_cues(scene: Scene) -> tuple[CueWord, ...]:
    """Every word outside quotation marks that the decision takes for a cue."""
    likely, frames = scene.decisions.cue.probability, scene.lists.frames
    return tuple(
        CueWord(index, frames.get(scene.uses[index][0], {}))
        for index in candidates(scene)
        if likely(cue_traits(scene, index)) >= LIKELY
    )


def candidates(scene: Scene) -> tuple[int, ...]:
    """The tokens that are worth a decision: words that labelled articles or the lists know."""
    return tuple(
        index for index in _known(scene) if _may_be_cue(scene, index) and _governs(scene, index)
    )


def _known(scene: Scene) -> Iterator[int]:
    known, listed = scene.decisions.words.by_word, scene.lists.frames
    tokens = scene.document.tokens
    for index, use in enumerate(scene.uses):
        if use in known or (use[0] in listed and tokens[index].upos == "VERB"):
            yield index


def _may_be_cue(scene: Scene, index: int) -> bool:
    document = scene.document
    if scene.quoted(index) or document.relations[index] in ("aux", "cop", "case", "fixed"):
        return False
    # "an old saying": a noun, whatever its tag.
    return document.tokens[index].upos != "VERB" or not children(document, index, "det")


def _governs(scene: Scene, index: int) -> bool:
    """Whether the word itself governs: not "was *quoted* as saying", "*declined* to comment"."""
    if scene.about_asking and (index in scene.about_asking or _tells_why(scene, index)):
        return False
    if index not in scene.passive:
        return True
    document = scene.document
    as_clauses = [c for c in children(document, index, "advcl") if document.tokens[c].xpos == "VBG"]
    marks = [document.tokens[m].lemma for c in as_clauses for m in children(document, c, "mark")]
    return "as" not in marks


def _tells_why(scene: Scene, index: int) -> bool:
    """Whether it opens a reason: "asked not to be identified *discussing* private plans"."""
    if scene.about_asking.isdisjoint(range(index - NEAR, index)):
        return False
    purpose = index > 0 and scene.document.tokens[index - 1].upos == "PART"
    opening = scene.lexicons["reasons"]["opening"]
    return purpose or phrase_from(scene.document, index, opening) is not None


def asserted(scene: Scene, verb: int) -> bool:
    """Whether the verb tells what happened: not "to say", "would say", "did not say".

    Who did not deny something said so.
    """
    document, phrases = scene.document, scene.lexicons["phrases"]
    # A word inside a quotation says nothing of a verb outside: She replied: “Never!”
    own = [c for c in document.children[verb] if scene.quoted(verb) or not scene.quoted(c)]
    lemmas = {document.tokens[c].lemma for c in own if relation(document, c) == "advmod"}
    if lemmas & phrases["negation"] and document.tokens[verb].lemma not in phrases["denying"]:
        return False
    helpers = [document.tokens[c] for c in own if relation(document, c) == "aux"]
    if document.tokens[verb].xpos != "VB":
        return all(helper.xpos != "MD" for helper in helpers)
    if any(helper.lemma == "do" for helper in helpers):
        return True
    # "went on to say", "continued to argue" did say it; "is going to say" did not.
    above = document.tokens[document.tokens[verb].head]
    goes_on = above.lemma in phrases["goes-on-to"] and above.text.lower() != "going"
    return relation(document, verb) == "xcomp" and goes_on


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

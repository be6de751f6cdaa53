"""Verb cues: which verbs signal an attribution, with their stance and the constructions they take.

The verbs are data (`rules/lexicons/cues-<stance>.yaml`): each group names a construction — `clause`
("said that …"), `infinitive` ("vowed to …"), `object` ("rejected the plan"), `quote` (only beside a
quotation) — or, after a hyphen, the preposition of an oblique (`oblique-for`: "called for …").
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import get_args

import msgspec

from auditor.find.draft import Draft, Scene
from auditor.find.order import set_in
from auditor.find.what import (
    clause_of,
    infinitive_of,
    object_of,
    oblique_of,
    running_on,
    to_the_end,
)
from auditor.find.who import source_of
from auditor.lexicon import Lexicons
from auditor.model import Span, Stance
from auditor.nlp.tree import children, contiguous, head_in, relation, span_of

# Constructions in the order in which they are tried, and their finders.
ORDER = ("clause", "oblique", "infinitive", "object", "quote")
FINDERS = {"clause": clause_of, "infinitive": infinitive_of, "object": object_of}
# Stances whose verbs hardly ever go without a clause, so that a lost one is looked for.
SAYING = ("statement", "evidence", "decree")
STANCES: tuple[Stance, ...] = get_args(Stance)


class VerbCue(msgspec.Struct, frozen=True):
    """A verb that may signal an attribution: its token, its constructions and their stances."""

    token: int
    frames: dict[str, Stance]

    def takes(self, *frames: str) -> bool:
        """Whether the verb is listed for any of these constructions."""
        return any(frame in self.frames for frame in frames)


def verb_cues(scene: Scene) -> tuple[VerbCue, ...]:
    """Every verb of the document that stands in a cue lexicon and outside quotation marks."""
    known = _frames(scene.lexicons)
    found = []
    for token in scene.document.tokens:
        lemma = _verb_lemma(scene, token.index, known)
        frames = known.get(lemma) if lemma else None
        if frames and not scene.quoted(token.index) and not _auxiliary(scene, token.index):
            found.append(VerbCue(token.index, frames))
    return tuple(found)


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


def _auxiliary(scene: Scene, token: int) -> bool:
    return relation(scene.document, token) in ("aux", "cop", "case", "fixed")


def _frames(lexicons: Lexicons) -> dict[str, dict[str, Stance]]:
    """Lemma → construction → stance; of two stances that list the same, the first has it."""
    known: dict[str, dict[str, Stance]] = {}
    for stance in STANCES:
        for frame, lemmas in sorted(lexicons.get(f"cues-{stance}", {}).items()):
            for lemma in sorted(lemmas):
                known.setdefault(lemma, {}).setdefault(frame, stance)
    return known


def clause_drafts(scene: Scene, cues: tuple[VerbCue, ...]) -> Iterator[Draft]:
    """An attribution for each verb cue whose construction gives it content."""
    for cue in cues:
        if not asserted(scene, cue.token):
            continue
        words = (cue_span(scene, cue.token),)
        beside = None
        if cue.takes("clause"):
            beside = set_in(scene, cue.token, invertible=cue.takes("quote"))
        if beside is not None:
            stance = cue.frames["clause"]
            yield Draft(stance, beside.source, words, beside.content, "set-in", cue.token)
            continue
        frame, content = _content(scene, cue)
        source = source_of(scene, cue.token)
        if not content or not _spoken(scene, cue.token, source, frame, cue.frames[frame]):
            continue
        if not _can_show(scene, cue.token, source):
            continue
        yield Draft(cue.frames[frame], source, words, content, frame.partition("-")[0], cue.token)


def _content(scene: Scene, cue: VerbCue) -> tuple[str, tuple[Span, ...]]:
    """The construction that the verb stands in, and its content; none is no content."""
    for frame in sorted(cue.frames, key=_order):
        name, _, preposition = frame.partition("-")
        if name == "oblique":
            content = oblique_of(scene, cue.token, preposition)
        else:
            content = FINDERS[name](scene, cue.token) if name in FINDERS else ()
            if not content and name == "clause" and cue.frames[frame] in SAYING:
                content = running_on(scene, cue.token)
            if content and name == "object" and cue.frames[frame] == "evidence":
                content = to_the_end(scene, cue.token)
        if content:
            return frame, content
    return "", ()


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


def _tells(scene: Scene, verb: int) -> bool:
    """Whether a verb without a source tells something: not "repeated warnings", "films, told …"."""
    document = scene.document
    if relation(document, verb) in ("amod", "compound"):
        return False
    if children(document, verb, "aux:pass"):
        return True
    after_comma = verb > 0 and document.tokens[verb - 1].text == ","
    return document.tokens[verb].xpos == "VBG" or not (
        after_comma or document.tokens[verb].xpos == "VBN"
    )


def _spoken(scene: Scene, verb: int, source: Span | None, frame: str, stance: Stance) -> bool:
    """Whether somebody said it: not the reader ("you think …"); without a source, only sayings."""
    if source is None:
        return frame == "clause" and stance == "statement" and _tells(scene, verb)
    words = scene.text[source.start : source.end].lower()
    pronouns = scene.lexicons["source-pronouns"]
    # "allies who say" do say so; "the mayor, who proposed the cuts, said" is told in passing.
    passing = frame != "clause" and words in pronouns["relative"]
    return not passing and words not in pronouns["reader"]


def _can_show(scene: Scene, verb: int, source: Span | None) -> bool:
    """Whether what shows something is a document or has a name: a ball on a mast only signals."""
    document = scene.document
    if document.tokens[verb].lemma not in scene.lexicons["phrases"]["shown-by-documents"]:
        return True
    head = head_in(document, source) if source else None
    if head is None or document.tokens[head].upos != "NOUN":
        return True
    nouns = scene.lexicons["documents"]
    return any(document.tokens[head].lemma in group for group in nouns.values())


def _order(frame: str) -> int:
    return ORDER.index(frame.partition("-")[0])


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

"""Verb cues: which verbs signal an attribution, with their stance and the constructions they take.

The verbs are data (`rules/lexicons/cues-<stance>.yaml`): each group names a construction — `clause`
("said that …"), `infinitive` ("vowed to …"), `object` ("rejected the plan"), `quote` (only beside a
quotation) — or, after a hyphen, the preposition of an oblique (`oblique-for`: "called for …").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import msgspec

from auditor.find.draft import Draft, Scene
from auditor.find.order import set_in
from auditor.find.what import clause_of, infinitive_of, object_of, oblique_of
from auditor.find.who import source_of
from auditor.lexicon import Lexicons
from auditor.model import Span, Stance
from auditor.nlp.tree import children, contiguous, relation, span_of

STANCES: tuple[Stance, ...] = get_args(Stance)


class VerbCue(msgspec.Struct, frozen=True):
    """A verb that may signal an attribution: its token, stance and constructions."""

    token: int
    stance: Stance
    frames: tuple[str, ...]


def verb_cues(scene: Scene) -> tuple[VerbCue, ...]:
    """Every verb of the document that stands in a cue lexicon and outside quotation marks."""
    known = _frames(scene.lexicons)
    found = []
    for token in scene.document.tokens:
        lemma = _verb_lemma(scene, token.index)
        entry = known.get(lemma) if lemma else None
        if entry and not scene.quoted(token.index) and not _auxiliary(scene, token.index):
            found.append(VerbCue(token.index, *entry))
    return tuple(found)


def _verb_lemma(scene: Scene, index: int) -> str | None:
    """The lemma of a verb; forms that are hardly anything else ("said", "wrote") whatever their tag."""
    token = scene.document.tokens[index]
    if token.upos in ("VERB", "AUX"):
        return token.lemma
    forms = scene.lexicons["cue-forms"]
    return next((lemma for lemma in sorted(forms) if token.text.lower() in forms[lemma]), None)


def _auxiliary(scene: Scene, token: int) -> bool:
    return relation(scene.document, token) in ("aux", "cop", "case", "fixed")


def _frames(lexicons: Lexicons) -> dict[str, tuple[Stance, tuple[str, ...]]]:
    """Lemma → stance and constructions; the first stance that lists a verb has it."""
    known: dict[str, tuple[Stance, tuple[str, ...]]] = {}
    for stance in STANCES:
        groups = lexicons.get(f"cues-{stance}", {})
        for lemma in sorted(frozenset().union(*groups.values())):
            known.setdefault(
                lemma, (stance, tuple(sorted(g for g in groups if lemma in groups[g])))
            )
    return known


def clause_drafts(scene: Scene, cues: tuple[VerbCue, ...]) -> Iterator[Draft]:
    """An attribution for each verb cue whose construction gives it content."""
    for cue in cues:
        beside = set_in(scene, cue.token) if "clause" in cue.frames else None
        if beside is not None:
            span = cue_span(scene, cue.token)
            yield Draft(cue.stance, beside.source, (span,), beside.content, "set-in", cue.token)
            continue
        found = _content(scene, cue)
        if found is None:
            continue
        frame, content = found
        source = source_of(scene, cue.token)
        if frame == "object" and source is None:
            continue
        yield Draft(cue.stance, source, (cue_span(scene, cue.token),), content, frame, cue.token)


def _content(scene: Scene, cue: VerbCue) -> tuple[str, tuple[Span, ...]] | None:
    finders = {"clause": clause_of, "infinitive": infinitive_of, "object": object_of}
    for frame in ("clause", "infinitive", "object"):
        if frame in cue.frames and (content := finders[frame](scene, cue.token)):
            return frame, content
    prepositions = frozenset(
        f.removeprefix("oblique-") for f in cue.frames if f.startswith("oblique-")
    )
    if prepositions and (content := oblique_of(scene, cue.token, prepositions)):
        return "object", content
    return None


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

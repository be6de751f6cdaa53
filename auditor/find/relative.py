"""Sources with a relative clause and no comma: "*A clerk who saw the letter* said it was short".

Parsers often run the clause and the main verb together ("to speak publicly said"), so that the verb
is without a subject; the order of the words is plain to see.
"""

from __future__ import annotations

from auditor.find.cues import CueWord
from auditor.find.draft import Draft, Scene
from auditor.find.extent import NOMINAL, TENSED
from auditor.find.what import FINITE, running_on
from auditor.model import Span
from auditor.nlp.tree import children, span_of

BEFORE_WHO = (*NOMINAL, "ADP", "PART")


def behind_relative(scene: Scene, cue: CueWord) -> Draft | None:
    """The attribution of a verb of saying right behind "a clerk who …"; None where it is none."""
    token = scene.document.tokens[cue.token]
    if not cue.takes("clause") or token.xpos not in (*TENSED, "VBN"):
        return None
    source = _described(scene, cue.token)
    content = running_on(scene, cue.token) if source else ()
    if source is None or not content:
        return None
    return Draft(cue.frames["clause"], source, (token.span,), content, "set-in", cue.token)


def _described(scene: Scene, verb: int) -> Span | None:
    """The noun phrase with its clause that ends right before the verb, if the verb has no other."""
    tokens = scene.document.tokens
    if verb == 0 or tokens[verb - 1].upos in ("AUX", "PART") or _has_subject(scene, verb):
        return None
    begin = scene.document.sentences[tokens[verb].sentence].first
    first = verb
    while first > begin and tokens[first - 1].upos not in ("PUNCT", "CCONJ"):
        first -= 1
    who = next((i for i in range(first, verb) if tokens[i].xpos in ("WP", "WDT")), first)
    if not all(tokens[i].upos in BEFORE_WHO for i in range(first, who)) or who == first:
        return None
    clause = tokens[who + 1 : verb]
    ends_in_noun = bool(clause) and clause[-1].upos not in ("ADP", "PART", "SCONJ", "PRON", "DET")
    finite = any(token.xpos in FINITE for token in clause)
    return span_of(scene.document, range(first, verb)) if ends_in_noun and finite else None


def _has_subject(scene: Scene, verb: int) -> bool:
    """Whether the parser found a noun for its subject; a pronoun may be the clause's own."""
    tokens = scene.document.tokens
    subjects = children(scene.document, verb, "nsubj")
    return any(tokens[subject].upos in ("NOUN", "PROPN") for subject in subjects)

"""What came of asking, told by a verb of who was asked: "Holt did not respond to emails"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from auditor.lexicon import Groups
from auditor.model import ResponseKind
from auditor.nlp.phrases import PhraseMatch
from auditor.nlp.tree import children, relation
from auditor.responses.needs import end_of
from auditor.responses.party import before_verb, is_somebody
from auditor.responses.scene import Outcome, Party, Scene
from auditor.responses.voice import told_of

# Words in the names of the lexicon's groups of verbs.
WAYS = frozenset({"told", "said"})
UNTOLD = ("csubj", "amod", "compound")


def told_outcomes(scene: Scene) -> Iterator[Outcome]:
    """The outcomes that verbs tell of their subjects."""
    groups = _groups(scene.lists)
    for match in scene.find(frozenset(groups)):
        kind, _, how = groups[match.phrase].partition(" ")
        verb = scene.verb(match)
        if not _holds(scene, match, verb) or not _happened(scene, match, verb, how):
            continue
        end = end_of(scene, match, verb, how)
        of = told_of(scene, how, verb, match.first) if end else None
        if end and of and all(_can_answer(scene, party, kind, how) for party in of):
            yield Outcome(cast(ResponseKind, kind), match.first, end, of)


@cache
def _groups(lists: Groups) -> Mapping[str, str]:
    """Each phrase that tells what came of asking, with its group."""
    return {
        phrase: group.removeprefix("perhaps ")
        for group, phrases in lists.items()
        if WAYS & set(group.split())
        for phrase in phrases
    }


def _holds(scene: Scene, match: PhraseMatch, verb: int) -> bool:
    """Whether a phrase is about its own verb: "did not stop to answer" is about stopping."""
    listed = set(re.findall(r"[\w'-]+", match.phrase))
    token = scene.document.tokens[verb]
    return bool({token.lemma.lower(), *scene.words(verb, verb + 1)} & listed)


def _happened(scene: Scene, match: PhraseMatch, verb: int, how: str) -> bool:
    """Whether it is told as what happened: not as what did not, might, or usually does."""
    document, lists = scene.document, scene.lists
    before = set(scene.words(before_verb(scene, match.first), match.first))
    inside = set(scene.words(verb, match.last))
    negative = scene.words(match.first, match.first + 1)[0] in lists["negative"]
    not_yet = frozenset() if negative or "said" in how else lists["not yet"]
    marks = {document.tokens[m].lemma.lower() for m in children(document, verb, "mark")}
    if before & (lists["unreal"] | not_yet) or marks & lists["unreal"]:
        return False
    if (lists["negative"] & before and not negative) or lists["usual"] & (before | inside):
        return False
    if relation(document, verb) in UNTOLD:
        return False
    present = document.tokens[verb].xpos in ("VBZ", "VBP") and not negative
    return not present or bool(lists["on comment"] & inside)


def _can_answer(scene: Scene, party: Party, kind: str, how: str) -> bool:
    """Whether it is for the party to answer: not for an agreement, nor for the judge."""
    if how == "told of somebody":
        return is_somebody(scene, party)
    words = {token.lemma.lower() for token in scene.document.tokens[party[0] : party[1]]}
    return kind != "denied" or not words & scene.lists["those who judge"]

"""Refusals that stand in the subject: "Neither Holt nor his attorney responded to messages"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from auditor.lexicon import Groups
from auditor.model import ResponseKind
from auditor.nlp.phrases import phrases_between
from auditor.responses.party import before_verb, split
from auditor.responses.press import asked_end
from auditor.responses.scene import Outcome, Party, Scene
from auditor.responses.voice import is_writers

# How far the verb may stand from "neither", in tokens.
FAR = 25
NONE_OF_THEM = ("neither", "none")


def nobody_outcomes(scene: Scene) -> Iterator[Outcome]:
    """The outcomes whose subject is "neither …", "none of …" or "no one"."""
    groups = _groups(scene.lists)
    for match in scene.find(frozenset(groups)):
        begin = max(scene.sentence(match.first).first, match.first - FAR)
        nobody = phrases_between(scene.document, begin, match.first, scene.lists["nobody"])
        if not nobody or not is_writers(scene, scene.verb(match)):
            continue
        _, kind, *press = groups[match.phrase].split()
        end = asked_end(scene, match, scene.verb(match)) if press else match.last
        if end:
            first, last = nobody[-1].first, nobody[-1].last
            whom = tuple(_whom(scene, first, last, before_verb(scene, match.first)))
            yield Outcome(cast(ResponseKind, kind), first, end, whom)


@cache
def _groups(lists: Groups) -> Mapping[str, str]:
    """Each phrase that nobody is the subject of, with its group."""
    return {
        phrase: group
        for group, phrases in lists.items()
        if group.startswith("nobody ")
        for phrase in phrases
    }


def _whom(scene: Scene, first: int, last: int, verb: int) -> Iterator[Party]:
    """Who did not: the names after "neither", or all of whom "none" did; of "nobody" only where."""
    tokens, words = scene.document.tokens, scene.words(last, verb)
    if words and (words[0] == "of" or tokens[last].upos == "ADP"):
        yield from split(scene, last + 1, verb)
    elif "nor" in words or "or" in words:
        yield from split(scene, last, verb)
    elif scene.document.plain[first] in NONE_OF_THEM:
        yield first, verb

"""What came of asking, told of the request: "Calls to the clinic rang unanswered"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from auditor.lexicon import Groups
from auditor.model import ResponseKind, Token
from auditor.nlp.phrases import PhraseMatch, find_phrases, phrases_between, plain_word
from auditor.responses.party import before_verb, is_somebody, phrase_end, split
from auditor.responses.scene import Outcome, Party, Scene
from auditor.responses.voice import is_writers

# How far a refusal may stand from its request: "calls and visits to the office on Monday … failed".
FAR = 25
BEFORE_NOUN = ("DET", "ADJ", "NUM")


def request_outcomes(scene: Scene) -> Iterator[Outcome]:
    """The outcomes whose subject is a request."""
    kinds = _kinds(scene.lists)
    for match in scene.find(frozenset(kinds)):
        begin = max(scene.sentence(match.first).first, match.first - FAR)
        requests = phrases_between(scene.document, begin, match.first, scene.lists["request"])
        if not requests or not is_writers(scene, scene.verb(match)):
            continue
        request = requests[0]
        told = scene.document.tokens[request.first : before_verb(scene, match.first)]
        whom = tuple(_addressees(scene, told))
        if _is_ours(scene, told, kinds[match.phrase]) and _reachable(scene, request, whom):
            yield Outcome(kinds[match.phrase], _begin(scene, request.first), match.last, whom)


@cache
def _kinds(lists: Groups) -> Mapping[str, ResponseKind]:
    """Each phrase that a request is the subject of, with what came of it."""
    return {
        phrase: cast(ResponseKind, name.removeprefix("request "))
        for name, phrases in lists.items()
        if name.startswith("request ")
        for phrase in phrases
    }


def _is_ours(scene: Scene, told: Sequence[Token], kind: ResponseKind) -> bool:
    """Whether the press asked somebody, by the words from the request to its verb."""
    if find_phrases(told, scene.lists["no call of the press"]) or _has_clause(scene, told):
        return False
    for_comment = bool({plain_word(token) for token in told} & scene.lists["on comment"])
    to_whom = kind != "declined" and bool(find_phrases(told, scene.lists["addressed"]))
    return for_comment or to_whom


def _has_clause(scene: Scene, told: Sequence[Token]) -> bool:
    """Whether a clause ends or begins there: then the outcome is told of something else."""
    addressed = find_phrases(told, scene.lists["addressed"])
    others = (t for t in told if not any(a.first <= t.index < a.last for a in addressed))
    return any(
        t.text in (";", ":") or (t.upos in ("VERB", "AUX") and "VerbForm=Fin" in t.feats)
        for t in others
    )


def _addressees(scene: Scene, told: Sequence[Token]) -> Iterator[Party]:
    """Who was asked: the phrase after "to", "with" or "reach"."""
    for found in find_phrases(told, scene.lists["addressed"]):
        end = phrase_end(scene, found.last, told[-1].index + 1)
        if end > found.last:
            yield from split(scene, found.last, end)
            return


def _reachable(scene: Scene, request: PhraseMatch, whom: tuple[Party, ...]) -> bool:
    """Whether it was for somebody: climbers try to reach a summit."""
    reached = "reach" in scene.words(request.first, request.last)
    return not reached or all(is_somebody(scene, party) for party in whom)


def _begin(scene: Scene, first: int) -> int:
    """Where the request's phrase begins: "*several* calls"."""
    start = scene.sentence(first).first
    while first > start and scene.document.tokens[first - 1].upos in BEFORE_NOUN:
        first -= 1
    return first

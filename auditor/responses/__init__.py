"""Document and attributions → responses: who was asked for comment, and what came of it.

Verbs tell it of who was asked (`told`), a subject holds the refusal (`nobody`), the request is told
of (`requests`), or who was asked says so (`answers`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.lexicon import Lexicons
from auditor.model import Attribution, Document, Response, Span
from auditor.nlp.phrases import find_phrases
from auditor.nlp.tree import span_of
from auditor.responses.answers import commented_outcomes, quoted_outcomes
from auditor.responses.nobody import nobody_outcomes
from auditor.responses.requests import request_outcomes
from auditor.responses.scene import NEAR, Outcome, Party, Scene, set_scene
from auditor.responses.told import told_outcomes
from auditor.text import FilePlaces

UNHEARD = ("no_reply", "unreachable")


def find_responses(
    document: Document, attributions: tuple[Attribution, ...], lexicons: Lexicons
) -> tuple[Response, ...]:
    """The responses of an article in the order of the text; ids are r1, r2, …

    A response with several parties ("neither Holt nor the port responded") is several.  Parties
    have no `source_id` yet: the register links them.
    """
    scene = set_scene(document, attributions, lexicons)
    places, found = FilePlaces(document.article), list[Response]()
    for outcome in _settled(scene, _outcomes(scene)):
        for party in outcome.parties or (None,):
            found.append(_response(scene, outcome, party, len(found) + 1, places))
    return tuple(found)


def _outcomes(scene: Scene) -> Iterator[Outcome]:
    yield from told_outcomes(scene)
    yield from nobody_outcomes(scene)
    yield from request_outcomes(scene)
    yield from quoted_outcomes(scene)
    yield from commented_outcomes(scene)


def _settled(scene: Scene, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes in the order of the text, what is told twice once."""
    kept: list[Outcome] = []
    for outcome in sorted(outcomes, key=lambda each: (each.first, -each.last)):
        if not any(_same(scene, outcome, other) for other in kept):
            kept.append(outcome)
    return tuple(kept)


def _same(scene: Scene, one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes tell the same: in the same words, or of the same party in a sentence."""
    if one.first < other.last and other.first < one.last:
        return True
    if scene.sentence(one.first) != scene.sentence(other.first):
        return False
    return (one.kind, one.parties) == (other.kind, other.parties)


def _response(
    scene: Scene, outcome: Outcome, party: Party | None, number: int, places: FilePlaces
) -> Response:
    document, text = scene.document, scene.document.article.text
    of = span_of(document, range(*party)) if party else None
    whole = _words(scene, outcome, party)
    told = document.tokens[outcome.first : outcome.last + 1]
    return Response(
        id=f"r{number}",
        party=text[of.start : of.end] if of else "",
        source_id=None,
        kind=outcome.kind,
        immediate=outcome.kind in UNHEARD and bool(find_phrases(told, scene.lists["immediate"])),
        span=whole,
        text=text[whole.start : whole.end],
        line=places.line(whole.start),
        party_span=of,
    )


def _words(scene: Scene, outcome: Outcome, party: Party | None) -> Span:
    """The outcome's words, with the party's where these stand near in the same sentence."""
    own, here = (outcome.first, outcome.last - 1), scene.sentence(outcome.first)
    beside = party and here.first <= party[0] < min(here.last, outcome.last + NEAR)
    ends = (party[0], party[1] - 1) if party and beside else ()
    return span_of(scene.document, (*own, *ends))


__all__ = ["find_responses"]

"""Document → responses: who was asked for comment, and what came of it.

Phrases of the lexicon `responses` are looked for in the writer's own words; who was asked is the
phrase's subject, or whom the request was addressed to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, cast

import msgspec

from auditor.lexicon import Groups, Lexicons
from auditor.model import (
    Attribution,
    Document,
    Response,
    ResponseKind,
    Sentence,
    Span,
    Token,
)
from auditor.nlp.phrases import PhraseMatch, find_phrases, plain_word
from auditor.nlp.subjects import NOUNS, before_auxiliaries, parsed_subject, phrase_before
from auditor.nlp.tree import span_of, tokens_in
from auditor.text import FilePlaces

# How far after "did not respond" what was asked may begin, in tokens.
REACH = 6
# How far a refusal may stand from its subject: "calls and visits to the office on Monday … failed".
FAR = 25
PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "PART", "PRON")


# Who was asked: tokens, half-open.
Party: TypeAlias = tuple[int, int]


class Scene(msgspec.Struct, frozen=True):
    """What finding responses looks at."""

    document: Document
    attributions: tuple[Attribution, ...]
    lists: Groups
    lexicons: Lexicons


class Outcome(msgspec.Struct, frozen=True):
    """A phrase that tells an outcome: tokens `first` to `last`; `party` are the tokens of who."""

    kind: ResponseKind
    first: int
    last: int
    parties: tuple[Party, ...]


def find_responses(
    document: Document,
    attributions: tuple[Attribution, ...],
    lexicons: Lexicons,
) -> tuple[Response, ...]:
    """The responses of an article in the order of the text; ids are r1, r2, …

    A response with several parties ("neither Holt nor the port responded") is several.
    """
    scene = Scene(document, attributions, lexicons["responses"], lexicons)
    places = FilePlaces(document.article)
    found: list[Response] = []
    for sentence in document.sentences:
        for outcome in _outcomes(scene, sentence):
            for party in outcome.parties or ((outcome.first, outcome.first),):
                found.append(_response(scene, outcome, party, len(found) + 1, places))
    return tuple(found)


def _outcomes(scene: Scene, sentence: Sentence) -> Iterator[Outcome]:
    """The outcomes told in a sentence, those without a party of their own taking the last one's."""
    tokens = scene.document.of(sentence)
    found = sorted(
        (*_active(scene, tokens), *_nobody(scene, tokens), *_passive(scene, tokens)),
        key=lambda outcome: (outcome.first, -outcome.last),
    )
    last: Outcome | None = None
    for outcome in found:
        if last is not None and outcome.first < last.last:
            continue
        shared = last.parties if last is not None and not outcome.parties else outcome.parties
        last = msgspec.structs.replace(outcome, parties=shared)
        if last.parties or last.kind in ("no_reply", "unreachable"):
            yield last


def _active(scene: Scene, tokens: Sequence[Token]) -> Iterator[Outcome]:
    """“Holt did not respond to emails”, “the port declined to comment”."""
    for group, phrases in scene.lists.items():
        kind, _, condition = group.partition(" ")
        if condition not in ("alone", "needs press") or kind == "nobody":
            continue
        for match in find_phrases(tokens, phrases):
            end = _with_press(scene, tokens, match) if condition == "needs press" else match.last
            if not end or _is_negated(scene, match) or _is_other_sense(scene, match):
                continue
            parties = _told_of(scene, match, _parties(scene, match))
            if parties is not None:
                yield Outcome(cast(ResponseKind, kind), match.first, end, parties)


def _with_press(scene: Scene, tokens: Sequence[Token], match: PhraseMatch) -> int:
    """Where the request or deadline after the phrase ends; 0 where none is told."""
    after = match.last - tokens[0].index
    window = tokens[after : after + REACH + 4]
    asked = [
        m
        for m in find_phrases(window, scene.lists["press"] | scene.lists["deadline"])
        if m.first - match.last < REACH and not _is_demand(scene, m)
    ]
    return asked[0].last if asked else 0


def _is_demand(scene: Scene, asked: PhraseMatch) -> bool:
    """Whether a call is no telephone call: "calls for his resignation", "calls to resign"."""
    following = scene.document.tokens[asked.last : asked.last + 2]
    calls = asked.phrase in ("call", "calls", "request", "requests", "question", "questions")
    demands = [plain_word(token) for token in following[:1]] == ["for"]
    return calls and demands and following[-1].lemma != "comment"


def _is_negated(scene: Scene, match: PhraseMatch) -> bool:
    before = scene.document.tokens[max(match.first - 2, 0) : match.first]
    told = plain_word(scene.document.tokens[match.first])
    return told not in ("not", "n't") and any(
        plain_word(t) in ("not", "n't", "never") for t in before
    )


def _is_other_sense(scene: Scene, match: PhraseMatch) -> bool:
    """“has appealed to voters”, “declined to say goodbye” and the like are no answers."""
    following = scene.document.tokens[match.last : match.last + 1]
    return (
        match.phrase == "have appealed" and bool(following) and following[0].lemma in ("to", "for")
    )


def _told_of(
    scene: Scene, match: PhraseMatch, parties: tuple[Party, ...]
) -> tuple[Party, ...] | None:
    """Who was asked; None where a source tells it of others, as its own claim.

    "The port said it could not comment" is told of the port all the same.
    """
    for attribution in scene.attributions:
        if attribution.source is None or not _inside(scene, match, attribution):
            continue
        own = bool(parties) and all(_is_pronoun(scene, party) for party in parties)
        before = attribution.source.start < scene.document.tokens[match.first].span.start
        if not own or not before or attribution.mode != "indirect":
            return None
        tokens = tokens_in(scene.document, attribution.source.spans[0])
        words = [token.index for token in tokens if token.upos != "PUNCT"]
        return ((words[0], words[-1] + 1),)
    return parties


def _inside(scene: Scene, match: PhraseMatch, attribution: Attribution) -> bool:
    """Whether the phrase is part of what is attributed, and not its cue."""
    start = scene.document.tokens[match.first].span.start
    cue = attribution.cue.spans if attribution.cue else ()
    words = (t.index for span in cue for t in tokens_in(scene.document, span))
    if any(match.first <= index < match.last for index in words):
        return False
    return any(span.start <= start < span.end for span in attribution.content)


def _is_pronoun(scene: Scene, party: Party) -> bool:
    return party[1] - party[0] == 1 and scene.document.tokens[party[0]].upos == "PRON"


def _parties(scene: Scene, match: PhraseMatch) -> tuple[Party, ...]:
    """Who the phrase is told of: its subject, split where it names several."""
    document, relatives = scene.document, scene.lexicons["pronouns"]["relative"]
    subject = phrase_before(document, match.first, relatives)
    subject = subject or parsed_subject(document, match.first, match.last)
    return tuple(_split(scene, *subject)) if subject else ()


def _split(scene: Scene, first: int, last: int) -> Iterator[Party]:
    """The parties that "and" or "nor" joins; "neither" itself is left out."""
    tokens, start = scene.document.tokens, first
    nobody = scene.lists["nobody"]
    if plain_word(tokens[first]) in nobody and first + 1 < last:
        start = first + 1
        start += plain_word(tokens[start]) == "of"
    for at in range(start + 1, last - 1):
        joins = plain_word(tokens[at]) in ("and", "nor", "or")
        if joins and tokens[at - 1].upos in NOUNS and tokens[at + 1].upos != "ADJ":
            yield start, at
            start = at + 1
    yield start, last


def _nobody(scene: Scene, tokens: Sequence[Token]) -> Iterator[Outcome]:
    """“Neither Holt nor his attorney responded to messages”."""
    none = find_phrases(tokens, scene.lists["nobody"])
    if not none:
        return
    for match in find_phrases(tokens, scene.lists["nobody needs press"]):
        end = _with_press(scene, tokens, match)
        if end and 0 < match.first - none[0].first < FAR:
            last = before_auxiliaries(scene.document, match.first)
            parties = _told_of(scene, match, tuple(_split(scene, none[0].first, last)))
            if parties is not None:
                yield Outcome("no_reply", match.first, end, parties)


def _passive(scene: Scene, tokens: Sequence[Token]) -> Iterator[Outcome]:
    """“Calls to the clinic rang unanswered”, “requests for comment were not returned”."""
    asked = find_phrases(tokens, scene.lists["asked"])
    kinds = {
        phrase: cast(ResponseKind, name.removeprefix("passive "))
        for name, phrases in scene.lists.items()
        if name.startswith("passive ")
        for phrase in phrases
    }
    for match in find_phrases(tokens, frozenset(kinds)):
        subject = next((a for a in asked if a.last <= match.first), None)
        if subject is None or match.first - subject.last > FAR:
            continue
        between = scene.document.tokens[subject.last : match.first]
        if not _is_request(scene, between) or any(t.text in (",", ";") for t in between):
            continue
        party = _addressee(scene, between)
        parties = _told_of(scene, match, (party,) if party else ())
        if parties is not None:
            yield Outcome(kinds[match.phrase], subject.first, match.last, parties)


def _is_request(scene: Scene, between: Sequence[Token]) -> bool:
    """Whether somebody was asked: "requests *for comment*", "attempts *to reach* Holt"."""
    words = [plain_word(token) for token in between]
    return "comment" in words or "interview" in words or bool(set(words) & scene.lists["addressed"])


def _addressee(scene: Scene, between: Sequence[Token]) -> Party | None:
    """Who was asked: the phrase after "to", "with" or "reach"."""
    tokens = scene.document.tokens
    for token in between:
        first = end = token.index + 1
        if plain_word(token) in scene.lists["addressed"]:
            while end <= between[-1].index and tokens[end].upos in PHRASE:
                end += 1
        if end > first:
            return first, end
    return None


def _response(
    scene: Scene, outcome: Outcome, party: Party, number: int, places: FilePlaces
) -> Response:
    document, text = scene.document, scene.document.article.text
    indices = [*range(*party), *range(outcome.first, outcome.last)]
    whole = span_of(document, indices)
    of = span_of(document, range(*party)) if party[0] < party[1] else Span(whole.start, whole.start)
    words = document.tokens[min(indices) : outcome.last]
    return Response(
        id=f"r{number}",
        party=text[of.start : of.end],
        source_id=None,
        kind=outcome.kind,
        immediate=outcome.kind == "no_reply"
        and bool(find_phrases(words, scene.lists["immediate"])),
        span=whole,
        text=text[whole.start : whole.end],
        line=places.line(whole.start),
        party_span=of if of.start < of.end else None,
    )

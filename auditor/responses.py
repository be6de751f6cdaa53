"""Document → responses: who was asked for comment, and what came of it.

Phrases of the lexicon `responses` are looked for in the writer's own words; who was asked is the
phrase's subject, or whom the request was addressed to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import msgspec

from auditor.lexicon import Groups, Lexicons
from auditor.model import (
    Attribution,
    Document,
    Response,
    ResponseKind,
    Sentence,
    Source,
    Span,
    Token,
)
from auditor.nlp.phrases import PhraseMatch, find_phrases, phrase_at, plain_word
from auditor.nlp.tree import children, span_of, subtree, tokens_in
from auditor.text import FilePlaces

# How far after "did not respond" what was asked may begin, in tokens.
REACH = 6
# How far a refusal may stand from its subject: "calls and visits to the office on Monday … failed".
FAR = 25
NOUN_PHRASE = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON", "ADP", "CCONJ", "X", "SYM")
BETWEEN = ("AUX", "ADV", "PART")
PERSONAL = ("named_person", "anonymous", "unnamed_person")


class Scene(msgspec.Struct, frozen=True):
    """What finding responses looks at."""

    document: Document
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    lists: Groups
    lexicons: Lexicons


class Outcome(msgspec.Struct, frozen=True):
    """A phrase that tells an outcome: tokens `first` to `last`; `party` are the tokens of who."""

    kind: ResponseKind
    first: int
    last: int
    parties: tuple[tuple[int, int], ...]


def find_responses(
    document: Document,
    attributions: tuple[Attribution, ...],
    sources: tuple[Source, ...],
    lexicons: Lexicons,
) -> tuple[Response, ...]:
    """The responses of an article in the order of the text; ids are r1, r2, …

    A response with several parties ("neither Holt nor the port responded") is several.
    """
    scene = Scene(document, attributions, sources, lexicons["responses"], lexicons)
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
    """ "Holt did not respond to emails", "the port declined to comment"."""
    for group, phrases in scene.lists.items():
        kind, _, condition = group.partition(" ")
        if condition not in ("alone", "needs press") or kind == "nobody":
            continue
        for match in find_phrases(tokens, phrases):
            end = _with_press(scene, tokens, match) if condition == "needs press" else match.last
            if not end or _is_negated(scene, match) or _is_other_sense(scene, match):
                continue
            parties = _parties(scene, match)
            if not _is_reported(scene, match, parties):
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
    """ "has appealed to voters", "declined to say goodbye" and the like are no answers."""
    following = scene.document.tokens[match.last : match.last + 1]
    return (
        match.phrase == "have appealed" and bool(following) and following[0].lemma in ("to", "for")
    )


def _is_reported(scene: Scene, match: PhraseMatch, parties: Sequence[tuple[int, int]]) -> bool:
    """Whether a source tells it of somebody: that is its claim, not this article's asking.

    "He said he could not comment" is an answer all the same.
    """
    word = scene.document.tokens[match.first]
    for attribution in scene.attributions:
        inside = any(span.start <= word.span.start < span.end for span in attribution.content)
        if not inside or attribution.source is None:
            continue
        if attribution.cue and any(
            match.first <= t.index < match.last
            for s in attribution.cue
            for t in tokens_in(scene.document, s)
        ):
            continue
        own = bool(parties) and all(_is_pronoun(scene, party) for party in parties)
        before = attribution.source.start < word.span.start and attribution.mode == "indirect"
        if not (own and before):
            return True
    return False


def _is_pronoun(scene: Scene, party: tuple[int, int]) -> bool:
    return party[1] - party[0] == 1 and scene.document.tokens[party[0]].upos == "PRON"


def _parties(scene: Scene, match: PhraseMatch) -> tuple[tuple[int, int], ...]:
    """Who the phrase is told of: its subject, split where it names several."""
    subject = _before(scene, match.first) or _subject(scene, match)
    return tuple(_split(scene, *subject)) if subject else ()


def _before(scene: Scene, at: int) -> tuple[int, int] | None:
    """The noun phrase right before a verb, behind its auxiliaries and an insertion in commas."""
    tokens = scene.document.tokens
    first = scene.document.sentences[tokens[at].sentence].first
    end = at
    while end > first and tokens[end - 1].upos in BETWEEN and tokens[end - 1].xpos != "POS":
        end -= 1
    if end > first and tokens[end - 1].text in (",", "—", "–", ")"):
        opening = (i for i in range(end - 2, first, -1) if tokens[i].text in (",", "—", "–", "("))
        inserted = next(opening, None)
        if inserted is None:
            return None
        end = inserted
    # "the port, which declined to comment": what the relative clause describes.
    if end > first and plain_word(tokens[end - 1]) in scene.lexicons["pronouns"]["relative"]:
        end -= 2 if tokens[end - 2].text == "," else 1
    start = end
    while start > first and _in_phrase(tokens[start - 1]):
        start -= 1
    while start < end and tokens[start].upos in ("ADP", "CCONJ", "PART"):
        start += 1
    return (
        (start, end)
        if any(t.upos in ("NOUN", "PROPN", "PRON") for t in tokens[start:end])
        else None
    )


def _in_phrase(token: Token) -> bool:
    return token.upos in NOUN_PHRASE or token.text in (".", "&", "-", "’s", "'s")


def _subject(scene: Scene, match: PhraseMatch) -> tuple[int, int] | None:
    """The parser's subject of a verb in the phrase."""
    for at in range(match.first, match.last):
        for child in children(scene.document, at, "nsubj"):
            if child < match.first:
                below = [i for i in subtree(scene.document, child) if i < match.first]
                return below[0], child + 1
    return None


def _split(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parties that "and" or "nor" joins; "neither" itself is left out."""
    tokens, start = scene.document.tokens, first
    nobody = scene.lists["nobody"]
    if plain_word(tokens[first]) in nobody and first + 1 < last:
        start = first + 1
        start += plain_word(tokens[start]) == "of"
    for at in range(start + 1, last - 1):
        joins = plain_word(tokens[at]) in ("and", "nor", "or")
        if (
            joins
            and tokens[at - 1].upos in ("NOUN", "PROPN", "PRON")
            and tokens[at + 1].upos != "ADJ"
        ):
            yield start, at
            start = at + 1
    yield start, last


def _nobody(scene: Scene, tokens: Sequence[Token]) -> Iterator[Outcome]:
    """ "Neither Holt nor his attorney responded to messages"."""
    none = find_phrases(tokens, scene.lists["nobody"])
    if not none:
        return
    for match in find_phrases(tokens, scene.lists["nobody needs press"]):
        end = _with_press(scene, tokens, match)
        if end and none[0].first < match.first and match.first - none[0].first < FAR:
            parties = tuple(_split(scene, none[0].first, _without_auxiliaries(scene, match.first)))
            if not _is_reported(scene, match, parties):
                yield Outcome("no_reply", match.first, end, parties)


def _without_auxiliaries(scene: Scene, at: int) -> int:
    while scene.document.tokens[at - 1].upos in (*BETWEEN, "PUNCT"):
        at -= 1
    return at


def _passive(scene: Scene, tokens: Sequence[Token]) -> Iterator[Outcome]:
    """ "Calls to the clinic rang unanswered", "requests for comment were not returned"."""
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
        parties = (party,) if party else ()
        if not _is_reported(scene, match, parties):
            yield Outcome(kinds[match.phrase], subject.first, match.last, parties)


def _is_request(scene: Scene, between: Sequence[Token]) -> bool:
    """Whether somebody was asked: "requests *for comment*", "attempts *to reach* Holt"."""
    words = [plain_word(token) for token in between]
    return "comment" in words or "interview" in words or bool(set(words) & scene.lists["addressed"])


def _addressee(scene: Scene, between: Sequence[Token]) -> tuple[int, int] | None:
    """Who was asked: the phrase after "to", "with" or "reach"."""
    for token in between:
        following = scene.document.tokens[token.index + 1]
        if plain_word(token) in scene.lists["addressed"] and following.upos in (
            "DET",
            "PROPN",
            "NOUN",
            "ADJ",
            "PRON",
        ):
            end = following.index
            while end < between[-1].index + 1 and scene.document.tokens[end].upos in (
                "DET",
                "ADJ",
                "NOUN",
                "PROPN",
                "PART",
                "PRON",
            ):
                end += 1
            return following.index, end
    return None


def _response(
    scene: Scene, outcome: Outcome, party: tuple[int, int], number: int, places: FilePlaces
) -> Response:
    document, text = scene.document, scene.document.article.text
    indices = [*range(*party), *range(outcome.first, outcome.last)]
    whole = span_of(document, indices)
    of = span_of(document, range(*party)) if party[0] < party[1] else Span(whole.start, whole.start)
    words = document.tokens[min(indices) : outcome.last]
    return Response(
        id=f"r{number}",
        party=text[of.start : of.end],
        source_id=_source_of(scene, party, of),
        kind=outcome.kind,
        immediate=outcome.kind == "no_reply"
        and bool(find_phrases(words, scene.lists["immediate"])),
        span=whole,
        text=text[whole.start : whole.end],
        line=places.line(whole.start),
    )


def _source_of(scene: Scene, party: tuple[int, int], of: Span) -> str | None:
    """The source in the register that the party is: by a mention there, else by pronoun."""
    if of.start == of.end:
        return None
    for source in scene.sources:
        if any(
            (mention.start <= of.start
            and of.end <= mention.end)
            or (of.holds(mention)
            and _heads(scene, of, mention))
            for mention in source.mentions
        ):
            return source.id
    return _by_pronoun(scene, of) if _is_pronoun(scene, party) else None


def _heads(scene: Scene, of: Span, mention: Span) -> bool:
    """Whether the mention is the party's own name, not a name inside its description."""
    words = scene.document.article.text[mention.end : of.end].strip()
    return not words or words.startswith(",")


def _by_pronoun(scene: Scene, of: Span) -> str | None:
    """ "He declined": the person, or for "it" the organisation, mentioned last."""
    thing = phrase_at(tokens_in(scene.document, of), 0, scene.lexicons["pronouns"]["thing"])
    wanted = ("named_organization",) if thing else PERSONAL
    before = [
        (mention.start, source.id)
        for source in scene.sources
        if source.kind in wanted
        for mention in source.mentions
        if mention.end <= of.start
    ]
    return max(before)[1] if before else None

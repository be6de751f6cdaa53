"""Sources without a name of whom the article could tell more: why, who they are, how they know."""

from __future__ import annotations

from itertools import takewhile

from auditor.detectors.accusations import tells_of_somebody
from auditor.detectors.anonymity import (
    KNOWN,
    first_quote_without_name,
    quoted_without_name,
    without_name,
)
from auditor.detectors.sentences import around, phrases_in, whole
from auditor.model import Attribution, Source, Span, Subjects
from auditor.nlp.nouns import noun_of
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import children, head_in, tokens_in

REPORTING = "report"


def unexplained(
    source: Source,
    subjects: Subjects,
    *,
    most: int = 20,
    roles: frozenset[str] = frozenset(),
    shared: frozenset[str] = frozenset(),
) -> bool:
    """A source without a name for which no reason is told elsewhere either.

    It may stand at a later mention that was taken for somebody else's ("the official"), or hold for
    everybody: phrases of `shared` ("like many of those interviewed") in a sentence with a reason.
    """
    if not without_name(source, subjects, most=most, roles=roles):
        return False
    if _named_beside(source, subjects) or not own_source(source, subjects):
        return False
    at = head_in(subjects.document, source.mentions[0])
    if at is not None and subjects.document.tokens[at].upos == "ADV":  # "responded anonymously"
        return False
    return not any(
        _again(other, source, subjects) or _for_all(other, subjects, shared)
        for other in subjects.sources
        if other.anonymity and other.anonymity.reason
    )


def vague(source: Source, subjects: Subjects, *, bodies: frozenset[str] = frozenset()) -> bool:
    """A source that is brought in here, and not told by where it belongs.

    "The official" and "one of the advisers" were described before; words of `bodies` in the mention
    tell whose the source is: "a campaign source".
    """
    words = tokens_in(subjects.document, source.mentions[0])
    plain = [plain_word(word) for word in words]
    known = any(mark in words[0].feats for mark in KNOWN)
    if known or "of" in plain[1:2] or not bodies.isdisjoint(plain):
        return False
    return own_source(source, subjects) and not _named_beside(source, subjects)


def own_source(source: Source, subjects: Subjects) -> bool:
    """Whether no outlet that the article cites for a report stands beside what the source says.

    "The Courier reported …" and then "a source told the Courier": it is the Courier's source.
    """
    told = subjects.once(_outlets_told)
    heard = (a for a in subjects.attributions if a.source_id == source.id and a.source)
    places = (around(whole(a), subjects.document) for a in heard if told)
    return not any(place.overlaps(mention) for place in places for mention in told)


def _outlets_told(subjects: Subjects) -> tuple[Span, ...]:
    """Where outlets are told of that the article cites for a report."""
    outlets = {
        a.source_id
        for a in subjects.attributions
        if a.cue and any(_is_report(word) for word in a.cue.text.split())
    }
    named = (s for s in subjects.sources if s.kind == "named_organization" and s.id in outlets)
    return tuple(mention for source in named for mention in source.mentions)


def tells_from_hiding(
    attribution: Attribution,
    subjects: Subjects,
    *,
    words: frozenset[str] = frozenset(),
    roles: frozenset[str] = frozenset(),
) -> bool:
    """Says one of these phrases of somebody, and is a source without a name."""
    speaker = next((s for s in subjects.sources if s.id == attribution.source_id), None)
    hidden = speaker is not None and without_name(speaker, subjects, roles=roles)
    return hidden and tells_of_somebody(attribution, subjects, words=words)


def quoted_from_hiding(
    attribution: Attribution,
    subjects: Subjects,
    *,
    words: int = 4,
    first: bool = False,
    saying: frozenset[str] = frozenset(),
) -> bool:
    """So many words in quotation marks, with `first` the first of the article, of nobody named.

    Another outlet's source is its own, and a name is a name even where it is not the full one.
    """
    speaker = next((s for s in subjects.sources if s.id == attribution.source_id), None)
    quoted = first_quote_without_name if first else quoted_without_name
    if speaker is None or _is_name(speaker, subjects) or not own_source(speaker, subjects):
        return False
    return quoted(attribution, subjects, words=words, saying=saying)


def _is_name(source: Source, subjects: Subjects) -> bool:
    """Whether the mention is one word, a name."""
    words = tokens_in(subjects.document, source.mentions[0])
    return len(words) == 1 and words[0].upos == "PROPN"


def _is_report(word: str) -> bool:
    return word.lower().strip(",.") in (REPORTING, f"{REPORTING}s", f"{REPORTING}ed")


def _named_beside(source: Source, subjects: Subjects) -> bool:
    """Whether a name stands in apposition: "one of his advisers, Ana Brito"."""
    document = subjects.document
    at = head_in(document, source.mentions[0])
    beside = children(document, at, "appos") if at is not None else ()
    return any(document.tokens[each].upos == "PROPN" for each in beside)


def _again(other: Source, source: Source, subjects: Subjects) -> bool:
    """Whether the other is "the official", or "one of those officials", after "an official"."""
    document, first = subjects.document, other.mentions[0]
    words = [*takewhile(lambda word: word.upos != "PUNCT", tokens_in(document, first))]
    known = any(mark in word.feats for word in words for mark in KNOWN)
    if not known or first <= source.mentions[0]:
        return False
    return noun_of(words[-1]) in map(noun_of, tokens_in(document, source.mentions[0]))


def _for_all(other: Source, subjects: Subjects, shared: frozenset[str]) -> bool:
    """Whether the sentence with the other's reason says that it is many people's."""
    reason = other.anonymity.reason if other.anonymity else None
    if reason is None:
        return False
    return bool(phrases_in(subjects.document, around(reason.span, subjects.document), shared))


DETECTORS = (own_source, quoted_from_hiding, tells_from_hiding, unexplained, vague)

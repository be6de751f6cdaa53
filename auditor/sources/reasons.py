"""Why a name is withheld: the clause that says so, and what sort of reason it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.lexicon import Lexicons
from auditor.model import Attribution, Reason, Token
from auditor.nlp.phrases import PhraseMatch, find_phrases, phrase_at
from auditor.nlp.tree import children, span_of
from auditor.sources.extent import Reader
from auditor.sources.knowledge import evidence
from auditor.sources.mentions import Mention

FINITE = ("VBD", "VBZ", "VBP", "MD")
OTHER = "other"
# Groups of the lexicon that are no categories.
GRAMMAR = ("opening", "perhaps", "before", "formula")


def reason_of(
    read: Reader, match: PhraseMatch, of: Mention, attributions: Sequence[Attribution]
) -> Reason | None:
    """The reason told with a statement: after it, ahead of it, or the statement itself."""
    stop = _clause_end(read, match, of, attributions)
    if match.phrase in read.lexicons["withholding"]["unauthorized"]:
        return _reason(read, _because_before(read, match.first), _clause_only(read, match, stop))
    return _reason_after(read, match.last, stop) or _reason_ahead(read, match)


def category(tokens: Sequence[Token], lexicons: Lexicons) -> str:
    """The category of a reason, "other" where no list shows one.

    Of several clauses ("was not authorized to speak and feared for her job") one counts that is no
    mere formula; within a clause the first category of the lexicon whose words it holds.
    """
    found = [_category(clause, lexicons) for clause in _clauses(tokens)]
    known = [each for each in found if each != OTHER]
    told = [each for each in known if each not in lexicons["reasons"]["formula"]]
    return next(iter((*told, *known)), OTHER)


def _category(tokens: Sequence[Token], lexicons: Lexicons) -> str:
    lists = lexicons["reasons"]
    names = (name for name in lists if name not in GRAMMAR)
    return next((name for name in names if find_phrases(tokens, lists[name])), OTHER)


def _clauses(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The clauses that "and" joins: those that go on with a verb or a conjunction."""
    start = 0
    for at, token in enumerate(tokens[:-1]):
        following = tokens[at + 1]
        if token.upos == "CCONJ" and (following.upos in ("SCONJ", "AUX") or _finite(following)):
            yield tokens[start:at]
            start = at
    yield tokens[start:]


def _finite(token: Token) -> bool:
    return token.xpos in FINITE


def _reason(read: Reader, first: int, stop: int) -> Reason | None:
    tokens = read.document.tokens
    while stop > first and tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    if stop - first < 2:
        return None
    words = evidence(read, span_of(read.document, (first, stop - 1)))
    return Reason(words.text, words.span, category(tokens[first:stop], read.lexicons))


def _reason_after(read: Reader, first: int, stop: int) -> Reason | None:
    """The clause that begins with "because", else one with "to" or "under" that tells why.

    "Spoke anonymously *to a reporter*" tells nothing of that sort.
    """
    lists, tokens = read.lexicons["reasons"], read.document.tokens[first:stop]
    sure = find_phrases(tokens, lists["opening"])
    if sure:
        at = sure[0].first
        ahead = (m for m in find_phrases(tokens, lists["perhaps"]) if m.first < at)
        purpose = next((m.first for m in ahead if _is_purpose(read, m.first)), at)
        return _reason(read, purpose, stop)
    for match in find_phrases(tokens, lists["perhaps"]):
        found = _reason(read, match.first, stop)
        if _is_purpose(read, match.first) or (found and found.category != OTHER):
            return found
    return None


def _is_purpose(read: Reader, at: int) -> bool:
    """Whether it is the "to" of an infinitive."""
    return read.document.tokens[at].upos == "PART"


def _reason_ahead(read: Reader, match: PhraseMatch) -> Reason | None:
    """A clause before the statement, at the sentence's start or behind a comma.

    "*In line with custom*, the envoy asked …"; "a nanny, *fearing reprisals*, asked …".
    """
    tokens = read.document.tokens
    first = read.document.sentences[tokens[match.first].sentence].first
    ahead = tokens[first : match.first]
    commas = [token.index for token in ahead if token.text == ","]
    for start in (first, *(comma + 1 for comma in commas)):
        if phrase_at(tokens[start : match.first], 0, read.lexicons["reasons"]["before"]):
            end = next((comma for comma in commas if comma > start), None)
            return _reason(read, start, end) if end else None
    return None


def _because_before(read: Reader, at: int) -> int:
    """Where the clause begins that goes on with "not authorized": "*because he was* not …"."""
    tokens, opening = read.document.tokens, read.lexicons["reasons"]["opening"]
    start = max(read.document.sentences[tokens[at].sentence].first, at - 5)
    for first in range(at - 1, start - 1, -1):
        if tokens[first].upos == "PUNCT":
            break
        match = phrase_at(tokens[first:at], 0, opening)
        if match:
            return match.first
    # "were|n't".
    glued = at > 0 and tokens[at - 1].span.end == tokens[at].span.start
    return at - 1 if glued else at


def _clause_only(read: Reader, match: PhraseMatch, stop: int) -> int:
    """The end of the clause of "not authorized to …": before a comma, "and spoke", other verbs."""
    tokens = read.document.tokens
    for at in range(match.last, stop):
        joins = tokens[at].upos == "CCONJ" and tokens[at + 1].upos in ("VERB", "AUX")
        # A finite verb without a subject of its own has that of the main clause.
        main = _finite(tokens[at]) and not children(read.document, at, "nsubj", "mark")
        if joins or main or tokens[at].text in (",", ";"):
            return at
    return stop


def _clause_end(
    read: Reader, match: PhraseMatch, of: Mention, attributions: Sequence[Attribution]
) -> int:
    """The token where the clause of a statement ends: with the mention, before a cue or content.

    Where the mention breaks off inside the clause ("a clerk who asked for anonymity | because …"),
    the clause goes on.
    """
    tokens = read.document.tokens
    following = tokens[of.end : of.end + 1]
    if of.first <= match.first < of.end and (not following or following[0].upos == "PUNCT"):
        return of.end
    sentence = read.document.sentences[tokens[match.first].sentence]
    offset = tokens[match.last - 1].span.end
    starts = [
        span.start
        for attribution in attributions
        for passage in (attribution.cue, attribution.content)
        if passage is not None and not _inside_reason(read, match, attribution)
        for span in passage
        if offset < span.start < sentence.span.end
    ]
    ends = [t.index for t in read.document.of(sentence) if starts and t.span.end > min(starts)]
    resumed = (i + 1 for i in range(match.last, sentence.last - 1) if _resumes(tokens, i))
    return min((*ends[:1], *resumed, sentence.last))


def _resumes(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the main clause goes on behind a comma: "…, described the scene"."""
    return tokens[comma].text == "," and _finite(tokens[comma + 1])


def _inside_reason(read: Reader, match: PhraseMatch, attribution: Attribution) -> bool:
    """Whether an attribution is part of the reason: "because *they feared* reprisals"."""
    passages = (attribution.source, attribution.cue, attribution.content)
    starts = [span.start for passage in passages if passage is not None for span in passage]
    tokens = read.document.tokens
    sentence = read.document.sentences[tokens[match.first].sentence]
    after = tokens[match.last : sentence.last]
    for opening in find_phrases(after, read.lexicons["reasons"]["opening"]):
        begin, end = tokens[opening.first].span.start, tokens[opening.last - 1].span.end
        if any(begin <= start <= end + 1 for start in starts):
            return True
        inside = attribution.cue and attribution.cue.start > end
        before = [t for t in after if attribution.cue and t.span.end < attribution.cue.start]
        if inside and before and before[-1].upos == "CCONJ":
            return True
    return False

"""How a source knows, whether the article says that its name is withheld, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from auditor.lexicon import Lexicons
from auditor.model import Anonymity, Attribution, Evidence, Reason, Span, Token
from auditor.nlp.phrases import PhraseMatch, find_phrases, phrase_at
from auditor.nlp.tree import children, relation, span_of, tokens_in
from auditor.sources.antecedent import antecedent
from auditor.sources.extent import Reader
from auditor.sources.mentions import Mention, read_mention
from auditor.sources.nature import nature
from auditor.sources.timeline import phrase_around

# Words that go on with the object of "familiar with": "the company's internal talks".
OBJECT = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON")


class Withholding(msgspec.Struct, frozen=True):
    """A statement that a name is withheld: whose, in which words, and why.

    `partial`: part of the name is given.  `blanket`: it holds for every unnamed source.
    """

    of: Mention
    evidence: Evidence
    reason: Reason | None
    partial: bool
    blanket: bool


class Knowledge(msgspec.Struct, frozen=True):
    """How a source knows ("familiar"), with the words that say so."""

    kind: str
    evidence: Evidence


def knowledge_in(read: Reader, mention: Mention) -> Knowledge | None:
    """What the words after a mention's noun say of how the source knows: the strongest of it."""
    end = _with_formula(read, mention)
    tokens = read.document.tokens[mention.last : end]
    for kind, phrases in read.lexicons["knowledge"].items():
        for match in find_phrases(tokens, phrases):
            span = span_of(read.document, (match.first, _object_end(read, match.last, end) - 1))
            return Knowledge(kind, _evidence(read, span))
    return None


def _with_formula(read: Reader, mention: Mention) -> int:
    """The mention's end, with a formula right after it that its finder left out."""
    sentence = read.document.sentences[read.document.tokens[mention.head].sentence]
    after = read.document.tokens[mention.end : sentence.last]
    match = phrase_at(after, 0, read.knowing)
    return _object_end(read, match.last, sentence.last) if match else mention.end


def _object_end(read: Reader, at: int, end: int) -> int:
    tokens = read.document.tokens
    while at < end and tokens[at].upos in OBJECT:
        at += 1
    return at


def _evidence(read: Reader, span: Span) -> Evidence:
    return Evidence(read.document.article.text[span.start : span.end], span)


def find_withholdings(
    read: Reader, attributions: Sequence[Attribution], speakers: Mapping[str, Mention]
) -> tuple[Withholding, ...]:
    """Every statement in the writer's words that a name is withheld."""
    said = [_tokens_of(read, attribution.content) for attribution in attributions]
    found = []
    for sentence in read.document.sentences:
        tokens = read.document.of(sentence)
        for match in find_phrases(tokens, read.lexicons["withholding"]["stated"]):
            # What a source says of names is content: “Do not use my name,” the nurse said.
            inside = any(
                range(match.first, match.last)[0] in s and match.last - 1 in s for s in said
            )
            if inside or _is_compound(read, match):
                continue
            of = _whose(read, match, attributions, speakers)
            if of is not None:
                found.append(_withholding(read, match, of, attributions))
    return tuple(found)


def _tokens_of(read: Reader, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(token.index for span in spans for token in tokens_in(read.document, span))


def _is_compound(read: Reader, match: PhraseMatch) -> bool:
    """Whether the phrase's last word only describes a noun: "on background checks"."""
    tokens = read.document.tokens
    following = tokens[match.last : match.last + 1]
    return tokens[match.last - 1].upos == "NOUN" and bool(following) and following[0].upos == "NOUN"


def _whose(
    read: Reader,
    match: PhraseMatch,
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Mention],
) -> Mention | None:
    """The mention whose name is withheld: the one that holds the words, else their subject."""
    for mention in speakers.values():
        if mention.first <= match.first < mention.end:
            return mention
    tokens, document = read.document.tokens, read.document
    sentence = document.sentences[tokens[match.first].sentence]
    near = {
        a: m
        for a in attributions
        if (m := speakers.get(a.id)) and tokens[m.head].sentence == sentence.index
    }
    # "…, the people said, asking not to be named": the clause follows the cue.
    before = document.article.text[: tokens[match.first].span.start].rstrip(" ,—–")
    for attribution, mention in near.items():
        if attribution.cue and max(attribution.cue.end, mention.span.end) == len(before):
            return mention
    subject = _subject(read, match.first)
    if subject is None:
        return next(iter(near.values()), None)
    held = next((m for m in near.values() if m.first <= subject < m.end), None)
    found = held or _mention_at(read, subject)
    human = found and (found.pronoun or nature(found, read.lexicons) in ("person", "people"))
    return found if human else next(iter(near.values()), None)


def _mention_at(read: Reader, at: int) -> Mention | None:
    if read.document.tokens[at].upos in ("PRON", "DET", "NUM"):
        return read_mention(read, at, at + 1)
    return phrase_around(read, at)


def _subject(read: Reader, at: int) -> int | None:
    """The subject of the verb at or above a token; for a relative clause the noun it describes."""
    document = read.document
    for _ in range(6):
        if relation(document, at) == "acl":
            return document.tokens[at].head
        found = children(document, at, "nsubj")
        if found:
            relative = document.tokens[found[0]].lemma in read.lexicons["pronouns"]["relative"]
            return antecedent(read, found[0]) if relative else found[0]
        at = document.tokens[at].head
        if at < 0:
            return None
    return None


def _withholding(
    read: Reader, match: PhraseMatch, of: Mention, attributions: Sequence[Attribution]
) -> Withholding:
    lists = read.lexicons["withholding"]
    sentence = read.document.sentences[read.document.tokens[match.first].sentence]
    tokens = read.document.of(sentence)
    stop = _clause_end(read, match, of, attributions)
    return Withholding(
        of=of,
        evidence=_evidence(read, span_of(read.document, (match.first, _verb_end(read, match) - 1))),
        reason=_reason(read, match, stop),
        partial=match.phrase in lists["partial"],
        blanket=bool(find_phrases(tokens, lists["blanket"])),
    )


def _verb_end(read: Reader, match: PhraseMatch) -> int:
    """“asking not to be | identified”: the phrase with the verb that it leads to."""
    at, tokens = match.last, read.document.tokens
    while (
        at < len(tokens)
        and tokens[at - 1].lemma in ("be", "being", "to")
        and tokens[at].upos in ("VERB", "ADV", "ADJ", "AUX")
    ):
        at += 1
    return at


def _clause_end(
    read: Reader, match: PhraseMatch, of: Mention, attributions: Sequence[Attribution]
) -> int:
    """The token where the withholding clause ends: with the mention, before a cue or content.

    Where the mention breaks off inside the clause ("a clerk who asked for anonymity | because …"),
    the clause goes on.
    """
    following = read.document.tokens[of.end : of.end + 1]
    if of.first <= match.first < of.end and (not following or following[0].upos == "PUNCT"):
        return of.end
    sentence = read.document.sentences[read.document.tokens[match.first].sentence]
    offset = read.document.tokens[match.last - 1].span.end
    starts = [
        span.start
        for attribution in attributions
        for passage in (attribution.cue, attribution.content)
        if passage is not None
        for span in passage
        if offset < span.start < sentence.span.end
    ]
    if not starts:
        return sentence.last
    return next(t.index for t in read.document.of(sentence) if t.span.end > min(starts))


def _reason(read: Reader, match: PhraseMatch, stop: int) -> Reason | None:
    """Why: a clause after the phrase, one ahead of it, or the phrase itself."""
    tokens, lists = read.document.tokens, read.lexicons["withholding"]
    openings = find_phrases(tokens[match.last : stop], read.lexicons["reasons"]["opening"])
    if openings:
        return _reason_from(read, openings[0].first, stop)
    if match.phrase in lists["reason_itself"]:
        comma = (i for i in range(match.last, stop) if tokens[i].text in (",", ";"))
        return _reason_from(read, match.first, next(comma, stop))
    first = read.document.sentences[tokens[match.first].sentence].first
    ahead = phrase_at(tokens[first : match.first], 0, read.lexicons["reasons"]["before"])
    comma = (i for i in range(first, match.first) if tokens[i].text == ",")
    end = next(comma, None)
    return _reason_from(read, first, end) if ahead and end else None


def _reason_from(read: Reader, first: int, stop: int) -> Reason | None:
    tokens = read.document.tokens
    while stop > first and tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    if stop - first < 2:
        return None
    evidence = _evidence(read, span_of(read.document, (first, stop - 1)))
    return Reason(evidence.text, evidence.span, category(tokens[first:stop], read.lexicons))


def category(tokens: Sequence[Token], lexicons: Lexicons) -> str:
    """The category of a reason: the first of the lexicon whose words it holds, else "other"."""
    categories = (name for name in lexicons["reasons"] if name not in ("opening", "before"))
    return next((c for c in categories if find_phrases(tokens, lexicons["reasons"][c])), "other")


def anonymity(knowledge: Knowledge | None, stated: Sequence[Withholding]) -> Anonymity:
    """The anonymity of a source, from how it knows and the statements about its name."""
    return Anonymity(
        disclosed=bool(stated),
        basis=knowledge.evidence if knowledge else None,
        knowledge=knowledge.kind if knowledge else None,
        reason=next((statement.reason for statement in stated if statement.reason), None),
    )

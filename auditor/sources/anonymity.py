"""Whether the article says that a source's name is withheld: whose, in which words, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from auditor.lexicon import Lexicons, every
from auditor.model import Anonymity, Attribution, Evidence, Given, Reason
from auditor.nlp.phrases import PhraseMatch, phrases_between, phrases_of, plain_word
from auditor.nlp.tree import children, relation, span_of, tokens_in
from auditor.sources.antecedent import antecedent
from auditor.sources.extent import Reader
from auditor.sources.knowledge import Knowledge, evidence
from auditor.sources.mentions import Mention, read_mention
from auditor.sources.nature import nature
from auditor.sources.reasons import reason_of
from auditor.sources.timeline import phrase_around

GIVEN: Mapping[str, Given] = MappingProxyType({"partial": "part", "pseudonym": "pseudonym"})
# How many steps up the tree the person is sought of whom a phrase tells.
STEPS = 6


class Withholding(msgspec.Struct, frozen=True):
    """A statement that a name is withheld: whose, in which words, and why.

    `asked`: the words show that the person spoke to the paper, so that they make a source by
    themselves.  `blanket`: it holds for every unnamed source.  `given` stands for the name.
    `implied`: the words only let a reader gather it ("officials privately concede").
    """

    of: Mention
    evidence: Evidence
    reason: Reason | None = None
    asked: bool = False
    blanket: bool = False
    given: Given | None = None
    implied: bool = False


def find_withholdings(
    read: Reader, attributions: Sequence[Attribution], speakers: Mapping[str, Mention]
) -> tuple[Withholding, ...]:
    """Every statement in the writer's words that a name is withheld."""
    phrases, found = every(read.lexicons["withholding"]), list[Withholding]()
    for match in phrases_of(read.document, phrases):
        # "… because staff are not allowed to give interviews" is why, and of nobody else.
        if _is_compound(read, match) or _explains(read, found, match):
            continue
        statement = _withholding(read, match, attributions, speakers)
        found += [statement] if statement else []
    return (*found, *_in_private(read, attributions, speakers))


def _in_private(
    read: Reader, attributions: Sequence[Attribution], speakers: Mapping[str, Mention]
) -> Iterator[Withholding]:
    """Those who say something "privately": the word stands beside the cue."""
    phrases = read.lexicons["phrases"]["in-private"]
    for attribution in attributions:
        if attribution.cue is None or attribution.id not in speakers:
            continue
        cue = tokens_in(read.document, attribution.cue.spans[0])
        first, last = max(0, cue[0].index - 2), min(cue[-1].index + 3, len(read.document.tokens))
        for match in phrases_between(read.document, first, last, phrases):
            words = evidence(read, span_of(read.document, (match.first, match.last - 1)))
            yield Withholding(speakers[attribution.id], words, implied=True)


def _explains(read: Reader, found: Sequence[Withholding], match: PhraseMatch) -> bool:
    """Whether the phrase stands in the reason of the statement before it."""
    span = span_of(read.document, (match.first, match.last - 1))
    return bool(found) and found[-1].reason is not None and found[-1].reason.span.holds(span)


def _withholding(
    read: Reader,
    match: PhraseMatch,
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Mention],
) -> Withholding | None:
    quoted = _quoted(read, attributions)
    subject = _subject(read, match.first, quoted if match.first not in quoted else frozenset())
    if any(_is_told(read, match, subject, attribution) for attribution in attributions):
        return None
    of = _whose(read, match, subject, attributions, speakers)
    if of is None:
        return None
    lists = read.lexicons["withholding"]
    reason = reason_of(read, match, of, attributions)
    if reason is None and match.phrase in lists["explained"]:
        return None
    sentence = read.document.sentences[read.document.tokens[match.first].sentence]
    others = read.lexicons["phrases"]["like-others"]
    return Withholding(
        of=of,
        evidence=evidence(read, span_of(read.document, (match.first, match.last - 1))),
        reason=reason,
        asked=match.phrase in lists["asked"],
        blanket=bool(phrases_between(read.document, sentence.first, sentence.last, others)),
        given=next((given for group, given in GIVEN.items() if match.phrase in lists[group]), None),
    )


def _is_compound(read: Reader, match: PhraseMatch) -> bool:
    """Whether the phrase's last word only describes a noun: "on background checks"."""
    tokens = read.document.tokens
    following = tokens[match.last : match.last + 1]
    return tokens[match.last - 1].upos == "NOUN" and bool(following) and following[0].upos == "NOUN"


def _is_told(
    read: Reader, match: PhraseMatch, subject: int | None, attribution: Attribution
) -> bool:
    """Whether somebody tells it, and not the writer: “Do not use my name,” the nurse said.

    What hangs on the cue itself is the writer's: the aides *described it on background*.
    """
    said = {t.index for span in attribution.content for t in tokens_in(read.document, span)}
    if match.first not in said or match.last - 1 not in said:
        return False
    return attribution.mode == "direct" or subject is None or subject in said


def _whose(
    read: Reader,
    match: PhraseMatch,
    subject: int | None,
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Mention],
) -> Mention | None:
    """The mention whose name is withheld: the one that holds the words, else whom they tell of."""
    near = _near(read, match, attributions, speakers)
    for mention in near.values():
        if mention.first <= match.first < mention.end:
            return mention
    document = read.document
    # "…, the people said, asking not to be named": the clause follows the cue.
    before = document.article.text[: document.tokens[match.first].span.start].rstrip(" ,—–(")
    for attribution, mention in near.items():
        if attribution.cue and max(attribution.cue.end, mention.span.end) == len(before):
            return mention
    held = (m for m in near.values() if subject is not None and m.first <= subject < m.end)
    told = (m for at in _told_of(read, match, subject) if (m := _mention_at(read, at)))
    found = (m for m in (*held, *told, *near.values()) if _is_human(read, m))
    return next(found, None)


def _near(
    read: Reader,
    match: PhraseMatch,
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Mention],
) -> dict[Attribution, Mention]:
    """Who speaks in the sentence of a phrase, outside quotation marks."""
    tokens, quoted = read.document.tokens, _quoted(read, attributions)
    return {
        each: mention
        for each in attributions
        if (mention := speakers.get(each.id))
        and tokens[mention.head].sentence == tokens[match.first].sentence
        and mention.head not in quoted
    }


def _is_human(read: Reader, mention: Mention) -> bool:
    return bool(mention.pronoun) or nature(mention, read.lexicons) in ("person", "people")


def _told_of(read: Reader, match: PhraseMatch, subject: int | None) -> Iterator[int]:
    """The nouns that may be the person: the subject, its owner ("*whose* name"), then objects."""
    if subject is not None:
        yield subject
        yield from _owner(read, subject)
    # "The Herald is not naming *the woman*"; "granted anonymity to *the women*".
    for at in range(match.first, match.last):
        yield from children(read.document, at, "iobj", "obj", "obl", "nmod")


def _owner(read: Reader, at: int) -> Iterator[int]:
    for owner in children(read.document, at, "nmod:poss"):
        word = plain_word(read.document.tokens[owner])
        described = antecedent(read, owner) if word == "whose" else owner
        if described is not None:
            yield described


def _mention_at(read: Reader, at: int) -> Mention | None:
    if read.document.tokens[at].upos in ("PRON", "DET", "NUM"):
        return read_mention(read, at, at + 1)
    mention, joined = phrase_around(read, at), children(read.document, at, "conj")
    last = phrase_around(read, joined[-1]) if joined else None
    return read_mention(read, mention.first, last.last) if mention and last else mention


def _quoted(read: Reader, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The tokens of quoted speech."""
    spans = (span for each in attributions if each.mode == "direct" for span in each.content)
    return frozenset(token.index for span in spans for token in tokens_in(read.document, span))


def _subject(read: Reader, at: int, other: frozenset[int]) -> int | None:
    """The subject of the verb at or above a token; for a relative clause the noun it describes.

    None of the `other` tokens can be it.
    """
    document = read.document
    for _ in range(STEPS):
        if relation(document, at) in ("acl", "appos"):
            return document.tokens[at].head
        if relation(document, at) == "nsubj":
            return at
        found = [child for child in children(document, at, "nsubj") if child not in other]
        if found:
            # "who", or "most of *whom*".
            words = (found[0], *children(document, found[0], "nmod"))
            relatives = read.lexicons["pronouns"]["relative"]
            relative = (i for i in words if plain_word(document.tokens[i]) in relatives)
            pronoun = next(relative, None)
            return found[0] if pronoun is None else antecedent(read, pronoun)
        at = document.tokens[at].head
        if at < 0:
            return None
    return None


def anonymity(
    knowledge: Knowledge | None, stated: Sequence[Withholding], lexicons: Lexicons
) -> Anonymity:
    """The anonymity of a source, from how it knows and the statements about its name.

    Of several reasons the first that is no mere formula.
    """
    formula = lexicons["reasons"]["formula"]
    reasons = (statement.reason for statement in stated if statement.reason)
    return Anonymity(
        disclosed=any(not statement.implied for statement in stated),
        basis=knowledge.evidence if knowledge else None,
        knowledge=knowledge.kind if knowledge else None,
        reason=min(reasons, key=lambda reason: reason.category in formula, default=None),
        given=next((statement.given for statement in stated if statement.given), None),
    )

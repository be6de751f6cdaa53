"""Attributions and responses → the register: mentions linked, kinds decided, people counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.lexicon import Lexicons
from auditor.model import Attribution, Document, Passage, Response, Source
from auditor.nlp.tree import tokens_in
from auditor.sources.anonymity import find_withholdings
from auditor.sources.extent import Reader, reader
from auditor.sources.link import link
from auditor.sources.mentions import Mention
from auditor.sources.names import find_names
from auditor.sources.register import Findings, registered
from auditor.sources.roster import draw_up
from auditor.sources.timeline import mention_in, timeline


def build_register(
    document: Document,
    attributions: tuple[Attribution, ...],
    responses: tuple[Response, ...],
    lexicons: Lexicons,
) -> tuple[tuple[Attribution, ...], tuple[Source, ...], tuple[Response, ...]]:
    """The attributions and responses with their sources' ids, and the sources by first mention.

    An attribution without a source keeps `source_id` None, and so does a response without a party.
    A source without an attribution is in the register where it was asked for comment, or where the
    article says of it that its name is withheld.
    """
    names = find_names(
        document, lexicons, speaking=_single_words(document, attributions, responses)
    )
    read = reader(document, names, lexicons)
    mentions = {a.id: m for a in attributions if a.source and (m := _mention(read, a.source))}
    asked = dict(_parties(read, responses, mentions.values()))
    withheld = find_withholdings(read, attributions, mentions)
    speakers = (*mentions.values(), *(each.of for each in withheld if each.asked))
    others = (each.of for each in withheld if not each.asked)
    uses = timeline(read, speakers, asked.values(), others, attributions)
    referents, links = link(read, draw_up(names, lexicons), uses, _quoting(attributions, mentions))
    spoken = {a: (m, links[m.span]) for a, m in mentions.items()}
    answers = {r: links[m.span] for r, m in asked.items()}
    findings = Findings(read, attributions, responses, referents, spoken, answers, withheld, links)
    return registered(findings)


def _single_words(
    document: Document, attributions: tuple[Attribution, ...], responses: tuple[Response, ...]
) -> Iterator[int]:
    """The tokens that alone are an attribution's source or a response's party."""
    speaking = (a.source.spans[0] for a in attributions if a.source)
    asked = (r.party_span for r in responses if r.party_span)
    for span in (*speaking, *asked):
        tokens = tokens_in(document, span)
        if len(tokens) == 1:
            yield tokens[0].index


def _mention(read: Reader, source: Passage) -> Mention | None:
    return mention_in(read, source.spans[0])


def _parties(
    read: Reader, responses: tuple[Response, ...], speakers: Iterable[Mention]
) -> Iterator[tuple[str, Mention]]:
    """Who was asked, by the response's id: a speaker's own mention where it is the same noun."""
    speaking = {mention.head: mention for mention in speakers if not mention.parts}
    for response in responses:
        mention = mention_in(read, response.party_span) if response.party_span else None
        if mention is not None:
            yield response.id, mention if mention.parts else speaking.get(mention.head, mention)


def _quoting(
    attributions: tuple[Attribution, ...], mentions: dict[str, Mention]
) -> dict[int, Mention]:
    """For a mention inside quoted content, the mention of who is quoted."""
    outer = [
        (mentions[each.id], span)
        for each in attributions
        if each.id in mentions and each.mode != "indirect"
        for span in each.content
    ]
    return {
        mention.head: quoted
        for mention in mentions.values()
        for quoted, span in outer
        if span.holds(mention.span)
    }


__all__ = ["build_register"]

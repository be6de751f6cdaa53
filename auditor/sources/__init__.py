"""Attributions → the register of sources: mentions linked, kinds decided, people counted."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.lexicon import Lexicons
from auditor.model import Attribution, Document, Source
from auditor.nlp.tree import tokens_in
from auditor.sources.anonymity import find_withholdings
from auditor.sources.extent import Reader, reader
from auditor.sources.link import link
from auditor.sources.mentions import Mention
from auditor.sources.names import find_names
from auditor.sources.register import Findings, registered
from auditor.sources.roster import draw_up
from auditor.sources.timeline import source_mention, timeline


def build_register(
    document: Document, attributions: tuple[Attribution, ...], lexicons: Lexicons
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The attributions with their sources' ids, and the sources in the order of first mention.

    An attribution without a source keeps `source_id` None.  A source without an attribution is in
    the register where the article says of it that its name is withheld.
    """
    names = find_names(document, lexicons, speaking=_single_words(document, attributions))
    read = reader(document, names, lexicons)
    mentions = {a.id: m for a in attributions if (m := _mention(read, a))}
    withheld = find_withholdings(read, attributions, mentions)
    speakers = (*mentions.values(), *(statement.of for statement in withheld))
    uses = timeline(read, speakers, attributions)
    referents, links = link(read, draw_up(names, lexicons), uses, _quoting(attributions, mentions))
    spoken = {a: (m, links[m]) for a, m in mentions.items()}
    return registered(Findings(read, attributions, referents, spoken, withheld, links))


def _single_words(document: Document, attributions: tuple[Attribution, ...]) -> Iterator[int]:
    """The tokens that alone are an attribution's source."""
    for attribution in attributions:
        spans = attribution.source.spans if attribution.source else ()
        tokens = tokens_in(document, spans[0]) if spans else ()
        if len(tokens) == 1:
            yield tokens[0].index


def _mention(read: Reader, attribution: Attribution) -> Mention | None:
    return source_mention(read, attribution.source.spans[0]) if attribution.source else None


def _quoting(
    attributions: tuple[Attribution, ...], mentions: dict[str, Mention]
) -> dict[int, Mention]:
    """For a mention inside quoted content, the mention of who is quoted."""
    return {
        mention.head: mentions[outer.id]
        for mention in mentions.values()
        for outer in attributions
        if outer.id in mentions
        and outer.mode != "indirect"
        and any(span.holds(mention.span) for span in outer.content)
    }


__all__ = ["build_register"]

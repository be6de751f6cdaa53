"""The names of all measures, each with what it means: what packs and rules refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import get_args

from auditor.model import NAMED, UNNAMED, Kind, Mode, ResponseKind, Stance

KINDS: tuple[Kind, ...] = get_args(Kind)
MODES: tuple[Mode, ...] = get_args(Mode)
RESPONSE_KINDS: tuple[ResponseKind, ...] = get_args(ResponseKind)
STANCES: tuple[Stance, ...] = get_args(Stance)
# What counts unless a pack says otherwise: an editor cares for what somebody said and for what a
# document shows before what is thought, wanted, ordered or noticed.
COUNTED: tuple[Stance, ...] = ("statement", "evidence")


def _each(names: Iterable[str], name: str, meaning: str) -> dict[str, str]:
    return {name.format(part): meaning.format(part) for part in names}


# In the order of the report.  A share lies between 0 and 1 and has numerator and denominator; where
# there is nothing to share out, its value is None.  "Attributions" and "sources" are the counted
# ones throughout; only `attributions_<stance>` tell of the others too.
MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "attributions": "attributions of the stances that the pack counts, nested ones too",
        **_each(STANCES, "attributions_{}", "attributions of stance {}, counted or not"),
        "attributed_words": "words inside attributed content, each counted once",
        "share_attributed_words": "attributed words / words of the article",
        "share_sentences_attributed": "sentences that attributed content touches / sentences",
        "share_sentences_named": "sentences that content of a named source touches / sentences, "
        "but for those without attributed content that tell who was asked for comment or why a "
        "name is withheld",
        **_each(MODES, "share_{}", "{} attributions / attributions"),
        **_each(KINDS, "share_attributions_{}", "attributions to {} sources / attributions"),
        "share_attributions_named": f"the same for {', '.join(NAMED)} together",
        "share_hearsay": "attributions to nobody, or to people of whom nothing is told "
        "(“sources”, “some people”) / these and the attributions to named sources",
        **_each(KINDS, "share_attributed_words_{}", "words of {} sources / attributed words"),
        "share_attributed_words_named": f"the same for {', '.join(NAMED)} together",
        "sources": "sources of the register with an attribution of those stances, or with none at "
        "all; those of kind none left out",
        **_each(KINDS[:-1], "sources_{}", "{} sources of the register"),
        "sources_named": f"the same for {', '.join(NAMED)} together",
        "people_min": "people that the sources are, at least; each is counted once",
        "people_max": "the same, at most; None where the article leaves some uncounted",
        "effective_sources": "how many sources speaking equally much would be as diverse as these: "
        "exp of the Shannon entropy over attributed words per source (the Hill number of order 1: "
        "Hill 1973, Diversity and Evenness, Ecology 54); 1 where one source says everything",
        "anonymous_people_min": "people that the anonymous sources are, at least",
        "anonymous_people_max": "the same, at most; None where the article leaves one uncounted",
        "anonymous_reason_given": "anonymous sources with a reason why / anonymous sources",
        "anonymous_disclosed": "those whose withheld name the article admits / anonymous sources",
        "anonymous_counted": "those of which it says how many people they are / anonymous sources",
        "share_unexplained": "anonymous sources that speak and for which no reason is given / "
        "these and the named sources",
        "share_uncounted": f"{', '.join(UNNAMED)} sources that speak and of which it is not said "
        "how many people they are / these and the named sources",
        "responses": "parties asked for comment",
        **_each(RESPONSE_KINDS, "responses_{}", "responses of kind {}"),
        "response_answered": "responses other than no_reply and unreachable / responses",
        "heard_or_asked": "named sources and parties asked for comment, added up",
    }
)

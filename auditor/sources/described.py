"""How much the article says of a source without a name: nothing, its nearness, or its office."""

from __future__ import annotations

from auditor.nlp.phrases import phrase_at
from auditor.sources.extent import Reader
from auditor.sources.kind import Case, is_role
from auditor.sources.mentions import Mention


def described(case: Case, read: Reader) -> str:
    """How much the article says of an unnamed source: bare, weak or role."""
    mention, ranks = case.mention, case.lexicons["ranks"]
    strong = case.knowledge is not None and case.knowledge.kind not in ("familiar", "close")
    hidden = is_role(case, "bare", "confidant") or not mention.noun
    if strong or not (hidden or is_role(case, "official", "near")):
        return "role"
    told = _telling_words(case) - ranks["assurance"]
    if hidden:
        return "weak" if case.knowledge or told else "bare"
    rank_or_bloc = ranks["rank"] | case.lexicons["groups"]["people_name"]
    # "Western" looks like a name and is a bloc.
    owner = {word.lower() for word in mention.owner.words} if mention.owner else set()
    placed = bool(owner - ranks["rank"]) or mention.owned or _has_office(mention, read)
    return "role" if told - rank_or_bloc or placed else "weak"


def _telling_words(case: Case) -> frozenset[str]:
    """The words before the noun that are no numbers."""
    numbers = case.lexicons["numbers"].values()
    return frozenset(w for w in case.mention.modifiers if not any(w in group for group in numbers))


def _has_office(mention: Mention, read: Reader) -> bool:
    """Whether a phrase after the noun says where: “an official *in the planning office*”."""
    after = read.document.tokens[mention.last : mention.end]
    return len(after) > 1 and after[0].upos == "ADP" and not phrase_at(after, 0, read.knowing)

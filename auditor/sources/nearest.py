"""What a pronoun stands for: the nearest referent that fits, weighed by a few plain preferences.

A subject is preferred to an object, who spoke last to who was spoken of, the writer's words to
those inside quotation marks, and the subject of the sentence's own verb to everything before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from auditor.model import Document
from auditor.nlp.tree import ancestors, relation
from auditor.sources.mentions import Reader
from auditor.sources.referents import Referent, Use
from auditor.sources.roster import agrees

# Sentences back in which a pronoun still finds its antecedent.
REACH = 8
SUBJECT, SPOKE, LAST_SPEAKER, OVER, QUOTED, OWNER, PARAGRAPH = 0.7, 0.6, 0.9, 1.5, -1.5, -0.8, 0.3
# A capitalised word of which nothing shows that it is a person.
UNSURE = -0.8
CLEAR = 0.8


class Choice(msgspec.Struct, frozen=True):
    """The referent chosen, how sure that is, and why."""

    number: int
    confidence: float
    reason: str


def antecedent(read: Reader, pronoun: int) -> int | None:
    """The noun that a relative clause describes."""
    tokens = read.document.tokens
    for at in ancestors(read.document, pronoun):
        if relation(read.document, at) == "acl" and 0 <= tokens[at].head < pronoun:
            return tokens[at].head
    start = read.document.sentences[tokens[pronoun].sentence].first
    nouns = (i for i in range(pronoun - 1, start - 1, -1) if tokens[i].upos in ("NOUN", "PROPN"))
    return next(nouns, None)


def nearest(
    use: Use, referents: Sequence[Referent], speaker_before: int | None, read: Reader
) -> Choice | None:
    """The best of the referents that fit the pronoun; None where none does."""
    fits = [r for r in referents if _fits(use, r, read)]
    ranked = sorted(
        (
            (_weight(use, r, speaker_before, read.document), r.last.mention.span.start, r)
            for r in fits
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not ranked:
        return None
    best = ranked[0]
    margin = best[0] - ranked[1][0] if len(ranked) > 1 else CLEAR
    first = best[2].uses[0].mention
    label = best[2].bearer.full.text if best[2].bearer else first.text
    if margin >= CLEAR or len(ranked) == 1:
        return Choice(
            best[2].number,
            0.9,
            f"“{use.mention.text}” can only be {label}"
            if len(ranked) == 1
            else f"the nearest that fits: {label}",
        )
    other = ranked[1][2]
    rival = other.bearer.full.text if other.bearer else other.uses[0].mention.text
    return Choice(
        best[2].number,
        round(0.5 + margin / 2, 2),
        f"the nearest that fits: {label}; {rival} would fit too",
    )


def _fits(use: Use, referent: Referent, read: Reader) -> bool:
    pronoun, pronouns = use.mention.pronoun, read.lexicons["pronouns"]
    if (
        referent.author
        or use.sentence - referent.last.sentence > REACH
        or referent.last.mention.span == use.mention.span
    ):
        return False
    if pronoun in pronouns["thing"]:
        return referent.nature in ("organization", "document")
    if pronoun in pronouns["plural"]:
        return referent.nature == "people" or referent.plural
    gender = next((g for g in ("masculine", "feminine") if pronoun in pronouns[g]), "")
    return (
        bool(gender)
        and referent.nature == "person"
        and not referent.plural
        and agrees(gender, referent.gender)
    )


def _weight(use: Use, referent: Referent, speaker_before: int | None, document: Document) -> float:
    """How much speaks for a referent: its best recent use."""
    recent = [
        u
        for u in referent.uses
        if use.sentence - u.sentence <= REACH and u.mention.span < use.mention.span
    ]
    best = max((_weight_of(use, u, document) for u in recent), default=-float(REACH))
    unsure = referent.bearer is not None and not referent.bearer.full.sure and not referent.speaks
    return best + LAST_SPEAKER * (referent.number == speaker_before) + UNSURE * unsure


def _weight_of(use: Use, earlier: Use, document: Document) -> float:
    weight = -float(use.sentence - earlier.sentence)
    weight += SUBJECT * earlier.subject + SPOKE * earlier.speaks
    weight += PARAGRAPH * (use.paragraph == earlier.paragraph)
    weight += QUOTED * (earlier.quoted and not use.quoted)
    weight += OWNER * (_is_owner(document, earlier))
    weight += OVER * (use.sentence == earlier.sentence and _governs(document, earlier, use))
    return weight


def _is_owner(document: Document, use: Use) -> bool:
    following = document.tokens[use.mention.last : use.mention.last + 1]
    return bool(following) and following[0].xpos == "POS"


def _governs(document: Document, earlier: Use, use: Use) -> bool:
    """Whether the earlier mention is the subject of a verb above the pronoun's."""
    above = set(ancestors(document, use.mention.head))
    return earlier.subject and document.tokens[earlier.mention.head].head in above

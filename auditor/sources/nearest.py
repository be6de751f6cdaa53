"""What a pronoun stands for: the nearest referent that fits, weighed by a few plain preferences.

A subject is preferred to an object, who spoke last to who was spoken of, the writer's words to
those inside quotation marks, and the subject of the sentence's own verb to everything before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from auditor.model import Document
from auditor.nlp.tree import ancestors
from auditor.sources.extent import Reader
from auditor.sources.referents import Referent, Use
from auditor.sources.roster import agrees

# Sentences back in which a pronoun still finds its antecedent.
REACH = 8
# What speaks for a referent and what against it, set by reading the errors on PolNeAR dev; a
# sentence of distance costs 1.
SUBJECT, SPOKE, LAST_SPEAKER, PARAGRAPH = 0.7, 0.4, 0.7, 0.3
# The subject of the pronoun's own sentence: "Holt said that he …".
OVER = 1.0
NAMED, SAME_SEX = 0.8, 1.0
# A given name that the other sex bears.
OTHER_SEX = -3.0
QUOTED, OWNER = -1.5, -0.8
# A capitalised word of which nothing shows that it is a person, or a place; somebody nameless who
# has not spoken ("his wife"); an organisation as "they".
UNSURE, UNHEARD, BODY_AS_THEY = -0.8, -1.2, -1.8
# From this lead on the choice is clear.
CLEAR = 0.8


class Choice(msgspec.Struct, frozen=True):
    """The referent chosen, how sure that is, and why."""

    number: int
    confidence: float
    reason: str


def nearest(
    use: Use, referents: Sequence[Referent], speaker_before: int | None, read: Reader
) -> Choice | None:
    """The best of the referents that fit the pronoun; None where none does."""
    fits = _fitting(use, referents, read)
    ranked = sorted(
        ((_weight(use, r, speaker_before, read), r.last.mention.span.start, r) for r in fits),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not ranked:
        return None
    best = ranked[0]
    if len(ranked) == 1:
        sure = 0.9 if best[2].speaks or best[2].bearer else 0.7
        return Choice(best[2].number, sure, f"“{use.mention.text}” can only be {_label(best[2])}")
    margin, reason = best[0] - ranked[1][0], f"the nearest that fits: {_label(best[2])}"
    if margin >= CLEAR:
        return Choice(best[2].number, 0.9, reason)
    rival = f"{reason}; {_label(ranked[1][2])} would fit too"
    return Choice(best[2].number, round(0.5 + margin / 2, 2), rival)


def _label(referent: Referent) -> str:
    return referent.bearer.full.text if referent.bearer else referent.uses[0].mention.text


def _fitting(use: Use, referents: Sequence[Referent], read: Reader) -> list[Referent]:
    """The referents near enough that number, sex and nature allow."""
    pronoun, pronouns = use.mention.pronoun, read.lexicons["pronouns"]
    near = (
        r
        for r in referents
        if use.sentence - r.last.sentence <= REACH
        and not r.author
        and r.last.mention.span != use.mention.span
    )
    if pronoun in pronouns["thing"]:
        return [r for r in near if r.nature in ("organization", "document")]
    if pronoun in pronouns["plural"]:
        return [r for r in near if r.nature in ("people", "organization") or r.plural]
    gender = next((g for g in ("masculine", "feminine") if pronoun in pronouns[g]), "")
    if not gender:
        return []
    persons = (r for r in near if r.nature == "person" and not r.plural)
    return [r for r in persons if agrees(gender, r.gender)]


def _weight(use: Use, referent: Referent, speaker_before: int | None, read: Reader) -> float:
    """How much speaks for a referent: its best recent use."""
    recent = [
        u
        for u in referent.uses
        if use.sentence - u.sentence <= REACH and u.mention.span < use.mention.span
    ]
    best = max((_weight_of(use, u, read.document) for u in recent), default=-float(REACH))
    best += LAST_SPEAKER * (referent.number == speaker_before)
    pronouns = read.lexicons["pronouns"]
    gender = referent.gender or (referent.bearer.likely if referent.bearer else "")
    if gender and use.mention.pronoun not in pronouns["plural"]:
        best += SAME_SEX if use.mention.pronoun in pronouns[gender] else OTHER_SEX
    if use.mention.pronoun in pronouns["plural"] and referent.nature == "organization":
        best += BODY_AS_THEY
    best += NAMED * (referent.bearer is not None)
    if referent.speaks:
        return best
    if referent.bearer is None:
        return best + UNHEARD
    unsure = not referent.bearer.full.sure or referent.bearer.full.type == "place"
    return best + UNSURE * unsure


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

"""What finding asks of the word lists, drawn from them once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from auditor.find.frames import Frames, constructions_of, known_frames
from auditor.lexicon import Lexicons, every

# Responses in which nothing is said.
UNANSWERED = ("no_reply", "declined", "unreachable", "referred")


class WordLists(msgspec.Struct, frozen=True):
    """The word lists as the finders ask them.

    `frames` are the constructions of the listed cues with their stances, `promised` those of them
    that a construction is listed for; `forms` are forms of verbs that are hardly anything else,
    with their lemmas; `sorts` are pronouns with what they say of a source; `roles` and `documents`
    are nouns for people and for what is written or recorded; `asking` are phrases of what came of
    asking ("declined to comment") and on what terms ("asked not to be named").
    """

    frames: Frames
    promised: Frames
    forms: Mapping[str, str]
    sorts: Mapping[str, str]
    roles: frozenset[str]
    documents: frozenset[str]
    asking: frozenset[str]


@cache
def word_lists(lexicons: Lexicons) -> WordLists:
    """The lists of these lexicons."""
    frames = known_frames(lexicons)
    promised = {lemma: constructions_of(own) for lemma, own in frames.items()}
    return WordLists(
        frames,
        {lemma: own for lemma, own in promised.items() if own},
        _by_word(lexicons["cue-forms"]),
        _by_word(lexicons["source-pronouns"]),
        every(lexicons["roles"]),
        every(lexicons["documents"]),
        _asking(lexicons),
    )


def _by_word(groups: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Each word with its group; of several the first in the alphabet."""
    return {word: name for name in sorted(groups, reverse=True) for word in groups[name]}


def _asking(lexicons: Lexicons) -> frozenset[str]:
    """The phrases of response and anonymity; a denial and a comment say something."""
    groups = lexicons["responses"].items()
    unanswered = (each for name, each in groups if name.split()[0] in UNANSWERED)
    asked, withheld = lexicons["phrases"]["asked-for-comment"], every(lexicons["withholding"])
    return asked.union(withheld, lexicons["phrases"]["says-nothing"], *unanswered)

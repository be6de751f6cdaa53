"""Word lists → the constructions in which a word is known to be a cue, each with its stance.

`rules/lexicons/cues-<stance>.yaml` groups words by construction: `clause` ("said that …"),
`infinitive` ("vowed to …"), `object` ("rejected the plan"), `quote` (only beside a quotation),
after a hyphen the preposition of an oblique (`oblique-for`: "called for …").  The groups `verb`,
`noun` and `adjective` give a word its stance and promise no construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from auditor.lexicon import Lexicons
from auditor.model import Stance

STANCES: tuple[Stance, ...] = get_args(Stance)
PARTS_OF_SPEECH = ("verb", "noun", "adjective")

Frames = Mapping[str, Mapping[str, Stance]]


def known_frames(lexicons: Lexicons) -> Frames:
    """Lemma → construction → stance; of two stances that list the same, the first has it."""
    known: dict[str, dict[str, Stance]] = {}
    for stance in STANCES:
        for frame, lemmas in sorted(lexicons.get(f"cues-{stance}", {}).items()):
            for lemma in sorted(lemmas):
                known.setdefault(lemma, {}).setdefault(frame, stance)
    return known


def constructions_of(frames: Mapping[str, Stance]) -> dict[str, Stance]:
    """The constructions that a verb's frames promise."""
    return {frame: stance for frame, stance in frames.items() if frame not in PARTS_OF_SPEECH}


def stance_of(frames: Mapping[str, Stance], pos: str, constructions: Iterable[str]) -> Stance:
    """The stance of a cue: that of the first construction listed, else of the word.

    A cue that no list knows is a belief: what nobody listed must not count as somebody's statement.
    """
    names = (*constructions, pos) if pos == "verb" else (pos,)
    # A verb listed only beside quotations ("post"), or a noun ("sign"), tells nothing of others.
    others = (name for name in frames if name not in ("quote", "noun", "adjective"))
    listed = (frames[name] for name in (*names, *others) if name in frames)
    return next(listed, "belief")

"""Drafts that go on with others: speech without a cue of its own."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from auditor.find.draft import Draft, Scene, first_of

# Finders of speech that the next paragraph may go on with.
SPOKEN = ("quote", "colon", "block")


def continued(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Speech right after an attribution goes on with it: Ruiz said it would. “That is all.”"""
    found: list[Draft] = []
    for draft in sorted(drafts, key=first_of):
        before = found[-1] if found else None
        alone = draft.found_by == "quote-alone"
        if before and alone and (_adjoins(scene, before, draft) or _follows(scene, before, draft)):
            content = tuple(sorted((*before.content, *draft.content)))
            found[-1] = msgspec.structs.replace(before, content=content)
        else:
            found.append(draft)
    return found


def _adjoins(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether no word stands between; over a paragraph's end, the next must be all quotation.

    What somebody looked at, feared or planned is not followed by his words.
    """
    if before.stance != "statement":
        return False
    end = max(span.end for span in (*before.content, *before.cue, *filter(None, (before.source,))))
    between = scene.text[end : draft.content[0].start]
    if any(char.isalnum() for char in between):
        return False
    quoted = draft.content[0]
    end_of_block = scene.paragraph_ends.get(quoted.start)
    return "\n" not in between or (end_of_block is not None and quoted.end >= end_of_block - 1)


def _follows(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a paragraph that is all quotation comes after one that ends with somebody's speech.

    "…," Ruiz told the board on Monday.  “The next paragraph is hers, too.”
    """
    if before.found_by not in SPOKEN or not before.source:
        return False
    starts = sorted(scene.paragraph_ends)
    here = bisect_right(starts, draft.content[0].start) - 1
    there = bisect_right(starts, before.content[-1].start) - 1
    end = scene.paragraph_ends[starts[here]]
    whole = draft.content[0].start == starts[here] and draft.content[-1].end >= end - 1
    spoken = scene.text[before.content[-1].end : scene.paragraph_ends[starts[there]]]
    # Another sentence between changes the subject.
    return whole and here == there + 1 and not any(mark in spoken.rstrip()[:-1] for mark in ".!?")

"""Why words of an article are taken for the cues of attributions, or are not.

    python tools/why_cue.py ARTICLE [WORD]

For each word that the decision is asked about (or for WORD only, as it stands in the article): its
line, how likely it is a cue, and what was seen of it, with what each trait adds to the log odds or
takes from them, the heaviest first.  `docs/decisions.md` says how to read it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from auditor.decisions import ALWAYS, Decision, Traits, load_decisions
from auditor.errors import AuditorError
from auditor.find.cues import LIKELY, candidates
from auditor.find.draft import set_scene
from auditor.find.traits import cue_traits
from auditor.lexicon import load_lexicons
from auditor.model import Document
from auditor.nlp import load_parser
from auditor.read import read_article
from auditor.text import FilePlaces


def main(arguments: list[str]) -> int:
    """Print what is asked for; the exit code, 2 for an article that cannot be read."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    path, *words = arguments
    try:
        document = load_parser().parse(read_article(Path(path)))
    except AuditorError as error:
        print(error, file=sys.stderr)
        return 2
    for line in explained(document, *words):
        print(line)
    return 0


def explained(document: Document, only: str | None = None) -> Iterator[str]:
    """The lines about each candidate, or about those that are spelled like `only`."""
    decisions, places = load_decisions(), FilePlaces(document.article)
    scene = set_scene(document, load_lexicons(), decisions)
    for index in candidates(scene):
        token = document.tokens[index]
        if only is None or token.text == only:
            seen = cue_traits(scene, index)
            likely = decisions.cue.probability(seen)
            verdict = "a cue" if likely >= LIKELY else "no cue"
            line = places.line(token.span.start)
            yield f"line {line}: “{token.text}” is {verdict} ({likely:.1%} likely)"
            yield from (f"  {w:+6.2f}  {trait}" for w, trait in weighed(decisions.cue, seen))


def weighed(decision: Decision, traits: Traits) -> list[tuple[float, str]]:
    """What each trait adds to the log odds of the first outcome, the heaviest first."""
    seen = {ALWAYS: 1.0, **traits}
    known = ((trait, decision.weights[trait][0]) for trait in seen if trait in decision.weights)
    sums = ((weight * seen[trait], trait) for trait, weight in known)
    return sorted(sums, key=lambda each: (-abs(each[0]), each[1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Whose words: the source of a cue among all the nouns near it in the tree.

Candidates are the cue word's own dependents, what stands above it, and what hangs there, each with
the way that leads to it: "advcl of > nsubj" is the subject of the verb above.  A learned decision
(`rules/decisions/source.tsv`) picks the likeliest; the rules of `who.py` have a voice in it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from auditor.find.draft import Scene
from auditor.find.extent import complete, mention
from auditor.find.traits import sort_of, word_of
from auditor.find.who import beside, source_of, subject_seen
from auditor.model import Span
from auditor.nlp.tree import children, head_in, relation

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
BELOW = (
    "nsubj", "obl", "nmod", "obj", "iobj", "compound", "amod", "appos", "flat", "ccomp", "dep",
)  # fmt: skip
BESIDE = ("nsubj", "obj", "obl", "nmod")
# How many steps up the tree a source may be.
CLIMB = 3
# A candidate less likely than this is no source: a missing one misleads less than a wrong one.
LIKELY = 0.3


class Candidate(msgspec.Struct, frozen=True):
    """A word that may head the source, and the way from the cue to it."""

    token: int
    way: str


def speaker_of(scene: Scene, cue: int) -> Span | None:
    """The source of a cue word; None where no candidate is likely."""
    source = _by_rule(scene, cue)
    by_rule = head_in(scene.document, source) if source else None
    decide = scene.decisions.source.probability
    rated = [
        (decide(source_traits(scene, cue, candidate, by_rule)), -number, candidate.token)
        for number, candidate in enumerate(candidates(scene, cue, by_rule))
    ]
    best = max(rated, default=(0.0, 0, -1))
    if best[0] < LIKELY:
        return beside(scene, cue)
    if best[2] == by_rule:
        return source
    return complete(scene, mention(scene, best[2], cue, leaving=("case",)), cue)


def ruled(scene: Scene, cue: int) -> int | None:
    """The head of the source that the rules of `who.py` see."""
    source = _by_rule(scene, cue)
    return head_in(scene.document, source) if source else None


def _by_rule(scene: Scene, cue: int) -> Span | None:
    document = scene.document
    verbal = word_of(scene, document.tokens[cue])[1] == "verb"
    told = verbal or children(document, cue, "cop", "nsubj")
    return source_of(scene, cue) if told else None


def candidates(scene: Scene, cue: int, by_rule: int | None) -> tuple[Candidate, ...]:
    """Every word that may head the source of a cue, the nearest ways first; the rule's at last."""
    found: dict[int, str] = {}
    for token, way in (*_below(scene, cue), *_above(scene, cue)):
        if scene.quoted(cue) or not scene.quoted(token):
            found.setdefault(token, way)
    if by_rule is not None:
        found.setdefault(by_rule, "elsewhere")
    return tuple(Candidate(token, way) for token, way in found.items())


def _below(scene: Scene, cue: int) -> Iterator[tuple[int, str]]:
    document = scene.document
    # "Drivers *were ordered* to leave" tells to whom and not by whom.
    agentless = subject_seen(scene, cue)[1] == "agentless"
    for child in document.children[cue]:
        name = relation(document, child)
        if name == "nsubj" and agentless:
            continue
        if _nominal(scene, child) and name in BELOW and document.tokens[child].lemma != "there":
            side = "after" if child > cue else "before"
            yield child, f"{document.tokens[child].deprel} {side}"
        if name in ("obj", "obl"):
            for other in children(document, child, "nmod"):
                if _nominal(scene, other):
                    yield other, f"{name} > {document.tokens[other].deprel}"


def _above(scene: Scene, cue: int) -> Iterator[tuple[int, str]]:
    document, at, way = scene.document, cue, ""
    for _ in range(CLIMB):
        above = document.tokens[at].head
        if above < 0:
            return
        way += f"{relation(document, at)} of > "
        if _nominal(scene, above) and not children(document, above, "cop"):
            yield above, way
        for child in children(document, above, *BESIDE):
            if child != at and _nominal(scene, child):
                side = "after" if child > above else "before"
                yield child, f"{way}{document.tokens[child].deprel} {side}"
        at = above


def _nominal(scene: Scene, token: int) -> bool:
    return scene.document.tokens[token].upos in NOMINAL


def source_traits(
    scene: Scene, cue: int, candidate: Candidate, by_rule: int | None
) -> dict[str, float]:
    """What is seen of a candidate; `by_rule` is the head of the source by rule."""
    document, at, way = scene.document, candidate.token, candidate.way
    token = document.tokens[cue]
    lemma, pos = word_of(scene, token)
    passive = " passive" if children(document, cue, "aux:pass") else ""
    cases = [document.tokens[case].lemma for case in children(document, at, "case")]
    case, sort = (cases or ["nothing"])[0], sort_of(scene, at)
    own = bool(children(document, cue, "nsubj"))
    chosen = at == by_rule
    seen = [way, f"{way}&pos={pos}", f"{way}&tag={token.xpos}{passive}", f"{way}&bound by={case}"]
    seen += [f"{way}&bound by={case}&pos={pos}{passive}", f"{way}&sort={sort}", f"sort={sort}"]
    seen += [f"sort={sort}&pos={pos}{passive}", f"{way}&word={lemma}/{pos}"]
    seen += [f"{way}&bound by={case}&word={lemma}/{pos}", f"{way}&own subject={own}"]
    seen += [f"by rule={chosen}", f"{way}&by rule={chosen}", f"{way}&rule={by_rule is not None}"]
    near = "near" if abs(at - cue) <= 3 else "far"
    seen += [
        f"{near} {'before' if at < cue else 'after'}",
        f"{way}&cue is {relation(document, cue)}",
    ]
    if way.count(">") and token.head >= 0 and not way.startswith(("obj >", "obl >")):
        marks = ",".join(document.tokens[mark].lemma for mark in children(document, cue, "mark"))
        seen += [f"{way}&above={document.tokens[token.head].lemma}", f"{way}&mark={marks}"]
    return dict.fromkeys(seen, 1.0)

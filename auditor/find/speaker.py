"""Whose words: the source of a cue among all the nouns near it in the tree.

Candidates are the cue word's own dependents, what stands above it, and what hangs there, each with
the way that leads to it: "advcl of > nsubj" is the subject of the verb above.  A learned decision
(`rules/decisions/source.tsv`) picks the likeliest; the rules of `who.py` have a voice in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from auditor.find.draft import Scene
from auditor.find.extent import complete, mention
from auditor.find.traits import sort_of
from auditor.find.who import beside, source_of, subject_seen
from auditor.model import Span, Token
from auditor.nlp.tree import children, head_in

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
    decide, found = scene.decisions.source.probability, candidates(scene, cue, by_rule)
    rated = [
        (decide(seen), -number)
        for number, seen in enumerate(source_traits(scene, cue, found, by_rule))
    ]
    likely, number = max(rated, default=(0.0, 0))
    if likely < LIKELY:
        return beside(scene, cue)
    best = found[-number].token
    if best == by_rule:
        return source
    return complete(scene, mention(scene, best, cue, leaving=("case",)), cue)


def ruled(scene: Scene, cue: int) -> int | None:
    """The head of the source that the rules of `who.py` see."""
    source = _by_rule(scene, cue)
    return head_in(scene.document, source) if source else None


def _by_rule(scene: Scene, cue: int) -> Span | None:
    document = scene.document
    verbal = scene.uses[cue][1] == "verb"
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
    return tuple([Candidate(token, way) for token, way in found.items()])


def _below(scene: Scene, cue: int) -> Iterator[tuple[int, str]]:
    document = scene.document
    # "Drivers *were ordered* to leave" tells to whom and not by whom.
    agentless = subject_seen(scene, cue)[1] == "agentless"
    for child in document.children[cue]:
        name = document.relations[child]
        if name not in BELOW or (name == "nsubj" and agentless):
            continue
        token = document.tokens[child]
        if token.upos in NOMINAL and token.lemma != "there":
            yield child, f"{token.deprel} {_side(cue, child)}"
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
        way += f"{document.relations[at]} of > "
        if _nominal(scene, above) and not children(document, above, "cop"):
            yield above, way
        for child in children(document, above, *BESIDE):
            if child != at and _nominal(scene, child):
                yield child, f"{way}{document.tokens[child].deprel} {_side(above, child)}"
        at = above


def _side(cue: int, child: int) -> str:
    return "after" if child > cue else "before"


def _nominal(scene: Scene, token: int) -> bool:
    return scene.document.tokens[token].upos in NOMINAL


def source_traits(
    scene: Scene, cue: int, candidates: Sequence[Candidate], by_rule: int | None
) -> list[dict[str, float]]:
    """What is seen of each candidate; `by_rule` is the head of the source by rule."""
    about = _about_cue(scene, cue)
    return [_traits(scene, about, candidate, by_rule) for candidate in candidates]


class _Cue(msgspec.Struct, frozen=True):
    """What is seen of a cue, whoever its source is."""

    token: Token
    word: str
    pos: str
    passive: str
    relation: str
    own_subject: bool
    above: str | None
    marks: str


def _about_cue(scene: Scene, cue: int) -> _Cue:
    document = scene.document
    token, (lemma, pos) = document.tokens[cue], scene.uses[cue]
    return _Cue(
        token,
        f"word={lemma}/{pos}",
        f"pos={pos}",
        " passive" if cue in scene.passive else "",
        document.relations[cue],
        bool(children(document, cue, "nsubj")),
        document.tokens[token.head].lemma if token.head >= 0 else None,
        ",".join([document.tokens[mark].lemma for mark in children(document, cue, "mark")]),
    )


def _traits(scene: Scene, cue: _Cue, candidate: Candidate, by_rule: int | None) -> dict[str, float]:
    document, at, way = scene.document, candidate.token, candidate.way
    cases = [document.tokens[case].lemma for case in children(document, at, "case")]
    case, sort = (cases or ["nothing"])[0], sort_of(scene, at)
    passive, chosen = cue.passive, at == by_rule
    bound = f"{way}&bound by={case}"
    seen = [way, f"{way}&{cue.pos}", f"{way}&tag={cue.token.xpos}{passive}", bound]
    seen += [f"{bound}&{cue.pos}{passive}", f"{way}&sort={sort}", f"sort={sort}"]
    seen += [f"sort={sort}&{cue.pos}{passive}", f"{way}&{cue.word}"]
    seen += [f"{bound}&{cue.word}", f"{way}&own subject={cue.own_subject}"]
    seen += [f"by rule={chosen}", f"{way}&by rule={chosen}", f"{way}&rule={by_rule is not None}"]
    near = "near" if abs(at - cue.token.index) <= 3 else "far"
    side = "before" if at < cue.token.index else "after"
    seen += [f"{near} {side}", f"{way}&cue is {cue.relation}"]
    if way.count(">") and cue.above is not None and not way.startswith(("obj >", "obl >")):
        seen += [f"{way}&above={cue.above}", f"{way}&mark={cue.marks}"]
    return dict.fromkeys(seen, 1.0)

"""Which words around a cue are its content and which belong to the cue itself.

Each dependent of a cue word is content, part of the cue, source or none of these; so are the
dependents of a dependent that is part of the cue ("*made the claim that* the port would close").
A learned decision (`rules/decisions/role.tsv`) says which.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec

from auditor.find.draft import Scene
from auditor.find.traits import sort_of
from auditor.model import Span
from auditor.nlp.tree import children, contiguous, span_of, subtree

# Breaks between a cue and what is only said beside it.
BREAKS = (",", "—", "–", "--", ";")
# Roles whose preposition may belong to the cue: "spoke *of* it", "was denied *by* her".
BOUND = ("content", "source")
# Words that bind content to its cue, or belong to the cue themselves.
FUNCTION_WORDS = ("ADV", "AUX", "ADP", "PART")
# Siblings that tell what a dependent is: their relation, and whether they stand after the cue.
BESIDE = {
    f"{relation} {side}": (relation, side == "after")
    for relation in ("ccomp", "obj", "xcomp", "obl", "advcl", "nsubj")
    for side in ("after", "before")
}
# Branches of up to so many tokens count as short and middling, others as long.
LARGEST = (1, 2, 3, 4, 11)
SIZES = (*map(str, LARGEST), "long")


class Roles(msgspec.Struct, frozen=True):
    """The heads of the content, and the words of the cue (token indices), in the order found."""

    content: tuple[int, ...]
    cue: tuple[int, ...]


# Cue word → its roles: `roles_of` of one scene, asked once for each cue.
RolesOf = Callable[[int], Roles]


def roles_of(scene: Scene, cue: int) -> Roles:
    """The roles of what hangs on a cue word."""
    decide = scene.decisions.role.choose
    content, words = [], [cue]
    for parent in words:  # grows while words of the cue are found
        for child in dependents(scene, parent):
            role = decide(role_traits(scene, cue, parent, child))
            if role == "cue":
                words.append(child)
                continue
            if role == "content":
                content.append(child)
            if role in BOUND:
                binders = children(scene.document, child, "case", "mark")
                words += [b for b in binders if decide(binder_traits(scene, cue, b)) == "cue"]
    return Roles(tuple(content), tuple(words))


def words_of(scene: Scene, roles: Roles, source: Span | None) -> Span:
    """The words of the cue that stand together with its first, without those of the source."""
    first, tokens = roles.cue[0], scene.document.tokens
    kept = [i for i in roles.cue if i == first or not (source and source.overlaps(tokens[i].span))]
    run = next(run for run in contiguous(kept) if run[0] <= first < run[1])
    return span_of(scene.document, range(*run))


def dependents(scene: Scene, parent: int) -> list[int]:
    """What hangs on a word of a cue and may have a role of its own."""
    relations = scene.document.relations
    return [c for c in scene.document.children[parent] if relations[c] != "punct"]


def role_traits(scene: Scene, cue: int, parent: int, child: int) -> dict[str, float]:
    """What is seen of a dependent of a cue's word; `parent` is the cue or part of it."""
    document = scene.document
    token, branch = document.tokens[child], subtree(document, child)
    lemma, pos = scene.uses[cue]
    place = f"{token.deprel} {_side(cue, child)}" + ("" if parent == cue else " below")
    word, bound_by = f"word={lemma}/{pos}", f"bound by={_bound_by(scene, child)}"
    bound = f"{place}&{bound_by}"
    seen = [place, f"{place}&pos={pos}", bound, f"{place}&{token.upos}"]
    seen += [f"{place}&{word}", f"{bound}&{word}"]
    seen += _of_child(scene, child, place, branch)
    seen += _of_siblings(scene, cue, parent, child, place)
    seen += _of_stretch(scene, cue, child, place, branch)
    broken = f"after break={_broken(scene, branch[0])}"
    seen += [f"{place}&{broken}", f"{bound}&{broken}"]
    if cue in scene.passive:
        seen += [f"{place}&passive", f"{bound}&passive"]
    if parent != cue:
        above = document.tokens[parent]
        seen += [f"parent={above.lemma}&{bound_by}", f"parent is {above.deprel}&{bound}"]
    return dict.fromkeys(seen, 1.0)


def binder_traits(scene: Scene, cue: int, binder: int) -> dict[str, float]:
    """What is seen of a word that binds content to a cue: "spoke *of* a plan", "said *that* …"."""
    document = scene.document
    token = document.tokens[binder]
    lemma, pos = scene.uses[cue]
    bound, beside = document.tokens[token.head].deprel, binder - 1 == cue
    seen = [f"binder={token.lemma}", f"binder={token.lemma}&{bound}", f"binder&{bound}&pos={pos}"]
    seen += [f"binder={token.lemma}&word={lemma}/{pos}", f"binder={token.lemma}&beside={beside}"]
    seen += [f"binder is {token.deprel}&pos={pos}", f"binder is {token.deprel}&beside={beside}"]
    return dict.fromkeys(seen, 1.0)


def _side(cue: int, child: int) -> str:
    return "after" if child > cue else "before"


def _bound_by(scene: Scene, child: int) -> str:
    """The preposition or conjunction before a dependent."""
    document = scene.document
    words = children(document, child, "case") or children(document, child, "mark")
    return document.tokens[words[0]].lemma if words else "nothing"


def _of_child(scene: Scene, child: int, place: str, branch: Sequence[int]) -> list[str]:
    token = scene.document.tokens[child]
    size = SIZES[bisect_left(LARGEST, len(branch))]
    seen = [f"{token.lemma}&{token.deprel}", f"{place}&size={size}"]
    if scene.document.relations[child] in ("nsubj", "obj", "obl", "nmod"):
        seen.append(f"{place}&sort={sort_of(scene, child)}")
    if token.upos == "VERB":
        seen.append(f"{place}&tag={token.xpos}")
    if not scene.days.isdisjoint(branch[:8]):
        seen.append(f"{place}&day or medium")
    return seen


def _of_siblings(scene: Scene, cue: int, parent: int, child: int, place: str) -> list[str]:
    relations, siblings = scene.document.relations, scene.document.children[parent]
    beside = {(relations[other], other > cue) for other in siblings if other != child}
    return [f"{place}&beside {name}" for name, sort in BESIDE.items() if sort in beside]


def _of_stretch(scene: Scene, cue: int, child: int, place: str, branch: Sequence[int]) -> list[str]:
    """Whether the branch stands right beside the cue, and inside quotation marks."""
    adjoins = _adjoins(scene, cue, child, branch)
    quoted = scene.quoted(child) or scene.quoted(branch[0])
    seen = [f"{place}&adjoins={adjoins}", f"{place}&quoted={quoted}"]
    token = scene.document.tokens[child]
    if token.upos in FUNCTION_WORDS:
        seen.append(f"{token.lemma} {_side(cue, child)}&adjoins={adjoins}")
    return seen


def _broken(scene: Scene, first: int) -> bool:
    """Whether a break parts a branch that begins with this token from what is before."""
    tokens = scene.document.tokens
    return (first > 0 and tokens[first - 1].text in BREAKS) or tokens[first].text in BREAKS


def _adjoins(scene: Scene, cue: int, child: int, branch: Sequence[int]) -> bool:
    """Whether nothing but objects, particles and adverbs of the cue stands between."""
    document = scene.document
    if child < cue:
        return branch[-1] == cue - 1
    between = children(document, cue, "obj", "compound", "advmod")
    reach = [subtree(document, other)[-1] for other in between if cue < other < child]
    return branch[0] == max([cue, *reach]) + 1

"""What is seen of a word, for the learned decisions: traits by name, each 1 unless it is a number.

A trait is named as a reader would say it (“subject=person”); `rules/decisions/*.tsv` gives each its
weight.  Several make one with “&”.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from auditor.find.draft import Scene
from auditor.find.uses import Use
from auditor.find.who import subject_seen
from auditor.model import Token
from auditor.nlp.tree import children

# What stands before the first word of a sentence and after its last.
EDGE = "edge"
# Words of these tags are named themselves; others by their tag.
NAMED = frozenset(("SCONJ", "ADP", "PRON", "CCONJ", "ADV", "DET", "AUX", "PART", "PUNCT"))
# The construction that tells most comes first.
TELLING = ("clause", "clause-before", "infinitive", "object")
TELLING_LESS = ("oblique-", "noun-", "adverbial", "described", "subject-clause", "aside")
# Relations whose name is enough, and those that mean another thing before the word.
UNSIDED = {"obj": "object", "iobj": "addressee", "aux:pass": "passive"}
SIDED = {
    "ccomp": "clause",
    "acl": "described",
    "csubj": "subject-clause",
    "parataxis": "aside",
    "cop": "predicate",
}
# Relations that make a construction of the word above.
GOVERNED = frozenset(("obl", "nmod", "xcomp", "advcl", "compound", "obj", "iobj", "aux", *SIDED))
# How far from a cue a quotation counts as beside it, in tokens.
BESIDE, BEFORE = 3, 6


def word_of(scene: Scene, token: Token) -> Use:
    """A token as the table of cue words has it: lemma and part of speech ("" for others)."""
    return scene.uses[token.index]


def sort_of(scene: Scene, index: int) -> str:
    """What sort of word stands for somebody or something: a pronoun, a name, a role, a document."""
    token = scene.document.tokens[index]
    if token.upos == "PRON":
        return scene.lists.sorts.get(token.text.lower(), "pronoun")
    if token.entity or token.upos == "PROPN":
        return token.entity.rpartition("-")[2] or "name"
    if token.lemma in scene.lists.roles:
        return "role"
    if token.lemma in scene.lists.documents:
        return "document"
    if token.upos != "NOUN":
        return "other"
    return "nouns" if token.xpos == "NNS" else "noun"


def constructions(scene: Scene, index: int) -> tuple[str, ...]:
    """Everything that the word governs: "clause", "object", "oblique-for", …"""
    found: list[str] = []
    relations = scene.document.relations
    for child in scene.document.children[index]:
        if relations[child] in GOVERNED:
            found += _construction(scene, index, child)
    return tuple(found)


def telling(names: Sequence[str]) -> str:
    """Of the constructions of a word the one that tells most; "bare" where it governs nothing."""
    if not names:
        return "bare"
    for name in TELLING:
        if name in names:
            return name
    for beginning in TELLING_LESS:
        found = next((name for name in names if name.startswith(beginning)), None)
        if found:
            return found
    return "bare"


def _construction(scene: Scene, index: int, child: int) -> tuple[str, ...]:
    """What a dependent makes of the word above it; nothing where it tells nothing."""
    document = scene.document
    token, name = document.tokens[child], document.relations[child]
    side = "" if child > index else "-before"
    if name == "obl" or (name == "nmod" and scene.uses[index][1] != "verb"):
        return _bound(scene, child, side)
    if name in ("xcomp", "advcl"):
        marks = [document.tokens[mark].lemma for mark in children(document, child, "mark")]
        if name == "xcomp":
            return ("infinitive" if "to" in marks else "complement",)
        return (f"adverbial-{(marks or ['bare'])[0]}{side}",)
    if token.deprel == "compound:prt":
        return (f"particle-{token.lemma}",)
    named = UNSIDED.get(token.deprel) or (SIDED[name] + side if name in SIDED else "")
    return (named,) if named else ()


def _bound(scene: Scene, child: int, side: str) -> tuple[str, ...]:
    """The construction of a noun bound by prepositions: "oblique-for", "noun-of", "possessor"."""
    document = scene.document
    kind = "oblique" if document.relations[child] == "obl" else "noun"
    owner = ("possessor",) if document.tokens[child].deprel == "nmod:poss" else ()
    cases = children(document, child, "case")
    return (*owner, *(f"{kind}{side}-{document.tokens[case].lemma}" for case in cases))


def cue_traits(scene: Scene, index: int) -> dict[str, float]:
    """What is seen of a word that may be the cue of an attribution."""
    token = scene.document.tokens[index]
    lemma, pos = scene.uses[index]
    names = constructions(scene, index)
    main = telling(names)
    seen = [f"pos={pos}", f"tag={token.xpos}", f"relation={token.deprel} {pos}"]
    seen += [f"governs={name} {pos}" for name in (*names, *_quotation_beside(scene, index))]
    seen += [f"main={main} {pos}", _listed(scene, index, names)]
    seen += _of_subject(scene, index, main, pos)
    seen += _of_dependents(scene, index, pos)
    seen += _of_neighbours(scene, index, pos)
    seen += _of_place(scene, index)
    return {**dict.fromkeys(seen, 1.0), **scene.decisions.words.traits((lemma, pos), main)}


def _quotation_beside(scene: Scene, index: int) -> list[str]:
    quoted = scene.in_quotes
    if not quoted:
        return []
    sentence = scene.document.sentences[scene.document.tokens[index].sentence]
    found, after = [], bisect_right(quoted, index)
    if after < len(quoted) and quoted[after] < sentence.last:
        found.append("quotation" if quoted[after] <= index + BESIDE else "quotation-later")
    before = bisect_left(quoted, index) - 1
    near = index - sentence.first < BEFORE + 2 and sentence.first > 0
    if (before >= 0 and quoted[before] >= max(sentence.first, index - BEFORE)) or (
        near and scene.quoted(sentence.first - 1)
    ):
        found.append("quotation-before")
    return found


def _listed(scene: Scene, index: int, names: Sequence[str]) -> str:
    """Whether the word lists promise an attribution in one of these constructions."""
    lemma, pos = scene.uses[index]
    promised = scene.lists.promised.get(lemma, {}) if pos == "verb" else {}
    name = next((name for name in names if name in promised), None)
    return f"listed={name.partition('-')[0]}" if name else f"listed={bool(promised)}"


def _of_subject(scene: Scene, index: int, main: str, pos: str) -> list[str]:
    subject, way = subject_seen(scene, index)
    sort = sort_of(scene, subject) if subject is not None else way
    seen = [f"subject={sort} {pos}", f"subject by={way} {pos}", f"subject={sort}&main={main} {pos}"]
    if subject is not None and scene.document.tokens[subject].upos != "PROPN":
        seen.append(f"subject word={scene.document.tokens[subject].lemma}")
    return seen


def _of_dependents(scene: Scene, index: int, pos: str) -> list[str]:
    document, seen = scene.document, list[str]()
    for child in document.children[index]:
        name, token = document.relations[child], document.tokens[child]
        if name == "aux":
            seen.append(f"auxiliary={token.lemma}")
        elif name in ("advmod", "mark", "det"):
            seen.append(f"{name}={token.lemma} {pos}")
        elif name == "obj":
            seen.append(f"object={sort_of(scene, child)}")
            if token.upos != "PROPN":
                seen.append(f"object word={token.lemma}")
            seen += [f"object governs={each}" for each in constructions(scene, child)]
    return seen


def _of_neighbours(scene: Scene, index: int, pos: str) -> list[str]:
    tokens = scene.document.tokens
    token = tokens[index]
    sentence = scene.document.sentences[token.sentence]
    before = name_of(tokens[index - 1]) if index > sentence.first else EDGE
    after = name_of(tokens[index + 1]) if index + 1 < sentence.last else EDGE
    seen = [f"before={before}", f"after={after}"]
    if token.head >= 0 and tokens[token.head].upos != "PROPN":
        relation = scene.document.relations[index]
        seen.append(f"head={tokens[token.head].lemma}&{relation} {pos}")
    return seen


def name_of(token: Token) -> str:
    """A function word by its lemma, another by its tag."""
    return token.lemma if token.upos in NAMED else token.upos


def _of_place(scene: Scene, index: int) -> list[str]:
    document = scene.document
    sentence = document.sentences[document.tokens[index].sentence]
    seen = list[str]()
    if document.tokens[sentence.last - 1].text.startswith("?"):
        seen.append("in a question")
    if sentence.paragraph <= 1:
        seen.append("in the headline" if sentence.paragraph == 0 else "in the first paragraph")
    if index - sentence.first < 4:
        seen.append("begins the sentence")
    return seen

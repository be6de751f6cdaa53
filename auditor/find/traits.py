"""What is seen of a word, for the learned decisions: traits by name, each 1 unless it is a number.

A trait is named as a reader would say it (“subject=person”); `rules/decisions/*.tsv` gives each its
weight.  Several make one with “&”.
"""

from __future__ import annotations

from collections.abc import Iterable

from auditor.find.draft import Scene
from auditor.find.frames import constructions_of
from auditor.find.who import subject_seen
from auditor.model import Token
from auditor.nlp.tree import children, relation

# Words of these tags are named themselves; others by their tag.
FUNCTION = ("SCONJ", "ADP", "PRON", "CCONJ", "ADV", "DET", "AUX", "PART")
PARTS_OF_SPEECH = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}
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
# How far from a cue a quotation counts as beside it, in tokens.
BESIDE, BEFORE = 3, 6


def word_of(scene: Scene, token: Token) -> tuple[str, str]:
    """A token as the table of cue words has it: lemma and part of speech ("" for others)."""
    pos = PARTS_OF_SPEECH.get(token.upos, "")
    return (verb_of(scene, token) if pos == "verb" else token.lemma), pos


def verb_of(scene: Scene, token: Token) -> str:
    """The lemma of a verb; forms that are hardly anything else ("said") whatever their tag."""
    if PARTS_OF_SPEECH.get(token.upos) == "verb":
        return token.lemma if token.lemma in scene.frames else _stem(scene, token)
    forms, form = scene.lexicons["cue-forms"], token.text.lower()
    return next((lemma for lemma in sorted(forms) if form in forms[lemma]), "")


def _stem(scene: Scene, token: Token) -> str:
    """The listed verb of a regular form, where the lemmatizer left "rejecting" as it is."""
    form = token.text.lower()
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = form.removesuffix(ending)
        candidates = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
        found = next((c for c in candidates if c in scene.frames), None)
        if stem != form and found:
            return found
    return token.lemma


def sort_of(scene: Scene, index: int) -> str:
    """What sort of word stands for somebody or something: a pronoun, a name, a role, a document."""
    token = scene.document.tokens[index]
    if token.upos == "PRON":
        pronouns = scene.lexicons["source-pronouns"]
        sorts = (name for name in sorted(pronouns) if token.text.lower() in pronouns[name])
        return next(sorts, "pronoun")
    if token.entity or token.upos == "PROPN":
        return token.entity.rpartition("-")[2] or "name"
    plain = {"NNS": "nouns"}.get(token.xpos, "noun") if token.upos == "NOUN" else "other"
    if token.lemma in scene.role_nouns:
        return "role"
    return "document" if token.lemma in scene.document_nouns else plain


def constructions(scene: Scene, index: int) -> tuple[str, ...]:
    """Everything that the word governs: "clause", "object", "oblique-for", …"""
    found = (_construction(scene, index, child) for child in scene.document.children[index])
    return tuple(name for names in found for name in names)


def telling(names: Iterable[str]) -> str:
    """Of the constructions of a word the one that tells most; "bare" where it governs nothing."""
    kept = tuple(names)
    for name in TELLING:
        if name in kept:
            return name
    for beginning in TELLING_LESS:
        found = next((name for name in kept if name.startswith(beginning)), None)
        if found:
            return found
    return "bare"


def _construction(scene: Scene, index: int, child: int) -> tuple[str, ...]:
    """What a dependent makes of the word above it; nothing where it tells nothing."""
    document = scene.document
    token, name = document.tokens[child], relation(document, child)
    side = "" if child > index else "-before"
    marks = [document.tokens[mark].lemma for mark in children(document, child, "mark")]
    if name == "obl" or (name == "nmod" and word_of(scene, document.tokens[index])[1] != "verb"):
        return _bound(scene, child, side)
    if name == "xcomp":
        return ("infinitive" if "to" in marks else "complement",)
    if name == "advcl":
        return (f"adverbial-{(marks or ['bare'])[0]}{side}",)
    if token.deprel == "compound:prt":
        return (f"particle-{token.lemma}",)
    named = UNSIDED.get(token.deprel) or (SIDED[name] + side if name in SIDED else "")
    return (named,) if named else ()


def _bound(scene: Scene, child: int, side: str) -> tuple[str, ...]:
    """The construction of a noun bound by prepositions: "oblique-for", "noun-of", "possessor"."""
    document = scene.document
    kind = "oblique" if relation(document, child) == "obl" else "noun"
    owner = ("possessor",) if document.tokens[child].deprel == "nmod:poss" else ()
    cases = children(document, child, "case")
    return (*owner, *(f"{kind}{side}-{document.tokens[case].lemma}" for case in cases))


def cue_traits(scene: Scene, index: int) -> dict[str, float]:
    """What is seen of a word that may be the cue of an attribution."""
    document = scene.document
    token = document.tokens[index]
    lemma, pos = word_of(scene, token)
    names = constructions(scene, index)
    main = telling(names)
    seen = [f"pos={pos}", f"tag={token.xpos}", f"relation={token.deprel} {pos}"]
    seen += [f"governs={name} {pos}" for name in (*names, *_quotation_beside(scene, index))]
    seen += [f"main={main} {pos}", *_listed(scene, index, names)]
    seen += _of_subject(scene, index, main, pos)
    seen += _of_dependents(scene, index, pos)
    seen += _of_neighbours(scene, index)
    seen += _of_place(scene, index)
    return {**dict.fromkeys(seen, 1.0), **scene.decisions.words.traits((lemma, pos), main)}


def _quotation_beside(scene: Scene, index: int) -> list[str]:
    sentence = scene.document.sentences[scene.document.tokens[index].sentence]
    quoted, found = scene.quote_of, []
    after = [at for at in range(index + 1, sentence.last) if quoted[at] >= 0]
    if after:
        found.append("quotation" if after[0] <= index + BESIDE else "quotation-later")
    first = max(sentence.first, index - BEFORE)
    near = index - sentence.first < BEFORE + 2 and sentence.first > 0
    if any(quoted[at] >= 0 for at in range(first, index)) or (
        near and quoted[sentence.first - 1] >= 0
    ):
        found.append("quotation-before")
    return found


def _listed(scene: Scene, index: int, names: tuple[str, ...]) -> list[str]:
    """Whether the word lists promise an attribution in one of these constructions."""
    lemma, pos = word_of(scene, scene.document.tokens[index])
    frames = constructions_of(scene.frames.get(lemma, {})) if pos == "verb" else {}
    promised = [name for name in names if name in frames]
    return [f"listed={promised[0].partition('-')[0]}" if promised else f"listed={bool(frames)}"]


def _of_subject(scene: Scene, index: int, main: str, pos: str) -> list[str]:
    subject, way = subject_seen(scene, index)
    sort = sort_of(scene, subject) if subject is not None else way
    seen = [f"subject={sort} {pos}", f"subject by={way} {pos}", f"subject={sort}&main={main} {pos}"]
    if subject is not None and scene.document.tokens[subject].upos != "PROPN":
        seen.append(f"subject word={scene.document.tokens[subject].lemma}")
    return seen


def _of_dependents(scene: Scene, index: int, pos: str) -> list[str]:
    document, seen = scene.document, []
    for child in document.children[index]:
        lemma, name = document.tokens[child].lemma, relation(document, child)
        if name == "aux":
            seen.append(f"auxiliary={lemma}")
        elif name in ("advmod", "mark", "det"):
            seen.append(f"{name}={lemma} {pos}")
        elif name == "obj":
            seen.append(f"object={sort_of(scene, child)}")
            if document.tokens[child].upos != "PROPN":
                seen.append(f"object word={lemma}")
            seen += [f"object governs={each}" for each in constructions(scene, child)]
    return seen


def _of_neighbours(scene: Scene, index: int) -> list[str]:
    document = scene.document
    sentence = document.sentences[document.tokens[index].sentence]
    before = document.tokens[index - 1] if index > sentence.first else None
    after = document.tokens[index + 1] if index + 1 < sentence.last else None
    head = document.tokens[index].head
    seen = [f"before={name_of(before)}", f"after={name_of(after)}"]
    if head >= 0 and document.tokens[head].upos != "PROPN":
        pos = word_of(scene, document.tokens[index])[1]
        seen.append(f"head={document.tokens[head].lemma}&{relation(document, index)} {pos}")
    return seen


def name_of(token: Token | None) -> str:
    """A function word by its lemma, another by its tag."""
    if token is None:
        return "edge"
    return token.lemma if token.upos in (*FUNCTION, "PUNCT") else token.upos


def _of_place(scene: Scene, index: int) -> list[str]:
    document = scene.document
    sentence = document.sentences[document.tokens[index].sentence]
    seen = []
    if document.tokens[sentence.last - 1].text.startswith("?"):
        seen.append("in a question")
    if sentence.paragraph <= 1:
        seen.append("in the headline" if sentence.paragraph == 0 else "in the first paragraph")
    if index - sentence.first < 4:
        seen.append("begins the sentence")
    return seen

"""Who was asked: the noun phrase that a verb is told of, split where it names several."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Document, Token
from auditor.nlp.nouns import singular
from auditor.nlp.phrases import plain_word
from auditor.nlp.subjects import NOUNS, before_auxiliaries, phrase_before
from auditor.nlp.tree import children, relation, subtree
from auditor.responses.scene import Party, Scene

# How many verbs up the tree a subject may be shared: "rose, smiled and declined to comment".
CLIMB = 4
SHARING = ("conj", "xcomp", "advcl", "parataxis", "aux", "cop")
PHRASE = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON")
DETERMINED = ("det", "nmod:poss", "nummod")


def parties(scene: Scene, verb: int, first: int) -> tuple[Party, ...]:
    """The parties that a verb is told of; `first` is where its phrase begins.

    The parser's subject is taken before the words that stand in front of the verb.
    """
    head = subject_of(scene, verb, first)
    if head is not None:
        bound = first if head < first else scene.document.tokens[head].head
        return tuple(_joined(scene, head, bound))
    begin = before_verb(scene, first)
    if scene.words(begin - 1, begin)[:1] == ["both"]:
        return ((begin - 1, begin),)  # for a tagger it may be a conjunction
    before = phrase_before(scene.document, first, scene.lexicons["pronouns"]["relative"])
    return tuple(split(scene, *before)) if before else ()


def subject_of(scene: Scene, verb: int, first: int) -> int | None:
    """The head of the subject that a verb has, or shares with the verb above it.

    Of a relative clause it is what the clause describes.
    """
    document, at, relatives = (
        scene.document,
        verb,
        scene.lexicons["pronouns"]["relative"],
    )
    for _ in range(CLIMB):
        for subject in reversed(children(document, at, "nsubj")):
            # "Declining to comment, Holt left": a clause beside the main one may stand before it.
            if subject < first or (at != verb and relation(document, verb) == "advcl"):
                if plain_word(document.tokens[subject]) in relatives:
                    return _described(document, at)
                return at if _is_role(scene, at) and subject < at < first else subject
        if relation(document, at) == "acl":
            return _described(document, at)
        if relation(document, at) not in SHARING:
            return None
        at = document.tokens[at].head
    return None


def _is_role(scene: Scene, at: int) -> bool:
    """Whether a word is a noun for a person that passes for a verb: "a press *aide* declined"."""
    return singular(plain_word(scene.document.tokens[at])) in scene.roles


def _described(document: Document, at: int) -> int | None:
    """The noun above the relative clause that a verb stands in.

    "An employee at a firm declined" has no relative clause, though it may pass for one: the firm
    declined by somebody.
    """
    past = document.tokens[at].xpos == "VBN" and not children(document, at, "nsubj")
    above = at
    while relation(document, above) != "acl" and document.tokens[above].head >= 0:
        above = document.tokens[above].head
    above = document.tokens[above].head
    while past and above >= 0 and relation(document, above) == "nmod":
        above = document.tokens[above].head
    return above if above >= 0 and document.tokens[above].upos in NOUNS else None


def _joined(scene: Scene, head: int, verb: int) -> Iterator[Party]:
    """The phrase of a head; several where it joins phrases that each stand by themselves."""
    document = scene.document
    others = [c for c in children(document, head, "conj") if c < verb]
    parts = [
        _extent(scene, head, verb, others),
        *(_extent(scene, c, verb, ()) for c in others),
    ]
    if len(parts) > 1 and not all(_alone(scene, h) for h in (head, *others)):
        parts = [(parts[0][0], parts[-1][1])]
    yield from parts


def _alone(scene: Scene, head: int) -> bool:
    """Whether a noun needs no help of its neighbours: a name, "his lawyer", "two aides"."""
    document = scene.document
    token = document.tokens[head]
    return token.upos in ("PROPN", "PRON") or bool(children(document, head, *DETERMINED))


def _extent(scene: Scene, head: int, verb: int, without: list[int] | tuple[int, ...]) -> Party:
    """The words of a noun phrase before a verb, without relative clauses and joined phrases."""
    document = scene.document
    clauses = [c for c in children(document, head, "acl:relcl", "acl", "parataxis") if c > head]
    left = {i for c in (*without, *clauses) for i in subtree(document, c)}
    left |= set(children(document, head, "cc", "cc:preconj", "advmod"))
    kept = [i for i in subtree(document, head) if i not in left and i < verb]
    first = last = head
    while first - 1 in kept and document.tokens[first - 1].text != ",":
        first -= 1
    while last + 1 in kept or (
        last + 1 < verb and document.tokens[last + 1].upos in ("NOUN", "PROPN")
    ):
        last += 1
    return trimmed(scene, _name_start(document, first), last + 1)


def _name_start(document: Document, first: int) -> int:
    """Where the name begins that a phrase's first token stands in.

    "Hope Hicks" at the start of a sentence is a name, whatever the tagger makes of hope.
    """
    first = next((e.first for e in document.entities if e.first <= first < e.last), first)
    before = document.tokens[max(first - 1, 0)]
    opens = before.index == document.sentences[before.sentence].first < first
    name = document.tokens[first].upos == "PROPN" and before.upos in (
        "NOUN",
        "VERB",
        "INTJ",
    )
    return before.index if opens and name and before.xpos in ("NN", "VB", "VBP", "UH") else first


def trimmed(scene: Scene, first: int, last: int) -> Party:
    """The phrase without punctuation at its ends, "neither" before it, "which …" after it."""
    tokens, relatives = scene.document.tokens, scene.lexicons["pronouns"]["relative"]
    while first < last - 1 and plain_word(tokens[first]) == "neither":
        first += 1
    commas = (i for i in range(first + 1, last - 1) if tokens[i].text == ",")
    ends = (
        i for i in commas if plain_word(tokens[i + 1]) in relatives or tokens[i + 1].upos == "NUM"
    )
    last = next(ends, last)
    while first < last - 1 and tokens[first].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
        first += 1
    while last - 1 > first and tokens[last - 1].upos in ("PUNCT", "CCONJ", "ADV"):
        last -= 1
    return first, last


def split(scene: Scene, first: int, last: int) -> Iterator[Party]:
    """The parties that "and", "or" and "nor" join among tokens `first` to `last`."""
    tokens, start = scene.document.tokens, first
    for at in range(first + 1, last - 1):
        joins = plain_word(tokens[at]) in ("and", "nor", "or")
        if joins and tokens[at - 1].upos in NOUNS and tokens[at + 1].upos != "ADJ":
            yield trimmed(scene, start, at)
            start = at + 1
    yield trimmed(scene, start, last)


def phrase_end(scene: Scene, first: int, stop: int) -> int:
    """Where the noun phrase ends that begins at a token: "the Ministry of Works and its lawyer"."""
    tokens, at = scene.document.tokens, first
    while at < stop and (tokens[at].upos in PHRASE or (at > first and _binds(tokens[at]))):
        at += 1
    while at > first and _binds(tokens[at - 1]):
        at -= 1
    return at


def _binds(token: Token) -> bool:
    return plain_word(token) in ("of", "for", "and", "or", "&")


def is_somebody(scene: Scene, party: Party) -> bool:
    """Whether a party can be reached as people are: not as a summit is, or a deal."""
    tokens = scene.document.tokens[party[0] : party[1]]
    nouns = {singular(plain_word(token)) for token in tokens if token.upos == "NOUN"}
    return not nouns & scene.lists["reached otherwise"]


def before_verb(scene: Scene, verb: int) -> int:
    """Where a verb's auxiliaries begin."""
    return before_auxiliaries(scene.document, verb)

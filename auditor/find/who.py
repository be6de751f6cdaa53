"""Who speaks: the source of a cue, by syntax and by word order."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.find.draft import Scene
from auditor.find.extent import NOMINAL, TENSED, complete, mention
from auditor.model import Span, Token
from auditor.nlp.subjects import before_auxiliaries
from auditor.nlp.tree import children, relation, span_of

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
# Relations through which a verb shares the subject of the verb above it:
# "He rejected it, saying …" (advcl), "He smiled and said …" (conj), "He went on to say …" (xcomp).
SHARING = ("conj", "advcl", "xcomp", "acl", "parataxis")


def source_of(scene: Scene, verb: int) -> Span | None:
    """The source of a verb cue: its own subject, a passive's agent, or the subject it shares."""
    own = subject_of(scene, verb)
    if own is not None:
        return complete(scene, own, verb)
    return _shared(scene, verb)


def subject_of(scene: Scene, verb: int) -> Span | None:
    """The verb's own subject (a passive's agent instead), if it can speak.

    What stands in quotation marks cannot be the subject of a verb outside: “The bridge,” Wynn said.
    """
    document = scene.document
    if verb in scene.passive or children(document, verb, "nsubj:pass"):
        return agent_of(scene, verb)
    for child in document.children[verb]:
        token = document.tokens[child]
        if token.deprel not in SUBJECTS or token.lemma == "there" or token.upos == "VERB":
            continue
        if scene.quoted(verb) or not scene.quoted(child):
            return mention(scene, child, verb)
    return None


def subject_seen(scene: Scene, word: int) -> tuple[int | None, str]:
    """The head of the subject that a word has or shares, and the way to it.

    The way is "own", "agent", "above 1" to "above 3" for a subject shared with a verb so many steps
    up, "described" for the noun that a participle describes, "agentless" for a passive, or "none".
    """
    document, at = scene.document, word
    for step in range(4):
        if at in scene.passive:
            agent = _agent(scene, at)
            if agent is not None:
                return agent, "agent"
            if step == 0:
                return None, "agentless"
        for child in document.children[at]:
            in_reach = scene.quoted(at) or not scene.quoted(child)
            if document.tokens[child].deprel in SUBJECTS and in_reach:
                return child, f"above {step}" if step else "own"
        if document.tokens[at].head < 0 or relation(document, at) not in SHARING:
            return None, "none"
        if relation(document, at) == "acl":
            return document.tokens[at].head, "described"
        at = document.tokens[at].head
    return None, "none"


def _agent(scene: Scene, verb: int) -> int | None:
    document = scene.document
    for child in children(document, verb, "obl"):
        if any(document.tokens[c].lemma == "by" for c in children(document, child, "case")):
            return child
    return None


def agent_of(scene: Scene, verb: int) -> Span | None:
    """A passive's agent: "was rejected *by the council*"."""
    agent = _agent(scene, verb)
    return mention(scene, agent, verb, leaving=("case",)) if agent is not None else None


def _shared(scene: Scene, verb: int) -> Span | None:
    """The subject of the verb above, for a verb without one: "He rejected it, *saying* …"."""
    document, at = scene.document, verb
    for _ in range(3):
        above = document.tokens[at].head
        if above < 0 or not _shares(scene, at):
            return beside(scene, verb)
        # "the tweet *calling* him …": a participle after a noun has the noun for its subject.
        if relation(document, at) == "acl":
            return _noun_before(scene, at)
        at = above
        found = _quoted_as(scene, verb, at) or subject_of(scene, at)
        if found is not None:
            return (
                complete(scene, found, at) if found.end <= document.tokens[at].span.start else found
            )
    return None


def _quoted_as(scene: Scene, verb: int, passive: int) -> Span | None:
    """The subject of a passive, for a participle after "as": "*She* was quoted as saying …"."""
    document = scene.document
    if not any(document.tokens[c].lemma == "as" for c in children(document, verb, "mark")):
        return None
    subjects = children(document, passive, "nsubj:pass")
    return mention(scene, subjects[0], passive) if subjects else None


def _shares(scene: Scene, verb: int) -> bool:
    """Whether the verb may share a subject: a finite verb in a clause of its own does not."""
    name = relation(scene.document, verb)
    finite = scene.document.tokens[verb].xpos in TENSED
    return name in SHARING and not (finite and name in ("advcl", "acl", "xcomp"))


def beside(scene: Scene, verb: int) -> Span | None:
    """The noun phrase right before a finite verb, which parsers sometimes give to another.

    "A teacher who sat near the stage said" may come with "the stage" alone, or with nothing: all
    words from the start of the clause belong to the source where they read as one noun phrase.
    """
    tokens = scene.document.tokens
    if tokens[verb].xpos not in TENSED:
        return None
    begin = scene.document.sentences[tokens[verb].sentence].first
    end = before_auxiliaries(scene.document, verb)
    first = _before_brackets(tokens, begin, end)
    while first > begin and tokens[first - 1].upos not in ("PUNCT", "SCONJ", "CCONJ"):
        first -= 1
    # Content does not stand on both sides of a verb: a clause before it is a misread description.
    misread = frozenset(c for c in children(scene.document, verb, "ccomp") if c < verb)
    if not _phrase([t for t in tokens[first:end] if t.index not in misread]):
        first = _before_brackets(tokens, begin, end)
        while first > begin and tokens[first - 1].upos in NOMINAL:
            first -= 1
    nouns = [t for t in tokens[first:end] if t.upos in ("NOUN", "PROPN", "PRON")]
    return span_of(scene.document, range(first, end)) if nouns else None


def _before_brackets(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where brackets that end at `end` begin: "Ana Ruiz *(D-Alder)* said"; `end` without any."""
    if end == begin or tokens[end - 1].text != ")":
        return end
    return next((i for i in range(end - 1, begin, -1) if tokens[i].text == "("), end)


def _phrase(tokens: Sequence[Token]) -> bool:
    """Whether the tokens read as one noun phrase: a finite verb only in a relative clause."""
    if not tokens or tokens[0].upos not in NOMINAL:
        return False
    relative = False
    for token in tokens[1:]:
        relative = relative or token.xpos in ("WP", "WDT")
        if token.upos in ("VERB", "AUX") and token.xpos not in ("VBN", "VBG") and not relative:
            return False
    return True


def _noun_before(scene: Scene, verb: int) -> Span | None:
    document = scene.document
    head = document.tokens[verb].head
    participle = document.tokens[verb].xpos == "VBG"
    if head < 0 or head > verb or not participle or document.tokens[head].upos == "VERB":
        return None
    return mention(scene, head, verb)

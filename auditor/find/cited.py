"""Whom a source cites: "…, Reuters reported, *citing two officials*", "quoted a clerk as saying".

Both say the same: the source that the article has it from, and behind it, as a child of that
attribution, those from whom the source has it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from auditor.find.draft import Draft, Scene, first_of, without
from auditor.find.extent import complete, mention
from auditor.lexicon import every
from auditor.model import Span
from auditor.nlp.nouns import noun_of
from auditor.nlp.phrases import phrase_from, places_of, plain_word
from auditor.nlp.tree import ancestors, children, relation, token_at

# A reason begins at most so many tokens after the phrase of anonymity that it explains.
NEAR = 3
JOINTS = ("PUNCT", "ADV", "AUX")


class Citing(msgspec.Struct, frozen=True):
    """A verb of citing, and the words of whom it cites."""

    verb: int
    cited: Span


def cited(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with those of whom their sources cite."""
    for citing in _citing(scene):
        others = [draft for draft in drafts if draft.cue_token != citing.verb]
        over = _over(scene, citing, others)
        if over is not None:
            rest = [draft for draft in others if draft is not over]
            drafts = [*rest, *_parted(scene, citing, over)]
    return drafts


def _citing(scene: Scene) -> Iterator[Citing]:
    document, verbs = scene.document, scene.lexicons["phrases"]["citing"]
    for token in [document.tokens[at] for at in places_of(document, verbs)]:
        if token.upos != "VERB" or token.lemma not in verbs or scene.quoted(token.index):
            continue
        # "asked not to be named, *citing* company policy" tells why.
        if not scene.about_asking.isdisjoint(range(token.index - NEAR, token.index)):
            continue
        # Of "the Courier, *citing sources*," parsers make sources that cite.
        described = (token.head,) if token.deprel == "amod" and token.xpos == "VBG" else ()
        for head in (*children(document, token.index, "obj"), *described):
            if head > token.index and _can_say(scene, head):
                yield Citing(token.index, _words(scene, head, token.index))


def _words(scene: Scene, head: int, verb: int) -> Span:
    """The words of whom it cites, with how they know: "people *familiar with the plan*"."""
    tokens = scene.document.tokens
    words = complete(scene, mention(scene, head, verb), verb)
    after = last = token_at(scene.document, words.end)
    if phrase_from(scene.document, after, every(scene.lexicons["knowledge"])):
        while last < len(tokens) and tokens[last].upos not in ("PUNCT", "AUX", "SCONJ"):
            last += 1
    return Span(words.start, tokens[last - 1].span.end) if last > after else words


def _can_say(scene: Scene, head: int) -> bool:
    """Whether it is a person, a document or a name, and no fact: "citing the weather"."""
    token = scene.document.tokens[head]
    noun = noun_of(token)
    return noun in scene.lists.roles or noun in scene.lists.documents or token.upos == "PROPN"


def _over(scene: Scene, citing: Citing, drafts: list[Draft]) -> Draft | None:
    """The attribution whose source cites: the cue above, the source around, or the one before."""
    tokens = scene.document.tokens
    at, sentence = tokens[citing.verb].span, tokens[citing.verb].sentence
    by_cue = {draft.cue_token: draft for draft in drafts if draft.cue_token >= 0}
    for index in ancestors(scene.document, citing.verb):
        if index in by_cue:
            return by_cue[index]
    for draft in drafts:
        if draft.source and (draft.source.holds(at) or _follows(scene, draft.source, citing.verb)):
            return draft
        if draft.cue_token >= 0 and tokens[draft.cue_token].head == citing.verb:
            return draft  # "quoted a clerk as saying"
    return _before(scene, drafts, sentence) if _is_outlet(scene, citing.verb) else None


def _before(scene: Scene, drafts: list[Draft], sentence: int) -> Draft | None:
    """The last attribution of the sentence before that stands in no other's content."""
    tokens = scene.document.tokens
    there = [d for d in drafts if d.source and tokens[d.cue_token].sentence == sentence - 1]
    told = {span for draft in there for span in draft.content}
    outer = [d for d in there if d.cue and not any(span.holds(d.cue[0]) for span in told)]
    return max(outer, key=first_of, default=None)


def _follows(scene: Scene, source: Span, verb: int) -> bool:
    """Whether between a source and the verb stands nothing but ", which"."""
    relatives = scene.lexicons["pronouns"]["relative"]
    between = scene.document.tokens[token_at(scene.document, source.end) : verb]
    return source.end < scene.document.tokens[verb].span.start and all(
        token.upos in JOINTS or plain_word(token) in relatives for token in between
    )


def _is_outlet(scene: Scene, verb: int) -> bool:
    """Whether the subject takes up an outlet told of before: "*The paper* cited four aides"."""
    outlets = scene.lexicons["phrases"]["outlets"]
    subjects = children(scene.document, verb, "nsubj")
    return any(noun_of(scene.document.tokens[subject]) in outlets for subject in subjects)


def _parted(scene: Scene, citing: Citing, over: Draft) -> tuple[Draft, Draft]:
    """The attribution without the clause of citing, and the one of those who are cited."""
    tokens = scene.document.tokens
    start = citing.verb
    while start > 0 and _opens(scene, start - 1):
        start -= 1
    clause = Span(tokens[start].span.start, citing.cited.end)
    source = over.source
    if source and source.holds(tokens[citing.verb].span):
        source = Span(source.start, tokens[start - 1].span.end)
    content = tuple(piece for span in over.content for piece in without(span, clause))
    cue = (tokens[citing.verb].span,)
    outer = msgspec.structs.replace(over, source=source, content=content)
    inner = Draft(
        over.stance, citing.cited, cue, content, "cited", citing.verb, parent=over.cue_token
    )
    if tokens[over.cue_token].head == citing.verb and relation(scene.document, over.cue_token) in (
        "advcl",
        "ccomp",
        "xcomp",
        "acl",
    ):
        # “Quoted” is the outer one's cue, and “as saying” the inner one's.
        outer = msgspec.structs.replace(outer, cue=cue, cue_token=citing.verb)
        inner = msgspec.structs.replace(
            inner, cue=over.cue, cue_token=over.cue_token, parent=citing.verb
        )
    return outer, inner


def _opens(scene: Scene, at: int) -> bool:
    """Whether the clause of citing begins with the token or before it: ", which"."""
    token = scene.document.tokens[at]
    return token.text == "," or plain_word(token) in scene.lexicons["pronouns"]["relative"]

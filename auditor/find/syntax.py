"""Attributions by syntax: a cue word, what it governs as content, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.find.cues import CueWord, asserted
from auditor.find.draft import Draft, Scene
from auditor.find.frames import stance_of
from auditor.find.order import set_in
from auditor.find.relative import behind_relative
from auditor.find.roles import Roles, RolesOf, words_of
from auditor.find.speaker import speaker_of
from auditor.find.traits import constructions, word_of
from auditor.find.what import around, running_on, spans_of, takes_addressee, told_that
from auditor.model import Span, Stance
from auditor.nlp.tree import head_in, relation, subtree

# The relation of the content that tells most → the construction's name.
# Stances of what was said or shown, and not only meant to be.
ASSERTED = ("statement", "evidence")
NAMES = {"ccomp": "clause", "xcomp": "infinitive", "obj": "object", "obl": "oblique"}


def syntax_drafts(
    scene: Scene, listed: tuple[CueWord, ...], learned: tuple[CueWord, ...], roles: RolesOf
) -> Iterator[Draft]:
    """An attribution for each cue that has content; word order alone shows those set into it."""
    set_in_drafts = [draft for cue in listed if (draft := _set_in(scene, cue, roles))]
    yield from set_in_drafts
    described = [draft for cue in listed if (draft := behind_relative(scene, cue))]
    found = {draft.cue_token for draft in set_in_drafts}
    yield from (draft for draft in described if draft.cue_token not in found)
    found |= {draft.cue_token for draft in described}
    for cue in learned:
        draft = _governing(scene, cue, roles(cue.token)) if cue.token not in found else None
        if draft is not None:
            yield draft


def _set_in(scene: Scene, cue: CueWord, roles: RolesOf) -> Draft | None:
    """A verb of saying set after or into what it attributes: "…, the mayor said, …"."""
    if not cue.takes("clause") or _describes(scene, cue.token):
        return None
    beside = set_in(scene, cue.token, invertible=cue.takes("quote"))
    if beside is None:
        return None
    words = (words_of(scene, roles(cue.token), beside.source),)
    return Draft(cue.frames["clause"], beside.source, words, beside.content, "set-in", cue.token)


def _governing(scene: Scene, cue: CueWord, roles: Roles) -> Draft | None:
    """A cue with the content that it governs."""
    content = _content(scene, cue, roles)
    if not content:
        return None
    construction = _construction(scene, cue, roles)
    pos = word_of(scene, scene.document.tokens[cue.token])[1]
    name = construction if pos == "verb" else pos
    source = speaker_of(scene, cue.token)
    stance = stance_of(cue.frames, pos, (construction, *constructions(scene, cue.token)))
    if not _tells(scene, cue.token, source, stance):
        return None
    if stance in ASSERTED and not asserted(scene, cue.token):
        stance = "intention"  # "will say more", "vowed to tell": nothing was said yet
    return Draft(stance, source, (words_of(scene, roles, source),), content, name, cue.token)


def _tells(scene: Scene, cue: int, source: Span | None, stance: Stance) -> bool:
    """Whether the article tells it of somebody: not of the reader, of nobody, of a lamp."""
    if source is None:
        return _told_by_nobody(scene, cue)
    words = scene.text[source.start : source.end].lower()
    pronouns = scene.lexicons["source-pronouns"]
    if words in pronouns["reader"] or words in pronouns["nobody"]:
        return False
    return stance != "evidence" or _can_show(scene, cue, source)


def _told_by_nobody(scene: Scene, cue: int) -> bool:
    """Whether a cue without a source tells something: not "repeated warnings", "asked, …"."""
    document = scene.document
    token = document.tokens[cue]
    if token.upos != "VERB" or relation(document, cue) in ("amod", "compound"):
        return False
    if cue in scene.passive:
        return True
    # "The films, told in reverse, …", "Asked, …": taggers take a participle for a past tense.
    first = document.sentences[token.sentence].first
    participle = token.xpos != "VBG" and (cue == first or document.tokens[cue - 1].text == ",")
    return token.xpos != "VBN" and not participle and asserted(scene, cue)


def _can_show(scene: Scene, cue: int, source: Span) -> bool:
    """Whether what shows something is a document or has a name: a ball on a mast only signals."""
    document = scene.document
    head = head_in(document, source)
    if document.tokens[cue].lemma not in scene.lexicons["phrases"]["shown-by-documents"]:
        return True
    if head is None or document.tokens[head].upos != "NOUN":
        return True
    return document.tokens[head].lemma in scene.lists.documents


def _describes(scene: Scene, verb: int) -> bool:
    """Whether a passive has its own words: “…, *is considered dull*” says nothing of the rest."""
    after = scene.document.tokens[verb + 1 : verb + 2]
    return verb in scene.passive and bool(after) and after[0].upos in ("ADJ", "ADV")


def _construction(scene: Scene, cue: CueWord, roles: Roles) -> str:
    document = scene.document
    found = {relation(document, head) for head in roles.content}
    if "xcomp" in found and "object" in cue.frames and relation(document, cue.token) != "acl":
        # "called *him divisive*" is no infinitive: what stands beside the object describes it.
        verbs = [c for c in roles.content if document.tokens[c].upos in ("VERB", "AUX")]
        found = found if verbs else {"obj"}
    return next((name for each, name in NAMES.items() if each in found), "clause")


def _content(scene: Scene, cue: CueWord, roles: Roles) -> tuple[Span, ...]:
    """What the roles say is content; else the clause around the cue, or what runs on after it."""
    document = scene.document
    verbal = document.tokens[cue.token].upos == "VERB"
    if told_that(scene, cue.token):
        return running_on(scene, cue.token)
    if not roles.content:
        lost = verbal and cue.takes("clause")
        beside = () if _describes(scene, cue.token) else around(scene, cue.token)
        return beside or (running_on(scene, cue.token) if lost else ())
    clause = any(relation(document, c) == "ccomp" and c > cue.token for c in roles.content)
    heads = roles.content
    if clause and takes_addressee(scene, cue.token):
        # "told *the meeting* that …": whom the cue addresses is no content.
        heads = tuple(c for c in heads if relation(document, c) not in ("obj", "iobj"))
    tokens = {t for head in heads for t in subtree(document, head)} - set(roles.cue)
    after = [token for token in sorted(tokens) if token > cue.token]
    if clause and after and document.tokens[cue.token].upos in ("VERB", "ADJ"):
        return spans_of(scene, after, cue.token, run_on=True)
    return spans_of(scene, sorted(tokens), cue.token) if tokens else ()

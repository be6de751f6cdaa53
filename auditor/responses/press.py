"""Whether it was the press that asked: patients, too, do not respond."""

from __future__ import annotations

from auditor.model import Token
from auditor.nlp.phrases import PhraseMatch, find_phrases, plain_word
from auditor.nlp.tree import children
from auditor.responses.scene import Scene

# How far after "did not respond" what was asked may begin, in tokens.
REACH = 8
# How long the words for what was asked may be: "repeated requests for an on-the-record interview".
LONGEST = 10


def asked_end(scene: Scene, match: PhraseMatch, verb: int) -> int | None:
    """Where the words end that show the press asking, after a phrase; None where none do.

    "A request for comment" and a deadline show it by themselves.  Questions, calls and messages do
    in a plain statement about what happened, unless somebody else sent them.
    """
    after = scene.document.tokens[match.last : scene.sentence(verb).last][: REACH + LONGEST]
    shown = find_phrases(after, scene.lists["press"] | scene.lists["deadline"])
    for found in shown:
        if found.first - match.last < REACH and not _of_another(scene, match.last, found):
            return found.last
    if _subordinate(scene, verb) or asked_elsewhere(scene, verb):
        return None
    for found in find_phrases(after, scene.lists["channel"]):
        if found.first - match.last < REACH and _sent_by_press(scene, match, found):
            return found.last
    return None


def asked_elsewhere(scene: Scene, verb: int) -> bool:
    """Whether the sentence tells of a debate, a hearing or a trial, where others ask."""
    return bool(find_phrases(scene.document.of(scene.sentence(verb)), scene.lists["elsewhere"]))


def press_asked(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` tell that the press asked somebody."""
    wanted = scene.lists["press"] | scene.lists["commented asked"]
    return bool(find_phrases(scene.document.tokens[first:last], wanted))


def _of_another(scene: Scene, first: int, asked: PhraseMatch) -> bool:
    """Whether the request was somebody else's: "*the panel's* requests for information"."""
    if "comment" in scene.words(asked.first, asked.last):
        return False
    return any(_owns(scene, token) for token in scene.document.tokens[first : asked.first])


def _owns(scene: Scene, token: Token) -> bool:
    """Whether a word makes what follows somebody's who is not the press."""
    words, pronouns = plain_word(token), scene.lexicons["pronouns"]
    if token.xpos == "PRP$":
        return words not in pronouns["first"]
    if token.xpos != "POS" and not words.endswith("s'"):
        return False
    owner = scene.document.tokens[token.index - 1] if token.xpos == "POS" else token
    return not _may_be_press(scene, owner)


def _may_be_press(scene: Scene, token: Token) -> bool:
    """Whether it is a reporter, or a name that is no person's and may be an outlet's."""
    outlet = token.upos == "PROPN" and not token.entity.endswith("PER")
    return outlet or token.lemma.lower() in scene.lists["reporter"]


def _sent_by_press(scene: Scene, match: PhraseMatch, asked: PhraseMatch) -> bool:
    """Whether questions or calls are told of as new and as nobody else's."""
    tokens = scene.document.tokens
    between = tokens[match.last : asked.first]
    owned = any(token.xpos == "POS" for token in between)  # "*the Courier's* questions"
    known = not owned and any(plain_word(t) in scene.lists["known"] for t in between)
    if known or any(_owns(scene, token) for token in between):
        return False
    answers = bool(set(scene.words(match.first, match.last)) & scene.lists["answering"])
    if answers and scene.words(asked.last - 1, asked.last)[0] in (
        "question",
        "questions",
    ):
        return False  # in a debate, at a hearing
    following = scene.words(asked.last, asked.last + 1)
    return not (scene.lists["another's"] & set(following) or from_another(scene, asked.last))


def from_another(scene: Scene, at: int) -> bool:
    """Whether it goes on with an asker that is not the press: "from residents"."""
    following = scene.document.tokens[at : at + 4]
    if not following or plain_word(following[0]) != "from":
        return False
    return not any(_may_be_press(scene, token) for token in following[1:])


def _subordinate(scene: Scene, verb: int) -> bool:
    """Whether it is told in passing: "because they did not reply", "he does not reply"."""
    document = scene.document
    marks = {document.tokens[m].lemma.lower() for m in children(document, verb, "mark", "advmod")}
    helpers = [document.tokens[h] for h in children(document, verb, "aux")]
    present = any(h.lemma == "do" and h.xpos in ("VBP", "VBZ") for h in helpers)
    return present or bool(marks & scene.lists["in passing"])

"""What the phrases of each group need beside them, and where the words of the outcome then end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from auditor.nlp.phrases import PhraseMatch, find_phrases
from auditor.nlp.tree import children, relation
from auditor.responses.party import phrase_end
from auditor.responses.press import asked_elsewhere, asked_end, from_another, press_asked
from auditor.responses.scene import Scene

MAIN = ("root", "conj", "parataxis")
CLOSING = ("PUNCT", "CCONJ")
Need = Callable[[Scene, PhraseMatch, int], int | None]


def end_of(scene: Scene, match: PhraseMatch, verb: int, how: str) -> int | None:
    """Where the outcome's words end; None where the phrase lacks what its group needs."""
    return NEEDS.get(how, _matter)(scene, match, verb)


def _to_press(scene: Scene, match: PhraseMatch, verb: int) -> int | None:
    """“did not respond | to emails”, or nothing where it is plain to whom."""
    if _is_passive(scene, verb):
        return None
    return asked_end(scene, match, verb) or (match.last if _left_open(scene, match) else None)


def _when_asked(scene: Scene, match: PhraseMatch, verb: int) -> int | None:
    """“Asked for comment, Holt declined.”"""
    bare = scene.document.tokens[match.last].upos in CLOSING and not _is_passive(scene, verb)
    return match.last if bare and _after_asking(scene, match) else None


def _alone(scene: Scene, match: PhraseMatch, verb: int) -> int | None:
    """“He has appealed.”, as the news and to nobody."""
    following = set(scene.words(match.last, match.last + 1))
    main = relation(scene.document, verb) in MAIN
    return match.last if main and not scene.lists["another's"] & following else None


def _beside(scene: Scene, match: PhraseMatch, _: int) -> int | None:
    """“He declined to be interviewed but | sent a statement.”"""
    before = scene.words(scene.sentence(match.first).first, match.first)
    return match.last if scene.lists["on comment"] & set(before) else None


def _matter(scene: Scene, match: PhraseMatch, verb: int) -> int | None:
    """“declined to say | whether …”: anything but an answer to a court or a committee."""
    on_comment = scene.lists["on comment"] & set(scene.words(match.first, match.last))
    if not on_comment and (asked_elsewhere(scene, verb) or from_another(scene, match.last)):
        return None
    word = scene.words(match.last - 1, match.last)[0]
    if word == "to":  # "referred questions to *its lawyer*"
        return phrase_end(scene, match.last, scene.sentence(verb).last)
    return match.last - (word in scene.lists["opening a clause"])


def _is_passive(scene: Scene, verb: int) -> bool:
    """Whether it is told of what was asked, and not of whom: "requests were declined"."""
    return bool(children(scene.document, verb, "aux:pass"))


def _left_open(scene: Scene, match: PhraseMatch) -> bool:
    """Whether nothing tells what was to be answered: “The port did not immediately respond.”"""
    following = scene.document.tokens[match.last : match.last + 1]
    if following and following[0].upos not in CLOSING:
        return False
    told = scene.document.tokens[match.first : match.last + 1]
    return bool(find_phrases(told, scene.lists["immediate"])) or _after_asking(scene, match)


def _after_asking(scene: Scene, match: PhraseMatch) -> bool:
    """Whether this sentence or the one before it in the paragraph tells that the press asked."""
    sentence = scene.sentence(match.first)
    before = scene.document.sentences[max(sentence.index - 1, 0)]
    begin = before if before.paragraph == sentence.paragraph else sentence
    return press_asked(scene, begin.first, sentence.last)


NEEDS: Mapping[str, Need] = MappingProxyType(
    {
        "told to press": _to_press,
        "told when asked": _when_asked,
        "told alone": _alone,
        "told beside": _beside,
    }
)

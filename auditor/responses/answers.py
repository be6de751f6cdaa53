"""What came of asking, in the words of who was asked: "“No comment,” Holt said"."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Attribution
from auditor.nlp.phrases import PhraseMatch, find_phrases, plain_word
from auditor.nlp.tree import children, tokens_in
from auditor.responses.scene import NEAR, Outcome, Scene
from auditor.responses.voice import speaker


def quoted_outcomes(scene: Scene) -> Iterator[Outcome]:
    """The refusals that stand in quotation marks: "I can't comment on that"."""
    for attribution in scene.attributions:
        whom = speaker(scene, attribution) if attribution.mode != "indirect" else None
        for span in attribution.content if whom else ():
            for match in find_phrases(
                tokens_in(scene.document, span), scene.lists["declined quoted"]
            ):
                if match.first in scene.quoted and _of_oneself(scene, match):
                    first, last = _with_cue(scene, match, attribution)
                    yield Outcome(
                        "declined", min(first, _begin(scene, match.first)), last, whom or ()
                    )


def _of_oneself(scene: Scene, match: PhraseMatch) -> bool:
    """Whether the speaker means himself: "I", "we", or nobody where a sentence begins.

    Who says that "the fund has no comment" speaks for it.
    """
    document, first = scene.document, scene.lexicons["pronouns"]["first"]
    following = document.tokens[match.last : match.last + 1]
    vague = scene.words(match.last - 1, match.last)[0] in scene.lists["vague"]
    if vague and following and following[0].upos not in ("PUNCT", "ADV"):
        return False  # "We will not discuss this with rebels"
    before = scene.words(max(match.first - 3, scene.sentence(match.first).first), match.first)
    subjects = children(document, scene.verb(match), "nsubj")
    if subjects:
        return plain_word(document.tokens[subjects[0]]) in first
    opens = match.first - 1 not in scene.quoted or not any(word.isalpha() for word in before)
    return opens or bool((first | scene.lists["having"]) & set(before))


def _begin(scene: Scene, first: int) -> int:
    """Where a refusal begins: "*We're* not going to discuss that"."""
    own = scene.lexicons["pronouns"]["first"]
    while first - 1 in scene.quoted and (
        scene.document.tokens[first - 1].upos == "AUX" or scene.words(first - 1, first)[0] in own
    ):
        first -= 1
    return first


def commented_outcomes(scene: Scene) -> Iterator[Outcome]:
    """Answers that were given because the press asked: "Reached by phone, Holt said …"."""
    for match in scene.find(scene.lists["commented asked"]):
        attribution = _answer(scene, match)
        whom = speaker(scene, attribution) if attribution else None
        if attribution and whom and match.first not in scene.quoted:
            # "the office, *when contacted* by the Courier, said": the party ends before that.
            of = tuple((a, match.first - 1 if a < match.first < b else b) for a, b in whom)
            first, last = _with_cue(scene, match, attribution)
            yield Outcome("commented", first, last, of)


def _answer(scene: Scene, asked: PhraseMatch) -> Attribution | None:
    """What was answered: the first attribution whose source and cue stand in the sentence."""
    sentence = scene.sentence(asked.first)
    return next(
        (
            each
            for each in scene.attributions
            if each.cue
            and each.source
            and each.parent is None
            and sentence.span.holds(each.cue.spans[0])
            and sentence.span.holds(each.source.spans[0])
            and not _is_asking(scene, each, asked)
        ),
        None,
    )


def _is_asking(scene: Scene, attribution: Attribution, asked: PhraseMatch) -> bool:
    """Whether an attribution is the asking itself, "*asked* the port for comment", or holds it."""
    verb = scene.document.tokens[asked.first].upos == "VERB"
    asking = verb and asked.first in _cue(scene, attribution)
    return asking or scene.content.get(asked.first) is attribution


def _with_cue(scene: Scene, match: PhraseMatch, attribution: Attribution) -> tuple[int, int]:
    """The tokens from a phrase to the cue of what is said, if that stands near in the sentence."""
    here = scene.sentence(match.first)
    last = min(here.last, match.last + NEAR)
    cue = [i for i in _cue(scene, attribution) if here.first <= i < last]
    return min(match.first, *cue, match.last), max(match.last, *(i + 1 for i in cue), 0)


def _cue(scene: Scene, attribution: Attribution) -> list[int]:
    spans = attribution.cue.spans if attribution.cue else ()
    return [token.index for span in spans for token in tokens_in(scene.document, span)]

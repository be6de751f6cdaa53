"""What is seen of a word for the learned decisions, and how a decision is used."""

from __future__ import annotations

import math

import msgspec
import pytest

from auditor.decisions import ALWAYS, Decisions, load_decisions
from auditor.find.cues import LIKELY, learned_cues, listed_cues
from auditor.find.draft import Scene, set_scene
from auditor.find.traits import constructions, cue_traits, sort_of, telling, word_of
from auditor.lexicon import load_lexicons
from tests.documents import document

# A text and its parse → what a word in it governs (see tests/documents.py).
GOVERNED = {
    "a clause": (
        "Pell said that it sank.",
        "Pell/_/NNP/2/nsubj said/say/VBD/0/root that/_/IN:SCONJ/5/mark it/_/PRP/5/nsubj"
        " sank/sink/VBD/2/ccomp ./././2/punct",
        "said",
        ("clause",),
    ),
    "a clause before": (
        "It sank, Pell said.",
        "It/_/PRP/2/nsubj sank/sink/VBD/5/ccomp ,/,/,/5/punct Pell/_/NNP/5/nsubj"
        " said/say/VBD/0/root ./././5/punct",
        "said",
        ("clause-before",),
    ),
    "whom and what for": (
        "Pell asked us to go.",
        "Pell/_/NNP/2/nsubj asked/ask/VBD/0/root us/we/PRP/2/obj to/_/TO/5/mark"
        " go/_/VB/2/xcomp ./././2/punct",
        "asked",
        ("object", "infinitive"),
    ),
    "a noun bound": (
        "Pell spoke out against it.",
        "Pell/_/NNP/2/nsubj spoke/speak/VBD/0/root out/_/RP/2/compound:prt"
        " against/_/IN/5/case it/_/PRP/2/obl ./././2/punct",
        "spoke",
        ("particle-out", "oblique-against"),
    ),
    "a passive": (
        "It was rejected by Pell.",
        "It/_/PRP/3/nsubj:pass was/be/VBD/3/aux:pass rejected/reject/VBN/0/root by/_/IN/5/case"
        " Pell/_/NNP/3/obl:agent ./././3/punct",
        "rejected",
        ("passive", "oblique-by"),
    ),
    "a noun": (
        "Pell’s call for calm failed.",
        "Pell/_/NNP/3/nmod:poss ’s/'s/POS/1/case call/_/NN/6/nsubj for/_/IN/5/case"
        " calm/_/NN/3/nmod failed/fail/VBD/0/root ./././6/punct",
        "call",
        ("possessor", "noun-before-'s", "noun-for"),
    ),
    "an adverbial": (
        "Pell left as it sank.",
        "Pell/_/NNP/2/nsubj left/leave/VBD/0/root as/_/IN:SCONJ/5/mark it/_/PRP/5/nsubj"
        " sank/sink/VBD/2/advcl ./././2/punct",
        "left",
        ("adverbial-as",),
    ),
    "nothing": (
        "Pell left.",
        "Pell/_/NNP/2/nsubj left/leave/VBD/0/root ./././2/punct",
        "left",
        (),
    ),
}


def scene(text: str, rows: str, decisions: Decisions | None = None) -> Scene:
    return set_scene(document(text, rows), load_lexicons(), decisions or load_decisions())


def at(scene: Scene, form: str) -> int:
    return next(token.index for token in scene.document.tokens if token.text == form)


@pytest.mark.parametrize(("text", "rows", "word", "expected"), GOVERNED.values(), ids=GOVERNED)
def test_what_a_word_governs(text: str, rows: str, word: str, expected: tuple[str, ...]) -> None:
    seen = scene(text, rows)
    assert constructions(seen, at(seen, word)) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("object", "clause"), "clause"),
        (("oblique-on", "clause-before"), "clause-before"),
        (("object", "infinitive"), "infinitive"),
        (("oblique-for", "object"), "object"),
        (("adverbial-as", "oblique-for"), "oblique-for"),
        (("aside", "described", "noun-of"), "noun-of"),
        (("oblique-on", "oblique-for"), "oblique-on"),
        (("passive", "particle-out"), "bare"),
        ((), "bare"),
    ],
)
def test_the_construction_that_tells_most(names: tuple[str, ...], expected: str) -> None:
    assert telling(names) == expected


def test_a_word_is_known_by_lemma_and_part_of_speech() -> None:
    seen = scene(
        "Pell feared rejecting hope.",
        "Pell/_/NNP/2/nsubj feared/fear/VBD/0/root rejecting/_/VBG/2/xcomp hope/_/NN/3/obj"
        " ./././2/punct",
    )
    assert [word_of(seen, token) for token in seen.document.tokens] == [
        ("pell", ""), ("fear", "verb"), ("reject", "verb"), ("hope", "noun"), (".", ""),
    ]  # fmt: skip


def test_a_form_of_a_verb_that_the_tagger_missed_is_the_verb_all_the_same() -> None:
    seen = scene("Pell Says No", "Pell/_/NNP/2/compound Says/_/NNP/0/root No/_/UH/2/discourse")
    says = at(seen, "Says")
    assert [cue.token for cue in listed_cues(seen)] == [says]
    assert word_of(seen, seen.document.tokens[says]) == ("says", "")


def test_what_sort_of_word_a_subject_is() -> None:
    seen = scene(
        "Pell officials report we.",
        "Pell/_/NNP/2/compound/B-PER officials/official/NNS/3/nsubj report/_/NN/0/root"
        " we/_/PRP/3/obj ./././3/punct",
    )
    assert [sort_of(seen, index) for index in range(3)] == ["PER", "role", "document"]


def test_traits_are_named_as_a_reader_would_say_them() -> None:
    text, rows, word, _ = GOVERNED["a clause"]
    seen = scene(text, rows)
    traits = cue_traits(seen, at(seen, word))
    expected = {"pos=verb", "tag=VBD", "relation=root verb", "governs=clause verb"}
    expected |= {"main=clause verb", "listed=clause", "subject=name verb", "begins the sentence"}
    assert expected <= traits.keys()
    assert traits["share of the word in this construction"] > 0


@pytest.mark.parametrize(("above", "is_cue"), [(0.05, True), (-0.05, False)])
def test_a_word_is_a_cue_above_the_threshold_only(above: float, is_cue: bool) -> None:
    text, rows, word, _ = GOVERNED["a clause"]
    threshold = math.log(LIKELY / (1 - LIKELY))
    learned = load_decisions()
    always = msgspec.structs.replace(learned.cue, weights={ALWAYS: (threshold + above,)})
    seen = scene(text, rows, msgspec.structs.replace(learned, cue=always))
    cues = [cue.token for cue in learned_cues(seen)]
    assert (at(seen, word) in cues) is is_cue
    assert at(seen, "it") not in cues

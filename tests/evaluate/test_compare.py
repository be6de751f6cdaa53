"""One article against its labels, and many together: what became of each attribution."""
# A parsed sentence is one line, as tests/documents.py reads it.
# ruff: noqa: E501

from __future__ import annotations

import json

import pytest

from auditor.evaluate.compare import Comparison, compare, cue_name, stance_of
from auditor.evaluate.figures import LINK, Figures, Roles
from auditor.evaluate.labels import Labels
from auditor.evaluate.summary import Row, as_dict, summarise
from auditor.find.marks import mode_of
from auditor.lexicon import load_lexicons
from auditor.model import Attribution, Mode, Span, Stance, Subjects
from auditor.text import passage
from tests.documents import document

DOCUMENT = document(
    "Ana Brito has said it holds. Bo Lindt denied that.\nAccording to Cy, it “sank”. Di hopes so.",
    """
    Ana/_/NNP/4/nsubj Brito/_/NNP/1/flat has/have/VBZ:AUX/4/aux said/say/VBD/0/root it/_/PRP/6/nsubj holds/hold/VBZ/4/ccomp ./_/./4/punct
    Bo/_/NNP/3/nsubj Lindt/_/NNP/1/flat denied/deny/VBD/0/root that/_/DT:PRON/3/obj ./_/./3/punct
    According/accord/VBG/3/case to/_/IN/1/fixed Cy/_/NNP/7/obl ,/_/,/3/punct it/_/PRP/7/nsubj “/_/``/7/punct sank/sink/VBD/0/root ”/_/''/7/punct ./_/./7/punct
    Di/_/NNP/2/nsubj hopes/hope/VBZ/0/root so/_/RB/2/advmod ./_/./2/punct
    """,
)
TEXT = DOCUMENT.article.text
LEXICONS = load_lexicons()


def at(*words: str) -> tuple[Span, ...]:
    starts = [(TEXT.index(each), len(each)) for each in words]
    return tuple(Span(start, start + length) for start, length in starts)


def roles(source: str, cue: str, content: str) -> Roles:
    return Roles(at(source), at(cue), at(content))


def found(
    source: str,
    cue: str,
    content: str,
    *,
    mode: Mode = "indirect",
    stance: Stance = "statement",
    by: str = "clause",
) -> Attribution:
    return Attribution(
        id="a1",
        mode=mode,
        stance=stance,
        source=passage(TEXT, at(source)),
        cue=passage(TEXT, at(cue)),
        content=passage(TEXT, at(content)),
        found_by=by,
        line=1,
    )


GOLD = Labels(
    (
        roles("Di", "hopes", "so"),
        roles("Cy", "According to", "it “sank”"),
        roles("Ana Brito", "has said", "it holds"),
    ),
    left_out=1,
)
FOUND = (
    found("Ana Brito", "said", "it holds"),
    found("Bo Lindt", "denied", "that", by="object"),
    found("Di", "According to", "it “sank”", mode="direct", stance="evidence", by="according-to"),
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(Subjects(DOCUMENT, FOUND, (), (), ()), GOLD, LEXICONS)


def test_each_attribution_is_judged_once_in_the_order_of_the_text(comparison: Comparison) -> None:
    judged = [(each.verdict, each.cue, each.line) for each in comparison.judged]
    assert judged == [
        ("hit", "say", 1),
        ("invented", "deny", 1),
        ("wrong_source", "according to", 2),
        ("missed", "hope", 2),
    ]


def test_both_sides_stand_with_their_sentence(comparison: Comparison) -> None:
    wrong = comparison.judged[2]
    assert wrong.sentence == "According to Cy, it “sank”."
    assert wrong.gold
    assert wrong.predicted
    assert (wrong.gold.source, wrong.predicted.source) == (
        passage(TEXT, at("Cy")),
        passage(TEXT, at("Di")),
    )
    assert (wrong.gold.found_by, wrong.predicted.found_by) == (None, "according-to")


def test_the_gold_s_mode_comes_from_its_quotation_marks(comparison: Comparison) -> None:
    assert [each.gold.mode for each in comparison.judged if each.gold] == [
        "indirect",
        "mixed",
        "indirect",
    ]


def test_the_gold_s_stance_is_its_pair_s_or_that_of_its_cue(comparison: Comparison) -> None:
    assert [each.gold.stance for each in comparison.judged if each.gold] == [
        "statement",
        "evidence",
        "belief",
    ]


@pytest.mark.parametrize(
    ("content", "mode"),
    [(("“sank”",), "direct"), (("it", "“sank”"), "mixed"), (("it",), "indirect"), ((), "indirect")],
)
def test_modes(content: tuple[str, ...], mode: Mode) -> None:
    assert mode_of(TEXT, at(*content), at("“sank”")) == mode


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        (("has said",), "say"),
        (("According to",), "according to"),
        (("has", "said"), "say"),
        (("“",), "“"),
        ((), ""),
    ],
)
def test_a_cue_goes_by_its_head_s_lemma_or_its_words(cue: tuple[str, ...], name: str) -> None:
    assert cue_name(DOCUMENT, at(*cue)) == name


def test_a_cue_that_no_lexicon_lists_has_no_stance() -> None:
    assert stance_of("say", LEXICONS) == "statement"
    assert stance_of("xyz", LEXICONS) == "unknown"
    assert stance_of("", LEXICONS) == "unknown"


def test_figures_by_mode_and_stance_count_each_side_by_its_own(comparison: Comparison) -> None:
    evaluation = summarise([comparison, comparison])
    assert evaluation.figures[LINK] == Figures(2, 6, 2, 6)
    assert evaluation.by_mode == {
        "direct": Figures(0, 2, 0, 0),
        "indirect": Figures(2, 4, 2, 4),
        "mixed": Figures(0, 0, 0, 2),
    }
    assert evaluation.by_stance["statement"] == Figures(2, 4, 2, 2)
    assert evaluation.by_stance["belief"] == Figures(0, 0, 0, 2)
    assert evaluation.by_stance["unknown"] == Figures()


def test_the_worst_cues_and_constructions_stand_first(comparison: Comparison) -> None:
    evaluation = summarise([comparison])
    assert evaluation.cues == (
        Row("according to", wrong_source=1),
        Row("deny", invented=1),
        Row("hope", missed=1),
        Row("say", hit=1),
    )
    assert evaluation.constructions == (
        Row("according-to", wrong_source=1),
        Row("object", invented=1),
        Row("clause", hit=1),
    )


def test_what_is_left_out_or_empty_is_counted(comparison: Comparison) -> None:
    bare = compare(Subjects(DOCUMENT, FOUND, (), (), ()), Labels(()), LEXICONS)
    evaluation = summarise([comparison, bare])
    assert (evaluation.articles, evaluation.empty, evaluation.left_out) == (2, 1, 1)
    assert evaluation.words == 36


def test_a_label_without_any_span_is_missed() -> None:
    comparison = compare(Subjects(DOCUMENT, (), (), (), ()), Labels((Roles(),)), LEXICONS)
    (judged,) = comparison.judged
    assert (judged.verdict, judged.cue, judged.line) == ("missed", "", 1)


def test_plain_values_hold_every_example(comparison: Comparison) -> None:
    data = json.loads(json.dumps(as_dict(summarise([comparison]))))
    assert data["figures"]["link"]["f1"] == 0.3333
    lengths = {verdict: len(data[verdict]) for verdict in ("missed", "invented", "wrong_source")}
    assert lengths == {"missed": 1, "invented": 1, "wrong_source": 1}
    assert data["missed"][0]["gold"]["cue"] == {"text": "hopes", "spans": [[82, 87]]}

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure import COUNTED, KINDS, MEASURES, mark_counted, measure
from auditor.model import (
    Anonymity,
    Article,
    Attribution,
    Document,
    Evidence,
    Kind,
    Measure,
    Mode,
    Passage,
    People,
    Reason,
    Response,
    ResponseKind,
    Sentence,
    Source,
    Span,
    Stance,
)
from auditor.text import words

SENTENCES = (
    "The bridge will close, Ada Moreau said.",
    "Repairs cost nine million, according to two officials.",
    "It opened long ago.",
    "Moreau said the officials believe that trucks broke it.",
)
TEXT = " ".join(SENTENCES)
BRIDGE = "The bridge will close"
COST = "Repairs cost nine million"
OUTER = "the officials believe that trucks broke it"
ONE = People(1, 1)
INNER = "that trucks broke it"


def span(words_: str) -> Span:
    start = TEXT.index(words_)
    return Span(start, start + len(words_))


def document(text: str = TEXT, sentences: tuple[str, ...] = SENTENCES) -> Document:
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in sentences]
    return Document(
        article=Article(text),
        tokens=(),
        sentences=tuple(Sentence(i, where, 0, 0, 0) for i, where in enumerate(spans)),
        paragraphs=(Span(0, len(text)),),
        entities=(),
        children=(),
    )


def attribution(
    id_: str,
    content: str,
    source: str | None,
    *,
    mode: Mode = "indirect",
    stance: Stance = "statement",
    parent: str | None = None,
) -> Attribution:
    return Attribution(
        id=id_,
        mode=mode,
        stance=stance,
        source=None,
        cue=None,
        content=Passage(content, (span(content),)),
        found_by="cue",
        line=1,
        source_id=source,
        parent=parent,
    )


def source(
    id_: str,
    kind: Kind,
    people: People = ONE,
    anonymity: Anonymity | None = None,
    *,
    says: tuple[str, ...] = (),
) -> Source:
    return Source(id_, id_, kind, people, (Span(0, 1),), says, anonymity=anonymity)


def response(id_: str, kind: ResponseKind) -> Response:
    return Response(id_, "the port", None, kind, immediate=False, span=Span(0, 1), text="", line=1)


def by_name(*args: object) -> dict[str, Measure]:
    return {each.name: each for each in measure(*args)}  # type: ignore[arg-type]


MOREAU = source("s1", "named_person")
OFFICIALS = source("s2", "anonymous", People(2, 2), Anonymity(disclosed=False))
NESTED = (
    attribution("a1", BRIDGE, "s1", mode="direct"),
    attribution("a2", COST, "s2"),
    attribution("a3", OUTER, "s1", mode="mixed"),
    attribution("a4", INNER, "s2", parent="a3"),
)


@pytest.fixture(scope="module")
def measured() -> dict[str, Measure]:
    return by_name(document(), NESTED, (MOREAU, OFFICIALS), ())


def test_every_measure_is_documented_and_in_the_order_of_the_table() -> None:
    found = measure(document(), NESTED, (MOREAU, OFFICIALS), ())
    assert [each.name for each in found] == list(MEASURES)


def test_counts_attributions_and_words_once(measured: dict[str, Measure]) -> None:
    assert measured["attributions"].value == 4
    assert measured["attributed_words"].value == 4 + 4 + 7
    assert measured["share_attributed_words"] == Measure("share_attributed_words", 15 / 28, 15, 28)


def test_nested_words_belong_to_the_outer_speaker(measured: dict[str, Measure]) -> None:
    name = "share_attributed_words_{}".format
    assert measured[name("named_person")] == Measure(name("named_person"), 11 / 15, 11, 15)
    assert measured[name("anonymous")] == Measure(name("anonymous"), 4 / 15, 4, 15)
    assert measured[name("named")].numerator == 11


def test_nested_attributions_count_as_attributions(measured: dict[str, Measure]) -> None:
    name = "share_attributions_anonymous"
    assert measured[name] == Measure(name, 0.5, 2, 4)


def test_an_inner_attribution_first_in_the_list_changes_nothing(
    measured: dict[str, Measure],
) -> None:
    assert by_name(document(), NESTED[::-1], (MOREAU, OFFICIALS), ()) == measured


def test_overlapping_words_go_to_the_earlier_attribution() -> None:
    both = (attribution("a1", BRIDGE, "s1"), attribution("a2", BRIDGE, "s2"))
    found = by_name(document(), both, (MOREAU, OFFICIALS), ())
    assert found["attributed_words"].value == 4
    assert found["share_attributed_words_named_person"].value == 1


def test_modes(measured: dict[str, Measure]) -> None:
    shares = [measured[f"share_{mode}"].value for mode in ("direct", "indirect", "mixed")]
    assert shares == [0.25, 0.5, 0.25]


def test_sentences_touched_by_content(measured: dict[str, Measure]) -> None:
    name = "share_sentences_attributed"
    assert measured[name] == Measure(name, 0.75, 3, 4)


def test_an_attribution_without_a_source_is_of_kind_none() -> None:
    loose = (attribution("a1", BRIDGE, None), attribution("a2", COST, "s9"))
    found = by_name(document(), loose, (source("s9", "none"),), ())
    assert found["share_attributions_none"].value == 1
    assert found["sources"].value == 0
    assert found["effective_sources"].value is None


def test_effective_sources_is_the_hill_number_of_order_one() -> None:
    equal = (attribution("a1", BRIDGE, "s1"), attribution("a2", COST, "s2"))
    found = by_name(document(), equal, (MOREAU, OFFICIALS), ())
    assert found["effective_sources"].value == pytest.approx(2)


def test_effective_sources_of_unequal_shares(measured: dict[str, Measure]) -> None:
    a, b = 11 / 15, 4 / 15
    expected = math.exp(-(a * math.log(a) + b * math.log(b)))
    assert measured["effective_sources"].value == pytest.approx(expected)


def test_anonymous_sources() -> None:
    reason = Reason("to discuss plans", Span(0, 1), "policy")
    admitted = Anonymity(disclosed=True, basis=Evidence("", Span(0, 1)), reason=reason)
    sources = (
        MOREAU,
        OFFICIALS,
        source("s3", "anonymous", People(2, None), admitted),
        source("s4", "anonymous"),
    )
    found = by_name(document(), (), sources, ())
    assert found["sources"].value == 4
    assert found["sources_anonymous"].value == 3
    assert found["anonymous_people_min"].value == 5
    assert found["anonymous_people_max"].value is None
    assert found["anonymous_reason_given"] == Measure("anonymous_reason_given", 1 / 3, 1, 3)
    assert found["anonymous_disclosed"].value == pytest.approx(1 / 3)
    assert found["anonymous_counted"].value == pytest.approx(2 / 3)


VARIED = (
    attribution("a1", BRIDGE, "s1"),
    attribution("a2", COST, "s2", stance="belief"),
    attribution("a3", OUTER, "s3", stance="intention"),
)
SPEAKERS = (
    source("s1", "named_person", says=("a1",)),
    source("s2", "anonymous", says=("a2",)),
    source("s3", "unnamed_group", says=("a3",)),
    source("s4", "named_organization"),
)


@pytest.mark.parametrize(
    ("stances", "attributions", "sources"),
    [
        (COUNTED, ["a1"], ["s1", "s4"]),
        (("belief", "decree"), ["a2"], ["s2", "s4"]),
        (("statement", "intention"), ["a1", "a3"], ["s1", "s3", "s4"]),
    ],
)
def test_what_counts_is_of_the_stances_or_known_without_any_attribution(
    stances: tuple[Stance, ...], attributions: list[str], sources: list[str]
) -> None:
    marked, speakers = mark_counted(VARIED, SPEAKERS, (), stances)
    assert [each.id for each in marked if each.counted] == attributions
    assert [each.id for each in speakers if each.counted] == sources


def test_a_direct_quotation_counts_whatever_its_cue() -> None:
    modes: tuple[Mode, ...] = ("direct", "mixed", "indirect")
    vows = [attribution(mode, COST, "s1", mode=mode, stance="intention") for mode in modes]
    assert [each.counted for each in mark_counted(vows, (), (), COUNTED)[0]] == [True, False, False]


def test_a_source_counts_with_one_counted_attribution_of_several() -> None:
    both = source("s1", "anonymous", says=("a1", "a2"))
    assert [each.counted for each in mark_counted(VARIED, [both], (), COUNTED)[1]] == [True]


@pytest.mark.parametrize(
    ("anonymity", "counted"),
    [
        (None, False),
        (Anonymity(disclosed=False), False),
        (Anonymity(disclosed=True), True),
    ],
)
def test_who_was_only_asked_for_comment_counts_if_the_name_is_withheld(
    anonymity: Anonymity | None, counted: bool
) -> None:
    asked = msgspec.structs.replace(response("r1", "declined"), source_id="s4")
    silent = source("s4", "anonymous", anonymity=anonymity)
    assert [each.counted for each in mark_counted((), [silent], [asked], COUNTED)[1]] == [counted]


def test_who_speaks_and_was_asked_for_comment_counts() -> None:
    asked = msgspec.structs.replace(response("r1", "declined"), source_id="s1")
    speakers = mark_counted(VARIED, SPEAKERS, [asked], COUNTED)[1]
    assert [each.id for each in speakers if each.counted] == ["s1", "s4"]


def test_what_is_not_counted_is_left_out_of_all_but_the_measures_of_stances() -> None:
    found = by_name(document(), *mark_counted(VARIED, SPEAKERS, (), COUNTED), ())
    assert found["attributions"].value == 1
    assert found["attributed_words"].value == 4
    assert found["share_sentences_attributed"].numerator == 1
    assert found["share_indirect"] == Measure("share_indirect", 1, 1, 1)
    assert found["share_attributed_words_named"].value == 1
    assert (found["sources"].value, found["effective_sources"].value) == (2, 1)
    assert found["sources_anonymous"].value == found["anonymous_people_min"].value == 0
    assert found["anonymous_reason_given"].value is None
    stances = {name: each.value for name, each in found.items() if name.startswith("attributions_")}
    assert stances == {
        "attributions_statement": 1,
        "attributions_belief": 1,
        "attributions_intention": 1,
        "attributions_decree": 0,
        "attributions_perception": 0,
        "attributions_evidence": 0,
    }


def test_responses() -> None:
    kinds: tuple[ResponseKind, ...] = ("no_reply", "declined", "commented", "unreachable")
    responses = tuple(response(f"r{n}", kind) for n, kind in enumerate(kinds))
    found = by_name(document(), (), (), responses)
    assert found["responses"].value == 4
    assert found["responses_declined"].value == 1
    assert found["responses_denied"].value == 0
    assert found["response_answered"] == Measure("response_answered", 0.5, 2, 4)


def test_nothing_to_measure_is_none_not_zero() -> None:
    empty = Document(Article(""), (), (), (), (), ())
    found = by_name(empty, (), (), ())
    shares = [each for each in found.values() if each.denominator is not None]
    assert all(each.value is None and each.numerator == 0 for each in shares)
    assert found["attributions"].value == 0
    assert found["anonymous_people_max"].value == 0


contents = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 40), st.sampled_from("1234"))


@given(st.lists(contents, max_size=8))
def test_shares_of_kinds_add_up_and_diversity_is_bounded(
    drawn: list[tuple[int, int, str]],
) -> None:
    kinds: tuple[Kind, ...] = ("named_person", "anonymous", "document", "none")
    sources = tuple(source(f"s{n + 1}", kind) for n, kind in enumerate(kinds))
    attributions = tuple(
        Attribution(
            f"a{n}",
            "direct",
            "statement",
            None,
            None,
            Passage("", (Span(start, start + length),)),
            "cue",
            1,
            source_id=f"s{which}",
        )
        for n, (start, length, which) in enumerate(drawn)
    )
    found = by_name(document(), attributions, sources, ())
    attributed = found["attributed_words"].value
    assert attributed is not None
    assert attributed <= len(words(TEXT))
    parts = [found[f"share_attributed_words_{kind}"].numerator or 0 for kind in KINDS]
    assert sum(parts) == attributed
    effective = found["effective_sources"].value
    assert effective is None or 1 - 1e-9 <= effective <= 3 + 1e-9

"""What attributed content touches: words, sentences, shares by mode and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure import KINDS, MEASURES, measure
from auditor.model import (
    Anonymity,
    Article,
    Attribution,
    Document,
    Kind,
    Measure,
    Passage,
    Reason,
    Span,
)
from auditor.text import words
from tests.measure.article import (
    BRIDGE,
    COST,
    INNER,
    MOREAU,
    NESTED,
    OFFICIALS,
    OUTER,
    TEXT,
    attribution,
    by_name,
    document,
    response,
    source,
    span,
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


def told(words_: str) -> Reason:
    return Reason("", span(words_), "policy")


@pytest.mark.parametrize(
    ("grounds", "asked", "share"),
    [
        pytest.param(None, None, (1, 4), id="nothing of the article's own work"),
        pytest.param("It opened", None, (1, 3), id="why a name is withheld"),
        pytest.param(None, "It opened", (1, 3), id="whom it asked"),
        pytest.param("It opened", "that trucks", (1, 2), id="both"),
        pytest.param("two officials", "Ada Moreau", (1, 4), id="beside what is said"),
    ],
)
def test_sentences_that_only_tell_of_requests_and_anonymity_are_left_out(
    grounds: str | None, asked: str | None, share: tuple[int, int]
) -> None:
    said = (attribution("a1", BRIDGE, "s1"), attribution("a2", COST, "s2"))
    withheld = Anonymity(disclosed=True, reason=told(grounds) if grounds else None)
    sources = (MOREAU, source("s2", "anonymous", anonymity=withheld))
    requests = (response("r1", "no_reply", span(asked)),) if asked else ()
    found = by_name(document(), said, sources, requests)["share_sentences_named"]
    assert (found.numerator, found.denominator) == share


def test_hearsay_is_what_nobody_or_nobody_known_is_said_to_have_said() -> None:
    said = (
        attribution("a1", BRIDGE, "s1"),
        attribution("a2", COST, None),
        attribution("a3", OUTER, "s3"),
        attribution("a4", INNER, "s4"),
    )
    sources = (
        MOREAU,
        source("s3", "anonymous", described="bare"),
        source("s4", "anonymous", described="weak"),
    )
    found = by_name(document(), said, sources, ())
    assert found["share_hearsay"] == Measure("share_hearsay", 2 / 3, 2, 3)


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

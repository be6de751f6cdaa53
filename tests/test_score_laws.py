"""The laws of the score, for any article, pack and weights (docs/score.md).

Giving a reason for anonymity, naming an anonymous source, adding an independent named source and
recording a request for comment never lower the score; adding a bare "sources said" never raises it.
"""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.measure.table import RESPONSE_KINDS
from auditor.model import NAMED, UNNAMED, Kind, People, ResponseKind, Span
from auditor.rulebook.packs import Pack, load_pack, pack_names
from auditor.rulebook.parts import PackPart
from auditor.score import score
from tests.stories import (
    SOME,
    Story,
    explained,
    given_to,
    kinds,
    measured,
    named,
    passages,
    people,
    place,
    response_of,
    revealed,
    source_of,
    stories,
    with_request,
    with_speaker,
)

SCORING = [pack for pack in map(load_pack, pack_names()) if pack.score]
CORE = load_pack("core")
# What the measures count; the others are shares.
MOST = {"sources_named": 8.0, "heard_or_asked": 8.0}


@st.composite
def _reweighted(draw: st.DrawFn, part: PackPart) -> PackPart:
    most = MOST.get(part.measure, 1.0)
    low = draw(st.floats(0, most * 0.9))
    high = draw(st.floats(low + most * 0.05, most))
    start, full = (low, high) if part.start < part.full else (high, low)
    return msgspec.structs.replace(part, weight=draw(st.integers(1, 90)), start=start, full=full)


@st.composite
def _patched(draw: st.DrawFn) -> Pack:
    """Core with other weights and limits.

    The weights need not add up to 100 here: the score takes them in proportion.
    """
    return msgspec.structs.replace(
        CORE, score=tuple([draw(_reweighted(part)) for part in CORE.score])
    )


packs = st.one_of(st.sampled_from(SCORING), _patched())
named_kinds = st.sampled_from(NAMED)
SOURCES = source_of("new", "anonymous", SOME, "bare")


def points(story: Story, pack: Pack) -> dict[str, float]:
    """The score and the points of each part; nothing where there is nothing to score."""
    found = score(measured(story), pack)
    parts = {part.name: part.points for part in found.parts}
    return {} if found.value is None else {"": found.value, **parts}


def never_lower(before: Story, after: Story, pack: Pack) -> None:
    """Nor any part: so the law holds in a pack of some of them, too.

    An article without a score has nothing to lose; one that has a score keeps having one.
    """
    first, second = points(before, pack), points(after, pack)
    assert [name for name in first if first[name] > second.get(name, -1)] == []


def never_higher(before: Story, after: Story, pack: Pack) -> None:
    """Nor any part.  To have no score is worth no points."""
    first, second = points(before, pack), points(after, pack)
    assert [name for name in second if second[name] > first.get(name, 0)] == []


def beside(kind: Kind) -> st.SearchStrategy[Story]:
    """Stories in which one of this kind speaks, alone or beside another source."""
    return st.one_of(
        stories(kind),
        st.sampled_from((*UNNAMED, *NAMED)).flatmap(lambda other: stories(kind, other)),
    )


def sentences(story: Story) -> st.SearchStrategy[int]:
    """One that stands there, or a new one."""
    return st.integers(0, story.next)


def words_of(story: Story) -> st.SearchStrategy[list[Span]]:
    """Words of sentences that stand there or are new, or long speeches in new sentences."""
    speeches = st.integers(1, 8).map(lambda n: [place(story.next + at) for at in range(n)])
    return st.one_of(st.lists(passages(story.next + 1), min_size=1, max_size=2), speeches)


@given(st.sampled_from(UNNAMED).flatmap(stories), packs, st.data())
def test_giving_a_reason_for_anonymity_never_lowers_it(
    story: Story, pack: Pack, data: st.DataObject
) -> None:
    """Nor does it for "a nurse" to become "a nurse, who asked not to be named because …"."""
    source, where = story.sources[0], data.draw(sentences(story))
    assume(source.anonymity is None or source.anonymity.reason is None)
    never_lower(story, explained(story, source, where), pack)


@given(st.sampled_from(UNNAMED).flatmap(beside), packs, named_kinds)
def test_naming_a_source_never_lowers_it(story: Story, pack: Pack, kind: Kind) -> None:
    never_lower(story, named(story, story.sources[0], kind), pack)


@given(named_kinds.flatmap(lambda kind: stories("anonymous", kind)), packs)
def test_naming_one_who_is_quoted_by_name_as_well_never_lowers_it(story: Story, pack: Pack) -> None:
    never_lower(story, revealed(story, *story.sources[:2]), pack)


@given(kinds.flatmap(beside), packs, named_kinds, people, st.data())
def test_an_independent_named_source_never_lowers_it(
    story: Story, pack: Pack, kind: Kind, several: People, data: st.DataObject
) -> None:
    new = source_of("new", kind, several)
    never_lower(story, with_speaker(story, new, *data.draw(words_of(story))), pack)


@given(stories(), packs, st.sampled_from(RESPONSE_KINDS), st.data())
def test_recording_a_request_for_comment_never_lowers_it(
    story: Story, pack: Pack, kind: ResponseKind, data: st.DataObject
) -> None:
    """To a party that speaks, to a new one, to one that the article does not tell."""
    known = [each.id for each in story.sources]
    party, where = data.draw(st.sampled_from([None, "new", *known])), data.draw(sentences(story))
    new = source_of("new", data.draw(named_kinds)) if party == "new" else None
    request = response_of("request", kind, party, where)
    never_lower(story, with_request(story, request, new, where), pack)


@given(stories(), packs, st.data())
def test_sources_said_never_raises_it(story: Story, pack: Pack, data: st.DataObject) -> None:
    never_higher(story, with_speaker(story, SOURCES, *data.draw(words_of(story))), pack)


@given(kinds.flatmap(stories), packs, people, st.data())
def test_one_or_two_sources_said_never_raises_it(
    story: Story, pack: Pack, several: People, data: st.DataObject
) -> None:
    """Where there is a score already: to tell that they are two is worth a few points."""
    new = source_of("new", "anonymous", several, "bare")
    never_higher(story, with_speaker(story, new, *data.draw(words_of(story))), pack)


@given(stories("anonymous"), packs, st.data())
def test_more_from_an_anonymous_source_never_raises_it(
    story: Story, pack: Pack, data: st.DataObject
) -> None:
    """“Sources said” may mean those who are known from above, with a reason or without."""
    more = with_speaker(story, story.sources[0], *data.draw(words_of(story)))
    never_higher(story, msgspec.structs.replace(more, sources=story.sources), pack)


@given(stories("none"), packs)
def test_sources_said_of_a_quotation_without_a_speaker_never_raises_it(
    story: Story, pack: Pack
) -> None:
    never_higher(story, given_to(story, story.attributions[0], SOURCES), pack)


def test_what_rests_on_sources_said_alone_scores_nothing() -> None:
    story = with_speaker(Story((0,)), SOURCES, place(1))
    assert [score(measured(story), pack).value for pack in SCORING] == [0] * len(SCORING)


@pytest.mark.parametrize("pack", SCORING, ids=lambda pack: pack.name)
def test_no_part_is_left_out_for_that_would_break_the_laws(pack: Pack) -> None:
    assert [part.name for part in pack.score if part.if_nothing == "leave_out"] == []

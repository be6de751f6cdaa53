"""Articles as hypothesis makes them up, and what an editor does to one, for the laws of the score.

A story has sentences of six words each; only who says which of them, who is asked and what is told
of the sources matters.
"""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from auditor.measure import COUNTED, STANCES, mark_counted, measure
from auditor.measure.table import KINDS, MODES, RESPONSE_KINDS
from auditor.model import (
    UNNAMED,
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
)

WORDS = "One two three four five six."
ONE, SOME = People(1, 1), People(2, None)


class Story(msgspec.Struct, frozen=True):
    """`sentences` are the numbers of those that stand in it."""

    sentences: tuple[int, ...]
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    responses: tuple[Response, ...] = ()

    @property
    def next(self) -> int:
        return max(self.sentences, default=-1) + 1


def measured(story: Story) -> tuple[Measure, ...]:
    """What an audit measures of it."""
    text = " ".join([WORDS] * story.next)
    sentences = tuple(Sentence(i, place(i), 0, 0, 0) for i in story.sentences)
    document = Document(Article(text), (), sentences, (), (), ())
    attributions, sources = mark_counted(
        story.attributions, _with_attributions(story), story.responses, COUNTED
    )
    return measure(document, attributions, sources, story.responses)


def place(sentence: int, first: int = 0, last: int = 6) -> Span:
    """The span of a sentence, or of its words `first` to `last`."""
    start = sentence * (len(WORDS) + 1)
    edges = [WORDS.index(word) for word in WORDS.split()] + [len(WORDS)]
    return Span(start + edges[first], start + edges[last])


def _with_attributions(story: Story) -> tuple[Source, ...]:
    return tuple(
        msgspec.structs.replace(
            source, attributions=tuple(a.id for a in story.attributions if a.source_id == source.id)
        )
        for source in story.sources
    )


# What an editor does.


def explained(story: Story, source: Source, sentence: int) -> Story:
    """The article says in this sentence, which may be a new one, why the source is not named."""
    told = source.anonymity or Anonymity(disclosed=True)
    reason = Reason("because", place(sentence), "other")
    anonymity = msgspec.structs.replace(told, reason=reason, disclosed=True)
    return _with_source(
        msgspec.structs.replace(story, sentences=_and(story, sentence)),
        msgspec.structs.replace(source, kind="anonymous", anonymity=anonymity),
    )


def named(story: Story, source: Source, kind: Kind) -> Story:
    """A name stands where none stood; sentences that only told why there was none are gone."""
    open_one = msgspec.structs.replace(
        source, kind=kind, anonymity=None, described=None, people=ONE
    )
    return _without_idle(_with_source(story, open_one), source)


def revealed(story: Story, source: Source, known: Source) -> Story:
    """The anonymous source turns out to be one that is quoted by name as well."""

    def told(each: Attribution | Response) -> Attribution | Response:
        mine = each.source_id == source.id
        return msgspec.structs.replace(each, source_id=known.id) if mine else each

    changed = msgspec.structs.replace(
        story,
        sources=tuple(each for each in story.sources if each.id != source.id),
        attributions=tuple(map(told, story.attributions)),
        responses=tuple(map(told, story.responses)),
    )
    return _without_idle(changed, source)


def with_speaker(story: Story, source: Source, *said: Span) -> Story:
    """One more source says this, in new sentences or in those that stand there."""
    more = tuple(_attribution(f"new{n}", (span,), source.id) for n, span in enumerate(said))
    sentences = _and(story, *(span.start // (len(WORDS) + 1) for span in said))
    return msgspec.structs.replace(
        story,
        sentences=sentences,
        sources=(*story.sources, source),
        attributions=(*story.attributions, *more),
    )


def with_request(story: Story, response: Response, party: Source | None, sentence: int) -> Story:
    """The article records that somebody was asked for comment."""
    return msgspec.structs.replace(
        story,
        sentences=_and(story, sentence),
        sources=story.sources if party is None else (*story.sources, party),
        responses=(*story.responses, response),
    )


def given_to(story: Story, attribution: Attribution, source: Source) -> Story:
    """What nobody was said to have said is this new source's."""
    return msgspec.structs.replace(
        story,
        sources=(*story.sources, source),
        attributions=tuple(
            msgspec.structs.replace(each, source_id=source.id) if each == attribution else each
            for each in story.attributions
        ),
    )


def _and(story: Story, *sentences: int) -> tuple[int, ...]:
    return tuple(sorted({*story.sentences, *sentences}))


def _with_source(story: Story, source: Source) -> Story:
    sources = tuple(source if each.id == source.id else each for each in story.sources)
    return msgspec.structs.replace(story, sources=sources)


def _grounds(source: Source) -> list[Span]:
    told = source.anonymity
    return [each.span for each in (told.basis, told.reason) if each] if told else []


def _without_idle(story: Story, source: Source) -> Story:
    """Without the sentences that held nothing but the grounds of this source."""
    counted = mark_counted(story.attributions, (), (), COUNTED)[0]
    held = [span for each in counted if each.counted for span in each.content]
    held += [each.span for each in story.responses]
    held += [span for each in story.sources for span in _grounds(each)]

    def idle(sentence: int) -> bool:
        where = place(sentence)
        gone = any(span.overlaps(where) for span in _grounds(source))
        return gone and not any(span.overlaps(where) for span in held)

    kept = tuple(sentence for sentence in story.sentences if not idle(sentence))
    return msgspec.structs.replace(story, sentences=kept)


# What hypothesis makes up.


def _attribution(
    id_: str, content: tuple[Span, ...], source: str | None, mode: Mode = "indirect"
) -> Attribution:
    said = Passage("", content)
    return Attribution(
        id_,
        mode,
        "statement",
        None,
        None,
        said,
        "cue",
        1,
        source_id=source,
    )


def source_of(id_: str, kind: Kind, people: People = ONE, described: str = "") -> Source:
    """A source of this kind; an anonymous one has neither grounds nor a reason."""
    return Source(
        id=id_,
        label=id_,
        kind=kind,
        people=people,
        mentions=(),
        attributions=(),
        anonymity=Anonymity(disclosed=False) if kind == "anonymous" else None,
        described=described or None,
    )


def response_of(id_: str, kind: ResponseKind, source: str | None, sentence: int) -> Response:
    """A response that this sentence tells of."""
    where = place(sentence)
    return Response(id_, "", source, kind, immediate=False, span=where, text="", line=1)


people = st.sampled_from([ONE, People(2, 2), SOME, People(3, None)])
kinds = st.sampled_from(KINDS)


@st.composite
def passages(draw: st.DrawFn, sentences: int) -> Span:
    """Words of one of the first so many sentences."""
    first = draw(st.integers(0, 5))
    return place(draw(st.integers(0, sentences - 1)), first, draw(st.integers(first + 1, 6)))


@st.composite
def stories(draw: st.DrawFn, *speaking: Kind) -> Story:
    """Up to five sentences, sources with or without grounds; one of each kind `speaking` speaks."""
    size = draw(st.integers(1, 5))
    several = [*speaking, *draw(st.lists(kinds, max_size=3))]
    sources = [draw(_sources(f"s{n}", kind)) for n, kind in enumerate(several)]
    whose = st.sampled_from([None, *(source.id for source in sources)])
    said = [source.id for source in sources[: len(speaking)]] + draw(st.lists(whose, max_size=5))
    attributions = [
        msgspec.structs.replace(
            _attribution(
                f"a{n}",
                tuple(sorted(draw(st.lists(passages(size), min_size=1, max_size=2)))),
                source,
                draw(st.sampled_from(MODES)),
            ),
            stance=draw(st.sampled_from(COUNTED if n < len(speaking) else STANCES)),
        )
        for n, source in enumerate(said)
    ]
    responses = [
        response_of(f"r{n}", came, draw(whose), draw(st.integers(0, size - 1)))
        for n, came in enumerate(draw(st.lists(st.sampled_from(RESPONSE_KINDS), max_size=2)))
    ]
    story = Story(tuple(range(size)), tuple(attributions), (), tuple(responses))
    for source in sources:
        story = draw(_added(story, source))
    return story


@st.composite
def _sources(draw: st.DrawFn, id_: str, kind: Kind) -> Source:
    told = draw(st.sampled_from(["bare", "weak", "role"])) if kind in UNNAMED else ""
    return source_of(id_, kind, draw(people), told)


@st.composite
def _added(draw: st.DrawFn, story: Story, source: Source) -> Story:
    """With the source, and what is told of its anonymity where it speaks or in new sentences."""
    own = [a.content.spans[0] for a in story.attributions if a.source_id == source.id]
    asked = any(each.source_id == source.id for each in story.responses)
    if source.kind != "anonymous":
        known = own or asked
        return msgspec.structs.replace(story, sources=(*story.sources, source)) if known else story
    where = [None, story.next, *(span.start // (len(WORDS) + 1) for span in own)]
    basis, reason = draw(st.sampled_from(where)), draw(st.sampled_from(where))
    told = Anonymity(
        disclosed=not own or draw(st.booleans()),
        basis=None if basis is None else Evidence("", place(basis)),
        reason=None if reason is None else Reason("", place(reason), "other"),
    )
    more = [sentence for sentence in (basis, reason) if sentence is not None]
    return msgspec.structs.replace(
        story,
        sentences=_and(story, *more),
        sources=(*story.sources, msgspec.structs.replace(source, anonymity=told)),
    )

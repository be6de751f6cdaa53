"""A small article, and what may be found in it, for the tests of measures."""

from __future__ import annotations

from auditor.measure import measure
from auditor.model import (
    Anonymity,
    Article,
    Attribution,
    Document,
    Kind,
    Measure,
    Mode,
    Passage,
    People,
    Response,
    ResponseKind,
    Sentence,
    Source,
    Span,
    Stance,
)

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
ONE, START = People(1, 1), Span(0, 1)
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
    described: str | None = None,
) -> Source:
    return Source(id_, id_, kind, people, (START,), says, anonymity=anonymity, described=described)


def response(id_: str, kind: ResponseKind, where: Span = START) -> Response:
    return Response(id_, "the port", None, kind, immediate=False, span=where, text="", line=1)


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

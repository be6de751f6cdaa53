"""Whatever the text, the report is valid, its offsets are the text's, and it is the same again."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor.engine import Engine
from auditor.model import Article, Passage, Report, Span
from auditor.render.json import as_dict, check

SPEAKERS = ["Ines Halloran", "she", "two people", "Sources", "The report", "an official", "Critics"]
CUES = [
    "said",
    "according to",
    "told",
    "declined to comment",
    "is said to",
    "asked",
    "who",
    "adding",
]
WORDS = ["the pier", "would open", "that", "did not", "in May", "because", "not to be named"]
MARKS = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "''",
    ".",
    ",",
    ":",
    "—",
    "?",
    "(",
    ")",
    "\n",
    "\n\n",
    " ",
    "\x00",
    "🎉",
]
TEXT = st.lists(st.one_of(map(st.sampled_from, (SPEAKERS, CUES, WORDS, MARKS))), max_size=25)


def passages(report: Report) -> Iterator[Passage]:
    for each in report.attributions:
        yield from filter(None, (each.source, each.cue, each.content))


def spans(report: Report) -> Iterator[Span]:
    for source in report.sources:
        yield from source.mentions
    for response in report.responses:
        yield response.span
    for finding in report.findings:
        yield from filter(None, (finding.span, *finding.related))


@settings(max_examples=20)
@given(words=TEXT)
@example(words=["“", "”"])
@example(words=["said", ":", "“", "\n\n", "“"])
@example(words=["She", "said", "she", "said", "she", "said"])
def test_any_text_gives_a_valid_report(engine: Engine, words: list[str]) -> None:
    text = " ".join(words)
    report = engine.audit(Article(text=text))
    check(as_dict(report))
    assert report.notes == ()
    assert all(attribution.content.spans for attribution in report.attributions)
    for passage in passages(report):
        assert passage.text == " … ".join(text[span.start : span.end] for span in passage)
        assert all(0 <= span.start < span.end <= len(text) for span in passage)
        assert list(passage.spans) == sorted(passage.spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans(report))
    ids = {source.id: source.attributions for source in report.sources}
    for attribution in report.attributions:
        assert attribution.source_id is None or attribution.id in ids[attribution.source_id]
    assert report.score.value is None or 0 <= report.score.value <= 100

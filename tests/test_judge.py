"""The judge: findings of hand-made subjects, their places, severities and a rule's crash."""

import msgspec
import pytest

from auditor.judge import judge
from auditor.measure import measure
from auditor.model import (
    Anonymity,
    Article,
    Attribution,
    Document,
    Evidence,
    Passage,
    People,
    Reason,
    Response,
    Segment,
    Sentence,
    Source,
    Span,
    Subjects,
)
from auditor.rulebook.rule import Rule
from auditor.rulebook.where import Condition, Test
from auditor.text import paragraphs

TEXT = (
    "A pilot close to the crew, fearing reprisals, said the fog was thick.\n\n"
    "“The fog,” critics say, “was reportedly thin.” The port did not reply."
)


def span(piece: str) -> Span:
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def passage(*pieces: str) -> Passage:
    return Passage(" … ".join(pieces), tuple(span(piece) for piece in pieces))


SENTENCES = tuple(
    Sentence(n, span(piece), 0, 0, n)
    for n, piece in enumerate(
        [
            *TEXT.split("\n\n")[:1],
            "“The fog,” critics say, “was reportedly thin.”",
            "The port did not reply.",
        ]
    )
)
ATTRIBUTIONS = (
    Attribution(
        id="a1",
        mode="indirect",
        stance="statement",
        source=passage("A pilot close to the crew, fearing reprisals"),
        cue=passage("said"),
        content=passage("the fog was thick"),
        found_by="clause",
        line=1,
        source_id="s1",
    ),
    Attribution(
        id="a2",
        mode="direct",
        stance="statement",
        source=passage("critics"),
        cue=passage("say"),
        content=passage("“The fog,”", "“was reportedly thin.”"),
        found_by="quote",
        line=3,
        source_id="s2",
    ),
)
SOURCES = (
    Source(
        id="s1",
        label="A pilot",
        kind="anonymous",
        people=People(1, 1),
        mentions=(span("A pilot"), span("crew")),
        attributions=("a1",),
        anonymity=Anonymity(
            disclosed=False,
            basis=Evidence("close to the crew", span("close to the crew")),
            knowledge="close",
            reason=Reason("fearing reprisals", span("fearing reprisals"), "retaliation"),
        ),
    ),
    Source(
        id="s2",
        label="critics",
        kind="unnamed_group",
        people=People(2, None),
        mentions=(span("critics"),),
        attributions=("a2",),
    ),
)
RESPONSES = (
    Response(
        "r1",
        "The port",
        None,
        "no_reply",
        False,
        span("The port did not reply"),
        "did not reply",
        3,
    ),
)


def subjects(article: Article | None = None) -> Subjects:
    document = Document(
        article=article or Article(TEXT),
        tokens=(),
        sentences=SENTENCES,
        paragraphs=paragraphs(TEXT),
        entities=(),
        children=(),
    )
    measures = measure(document, ATTRIBUTIONS, SOURCES, RESPONSES)
    return Subjects(document, ATTRIBUTIONS, SOURCES, RESPONSES, measures)


def rule(rule_id: str = "odd", **changes: object) -> Rule:
    plain = Rule(
        id=rule_id,
        severity="warning",
        subject="source",
        at="first_mention",
        message="“{label}” is {kind}.",
        why="",
        where=(Condition("kind", Test("is", "anonymous")),),
        bad=(),
        good=(),
    )
    return msgspec.structs.replace(plain, **changes)


def test_a_finding_has_place_message_and_facts() -> None:
    (finding,), notes = judge(subjects(), [rule()], {})
    assert notes == ()
    assert finding.rule == "odd"
    assert finding.severity == "warning"
    assert finding.message == "“A pilot” is anonymous."
    assert finding.facts == {"label": "A pilot", "kind": "anonymous"}
    assert (finding.span, finding.line, finding.column) == (Span(0, 7), 1, 1)
    assert finding.related == (span("crew"),)


@pytest.mark.parametrize(
    ("at", "piece"),
    [("first_mention", "A pilot"), ("basis", "close to the crew"), ("reason", "fearing reprisals")],
)
def test_where_a_finding_about_a_source_points(at: str, piece: str) -> None:
    (finding,), _ = judge(subjects(), [rule(at=at)], {})
    assert finding.span == span(piece)


@pytest.mark.parametrize(
    ("at", "spans"),
    [
        ("source", [span("critics")]),
        ("cue", [span("say")]),
        ("content", [span("“The fog,”"), span("“was reportedly thin.”")]),
        ("whole", [span("“The fog,” critics say, “was reportedly thin.”")]),
    ],
)
def test_where_a_finding_about_an_attribution_points(at: str, spans: list[Span]) -> None:
    asked = rule(
        subject="attribution",
        at=at,
        message="{speaker.label}: {content.words} words",
        where=(Condition("speaker.kind", Test("is", "unnamed_group")),),
    )
    (finding,), _ = judge(subjects(), [asked], {})
    assert [finding.span, *finding.related] == spans
    assert finding.message == "critics: 5 words"


def test_what_is_not_counted_is_not_judged() -> None:
    found = subjects()
    spoken, thought = found.attributions
    fear = msgspec.structs.replace(thought, stance="belief", counted=False)
    silent = msgspec.structs.replace(found.sources[1], counted=False)
    changed = msgspec.structs.replace(
        found, attributions=(spoken, fear), sources=(found.sources[0], silent)
    )
    anyone = (Condition("id", Test("not", Test("is", ""))),)
    asked = rule(subject="attribution", at="source", message="{id}", where=anyone)
    for stances, ids in [(None, ["a1"]), (("belief",), ["a2"]), (("decree",), [])]:
        narrowed = msgspec.structs.replace(asked, stances=stances)
        assert [f.message for f in judge(changed, [narrowed], {})[0]] == ids
    assert [f.message for f in judge(changed, [rule(message="{id}", where=anyone)], {})[0]] == [
        "s1"
    ]


def test_a_finding_about_a_response() -> None:
    asked = rule(
        subject="response",
        at="span",
        message="{party}, {speaker.label}: {sentence}",
        where=(Condition("kind", Test("is", "no_reply")),),
    )
    (finding,), _ = judge(subjects(), [asked], {})
    assert finding.span == span("The port did not reply")
    assert (finding.line, finding.column) == (3, 48)
    assert finding.message == "The port, none: The port did not reply."


def test_a_finding_about_the_article_has_no_place() -> None:
    asked = rule(
        subject="article",
        at="none",
        message="{measures.sources} sources",
        where=(Condition("measures.sources", Test("above", 1)),),
    )
    (finding,), _ = judge(subjects(), [asked], {})
    assert (finding.span, finding.line, finding.column) == (None, None, None)
    assert finding.message == "2 sources"


def test_phrases_are_whole_words_and_know_where_they_stand() -> None:
    asked = rule(
        subject="phrase",
        at="span",
        message="{text}",
        where=(),
        phrases=frozenset({"reportedly", "the fog", "pilot close", "rep"}),
    )
    findings, _ = judge(subjects(), [asked], {})
    assert [f.message for f in findings] == ["pilot close", "the fog", "The fog", "reportedly"]
    for field, expected in [
        ("in_attribution", ["the fog", "The fog", "reportedly"]),
        ("in_quote", ["The fog", "reportedly"]),
        ("in_title", []),
        ("in_lead", ["pilot close", "the fog"]),
    ]:
        narrowed = msgspec.structs.replace(asked, where=(Condition(field, Test("is", True)),))
        assert [f.message for f in judge(subjects(), [narrowed], {})[0]] == expected


def test_a_title_that_stands_in_the_text() -> None:
    article = Article(TEXT, title=TEXT.split("\n\n", maxsplit=1)[0])
    asked = rule(
        subject="phrase",
        at="span",
        message="{text}",
        where=(Condition("in_title", Test("is", True)),),
        phrases=frozenset({"the fog"}),
    )
    assert [f.span for f in judge(subjects(article), [asked], {})[0]] == [span("the fog")]


def test_lines_and_columns_are_those_of_the_file() -> None:
    article = Article(TEXT, segments=(Segment(0, len(TEXT), 6),), source_text="<\n<p>\n"[:6] + TEXT)
    (finding,), _ = judge(subjects(article), [rule()], {})
    assert (finding.span, finding.line, finding.column) == (Span(0, 7), 3, 1)


def test_findings_are_sorted_by_place_and_rule_and_the_article_comes_last() -> None:
    article = rule("a-article", subject="article", at="none", message="x", where=())
    every = (
        Condition(
            "label",
            Test("not", Test("is", "")),
        ),
    )
    rules = [article, rule("b", where=every), rule("a", where=every)]
    findings, _ = judge(subjects(), rules, {})
    assert [(f.rule, f.span) for f in findings] == [
        ("a", span("A pilot")),
        ("b", span("A pilot")),
        ("a", span("critics")),
        ("b", span("critics")),
        ("a-article", None),
    ]


def test_a_pack_changes_severities_and_switches_rules_off_and_previews_on() -> None:
    rules = [rule("a"), rule("b"), rule("c", status="preview"), rule("d", status="preview")]
    findings, _ = judge(subjects(), rules, {"a": "error", "b": "off", "d": "note"})
    assert [(f.rule, f.severity) for f in findings] == [("a", "error"), ("d", "note")]


def test_a_rule_that_fails_becomes_a_note_and_the_others_still_count() -> None:
    broken = rule("broken", where=(Condition("nothing", Test("is", None)),))
    findings, notes = judge(subjects(), [broken, rule("a")], {})
    assert [f.rule for f in findings] == ["a"]
    (note,) = notes
    assert note.startswith("rule broken failed: AttributeError: ")


def test_a_detector_has_the_last_word() -> None:
    asked = rule(
        subject="attribution",
        at="cue",
        message="{cue}",
        where=(Condition("mode", Test("is", "direct")),),
        detector="no_example_near",
        options=(("sentences", 1),),
    )
    (finding,), notes = judge(subjects(), [asked], {})
    assert (finding.span, notes) == (span("say"), ())
    credited = msgspec.structs.replace(asked, detector="no_source_near")
    assert judge(subjects(), [credited], {}) == ((), ())

"""A hand-made report that holds some of everything, for the tests of what shows reports."""

from __future__ import annotations

import hashlib

import msgspec

from auditor.model import (
    Anonymity,
    Article,
    Attribution,
    Declared,
    Evidence,
    Finding,
    Kind,
    Measure,
    Mode,
    NotePlace,
    Passage,
    People,
    Readability,
    ReadabilityReport,
    Reason,
    Report,
    Response,
    Score,
    ScorePart,
    Source,
    Span,
    Stance,
    Suppressed,
    Tool,
)
from auditor.text import FilePlaces, count_words, paragraphs, passage

TEXT = """\
The port of Ardenmouth will close its grain terminal before winter, two people familiar with \
the plan said. They asked not to be named because the board has not voted.

“We have run out of money,” Mayor Ines Halloran said on Monday. “That [red]ink[/red] is real.”

Harbour Union called the closure reckless. Critics say the sums were never shown.

The port did not at once answer a request for comment. The terminal opened in 1961.
"""


def at(fragment: str, text: str = TEXT, *, nth: int = 0) -> Span:
    """The span of the nth place where a fragment stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(fragment, start + 1)
    return Span(start, start + len(fragment))


def words_of(*fragments: str) -> Passage:
    return passage(TEXT, (at(fragment) for fragment in fragments))


def attribution(
    number: int,
    mode: Mode,
    source: Passage | None,
    cue: Passage | None,
    content: Passage,
    *,
    stance: Stance = "statement",
) -> Attribution:
    return Attribution(
        id=f"a{number}",
        mode=mode,
        stance=stance,
        source=source,
        cue=cue,
        content=content,
        found_by="clause",
        line=FilePlaces(Article(text=TEXT)).line(content.start),
        source_id=f"s{number}",
        link_confidence=0.91234567,
        link_reason="its own mention",
    )


def source(
    number: int,
    label: str,
    kind: Kind,
    people: People,
    attributions: tuple[str, ...],
    **more: object,
) -> Source:
    first = Source(f"s{number}", label, kind, people, (at(label),), attributions)
    return msgspec.structs.replace(first, **more)


ATTRIBUTIONS = (
    attribution(
        1,
        "indirect",
        words_of("two people familiar with the plan"),
        Passage("said", (at("said"),)),
        words_of("The port of Ardenmouth will close its grain terminal before winter"),
    ),
    attribution(
        2,
        "direct",
        words_of("Mayor Ines Halloran"),
        Passage("said", (at("said", nth=1),)),
        words_of("“We have run out of money,”", "“That [red]ink[/red] is real.”"),
    ),
    attribution(
        3,
        "indirect",
        words_of("Harbour Union"),
        words_of("called"),
        words_of("the closure reckless"),
    ),
    attribution(
        4,
        "indirect",
        words_of("Critics"),
        words_of("say"),
        words_of("the sums were never shown"),
        stance="belief",
    ),
)

SOURCES = (
    source(
        1,
        "two people familiar with the plan",
        "anonymous",
        People(2, 2),
        ("a1",),
        anonymity=Anonymity(
            disclosed=True,
            basis=Evidence("familiar with the plan", at("familiar with the plan")),
            knowledge="familiar",
            reason=Reason(
                "because the board has not voted",
                at("because the board has not voted"),
                "not_authorized",
            ),
        ),
        because="asked not to be named",
        described="weak",
    ),
    source(
        2,
        "Mayor Ines Halloran",
        "named_person",
        People(1, 1),
        ("a2",),
        role="Mayor",
        because="a person's name",
    ),
    source(3, "Harbour Union", "named_organization", People(0, None), ("a3",)),
    source(4, "Critics", "unnamed_group", People(2, None), ("a4",), described="bare"),
)

RESPONSES = (
    Response(
        "r1",
        "The port",
        None,
        "no_reply",
        immediate=True,
        span=at("The port did not at once answer a request for comment"),
        text="The port did not at once answer a request for comment",
        line=7,
    ),
)

FINDINGS = (
    Finding(
        "attribution-vague-group",
        "warning",
        "“Critics” are not named: say who they are.",
        at("Critics"),
        5,
        40,
        related=(at("say"),),
        facts={"label": "Critics"},
    ),
    Finding(
        "anonymity-lead", "note", "The lead rests on anonymous sources alone.", None, None, None
    ),
)

SUPPRESSED = (
    Suppressed(
        Finding("attribution-weasel", "warning", "Who says so?", at("Critics say"), 5, 40),
        "the desk [b]knows[/b] who they are",
        NotePlace(5, 60),
    ),
    Suppressed(
        Finding("balance-single-source", "warning", "One source.", None, None, None),
        "a brief",
        NotePlace(2, 5, "port.auditor.yaml"),
    ),
)

DECLARED = (
    Declared("s1", 1, "desk editor", editor_knows=True, confirmations=2, place=NotePlace(4, 7)),
    Declared(
        None,
        0,
        None,
        editor_knows=None,
        confirmations=None,
        place=NotePlace(6, 5, "port.auditor.yaml"),
    ),
)

MEASURES = (
    Measure("sources", 4.0),
    Measure("share_attributed_words_named_person", 9 / 28, 9, 28),
    Measure("share_attributed_words_named_organization", 3 / 28, 3, 28),
    Measure("share_attributed_words_document", 0.0, 0, 28),
    Measure("share_attributed_words_anonymous", 11 / 28, 11, 28),
    Measure("share_attributed_words_unnamed_group", 5 / 28, 5, 28),
    Measure("attribution_share", 2 / 3, 4.0, 6.0),
    Measure("reasons_given", None, 0.0, 0.0),
)

SCORE = Score(
    61.23456,
    (
        ScorePart("named sources", "attribution_share", 2 / 3, 60.0, 40.0, "2 of 4 have a name"),
        ScorePart("reasons", "reasons_given", None, 40.0, 21.23456, "nothing to measure"),
    ),
)

READABILITY = ReadabilityReport(
    "cmudict",
    Readability(70, 7, 61.2345, 8.1, 10.25),
    Readability(9, 2, 99.0, 2.0, 3.5),
    Readability(61, 6, None, None, None),
)


def report_of(text: str = TEXT, **more: object) -> Report:
    """A report of a text, with nothing in it but what is given."""
    article = Article(
        text=text, path="port.txt", sha256=hashlib.sha256(text.encode(errors="replace")).hexdigest()
    )
    nothing = Readability(0, 0, None, None, None)
    empty = Report(
        tool=Tool("sourcing-auditor", "0.1.0", "embedded:en", "sha256:0", ("core",)),
        article=article,
        words=count_words(text, [Span(0, len(text))]),
        sentences=paragraphs(text),
        paragraphs=paragraphs(text),
        attributions=(),
        sources=(),
        responses=(),
        measures=(),
        findings=(),
        score=Score(None, ()),
        readability=ReadabilityReport("cmudict", nothing, nothing, nothing),
    )
    return msgspec.structs.replace(empty, **more)


def rich_report(**more: object) -> Report:
    """The report of TEXT with some of everything in it."""
    report = report_of(
        attributions=ATTRIBUTIONS,
        sources=SOURCES,
        responses=RESPONSES,
        measures=MEASURES,
        findings=FINDINGS,
        score=SCORE,
        readability=READABILITY,
        notes=("1 finding was suppressed.",),
        suppressed=SUPPRESSED,
        declarations=DECLARED,
    )
    return msgspec.structs.replace(report, **more)

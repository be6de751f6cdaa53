"""Suppressions: which findings are not told, what became of each note, and what never changes."""

from collections import Counter
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.config import Config
from auditor.engine import Engine, load_engine
from auditor.model import Article, Document, Finding, NotePlace, Report, Span, Suppression
from auditor.nlp import Parser
from auditor.read import article_from_text
from auditor.suppress import covers, suppress

PLACE = NotePlace(1, 1)
BARE = "anonymity-bare-source"
SOURCE = "A source said the ferry would stop."


def finding(rule: str, span: Span | None) -> Finding:
    return Finding(rule, "warning", "Say more.", span, 1 if span else None, 1 if span else None)


def suppression(
    rule: str | None = "a",
    reason: str | None = "why",
    span: Span | None = None,
    *,
    of_title: bool = False,
) -> Suppression:
    return Suppression(rule, reason, span, PLACE, of_title)


@pytest.mark.parametrize(
    ("note", "place", "expected"),
    [
        (suppression(), Span(4, 9), True),
        (suppression(), None, True),
        (suppression(rule="b"), Span(4, 9), False),
        (suppression(rule=None), Span(4, 9), False),
        (suppression(reason=None), Span(4, 9), False),
        (suppression(span=Span(0, 5)), Span(4, 9), True),
        (suppression(span=Span(0, 4)), Span(4, 9), False),
        (suppression(span=Span(9, 9)), Span(4, 9), False),
        (suppression(span=Span(0, 99)), None, False),
        (suppression(span=Span(0, 5), of_title=True), None, True),
        (suppression(span=Span(0, 4), of_title=True), Span(4, 9), False),
    ],
)
def test_what_a_suppression_covers(note: Suppression, place: Span | None, expected: bool) -> None:
    assert covers(note, finding("a", place)) is expected


def test_the_first_suppression_gives_the_reason() -> None:
    findings = (finding("a", Span(0, 2)), finding("b", Span(0, 2)), finding("a", Span(7, 9)))
    notes = (suppression(reason="one", span=Span(0, 5)), suppression(reason="two"))
    kept, gone = suppress(findings, notes)
    assert kept == (findings[1],)
    assert [(each.finding, each.reason) for each in gone] == [
        (findings[0], "one"),
        (findings[2], "two"),
    ]


def audited(engine: Engine, markdown: str) -> Report:
    return engine.audit(article_from_text(markdown, "n.md"))


def told(report: Report, *, group: str = "") -> list[tuple[str, int | None]]:
    return [(each.rule, each.line) for each in report.findings if each.rule.startswith(group)]


def test_a_comment_holds_for_its_paragraph_only(engine: Engine) -> None:
    note = f"<!-- auditor: ignore {BARE} — cleared by the desk -->"
    report = audited(engine, f"{note}\n\n{SOURCE}\n\nAnother source said it would sail again.")
    assert [line for rule, line in told(report) if rule == BARE] == [5]
    (gone,) = report.suppressed
    assert (gone.finding.rule, gone.finding.line) == (BARE, 3)
    assert (gone.reason, gone.place) == ("cleared by the desk", NotePlace(1, 1))
    assert told(report, group="suppression") == []


def test_a_comment_beside_the_headline_covers_what_is_found_about_it(engine: Engine) -> None:
    note = "<!-- auditor: ignore anonymity-headline — the wire's own style -->"
    text = "The ferry will stop, Ana Brito said."
    report = audited(engine, f"# Ferry to stop - sources {note}\n\n{text}")
    assert [each.finding.rule for each in report.suppressed] == ["anonymity-headline"]
    assert told(report, group="suppression") == []


@pytest.mark.parametrize(
    ("said", "rule", "message"),
    [
        (
            f"ignore {BARE}",
            "suppression-without-reason",
            f"“{BARE}” is suppressed without a reason, and so it is not (line 3). "
            f"Write: ignore {BARE} — reason.",
        ),
        (
            "ignore anonymity-bare-sauce — why",
            "suppression-unknown-rule",
            f"There is no rule “anonymity-bare-sauce” to suppress (line 3); did you mean {BARE}?",
        ),
        (
            "ignore quote-unattributed — why",
            "suppression-unused",
            "Nothing here is found by “quote-unattributed”: the suppression can go (line 3).",
        ),
        (
            "ignroe x",
            "suppression-unreadable",
            "This comment cannot be read (line 3). "
            "Write: auditor: ignore RULE — reason, or ignore-file.",
        ),
    ],
)
def test_what_is_wrong_with_a_suppression_is_a_finding_at_its_place(
    engine: Engine, said: str, rule: str, message: str
) -> None:
    report = audited(engine, f"Then.\n\n  <!-- auditor: {said} -->\n{SOURCE}")
    assert BARE in dict(told(report))
    (found,) = (each for each in report.findings if each.rule.startswith("suppression"))
    assert (found.rule, found.message) == (rule, message)
    assert (found.span, found.line, found.column) == (None, 3, 3)


def test_whether_a_rule_that_is_off_would_have_found_anything_is_not_known(engine: Engine) -> None:
    report = audited(engine, f"{SOURCE} <!-- auditor: ignore declaration-missing — on paper -->")
    assert told(report, group="suppression") == []


def test_no_suppression_silences_what_is_said_of_suppressions(engine: Engine) -> None:
    note = "<!-- auditor: ignore-file suppression-unused — never mind -->"
    assert told(audited(engine, f"{note}\n\n{SOURCE}"), group="suppression") == [
        ("suppression-unused", 1)
    ]


class Remembering:
    """A parser that parses a text once: notes change no text."""

    name = "remembering"

    def __init__(self, parse: Callable[[Article], Document]) -> None:
        self._parse = parse
        self._parsed: dict[str, Document] = {}

    def parse(self, article: Article) -> Document:
        if article.text not in self._parsed:
            self._parsed[article.text] = self._parse(article)
        return msgspec.structs.replace(self._parsed[article.text], article=article)


PARAGRAPHS = (
    "The ferry will stop, two officials familiar with the talks said.",
    "“It cannot go on,” a source said.\nThe price, he said, was never paid.",
    "It is believed that the port is broke. Critics fear for their jobs.",
    "Harbor master Ana Brito said no decision had been taken. The mayor declined to comment.",
)
RULES = (BARE, "anonymity-no-reason", "attribution-weasel", "no-such-rule", "balance-single-source")
NOTES = st.builds(
    "<!-- auditor: {}{} -->".format,
    st.builds("{} {}".format, st.sampled_from(["ignore", "ignore-file"]), st.sampled_from(RULES)),
    st.sampled_from([" — why", ""]),
)


@pytest.fixture(scope="module")
def remembering(parser: Parser) -> Engine:
    return load_engine(Config(), parser=Remembering(parser.parse))


@settings(max_examples=60)
@given(
    notes=st.lists(st.tuples(st.integers(0, len(PARAGRAPHS) - 1), NOTES, st.booleans()), max_size=4)
)
def test_suppressing_changes_nothing_but_which_findings_are_told(
    remembering: Engine, notes: list[tuple[int, str, bool]]
) -> None:
    noted = list(PARAGRAPHS)
    for at, note, alone in notes:
        noted[at] = f"{note}\n\n{noted[at]}" if alone else f"{noted[at]} {note}"
    before = audited(remembering, "\n\n".join(PARAGRAPHS))
    after = audited(remembering, "\n\n".join(noted))
    for part in ("sources", "measures", "score", "readability", "words", "sentences"):
        assert getattr(after, part) == getattr(before, part)
    assert [each.content for each in after.attributions] == [
        each.content for each in before.attributions
    ]
    of_text = [each for each in after.findings if not each.rule.startswith("suppression")]
    assert judged(*of_text, *(each.finding for each in after.suppressed)) == judged(
        *before.findings
    )


def judged(*findings: Finding) -> Counter[tuple[str, Span | None, str]]:
    return Counter((each.rule, each.span, each.message) for each in findings)

from __future__ import annotations

import io
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from auditor.model import Finding, Passage, People, Reason, Report, Source, Span
from auditor.render.look import Look
from auditor.render.marks import Mark, find_marks, marked_text
from auditor.render.mix import mix_bar, mixed_words, portions
from auditor.render.terminal import render_terminal
from auditor.render.wording import count, number, people, safe, stances
from tests.reports import ATTRIBUTIONS, TEXT, at, report_of, rich_report

PLAIN = Look(colour=False, unicode=True)
COLOUR = Look(colour=True, unicode=True)


def shown(report: Report, *, width: int = 80, colour: bool = False, encoding: str = "utf-8") -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="")
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        no_color=not colour,
    )
    render_terminal(report, console)
    file.seek(0)
    return "\n".join(line.rstrip() for line in file.read().split("\n"))


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_article_shows_who_speaks_the_cue_and_what_is_attributed() -> None:
    text = one_line(shown(rich_report(), width=200))
    assert "[s2: Mayor Ines Halloran] _said_ on Monday. {“That [red]ink[/red] is real.”}" in text
    assert "[s3: Harbour Union] _called_ {the closure reckless}." in text


def test_an_anonymous_source_stands_out() -> None:
    assert "[!s1: two people familiar with the plan] _said_." in shown(rich_report(), width=200)
    marks = find_marks(rich_report())
    inside = [mark for mark in marks if mark.span.end < 110]
    text = marked_text(TEXT, Span(0, 110), inside, COLOUR)
    styles = {text.plain[span.start : span.end]: span.style for span in text.spans}
    assert styles["two people familiar with the plan"] == "bold white on red"
    assert styles["said"] == "italic yellow"


def with_a_belief() -> Report:
    """The report, what the critics say being a belief that is not counted."""
    *said, fear = ATTRIBUTIONS
    *speakers, critics = rich_report().sources
    return rich_report(
        attributions=(*said, msgspec.structs.replace(fear, counted=False)),
        sources=(*speakers, msgspec.structs.replace(critics, counted=False)),
    )


def test_what_is_not_counted_is_told_and_not_marked() -> None:
    page = one_line(shown(with_a_belief(), width=200))
    assert "3 attributions, 3 sources (1 anonymous)" in page
    assert "Neither marked nor counted: 1 belief. The JSON report lists them." in page
    assert "Critics say the sums were never shown." in page
    assert "Neither marked" not in shown(rich_report(), width=200)


@pytest.mark.parametrize("width", [140, 50])
def test_a_source_that_is_not_counted_stands_below_the_others(width: int) -> None:
    page = shown(with_a_belief(), width=width)
    assert "  Not counted: Critics (1 belief).\n" in page
    assert "s4" not in page
    alone = with_a_belief().sources[-1:]
    assert "People" not in shown(msgspec.structs.replace(with_a_belief(), sources=alone))


def with_the_port() -> Report:
    """The report, the port being a source that was only asked for comment."""
    report = rich_report()
    port = msgspec.structs.replace(
        report.sources[2], id="s5", label="Port of Ardenmouth", attributions=(), counted=False
    )
    (response,) = report.responses
    asked = msgspec.structs.replace(response, source_id="s5")
    return rich_report(sources=(*report.sources, port), responses=(asked,))


def test_who_was_only_asked_stands_below_the_sources() -> None:
    page = shown(with_the_port(), width=140)
    assert "  Not counted: Port of Ardenmouth (only asked for comment).\n" in page
    assert "4 sources (1 anonymous)" in page


def test_a_response_names_the_source_that_the_party_is() -> None:
    page = shown(with_the_port(), width=140)
    assert "The port (Port of Ardenmouth) did not reply at once (line 7)" in page
    assert "The port did not reply at once (line 7)" in shown(rich_report(), width=140)


def test_said_counts_what_is_counted() -> None:
    mayor = msgspec.structs.replace(rich_report().sources[1], attributions=("a2", "a4"))
    page = shown(msgspec.structs.replace(with_a_belief(), sources=(mayor,)), width=140)
    row = next(row for row in page.split("\n") if row.startswith("  s2"))
    assert re.split(r"\s{2,}", row.strip())[-2:] == ["1", "1"]


def test_stances_are_told_in_words() -> None:
    evidence = [msgspec.structs.replace(each, stance="evidence") for each in ATTRIBUTIONS[:2]]
    assert stances([*evidence, ATTRIBUTIONS[3]]) == "1 belief, 2 pieces of evidence"
    assert stances([]) == ""


def test_paragraphs_have_their_line_before_them() -> None:
    lines = shown(rich_report(), width=200).split("\n")
    assert [line.split()[0] for line in lines[7:14:2]] == ["1", "3", "5", "7"]


def test_marks_nest_and_a_mark_over_two_paragraphs_is_cut() -> None:
    text = "She said he said no.\n\nNever."
    marks = [Mark(Span(9, 28), "content"), Mark(Span(12, 16), "cue"), Mark(Span(17, 19), "content")]
    first = marked_text(text, Span(0, 20), [mark for mark in marks if mark.span.end < 21], PLAIN)
    assert first.plain == "She said he _said_ {no}."
    attribution = msgspec.structs.replace(
        ATTRIBUTIONS[0], source=None, cue=None, content=Passage("", (Span(9, 28),))
    )
    report = report_of(text, attributions=(attribution,))
    page = one_line(shown(report))
    assert "1 She said {he said no.} 3 {Never.}" in page


def test_crossing_marks_lose_no_text() -> None:
    marks = [Mark(Span(0, 6), "content"), Mark(Span(3, 9), "cue")]
    assert marked_text("abcdefghi", Span(0, 9), marks, PLAIN).plain == "{abc_def}ghi_"


def test_an_attribution_without_a_register_entry_is_marked_too() -> None:
    lonely = msgspec.structs.replace(ATTRIBUTIONS[2], source_id=None)
    assert "[?: Harbour Union] _called_" in shown(rich_report(attributions=(lonely,)))


def test_sources_are_listed_with_people_knowledge_and_reason() -> None:
    rows = shown(rich_report(), width=140).split("\n")
    row = next(row for row in rows if row.startswith("  s1"))
    assert re.split(r"\s{2,}", row.strip()) == [
        "s1",
        "two people familiar with the plan",
        "anonymous",
        "2",
        "1",
        "familiar with it",
        "because the board has not voted",
    ]
    assert "2+" in next(row for row in rows if row.startswith("  s4"))


def test_sources_become_lines_where_a_table_has_no_room() -> None:
    page = one_line(shown(rich_report(), width=50))
    assert (
        "s1 two people familiar with the plan anonymous, people: 2, attributions: 1, "
        "familiar with it, because the board has not voted"
    ) in page


def test_a_missing_reason_is_said() -> None:
    first = rich_report().sources[0]
    assert first.anonymity is not None
    bare = msgspec.structs.replace(
        first, anonymity=msgspec.structs.replace(first.anonymity, reason=None, knowledge=None)
    )
    page = shown(rich_report(sources=(bare,)), width=140)
    assert "not said" in page
    assert "no reason given" in page


def test_role_and_organization_stand_beside_a_label_that_lacks_them() -> None:
    speaker = Source(
        "s1",
        "Ann Moor, spokeswoman",
        "named_person",
        People(1, 1),
        (Span(0, 3),),
        ("a1",),
        role="Spokeswoman",
        speaks_for="the port",
    )
    assert "Ann Moor, spokeswoman (for the port)" in shown(report_of(sources=(speaker,)), width=140)


def test_findings_have_path_line_column_severity_rule_and_message() -> None:
    page = shown(rich_report())
    assert "port.txt:5:40  warning  attribution-vague-group\n" in page
    assert "“Critics” are not named: say who they are." in page
    assert "port.txt  note  anonymity-lead\n" in page


def test_responses_are_told_in_words() -> None:
    assert "The port did not reply at once (line 7)" in shown(rich_report())


def test_the_score_shows_where_each_point_came_from() -> None:
    page = one_line(shown(rich_report()))
    assert "Sourcing score: 61 of 100" in page
    assert "named sources 40 of 60 2 of 4 have a name" in page
    assert "reasons 21.2 of 40 nothing to measure" in page


def test_readability_of_each_part_is_one_line() -> None:
    page = shown(rich_report())
    assert "  whole     70 words, grade 8.1, reading ease 61.2, fog 10.2\n" in page
    assert "  unquoted  61 words, grade -, reading ease -, fog -\n" in page


def test_an_article_without_anything_is_shown() -> None:
    page = shown(report_of("The bridge opened in 1961."))
    assert "Sourcing score: nothing to score" in page
    assert "0 attributions, 0 sources" in page
    assert "No words are attributed to anybody." in page
    assert "  quoted    no words" in page


def test_title_byline_and_date_stand_at_the_head() -> None:
    report = report_of()
    article = msgspec.structs.replace(
        report.article,
        title="Ardenmouth’s [bold]terminal",
        byline="A. Writer",
        published="2025-05-01",
    )
    lines = shown(msgspec.structs.replace(report, article=article)).split("\n")
    assert lines[:2] == ["Ardenmouth’s [bold]terminal", "A. Writer, 2025-05-01"]


@pytest.mark.parametrize("width", [30, 50, 69, 70, 71, 80, 100, 120])
def test_nothing_is_cut_off_and_nothing_is_too_wide(width: int) -> None:
    first = rich_report().sources[0]
    assert first.anonymity is not None
    reason = Reason("Q" * 70, Span(0, 1), "other")
    long = msgspec.structs.replace(
        first,
        label="the Ministry-of-" + "X" * 150,
        anonymity=msgspec.structs.replace(first.anonymity, reason=reason),
    )
    named = msgspec.structs.replace(rich_report().sources[1], id="s199", label="Z" * 90)
    report = rich_report(
        sources=(long, named),
        findings=(Finding("R" * 90, "error", "G" * 200, Span(0, 4), 1, 1),),
        notes=("K" * 300,),
    )
    page = shown(report, width=width)
    assert all(len(line) <= width for line in page.split("\n"))
    assert "…" not in page
    for letter, times in (("X", 150), ("G", 200), ("K", 300), ("R", 90), ("Q", 70), ("Z", 90)):
        assert page.count(letter) >= times, letter


def test_columns_for_anonymous_sources_come_only_with_one() -> None:
    assert "Why unnamed" in shown(rich_report())
    assert "Why unnamed" not in shown(rich_report(sources=rich_report().sources[1:]))


def test_markup_in_the_article_is_shown_as_it_is() -> None:
    assert "[red]ink[/red]" in shown(rich_report(), colour=True)


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x07", "\x9b31m", "\u202e", "\x7f", "\x00"])
def test_control_characters_reach_no_terminal(evil: str) -> None:
    text = f"The mayor {evil}said no."
    finding = Finding("a-rule", "note", f"see {evil}", Span(0, 3), 1, 1)
    report = report_of(text, findings=(finding,), notes=(evil,))
    article = msgspec.structs.replace(report.article, path=f"{evil}.txt", title=evil)
    page = shown(msgspec.structs.replace(report, article=article))
    assert evil not in page
    assert page.count("\N{REPLACEMENT CHARACTER}") == 6


def test_without_colour_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in shown(rich_report())
    assert "\x1b[" in shown(rich_report(), colour=True)


def test_a_terminal_that_knows_only_ascii_gets_an_ascii_frame() -> None:
    page = shown(report_of("No one spoke."), encoding="ascii")
    assert "?" not in page
    assert page.isascii()


def test_the_bar_fills_its_width_by_kind() -> None:
    words = mixed_words(rich_report())
    assert words == {
        "named_person": 9,
        "named_organization": 3,
        "unnamed_group": 5,
        "anonymous": 11,
    }
    assert mix_bar(words, 28, PLAIN).plain == "N" * 9 + "O" * 3 + "G" * 5 + "A" * 11
    assert mix_bar(words, 28, COLOUR).plain == "█" * 28
    assert mix_bar(words, 28, Look(colour=True, unicode=False)).plain.isascii()


def test_the_bar_is_told_in_words_and_per_cent() -> None:
    page = shown(rich_report())
    assert "  A  39%  anonymous sources (11 words)\n" in page


def test_a_share_too_small_to_count_is_not_called_zero() -> None:
    measures = tuple(
        msgspec.structs.replace(measure, numerator=2000.0)
        if measure.name.endswith("named_person")
        else measure
        for measure in rich_report().measures
    )
    assert "O  <1%  organizations (3 words)" in shown(rich_report(measures=measures))


@given(st.lists(st.integers(0, 10_000)), st.integers(0, 300))
def test_portions_sum_to_the_whole_and_are_near_their_share(numbers: list[int], whole: int) -> None:
    parts = portions(numbers, whole)
    assert sum(parts) == (whole if sum(numbers) else 0)
    for part, value in zip(parts, numbers, strict=True):
        assert abs(part - value * whole / max(sum(numbers), 1)) < 1


@given(st.text())
def test_safe_text_is_one_line_that_a_terminal_can_be_sent(text: str) -> None:
    kept = safe(text)
    assert "\n" not in kept
    assert "\x1b" not in kept
    kept.encode()


@given(st.text("abc[{_", min_size=1, max_size=40), st.data())
def test_marks_change_nothing_but_add_labels(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(lambda pair: Span(*pair))))
    roles = st.sampled_from(["source", "anonymous", "cue", "content"])
    marks = [Mark(span, data.draw(roles), "s1") for span in spans if span.start < span.end]
    coloured = marked_text(text, Span(0, len(text)), sorted(marks), COLOUR).plain
    assert coloured.replace(" (s1)", "") == text


@pytest.mark.parametrize(
    ("least", "most", "text"),
    [(2, 2, "2"), (2, None, "2+"), (0, None, ""), (3, 5, "3-5"), (0, 0, "")],
)
def test_people(least: int, most: int | None, text: str) -> None:
    source = Source("s1", "x", "anonymous", People(least, most), (), ())
    assert people(source) == text


def test_numbers_and_nouns() -> None:
    assert count(1, "source") == "1 source"
    assert count(1200, "word") == "1,200 words"
    assert number(3.0) == "3"
    assert number(3.14) == "3.1"
    assert number(None) == "-"
    assert number(100, 0) == "100"


def test_the_order_of_a_passage_is_that_of_the_text() -> None:
    assert at("said", nth=1).start > at("said").start

"""Changed lines: hunks read, and the findings that stand on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.changes import Changes, keep_changed, read_hunks
from auditor.model import Finding, Span
from auditor.read import article_from_text
from tests.reports import at, report_of

TEXT = "The ferry stops,\nsources said.\n\nThe pier\nwill close,\nofficials said.\n"


def finding(*fragments: str, text: str = TEXT) -> Finding:
    """A finding from the first to the last of some fragments; about the whole without any."""
    spans = [at(fragment, text) for fragment in fragments]
    span = Span(spans[0].start, spans[-1].end) if spans else None
    line, column = (1, 1) if span else (None, None)  # the span tells the lines
    return Finding("rule", "warning", "Why?", span, line, column)


WHOLE, FERRY, PIER = finding(), finding("sources"), finding("The pier", "officials")

DIFF = b"""\
diff --git a/pier.txt b/pier.txt
index 1b1b1b1..2c2c2c2 100644
--- a/pier.txt
+++ b/pier.txt
@@ -1,0 +2 @@ The ferry
+sources said.
@@ -7,2 +9,3 @@
-@@ -90,2 +90,3 @@
-gone
+@@ -80,2 +80,3 @@
+one
+two
@@ -20 +22,0 @@
-gone
\\ No newline at end of file
"""


def test_hunks_give_the_lines_that_stand_there_now() -> None:
    assert read_hunks(DIFF) == Changes(((2, 2), (9, 11)))


def test_lines_only_taken_out_are_a_change_without_lines() -> None:
    assert read_hunks(b"@@ -3,2 +2,0 @@\n-one\n-two\n") == Changes(())


@pytest.mark.parametrize("diff", [b"", b"similarity index 100%\nrename from a\nrename to b\n"])
def test_no_hunk_is_no_change(diff: bytes) -> None:
    assert read_hunks(diff) is None


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        (Changes(), (FERRY, PIER, WHOLE)),
        (Changes(()), (WHOLE,)),
        (Changes(((1, 1),)), (WHOLE,)),
        (Changes(((2, 2),)), (FERRY, WHOLE)),
        (Changes(((3, 3),)), (WHOLE,)),
        (Changes(((4, 4),)), (PIER, WHOLE)),
        (Changes(((5, 5),)), (PIER, WHOLE)),
        (Changes(((6, 9),)), (PIER, WHOLE)),
        (Changes(((7, 9),)), (WHOLE,)),
        (Changes(((1, 2), (5, 5))), (FERRY, PIER, WHOLE)),
    ],
)
def test_a_finding_on_any_changed_line_is_kept(changes: Changes, kept: tuple[Finding, ...]) -> None:
    report = report_of(TEXT, findings=(FERRY, PIER, WHOLE), notes=("first",))
    narrowed = keep_changed(report, changes, "main")
    assert narrowed.findings == kept
    hidden = 3 - len(kept)
    note = f"findings on lines unchanged since main, not shown: {hidden}"
    assert narrowed.notes == (("first", note) if hidden else ("first",))


def test_lines_are_those_of_the_file_not_of_its_text() -> None:
    source = "---\ntitle: Pier\n---\n# Pier\n\nThe *ferry*\nstops, sources\nsaid.\n"
    article = article_from_text(source, "pier.md")
    found = finding("sources", text=article.text)
    report = report_of(article=article, findings=(found,))
    assert keep_changed(report, Changes(((7, 7),)), "main").findings == (found,)
    assert keep_changed(report, Changes(((1, 6), (8, 9))), "main").findings == ()


def test_a_finding_about_a_note_stands_on_the_line_of_the_note() -> None:
    note = Finding("rule", "warning", "Why?", None, 3, 1)
    report = report_of(TEXT, findings=(note,))
    assert keep_changed(report, Changes(((3, 3),)), "main").findings == (note,)
    assert keep_changed(report, Changes(((1, 2), (4, 9))), "main").findings == ()


def test_a_bare_carriage_return_ends_no_line_for_git() -> None:
    text = "One\rtwo\r\nsources said.\n"
    found = finding("sources", text=text)
    report = report_of(text, findings=(found,))
    assert keep_changed(report, Changes(((2, 2),)), "main").findings == (found,)
    assert keep_changed(report, Changes(((3, 3),)), "main").findings == ()


@given(
    st.lists(st.tuples(st.integers(0, 70), st.integers(1, 20)), max_size=6),
    st.lists(st.tuples(st.integers(1, 8), st.integers(0, 3)), max_size=4),
)
def test_all_lines_together_keep_all_and_order_does_not_matter(
    places: list[tuple[int, int]], stretches: list[tuple[int, int]]
) -> None:
    spans = [Span(min(start, 68), min(start + length, 69)) for start, length in places]
    findings = tuple(Finding("rule", "note", "Why?", span, 1, 1) for span in spans)
    report = report_of(TEXT, findings=findings)
    lines = tuple((first, first + more) for first, more in stretches)
    kept = keep_changed(report, Changes(lines), "main").findings
    assert kept == keep_changed(report, Changes(lines[::-1]), "main").findings
    assert kept == tuple(
        each
        for each in findings
        if any(
            keep_changed(report_of(TEXT, findings=(each,)), Changes((one,)), "main").findings
            for one in lines
        )
    )
    assert keep_changed(report, Changes(((1, 9),)), "main").findings == findings

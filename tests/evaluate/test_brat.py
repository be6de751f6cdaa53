"""Labels in brat standoff: what is read, what is passed over, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.evaluate.brat import read_labels
from auditor.evaluate.figures import Roles
from auditor.evaluate.labels import Labels
from auditor.model import Span
from auditor.read import article_from_text
from tests.evaluate.gold import standoff

TEXT = "“We open,” said Ana Brito, “in May.”\nShe smiled.\n"
SOURCE, CUE = (Span(16, 25),), (Span(11, 15),)
CONTENT = (Span(0, 10), Span(27, 36))
LABELS = """\
T1\tSource 16 25\tAna Brito
T2\tCue 11 15\tsaid
T3\tContent 0 10;27 36\t“We open,” “in May.”
T4\tAttribution 11 15\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""


def read(folder: Path, labels: str, text: str = TEXT) -> Labels:
    path = folder / "a.ann"
    path.write_text(labels, encoding="utf-8", newline="")
    return read_labels(path, article_from_text(text))


def test_an_event_is_an_attribution_with_its_spans(tmp_path: Path) -> None:
    assert read(tmp_path, LABELS) == Labels((Roles(SOURCE, CUE, CONTENT),))


def test_a_role_may_have_several_annotations(tmp_path: Path) -> None:
    labels = """\
T1\tCue 11 15\tsaid
T2\tContent 27 36\t“in May.”
T3\tContent 0 10\t“We open,”
E1\tAttribution:T1 Cue:T1 Content:T2 Content2:T3
"""
    assert read(tmp_path, labels).attributions == (Roles((), CUE, CONTENT),)


def test_ranges_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    labels = "T1\tContent 27 36;0 10\t“in May.” “We open,”\nE1\tAttribution:T1 Content:T1\n"
    assert read(tmp_path, labels).attributions == (Roles(content=CONTENT),)


def test_other_annotations_and_notes_over_several_lines_are_passed_over(tmp_path: Path) -> None:
    rest = """
#1\tAnnotatorNotes T1\tShould this be
the whole name?
A1\tSure E1
R1\tSame Arg1:T1 Arg2:T2
*\tEquiv T1 T2
"""
    assert read(tmp_path, LABELS + rest) == read(tmp_path, LABELS)


def test_words_may_run_over_lines(tmp_path: Path) -> None:
    labels = "T1\tContent 27 48\t“in May.”\n\nShe smiled.\nE1\tAttribution:T1 Content:T1\n"
    assert read(tmp_path, labels).attributions == (Roles(content=(Span(27, 48),)),)


def test_the_words_may_be_left_out(tmp_path: Path) -> None:
    labels = "T1\tCue 11 15\nE1\tAttribution:T1 Cue:T1\n"
    assert read(tmp_path, labels).attributions == (Roles(cue=CUE),)


def test_no_label_at_all_is_no_attribution(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Labels(())


def test_words_labelled_below_their_event_are_counted_and_left_out(tmp_path: Path) -> None:
    labels = (
        "T1\tCue 11 15\tsaid\nE1\tAttribution:T1 Cue:T1 Source:T2\nT2\tSource 16 25\tAna Brito\n"
    )
    assert read(tmp_path, labels) == Labels((Roles(cue=CUE),), left_out=1)


def test_an_event_inside_an_event_is_passed_over(tmp_path: Path) -> None:
    labels = LABELS + "E2\tAttribution:T4 Content:E1 Cue:T2\n"
    assert read(tmp_path, labels).attributions[1] == Roles(cue=CUE)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_of_the_labels_may_end_in_any_way(tmp_path: Path, mark: str) -> None:
    assert read(tmp_path, mark + LABELS.replace("\n", "\r\n")) == read(tmp_path, LABELS)


MARKED = "{s Ana} {q said}\nit {c was\nopen}.\n"


@pytest.mark.parametrize("counted", ["as they are", "with line ends as one"])
def test_offsets_of_a_file_with_carriage_returns(tmp_path: Path, counted: str) -> None:
    windows = MARKED.replace("\n", "\r\n")
    text, labels = standoff(windows)
    if counted == "with line ends as one":
        labels = standoff(MARKED)[1]
    (found,) = read(tmp_path, labels, text).attributions
    assert [text[span.start : span.end] for span in (*found.source, *found.cue)] == ["Ana", "said"]
    assert [text[span.start : span.end] for span in found.content] == ["was\r\nopen"]


@pytest.mark.parametrize("counts", [True, False])
def test_a_byte_order_mark_may_count_or_not(tmp_path: Path, counts: bool) -> None:
    labels = standoff(("\ufeff" if counts else "") + MARKED)[1]
    (found,) = read(tmp_path, labels, "\ufeff" + standoff(MARKED)[0]).attributions
    assert found.cue == (Span(4, 8),)


@pytest.mark.parametrize(
    ("labels", "line", "problem"),
    [
        ("T1 Source 16 25 Ana Brito\n", 1, "not a line of brat's"),
        ("T1\tSource 16\tAna\n", 1, "not a line of brat's"),
        ("\nT1\tSource 16 x\tAna\n", 2, "not a line of brat's"),
        ("nonsense\n", 1, "not a line of brat's"),
        (LABELS + "nonsense\n", 6, "not a line of brat's"),
        (LABELS + "E2\tAttribution T4\n", 6, "not a line of brat's"),
        (LABELS + "T4\tCue 0 1\t“\n", 6, "T4 is there twice"),
        ("T1\tCue 11 99\tsaid\n", 1, "11 99 is no range of the article"),
        ("T1\tCue 15 15\t\n", 1, "15 15 is no range of the article"),
        ("T1\tCue 11 15\tsays\n", 1, "the article has “said” there, not “says”"),
        ("T1\tCue 11 15\tsaid\nnonsense\n", 2, "there, not “said nonsense”"),
        (LABELS + "E2\tAttribution:T4 Source:T9\n", 6, "Source:T9 names no annotation"),
    ],
)
def test_a_malformed_line_is_told_with_its_number(
    tmp_path: Path, labels: str, line: int, problem: str
) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        read(tmp_path, labels)
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "a.ann"), line)


def test_what_a_line_should_look_like_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a line") as caught:
        read(tmp_path, "nonsense\n")
    assert "T1<tab>LABEL START END" in str(caught.value)


def test_labels_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_bytes(b"T1\tSource 0 1\t\xff")
    with pytest.raises(InputError, match="expected UTF-8") as caught:
        read_labels(path, article_from_text(TEXT))
    assert caught.value.path == str(path)

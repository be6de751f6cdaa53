"""Lines, columns, paragraphs and passages, with exact offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Article, Passage, Segment, Span
from auditor.text import (
    FilePlaces,
    LineIndex,
    after_dateline,
    count_words,
    last_before,
    origin,
    paragraphs,
    passage,
    trim,
    words,
)

# Few characters, so that line breaks, blanks and marks meet often.
TEXTS = st.text(alphabet="ab é“\n\r\t.", max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 0, (1, 1)),
        ("ab\ncd", 2, (1, 3)),  # the line break belongs to the line that it ends
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\r\ncd", 3, (1, 4)),
        ("ab\rcd", 3, (2, 1)),
        ("ab\n\ncd", 5, (3, 2)),
        ("é𝄞\nx", 1, (1, 2)),  # a column is a code point
        ("ab\n", 3, (2, 1)),
        ("\ufeffab\nc", 1, (1, 1)),  # a byte order mark has no column
        ("\ufeffab\nc", 4, (2, 1)),
    ],
)
def test_place_of_an_offset(text: str, offset: int, place: tuple[int, int]) -> None:
    assert LineIndex(text).place(offset) == place


@given(TEXTS)
def test_lines_and_columns_lead_back_to_the_character(text: str) -> None:
    index = LineIndex(text)
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")
    places = [index.place(offset) for offset in range(len(text))]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert max((line for line, _ in places), default=1) <= len(lines)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        (" \n\n ", []),
        ("one", [(0, 3)]),
        ("one\ntwo", [(0, 3), (4, 7)]),  # no blank line: every line is a paragraph
        ("one\ntwo\n\nthree", [(0, 7), (9, 14)]),  # one: lines are wrapped
        ("one\r\ntwo\r\n\r\nthree", [(0, 8), (12, 17)]),
        ("one\n \t\ntwo\n\n", [(0, 3), (7, 10)]),
        ("  one \n\n\n\n two", [(2, 5), (11, 14)]),
        ("one\rtwo", [(0, 3), (4, 7)]),
    ],
)
def test_paragraphs(text: str, spans: list[tuple[int, int]]) -> None:
    assert paragraphs(text) == tuple(Span(*span) for span in spans)


@given(TEXTS)
def test_paragraphs_hold_every_character_that_is_not_blank(text: str) -> None:
    spans = paragraphs(text)
    held = "".join(text[span.start : span.end] for span in spans)
    assert "".join(held.split()) == "".join(text.split())
    for span in spans:
        assert trim(text, span) == span
    for before, after in pairwise(spans):
        assert before.end < after.start


@pytest.mark.parametrize(
    ("text", "span", "characters", "trimmed"),
    [
        ("  ab ", Span(0, 5), None, Span(2, 4)),
        ("x  ab y", Span(1, 6), None, Span(3, 5)),
        ("   ", Span(0, 3), None, Span(3, 3)),
        ("“ab,” said", Span(0, 5), "“”,", Span(1, 3)),
        ("ab", Span(1, 1), None, Span(1, 1)),
    ],
)
def test_trim(text: str, span: Span, characters: str | None, trimmed: Span) -> None:
    assert trim(text, span, characters) == trimmed


@pytest.mark.parametrize(
    ("text", "blank", "found"),
    [("She said: “", None, ":"), ("“", None, ""), ("", None, ""), ("a\n ", " ", "\n")],
)
def test_the_last_character_before_a_place(text: str, blank: str | None, found: str) -> None:
    assert last_before(text, len(text.rstrip("“")), blank) == found


def test_the_last_character_is_found_over_any_white_space() -> None:
    assert last_before("x" + " " * 50 + "y", 51) == "x"


def test_passage_sorts_its_spans_and_drops_empty_ones() -> None:
    text = "“We won,” she said, “at last.”"
    found = passage(text, [Span(20, 30), Span(5, 5), Span(0, 9)])
    assert found == Passage("“We won,” … “at last.”", (Span(0, 9), Span(20, 30)))
    assert (found.start, found.end, list(found)) == (0, 30, [Span(0, 9), Span(20, 30)])


def test_passage_of_nothing_is_empty() -> None:
    assert passage("text", []) == Passage("", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's 3 well-known words.", ["It's", "3", "well-known", "words"]),
        ("the mayor’s “deal”", ["the", "mayor’s", "deal"]),
        ("Ürgüp – Łódź", ["Ürgüp", "Łódź"]),
        ("… — “”", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[word.start : word.end] for word in words(text)] == expected


def test_count_words_in_spans() -> None:
    assert count_words("one two three four", [Span(0, 7), Span(14, 18)]) == 3


MAP = (Segment(0, 4, 10), Segment(4, 4, 14), Segment(5, 8, 19), Segment(10, 12, 40))


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, 10),
        (3, 13),
        (4, 14),  # an empty segment: the file spells this character otherwise
        (5, 19),
        (7, 21),
        (8, 22),  # between segments: the end of the one before
        (9, 22),
        (10, 40),
        (99, 42),
    ],
)
def test_origin(offset: int, expected: int) -> None:
    assert origin(MAP, offset) == expected


def test_origin_without_a_map_is_the_offset() -> None:
    assert origin((), 7) == 7


def test_file_places_follow_the_map() -> None:
    file = "# Head\n\nIt *rains* &amp; pours."
    article = Article(
        "It rains & pours.",
        segments=(Segment(0, 3, 8), Segment(3, 8, 12), Segment(8, 10, 18), Segment(10, 17, 24)),
        source_text=file,
    )
    places = FilePlaces(article)
    assert places.place(article.text.index("rains")) == (3, 5)
    assert places.place(article.text.index("&")) == (3, 12)
    assert places.place(article.text.index("pours")) == (3, 18)
    assert places.line(0) == 3


def test_file_places_of_a_plain_text() -> None:
    assert FilePlaces(Article("ab\ncd", source_text="ab\ncd")).place(4) == (2, 2)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("OSTRAND (HNA) — The quay closed.", 16),
        ("OSTRAND, Feb. 3 (HNA) - The quay closed.", 24),
        ("MARROW HILL — The quay closed.", 14),
        ("date 2031-02-03 The quay closed.", 16),
        ("The quay closed — for good.", 0),
        ("NATO ships closed the quay.", 0),
        ("On a date 2031-02-03 was.", 0),
    ],
)
def test_a_dateline_is_no_part_of_what_follows(text: str, start: int) -> None:
    assert after_dateline(text, Span(0, len(text))) == Span(start, len(text))


def test_words_are_counted_in_spans_and_in_the_whole_text() -> None:
    text = "A well-known mayor’s “no” in 2024."
    assert count_words(text) == 6
    assert count_words(text, [Span(0, 12), Span(13, 18)]) == 3
    assert count_words(text, []) == 0

"""Plain text is the file exactly; a headline and a byline are seen only where they are plain."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.model import Segment
from auditor.read import article_from_text, read_article
from auditor.text import FilePlaces

BODY = "\n\nThe ferry sank.\n\nNobody was hurt.\n"


@given(st.text(alphabet="ab é“\n\r\t.\u2028", max_size=60))
def test_the_text_is_the_file_exactly(text: str) -> None:
    try:
        article = read_article(Path("n.txt"), data=text.encode())
    except InputError:
        assert not text.strip()
    else:
        assert article.text == article.source_text == text
        assert article.segments == ()


def test_line_breaks_of_windows_are_kept() -> None:
    assert article_from_text("One.\r\n\r\nTwo.\r\n").text == "One.\r\n\r\nTwo.\r\n"


def test_a_byte_order_mark_is_not_text() -> None:
    article = read_article(Path("n.txt"), data=b"\xef\xbb\xbfIt sank.\nAll lived.")
    assert article.text == "It sank.\nAll lived."
    assert article.source_text == "\ufeffIt sank.\nAll lived."
    assert article.segments == (Segment(0, 19, 1),)
    assert FilePlaces(article).place(0) == (1, 1)
    assert FilePlaces(article).place(9) == (2, 1)


@pytest.mark.parametrize(
    ("text", "title", "byline"),
    [
        ("Ferry sinks off Ostrava Bay" + BODY, "Ferry sinks off Ostrava Bay", None),
        ("\n\nFerry sinks" + BODY, "Ferry sinks", None),
        ("Ferry sinks\r\n\r\nIt sank.\r\n\r\nAll lived.", "Ferry sinks", None),
        ("Why did the ferry sink?" + BODY, "Why did the ferry sink?", None),
        ("Ferry sinks\nBy Ilse Korda" + BODY, "Ferry sinks", "Ilse Korda"),
        ("Ferry sinks\n\nBy Ilse Korda" + BODY, "Ferry sinks", "Ilse Korda"),
        ("Ferry sinks\n\nBy Ilse van der Korda" + BODY, "Ferry sinks", "Ilse van der Korda"),
        (
            "Ferry sinks\n\nBy Ilse Korda and J.P. O’Dell" + BODY,
            "Ferry sinks",
            "Ilse Korda and J.P. O’Dell",
        ),
        ("Ferry sinks\n\nBy then Ilse slept" + BODY, "Ferry sinks", None),
        ("Ferry sinks\n\nBy Night" + BODY, "Ferry sinks", None),
        # A headline is followed by a blank line and two paragraphs, or it is none.
        ("Ferry sinks", None, None),
        ("Ferry sinks\n\nThe ferry sank.", None, None),
        ("Ferry sinks\n\nBy Ilse Korda\n\nThe ferry sank.", None, None),
        ("Ferry sinks\nThe ferry sank.\nNobody was hurt.", None, None),
        ("Ferry sinks\nThe ferry sank" + BODY, None, None),
        ("The ferry has sunk." + BODY, None, None),
        ("“The ferry has sunk.”" + BODY, None, None),
        ("Dear all," + BODY, None, None),
        ("Ferry " * 21 + BODY, None, None),
    ],
)
def test_headline_and_byline(text: str, title: str | None, byline: str | None) -> None:
    article = article_from_text(text)
    assert (article.title, article.byline) == (title, byline)
    assert article.text == text

"""Marks in examples: where they stand, and that they come out whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Span
from auditor.rulebook.examples import in_example, read_example, unmark


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("No marks.", "No marks.", ()),
        ("[[A]] b", "A b", (Span(0, 1),)),
        ("a [[b]] c [[“d”]]", "a b c “d”", (Span(2, 3), Span(6, 9))),
        ("a [b] c", "a [b] c", ()),
    ],
)
def test_unmark(marked: str, text: str, spans: tuple[Span, ...]) -> None:
    assert unmark(marked) == (text, spans)


@pytest.mark.parametrize("marked", ["[[a", "a]]", "[[a [[b]] c]]", "[[]]", "]]a[["])
def test_wrong_marks(marked: str) -> None:
    with pytest.raises(ValueError, match=r"marks|between|closed"):
        unmark(marked)


@given(st.lists(st.text(st.characters(exclude_characters="[]"), min_size=1), min_size=1))
def test_every_marked_piece_comes_back(pieces: list[str]) -> None:
    marked = "".join(f"[[{p}]]" if n % 2 else p for n, p in enumerate(pieces))
    text, spans = unmark(marked)
    assert text == "".join(pieces)
    assert [text[s.start : s.end] for s in spans] == pieces[1::2]


@pytest.mark.parametrize(
    ("example", "form", "text"),
    [
        ("It sank --- they said.", "plain", "It sank --- they said."),
        ("---\ntitle: Sunk\n---\n*It* sank.", "markdown", "It sank."),
        ("*It* sank. <!-- auditor: ignore a — b -->", "markdown", "It sank."),
    ],
)
def test_an_example_with_notes_is_markdown(example: str, form: str, text: str) -> None:
    article = read_example(example)
    assert (article.format, article.text) == (form, text)


def test_spans_of_an_article_lead_back_into_its_example() -> None:
    text, (marked,) = unmark("---\ntitle: Sunk\n---\n*It* [[sank]].")
    article = read_example(text)
    assert in_example(Span(3, 7), article) == marked

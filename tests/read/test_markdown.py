"""Markdown: the prose that a reader sees, and offsets that lead back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.model import Article, Segment
from auditor.read import article_from_text
from auditor.text import FilePlaces, origin


def read(markdown: str) -> Article:
    return article_from_text(markdown, "n.md")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("It *rained* **hard** and ~~snow~~ fell.", "It rained hard and snow fell."),
        ("One.\n\n\n\nTwo.\n", "One.\n\nTwo."),
        ("One\nline.", "One line."),  # a soft break is a space to a reader
        ("One\r\nline.\r\n\r\nTwo.", "One line.\n\nTwo."),
        ("One  \nline.", "One\nline."),
        ("One<br>line.", "One\nline."),
        ("# Head\n\nOne.\n\nUnder\n---\n\nTwo.", "One.\n\nTwo."),
        ("> Said\n> she.\n>\n> And he.\n\nThen.", "Said she.\n\nAnd he.\n\nThen."),
        ("- One\n- Two\n  - Three\n\nFour", "One\n\nTwo\n\nThree\n\nFour"),
        ("1. One\n\n   More\n2. Two", "One\n\nMore\n\nTwo"),
        ("See [the *filing*](http://x.example/a 'T') now.", "See the filing now."),
        ("See [the filing][1] now.\n\n[1]: http://x.example", "See the filing now."),
        ("At <http://x.example> now.", "At  now."),
        ("Run `make` now.", "Run  now."),
        ("One.\n\n```\ncode said\n```\n\n    more code\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n![a *ship*](s.png)\n\nTwo ![x](y).", "One.\n\nTwo ."),
        ("One.\n\n<div>\nhidden\n</div>\n\nTwo <b>bold</b> <!-- no -->.", "One.\n\nTwo bold ."),
        ("One.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n***\n\nTwo.", "One.\n\nTwo."),
        ("Tom &amp; Ann&rsquo;s caf&eacute;", "Tom & Ann’s café"),
        (r"5 \* 3 \[sic\]", "5 * 3 [sic]"),
        ('"Straight" -- it\'s left alone...', '"Straight" -- it\'s left alone...'),
        ("Sank.[^1]\n\n[^1]: In May.", "Sank.\n\nIn May."),
        ("\ufeff# Head\n\nOne.", "One."),
    ],
)
def test_the_prose_that_a_reader_sees(markdown: str, text: str) -> None:
    assert read(markdown).text == text


def test_offset_map() -> None:
    file = "# H\n\n&Eacute;va *said* so.\n\n> It is\n> &amp; was.\n"
    article = read(file)
    assert article.text == "Éva said so.\n\nIt is & was."
    assert article.segments == (
        Segment(0, 0, 5),  # É
        Segment(1, 4, 13),  # va
        Segment(4, 8, 17),  # said
        Segment(8, 12, 22),  # so.
        Segment(14, 19, 30),  # It is; the space after it, a line break there, leads to its end
        Segment(20, 21, 38),  # &
        Segment(21, 26, 43),  # was.
    )
    places = FilePlaces(article)
    assert places.place(0) == (3, 1)
    assert places.place(article.text.index("said")) == (3, 13)
    assert places.place(article.text.index("&")) == (6, 3)
    assert places.place(article.text.index("was")) == (6, 9)


def test_offsets_are_code_points() -> None:
    article = read("é𝄞 *ü* x")
    assert article.segments == (Segment(0, 3, 0), Segment(3, 4, 4), Segment(4, 6, 6))


MARKDOWN = st.lists(
    st.sampled_from(
        [
            *("word", "é𝄞", "“q”", '"q"', " ", "\n", "\r\n", "\n\n", "  \n", "*", "**", "_", "`"),
            *("&amp;", "&eacute;", "&NotEqualTilde;", "\\*", "[a](b)", "![a](b)", "<b>", "<br>"),
            *("# ", "> ", "- ", "1. ", "    ", "```\n", "---\n", "|", "|-|\n", "[^1]", "[^1]: "),
            *("<div>\n", "~~", "<http://x.example>", "\t", "[a]: b\n", "\u00a0", "\ufeff"),
        ]
    ),
    max_size=25,
).map("".join)


@given(MARKDOWN)
def test_segments_hold_what_stands_in_the_file(markdown: str) -> None:
    try:
        article = read(markdown)
    except InputError:
        return
    text, file = article.text, article.source_text
    assert file == markdown
    at = 0
    for segment in article.segments:
        length = segment.end - segment.start
        assert text[segment.start : segment.end] == file[segment.origin : segment.origin + length]
        assert at <= segment.start
        at = segment.end
    assert at <= len(text)
    assert sorted(segment.origin for segment in article.segments) == [
        segment.origin for segment in article.segments
    ]


@given(MARKDOWN)
def test_every_character_stands_in_the_file_or_replaces_what_does(markdown: str) -> None:
    try:
        article = read(markdown)
    except InputError:
        return
    origins = [origin(article.segments, offset) for offset in range(len(article.text))]
    assert origins == sorted(origins)
    for offset, place in enumerate(origins):
        if (character := article.text[offset]) not in " \n":
            assert markdown[place] in (character, "&")


FRONT = """---
title: "Ferry sinks"
Authors:
  - Ilse Korda
  - {name: J. O'Dell, desk: sea}
date: 2031-05-04
tags: [sea, 3]
draft: false
---

# Another title

It sank.
"""


def test_front_matter() -> None:
    article = read(FRONT)
    assert article.title == "Ferry sinks"
    assert article.byline == "Ilse Korda, J. O'Dell"
    assert article.published == "2031-05-04"
    assert article.text == "It sank."
    assert FilePlaces(article).place(0) == (13, 1)


@pytest.mark.parametrize(
    ("markdown", "title", "byline", "published"),
    [
        ("# A *fine* `ship`\n\nIt sank.\n\n# Two", "A fine ship", None, None),
        ("## Lesser\n\nIt sank.", None, None, None),
        ("Greater\n===\n\nIt sank.", "Greater", None, None),
        ("---\ntitle:\nauthor: ''\n---\n# Head\n\nIt sank.", "Head", None, None),
        ("---\r\ntitle: Sunk\r\nbyline: Ilse Korda\r\n---\r\nIt sank.", "Sunk", "Ilse Korda", None),
        ("---\npublished: 2031-05-04T10:00:00Z\n...\nIt sank.", None, None, "2031-05-04T10:00:00Z"),
        ("---\ntitle: 1984\n---\nIt sank.", "1984", None, None),
        ("\ufeff---\ntitle: Sunk\n---\nIt sank.", "Sunk", None, None),
        ("---\n---\nIt sank.", None, None, None),
        ("---\n# nothing yet\n---\nIt sank.", None, None, None),
        ("---\n\nIt sank.\n\n---\n\nAll lived.", None, None, None),
        ("It sank.\n\n---\ntitle: no\n---\n", None, None, None),
    ],
)
def test_metadata(
    markdown: str, title: str | None, byline: str | None, published: str | None
) -> None:
    article = read(markdown)
    assert (article.title, article.byline, article.published) == (title, byline, published)
    assert article.text.startswith("It sank.")


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("---\ntitle: a: b\n---\nIt sank.", "n.md:2: front matter is not valid YAML"),
        ("---\ntitle: a\n\tb: c\n---\nIt sank.", "n.md:3: front matter is not valid YAML"),
        ("---\ntitle: " + "[" * 9999 + "\n---\nIt sank.", "n.md:2: front matter is not valid YAML"),
        ("---\n- a\n---\nIt sank.", "n.md:2: front matter is not a mapping of keys to values"),
        ("---\ntitle: a\n\nIt sank.", "n.md:1: front matter without a closing line '---'"),
    ],
)
def test_malformed_front_matter(markdown: str, line: str) -> None:
    with pytest.raises(InputError) as caught:
        read(markdown)
    assert str(caught.value) == line

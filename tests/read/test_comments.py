"""Comments to the auditor: what they ask for, which words they cover, and that they are no text."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.model import Article, NotePlace, Span, Suppression
from auditor.read import article_from_text
from auditor.text import FilePlaces
from tests.read.test_markdown import MARKDOWN

RULE = "anonymity-no-reason"
COMMENT = f"<!-- auditor: ignore {RULE} — cleared by the desk -->"


def read(markdown: str) -> Article:
    return article_from_text(markdown, "n.md")


def asked(markdown: str) -> list[tuple[str | None, str | None]]:
    return [(each.rule, each.reason) for each in read(markdown).suppressions]


def covered(markdown: str) -> list[str | None]:
    article = read(markdown)
    return [
        None if each.span is None else article.text[each.span.start : each.span.end]
        for each in article.suppressions
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("ignore a-b — why", [("a-b", "why")]),
        ("ignore a-b – why", [("a-b", "why")]),
        ("ignore a-b -- why", [("a-b", "why")]),
        ("ignore a-b - why", [("a-b", "why")]),
        ("ignore a-b: why", [("a-b", "why")]),
        ("ignore a-b--why so", [("a-b", "why so")]),
        ("  IGNORE  a-b  —  why\n so - or: not", [("a-b", "why so - or: not")]),
        ("ignore a-b, c ,d-e — why", [("a-b", "why"), ("c", "why"), ("d-e", "why")]),
        ("ignore a-b, a-b — why", [("a-b", "why")]),
        ("ignore a-b", [("a-b", None)]),
        ("ignore a-b —", [("a-b", None)]),
        ("ignore a-b — …", [("a-b", None)]),
        ("ignore a-b why", [("a-b", None)]),  # a reason comes after a dash or a colon
        ("ignore", [(None, None)]),
        ("ignroe a-b — why", [(None, None)]),
        ("ignore — why", [(None, None)]),
        ("", [(None, None)]),
    ],
)
def test_what_a_comment_asks_for(said: str, expected: list[tuple[str, str]]) -> None:
    assert asked(f"It sank. <!-- auditor:{said} -->") == expected


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- auditor: ignore a-b — why -->",
        "<!--auditor:ignore a-b — why-->",
        "<!--\n  Auditor : ignore a-b — why\n-->",
        "[//]: # (auditor: ignore a-b — why)",
        '[//]: # "auditor: ignore a-b — why"',
        "[//]: # 'auditor: ignore a-b — why'",
        "[//]: <> (auditor: ignore a-b — why)",
    ],
)
def test_forms_of_a_comment(comment: str) -> None:
    article = read(f"One.\n\n{comment}\n\nIt sank.\n\nThree.")
    assert article.text == "One.\n\nIt sank.\n\nThree."
    assert article.suppressions == (
        Suppression("a-b", "why", Span(6, 14), NotePlace(line=3, column=1)),
    )


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (f"It sank. {COMMENT}\nAll lived.\n\nThen.", "It sank."),
        (f"One.\nIt *sank*,{COMMENT} he said.\nAll lived.", "It sank, he said."),
        (f"> One.\n> It sank. {COMMENT}\n> Two.", "It sank."),
        (f"- One\n- It sank {COMMENT}\n- Two", "It sank"),
        ("One.\nIt <!-- auditor:\nignore a — b --> sank.\nTwo.", "It sank."),
        # alone on its line: what follows, to the end of the paragraph
        (f"One.\n\n{COMMENT}\n\nIt sank,\nhe said.\n\nTwo.", "It sank, he said."),
        (f"{COMMENT}\nIt sank,\nhe said.\n\nTwo.", "It sank, he said."),
        (f"One.\n{COMMENT}\nIt sank,\nhe said.\n\nTwo.", "It sank, he said."),
        (f"- One\n{COMMENT}\n- Two\n- Three", "Two"),
        (f"{COMMENT}\n\n# Head\n\nIt sank.", "It sank."),
        (f"# Head {COMMENT}\n\nIt sank.", "It sank."),
        (f"{COMMENT} {COMMENT}\n\nIt sank.", "It sank."),
        (f"It sank.\n\n{COMMENT}\n", ""),
    ],
)
def test_which_words_a_comment_covers(markdown: str, words: str) -> None:
    assert set(covered(markdown)) == {words}


@pytest.mark.parametrize(
    ("markdown", "of_title"),
    [
        (f"# Head {COMMENT}\n\nIt sank.", True),
        (f"One.\n\n   # Head {COMMENT}\n\nIt sank.", True),
        (f"## Head {COMMENT}\n\nIt sank.", False),
        (f"{COMMENT}\n# Head\n\nIt sank.", False),
        (f"#1 sank. {COMMENT}", False),
    ],
)
def test_a_comment_beside_the_headline_speaks_of_it(markdown: str, of_title: bool) -> None:
    assert [each.of_title for each in read(markdown).suppressions] == [of_title]


@pytest.mark.parametrize(
    "comment", ["<!-- auditor ignore a-b — why -->", "<!--AUDITOR  ignore-file a-b — why-->"]
)
def test_a_comment_without_its_colon_is_no_text_and_cannot_be_read(comment: str) -> None:
    assert asked(f"It sank. {comment}") == [(None, None)]
    assert read(f"It sank. {comment}").text == "It sank."


def test_a_comment_for_the_file() -> None:
    markdown = f"One.\n\nTwo <!-- auditor: ignore-file {RULE} — an old story --> three."
    assert read(markdown).text == "One.\n\nTwo three."
    assert read(markdown).suppressions == (
        Suppression(RULE, "an old story", None, NotePlace(line=3, column=5)),
    )


@pytest.mark.parametrize(
    "markdown",
    [
        f"Write `{COMMENT}` for it.",
        f"Write:\n\n```\n{COMMENT}\n```\n\nSo.",
        f"Write:\n\n    {COMMENT}\n\nSo.",
        "Comments begin with `<!-- auditor:` here.",
        f"---\ntitle: '{COMMENT}'\n---\nIt sank.",
        "It sank. <!-- the auditor: ignore a — b -->",
        "It sank. <!-- auditors ignore it -->",
        "It sank. <!-- auditor ignored it -->",
        "[//]: # (a note)\n\nIt sank.",
    ],
)
def test_what_is_no_comment_to_the_auditor(markdown: str) -> None:
    assert asked(markdown) == []


def test_plain_text_has_no_comments() -> None:
    article = article_from_text(f"It sank. {COMMENT}", "n.txt")
    assert article.suppressions == ()
    assert COMMENT in article.text


def test_a_comment_that_is_never_closed_would_hide_what_follows() -> None:
    with pytest.raises(InputError) as caught:
        read("One.\n\n<!-- auditor: ignore a — b\n\nIt sank.\n\n<!-- c -->\n")
    assert str(caught.value) == "n.md:3: a comment that is never closed (accepted: -->)"


def test_line_ends_of_windows() -> None:
    article = read(f"# Head {COMMENT}\r\n\r\n{COMMENT}\r\nIt\r\nsank.{COMMENT}\r\n\r\nTwo.\r\n")
    assert (article.title, article.text) == ("Head", "It sank.\n\nTwo.")
    texts = [article.text[s.start : s.end] for s in (n.span for n in article.suppressions) if s]
    assert texts == ["It sank.", "It sank.", "sank."]


def test_a_comment_inside_a_comment_is_cut_with_it() -> None:
    assert read(f"One.\n\n[//]: # (auditor: ignore a {COMMENT})\n\nTwo.").text == "One.\n\nTwo."


@pytest.mark.parametrize(
    "said", ["ignore a —" + " " * 200_000, "ignore" + " a-b" * 50_000, "ignore " + "a," * 100_000]
)
def test_a_long_comment_is_read_at_once(said: str) -> None:
    assert len(asked(f"It sank. <!-- auditor: {said} -->")) == 1


def test_offsets_lead_past_a_comment() -> None:
    article = read(f"Two aides {COMMENT} said *it*{COMMENT}\nsank.")
    assert article.text == "Two aides said it sank."
    places = FilePlaces(article)
    found = {word: places.place(article.text.index(word)) for word in ("aides", "said", "sank")}
    assert found == {"aides": (1, 5), "said": (1, 12 + len(COMMENT)), "sank": (2, 1)}


OWN_LINE = st.sampled_from(
    [COMMENT, "<!-- auditor: ignore\n\n a — `b` \n-->", "[//]: # (auditor: a)"]
)


@given(MARKDOWN, OWN_LINE, st.data())
def test_a_comment_on_a_line_of_its_own_changes_no_text(
    markdown: str, comment: str, data: st.DataObject
) -> None:
    markdown = f"It sank.\n\n{markdown}"
    lines = markdown.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    commented = "\n".join((*lines[:at], comment, *lines[at:]))
    assume(read(commented).suppressions)  # else it stands in code
    assert read(commented).text == read(markdown).text


WORDS = st.lists(
    st.sampled_from(
        ["word", "*é𝄞*", "“q”", "_a_", "**b**", "[a](b)", "&amp;", "it.", "`c`", "and\nso"]
    ),
    min_size=1,
    max_size=9,
)


@given(WORDS, st.data())
def test_a_comment_between_words_changes_no_text(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words)))
    markdown, commented = (
        " ".join(("It", *words[:at], *extra, *words[at:])) for extra in ((), (COMMENT,))
    )
    assert read(commented).text == read(markdown).text
    assert len(read(commented).suppressions) == 1


@given(WORDS, st.data())
def test_offsets_with_comments_lead_to_the_same_characters(
    words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(words)))
    article = read(" ".join(("It", *words[:at], COMMENT, *words[at:])))
    for segment in article.segments:
        length = segment.end - segment.start
        original = article.source_text[segment.origin : segment.origin + length]
        assert article.text[segment.start : segment.end] == original

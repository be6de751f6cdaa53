"""Quotation marks of every style: where quotations begin and end.

Double brackets mark each quotation with its marks; nothing else may be found.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.find.quotes import Quotation, find_quotations
from auditor.model import Span
from auditor.text import paragraphs
from tests.find.marked import marked


def scan(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs(text))


STYLES = {
    "curly": "[[“The pier opens in May,”]] she said. [[“At last.”]]",
    "straight": '[["The pier opens in May,"]] she said. [["At last."]]',
    "two typewriter apostrophes": "[[''The pier opens in May,'']] she said.",
    "backquotes": "[[``The pier opens in May,'']] she said.",
    "single curly": "[[‘The pier opens in May,’]] she said. [[‘At last.’]]",
    "single straight": "[['The pier opens in May,']] she said. [['At last.']]",
    "low German": "[[„The pier opens in May,“]] she said. [[„At last.”]]",
    "guillemets": "[[«The pier opens in May,»]] she said.",
    "in brackets": "The pier ([[“our jewel”]]) opens in May.",
    "after a dash": "The pier—[[“our jewel”]]—opens in May.",
    "after a colon": "She said:[[“The pier opens.”]]",
    "at the end": "She called the pier [[“a jewel.”]]",
    "one word": "She called it [[“mad”]].",
    "begins with digits": "[[“20 piers will open,”]] she said.",
    "begins with an ellipsis": "She spoke of [[“… the last pier.”]]",
    "two at once": "[[“Open it.”]] [[“Never.”]]",
}

NESTED = {
    "single in double": "[[“He told me, ‘Close the pier,’ and left,”]] she said.",
    "double in single": "[[‘He told me, “Close the pier,” and left,’]] she said.",
    "double in double": "[[“He said “close it” to me,”]] she said. It opens in May.",
    "straight single in double": "[[\"He told me, 'Close the pier,' and left,\"]] she said.",
    "both close at once": "[[“He told me, ‘Close the pier.’”]] She left.",
    "both open at once": "[[“‘Close the pier’ was all he said,”]] she told us.",
}

SINGLES = {
    "apostrophes inside": "[[‘It’s the harbour’s last pier and we can’t lose it,’]] she said.",
    "straight apostrophes inside": "[['It's the harbour's last pier,']] she said.",
    "a possessive inside": "[[‘The workers’ union wants the pier,’]] she said. It opens in May.",
    "an elision inside": "[[‘We want ’em back,’]] she said.",
    "a term at an s": "The [[‘blue corridors’]] plan failed.",
    "one letter": "The [[‘C’]] list is closed.",
}

NO_QUOTATIONS = {
    "a decade": "The pier of the ’90s and the '80s closed.",
    "an elision": "They took ’em and 'em away.",
    "a possessive": "The workers’ union and the harbours' masters met.",
    "apostrophes": "It’s late; don't go.",
    "feet and inches": "The board is 6' 2\" by 5'11\" and stands.",
    "inches": 'A 15" plank and a 20" rail lay there.',
    "inches with other marks": "A plank of 6’ 2” lay there.",
    "a mark alone": 'The " stands alone.',
    "empty": "",
    "no marks": "The pier opens in May.",
    "minutes of arc": "The light stands at 54° 12' 30\" north.",
}


@pytest.mark.parametrize(
    "text",
    [*STYLES.values(), *NESTED.values(), *SINGLES.values(), *NO_QUOTATIONS.values()],
    ids=[*STYLES, *NESTED, *SINGLES, *NO_QUOTATIONS],
)
def test_quotations_begin_and_end_at_their_marks(text: str) -> None:
    text, spans = marked(text)
    assert tuple(quotation.span for quotation in scan(text)) == spans


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“Yes,” she said.", "Yes,"),
        ("''Yes,'' she said.", "Yes,"),
        ("``Yes,'' she said.", "Yes,"),
        ("‘Yes,’ she said.", "Yes,"),
        ("„Yes,“ she said.", "Yes,"),
        ('"Yes," she said.', "Yes,"),
    ],
)
def test_the_inner_span_has_no_marks(text: str, inner: str) -> None:
    (quotation,) = scan(text)
    assert quotation.closed
    assert text[quotation.inner.start : quotation.inner.end] == inner


def test_a_quotation_reopened_in_the_next_paragraph_is_continued() -> None:
    text, spans = marked(
        "She spoke: [[“The pier opens in May.]]\n\n[[“Nobody will pay for it.]]\n\n"
        "[[“Nobody at all.”]] [[“Never.”]]\n\n[[“Ever.”]]"
    )
    found = scan(text)
    assert tuple(q.span for q in found) == spans
    assert [q.continues for q in found] == [False, True, True, False, False]
    assert [q.closed for q in found] == [False, False, True, True, True]
    assert [q.paragraph for q in found] == [0, 1, 2, 2, 3]


def test_a_straight_quotation_is_continued_too() -> None:
    text, spans = marked('[["The pier opens in May.]]\n\n[["Nobody will pay," she said.]]')
    assert [q.continues for q in scan(text)] == [False, True]
    assert scan(text)[0].span == spans[0]


def test_a_quotation_nobody_closed_ends_with_its_paragraph() -> None:
    text, spans = marked("[[“The pier opens in May, she said.]]\n\nIt rained. “Late,” he said.")
    first, second = scan(text)
    assert (first.span, first.closed) == (spans[0], False)
    assert text[second.span.start : second.span.end] == "“Late,”"
    assert not second.continues


def test_a_stray_mark_takes_no_words_with_it() -> None:
    assert scan("The “pier opens in May") == ()
    assert scan("Anno ‘pier opens in May and nobody knows why.") == ()


def test_offsets_are_of_the_whole_text() -> None:
    text = "🎉\r\n\r\nShe said: “Yes.”"
    (quotation,) = scan(text)
    assert quotation.span == Span(15, 21)


MARKY = st.text(st.sampled_from("ab s.,\n“”‘’\"'`„«»1"), max_size=40)


@given(MARKY)
@example("''")
@example("“\n\n“")
def test_quotations_are_in_order_apart_and_inside_their_paragraph(text: str) -> None:
    blocks, end = paragraphs(text), 0
    for quotation in find_quotations(text, blocks):
        assert end <= quotation.span.start < quotation.span.end
        assert quotation.span.holds(quotation.inner)
        assert blocks[quotation.paragraph].holds(quotation.span)
        end = quotation.span.end

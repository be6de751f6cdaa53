"""Texts in which places are marked, so that a test shows at sight where they are.

`[[“We open,”]] she said.` marks spans; `{c “We open,”} {s she} {q said}.` marks the content, the
source and the cue of an attribution, and `{c2 …}` those of the second one of a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from auditor.model import Attribution, Span

Find = Callable[[str], tuple[Attribution, ...]]


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its brackets, and the spans between them in the order of the text."""
    plain, at = "", 0
    spans: list[Span] = []
    opened: list[int] = []
    for match in re.finditer(r"\[\[|\]\]", text):
        plain += text[at : match.start()]
        at = match.end()
        if match[0] == "[[":
            opened.append(len(plain))
        else:
            spans.append(Span(opened.pop(), len(plain)))
    return plain + text[at:], tuple(sorted(spans))


def unmarked(text: str) -> str:
    """The text without the braces that mark attributions."""
    return re.sub(r"\{[sqc]\d? |\}", "", text)


def show(text: str, attributions: Sequence[Attribution]) -> str:
    """The text with braces around the source, cue and content of each attribution."""
    marks: list[tuple[int, int, str]] = []
    for number, each in enumerate(attributions, 1):
        digit = str(number) if len(attributions) > 1 else ""
        for role, passage in (("s", each.source), ("q", each.cue), ("c", each.content)):
            for span in passage or ():
                # Where two meet, the one that ends stands before the one that begins.
                marks += [(span.start, 1, f"{{{role}{digit} "), (span.end, 0, "}")]
    for place, _, mark in sorted(marks, reverse=True):
        text = text[:place] + mark + text[place:]
    return text


def cases(texts: Mapping[str, Any], gaps: Mapping[str, str]) -> list[Any]:
    """The texts by their names; those that are known to fail, marked so."""
    marks = {name: pytest.mark.xfail(reason=reason) for name, reason in gaps.items()}
    return [
        pytest.param(text, id=name, marks=[marks[name]] if name in marks else [])
        for name, text in texts.items()
    ]


def check(find: Find, text: str, *modes: str) -> tuple[Attribution, ...]:
    """What is found in a marked text: exactly what is marked, in one of these modes if any."""
    found = find(unmarked(text))
    assert show(unmarked(text), found) == text
    assert not modes or {each.mode for each in found} <= set(modes)
    return found

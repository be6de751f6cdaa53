"""Texts in which the words of basis and reason are marked, and what is told of each source.

`A clerk {k familiar with the plan} …` marks how a source knows, `{r because …}` why it has no name;
the lines behind the text say of each anonymous source what is stated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from auditor.engine import Engine
from auditor.model import Source
from auditor.read import article_from_text

Lines = tuple[str, ...]


def cases(texts: Mapping[str, Lines], gaps: Mapping[str, str]) -> list[Any]:
    """The texts as parameters, those with a gap as recorded failures."""
    return [
        pytest.param(
            lines, id=name, marks=pytest.mark.xfail(reason=gaps[name]) if name in gaps else ()
        )
        for name, lines in texts.items()
    ]


def check(engine: Engine, lines: Lines) -> None:
    """The marks and the lines are what an audit finds."""
    marked, *expected = lines
    text = unmarked(marked)
    sources = engine.examine(article_from_text(text)).sources
    assert show(text, sources) == marked
    found = [summary(source) for source in sources if source.kind == "anonymous"]
    assert len(found) == len(expected)
    for line, wanted in zip(found, expected, strict=True):
        label, told = wanted.split(": ")
        assert line.startswith(label)
        assert line.endswith(f": {told}")


def unmarked(text: str) -> str:
    return re.sub(r"\{[kr] |\}", "", text)


def show(text: str, sources: Sequence[Source]) -> str:
    """The text with braces around the words of basis and reason."""
    marks = set()
    for source in sources:
        told = source.anonymity
        for name, words in (("k", told and told.basis), ("r", told and told.reason)):
            if words:
                marks |= {(words.span.start, 1, f"{{{name} "), (words.span.end, 0, "}")}
    for place, _, mark in sorted(marks, reverse=True):
        text = text[:place] + mark + text[place:]
    return text


def summary(source: Source) -> str:
    told = source.anonymity
    assert told
    stated = "stated" if told.disclosed else "unstated"
    why = told.reason.category if told.reason else None
    parts = (part for part in (stated, told.knowledge, why) if part)
    return f"{source.label}: {', '.join(parts)}"

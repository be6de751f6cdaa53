"""Texts in which a test marks places.

`[[“We open,”]] she said.` marks spans; `{c “We open,”} {s she} {q said}.` marks the content, the
source and the cue of an attribution, `{c2 …}` those of a second one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from auditor.model import Attribution, Passage, Span

Places = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its brackets, and the spans between them in the order of the text."""
    plain, spans = _spans(text, r"\[\[()|\]\]")
    return plain, tuple(sorted(span for _, span in spans))


def roles(text: str) -> tuple[str, tuple[Places, ...]]:
    """The text without its braces; source, cue and content of each attribution marked in it."""
    plain, spans = _spans(text, r"\{([sqc]\d?) |\}")
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for name, span in spans:
        found[name if name[1:] else f"{name}1"].append(span)
    numbers = sorted({name[1] for name in found})
    return plain, tuple(
        tuple(tuple(sorted(found[role + number])) for role in "sqc") for number in numbers
    )


def places(attributions: Iterable[Attribution]) -> tuple[Places, ...]:
    """Source, cue and content of attributions, as `roles` gives them."""
    return tuple((_of(each.source), _of(each.cue), _of(each.content)) for each in attributions)


def _of(passage: Passage | None) -> tuple[Span, ...]:
    return passage.spans if passage else ()


def _spans(text: str, mark: str) -> tuple[str, list[tuple[str, Span]]]:
    plain, at = "", 0
    spans: list[tuple[str, Span]] = []
    opened: list[tuple[str, int]] = []
    for match in re.finditer(mark, text):
        plain += text[at : match.start()]
        at = match.end()
        if match[1] is not None:
            opened.append((match[1], len(plain)))
        else:
            name, start = opened.pop()
            spans.append((name, Span(start, len(plain))))
    return plain + text[at:], spans

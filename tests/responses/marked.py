"""Texts in which responses are marked, so that a test shows at sight what is found where.

`{declined {p Holt} declined to comment}.` marks the words of a response with its kind, and the
party in them; `{no_reply! …}` says that only nothing came at once.  Of several parties in a
sentence each has its response: `{no_reply {no_reply Neither {p Holt} nor {p Ruiz} answered}}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from auditor.model import Response, Span

Respond = Callable[[str], tuple[Response, ...]]


def unmarked(text: str) -> str:
    """The text without its marks."""
    return re.sub(r"\{[a-z_]+!? |\}", "", text)


def show(text: str, responses: Sequence[Response]) -> str:
    """The text with braces around each response and its party."""
    marks = [mark for each in responses for mark in _marks(each)]
    opening = sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end, mark[1] == "p"))
    edges = [(span.start, 1, number, f"{{{name} ") for number, (span, name) in enumerate(opening)]
    edges += [(span.end, 0, 0, "}") for span, _ in marks]
    for place, _, _, mark in sorted(edges, reverse=True):
        text = text[:place] + mark + text[place:]
    return text


def _marks(response: Response) -> list[tuple[Span, str]]:
    kind = response.kind + ("!" if response.immediate else "")
    party = [(response.party_span, "p")] if response.party_span else []
    return [(response.span, kind), *party]


def check(respond: Respond, text: str) -> None:
    """What is found in a marked text: exactly what is marked."""
    assert show(unmarked(text), respond(unmarked(text))) == text

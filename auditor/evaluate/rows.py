"""The shape of a line of labels: one article, as JSON, checked as it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from auditor.errors import InputError
from auditor.model import Kind, ResponseKind

SHAPE = (
    '{"article": NAME, "attributions": [{"source": [[START, END]…], "cue": …, "content": …, '
    '"kind": KIND, "name": …}…], "responses": [{"span": [START, END], "party": …, "kind": …}…], '
    '"anonymity": [{"span": [START, END], "source": [START, END], "reason": …}…]}'
)
# Labels may tell a refusal in other words apart; to the audit it is one.
OTHER_WORDS: Final = "no_comment_other"
LabelledResponseKind = Literal[ResponseKind, "no_comment_other"]
Range = tuple[int, int]


class AttributionRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says what: ranges by role, and what the source is."""

    source: tuple[Range, ...] | None = None
    cue: tuple[Range, ...] | None = None
    content: tuple[Range, ...] | None = None
    kind: Kind | None = None
    name: str | None = None


class AnonymityRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that withhold an identity."""

    span: Range
    source: Range | None = None
    reason: str | msgspec.UnsetType | None = msgspec.UNSET


class ResponseRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of asking somebody for comment."""

    span: Range
    party: str | None = None
    kind: LabelledResponseKind | None = None


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One article's labels; `article` is its name, or the beginning of it."""

    article: str
    attributions: tuple[AttributionRow, ...]
    responses: tuple[ResponseRow, ...] | None = None
    anonymity: tuple[AnonymityRow, ...] | None = None


def decode_row(line: str, path: Path, number: int) -> Row:
    """The row of a line.  Raises InputError with path, line and key for any other shape."""
    try:
        return msgspec.json.decode(line, type=Row)
    except msgspec.ValidationError as error:
        problem, _, key = str(error).partition(" - at `$")
        raise InputError(
            problem[:1].lower() + problem[1:],
            path=str(path),
            line=number,
            key=key.strip(".`") or None,
            accepted=_accepted(key),
        ) from error
    except msgspec.DecodeError as error:
        problem = f"not JSON: {str(error).removeprefix('JSON is malformed: ')}"
        raise InputError(problem, path=str(path), line=number, accepted=SHAPE) from error


def _accepted(key: str) -> str:
    if key.endswith(".kind`"):
        of_response = key.startswith(".responses")
        return ", ".join(get_args(LabelledResponseKind if of_response else Kind))
    return SHAPE

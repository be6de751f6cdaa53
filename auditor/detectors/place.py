"""A place in the article that a finder names."""

from __future__ import annotations

import msgspec

from auditor.model import Span


class Place(msgspec.Struct, frozen=True):
    """A place that a finder names: the subject of a rule about phrases.

    `span` is None where the article's text does not hold it: a headline of the front matter, or
    what the whole article lacks; then `text` says what it is about.  `about` is what the message
    adds (who is accused, the other number); `related` are further places of the same matter.
    """

    span: Span | None
    about: str = ""
    related: tuple[Span, ...] = ()
    text: str | None = None

"""What people have labelled in one article, whatever format their labels came in."""

from __future__ import annotations

import msgspec

from auditor.evaluate.figures import Roles
from auditor.model import Kind, ResponseKind, Span


class Identity(msgspec.Struct, frozen=True):
    """Who a labelled source is; None where the labels do not say."""

    kind: Kind | None = None
    name: str | None = None


class AnonymityLabel(msgspec.Struct, frozen=True):
    """Words that withhold an identity, and the source whose it is.

    `reason` is why, or None where the article does not say; it means something only where
    `reason_told`: the labels say whether there is one.
    """

    span: Span
    source: Span | None = None
    reason: str | None = None
    reason_told: bool = False


class ResponseLabel(msgspec.Struct, frozen=True):
    """What came of asking somebody for comment; None where the labels do not say."""

    span: Span
    party: str | None = None
    kind: ResponseKind | None = None


class Labels(msgspec.Struct, frozen=True):
    """The gold attributions of an article, in the order of their file, and what else was labelled.

    `left_out` counts the roles whose words are annotated only further down the file than the event
    that names them.  They are no part of the gold, since published figures are counted so.
    `identities` stand in the order of the attributions, or are empty.  `anonymity` and `responses`
    are None where nobody has looked for them, which is not the same as none.
    """

    attributions: tuple[Roles, ...]
    left_out: int = 0
    identities: tuple[Identity, ...] = ()
    anonymity: tuple[AnonymityLabel, ...] | None = None
    responses: tuple[ResponseLabel, ...] | None = None

    @property
    def tell_sources(self) -> bool:
        """Whether they say anything of who the sources are."""
        told = any(each.kind or each.name for each in self.identities)
        return told or self.anonymity is not None or self.responses is not None

"""Article → Document: the one place where a language model is at work.

A parser is any object with a `name` and `parse(article) -> Document`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from auditor.errors import ModelError
from auditor.model import Article, Document

EMBEDDED = "embedded"
EMBEDDED_PACK = Path(__file__).parent.parent / "models" / "en"


class Parser(Protocol):
    """What the audit needs of a parser; one of the package's four extension points."""

    @property
    def name(self) -> str:
        """Name and version, as the report shows them."""
        ...

    def parse(self, article: Article) -> Document:
        """The article's tokens, sentences, dependencies and entities."""
        ...


def load_parser(model: str = EMBEDDED) -> Parser:
    """The parser for `embedded` (the pack that ships), a pack's folder, or `stanza:LANGUAGE`.

    Never touches the network.  Raises ModelError for a pack that is missing, broken or altered.
    """
    # Stanza and torch take seconds to import: only an audit that parses pays for them.
    from auditor.nlp import stanza_adapter  # noqa: PLC0415

    if model == EMBEDDED:
        return stanza_adapter.load_pack(stanza_adapter.EMBEDDED_PACK)
    if model.startswith("stanza:"):
        return stanza_adapter.load_official(model.removeprefix("stanza:"))
    return stanza_adapter.load_pack(stanza_adapter.pack_folder(model))


def model_digest(model: str) -> str | None:
    """What tells a language pack from all others, without loading it.

    None for Stanza's official models, which have no manifest, and where there is no pack.
    """
    folder = EMBEDDED_PACK if model == EMBEDDED else Path(model)
    try:
        return hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    except OSError:
        return None


def download_official(language: str) -> str:
    """Download Stanza's official models for a language; the folder they are in.

    The only function of the package that uses the network, and only when the user calls for it.
    Raises ModelError where there is no network or no such language.
    """
    from auditor.nlp import stanza_adapter  # noqa: PLC0415

    return stanza_adapter.download(language)


__all__ = [
    "EMBEDDED",
    "EMBEDDED_PACK",
    "ModelError",
    "Parser",
    "download_official",
    "load_parser",
    "model_digest",
]

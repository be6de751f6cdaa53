"""Article → Document: the one place where a language model is at work.

A parser is any object with a `name` and `parse(article) -> Document`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from auditor.errors import ModelError
from auditor.model import Article, Document
from auditor.nlp.manifest import NETWORK, read_manifest

EMBEDDED = "embedded"
OFFICIAL = "stanza:"
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


class BatchParser(Parser, Protocol):
    """A parser that takes less time for articles together than for one after the other."""

    def parse_all(self, articles: Sequence[Article]) -> list[Document]:
        """The document of each article."""
        ...


def parse_all(parser: Parser, articles: Sequence[Article]) -> list[Document]:
    """The document of each article: together, where the parser can."""
    if hasattr(parser, "parse_all"):
        return cast(BatchParser, parser).parse_all(articles)
    return [parser.parse(article) for article in articles]


def load_parser(model: str = EMBEDDED) -> Parser:
    """The parser for `embedded` (the pack that ships), a pack's folder, or `stanza:LANGUAGE`.

    A folder may hold networks for the runtime that ships, or what Stanza trained.  Never touches
    the network.  Raises ModelError for a pack that is missing, broken or altered, and where a pack
    needs Stanza, which is not installed.
    """
    if model.startswith(OFFICIAL):
        return cast(Parser, _stanza().load_official(model.removeprefix(OFFICIAL)))
    folder = EMBEDDED_PACK if model == EMBEDDED else _pack_folder(model)
    if model != EMBEDDED and NETWORK not in read_manifest(folder).digests:
        return cast(Parser, _stanza().load_pack(folder))
    # numpy takes a tenth of a second to import: only an audit that parses pays for it.
    from auditor.nlp.network import load_network  # noqa: PLC0415

    return load_network(folder)


def _pack_folder(model: str) -> Path:
    """The folder that a model's name means.  Raises ModelError where it is none."""
    folder = Path(model)
    if not folder.is_dir():
        raise ModelError(
            f"no such language pack: {model}",
            accepted="embedded, stanza:LANGUAGE, or a pack's folder",
        )
    return folder


def _stanza() -> ModuleType:
    """The adapter of Stanza, which most users do without: gigabytes, and seconds to load."""
    try:
        from auditor.nlp import stanza_adapter  # noqa: PLC0415
    except ImportError as error:
        raise ModelError(
            f"this needs Stanza, and it is not installed ({error}): "
            "pip install 'sourcing-auditor[stanza]'"
        ) from error
    return stanza_adapter


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
    folder: str = _stanza().download(language)
    return folder


__all__ = [
    "EMBEDDED",
    "EMBEDDED_PACK",
    "BatchParser",
    "ModelError",
    "Parser",
    "download_official",
    "load_parser",
    "model_digest",
    "parse_all",
]

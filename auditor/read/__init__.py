"""File → Article: plain text and Markdown, with a clear error for whatever is no article.

find_articles(paths) → the files to read
read_article(path)   → one Article, its writer's notes with it, or an InputError with its path
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath

import msgspec

from auditor.errors import InputError
from auditor.model import Article
from auditor.read.files import SIDECAR, decode, find_articles, load
from auditor.read.plain import read_plain

__all__ = ["article_from_text", "find_articles", "read_article"]

MARKDOWN = (".md", ".markdown")


def read_article(path: Path, *, data: bytes | None = None) -> Article:
    """The article of a file, in the format that its suffix names; plain text for any other suffix.

    `data` are the file's bytes where the caller has them already (standard input, an editor's
    buffer): then nothing is opened and `path` only names the article.  Raises InputError with the
    path for a file that is missing, unreadable, too large, empty, binary or not UTF-8, and for
    front matter or notes beside the file that are not well formed.
    """
    if data is not None:
        return _article(data, path.as_posix())
    article = _article(load(path), path.as_posix())
    if not path.with_suffix(SIDECAR).is_file():
        return article
    # Here, not above: few articles have notes beside them, and need a reader of YAML.
    from auditor.read.notes import read_sidecar  # noqa: PLC0415

    notes = read_sidecar(path)
    return msgspec.structs.replace(
        article,
        suppressions=(*article.suppressions, *notes.suppressions),
        declarations=(*article.declarations, *notes.declarations),
    )


def article_from_text(text: str, path: str | None = None) -> Article:
    """The article of a text that is at hand; `path` names it, and its suffix the format.

    Raises InputError as `read_article` does.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        problem = f"character {error.start} is half of a surrogate pair, which no text holds"
        raise InputError(problem, path=path) from error
    return _article(data, path)


def _article(data: bytes, path: str | None) -> Article:
    source = decode(data, path)
    article = _read(source, path)
    if not article.text.strip():
        raise InputError("empty: the file has no text to audit", path=path)
    return msgspec.structs.replace(article, path=path, sha256=hashlib.sha256(data).hexdigest())


def _read(source: str, path: str | None) -> Article:
    if PurePath(path or "").suffix.lower() not in MARKDOWN:
        return read_plain(source)
    # Here, not above: plain text needs no parser of Markdown.
    from auditor.read.markdown import read_markdown  # noqa: PLC0415

    return read_markdown(source, path)

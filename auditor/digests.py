"""What decides parses and reports, as digests: where one is the same, so is what came of it.

They are made from the files alone, for who finds a report in the cache must load neither rules nor
a model.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

from auditor.config import Config, Threshold, overriding
from auditor.errors import ConfigError
from auditor.model import Article
from auditor.nlp import model_digest
from auditor.shipped import rules_folder

PACKAGE = Path(__file__).parent
# A language pack has its own digest; the rules' is of their source.
APART = ("models", "_rules", "__pycache__")
# The word list that parsers read: rules may change, and texts need no new parse.
PARSERS_WORDS = "abbreviations.yaml"
INSTALLED = ("site-packages", "dist-packages")


def rules_digest(*folders: Path) -> str:
    """The sha256 over every file of `rules/` that ships and of these folders, by name and content.

    Two audits with the same digest had the same rules, packs, word lists and decisions.
    """
    digest = hashlib.sha256()
    for folder in (rules_folder(), *folders):
        for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.tsv"))):
            if path.is_file():  # what is none is told by who reads it
                name = path.relative_to(folder).as_posix()
                digest.update(name.encode() + b"\0" + _content(path))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError("this file cannot be read", path=str(path)) from error


def parses_digest(model: str) -> str | None:
    """What decides the parse of a text beside the text; None for a model that nobody can tell."""
    known = model_digest(model)
    words = rules_folder() / "lexicons" / PARSERS_WORDS
    return known and _digest("parse", known, _program(), words.read_bytes())


def reports_digest(config: Config, rules: str) -> str | None:
    """What decides a report beside the article; None for a model that nobody can tell.

    `rules` is the `rules_digest` under the configuration.
    """
    known = model_digest(config.model)
    return known and _digest("report", known, _program(), rules, _decisive(config))


def parse_key(article: Article, digest: str) -> bytes:
    """The key of a parse in the cache, under its `parses_digest`."""
    return _key(digest, article.text)


def report_key(article: Article, config: Config, digest: str) -> bytes:
    """The key of a report in the cache, under its `reports_digest`.

    An article's notes and path are part of it, so that no file can be taken for another.
    """
    return _key(digest, article, overriding(config, article.path))


def _decisive(config: Config) -> Config:
    """The configuration without what says which reports are shown and what follows from them."""
    overrides = (msgspec.structs.replace(each, fail_on=None) for each in config.overrides)
    return msgspec.structs.replace(
        config,
        fail_on=Threshold(),
        exclude=(),
        baseline=None,
        path=None,
        overrides=tuple(overrides),
    )


@cache  # within one process the program is what it is
def _program() -> str:
    """The files of this program, Python's version, and what is installed beside it."""
    files = ((path, _sha256((PACKAGE / path).read_bytes())) for path in sorted(_files(PACKAGE)))
    return _digest(sys.version, *_installed(), *files)


def _files(folder: Path) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in APART]
        yield from (os.path.relpath(os.path.join(root, name), folder) for name in names)  # noqa: PTH118


def _installed() -> Iterable[object]:
    """When something was last installed, upgraded or removed: that changes the folder's time.

    To ask each library for its version would take longer than all the rest.
    """
    for path in (Path(each) for each in sys.path if Path(each).name in INSTALLED):
        if path.is_dir():
            yield path, path.stat().st_mtime_ns


def _key(digest: str, *parts: object) -> bytes:
    return bytes.fromhex(_digest(digest, *parts))


def _digest(*parts: object) -> str:
    # Values by their repr, which leaves nothing out and has no two readings.
    return _sha256(repr(parts).encode())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""Files and folders: which ones are articles, their bytes, their characters."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.errors import InputError

SUFFIXES = (".txt", ".md", ".markdown")
# Of the file beside an article that holds the writer's notes.
SIDECAR = ".auditor.yaml"
# About 170,000 words: no article is longer, and a file that is would take minutes to parse.
LIMIT_MB = 1
LIMIT = LIMIT_MB * 1024 * 1024
ENCODED_OTHERWISE = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
# Control characters that no text editor writes: all but \b \t \n \v \f \r and escape.
CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\b\t\n\v\f\r\x1b"})
MOST_CONTROLS = 0.02  # a larger share of them makes a file binary


def find_articles(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The articles at these paths, in the order given, each file once.

    A file is taken whatever its suffix; a folder is walked in sorted order for `.txt`, `.md` and
    `.markdown`, past hidden files and folders.  Raises InputError for a path that does not exist
    and for a folder without articles; so that other paths go on, call it with one path at a time.
    """
    found: dict[str, Path] = {}
    for file in (file for path in paths for file in _at(path)):
        # Not `resolve`, which fails on links that lead in a circle: `load` tells of these.
        found.setdefault(os.path.realpath(file), file)
    return tuple(found.values())


def load(path: Path) -> bytes:
    """The file's bytes.  Raises InputError where it cannot be opened or is larger than 1 MB."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError("no such file or folder", path=str(path)) from error
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise InputError(problem, path=str(path)) from error
    return data


def decode(data: bytes, path: str | None) -> str:
    """The characters of the bytes, a byte order mark included.

    Raises InputError for bytes that are too many, binary or not UTF-8: then with the first wrong
    byte, its offset in bytes and its line.
    """
    if len(data) > LIMIT:
        raise InputError(
            f"larger than {LIMIT_MB} MB, the most that an article may have: is it one article?",
            path=path,
        )
    for mark, encoding in ENCODED_OTHERWISE.items():
        if data.startswith(mark):
            raise InputError(
                f"expected UTF-8; byte 0x{data[0]:02x} at offset 0 opens {encoding}", path=path
            )
    if _is_binary(data):
        raise InputError("binary: expected UTF-8 text", path=path)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        at = error.start
        problem = f"expected UTF-8; byte 0x{data[at]:02x} at offset {at} does not belong there"
        raise InputError(problem, path=path, line=data.count(b"\n", 0, at) + 1) from error


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, CONTROLS))
    return b"\0" in data or controls > MOST_CONTROLS * len(data)


def _at(path: Path) -> tuple[Path, ...]:
    if not path.exists():
        raise InputError("no such file or folder", path=str(path))
    if not path.is_dir():
        return (path,)
    found = tuple(_walk(path))
    if not found:
        accepted = ", ".join(SUFFIXES)
        raise InputError("a folder without articles", path=str(path), accepted=accepted)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(root, name)

"""A .jsonl file of labels, one article a line, and a folder of texts → articles with their labels.

FILE.jsonl with FOLDER/NAME.txt; the folder is named, or it is `text` beside the file or the file's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from auditor.errors import InputError
from auditor.evaluate.figures import ROLES, Roles
from auditor.evaluate.labels import AnonymityLabel, Identity, Labels, ResponseLabel
from auditor.evaluate.layout import TEXT, Gold, LabelledArticle
from auditor.evaluate.rows import (
    OTHER_WORDS,
    AnonymityRow,
    AttributionRow,
    Range,
    ResponseRow,
    Row,
    decode_row,
)
from auditor.model import Article, Span
from auditor.read.files import SUFFIXES, decode

ACCEPTED = (
    f"--texts FOLDER, a folder {TEXT}/ beside the file, or the texts in the file's own folder"
)
NAMING = "the beginning of one file's name, or the whole of it without its suffix"
# Of files that begin alike, so many are told.
SHOWN = 3


def find_rows(path: Path, texts: Path | None = None) -> Gold:
    """The labelled articles of a .jsonl file, in its order.

    A line that is malformed, or whose article is not there, is one of the gold's `mistakes`.
    Raises InputError for a file that cannot be read or has no line, and where there are no texts.
    """
    lines = [(n, line) for n, line in enumerate(_lines(path), 1) if line.strip()]
    if not lines:
        raise InputError("no labelled article", path=str(path), accepted="one article a line")
    files = _files(path, texts)
    found: dict[Path, LabelledArticle] = {}
    mistakes: list[InputError] = []
    for number, line in lines:
        try:
            row = decode_row(line, path, number)
            text = _file_of(row, files, path, number)
            if text in found:
                problem = f"{text.name} is labelled in line {found[text].line} already"
                raise InputError(problem, path=str(path), line=number)
        except InputError as error:
            mistakes.append(error)
        else:
            found[text] = LabelledArticle(text, path, row, number)
    without = tuple(text for text in files if text not in found)
    return Gold(tuple(found.values()), without, mistakes=tuple(mistakes), format="jsonl")


def read_row(labelled: LabelledArticle, row: Row, article: Article) -> Labels:
    """What a row labels.  Raises InputError with path and line for a range outside the article."""
    size = len(article.text)
    for key, (start, end) in _ranges(row):
        if not 0 <= start < end <= size:
            raise InputError(
                f"{start}, {end} is no range of the article",
                path=str(labelled.labels),
                line=labelled.line,
                key=key,
                accepted=f"START below END, END at most {size}",
            )
    return Labels(
        attributions=tuple(_roles(each) for each in row.attributions),
        identities=tuple(Identity(each.kind, each.name) for each in row.attributions),
        anonymity=None if row.anonymity is None else tuple(map(_mark, row.anonymity)),
        responses=None if row.responses is None else tuple(map(_response, row.responses)),
    )


def _lines(path: Path) -> list[str]:
    """The lines of a file that may be larger than any article is."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", path=str(path)) from error
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise InputError(problem, path=str(path)) from error
    # Not `splitlines`: the strings of JSON may hold other ends of lines as they are.
    return decode(data, str(path)).removeprefix("\ufeff").split("\n")


def _files(path: Path, texts: Path | None) -> tuple[Path, ...]:
    """The texts in the folder that is named, or in the first of the usual ones that has any."""
    if texts is not None and not texts.is_dir():
        problem = "not a folder" if texts.exists() else "no such folder"
        raise InputError(problem, path=str(texts), accepted="a folder of texts")
    for folder in (texts,) if texts else (path.parent / TEXT, path.parent):
        found = sorted(folder.glob("*")) if folder.is_dir() else []
        files = tuple(file for file in found if file.suffix.lower() in SUFFIXES and file.is_file())
        if files:
            return files
    accepted = f"a folder of {', '.join(SUFFIXES)} files" if texts else ACCEPTED
    raise InputError("no texts to these labels", path=str(texts or path), accepted=accepted)


def _file_of(row: Row, files: Sequence[Path], path: Path, line: int) -> Path:
    """The file that a row names: by its whole name, else the only one that begins so."""
    begun = [file for file in files if file.stem.startswith(row.article)]
    exact = [file for file in begun if file.stem == row.article]
    fitting = exact or begun
    if len(fitting) == 1:
        return fitting[0]
    some = ", ".join(file.name for file in fitting[:SHOWN])
    how_many = f"{len(fitting)} files begin so, {some}" if fitting else "no file begins so"
    problem = f"{row.article!r}: {how_many} in {files[0].parent}"
    raise InputError(problem, path=str(path), line=line, key="article", accepted=NAMING)


def _ranges(row: Row) -> Iterator[tuple[str, Range]]:
    """Every range of a row with the key that it stands under."""
    for number, each in enumerate(row.attributions):
        for role in ROLES:
            ranges: tuple[Range, ...] | None = getattr(each, role)
            yield from ((f"attributions[{number}].{role}", given) for given in ranges or ())
    for number, mark in enumerate(row.anonymity or ()):
        yield f"anonymity[{number}].span", mark.span
        if mark.source:
            yield f"anonymity[{number}].source", mark.source
    for number, response in enumerate(row.responses or ()):
        yield f"responses[{number}].span", response.span


def _roles(row: AttributionRow) -> Roles:
    source, cue, content = (
        tuple(sorted({Span(*given) for given in ranges or ()}))
        for ranges in (row.source, row.cue, row.content)
    )
    return Roles(source, cue, content)


def _mark(row: AnonymityRow) -> AnonymityLabel:
    source = Span(*row.source) if row.source else None
    if isinstance(row.reason, msgspec.UnsetType):
        return AnonymityLabel(Span(*row.span), source)
    return AnonymityLabel(Span(*row.span), source, row.reason, reason_told=True)


def _response(row: ResponseRow) -> ResponseLabel:
    kind = "declined" if row.kind == OTHER_WORDS else row.kind
    return ResponseLabel(Span(*row.span), row.party, kind)

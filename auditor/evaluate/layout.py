"""A folder of gold labels → articles with the labels that count for them.

GOLD/SPLIT/text/NAME.txt  with  GOLD/SPLIT/attributions/NAME.ann or NAME_*.ann
GOLD/text/NAME.txt        with  GOLD/attributions/…        one split's folder
GOLD/NAME.txt             with  GOLD/NAME.ann or NAME_*.ann     as brat keeps them
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from auditor.errors import InputError
from auditor.evaluate.rows import Row

GoldFormat = Literal["brat", "jsonl"]
TEXT, LABELS = "text", "attributions"
LAYOUT = f"SPLIT/{TEXT}/NAME.txt with SPLIT/{LABELS}/NAME_*.ann, or NAME.txt beside NAME.ann"


class LabelledArticle(msgspec.Struct, frozen=True):
    """An article's file and the file of its gold labels; of a .jsonl file its row and line."""

    text: Path
    labels: Path
    row: Row | None = None
    line: int | None = None


class Gold(msgspec.Struct, frozen=True):
    """The labelled articles of a folder, in sorted order, or of a .jsonl file, in its own.

    `unlabelled` are texts without labels, `orphans` files of labels without a text, `mistakes` the
    lines that cannot be read or have no text; none of them counts.
    """

    articles: tuple[LabelledArticle, ...]
    unlabelled: tuple[Path, ...] = ()
    orphans: tuple[Path, ...] = ()
    mistakes: tuple[InputError, ...] = ()
    format: GoldFormat = "brat"


def find_gold(folder: Path, split: str | None = None) -> Gold:
    """The labelled articles of a folder, or of one split of it.

    Where several people labelled one article, the first file in sorted order is the gold.  Raises
    InputError with the path for a folder that is missing, holds several splits of which none is
    chosen, or no labelled article.
    """
    texts, labels = _folders(_chosen(folder, split))
    articles = sorted(texts.glob("*.txt"))
    by_stem: dict[str, list[Path]] = {path.stem: [] for path in articles}
    orphans: list[Path] = []
    for path in sorted(labels.glob("*.ann")):
        stem = _labelled_by(path, by_stem)
        (orphans if stem is None else by_stem[stem]).append(path)
    found = tuple(
        LabelledArticle(path, by_stem[path.stem][0]) for path in articles if by_stem[path.stem]
    )
    if not found:
        raise InputError("no labelled article", path=str(texts), accepted=LAYOUT)
    without = tuple(path for path in articles if not by_stem[path.stem])
    return Gold(found, without, tuple(orphans))


def _chosen(folder: Path, split: str | None) -> Path:
    """The folder to look in: the split's, or the only one there is."""
    if not folder.is_dir():
        problem = "not a folder" if folder.exists() else "no such folder"
        raise InputError(problem, path=str(folder), accepted=LAYOUT)
    splits = sorted(path.name for path in folder.iterdir() if (path / TEXT).is_dir())
    names = ", ".join(splits) or LAYOUT
    if split is not None:
        if not (folder / split).is_dir():
            raise InputError(f"no split {split!r}", path=str(folder), accepted=names)
        return folder / split
    if len(splits) > 1 and not (folder / TEXT).is_dir():
        problem = "holds several splits: name one with --split"
        raise InputError(problem, path=str(folder), accepted=names)
    alone = len(splits) == 1 and not (folder / TEXT).is_dir()
    return folder / splits[0] if alone else folder


def _folders(folder: Path) -> tuple[Path, Path]:
    """Where the texts and where the labels are."""
    texts, labels = folder / TEXT, folder / LABELS
    if texts.is_dir() and labels.is_dir():
        return texts, labels
    if texts.is_dir() or labels.is_dir() or not any(folder.glob("*.ann")):
        missing = TEXT if not texts.is_dir() else LABELS
        raise InputError(f"has no {missing}/", path=str(folder), accepted=LAYOUT)
    return folder, folder


def _labelled_by(labels: Path, stems: Mapping[str, Sequence[Path]]) -> str | None:
    """Whose labels these are: `NAME` of NAME.ann and NAME_ANYTHING.ann, the longest there is."""
    return next((name for name in _prefixes(labels.stem) if name in stems), None)


def _prefixes(stem: str) -> Iterator[str]:
    while stem:
        yield stem
        stem = stem.rpartition("_")[0]

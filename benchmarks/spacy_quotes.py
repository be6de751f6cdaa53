"""The other program: spaCy's pipeline and textacy's quotations over files, as JSON lines.

    python benchmarks/spacy_quotes.py PIPELINE [--no-quotes] FILE...

With `--no-quotes` the pipeline alone: how many sentences and names each article has.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

# spaCy loads torch where there is one, which an environment of its own has not.
sys.modules["torch"] = None  # type: ignore[assignment]

import spacy  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

del sys.modules["torch"]

# Its default, 256 articles at a time, takes a quarter more time: they leave the processor's cache.
BATCH = 32

Row = dict[str, Any]


def counts(doc: Doc) -> Row:
    """What the pipeline found."""
    return {"sentences": sum(1 for _ in doc.sents), "names": len(doc.ents)}


def with_quotes() -> Callable[[Doc], Row]:
    """What finds quotations too."""
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415 - seconds, if unused

    def row(doc: Doc) -> Row:
        try:
            found = [[str(part) for part in triple] for triple in direct_quotations(doc)]
        except ValueError as error:  # it takes no odd number of quotation marks
            return counts(doc) | {"error": str(error)}
        return counts(doc) | {"quotations": found}

    return row


def main(pipeline: str, *given: str) -> None:
    quiet = given[:1] == ("--no-quotes",)
    row = counts if quiet else with_quotes()
    texts: Iterable[str] = (Path(path).read_text(encoding="utf-8") for path in given[quiet:])
    for doc in spacy.load(pipeline).pipe(texts, batch_size=BATCH):
        sys.stdout.write(json.dumps(row(doc), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

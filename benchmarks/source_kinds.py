"""How often the register has the kind and the name of a source right.

    python benchmarks/source_kinds.py GOLD.jsonl TEXTS [MODEL]

GOLD holds one article a line: `article` (the beginning of a file's name in TEXTS) and
`attributions` with `source`, `cue` and `content` as lists of [start, end], `kind` and `name`.  The
gold spans are given to the register, so that only linking and kinds are measured.  A name is right
when it is the source's label or shares its last word.  Prints a confusion matrix, gold in rows.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from auditor.lexicon import load_lexicons
from auditor.model import Attribution, Passage, Span
from auditor.nlp import load_parser
from auditor.read import article_from_text
from auditor.sources import build_register
from auditor.text import passage

NAMED = ("named_person", "named_organization")


def main(gold: str, texts: str, model: str = "embedded") -> None:
    """Score every article of the gold file."""
    parser, lexicons = load_parser(model), load_lexicons()
    kinds: Counter[tuple[str, str]] = Counter()
    names: Counter[bool] = Counter()
    for line in Path(gold).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = next(Path(texts).glob(f"{row['article']}*"))
        # newline="" keeps the offsets of the gold.
        with path.open(encoding="utf-8", newline="") as file:
            document = parser.parse(article_from_text(file.read()))
        given = tuple(
            _attribution(document.article.text, n, a) for n, a in enumerate(row["attributions"], 1)
        )
        linked, sources, _ = build_register(document, given, (), lexicons)
        register = {source.id: source for source in sources}
        for expected, found in zip(row["attributions"], linked, strict=True):
            source = register.get(found.source_id or "")
            kinds[expected["kind"], source.kind if source else "none"] += 1
            if expected["kind"] in NAMED and expected["source"]:
                names[_same(expected["name"] or "", source.label if source else "")] += 1
    _print(kinds, names)


def _attribution(text: str, number: int, row: dict[str, Any]) -> Attribution:
    def words(key: str) -> Passage | None:
        spans = [Span(*span) for span in row[key] or ()]
        return passage(text, spans) if spans else None

    return Attribution(
        id=f"a{number}",
        mode="indirect",
        stance="statement",
        source=words("source"),
        cue=words("cue"),
        content=words("content") or Passage("", ()),
        found_by="gold",
        line=1,
    )


def _same(name: str, label: str) -> bool:
    one, two = (words.lower().replace("’", "'").split() for words in (name, label))
    return bool(one and two) and (one == two or one[-1] == two[-1])


def _print(kinds: Counter[tuple[str, str]], names: Counter[bool]) -> None:
    every = sorted({kind for pair in kinds for kind in pair})
    right = sum(kinds[kind, kind] for kind in every)
    print(f"kinds {right}/{kinds.total()} = {right / kinds.total():.3f}")
    print(f"names {names[True]}/{names.total()} = {names[True] / max(names.total(), 1):.3f}")
    print(f"{'':20}", *(f"{kind[:10]:>11}" for kind in every), sep="")
    for row in every:
        print(f"{row:20}", *(f"{kinds[row, column]:>11}" for column in every), sep="")


if __name__ == "__main__":
    main(*sys.argv[1:])

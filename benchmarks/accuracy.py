"""Accuracy on articles with labelled attributions, and words audited per second on one core.

    python benchmarks/accuracy.py POLNEAR --scorer attrib_score.py [--split dev] [--out FOLDER]

POLNEAR/SPLIT holds `text/NAME.txt` and `attributions/NAME_*.ann` (brat); the first labelling of an
article counts.  The scorer is a module with `read_brat(path)` and `score(cases)`.  With `--out` the
predictions stay there, one NAME.json an article, as the scorer's command reads them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

from auditor import Attribution, Config, Engine, load_engine
from auditor.model import Passage
from auditor.nlp import EMBEDDED
from auditor.read import read_article

Roles = dict[str, list[list[int]]]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Accuracy and speed on labelled articles.")
    parser.add_argument("corpus", type=Path, help="folder with SPLIT/text and SPLIT/attributions")
    parser.add_argument("--scorer", type=Path, required=True, help="path of attrib_score.py")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--model", default=EMBEDDED)
    parser.add_argument("--out", type=Path, help="folder for the predictions")
    parser.add_argument("--limit", type=int, help="only this many articles")
    return parser.parse_args()


def labelled(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The articles of a split, each with its labels."""
    for text in sorted(folder.joinpath("text").glob("*.txt")):
        labels = sorted(folder.joinpath("attributions").glob(f"{text.stem}_*.ann"))
        if labels:
            yield text, labels[0]


def roles(attribution: Attribution) -> Roles:
    """An attribution as the scorer reads it: spans by role."""
    return {
        "source": spans(attribution.source),
        "cue": spans(attribution.cue),
        "content": spans(attribution.content),
    }


def spans(passage: Passage | None) -> list[list[int]]:
    return [[span.start, span.end] for span in passage or ()]


def module_at(path: Path) -> ModuleType:
    found = importlib.util.spec_from_file_location(path.stem, path)
    if found is None or found.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def measured(
    engine: Engine, pairs: list[tuple[Path, Path]], scorer: ModuleType, out: Path | None
) -> tuple[dict[str, Any], int, float]:
    """The scorer's figures, the number of words audited and the seconds it took."""
    cases, words, seconds = [], 0, 0.0
    for text, labels in pairs:
        article = read_article(text)
        begin = time.perf_counter()
        report = engine.audit(article)
        seconds += time.perf_counter() - begin
        words += report.words
        predicted = [roles(attribution) for attribution in report.attributions]
        cases.append((article.text, predicted, scorer.read_brat(labels)))
        if out:
            kept = json.dumps({"attributions": predicted})
            out.joinpath(f"{text.stem}.json").write_text(kept, encoding="utf-8")
    return scorer.score(cases), words, seconds


def main() -> None:
    given = arguments()
    torch.set_num_threads(1)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
    pairs = list(labelled(given.corpus / given.split))[: given.limit]
    engine = load_engine(Config(model=given.model))
    print(engine.parser.name)  # loaded here, so that loading is no part of the speed
    figures, words, seconds = measured(engine, pairs, module_at(given.scorer), given.out)
    for name, each in figures.items():
        print(f"{name:16} F1 {each['f1']:.4f}  P {each['p']:.4f}  R {each['r']:.4f}")
    print(f"{len(pairs)} articles, {words} words, {words / seconds:.0f} words a second on one core")


if __name__ == "__main__":
    main()

"""The table of systems with this one's row, and words parsed and searched per second on one core.

    python benchmarks/accuracy.py POLNEAR [--split dev] [--scorer attrib_score.py] [--out FOLDER]

POLNEAR is a folder as `auditor evaluate` reads it.  With `--scorer` the figures are counted a
second time by that module (`read_brat(path)`, `score(cases)`), and must be the same.  With `--out`
the predictions stay there, one NAME.json an article, as the scorer's own command reads them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from auditor import AuditorError, Config, Engine, load_engine
from auditor.evaluate import (
    Comparison,
    Evaluation,
    LabelledArticle,
    compare_article,
    find_gold,
    summarise,
)
from auditor.evaluate.figures import ROLES, Figures, Roles, as_shares
from auditor.nlp import EMBEDDED
from auditor.render.wording import count

COLUMNS = (
    "source.exact", "source.overlap", "cue.exact", "content.exact", "content.overlap", "link",
)  # fmt: skip
OTHERS = """\
| system | source exact | source overlap | cue exact | content exact | content overlap | link |
|---|---|---|---|---|---|---|
| a regex for said/says/according to | .371 | .317 | .395 | .232 | .413 | .378 |
| textacy 0.13 direct quotations, per paragraph | .272 | .206 | .317 | .292 | .449 | .314 |
| Gender Gap Tracker's rules | .535 | .588 | .469 | .456 | .672 | .469 |
| BBC Citron, retrained on PolNeAR train | .671 | .691 | .558 | .467 | .684 | .648 |
| CRF taggers trained on PolNeAR train | .740 | .743 | .703 | .591 | .868 | .668 |
| one trained person against another | .785 | .804 | .706 | .686 | .907 | .786 |"""

NOTE = "F1: of the other systems on PolNeAR's test articles, of two people on 16 of train."


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Accuracy and speed on labelled articles.")
    parser.add_argument("gold", type=Path, help="folder with SPLIT/text and SPLIT/attributions")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--scorer", type=Path, help="path of attrib_score.py, to count again")
    parser.add_argument("--model", default=EMBEDDED)
    parser.add_argument("--out", type=Path, help="folder for the predictions")
    parser.add_argument("--limit", type=int, help="only this many articles")
    return parser.parse_args()


def row(evaluation: Evaluation, name: str) -> str:
    """The figures as a row of the table: F1 to three places."""
    cells = (f"{evaluation.figures[column].f1:.3f}".removeprefix("0") for column in COLUMNS)
    return f"| {name} | {' | '.join(cells)} |"


def compared(
    engine: Engine, articles: Sequence[LabelledArticle]
) -> tuple[tuple[Comparison, ...], float]:
    """Every article against its labels, and the seconds that took."""
    begin = time.perf_counter()
    comparisons = tuple(compare_article(engine, each) for each in articles)
    return comparisons, time.perf_counter() - begin


def plain(roles: Roles) -> dict[str, list[list[int]]]:
    """An attribution as the scorer reads it."""
    return {role: [[span.start, span.end] for span in roles.of(role)] for role in ROLES}


def module_at(path: Path) -> ModuleType:
    found = importlib.util.spec_from_file_location(path.stem, path)
    if not path.is_file() or found is None or found.loader is None:
        raise AuditorError("no such Python module", path=str(path))
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def check(
    scorer: ModuleType,
    articles: Sequence[LabelledArticle],
    comparisons: Sequence[Comparison],
    figures: Mapping[str, Figures],
) -> None:
    """Raise AuditorError where the scorer counts other figures."""
    cases = [
        (
            each.text.read_bytes().decode(),
            [*map(plain, case.predicted)],
            scorer.read_brat(each.labels),
        )
        for each, case in zip(articles, comparisons, strict=True)
    ]
    theirs = scorer.score(cases)
    for name, mine in figures.items():
        shares = as_shares(mine)
        ours = {"p": shares["precision"], "r": shares["recall"], "f1": shares["f1"]}
        if {key: theirs[name][key] for key in ours} != ours:
            raise AuditorError(f"the scorer has {theirs[name]}, not {ours}", key=name)


def keep(folder: Path, articles: Sequence[LabelledArticle], found: Sequence[Comparison]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for each, comparison in zip(articles, found, strict=True):
        kept = json.dumps({"attributions": [*map(plain, comparison.predicted)]})
        folder.joinpath(f"{each.text.stem}.json").write_text(kept, encoding="utf-8")


def measure(given: argparse.Namespace) -> None:
    articles = find_gold(given.gold, given.split).articles[: given.limit]
    scorer = module_at(given.scorer) if given.scorer else None
    engine = load_engine(Config(model=given.model))
    name = engine.parser.name  # loaded here, so that loading is no part of the speed
    comparisons, seconds = compared(engine, articles)
    evaluation = summarise(comparisons)
    if given.out:
        keep(given.out, articles, comparisons)
    print(OTHERS)
    size = count(len(articles), "article")
    print(row(evaluation, f"**this program** ({name}; {given.split}, {size})"))
    print(f"\n{NOTE}")
    print(f"{evaluation.words / seconds:.0f} words a second on one core")
    if scorer:
        check(scorer, articles, comparisons, evaluation.figures)
        print(f"{given.scorer} counts the same")


def main() -> None:
    try:
        measure(arguments())
    except AuditorError as error:
        print(f"accuracy.py: {error}", file=sys.stderr)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()

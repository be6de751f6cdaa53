"""Record the parses of articles, as the tests replay them.

    python tools/record_parses.py [ARTICLE...]

Without arguments, of every article in `fixtures/`.  Each parse by the embedded pack goes beside its
article as NAME.conllu.  Run it when the pack or the adapter changes, then look at the golden
reports with `AUDITOR_UPDATE_GOLDEN=1 pytest tests/test_golden.py` and `git diff fixtures`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from auditor.nlp import Parser, load_parser
from auditor.nlp.recorded import record
from auditor.read import read_article

FIXTURES = Path(__file__).parents[1] / "fixtures"


def articles(folder: Path) -> list[Path]:
    """The articles of a folder: its text files, and not what is told about them."""
    files = (path for suffix in ("*.txt", "*.md") for path in folder.glob(suffix))
    return sorted(path for path in files if path.stem != "README")


def record_all(paths: Sequence[Path], parser: Parser) -> None:
    """Write the recording of each article beside it."""
    for path in paths:
        recording = path.with_suffix(".conllu")
        recording.write_text(record(parser.parse(read_article(path))), encoding="utf-8")
        print(recording)


if __name__ == "__main__":
    record_all([Path(name) for name in sys.argv[1:]] or articles(FIXTURES), load_parser())

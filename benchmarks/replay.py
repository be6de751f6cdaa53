"""Audit articles from their recorded parses with the `auditor` that Python finds: a report a line.

    PYTHONPATH=CHECKOUT python benchmarks/replay.py PARSES < ARTICLES.json

PARSES is a folder of recordings (see `auditor/nlp/recorded.py`), ARTICLES.json a list of paths.
`finding_diff.py` runs it with two checkouts: it uses nothing that an older one would lack.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from auditor.config import Config
from auditor.engine import load_engine
from auditor.nlp.recorded import RecordedParser
from auditor.read import read_article
from auditor.render.json import render_jsonl

if __name__ == "__main__":
    engine = load_engine(Config(), parser=RecordedParser(Path(sys.argv[1])))
    for path in json.load(sys.stdin):
        sys.stdout.write(render_jsonl(engine.audit(read_article(Path(path)))))

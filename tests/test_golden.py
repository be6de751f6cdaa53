"""Recorded parses of the fixtures, through everything that follows the parser, to whole reports.

A golden report is compared byte for byte but for its `tool`, which changes with every rule and
version.  After a change that is meant:

    python tools/record_parses.py                       (when the pack or the adapter changed)
    AUDITOR_UPDATE_GOLDEN=1 pytest tests/test_golden.py
    git diff fixtures                                   (read it as an editor would)
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from auditor.config import Config
from auditor.engine import Engine, load_engine
from auditor.errors import ModelError
from auditor.nlp.recorded import RecordedParser
from auditor.read import article_from_text, read_article
from auditor.render.json import render_json

FIXTURES = Path(__file__).parents[1] / "fixtures"
RECORDED = sorted(FIXTURES.glob("*.conllu"))
ARTICLES = sorted(
    path for path in FIXTURES.iterdir() if path.suffix in (".txt", ".md") and path.stem != "README"
)


@pytest.fixture(scope="module")
def replayed() -> Engine:
    return load_engine(Config(), parser=RecordedParser(FIXTURES))


def golden(engine: Engine, path: Path) -> str:
    """The report as it is kept: without `tool`, its path relative to the repository."""
    data = json.loads(render_json(engine.audit(read_article(path))))
    data["article"]["path"] = path.relative_to(FIXTURES.parent).as_posix()
    del data["tool"]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_reports_are_the_golden_ones(replayed: Engine, path: Path) -> None:
    found, kept = golden(replayed, path), path.with_suffix(".report.json")
    if os.environ.get("AUDITOR_UPDATE_GOLDEN"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def test_the_same_article_gives_the_same_bytes(replayed: Engine) -> None:
    assert golden(replayed, ARTICLES[0]) == golden(replayed, ARTICLES[0])


def test_an_article_without_a_recording_is_refused(replayed: Engine) -> None:
    with pytest.raises(ModelError, match="no parse of this text is recorded here"):
        replayed.audit(article_from_text("The pier opens in May."))


def test_every_recording_belongs_to_an_article() -> None:
    assert {path.stem for path in RECORDED} == {path.stem for path in ARTICLES}

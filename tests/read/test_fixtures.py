"""The articles that the demos and tests use read as they are meant to."""

from pathlib import Path

import pytest

from auditor.read import find_articles, read_article
from auditor.text import words

FOLDER = Path(__file__).parents[2] / "fixtures"
ARTICLES = {
    "council-budget.txt": (
        "Brackwell council passes budget that closes two pools",
        "Oskar Dunmore and Lena Farrow",
        None,
    ),
    "harbour-deal.txt": (
        "Velmark Ports Owner Weighs Sale of Harbour Stake to Rival",
        "Tessa Lindqvist",
        None,
    ),
    "hospital-report.md": (
        "Inquiry finds Marrow Hill hospital ignored warnings on oxygen lines",
        "Petra Vance",
        "2031-02-18",
    ),
    "no-sources.txt": ("Lake Immer steamers return for a short summer season", None, None),
    "rail-strike-british.txt": (
        "Rail strike to halt trains across Wennershire for three days",
        None,
        None,
    ),
    "school-vote.txt": ("Vote on Tollan school merger halted after shouting match", None, None),
}


def test_every_article_is_described() -> None:
    names = {path.name for path in find_articles([FOLDER])} - {"README.md"}
    assert names >= set(ARTICLES)
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_metadata_and_length(name: str) -> None:
    article = read_article(FOLDER / name)
    assert (article.title, article.byline, article.published) == ARTICLES[name]
    assert 250 <= len(words(article.text)) <= 500


def test_what_is_no_prose_is_left_out() -> None:
    text = read_article(FOLDER / "hospital-report.md").text
    for masked in ("ward6-pressure", "annex C", "inquiry.example", "Inspections due", "##", "*"):
        assert masked not in text
    assert "Calder & Wray" in text

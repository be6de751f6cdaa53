"""What of a configuration holds for one article, and what the command line changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import Config, Threshold, applied, given, is_excluded, overriding
from tests.config.files import configured

HOUSE = """\
pack = "core"
exclude = ["drafts/", "*.notes.md", "!keep.notes.md", "/old/*.txt"]
rules = {one = "error", two = "note"}
options = {one = {size = 1, depth = 1}}

[[overrides]]
paths = ["opinion/**"]
pack = "research"
fail_on = "never"
rules = {one = "off"}

[[overrides]]
paths = ["opinion/interviews/**", "*.interview.md"]
rules = {one = "warning", three = "on"}
options = {one = {size = 2}, two = {share = 0.5}}
"""


@pytest.fixture
def house(tmp_path: Path) -> Config:
    return configured(tmp_path, HOUSE)


def holding(config: Config, path: str) -> Config:
    return applied(config, overriding(config, str(config.folder / path)))


def test_what_matches_no_override_is_held_to_the_configuration(house: Config) -> None:
    assert holding(house, "news/pier.md") == house
    assert overriding(house, None) == ()


def test_an_override_changes_what_it_names(house: Config) -> None:
    opinion = holding(house, "opinion/deep/down.md")
    assert (opinion.pack, opinion.fail_on) == ("research", Threshold("never"))
    assert opinion.rules == {"one": "off", "two": "note"}
    assert opinion.options == house.options


def test_the_last_override_that_matches_wins(house: Config) -> None:
    interview = holding(house, "opinion/interviews/mayor.md")
    assert overriding(house, str(house.folder / "opinion/interviews/mayor.md")) == (0, 1)
    assert (interview.pack, interview.fail_on) == ("research", Threshold("never"))
    assert interview.rules == {"one": "warning", "two": "note", "three": "on"}
    assert interview.options == {"one": {"size": 2, "depth": 1}, "two": {"share": 0.5}}


@pytest.mark.parametrize(
    ("path", "excluded"),
    [
        ("drafts/pier.md", True),
        ("desk/drafts/monday/pier.md", True),
        ("drafts.md", False),
        ("desk/pier.notes.md", True),
        ("desk/keep.notes.md", False),
        ("old/pier.txt", True),
        ("old/deep/pier.txt", False),
        ("desk/old/pier.txt", False),
        ("../drafts/pier.md", False),
        ("/drafts/pier.md", False),
    ],
)
def test_excluded_files(house: Config, path: str, excluded: bool) -> None:
    assert is_excluded(house, house.folder / path) is excluded


def test_paths_are_those_of_the_current_folder_and_patterns_those_of_the_file(
    house: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = house.folder / "opinion"
    desk.mkdir()
    monkeypatch.chdir(desk)
    assert overriding(house, "pier.md") == (0,)
    assert is_excluded(house, "drafts/pier.md")
    assert overriding(house, "../opinion/pier.md") == (0,)


def test_a_link_to_the_folder_leads_to_it(house: Config, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-link"
    elsewhere.symlink_to(tmp_path)
    assert overriding(house, str(elsewhere / "opinion" / "pier.md")) == (0,)


def test_a_linked_article_is_where_it_is_named(house: Config, tmp_path: Path) -> None:
    for folder in ("opinion", "drafts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "drafts" / "pier.md").write_text("The pier is open.")
    (tmp_path / "opinion" / "pier.md").symlink_to(tmp_path / "drafts" / "pier.md")
    assert not is_excluded(house, tmp_path / "opinion" / "pier.md")
    assert is_excluded(house, tmp_path / "drafts" / "pier.md")


def test_the_command_line_holds_for_every_article(house: Config) -> None:
    told = given(house, pack="ap", model="stanza:en", fail_on="error")
    opinion = holding(told, "opinion/pier.md")
    assert (opinion.pack, opinion.model, opinion.fail_on) == ("ap", "stanza:en", Threshold("error"))
    assert opinion.rules["one"] == "off"


def test_a_command_line_that_says_nothing_changes_nothing(house: Config) -> None:
    assert given(house) == house

"""The written reference of the rules: that it is current, and what its pages hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from auditor.apps.cli import run
from auditor.apps.reference import HEAD, INDEX, outdated, pages, write
from auditor.apps.rules import Rulebook, load_rulebook
from auditor.config import Config
from auditor.errors import AuditorError
from auditor.rulebook.rule import Example

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "rules"
CATALOGUE = ROOT.parent / "shared" / "reference" / "rules.json"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook(Config())


def test_the_reference_is_current(book: Rulebook) -> None:
    assert outdated(DOCS, pages(book)) == (), "write it anew: auditor rules docs"


def test_every_rule_of_the_catalogue_is_built_or_listed_with_the_reason(book: Rulebook) -> None:
    if not CATALOGUE.is_file():
        pytest.skip("the catalogue is not on this machine: ../shared/reference/rules.json")
    wanted = {rule["id"] for rule in json.loads(CATALOGUE.read_text(encoding="utf-8"))}
    built = {rule.id for rule in book.rules}
    # One a line: "- `id`: the reason", or a row of a table.
    page = (DOCS / "not-built.md").read_text(encoding="utf-8")
    listed = {*re.findall(r"^[-*|] *[`*]*([a-z]+(?:-[a-z]+)+)[`*]* *(?=[:|])", page, re.MULTILINE)}
    assert wanted - built - listed == set()
    assert listed & built == set()


def test_every_rule_has_a_page_that_the_index_links(book: Rulebook) -> None:
    made = pages(book)
    assert made.keys() == {INDEX, *(f"{rule.id}.md" for rule in book.rules)}
    for rule in book.rules:
        assert f"[{rule.id}]({rule.id}.md)" in made[INDEX]
        assert made[f"{rule.id}.md"].startswith(f"{HEAD} from rules/")


def test_links_of_the_pages_lead_to_files(book: Rulebook) -> None:
    for page in pages(book).values():
        for link in re.findall(r"\]\((\.\./[^)]+)\)", page):
            assert (DOCS / link).resolve().is_file()


def test_what_markdown_would_obey_stands_as_it_is_written(book: Rulebook) -> None:
    (rule,) = (rule for rule in book.rules if rule.id == "anonymity-bare-source")
    odd = msgspec.structs.replace(
        rule,
        why="A * and _ and <b> and `x` | y",
        good=(Example("One.\n\n- Two."), Example("---\ntitle: A\n---\nText *x*.")),
    )
    page = pages(Rulebook((odd,), book.packs))[f"{rule.id}.md"]
    assert "\nA \\* and \\_ and \\<b\\> and \\`x\\` \\| y\n" in page
    assert "\n- One.\n\n  \\- Two.\n" in page
    assert "\n- ```\n  ---\n  title: A\n  ---\n  Text *x*.\n  ```\n" in page


def test_pages_are_written_and_those_of_rules_that_are_no_more_removed(
    book: Rulebook, tmp_path: Path
) -> None:
    made = pages(book)
    assert outdated(tmp_path / "docs", made) == tuple(sorted(made))
    write(tmp_path / "docs", made)
    own = tmp_path / "docs" / "not-built.md"
    own.write_text("# Written by hand\n", encoding="utf-8")
    old = tmp_path / "docs" / "anonymity-old.md"
    old.write_text(f"{HEAD} from rules/anonymity/anonymity-old.yaml -->\n", encoding="utf-8")
    assert outdated(tmp_path / "docs", made) == ("anonymity-old.md",)
    write(tmp_path / "docs", made)
    assert not old.exists()
    assert own.read_text(encoding="utf-8") == "# Written by hand\n"
    assert outdated(tmp_path / "docs", made) == ()


def test_the_command_writes_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "docs"]) == 0
    assert outdated(tmp_path / "docs" / "rules", pages(load_rulebook(Config()))) == ()


def test_a_folder_that_cannot_be_written_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("a file", encoding="utf-8")
    with pytest.raises(AuditorError, match="docs: cannot be written: "):
        write(tmp_path / "docs", {INDEX: ""})

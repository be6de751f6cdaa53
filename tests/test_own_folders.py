"""One's own rules, packs and word lists, from their folders to the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor import Config, ConfigError, Parser, Report, audit, load_engine
from auditor.engine import rules_digest

TEXT = "Harbour folk said the pier would open in May.\n\nAna Brito said it would not.\n"

RULE = """\
id: house-folk
severity: note
subject: phrase
lexicon: folk
where: {in_attribution: false}
message: "“{text}”: who are they?"
why: The harbour has ten thousand inhabitants.
houses: [{house: The Harbor Times, says: name them}]
examples:
  bad: ["[[Harbour folk]] said so.", "The [[fish wives]] said so."]
  good: ["Ana Brito said so."]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a rule, its word list and a pack."""
    for name, text in (
        ("desk/house-folk.yaml", RULE),
        ("lexicons/folk.yaml", "about: Folk.\nentries: {folk: [harbour folk, fish wives]}\n"),
        ("packs/harbor.yaml", "about: Ours.\nunlisted: off\nrules: {house-folk: error}\n"),
    ):
        path = tmp_path / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "house"


def findings(report: Report) -> list[tuple[str, str]]:
    return [(each.rule, each.severity) for each in report.findings if each.span]


def test_a_rule_of_ones_own_judges_beside_those_that_ship(house: Path, parser: Parser) -> None:
    report = audit(TEXT, config=Config(rule_folders=(house,)), parser=parser)
    (found,) = (each for each in report.findings if each.rule == "house-folk")
    assert found.span is not None
    assert TEXT[found.span.start : found.span.end] == "Harbour folk"
    assert found.severity == "note"


def test_a_pack_of_ones_own_is_found_by_name(house: Path, parser: Parser) -> None:
    report = audit(TEXT, config=Config(pack="harbor", rule_folders=(house,)), parser=parser)
    assert findings(report) == [("house-folk", "error")]
    assert report.tool.packs == ("harbor",)


def test_a_word_list_of_ones_own_adds_to_one_that_ships(tmp_path: Path, parser: Parser) -> None:
    text = "Ana Brito harrumphed that the pier would open in May.\n"
    path = tmp_path / "cues-statement.yaml"
    path.write_text("about: Ours.\nentries: {clause: [harrumph]}\n")
    assert audit(text, parser=parser).attributions == ()
    report = audit(text, config=Config(lexicon_folders=(tmp_path,)), parser=parser)
    (found,) = report.attributions
    assert found.cue is not None
    assert (found.cue.text, found.stance) == ("harrumphed", "statement")


def test_a_word_list_alone_serves_the_rules_of_another_folder(house: Path, parser: Parser) -> None:
    words = house.parent / "words"
    words.mkdir()
    words.joinpath("folk.yaml").write_text("about: More.\nentries: {folk: [dock hands]}\n")
    text = "Dock hands said the pier would open."
    config = Config(pack="harbor", rule_folders=(house,))
    assert findings(audit(text, config=config, parser=parser)) == []
    more = Config(pack="harbor", rule_folders=(house,), lexicon_folders=(words,))
    assert findings(audit(text, config=more, parser=parser)) == [("house-folk", "error")]


def test_a_rule_that_ships_cannot_be_had_twice(house: Path) -> None:
    name = "anonymity-no-reason"
    text = RULE.replace("house-folk", name)
    house.joinpath(f"{name}.yaml").write_text(text)
    with pytest.raises(ConfigError, match="the rule is there already") as caught:
        load_engine(Config(rule_folders=(house,)))
    assert caught.value.path == str(house / f"{name}.yaml")


def test_a_mistake_in_an_own_rule_has_its_place(house: Path) -> None:
    path = house / "desk" / "house-folk.yaml"
    path.write_text(RULE.replace("severity: note", "severity: mild"))
    with pytest.raises(ConfigError) as caught:
        load_engine(Config(rule_folders=(house,)))
    assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_the_digest_covers_what_ships_and_ones_own(house: Path) -> None:
    plain = rules_digest()
    own = load_engine(Config(rule_folders=(house,))).digest
    assert load_engine(Config()).digest == plain
    assert own == rules_digest(house)
    lexicon = house / "lexicons" / "folk.yaml"
    lexicon.write_text(lexicon.read_text().replace("fish wives", "fish wifes"))
    assert load_engine(Config(rule_folders=(house,))).digest not in (plain, own)


def test_the_same_files_elsewhere_have_the_same_digest(house: Path) -> None:
    digest = rules_digest(house)
    moved = house.rename(house.parent / "moved")
    assert rules_digest(moved) == digest

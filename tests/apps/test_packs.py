"""`auditor packs` and `auditor explain` with packs: those that ship, and a newsroom's own."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from auditor.apps.cli import run
from auditor.apps.rule_words import packs_words, precision_words
from auditor.rulebook import load_rules
from auditor.rulebook.packs import Pack, pack_names
from auditor.rulebook.rule import Precision

RULE = """\
id: herald-vessel
severity: note
status: optional
subject: phrase
lexicon: herald-words
where:
  in_quote: false
message: "“{text}” is not what The Harbor Times prints."
why: The house has its own words. They are short.
houses:
  - {house: The Harbor Times, says: plain words, ref: "https://example.com/style"}
precision: {right: 9, of: 10, on: "articles of The Harbor Times", wrong: names of ships}
examples:
  bad:
    - "The [[vessel]] sank on Monday."
    - "A [[vessel]] burned."
  good:
    - "“The vessel sank,” Ana Brito said."
    - "The boat sank on Monday."
"""
PACK = """\
about: The Harbor Times.
extends: core
rules:
  herald-vessel: on
  anonymity-bare-source: warning
  anonymity-no-reason: off
options:
  attribution-reportedly: {sentences: 3}
"""
LEXICON = "about: Words of the house. Its own list.\nentries:\n  grand: [vessel]\n"


@pytest.fixture(autouse=True)
def _newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a configuration that names the newsroom's own rules and packs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for name, text in {
        "auditor.toml": 'rule_folders = ["house"]\n',
        "house/herald-vessel.yaml": RULE,
        "house/lexicons/herald-words.yaml": LEXICON,
        "house/packs/herald.yaml": PACK,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert run(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_packs_are_listed_with_how_many_rules_they_switch_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [line.split(maxsplit=4) for line in shown(capsys, "packs") if line[0] != " "]
    counts = {name: tuple(map(int, (e, w, n))) for name, e, w, n, _ in rows[1:]}
    assert sorted(counts) == sorted((*pack_names(), "herald"))
    errors, warnings, notes = counts["core"]
    # An error became a warning, a warning is off, and a rule of the house's own is on.
    assert counts["herald"] == (errors - 1, warnings, notes + 1)


def test_a_pack_is_shown_with_what_core_has_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [" ".join(line.split()) for line in shown(capsys, "packs", "herald")]
    assert lines[:2] == ["herald", "The Harbor Times."]
    assert "anonymity-bare-source warning error" in lines
    assert "herald-vessel note off" in lines
    assert "anonymity-circular-reason warning" in lines
    assert lines[lines.index("Off, though on in core") + 1] == "anonymity-no-reason"
    assert lines[lines.index("Options") + 1] == "attribution-reportedly: sentences = 3"
    assert lines[lines.index("Score") + 1] == "as in core"


def test_an_unknown_pack_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["packs", "heraldo"]) == 2
    names = ", ".join(sorted((*pack_names(), "herald")))
    assert capsys.readouterr().err == (
        f"auditor: heraldo: unknown pack; did you mean herald? (accepted: {names})\n"
    )


def test_a_rule_of_ones_own_is_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    listed = [" ".join(line.split()) for line in shown(capsys, "rules")]
    assert "herald-vessel note (optional) The house has its own words." in listed
    page = " ".join(" ".join(shown(capsys, "explain", "herald-vessel")).split())
    assert page.startswith("herald-vessel note (optional) “{text}” is not what")
    assert "Optional: only some houses ask for this, so that it is off until" in page
    assert "On in herald" in page
    assert "The Harbor Times: plain words https://example.com/style" in page
    assert (
        "Precision 9 of 10 findings right (90%), read on articles of The Harbor Times. "
        "Wrong: names of ships" in page
    )


def test_explain_tells_options_and_what_packs_set(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.strip() for line in shown(capsys, "explain", "attribution-reportedly")]
    (option,) = (line for line in lines if line.startswith("sentences = "))
    assert "3 in herald" in option


def test_explain_for_one_pack(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "explain", "anonymity-bare-source", "--pack", "herald")
    assert lines[lines.index("Packs") + 1] == "  herald: warning"
    lines = shown(capsys, "explain", "anonymity-no-reason", "--pack", "herald")
    assert lines[lines.index("Packs") + 1] == "  herald: off"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ([{}, {}, {}], "all"),
        ([{}, {}, {"unlisted": "off"}], "all but c"),
        ([{}, {"unlisted": "off"}, {"unlisted": "off"}], "a"),
        ([{"unlisted": "off"}], "none"),
        ([{}, {"rules": {"herald-vessel": "error"}}, {}], "all; error in b"),
    ],
)
def test_which_packs_switch_a_rule_on_in_words(
    settings: list[dict[str, object]], words: str
) -> None:
    (rule,) = load_rules(Path("house"))
    rule = msgspec.structs.replace(rule, status="stable")
    packs = [Pack(name, "", **given) for name, given in zip("abc", settings, strict=False)]
    assert packs_words(rule, packs) == words


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (Precision(1, 1), "1 of 1 finding right (100%), read on PolNeAR dev."),
        (Precision(0, 0, "our archive"), "No finding on our archive."),
        (None, None),
    ],
)
def test_precision_in_words(precision: Precision | None, words: str | None) -> None:
    (rule,) = load_rules(Path("house"))
    assert precision_words(msgspec.structs.replace(rule, precision=precision)) == words

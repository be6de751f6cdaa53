"""`auditor test` and `auditor rules check`: what they say of rule files, and their exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.apps.cli import run
from auditor.apps.proofs import described
from auditor.nlp import EMBEDDED
from auditor.prove import Failure

MODEL = os.environ.get("AUDITOR_MODEL", EMBEDDED)
RULE = """\
id: {id}
severity: warning
subject: phrase
lexicon: herald-words
where:
  in_quote: false
message: "“{{text}}” is not what The Harbor Times prints."
why: The house has its own words.
houses:
  - {{house: The Harbor Times, says: plain words}}
examples:
  bad:
    - "The [[vessel]] sank on Monday."
    - "{second}"
  good:
    - "“The vessel sank,” Ana Brito said."
    - "The boat sank on Monday."
"""
LEXICON = """\
about: Words that The Harbor Times does not print. Its own list.
entries:
  grand: [vessel]
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's folder: a sound rule, one with a wrong mark, one with a mistake; its lexicon."""
    monkeypatch.chdir(tmp_path)
    files = {
        "house/lexicons/herald-words.yaml": LEXICON,
        "house/herald-vessel.yaml": RULE.format(
            id="herald-vessel", second="A [[vessel]] burned, and nobody said why."
        ),
        "house/style/herald-wrong.yaml": RULE.format(
            id="herald-wrong", second="The [[old vessel]] burned."
        ),
        "house/style/herald-mistaken.yaml": RULE.format(id="herald-mistaken", second="").replace(
            "severity: warning", "severity: waring"
        ),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Path("house")


def test_every_rule_is_told_of_though_one_file_is_mistaken(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["test", "house", "--model", MODEL])
    said = capsys.readouterr()
    assert code == 2
    assert said.out == (
        "ok      herald-vessel\n"
        "FAILED  herald-wrong  house/style/herald-wrong.yaml\n"
        "  bad example 2: what is found is not what is marked\n"
        "    expected: The [[old vessel]] burned.\n"
        "    found:    The old [[vessel]] burned.\n"
        "1 of 3 rules proved, 1 not read\n"
    )
    assert said.err == (
        "auditor: house/style/herald-mistaken.yaml:2: severity: unknown value 'waring'; "
        "did you mean warning? (accepted: error, warning, note)\n"
    )


@pytest.mark.parametrize(("rule", "code"), [("herald-vessel", 0), ("herald-wrong", 1)])
def test_one_rule_alone(
    house: Path, capsys: pytest.CaptureFixture[str], rule: str, code: int
) -> None:
    assert run(["test", "house", rule, "--model", MODEL]) == code
    assert capsys.readouterr().out.endswith(f"{1 - code} of 1 rule proved\n")


def test_a_rule_that_is_there_twice(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = house / "twin" / "herald-mistaken.yaml"
    twin.parent.mkdir()
    sound = (house / "herald-vessel.yaml").read_text(encoding="utf-8")
    for path in (twin, house / "style" / twin.name):
        path.write_text(sound.replace("id: herald-vessel", "id: herald-mistaken"), encoding="utf-8")
    assert run(["test", "house", "herald-mistaken", "--model", MODEL]) == 2
    assert capsys.readouterr().err == (
        "auditor: house/twin/herald-mistaken.yaml: the rule is there already: "
        "house/style/herald-mistaken.yaml\n"
    )


def test_an_example_that_is_no_article_is_told_with_its_rule(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = house / "herald-vessel.yaml"
    text = path.read_text(encoding="utf-8").replace('"The boat', '"---\\ntitle: [\\n---\\nThe boat')
    path.write_text(text, encoding="utf-8")
    assert run(["test", "house", "herald-vessel", "--model", MODEL]) == 2
    said = capsys.readouterr()
    assert said.out == "0 of 1 rule proved\n"
    assert said.err.startswith("auditor: house/herald-vessel.yaml: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["nowhere"], "nowhere: no such folder of rules"),
        (["house/lexicons/empty"], "house/lexicons/empty: there is no rule in this folder"),
        (
            ["house", "herald-wessel"],
            "herald-wessel: unknown rule; did you mean herald-vessel? "
            "(accepted: the rules of house)",
        ),
    ],
)
def test_nothing_to_test_is_a_mistake(
    house: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    (house / "lexicons" / "empty").mkdir()
    assert run(["test", *arguments]) == 2
    assert capsys.readouterr() == ("", f"auditor: {problem}\n")


def test_a_shipped_rule_is_checked_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "check", "anonymity-bare-source", "--model", MODEL]) == 0
    assert capsys.readouterr().out == "ok      anonymity-bare-source\n1 of 1 rule proved\n"


def test_what_a_terminal_would_obey_is_not_shown() -> None:
    failure = Failure("a-b", "a.yaml", "bad example 1", "crash \x1b[31m", "one\n\ntwo", "three")
    assert described(failure) == (
        "  bad example 1: crash \N{REPLACEMENT CHARACTER}[31m\n"
        "    expected: one two\n"
        "    found:    three"
    )

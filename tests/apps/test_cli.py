"""The command without an audit: what every call of it promises."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.apps.cli import run
from auditor.render.json import schema_text
from auditor.rulebook import load_rules

ROOT = Path(__file__).parents[2]
HEAVY = ("stanza", "torch", "textstat", "nltk", "pyphen", "jsonschema", "jsonschema_rs")


class Said:
    """Exit code, standard output and standard error of one call in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = run(arguments)
        self.out, self.err = capsys.readouterr()


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of this checkout plays a part."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "call",
    [
        "import auditor",
        "from auditor.apps.cli import run; run(['--help'])",
        "from auditor.apps.cli import run; run(['check', '--help'])",
        "from auditor.apps.cli import run; run(['evaluate', '--help'])",
        "from auditor.apps.cli import run; run(['explain', 'anonymity-no-reason'])",
        "from auditor.apps.cli import run; run(['packs'])",
        "from auditor.apps.cli import run; run(['packs', 'core'])",
        "from auditor.apps.cli import run; run(['rules'])",
        "import auditor.apps.reference",
        "from auditor.apps.cli import run; run(['test', '--help'])",
        "from auditor.apps.cli import run; run(['schema'])",
    ],
)
def test_what_needs_no_parse_loads_nothing_heavy(call: str) -> None:
    code = f"import sys; {call}; print(sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"


def test_without_arguments_it_helps(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys)
    assert said.code == 0
    assert said.out.startswith("Usage: auditor")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["audit"], "No such command 'audit' (see auditor --help)"),
        (["check"], "Missing argument 'paths' (see auditor check --help)"),
        (["check", "--qqq", "a.txt"], "No such option: --qqq (see auditor check --help)"),
        (["models"], "Missing command (see auditor models --help)"),
        (["explain"], "Missing argument 'rule' (see auditor explain --help)"),
    ],
)
def test_a_mistake_in_usage_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    said = Said(capsys, *arguments)
    assert (said.code, said.out, said.err) == (2, "", f"auditor: {problem}\n")


def test_an_unknown_format_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "check", "--format", "html", "a.txt")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "'text', 'json', 'jsonl'" in said.err


def test_explain_tells_severity_why_houses_and_examples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = Said(capsys, "explain", "anonymity-no-reason")
    (rule,) = (rule for rule in load_rules() if rule.id == "anonymity-no-reason")
    page = " ".join(said.out.split())
    assert said.code == 0
    assert page.startswith("anonymity-no-reason warning")
    assert f"Why {rule.why}" in page
    assert f"{rule.houses[0].house}: {rule.houses[0].says}" in page
    assert page.count("- ") >= len(rule.bad) + len(rule.good)
    span = rule.bad[0].expected[0]
    assert span is not None
    assert f"[[{rule.bad[0].text[span.start : span.end]}]]" in page


def test_every_rule_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in load_rules():
        assert Said(capsys, "explain", rule.id).code == 0


def test_explain_knows_the_nearest_rule(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "explain", "anonymity-no-reasons")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "auditor: anonymity-no-reasons: unknown rule; did you mean anonymity-no-reason? "
        "(accepted: what `auditor rules` lists)\n"
    )


def test_rules_lists_every_rule_with_its_severity(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "rules")
    rows = [line.split()[:2] for line in said.out.split("\n") if line and line[0] != " "]
    assert rows[1:] == [[rule.id, rule.severity] for rule in load_rules()]


def test_schema_prints_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "schema")
    assert said.out == schema_text()
    assert json.loads(said.out)["properties"]["schema_version"] == {
        "description": "Version of this contract. The first number changes when a reader of "
        "reports must change.",
        "const": "1.2",
    }


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "from auditor.apps.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "schema"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        problems = process.stderr.read()
    assert (process.returncode, problems) == (141, b"")

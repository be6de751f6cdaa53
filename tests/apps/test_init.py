"""`auditor init`: a first configuration, valid as it is and with every setting taken up."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from auditor.apps.cli import run
from auditor.config import KEYS, STARTER, Config, Threshold, load_config
from auditor.engine import load_engine
from auditor.rulebook import load_rules

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def uncommented() -> str:
    """The starter with every setting taken up: those have no space behind the #."""
    return re.sub(r"^#(?! )", "", STARTER.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_it_is_written_and_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert capsys.readouterr().out == (
        "auditor.toml: written; every setting in it is a comment with its default\n"
    )
    assert (desk / "auditor.toml").read_bytes() == STARTER.read_bytes()


def test_as_written_it_changes_nothing(desk: Path) -> None:
    run(["init"])
    assert load_config() == Config(path=str(desk / "auditor.toml"))


def test_every_setting_is_in_it(desk: Path) -> None:
    assert set(tomllib.loads(uncommented())) == set(KEYS)


def test_with_every_setting_taken_up_it_is_valid(desk: Path) -> None:
    (desk / "auditor.toml").write_text(uncommented(), encoding="utf-8")
    config = load_config()
    load_engine(config)
    assert config.overrides[0].fail_on == Threshold("never")


def test_its_settings_are_the_defaults(desk: Path) -> None:
    (desk / "auditor.toml").write_text(uncommented(), encoding="utf-8")
    config, default = load_config(), Config()
    for key in ("pack", "model", "fail_on", "exclude", "rule_folders", "lexicon_folders"):
        assert getattr(config, key) == getattr(default, key)
    rules = {rule.id: rule for rule in load_rules()}
    assert config.rules == {name: rules[name].severity for name in config.rules}
    for name, options in config.options.items():
        assert options.items() <= dict(rules[name].options).items()


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("auditor.toml", 'pack = "core"', "is there already"),
        ("auditor.toml", "not TOML", "is there already"),
        ("pyproject.toml", "[tool.auditor]", "has [tool.auditor] already"),
    ],
)
def test_nothing_is_overwritten(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, problem: str
) -> None:
    (desk / name).write_text(text)
    assert run(["init"]) == 2
    assert capsys.readouterr().err == f"auditor: {name}: {problem}: nothing was written\n"
    assert [(path.name, path.read_text()) for path in desk.iterdir()] == [(name, text)]


def test_another_folder_can_be_named(desk: Path) -> None:
    (desk / "paper").mkdir()
    (desk / "pyproject.toml").write_text('[project]\nname = "paper"')
    assert run(["init", "paper"]) == 0
    assert (desk / "paper" / "auditor.toml").is_file()


def test_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "gone"]) == 2
    assert capsys.readouterr().err == (
        "auditor: gone/auditor.toml: cannot be written: No such file or directory\n"
    )


def test_nothing_heavy_is_loaded(desk: Path) -> None:
    heavy = ("stanza", "torch", "textstat", "nltk", "jsonschema", "pathspec")
    code = (
        "import sys; from auditor.apps.cli import run; run(['init']); "
        f"print(sorted(set({heavy}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=desk,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "[]\n"

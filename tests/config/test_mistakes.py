"""Every mistake in a configuration is told with path, line, key and what would be accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import KEYS, load_config
from auditor.errors import ConfigError, did_you_mean
from tests.config.files import fault, written

OVERRIDDEN = """\
pack = "core"
[[overrides]]
paths = ["letters/"]
pack = "research"

[[ overrides ]]
paths = ["opinion/**"]
[overrides.rules]
one = "off"
{}
[overrides.options."two"]
size = {}
"""


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        ('pack = "ap"\nfial_on = "error"', 2, "fial_on", "unknown key; did you mean fail_on?"),
        ('zzz = "error"', 1, "zzz", "unknown key"),
        ('pack = ["ap"]', 1, "pack", "must be a string"),
        ('pack = ""', 1, "pack", "must not be empty"),
        ("model = 3", 1, "model", "must be a string"),
        ('\nmodel = "embeded"', 2, "model", "did you mean embedded?"),
        ('model = "no/folder"', 1, "model", "no such language pack: "),
        ('[tool.auditor]\npack = "ap"', 1, "tool", "unknown key"),
        ('[[override]]\npack = "ap"', 1, "override", "unknown key; did you mean overrides?"),
        ("\n[options.two]\nsize = nan", 3, "options.two.size", "must be a finite number"),
        ("baseline = false", 1, "baseline", "must be a string"),
        ('pack = "ap"\npack = "bbc"\n', 2, None, "not valid TOML: Cannot overwrite a value"),
        ("pack = ", None, None, "not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_keys_and_texts(
    tmp_path: Path, text: str, line: int | None, key: str | None, message: str
) -> None:
    error = fault(tmp_path, text)
    assert (error.line, error.key) == (line, key)
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        ('\n\nfail_on = "warnings"', 3, "fail_on", "did you mean warning?"),
        ("fail_on = 70", 1, "fail_on", "must be a table, such as {severity"),
        ("fail_on = {}", 1, "fail_on", "needs one at least"),
        ('[fail_on]\nscroe = 6\nseverity = "note"', 2, "fail_on.scroe", "did you mean score?"),
        ("fail_on = {score = 101}", 1, "fail_on.score", "must be a number from 0 to 100"),
        ("fail_on.score = nan", 1, "fail_on.score", "must be a number from 0 to 100"),
        ("fail_on.score = true", 1, "fail_on.score", "must be a number from 0 to 100"),
        ('[fail_on]\n"severity" = 1', 2, "fail_on.severity", "unknown value 1"),
    ],
)
def test_thresholds(tmp_path: Path, text: str, line: int, key: str, message: str) -> None:
    error = fault(tmp_path, text)
    assert (error.line, error.key) == (line, key)
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        ('rules = "all"', 1, "rules", "must be a table"),
        ('[rules]\none = "error"\n"two" = "of"', 3, "rules.two", "unknown value 'of'"),
        ("[rules]\none = true", 2, "rules.one", "unknown value True"),
        ('rules = {one = "loud"}', 1, "rules.one", "unknown value 'loud'"),
        ('rules.one = "loud"', 1, "rules.one", "unknown value 'loud'"),
        ("[rules.one]\nlevel = 1", 1, "rules.one", "unknown value"),
        ("options = 4", 1, "options", "must be a table, such as [options."),
        ("[options]\none = 4", 2, "options.one", "must be a table"),
        ("[options.one]\n\nsize = [4]", 3, "options.one.size", "must be a string, a number, true"),
        ("[options.one]\nsize = 2026-01-01", 2, "options.one.size", "must be a string"),
    ],
)
def test_rules_and_options(tmp_path: Path, text: str, line: int, key: str, message: str) -> None:
    error = fault(tmp_path, text)
    assert (error.line, error.key) == (line, key)
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ('exclude = "drafts/"', "exclude", "must be a list of strings"),
        ('exclude = ["a", 1]', "exclude", "must be a string"),
        ('exclude = ["a", ""]', "exclude", "must not be empty"),
        ('exclude = ["!"]', "exclude", "'!' is no pattern"),
        ('exclude = ["# drafts"]', "exclude", "'# drafts' is no pattern"),
        ('exclude = ["./drafts"]', "exclude", "'./drafts' is no pattern"),
        ('exclude = ["a/../b"]', "exclude", "'a/../b' is no pattern"),
        ('exclude = ["[z-a]"]', "exclude", "'[z-a]' is no pattern"),
        ('exclude = ["[[a]"]', "exclude", "'[[a]' is no pattern"),
        ('rule_folders = ["gone"]', "rule_folders", "no such folder: "),
        ('lexicon_folders = ["auditor.toml"]', "lexicon_folders", "no such folder: "),
    ],
)
def test_paths_and_patterns(tmp_path: Path, text: str, key: str, message: str) -> None:
    error = fault(tmp_path, f"\n{text}")
    assert (error.line, error.key) == (2, key)
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        (OVERRIDDEN.format("tow = 'of'", 1), 10, "overrides.1.rules.tow", "unknown value 'of'"),
        (OVERRIDDEN.format("", "[]"), 12, "overrides.1.options.two.size", "must be a string"),
        ('[[overrides]]\npaths = ["a"]\nmodel = "x"', 3, "overrides.0.model", "unknown key"),
        ('[[overrides]]\npaths = "a"\npack = "x"', 2, "overrides.0.paths", "must be a list"),
        ('[[overrides]]\npaths = ["!"]\npack = "x"', 2, "overrides.0.paths", "no pattern"),
        ('[[overrides]]\npack = "x"', 1, "overrides.0", "missing: paths"),
        ('[[overrides]]\npaths = []\npack = "x"', 1, "overrides.0", "missing: paths"),
        ('[[overrides]]\npaths = ["a"]', 1, "overrides.0", "changes nothing"),
        ('\n[overrides]\npaths = ["a"]', 2, "overrides", "must be an array of tables"),
        ('overrides = [{paths = ["a"], rules = 1}]', 1, "overrides.0.rules", "must be a table"),
    ],
)
def test_overrides(tmp_path: Path, text: str, line: int, key: str, message: str) -> None:
    error = fault(tmp_path, text)
    assert (error.line, error.key) == (line, key)
    assert message in error.message


def test_a_mistake_in_pyproject_is_told_with_its_place(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[project]\nfail_on = 1\n[tool.auditor]\n"pack" = "ap"\n'
        '[[tool.auditor.overrides]]\npaths = ["a"]\n[tool.auditor.overrides.rules]\nx = "of"\n',
        "pyproject.toml",
    )
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert str(caught.value) == (
        f"{path}:8: overrides.0.rules.x: unknown value 'of'; did you mean off? "
        "(accepted: error, warning, note, off, on)"
    )


def test_our_table_must_be_one(tmp_path: Path) -> None:
    written(tmp_path, '[tool]\nauditor = "yes"', "pyproject.toml")
    with pytest.raises(ConfigError, match="must be a table"):
        load_config(tmp_path)


def test_accepted_keys_are_listed(tmp_path: Path) -> None:
    assert fault(tmp_path, 'packs = "ap"').accepted == ", ".join(KEYS)


def test_nothing_near_gives_no_question() -> None:
    assert did_you_mean("qqqq", ["pack", "model"]) == ""

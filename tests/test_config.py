from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config import Config, Level, check_rule_ids, did_you_mean, load_config, read_config
from auditor.errors import ConfigError


def written(folder: Path, text: str, name: str = "auditor.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


FULL = """\
pack = "ap"
model = "stanza:en"
fail_on = "never"  # look only

[rules]
anonymity-no-reason = "error"
"quote-orphan" = "off"
"""


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config("core", "embedded", "warning", {}, None)


def test_every_key_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    rules: dict[str, Level] = {"anonymity-no-reason": "error", "quote-orphan": "off"}
    assert load_config(tmp_path) == Config("ap", "stanza:en", "never", rules, str(path))


def test_it_is_found_upwards(tmp_path: Path) -> None:
    written(tmp_path, 'pack = "npr"')
    deep = tmp_path / "desk" / "monday"
    deep.mkdir(parents=True)
    assert load_config(deep).pack == "npr"


def test_the_current_folder_is_where_the_search_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, 'pack = "bbc"')
    monkeypatch.chdir(tmp_path)
    assert load_config().pack == "bbc"


def test_the_nearer_file_wins_and_auditor_toml_before_pyproject(tmp_path: Path) -> None:
    written(tmp_path, 'pack = "far"')
    near = tmp_path / "near"
    near.mkdir()
    written(near, '[tool.auditor]\npack = "near"', "pyproject.toml")
    assert load_config(near).pack == "near"
    written(near, 'pack = "own"')
    assert load_config(near).pack == "own"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path, 'pack = "far"')
    near = tmp_path / "near"
    near.mkdir()
    path = written(near, '[project]\nname = "paper"', "pyproject.toml")
    assert read_config(path) is None
    assert load_config(near).pack == "far"


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        ('pack = "ap"\nfial_on = "error"', 2, "fial_on", "unknown key; did you mean fail_on?"),
        ('zzz = "error"', 1, "zzz", "unknown key"),
        ('pack = "ap"\n\nfail_on = "warnings"', 3, "fail_on", "did you mean warning?"),
        ("fail_on = 70", 1, "fail_on", "must be a string"),
        ('pack = ["ap"]', 1, "pack", "must be a string"),
        ('rules = "all"', 1, "rules", "must be a table"),
        ('[rules]\none = "error"\n"two" = "of"', 3, "rules.two", "unknown value 'of'"),
        ("[rules]\none = true", 2, "rules.one", "unknown value True"),
        ('rules = {one = "loud"}', 1, "rules.one", "unknown value 'loud'"),
        ('rules.one = "loud"', 1, "rules.one", "unknown value 'loud'"),
        ("[rules.one]\nlevel = 1", 1, "rules.one", "unknown value"),
        ('pack = "ap"\npack = "bbc"\n', 2, None, "not valid TOML: Cannot overwrite a value"),
        ("pack = ", None, None, "not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, text: str, line: int | None, key: str | None, message: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert (caught.value.path, caught.value.line, caught.value.key) == (str(path), line, key)
    assert message in caught.value.message


def test_a_mistake_in_pyproject_is_told_with_its_place(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[project]\nfail_on = 1\n[tool.auditor]\n"pack" = "ap"\n[tool.auditor.rules]\nx = "on"\n',
        "pyproject.toml",
    )
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert str(caught.value) == (
        f"{path}:6: rules.x: unknown value 'on' (accepted: error, warning, note, off)"
    )


def test_our_table_must_be_one(tmp_path: Path) -> None:
    written(tmp_path, '[tool]\nauditor = "yes"', "pyproject.toml")
    with pytest.raises(ConfigError, match="must be a table"):
        load_config(tmp_path)


def test_accepted_keys_are_listed(tmp_path: Path) -> None:
    written(tmp_path, 'packs = "ap"')
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert caught.value.accepted == "pack, model, fail_on, rules"


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_bytes(b'pack = "caf\xe9"')
    with pytest.raises(ConfigError, match="not UTF-8 at byte 11"):
        load_config(tmp_path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        read_config(tmp_path / "mine.toml")


def test_an_unknown_rule_is_told_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    with pytest.raises(ConfigError) as caught:
        check_rule_ids(load_config(tmp_path), ["quote-orphan", "anonymity-no-reasons"])
    assert str(caught.value) == (
        f"{path}:6: rules.anonymity-no-reason: unknown rule; did you mean anonymity-no-reasons?"
    )


def test_known_rules_pass(tmp_path: Path) -> None:
    written(tmp_path, FULL)
    check_rule_ids(load_config(tmp_path), ["quote-orphan", "anonymity-no-reason"])


def test_an_unknown_rule_without_a_file_is_told() -> None:
    with pytest.raises(ConfigError, match="unknown rule"):
        check_rule_ids(Config(rules={"nope": "off"}), [])


def test_nothing_near_gives_no_question() -> None:
    assert did_you_mean("qqqq", ["pack", "model"]) == ""


@given(st.text(max_size=60))
def test_any_text_is_a_configuration_or_a_configuration_error(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "auditor.toml")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        with suppress(ConfigError):
            assert read_config(path) is not None

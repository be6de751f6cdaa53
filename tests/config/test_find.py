"""A configuration file is found upwards and read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config import Config, Override, Threshold, load_config, mistake, read_config
from auditor.errors import ConfigError
from tests.config.files import configured, written

FULL = """\
pack = "ap"
model = "stanza:en"
exclude = ["drafts/"]
rule_folders = ["house"]
lexicon_folders = ["house/words"]
baseline = "known.json"

[fail_on]  # look at the score, too
severity = "error"
score = 60

[rules]
anonymity-no-reason = "error"
"quote-orphan" = "on"

[options.balance-few-sources]
sources = 4
strict = true

[[overrides]]
paths = ["opinion/**", "letters/"]
pack = "research"
fail_on = "never"

[[overrides]]
paths = ["opinion/interviews/**"]
rules = {balance-single-source = "off"}
options.balance-few-sources.share = 0.5
"""


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert config == Config()
    assert (config.pack, config.model, config.path) == ("core", "embedded", None)
    assert config.fail_on == Threshold("warning")
    assert config.folder == Path.cwd()


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "house" / "words").mkdir(parents=True)
    config = configured(tmp_path, FULL)
    assert config == Config(
        pack="ap",
        model="stanza:en",
        fail_on=Threshold("error", 60),
        rules={"anonymity-no-reason": "error", "quote-orphan": "on"},
        options={"balance-few-sources": {"sources": 4, "strict": True}},
        exclude=("drafts/",),
        rule_folders=(tmp_path / "house",),
        lexicon_folders=(tmp_path / "house" / "words",),
        baseline=tmp_path / "known.json",
        overrides=(
            Override(("opinion/**", "letters/"), pack="research", fail_on=Threshold()),
            Override(
                ("opinion/interviews/**",),
                rules={"balance-single-source": "off"},
                options={"balance-few-sources": {"share": 0.5}},
            ),
        ),
        path=str(tmp_path / "auditor.toml"),
    )
    assert config.folder == tmp_path


@pytest.mark.parametrize(
    ("text", "threshold"),
    [
        ('"never"', Threshold("never")),
        ('{severity = "note"}', Threshold("note")),
        ("{score = 60.5}", Threshold("never", 60.5)),
    ],
)
def test_findings_or_the_score_may_be_left_out_of_fail_on(
    tmp_path: Path, text: str, threshold: Threshold
) -> None:
    assert configured(tmp_path, f"fail_on = {text}").fail_on == threshold


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert configured(tmp_path, '\ufeffpack = "ap"').pack == "ap"


def test_a_model_s_folder_is_relative_to_the_file(tmp_path: Path) -> None:
    for name in ("mine", "embedded"):
        (tmp_path / name).mkdir()
    assert configured(tmp_path, 'model = "mine"').model == str(tmp_path / "mine")
    assert configured(tmp_path, 'model = "embedded"').model == "embedded"


def test_a_file_named_without_its_folder_has_paths_of_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written(tmp_path, 'baseline = "known.json"').parent)
    config = read_config(Path("auditor.toml"))
    assert config is not None
    assert (config.path, config.folder) == ("auditor.toml", tmp_path)
    assert config.baseline == tmp_path / "known.json"


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


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_bytes(b'pack = "caf\xe9"')
    with pytest.raises(ConfigError, match="not UTF-8 at byte 11"):
        load_config(tmp_path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        read_config(tmp_path / "mine.toml")


def test_a_mistake_found_later_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "house" / "words").mkdir(parents=True)
    config = configured(tmp_path, FULL)
    error = mistake(config, "unknown", "overrides", "1", "rules", "x", accepted="y")
    assert str(error) == f"{config.path}:27: overrides.1.rules.x: unknown (accepted: y)"


def test_a_mistake_in_a_configuration_without_a_file_has_its_key() -> None:
    assert str(mistake(Config(), "unknown", "rules", "x")) == "rules.x: unknown"


@given(st.text(max_size=60))
def test_any_text_is_a_configuration_or_a_configuration_error(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "auditor.toml")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        with suppress(ConfigError):
            assert read_config(path) is not None

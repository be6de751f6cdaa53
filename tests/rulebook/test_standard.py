"""What an article is held to: the rule's own < the pack's < the configuration's < an override's."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import Config, Override, applied
from auditor.errors import ConfigError
from auditor.lexicon import load_lexicons
from auditor.rulebook import Rule
from auditor.rulebook.load import load_rule
from auditor.rulebook.packs import Pack
from auditor.rulebook.standard import check_settings, set_standard
from tests.config.files import configured

FEW = """\
id: few
severity: warning
subject: attribution
where: {content.words: {below: {option: most}}, link_confidence: {below: {option: sure}}}
options: {most: 3, sure: 0.5}
message: Few.
why: Because.
houses: [{house: The Harbor Times, says: more of them}]
examples:
  bad: ["Two aides said [[so]]."]
  good: [Nobody spoke.]
"""
RARE = FEW.replace("id: few", "id: rare\nstatus: optional")


@pytest.fixture
def rules(tmp_path: Path) -> tuple[Rule, ...]:
    folder = tmp_path / "rules"
    folder.mkdir()
    for name, text in (("few", FEW), ("rare", RARE)):
        (folder / f"{name}.yaml").write_text(text)
    return tuple(load_rule(folder / f"{name}.yaml", load_lexicons()) for name in ("few", "rare"))


def options(config: Config, rules: tuple[Rule, ...], pack: Pack) -> dict[str, object]:
    return dict(set_standard(config, rules, pack).rules[0].options)


def test_options_of_the_rule_the_pack_the_configuration_and_an_override(
    rules: tuple[Rule, ...],
) -> None:
    pack = Pack("mine", "", options={"few": {"most": 4, "sure": 0.6}})
    override = Override(("a",), options={"few": {"most": 6}})
    config = Config(options={"few": {"most": 5}}, overrides=(override,))
    assert options(Config(), rules, Pack("", "")) == {"most": 3, "sure": 0.5}
    assert options(Config(), rules, pack) == {"most": 4, "sure": 0.6}
    assert options(config, rules, pack) == {"most": 5, "sure": 0.6}
    assert options(applied(config, (0,)), rules, pack) == {"most": 6, "sure": 0.6}


def test_severities_of_the_rule_the_pack_and_the_configuration(rules: tuple[Rule, ...]) -> None:
    pack = Pack("mine", "", rules={"few": "error", "rare": "note"})
    assert set_standard(Config(), rules, Pack("", "")).severities == {
        "few": "warning",
        "rare": "off",
    }
    assert set_standard(Config(), rules, pack).severities == {"few": "error", "rare": "note"}
    off = Config(rules={"few": "off", "rare": "on"})
    assert set_standard(off, rules, pack).severities == {"few": "off", "rare": "warning"}


def test_settings_that_are_there_pass(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    config = configured(tmp_path, '[rules]\nfew = "on"\n[options.few]\nmost = 4\nsure = 1\n')
    check_settings(config, rules)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[rules]\nfwe = "on"', "2: rules.fwe: unknown rule; did you mean few?"),
        ("[options.fwe]\nmost = 4", "1: options.fwe: unknown rule; did you mean few?"),
        (
            "[options.few]\nmots = 4",
            "2: options.few.mots: the rule has no option 'mots'; did you mean most? "
            "(accepted: most, sure)",
        ),
        (
            '[options.few]\nmost = "4"',
            "2: options.few.most: an option like its default is needed here: 3",
        ),
        (
            "[options.few]\nmost = 4.5",
            "2: options.few.most: an option like its default is needed here: 3",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n[overrides.rules]\nfwe = "on"',
            "4: overrides.0.rules.fwe: unknown rule; did you mean few?",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n[overrides.options.few]\nsure = true',
            "4: overrides.0.options.few.sure: an option like its default is needed here: 0.5",
        ),
    ],
)
def test_settings_that_are_not_are_told_with_their_place(
    tmp_path: Path, rules: tuple[Rule, ...], text: str, problem: str
) -> None:
    config = configured(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        check_settings(config, rules)
    assert str(caught.value) == f"{tmp_path / 'auditor.toml'}:{problem}"


def test_a_setting_without_a_file_is_told(rules: tuple[Rule, ...]) -> None:
    with pytest.raises(ConfigError, match=r"^rules\.nope: unknown rule$"):
        check_settings(Config(rules={"nope": "off"}), rules)

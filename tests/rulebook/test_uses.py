"""What a rule uses beyond its conditions: options, word lists, finders, its precision."""

from pathlib import Path

import pytest

from auditor.errors import ConfigError
from auditor.lexicon import Named
from auditor.rulebook.checks import check_of
from auditor.rulebook.load import load_rule
from auditor.rulebook.options import configure
from auditor.rulebook.phrases import find_words, has_words
from auditor.rulebook.rule import Precision, Rule
from auditor.rulebook.where import Condition, OptionName, Test

RULE = """\
id: odd-phrase
severity: note
subject: phrase
lexicon: rule-odd.words
where:
  about: {not: {has: rule-odd.more}}
message: "“{text}”"
why: Odd phrases are odd.
houses:
  - {house: Ledger, says: nothing odd}
examples:
  bad: ["It was [[odd]]."]
  good: ["It was even."]
"""
WORDS = {"words": frozenset({"odd", "queer"}), "more": frozenset({"odder (thing|)"})}
LEXICONS = Named({"rule-odd": Named(WORDS)})


def load(folder: Path, text: str) -> Rule:
    path = folder / "odd-phrase.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rule(path, LEXICONS)


def mistake(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as raised:
        load(folder, text)
    return str(raised.value).removeprefix(str(folder / "odd-phrase.yaml:"))


def test_a_group_of_a_lexicon(tmp_path: Path) -> None:
    assert load(tmp_path, RULE).phrases == {"odd", "queer"}
    assert load(tmp_path, RULE.replace("rule-odd.words", "rule-odd")).phrases == {
        *{"odd", "queer"},
        "odder (thing|)",
    }
    assert "did you mean words?" in mistake(tmp_path, RULE.replace("odd.words", "odd.word"))
    assert "did you mean rule-odd?" in mistake(tmp_path, RULE.replace("rule-odd", "rule-od"))


def test_an_option_that_conditions_refer_to(tmp_path: Path) -> None:
    text = RULE.replace("{not: {has: rule-odd.more}}", "{option: whom}")
    text = text.replace("“{text}”", "{text} of {option.whom}")
    rule = load(tmp_path, text + "options: {whom: Ana}\n")
    assert rule.where == (Condition("about", Test("is", OptionName("whom"))),)
    assert rule.options == (("whom", "Ana"),)
    assert "6: where: no default under 'options': whom" in mistake(
        tmp_path, text.replace("of {option.whom}", "")
    )
    assert "did you mean whom?" in mistake(
        tmp_path, text.replace("option.whom", "option.who") + "options: {whom: Ana}\n"
    )


def test_what_an_option_is_compared_with() -> None:
    class View:
        words = 5

    for operator, limit, expected in [("above", 4, True), ("below", 5, False), ("is", 5, True)]:
        asked = Condition("words", Test(operator, OptionName("most")))  # type: ignore[arg-type]
        assert check_of([asked], {"most": limit})(View()) is expected
    denied = Condition("words", Test("not", Test("above", OptionName("most"))))
    assert check_of([denied], {"most": 5})(View())


def test_options_are_configured_by_name_and_type(tmp_path: Path) -> None:
    text = RULE.replace("{not: {has: rule-odd.more}}", "{option: whom}")
    rule = load(tmp_path, text + "options: {whom: Ana}\n")
    assert configure(rule, {"whom": "Rui"}).options == (("whom", "Rui"),)
    with pytest.raises(ConfigError, match=r"no option 'who'; did you mean whom\?"):
        configure(rule, {"who": "Rui"})
    with pytest.raises(ConfigError, match="like its default is needed here: 'Ana'"):
        configure(rule, {"whom": 3})


def test_a_phrase_comes_from_a_lexicon_or_a_finder(tmp_path: Path) -> None:
    none = RULE.replace("lexicon: rule-odd.words\n", "")
    assert "3: subject: phrases come from a lexicon or a finder" in mistake(tmp_path, none)
    judged = RULE.replace("lexicon: rule-odd.words", "finder: no_source_near")
    assert "4: finder: this detector judges another subject: attribution" in mistake(
        tmp_path, judged
    )
    detector = RULE.replace("lexicon: rule-odd.words", "detector: no_source_near")
    assert "has a finder or a lexicon" in mistake(tmp_path, detector)


def test_a_precision_is_a_count(tmp_path: Path) -> None:
    rule = load(tmp_path, RULE + "precision: {right: 17, of: 20, wrong: names of ships}\n")
    assert rule.precision == Precision(17, 20, "PolNeAR dev", "names of ships")
    assert "more than the 16" in mistake(tmp_path, RULE + "precision: {right: 17, of: 16}\n")
    assert "a number of findings" in mistake(tmp_path, RULE + "precision: {right: .9, of: 1}\n")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("odd (thing|idea)", "the odd\nidea", ["odd\nidea"]),
        ("(very|) odd", "odd and very odd", ["odd", "very odd"]),
        (
            "did * answer",
            "did not quite answer, did it not all of a sudden answer",
            ["did not quite answer"],
        ),
        ("don't", "don’t and don't", ["don’t", "don't"]),
        ("odd", "oddly", []),
        ("%", "5% or 5 % of the 9 %odd", ["%"]),
        ("'odd'", "so ‘odd’ and so ’odd’", ["’odd’"]),
        ("* odd", "it was very odd", ["it was very odd"]),
        ("(the|a|) (new|) odd-job", "an ODD-JOB, a new odd-job", ["ODD-JOB", "a new odd-job"]),
    ],
)
def test_where_a_phrase_stands(phrase: str, text: str, found: list[str]) -> None:
    phrases = frozenset({phrase})
    assert [match[0] for match in find_words(text, phrases)] == found
    assert has_words(text, phrases) is bool(found)


def test_the_longest_phrase_at_a_place_and_the_next_behind_it() -> None:
    phrases = frozenset({"odd", "odd (old|) thing", "thing of", "of old"})
    found = [match[0] for match in find_words("An odd thing of old, an odd old thing", phrases)]
    assert found == ["odd thing", "of old", "odd old thing"]

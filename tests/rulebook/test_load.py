"""Rule files are read strictly: every mistake is named with file, line and what would do."""

from pathlib import Path

import pytest

from auditor.errors import ConfigError
from auditor.model import Span
from auditor.rulebook import load_rules
from auditor.rulebook.load import load_rule
from auditor.rulebook.rule import Example, House
from auditor.rulebook.where import Condition, Test

RULE = """\
id: odd-source
severity: warning
subject: source
where:
  kind: anonymous
  anonymity.reason: null
message: "“{label}” is odd."
why: Odd sources are odd.
houses:
  - {house: Ledger, says: no odd sources, ref: "https://ledger.example/style"}
examples:
  bad:
    - "[[A senior official]] said it rained."
  good:
    - "Ana Brito said it rained."
"""
LEXICONS = {"rule-odd": {"words": frozenset({"odd", "queer"})}}


def write(folder: Path, text: str, name: str = "odd-source") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_is_read_whole(tmp_path: Path) -> None:
    path = write(tmp_path, RULE)
    rule = load_rule(path, LEXICONS)
    assert rule.id == "odd-source"
    assert (rule.severity, rule.subject, rule.status) == ("warning", "source", "stable")
    assert rule.at == "first_mention"
    assert rule.where == (
        Condition("kind", Test("is", "anonymous")),
        Condition("anonymity.reason", Test("is", None)),
    )
    assert rule.bad == (Example("A senior official said it rained.", (Span(0, 17),)),)
    assert rule.good == (Example("Ana Brito said it rained."),)
    assert rule.houses == (House("Ledger", "no odd sources", "https://ledger.example/style"),)
    assert rule.path == str(path)


# What is put in place of what, the line blamed, and words of the error.
MISTAKES = [
    ("severity: warning", "severity: warnin", 2, "did you mean warning?"),
    ("severity: warning", "severty: warning", 2, "unknown key; did you mean severity?"),
    ("severity: warning", "severity: on", 2, "put quotation marks around"),
    ("severity: warning", "severity: warning\nseverity: note", 3, "the key is there twice"),
    ("why: Odd sources are odd.\n", "", 1, "missing: why"),
    ("why: Odd sources are odd.", "why: ''", 8, "the text is empty"),
    ("why: Odd sources are odd.", "why: 2016-10-02", 8, "put quotation marks around"),
    ("why: Odd sources are odd.", "why: no", 8, "put quotation marks around"),
    ("id: odd-source", "id: even-source", 1, "not the name of the file (accepted: odd-source)"),
    ("subject: source", "subject: speaker", 3, "accepted: attribution, source, response"),
    ("  kind: anonymous", "  knd: anonymous", 5, "unknown field 'knd'; did you mean kind?"),
    (
        "  anonymity.reason: null",
        "  anonymity.reson: null",
        6,
        "did you mean anonymity.reason?",
    ),
    ("  kind: anonymous", "  kind: anonymos", 5, "did you mean anonymous?"),
    ("  kind: anonymous", "  kind: [anonymous, nobody]", 5, "unknown value 'nobody'"),
    ("  kind: anonymous", "  kind: null", 5, "never null"),
    ("  kind: anonymous", "  people.min: two", 5, "does not suit the field (accepted: int)"),
    ("  kind: anonymous", "  people.min: true", 5, "does not suit the field"),
    ("  kind: anonymous", "  people.min: {above: two}", 5, "a number is needed"),
    ("  kind: anonymous", "  label: {above: 2}", 5, "does not suit the field"),
    ("  kind: anonymous", "  label: {over: 2}", 5, "accepted: not, in, has, above, below, matches"),
    ("  kind: anonymous", "  label: {not: a, in: rule-odd}", 5, "exactly one operator"),
    ("  kind: anonymous", "  label: {in: rule-od}", 5, "did you mean rule-odd?"),
    ("  kind: anonymous", "  label: {matches: '('}", 5, "not a regular expression"),
    ("  kind: anonymous", "  anonymity.basis: long", 5, "does not suit the field"),
    ("subject: source", "subject: source\nat: cue", 4, "accepted: first_mention, basis, reason"),
    ("{label}", "{labl}", 7, "did you mean label?"),
    ("{label}", "{label!r}", 7, "a brace that is not around the name of a field"),
    ("{label}", "{}", 7, "a brace that is not around the name of a field"),
    ("{label}", "{anonymity}", 7, "has no text of its own"),
    ("https://ledger.example/style", "AP3", 10, "an address is needed"),
    ("[[A senior official]]", "A senior official", 13, "marks what the finding points at"),
    ("[[A senior official]]", "[[A senior official", 13, "not closed"),
    ("Ana Brito", "[[Ana Brito]]", 15, "has no marks"),
    ("subject: source", "subject: source\ndetector: nobody", 4, "unknown value 'nobody'"),
    (
        "subject: source",
        "subject: source\ndetector: no_source_near",
        4,
        "judges another subject: attribution",
    ),
    ("subject: source", "subject: source\noptions: {sentences: 2}", 4, "nothing uses this option"),
    ("subject: source", "subject: source\nlexicon: rule-odd", 4, "the subject phrase, and only"),
    (
        "where:\n  kind: anonymous\n  anonymity.reason: null\n",
        "",
        1,
        "would name every subject",
    ),
    ("subject: source", "subject: source\nstances: [belief]", 4, "only attributions have a stance"),
    ("examples:", "known_gaps: [{bad: '[[A]]'}]\nexamples:", 11, "missing: because"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in RULE
    path = write(tmp_path, RULE.replace(old, new, 1))
    with pytest.raises(ConfigError) as caught:
        load_rule(path, LEXICONS)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_what_is_not_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "id: odd-source\nwhy: [\n")
    with pytest.raises(ConfigError, match="not valid YAML") as caught:
        load_rule(path, LEXICONS)
    assert caught.value.line == 3


@pytest.mark.parametrize(("data", "words"), [(b"", "the file is empty"), (b"\xff", "not UTF-8")])
def test_no_text_at_all(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "odd-source.yaml"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=words):
        load_rule(path, LEXICONS)


def test_a_detector_with_its_options(tmp_path: Path) -> None:
    text = RULE.replace("subject: source", "subject: attribution\ndetector: no_source_near")
    text = text.replace("  kind: anonymous\n  anonymity.reason: null\n", "  source: null\n")
    text = text.replace("{label}", "{content.text}")
    path = write(tmp_path, text + "options: {sentences: 2}\n")
    rule = load_rule(path, LEXICONS)
    assert (rule.detector, rule.options) == ("no_source_near", (("before", 0), ("sentences", 2)))
    path = write(tmp_path, text + "options: {sentences: '2'}\n")
    with pytest.raises(ConfigError, match="an option like its default is needed here: 1"):
        load_rule(path, LEXICONS)
    path = write(tmp_path, text + "options: {words: 2}\n")
    with pytest.raises(ConfigError, match="nothing uses this option"):
        load_rule(path, LEXICONS)


def test_a_rule_about_attributions_may_name_the_stances_that_it_judges(tmp_path: Path) -> None:
    text = RULE.replace("subject: source", "subject: attribution").replace("{label}", "{cue}")
    text = text.replace("  kind: anonymous\n  anonymity.reason: null\n", "  source: null\n")
    assert load_rule(write(tmp_path, text), LEXICONS).stances is None
    path = write(tmp_path, text + "stances: [belief, decree]\n")
    assert load_rule(path, LEXICONS).stances == ("belief", "decree")
    path = write(tmp_path, text + "stances: [belief, degree]\n")
    with pytest.raises(ConfigError, match=r"did you mean decree\?"):
        load_rule(path, LEXICONS)
    path = write(tmp_path, text.replace("source: null", "stance: belief"))
    with pytest.raises(ConfigError, match=r"yaml:5: .*stands under 'stances'"):
        load_rule(path, LEXICONS)


def test_measures_are_checked_by_name(tmp_path: Path) -> None:
    text = RULE.replace("subject: source", "subject: article").replace("{label}", "It")
    text = text.replace("[[A senior official]]", "Nobody")
    text = text.replace("  kind: anonymous\n  anonymity.reason: null\n", "  measures.sources: 0\n")
    rule = load_rule(write(tmp_path, text), LEXICONS)
    assert rule.bad[0].expected == (None,)
    with pytest.raises(ConfigError, match=r"did you mean measures\.sources\?"):
        load_rule(write(tmp_path, text.replace("measures.sources", "measures.surces")), LEXICONS)


def test_folders_are_walked_and_lexicons_and_packs_left_out(tmp_path: Path) -> None:
    for name in ("group", "packs", "lexicons"):
        (tmp_path / name).mkdir()
    write(tmp_path / "group", RULE)
    write(tmp_path / "packs", "rules: {}\n", "house")
    write(tmp_path / "lexicons", "about: x\nentries: {a: [b]}\n", "rule-mine")
    assert [rule.id for rule in load_rules(tmp_path)] == ["odd-source"]


def test_an_id_stands_once_only(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, RULE)
    with pytest.raises(ConfigError, match=r"the rule is there already: .*/a/odd-source\.yaml"):
        load_rules(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder of rules"):
        load_rules(tmp_path / "none")

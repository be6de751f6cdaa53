from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from auditor.errors import ConfigError
from auditor.rulebook import load_rules
from auditor.rulebook.packs import Pack, check_rules, load_pack, pack_names
from auditor.rulebook.parts import PackPart
from auditor.rulebook.rule import Rule, Status
from auditor.score import check_measures

HOUSE = """\
about: What our desk asks for.
rules:
  no-reason: error
  vague-group: off
  single-source: note
  new-idea: on
stances: [statement, belief]
score:
  - {name: Named, measure: sources, weight: 60, from: 0, to: 4, if_nothing: none,
     says: "{value} sources", nothing: no source, why: They answer for it.}
  - {name: Few, measure: share_none, weight: 40, from: 0.5, to: 0, if_nothing: leave_out,
     says: "{numerator} of {denominator}", nothing: nothing, why: Hearsay is none.}
"""


def rule(name: str, status: Status = "stable") -> Rule:
    return Rule(
        id=name, severity="warning", subject="article", at="none", message="", why="", where=(),
        bad=(), good=(), status=status,
    )  # fmt: skip


def write(folder: Path, text: str, name: str = "house") -> Path:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def mistake(folder: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as raised:
        load_pack("house", write(folder, text))
    assert raised.value.path == str(folder / "house.yaml")
    return raised.value


def test_a_pack_is_read(tmp_path: Path) -> None:
    pack = load_pack("house", write(tmp_path, HOUSE))
    assert (pack.name, pack.about) == ("house", "What our desk asks for.")
    assert dict(pack.rules) == {
        "no-reason": "error",
        "vague-group": "off",
        "single-source": "note",
        "new-idea": "on",
    }
    assert pack.stances == ("statement", "belief")
    assert pack.score[0] == PackPart(
        name="Named",
        measure="sources",
        weight=60,
        start=0,
        full=4,
        if_nothing="none",
        says="{value} sources",
        nothing="no source",
        why="They answer for it.",
        line=9,
    )
    assert (pack.score[1].start, pack.score[1].full) == (0.5, 0)


def test_severities(tmp_path: Path) -> None:
    pack = load_pack("house", write(tmp_path, HOUSE))
    assert pack.severity(rule("no-reason")) == "error"
    assert pack.severity(rule("vague-group")) is None
    assert pack.severity(rule("unlisted")) == "warning"
    assert pack.severity(rule("other-idea", "preview")) is None
    assert pack.severity(rule("house-taste", "optional")) is None
    assert pack.severity(rule("new-idea", "preview")) == "warning"
    assert pack.severity(rule("single-source", "optional")) == "note"


def test_unlisted_rules_can_be_off(tmp_path: Path) -> None:
    text = "about: x\nunlisted: off\nrules: {this: note, that: on}\n"
    pack = load_pack("house", write(tmp_path, text))
    assert pack.severity(rule("other")) is None
    assert pack.severity(rule("this")) == "note"
    assert pack.severity(rule("that", "preview")) == "warning"


HOUSES = (
    *("ap", "bbc", "bloomberg", "core", "guardian", "jti", "npr", "nyt", "research"),
    *("reuters", "spj", "washington-post"),
)


def test_the_packs_that_ship() -> None:
    assert pack_names() == HOUSES


@pytest.mark.parametrize("name", HOUSES)
def test_a_pack_that_ships_names_rules_options_and_measures_that_are_there(name: str) -> None:
    pack = load_pack(name)
    check_rules(pack, load_rules())
    check_measures(pack)
    assert sum(part.weight for part in pack.score) in (0, 100)
    assert pack.stances == ("statement", "evidence")


@pytest.mark.parametrize("name", HOUSES)
def test_no_pack_makes_a_warning_of_what_cries_wolf(name: str) -> None:
    pack = load_pack(name)
    told = [rule for rule in load_rules() if pack.severity(rule) in ("warning", "error")]
    read = [rule.precision for rule in told if rule.precision and rule.precision.of]
    assert all(each.right / each.of >= 0.8 for each in read)


def test_research_has_measures_only() -> None:
    research = load_pack("research")
    assert research.score == ()
    assert all(research.severity(each) is None for each in load_rules())


@pytest.mark.parametrize(
    ("rule_id", "severities"),
    [
        # Contradictions between houses are switches (standards.md, section 1.2).
        ("anonymity-no-reason", {"ap": "error", "jti": "error", "nyt": "note"}),
        ("anonymity-boilerplate-reason", {"ap": None, "nyt": "warning"}),
        ("anonymity-direct-quote", {"ap": None, "bloomberg": "error", "nyt": "warning"}),
        ("anonymity-headline", {"reuters": None}),
        ("anonymity-pseudonym", {"npr": "error", "core": "warning"}),
        ("quote-altered", {"ap": "warning", "guardian": None, "reuters": "note"}),
        ("document-poll-verb", {"bbc": "warning", "ap": None}),
        ("transparency-byline-missing", {"npr": "warning"}),
        ("declaration-missing", {"ap": "warning", "core": None}),
    ],
)
def test_what_houses_contradict_each_other_in(
    rule_id: str, severities: dict[str, str | None]
) -> None:
    asked = next(each for each in load_rules() if each.id == rule_id)
    found = {name: load_pack(name).severity(asked) for name in severities}
    assert found == severities


def test_names_are_the_files_and_a_later_folder_wins(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    write(ours, "about: ours")
    write(ours, "about: more", "extra")
    write(theirs, "about: theirs")
    assert pack_names(ours, theirs) == ("extra", "house")
    assert load_pack("house", ours, theirs).about == "theirs"


def test_an_unknown_pack_names_the_nearest() -> None:
    with pytest.raises(ConfigError) as raised:
        load_pack("reserch")
    assert "did you mean research?" in str(raised.value)
    assert raised.value.accepted == ", ".join(HOUSES)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("rules:", "rulse:", 2, "did you mean rules?"),
        ("about: What our desk asks for.", "unlisted: own", 1, "missing: about"),
        ("no-reason: error", "no-reason: eror", 3, "did you mean error?"),
        ("no-reason: error", "no-reason: no", 3, "put quotation marks"),
        ("single-source: note", "no-reason: note", 5, "there twice"),
        ("weight: 60", "weight: 61", 9, "add up to 101"),
        ("weight: 60", "weight: 60.5", 9, "no weight"),
        ("weight: 60", "weight: true", 9, "no weight"),
        ("weight: 60", "wieght: 60", 9, "did you mean weight?"),
        ("from: 0,", "from: zero,", 9, "no number"),
        ("from: 0,", "from: 1.0e+999,", 9, "no number"),
        ("to: 4", "to: 0", 9, "must differ"),
        ("if_nothing: none", "if_nothing: nil", 9, "unknown value"),
        ("{value} sources", "{valeu} sources", 10, "did you mean value?"),
        ("{value} sources", "{value!r} sources", 10, "unknown field"),
        ("{value} sources", "{value:9} sources", 10, "unknown field"),
        ("{value} sources", "{} sources", 10, "unknown field"),
        ("{value} sources", "{value sources", 10, "does not pair up"),
        ("name: Few", "name: Named", 11, "two parts"),
        ("score:", "score: []\nmore:", 9, "unknown key"),
        ("about: What", "extends: [core]\nabout: What", 1, "a single value is needed"),
        ("about: What", "extends: cor\nabout: What", 1, "accepted: house"),
        ("about: What", "extends: house\nabout: What", 1, "house → house"),
        ("[statement, belief]", "[statement, beleif]", 7, "did you mean belief?"),
        ("[statement, belief]", "[statement, saying]", 7, "perception, evidence)"),
        ("[statement, belief]", "[belief, belief]", 7, "'belief' is there twice"),
        ("[statement, belief]", "belief", 7, "a list with at least one entry"),
        ("[statement, belief]", "[]", 7, "a list with at least one entry"),
    ],
)
def test_mistakes_are_named_with_their_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    error = mistake(tmp_path, HOUSE.replace(old, new, 1))
    assert says in str(error)
    assert error.line == line


def test_a_rule_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    pack = load_pack("house", write(tmp_path, HOUSE))
    known = ["no-reason", "vague-group", "single-source", "new-idea"]
    check_rules(pack, [rule(name) for name in known])
    with pytest.raises(ConfigError) as raised:
        check_rules(pack, [rule(name) for name in (*known[:2], "single-sources", "new-idea")])
    assert (raised.value.line, raised.value.key) == (5, "single-source")
    assert "did you mean single-sources?" in str(raised.value)


def test_a_pack_needs_no_file() -> None:
    assert Pack("mine", "by hand").severity(rule("any")) == "warning"


FAMILY = """\
about: Our desk, stricter.
extends: house
rules: {vague-group: note}
options: {few-sources: {sources: 4}}
score:
  Named: {weight: 70, to: 5}
  Few: {weight: 30}
"""


def test_a_pack_begins_with_the_one_that_it_extends(tmp_path: Path) -> None:
    write(write(tmp_path, HOUSE), FAMILY, "desk")
    house, desk = load_pack("house", tmp_path), load_pack("desk", tmp_path)
    assert desk.about == "Our desk, stricter."
    assert desk.rules == {**house.rules, "vague-group": "note"}
    assert desk.stances == house.stances
    assert [(part.name, part.weight, part.full) for part in desk.score] == [
        ("Named", 70, 5),
        ("Few", 30, 0),
    ]
    assert desk.score[0].says == house.score[0].says
    assert desk.options == {"few-sources": {"sources": 4}}


def test_a_pack_that_extends_may_leave_a_part_out(tmp_path: Path) -> None:
    text = FAMILY.replace("  Named: {weight: 70, to: 5}\n", "  Named: off\n").replace("30", "100")
    write(write(tmp_path, HOUSE), text, "desk")
    assert [part.name for part in load_pack("desk", tmp_path).score] == ["Few"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("Named: {weight: 70", "Nmed: {weight: 70", 6, "did you mean Named?"),
        ("weight: 70, to: 5", "weight: 70, measure: x", 6, "unknown key"),
        ("weight: 70, to: 5", "weight: 70, to: -5", 6, "stay in their order"),
        ("weight: 70", "weight: 71", 6, "add up to 101"),
        ("extends: house", "extends: hause", 2, "did you mean house?"),
        ("sources: 4", "sources: [4]", 4, "a single value"),
    ],
)
def test_mistakes_of_a_pack_that_extends(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    write(write(tmp_path, HOUSE), FAMILY.replace(old, new), "desk")
    with pytest.raises(ConfigError) as raised:
        load_pack("desk", tmp_path)
    assert (raised.value.path, raised.value.line) == (str(tmp_path / "desk.yaml"), line)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("option", "says"),
    [("sources: 4", None), ("source: 4", "did you mean sources?"), ("sources: four", "default")],
)
def test_an_option_is_checked_with_its_rule(tmp_path: Path, option: str, says: str | None) -> None:
    write(write(tmp_path, HOUSE), FAMILY.replace("sources: 4", option), "desk")
    asked = msgspec.structs.replace(rule("few-sources"), options=(("sources", 3),))
    known = [asked, *map(rule, ("no-reason", "vague-group", "single-source", "new-idea"))]
    pack = load_pack("desk", tmp_path)
    if says is None:
        return check_rules(pack, known)
    with pytest.raises(ConfigError) as raised:
        check_rules(pack, known)
    assert says in str(raised.value)
    assert (raised.value.path, raised.value.line) == (str(tmp_path / "desk.yaml"), 4)
    return None

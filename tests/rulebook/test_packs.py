from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import ConfigError
from auditor.rulebook.packs import Pack, PackPart, check_rules, load_pack, pack_names

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
        line=10,
    )
    assert (pack.score[1].start, pack.score[1].full) == (0.5, 0)


def test_severities(tmp_path: Path) -> None:
    pack = load_pack("house", write(tmp_path, HOUSE))
    assert pack.severity("no-reason", "warning") == "error"
    assert pack.severity("vague-group", "warning") is None
    assert pack.severity("unlisted", "note") == "note"
    assert pack.severity("other-idea", "note", preview=True) is None
    assert pack.severity("new-idea", "note", preview=True) == "note"
    assert pack.severity("single-source", "error", preview=True) == "note"


def test_unlisted_rules_can_be_off(tmp_path: Path) -> None:
    text = "about: x\nunlisted: off\nrules: {this: note}\npreview: [that]\n"
    pack = load_pack("house", write(tmp_path, text))
    assert pack.severity("other", "error") is None
    assert pack.severity("this", "error") == "note"
    assert pack.severity("that", "error", preview=True) == "error"


def test_the_packs_that_ship_are_sound() -> None:
    assert pack_names() == ("core", "research")
    core, research = map(load_pack, pack_names())
    assert sum(part.weight for part in core.score) == 100
    assert core.severity("any", "warning") == "warning"
    assert core.stances == research.stances == ("statement", "evidence")
    assert research.score == ()
    assert research.severity("any", "error") is None


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
    assert "'research'" in str(raised.value)
    assert raised.value.accepted == "core, research"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("rules:", "rulse:", 2, "did you mean 'rules'"),
        ("about: What our desk asks for.", "unlisted: own", 1, "missing: about"),
        ("no-reason: error", "no-reason: eror", 3, "did you mean 'error'"),
        ("no-reason: error", "no-reason: no", 3, "put quotation marks"),
        ("single-source: note", "no-reason: note", 5, "there twice"),
        ("weight: 60", "weight: 61", 10, "add up to 101"),
        ("weight: 60", "weight: 60.5", 10, "no weight"),
        ("weight: 60", "weight: true", 10, "no weight"),
        ("weight: 60", "wieght: 60", 10, "did you mean 'weight'"),
        ("from: 0,", "from: zero,", 10, "no number"),
        ("from: 0,", "from: 1.0e+999,", 10, "no number"),
        ("to: 4", "to: 0", 10, "must differ"),
        ("if_nothing: none", "if_nothing: nil", 10, "unknown value"),
        ("{value} sources", "{valeu} sources", 11, "did you mean 'value'"),
        ("{value} sources", "{value!r} sources", 11, "unknown field"),
        ("{value} sources", "{value:9} sources", 11, "unknown field"),
        ("{value} sources", "{} sources", 11, "unknown field"),
        ("{value} sources", "{value sources", 11, "does not pair up"),
        ("name: Few", "name: Named", 12, "two parts"),
        ("score:", "score: []\nmore:", 10, "unknown key"),
        ("preview:\n  - new-idea", "preview: []", 6, "at least one"),
        ("[statement, belief]", "[statement, beleif]", 8, "did you mean 'belief'"),
        ("[statement, belief]", "[statement, saying]", 8, "perception, evidence)"),
        ("[statement, belief]", "[belief, belief]", 8, "'belief' is there twice"),
        ("[statement, belief]", "belief", 8, "a list with at least one entry"),
        ("[statement, belief]", "[]", 8, "a list with at least one entry"),
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
    check_rules(pack, known)
    with pytest.raises(ConfigError) as raised:
        check_rules(pack, [*known[:2], "single-sources", "new-idea"])
    assert (raised.value.line, raised.value.key) == (5, "single-source")
    assert "did you mean 'single-sources'" in str(raised.value)


def test_a_pack_needs_no_file() -> None:
    assert Pack("mine", "by hand").severity("any", "note") == "note"

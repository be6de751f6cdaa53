"""Word lists: what ships loads, one's own add to it, and mistakes are told with their place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.errors import ConfigError
from auditor.lexicon import Groups, load_lexicons
from auditor.shipped import rules_folder

MISTAKES = {
    "entries: {a: [on]": "not valid YAML",
    "- on": "needs a mapping under 'entries'",
    "": "needs a mapping under 'entries'",
    "about: none": "needs a mapping under 'entries'",
    "entries: {a: [on]}\nwords: {}": "unknown key",
    "entries: {a: [on]}\nopne: true": "did you mean open?",
    "entries: {a: [on]}\ncased: maybe": "must be true or false",
    "entries: {a: [on]}\nreplace: 1": "must be true or false",
    "entries: {a: [on]}\nreplace: true": "there is no such lexicon to replace",
    "entries: {a: no}": "a group is a list of strings",
    "entries: {a: [no]}": "quote the entry 'no'",
    "entries: {a: [{port: bay}]}": "quote the entry here: it is no string",
    "entries: {a: ['']}": "an entry is empty",
    "entries: {a: [' ']}": "an entry is empty",
    "entries: {a: [port], a: [bay]}": "a: the key is there twice",
    "about: one\nabout: two\nentries: {a: [on]}": "about: the key is there twice",
    "entries: {a: [Port]}": "not lower case",
    "entries: {a: [port, port]}": "listed twice: port",
    "entries: {a: [in (the room]}": "in 'in (the room' a bracket is too many",
    "entries: {a: [in (the (back|) room)]}": "or holds more than words",
    "entries: {a: [in (the *|a) room]}": "or holds more than words",
    "entries: {a: [in|on]}": "a bracket is too many",
}


def test_what_ships_loads_as_sets_of_phrases() -> None:
    assert "source" in load_lexicons()["roles"]["confidant"]


@pytest.mark.parametrize(("text", "problem"), MISTAKES.items())
def test_a_mistake_is_told(text: str, problem: str, tmp_path: Path) -> None:
    tmp_path.joinpath("mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(problem)) as caught:
        load_lexicons(tmp_path)
    assert caught.value.path == str(tmp_path / "mine.yaml")


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("entries:\n  a:\n  - port\n  - Bay", 4, "a"),
        ("entries:\n  a: [port]\n  b: bay", 3, "b"),
        ("entries:\n  a: [port]\n  a: [bay]", 3, "a"),
        ("opne: true\nentries: {a: [port]}", 1, "opne"),
        ("entries: {a: [port]}\ncased: maybe", 2, "cased"),
    ],
)
def test_a_mistake_has_its_line(text: str, line: int, key: str, tmp_path: Path) -> None:
    tmp_path.joinpath("mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_lexicons(tmp_path)
    assert (caught.value.line, caught.value.key) == (line, key)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("mine.yaml").write_bytes(b"about: caf\xe9\nentries: {a: [on]}")
    with pytest.raises(ConfigError, match=r"mine\.yaml: not UTF-8 at byte 10"):
        load_lexicons(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("mine.yaml").mkdir()
    with pytest.raises(ConfigError, match=r"mine\.yaml: cannot be read"):
        load_lexicons(tmp_path)


def load(folder: Path, *texts: str) -> Groups:
    """The lexicon "mine" of folders that hold one of these files each."""
    folders = [folder / str(number) for number in range(len(texts))]
    for place, text in zip(folders, texts, strict=True):
        place.mkdir()
        place.joinpath("mine.yaml").write_text(text, encoding="utf-8")
    return load_lexicons(*folders)["mine"]


HARBOUR = "entries: {place: [port, bay], craft: [ferry]}"


def test_a_later_folder_adds_to_the_groups(tmp_path: Path) -> None:
    mine = load(tmp_path, HARBOUR, "entries: {place: [bay, quay]}", "entries: {craft: [tug]}")
    assert mine == {
        "place": frozenset({"port", "bay", "quay"}),
        "craft": frozenset({"ferry", "tug"}),
    }


def test_a_later_folder_can_take_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    mine = load(tmp_path, HARBOUR, "replace: true\nentries: {place: [quay], craft: []}")
    assert mine == {"place": frozenset({"quay"}), "craft": frozenset()}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("entries: {plcae: [quay]}", "the lexicon has no such group; did you mean place?"),
        ("replace: true\nentries: {place: [quay]}", "it needs all groups, if only []: craft"),
        ("replace: true\nentries: {place: [], craft: [], more: []}", "has no such group"),
    ],
)
def test_a_group_that_nobody_asks_for_or_would_miss_is_told(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(ConfigError, match=re.escape(problem)):
        load(tmp_path, HARBOUR, text)


def test_an_open_lexicon_takes_new_groups_and_needs_none(tmp_path: Path) -> None:
    one, two = "open: true\nentries: {pier: [jetty]}", "entries: {ferry: [boat]}"
    assert load(tmp_path, one, two) == {"pier": frozenset({"jetty"}), "ferry": frozenset({"boat"})}


def test_an_open_lexicon_can_be_replaced_by_other_groups(tmp_path: Path) -> None:
    one, two = "open: true\nentries: {pier: [jetty]}", "replace: true\nentries: {ferry: [boat]}"
    assert load(tmp_path, one, two) == {"ferry": frozenset({"boat"})}


def test_what_is_added_to_has_capitals_or_none(tmp_path: Path) -> None:
    cased = "cased: true\nentries: {place: [Port Saro]}"
    assert load(tmp_path, cased, "entries: {place: [Bay]}")["place"] == {"Port Saro", "Bay"}


def test_capitals_that_could_never_be_met_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'Bay' is not lower case"):
        load(tmp_path, HARBOUR, "cased: true\nentries: {place: [Bay]}")


def test_what_replaces_says_itself_whether_it_has_capitals(tmp_path: Path) -> None:
    text = "cased: true\nreplace: true\nentries: {place: [Bay], craft: []}"
    assert load(tmp_path, HARBOUR, text)["place"] == {"Bay"}


def test_a_lexicon_to_replace_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    tmp_path.joinpath("rolse.yaml").write_text("replace: true\nentries: {a: [on]}")
    with pytest.raises(ConfigError, match=r"no such lexicon to replace; did you mean roles\?"):
        load_lexicons(rules_folder() / "lexicons", tmp_path)


def test_the_same_folder_twice_is_read_once(tmp_path: Path) -> None:
    ours = rules_folder() / "lexicons"
    assert load_lexicons(ours, ours) == load_lexicons()


def test_lists_with_the_same_words_have_the_same_hash(tmp_path: Path) -> None:
    assert hash(load_lexicons()) == hash(load_lexicons())
    assert hash(load(tmp_path, HARBOUR)) != hash(load_lexicons()["roles"])


def test_the_same_lists_are_loaded_once() -> None:
    assert load_lexicons() is load_lexicons()


def test_other_lists_are_others(tmp_path: Path) -> None:
    text = "about: what people say\nentries:\n  said: [{word}]\n"
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, word in ((first, "said"), (second, "told")):
        folder.mkdir()
        folder.joinpath("cues.yaml").write_text(text.format(word=word))
    assert load_lexicons(first) != load_lexicons(second)
    assert load_lexicons(second)["cues"]["said"] == {"told"}

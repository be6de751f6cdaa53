"""Word lists: what ships loads, and mistakes in one's own are told with their place."""

from pathlib import Path

import pytest

from auditor.errors import ConfigError
from auditor.lexicon import load_lexicons

MISTAKES = {
    "about: none": "needs a mapping under 'entries'",
    "entries: {a: [on]}\nwords: {}": "unknown key",
    "entries: {a: no}": "a group is a list of strings",
    "entries: {a: [no]}": "quote the entry False",
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
    with pytest.raises(ConfigError, match=problem.replace("(", r"\(")):
        load_lexicons(tmp_path)


def test_a_later_folder_wins(tmp_path: Path) -> None:
    for folder, word in (("one", "port"), ("two", "bay")):
        tmp_path.joinpath(folder).mkdir()
        tmp_path.joinpath(folder, "mine.yaml").write_text(f"entries: {{a: [{word}]}}")
    loaded = load_lexicons(tmp_path / "one", tmp_path / "two")
    assert loaded["mine"] == {"a": frozenset({"bay"})}

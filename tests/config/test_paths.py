"""Patterns: whatever somebody writes is refused or can be matched."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from auditor.config.paths import is_pattern, matches

FOLDER = Path("/paper")
NAMES = st.text("ab.-[", min_size=1, max_size=3).filter(lambda name: name not in (".", ".."))


@given(st.text("ab*?[]!-^\\/.# \n\t&~|", max_size=12), NAMES)
def test_any_pattern_is_refused_or_matches_without_a_fault(pattern: str, name: str) -> None:
    if is_pattern(pattern):
        matches((pattern,), FOLDER, FOLDER / name)


@given(NAMES, st.lists(NAMES, max_size=3))
def test_a_folder_s_name_matches_all_that_is_below_it(name: str, below: list[str]) -> None:
    path = FOLDER.joinpath("desk", name.replace("[", ""), *below, "pier.md")
    pattern = f"{name.replace('[', '')}/"
    if is_pattern(pattern):
        assert matches((pattern,), FOLDER, path)


@given(NAMES)
def test_what_is_no_pattern_of_ours_matches_nothing(name: str) -> None:
    assert not matches((), FOLDER, FOLDER / name)
    assert not matches(("*",), FOLDER, Path("/elsewhere") / name)

"""Learned decisions: what weights and counts say, what a malformed file is told, what ships."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import decisions
from auditor.decisions import (
    ALWAYS,
    OUTCOMES,
    WORDS,
    Decision,
    count_words,
    load_decisions,
)
from auditor.errors import ConfigError
from auditor.lexicon import every, load_lexicons
from auditor.shipped import rules_folder

FILES = {
    "cue-words.tsv": "\t".join(WORDS) + "\nsay\tverb\tclause\t9\t9\nsay\tverb\tobject\t1\t6\n",
    **{
        f"{name}.tsv": "\t".join(("trait", *outcomes)) + "\n" for name, outcomes in OUTCOMES.items()
    },
    "cue.tsv": "trait\tyes\nalways\t-1.5\nsubject=person\t2.0\n",
    "role.tsv": "trait\tcontent\tcue\tnone\tsource\nalways\t1\t\t0.2\t\nsay&ccomp\t3.0\t\t\t-2.5\n",
}
DECISION = Decision(("a", "b"), {ALWAYS: (1.0, 0.0), "x": (-3.0, 0.5), "y": (0.25, 0.0)})
USES = (
    ("say", "verb", "clause", 9, 10),
    ("say", "verb", "object", 1, 10),
    ("claim", "noun", "clause", 4, 8),
)
COUNTS = st.integers(0, 50).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases)))
SOME_USES = st.lists(
    st.tuples(*map(st.sampled_from, (["say", "claim"], ["verb", "noun"], ["clause", "bare"])))
    .flatmap(lambda use: COUNTS.map(lambda counts: (*use, *counts)))
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small set of decisions."""
    return filled(tmp_path)


def filled(folder: Path) -> Path:
    for name, text in FILES.items():
        folder.joinpath(name).write_text(text, encoding="utf-8")
    return folder


def error(folder: Path) -> str:
    """What the folder's mistake is told as, from the file's name on."""
    with pytest.raises(ConfigError) as caught:
        load_decisions(folder)
    return str(caught.value).removeprefix(f"{folder}/")


# What the files say


def test_files_are_read_as_they_stand(folder: Path) -> None:
    read = load_decisions(folder)
    assert dict(read.words.by_word) == {("say", "verb"): (10, 15)}
    assert read.words.by_use["say", "verb", "object"] == (1, 6)
    assert read.cue == Decision(("yes",), {ALWAYS: (-1.5,), "subject=person": (2.0,)})
    assert read.role.outcomes == ("content", "cue", "none", "source")
    assert read.role.weights["say&ccomp"] == (3.0, 0.0, 0.0, -2.5)


def test_odds_are_sums_of_weights_times_what_is_seen() -> None:
    assert DECISION.odds({}) == (1.0, 0.0)
    assert DECISION.odds({"x": 1.0, "y": 2.0, "never learned": 9.0}) == (-1.5, 0.5)


def test_the_likeliest_outcome_is_chosen_and_of_equals_the_first() -> None:
    assert DECISION.choose({"y": 1.0}) == "a"
    assert DECISION.choose({"x": 1.0}) == "b"
    assert Decision(("a", "b"), {}).choose({"x": 1.0}) == "a"


def test_probability_is_that_of_the_first_outcome() -> None:
    assert DECISION.probability({}) == pytest.approx(1 / (1 + math.exp(-1)))
    assert Decision(("yes",), {}).probability({}) == 0.5


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_odds_are_a_probability_on_the_side_of_the_choice(odds: float) -> None:
    probability = Decision(("yes",), {ALWAYS: (odds,)}).probability({})
    assert 0 <= probability <= 1
    assert (probability - 0.5) * odds >= 0


def test_counts_are_added_up_by_word_and_by_construction() -> None:
    words = count_words((*USES, USES[0]))
    assert words.by_word["say", "verb"] == (19, 30)
    assert words.by_use["say", "verb", "clause"] == (18, 20)
    assert words.by_construction["noun", "clause"] == (4, 8)
    assert ("say", "verb") in words
    assert ("say", "noun") not in words


def test_a_share_leans_on_what_is_known_of_more_cases() -> None:
    words = count_words(USES)
    alone = (10 + 0.43 * 3) / (20 + 3)
    overall = (9 + 0.43 * 5) / (10 + 5)
    use = (9 + (alone + overall) / 2 * 3) / (10 + 3)
    seen = words.traits(("say", "verb"), "clause")
    assert seen["share of the word"] == pytest.approx(math.log(alone / (1 - alone)))
    assert seen["share of the word in this construction"] == pytest.approx(
        math.log(use / (1 - use))
    )
    assert seen["cases of the word, log"] == math.log(21)
    assert seen["cases of this use, log"] == math.log(11)


def test_a_word_never_seen_has_the_general_share() -> None:
    seen = count_words(()).traits(("bellow", "verb"), "clause")
    general = pytest.approx(math.log(0.43 / 0.57))
    assert seen == {
        "share of the word": general,
        "share of the word in this construction": general,
        "cases of the word, log": 0.0,
        "cases of this use, log": 0.0,
    }


@given(SOME_USES)
def test_no_count_makes_certain(uses: list[tuple[str, str, str, int, int]]) -> None:
    words, limit = count_words(uses), math.log(0.99 / 0.01) + 1e-9
    assert words == count_words(reversed(uses))
    for use in words.by_use:
        seen = words.traits(use[:2], use[2])
        assert all(-limit <= value <= limit for name, value in seen.items() if "share" in name)


# What is wrong with a file

TABLE = "word, pos, construction, attributions, cases, with tabs between"
NUMBERS = "whole numbers, no more attributions than cases"
WEIGHTS = "decimal numbers, nothing for 0"
HEADER = "\t".join(WORDS)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cue-words.tsv", "", f":1: unknown columns:  (accepted: {TABLE})"),
        ("cue-words.tsv", "word\tpos\n", f":1: unknown columns: word, pos (accepted: {TABLE})"),
        ("cue-words.tsv", f"{HEADER}\nsay\tverb\n", f":2: 2 of 5 columns (accepted: {TABLE})"),
        ("cue-words.tsv", f"{HEADER}\n\n", f":2: 1 of 5 columns (accepted: {TABLE})"),
        (
            "cue-words.tsv",
            f"{HEADER}\nsay\tverb\tclause\tmany\t3\n",
            f":2: say: 'many' attributions of '3' cases (accepted: {NUMBERS})",
        ),
        (
            "cue-words.tsv",
            f"{HEADER}\nask\tverb\tclause\t1\t3\nsay\tverb\tclause\t4\t3\n",
            f":3: say: '4' attributions of '3' cases (accepted: {NUMBERS})",
        ),
        (
            "cue-words.tsv",
            f"{HEADER}\nsay\tverb\tclause\t-1\t3",
            f":2: say: '-1' attributions of '3' cases (accepted: {NUMBERS})",
        ),
        (
            "cue-words.tsv",
            HEADER + "\nsay\tverb\tclause\t1\t3" * 2,
            ":3: say verb clause: listed twice",
        ),
        (
            "cue.tsv",
            "trait\tno\n",
            ":1: unknown columns: trait, no (accepted: trait, yes, with tabs between)",
        ),
        (
            "role.tsv",
            "trait\tcue\tcontent\tnone\tsource\n",
            ":1: unknown columns: trait, cue, content, none, source"
            " (accepted: trait, content, cue, none, source, with tabs between)",
        ),
        (
            "source.tsv",
            "trait\tyes\nalways\t1\nby rule\n",
            ":3: 1 of 2 columns (accepted: trait, yes, with tabs between)",
        ),
        (
            "cue.tsv",
            "trait\tyes\nalways\tstrong\n",
            f":2: always: no weights: strong (accepted: {WEIGHTS})",
        ),
        (
            "role.tsv",
            "trait\tcontent\tcue\tnone\tsource\nalways\t1\tnan\t\t\n",
            f":2: always: no weights: 1, nan, ,  (accepted: {WEIGHTS})",
        ),
        (
            "source.tsv",
            "trait\tyes\nalways\tinf\n",
            f":2: always: no weights: inf (accepted: {WEIGHTS})",
        ),
        ("cue.tsv", "trait\tyes\nalways\t1\nalways\t2\n", ":3: always: listed twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(folder: Path, name: str, text: str, told: str) -> None:
    folder.joinpath(name).write_text(text, encoding="utf-8")
    assert error(folder) == name + told


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    folder.joinpath(name).unlink()
    assert error(folder) == f"{name}: cannot be read as UTF-8 text"


def test_bytes_that_are_no_text_are_told(folder: Path) -> None:
    folder.joinpath("cue.tsv").write_bytes(b"trait\tyes\n\xff\t1\n")
    assert error(folder) == "cue.tsv: cannot be read as UTF-8 text"


@given(
    st.sampled_from(sorted(FILES)), st.text(st.sampled_from("a1.-\t\n\r\u2028")), st.integers(0, 99)
)
def test_whatever_a_file_holds_it_is_read_or_told(name: str, text: str, at: int) -> None:
    with TemporaryDirectory() as scratch:
        folder = filled(Path(scratch))
        content = FILES[name][:at] + text + FILES[name][at:]
        folder.joinpath(name).write_text(content, encoding="utf-8")
        told = ""
        try:
            load_decisions(folder)
        except ConfigError as caught:
            told = str(caught)
        assert not told or told.startswith(f"{folder / name}:")


# What ships: no text of the corpus that it was learned from

RELATIONS = """
acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound
compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse expl fixed flat
goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod
obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp
"""
# Given names that are other words as well.
AMBIGUOUS = """
art ban bill chance chase dean drew faith frank gene grace grant guy hope lance mark may miles norm
pat penny pierce ray rich rob rose skip sue ward wade will win
"""
# Names of which the labelled articles are full.
CAMPAIGN = """
biden bush carson christie clinton cruz fiorina giuliani johnson kaine kasich kelly lynch mccain
mcconnell obama palin paul pence putin reagan romney rubio ryan sanders stein trump walker warren
america breitbart chicago cnn florida iowa mexico ohio texas washington
"""


def shipped(name: str) -> Iterator[str]:
    lines = rules_folder().joinpath("decisions", name).read_text("utf-8").splitlines()
    return (line.split("\t")[0] for line in lines[1:])


def pieces(trait: str) -> list[list[str]]:
    """The words of each part of a trait, and those that say what the part is apart."""
    return [re.findall(r"[^ /]+", piece) for piece in re.split("[&=]", trait)]


def words_of_the_code() -> frozenset[str]:
    """Every word that the code makes names of traits from: those of its texts but docstrings."""
    package = Path(decisions.__file__).parent
    files = (package / "decisions.py", *package.joinpath("find").glob("*.py"))
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    alone = {node.value for node in nodes if isinstance(node, ast.Expr)}
    texts = (n.value for n in nodes if isinstance(n, ast.Constant) and n not in alone)
    found = (re.findall(r"[\w:>]+", text) for text in texts if isinstance(text, str))
    return frozenset(word for words in found for word in words)


def test_what_ships_is_read() -> None:
    read = load_decisions()
    assert ("say", "verb") in read.words
    for name, outcomes in OUTCOMES.items():
        decision: Decision = getattr(read, name)
        assert decision.outcomes == outcomes
        assert ALWAYS in decision.weights


def test_the_table_holds_single_words_in_lower_case() -> None:
    words = load_decisions().words
    assert {pos for _, pos in words.by_word} == {"adjective", "noun", "verb"}
    assert [
        word for word, _ in words.by_word if not re.fullmatch(r"[a-z][a-z'-]{0,17}", word)
    ] == []


def test_a_construction_names_one_word_at_most() -> None:
    known = words_of_the_code()
    for _, construction in load_decisions().words.by_construction:
        named = [word for word in construction.split("-") if word and word not in known]
        assert len(named) <= 1, construction


@pytest.mark.parametrize("name", OUTCOMES)
def test_no_part_of_a_trait_is_longer_than_a_word(name: str) -> None:
    known = words_of_the_code().union(RELATIONS.split())
    for trait in shipped(f"{name}.tsv"):
        for piece in pieces(trait):
            assert len([word for word in piece if word.strip(",") not in known]) <= 1, trait


@pytest.mark.parametrize("name", [*OUTCOMES, "cue-words"])
def test_no_name_ships(name: str) -> None:
    given_names = every(load_lexicons()["given-names"])
    names = given_names.difference(AMBIGUOUS.split()).union(CAMPAIGN.split())
    for trait in shipped(f"{name}.tsv"):
        assert names.isdisjoint(word for piece in pieces(trait) for word in piece), trait

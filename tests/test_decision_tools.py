"""The training of decisions, on a few labelled articles made up here."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decisions import ALWAYS, OUTCOMES, Decision, count_words, load_decisions
from auditor.errors import InputError
from auditor.lexicon import load_lexicons
from auditor.model import Article, Document
from auditor.nlp import Parser
from auditor.read import article_from_text
from tests.evaluate.gold import write

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from labelled_traits import (
    Example,
    Labelled,
    cue_examples,
    proper_names,
    read_labelled,
    role_examples,
    source_examples,
    table,
    uses_of,
)
from train_decisions import keeping, learn, main, words_in, write_decision
from why_cue import explained, weighed

FILES = ("cue-words.tsv", *(f"{name}.tsv" for name in OUTCOMES))
# The article about each thing; the people and the port are invented.
ARTICLE = (
    "{{s Ines Halloran}} {{q said}} on Monday {{c that the {thing} would close in May}}.\n\n"
    "{{s2 The harbour board}} {{q2 has said}} {{c2 that it will keep the {thing}}}"
    ", which opened in 1911. Crews painted the {thing} in May.\n\n"
    "{{s3 Halloran}} {{q3 made the claim}} {{c3 that the {thing} is old}}. "
    "The board made a map of the {thing}.\n"
)
THINGS = ("pier", "lock", "crane", "ferry", "bridge", "dock", "quay")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for thing in THINGS:
        write(folder / "train", thing, ARTICLE.format(thing=thing))
    return folder


@pytest.fixture(scope="module")
def parses(corpus: Path, parser: Parser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that keeps the parses of the corpus."""
    folder = tmp_path_factory.mktemp("parses")
    list(read_labelled(corpus, "train", keeping(folder, parser.parse), load_lexicons()))
    return folder


@pytest.fixture(scope="module")
def trained(corpus: Path, parses: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained")
    assert main([str(corpus), "--parses", str(parses), "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def pier(corpus: Path, parser: Parser) -> Labelled:
    """The article about the pier."""
    articles = read_labelled(corpus, "train", parser.parse, load_lexicons())
    return next(a for a in articles if "pier" in a.scene.text)


def words(article: Labelled, tokens: list[int]) -> list[str]:
    return [article.scene.document.tokens[token].text for token in tokens]


# Examples


def test_a_cue_is_known_by_its_verb_else_its_noun(pier: Labelled) -> None:
    assert words(pier, list(pier.cues)) == ["said", "said", "made"]


def test_of_content_and_the_rest_of_cues_the_labels_tell_nothing(pier: Labelled) -> None:
    passed = words(pier, sorted(pier.passed))
    assert passed[:7] == ["that", "the", "pier", "would", "close", "in", "May"]
    assert "claim" in passed
    assert "painted" not in passed


def test_uses_are_counted_outside_what_the_labels_pass_over(pier: Labelled) -> None:
    uses = uses_of(pier)
    assert uses["say", "verb", "clause", True] == 2
    assert uses["paint", "verb", "object", False] == 1
    assert not [use for use in uses if use[0] in ("close", "keep", "claim")]
    assert {use[0]: use[3] for use in uses if use[0] == "make"}.keys() == {"make"}


def test_a_word_is_in_the_table_with_all_its_uses_once_it_was_a_cue_twice() -> None:
    uses = Counter(
        {
            ("say", "verb", "clause", True): 2,
            ("say", "verb", "clause", False): 1,
            ("say", "verb", "bare", False): 4,
            ("hint", "verb", "clause", True): 1,
            ("paint", "verb", "object", False): 9,
        }
    )
    assert table(uses) == [("say", "verb", "bare", 0, 4), ("say", "verb", "clause", 2, 3)]


def test_candidates_for_cues_are_examples_of_yes_and_no(pier: Labelled) -> None:
    table_of_words = count_words([("say", "verb", "clause", 8, 9), ("make", "verb", "bare", 1, 9)])
    examples = list(cue_examples(pier, table_of_words))
    assert [example.outcome for example in examples] == ["yes", "yes", "yes", "no"]
    assert all("share of the word" in example.traits for example in examples)


def test_each_dependent_of_a_cue_is_an_example_of_its_role(pier: Labelled) -> None:
    roles = Counter(example.outcome for example in role_examples(pier))
    assert roles["source"] == 3
    assert roles["content"] >= 3
    assert roles["cue"] >= 2
    assert roles["none"] >= 1


def test_each_noun_near_a_cue_is_an_example_of_its_source_or_not(pier: Labelled) -> None:
    sources = Counter(example.outcome for example in source_examples(pier))
    assert sources["yes"] == 3
    assert sources["no"] >= 1


def test_a_lemma_is_a_name_where_it_mostly_is_one(pier: Labelled) -> None:
    names = proper_names([pier])
    assert {"halloran", "ines"} <= {name.lower() for name in names}
    assert names.isdisjoint({"pier", "board", "say", "the"})


# Weights


def test_what_is_written_loads(trained: Path) -> None:
    decisions = load_decisions(trained)
    assert ("say", "verb") in decisions.words
    assert ("paint", "verb") not in decisions.words
    for name in OUTCOMES:
        assert ALWAYS in getattr(decisions, name).weights


def test_the_same_articles_give_the_same_bytes(
    trained: Path, corpus: Path, parses: Path, tmp_path: Path
) -> None:
    assert main([str(corpus), "--parses", str(parses), "--out", str(tmp_path)]) == 0
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (trained / name).read_bytes()


def test_what_was_written_is_told(
    corpus: Path, parses: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(corpus), "--parses", str(parses), "--out", str(tmp_path)])
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == "7 articles"
    assert {line.partition(": ")[0] for line in lines} == {str(tmp_path / name) for name in FILES}


def test_no_name_gets_a_weight(trained: Path) -> None:
    for name in FILES:
        assert "halloran" not in trained.joinpath(name).read_text("utf-8").lower()


def test_a_regression_learns_what_goes_with_an_outcome() -> None:
    seen = [Example({"said": 1.0, "noise": 1.0}, "yes"), Example({"noise": 1.0}, "no")] * 20
    decision = learn("cue", seen, frozenset())
    assert decision.outcomes == ("yes",)
    assert decision.weights["said"][0] > 1
    assert decision.probability({"said": 1.0, "noise": 1.0}) > 0.8
    assert decision.probability({"noise": 1.0}) < 0.3


def test_rare_traits_and_traits_with_a_name_get_no_weight() -> None:
    seen = [Example({"common": 1.0, "object word=orland": 1.0}, "yes"), Example({}, "no")] * 9
    seen += [Example({"rare": 1.0}, "yes")] * 4
    decision = learn("cue", seen, frozenset({"orland"}))
    assert set(decision.weights) == {ALWAYS, "common"}


@pytest.mark.parametrize(
    ("trait", "words"),
    [
        ("nsubj after&word=say/verb", ["nsubj", "after", "say", "verb"]),
        ("head=plan&acl verb", ["plan", "acl", "verb"]),
        ("orland&nsubj", ["orland", "nsubj"]),
        ("acl of > &bound by=of", ["acl", "of", ">", "of"]),
    ],
)
def test_the_words_of_a_trait(trait: str, words: list[str]) -> None:
    assert words_in(trait) == words


def test_outcomes_that_no_label_shows_are_told() -> None:
    with pytest.raises(InputError) as caught:
        learn("cue", [Example({"a": 1.0}, "no")] * 9, frozenset())
    assert str(caught.value) == (
        "too few labels: 0 of 9 examples of cue are 'yes'"
        " (accepted: labels with some that are and some that are not)"
    )


WEIGHTS = st.integers(-9999, 9999).map(lambda number: number / 1000)
TRAITS = st.text(st.sampled_from("abc=& >’:"), min_size=1)


@given(st.dictionaries(TRAITS, st.tuples(WEIGHTS)))
def test_weights_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, weights: dict[str, tuple[float]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    folder.joinpath("cue-words.tsv").write_text("word\tpos\tconstruction\tattributions\tcases\n")
    for name, outcomes in OUTCOMES.items():
        write_decision(folder / f"{name}.tsv", Decision(outcomes, {}))
    write_decision(folder / "cue.tsv", Decision(("yes",), weights))
    assert dict(load_decisions(folder).cue.weights) == weights


# The command


def test_a_missing_corpus_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{tmp_path}/nowhere: no such folder (accepted: ")
    assert told.count("\n") == 1


def test_a_missing_split_is_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus), "--split", "test"]) == 2
    assert capsys.readouterr().err == f"{corpus}: no split 'test' (accepted: train)\n"


def test_a_parse_is_kept_until_the_text_is_another(parser: Parser, tmp_path: Path) -> None:
    asked: list[str] = []

    def parse(article: Article) -> Document:
        asked.append(article.text)
        return parser.parse(article)

    kept = keeping(tmp_path / "parses", parse)
    first, other = article_from_text("The pier opens."), article_from_text("The pier closes.")
    assert kept(first) == kept(first) == parser.parse(first)
    assert kept(other) == parser.parse(other)
    assert asked == [first.text, other.text]


# Why a word is a cue


def test_what_was_seen_is_listed_with_its_weight_the_heaviest_first() -> None:
    decision = Decision(("yes",), {ALWAYS: (0.5,), "a": (-2.0,), "share": (1.0,), "other": (9.0,)})
    seen = {"a": 1.0, "share": 0.25, "never learned": 1.0}
    assert weighed(decision, seen) == [(-2.0, "a"), (0.5, ALWAYS), (0.25, "share")]


def test_a_word_is_explained_with_its_line(parser: Parser) -> None:
    text = "The board met.\n\nInes Halloran said that the pier would close.\n"
    first, *weights = explained(parser.parse(article_from_text(text)), "said")
    assert first.startswith("line 3: “said” is a cue (")
    assert any(line.endswith("  share of the word in this construction") for line in weights)


def test_a_word_that_is_not_asked_about_is_not_explained(parser: Parser) -> None:
    assert not list(explained(parser.parse(article_from_text("It rained.")), "rained"))

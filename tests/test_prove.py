"""The prover, by rules that do not keep what they promise: each fault is told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from auditor.config import Config
from auditor.engine import Engine
from auditor.nlp import Parser
from auditor.prove import Examine, Failure, examiner, misplaced, prove
from auditor.rulebook import Rule, load_rules
from auditor.rulebook.packs import load_pack

Edited = Callable[..., Rule]

SOUND = """\
id: herald-one-source
severity: warning
status: preview
subject: source
where:
  kind: anonymous
  people.max: 1
message: "Who is “{label}”?"
why: One person without a name is not enough.
houses:
  - {house: The Harbor Times, says: two people for every claim}
examples:
  bad:
    - "[[A source]] said the mill would close."
    - "The mill would close, said [[a person familiar with the talks]]."
  good:
    - "Two people familiar with the talks said the mill would close."
    - "Ana Brito said the mill would close."
known_gaps:
  - bad: "[[It is heard]] that the mill would close."
    because: hearsay has no source of its own
"""


@pytest.fixture(scope="module")
def examine(parser: Parser) -> Examine:
    """Without the rules that ship: a mistake in one of them is no fault of the prover."""
    return examiner(Engine(Config(), (), load_pack("core"), parser))


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """The sound rule with pieces of its file changed: (old, new), (old, new) …"""

    def rule(*changes: tuple[str, str]) -> Rule:
        text = SOUND
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        tmp_path.joinpath("herald-one-source.yaml").write_text(text, encoding="utf-8")
        (loaded,) = load_rules(tmp_path)
        return loaded

    return rule


def told(failures: tuple[Failure, ...]) -> list[tuple[str, str]]:
    return [(failure.place, failure.problem) for failure in failures]


def test_a_sound_rule_is_proved_whatever_its_status(edited: Edited, examine: Examine) -> None:
    assert prove(edited(), examine) == ()


def test_a_bad_example_that_is_not_found(edited: Edited, examine: Examine) -> None:
    rule = edited(("[[A source]]", "[[Four sources]]"))
    assert prove(rule, examine) == (
        Failure(
            rule="herald-one-source",
            path=rule.path,
            place="bad example 1",
            problem="nothing is found",
            expected="[[Four sources]] said the mill would close.",
            found="Four sources said the mill would close.",
        ),
    )


def test_a_finding_elsewhere_than_marked(edited: Edited, examine: Examine) -> None:
    (failure,) = prove(edited(("[[a person familiar", "a [[person familiar")), examine)
    assert (failure.place, failure.problem) == (
        "bad example 2",
        "what is found is not what is marked",
    )
    assert failure.expected == "The mill would close, said a [[person familiar with the talks]]."
    assert failure.found == "The mill would close, said [[a person familiar with the talks]]."


def test_a_finding_beside_those_marked(edited: Edited, examine: Examine) -> None:
    rule = edited(("talks]].", "talks]]. An official said it would stay."))
    (failure,) = prove(rule, examine)
    assert failure.found == (
        "The mill would close, said [[a person familiar with the talks]]. "
        "[[An official]] said it would stay."
    )


def test_a_good_example_that_is_blamed(edited: Edited, examine: Examine) -> None:
    (failure,) = prove(edited(("Ana Brito said", "A source told Ana Brito")), examine)[:1]
    assert (failure.place, failure.problem) == (
        "good example 2",
        "the rule speaks where it must be silent",
    )
    assert failure.expected == "A source told Ana Brito the mill would close."
    assert failure.found == "[[A source]] told Ana Brito the mill would close."


def test_a_clause_that_spares_no_good_example(edited: Edited, examine: Examine) -> None:
    rule = edited(("  people.max: 1\n", "  people.max: 1\n  mention_count: {above: 0}\n"))
    assert told(prove(rule, examine)) == [
        (
            "the clause mention_count",
            "no good example needs it: without it the rule is as silent on all of them. "
            "Add one that it spares, or leave it out",
        )
    ]


def test_a_detector_that_spares_no_good_example(edited: Edited, examine: Examine) -> None:
    rule = edited(
        ("subject: source", "subject: attribution"),
        ("  kind: anonymous\n  people.max: 1\n", "  source: {matches: source}\n"),
        ("where:", "detector: nobody_on_stage\nwhere:"),
        ("{label}", "{source}"),
    )
    assert "the detector nobody_on_stage" in [failure.place for failure in prove(rule, examine)]


def test_a_known_gap_that_is_none_any_more(edited: Edited, examine: Examine) -> None:
    rule = edited(("[[It is heard]] that", "[[A source]] said"))
    assert told(prove(rule, examine)) == [
        ("known gap 1", "the rule does this now: it belongs under examples")
    ]


def test_a_rule_with_too_few_examples(edited: Edited, examine: Examine) -> None:
    rule = edited(('    - "[[A source]] said the mill would close."\n', ""))
    assert told(prove(rule, examine)) == [
        ("examples", "there is 1 bad example; 2 are needed at least")
    ]


def test_a_rule_that_crashes_is_told_so(edited: Edited, examine: Examine) -> None:
    rule = msgspec.structs.replace(edited(), detector="nowhere", known_gaps=())
    crash = "rule herald-one-source failed: KeyError: 'nowhere'"
    assert (("bad example 1", crash)) in told(prove(rule, examine))


def test_a_finding_about_the_article_is_told_in_words(edited: Edited, examine: Examine) -> None:
    rule = edited(
        ("subject: source", "subject: article"),
        ("  kind: anonymous\n  people.max: 1\n", "  words: {above: 12}\n"),
        ("[[", ""),
        ("]]", ""),
        ("{label}", "{words}"),
    )
    failure = prove(rule, examine)[0]
    assert failure.expected == "(the article as a whole) A source said the mill would close."
    assert failure.found == "A source said the mill would close."


def test_a_rule_in_the_folder_of_another_group(edited: Edited) -> None:
    rule = msgspec.structs.replace(edited(), path="rules/harbor/herald-one-source.yaml")
    assert told(misplaced(rule)) == [("folder", "stands in harbor, and belongs in herald")]
    assert misplaced(msgspec.structs.replace(rule, path="rules/herald/a.yaml")) == ()

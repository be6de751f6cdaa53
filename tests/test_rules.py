"""Every rule against its own examples, on the whole pipeline with the parser that ships.

Marked spans are the findings' spans exactly, good examples give none, and every clause earns its
place: without it some good example would be blamed.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from auditor.audit import Engine
from auditor.judge import Subjects, judge
from auditor.model import Span
from auditor.read import article_from_text
from auditor.rulebook import Rule, load_rules
from auditor.rulebook.rule import Example

Examine = Callable[[str], Subjects]
RULES = load_rules()


def cases(part: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, part), 1)
    ]


def mutants() -> Iterator[object]:
    """Every rule with one clause of its `where`, or its detector, left out."""
    for rule in RULES:
        for clause in rule.where:
            where = tuple(each for each in rule.where if each is not clause)
            mutant = msgspec.structs.replace(rule, where=where)
            yield pytest.param(mutant, id=f"{rule.id}-without-{clause.field}")
        if rule.detector:
            mutant = msgspec.structs.replace(rule, detector=None, options=())
            yield pytest.param(mutant, id=f"{rule.id}-without-{rule.detector}")


@pytest.fixture(scope="session")
def examine(engine: Engine) -> Examine:
    """What the rules judge, for a text; each text is parsed once."""
    return cache(lambda text: engine.examine(article_from_text(text)))


def spans(rule: Rule, subjects: Subjects) -> tuple[Span | None, ...]:
    findings, notes = judge(subjects, [rule], {rule.id: rule.severity})
    assert notes == ()
    return tuple(finding.span for finding in findings)


def test_every_rule_stands_in_the_folder_of_its_group() -> None:
    assert all(rule.id.startswith(f"{Path(rule.path).parent.name}-") for rule in RULES)


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_a_bad_example_is_blamed_where_it_is_marked(
    rule: Rule, example: Example, examine: Examine
) -> None:
    assert spans(rule, examine(example.text)) == example.expected


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_a_good_example_is_not_blamed(rule: Rule, example: Example, examine: Examine) -> None:
    assert spans(rule, examine(example.text)) == ()


@pytest.mark.parametrize("mutant", [*mutants()])
def test_every_clause_spares_a_good_example(mutant: Rule, examine: Examine) -> None:
    assert any(spans(mutant, examine(example.text)) for example in mutant.good)


@pytest.mark.xfail(strict=True, reason="a recorded gap")
@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, gap.example, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, gap in enumerate(rule.known_gaps, 1)
    ],
)
def test_a_known_gap_is_still_one(rule: Rule, example: Example, examine: Examine) -> None:
    assert spans(rule, examine(example.text)) == example.expected

"""Every rule against its own examples, on the whole pipeline with the parser that ships."""

from collections.abc import Iterator

import pytest

from auditor.apps.proofs import described
from auditor.audit import Engine
from auditor.prove import CHECKS, Examine, examiner, misplaced
from auditor.rulebook import Rule, load_rules

RULES = load_rules()


@pytest.fixture(scope="session")
def examine(engine: Engine) -> Examine:
    return examiner(engine)


def proofs() -> Iterator[object]:
    for rule in RULES:
        for check in CHECKS:
            yield pytest.param(rule, check, id=f"{rule.id}-{check}")


@pytest.mark.parametrize(("rule", "check"), [*proofs()])
def test_a_rule_does_what_its_file_promises(rule: Rule, check: str, examine: Examine) -> None:
    failures = tuple(CHECKS[check](rule, examine))
    assert not failures, "\n".join(map(described, failures))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_stands_in_the_folder_of_its_group(rule: Rule) -> None:
    assert misplaced(rule) == ()

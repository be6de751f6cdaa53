"""Every rule against its own examples, on the whole pipeline with the parser that ships."""

from collections.abc import Iterator

import pytest

from auditor.apps.proofs import described
from auditor.engine import Engine
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


# What these judge are notes that a writer made, not what is read in a text.
ABOUT_NOTES = ("declaration-", "suppression-")
READ = [rule for rule in RULES if not rule.id.startswith(ABOUT_NOTES)]


@pytest.mark.parametrize("rule", READ, ids=lambda rule: rule.id)
def test_what_cries_wolf_is_no_warning(rule: Rule) -> None:
    """Findings on real articles were read, and a warning was right in four fifths of them."""
    assert rule.precision is not None
    if rule.severity != "note" and rule.precision.of:
        assert rule.precision.right / rule.precision.of >= 0.8

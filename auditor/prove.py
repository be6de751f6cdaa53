"""A rule against its own examples, and each of its clauses against the good ones.

What a rule file promises: its bad examples are found exactly where they are marked, its good ones
not at all; every clause of `where`, and the detector, spares some good example; what stands under
`known_gaps` still fails; there are two examples of each sort at least.  What it does not keep is
told in words for whoever wrote the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from auditor.config import Config
from auditor.engine import Engine
from auditor.judge import judge
from auditor.lexicon import Lexicons
from auditor.model import Span, Subjects
from auditor.rulebook import Rule, load_rules
from auditor.rulebook.examples import in_example, mark, read_example
from auditor.rulebook.packs import load_pack
from auditor.rulebook.rule import Example
from auditor.suppress import with_uses

# What the rules judge, for the text of an example.
Examine = Callable[[str], Subjects]
Spans = tuple[Span | None, ...]

FEWEST = 2


class Failure(msgspec.Struct, frozen=True):
    """A promise of a rule file that is not kept.

    `place` is what it concerns: "bad example 2", "the clause people.min".  `expected` and `found`
    are the example's text with what should be, and was, found in double brackets; None where no
    one example is to blame.
    """

    rule: str
    path: str
    place: str
    problem: str
    expected: str | None = None
    found: str | None = None


class _Verdict(NamedTuple):
    """What a rule finds on a text, and what failed in it."""

    spans: Spans
    crash: str | None


def prove(rule: Rule, examine: Examine) -> tuple[Failure, ...]:
    """The promises that the rule does not keep, in the order of its file; none where all is well.

    A preview or optional rule is proved as any other.
    """
    return tuple(failure for check in CHECKS.values() for failure in check(rule, examine))


def misplaced(rule: Rule) -> tuple[Failure, ...]:
    """Whether the file stands elsewhere than in the folder of its group, the first word of its id.

    Only the rules that ship are ordered so; a newsroom's may lie as it likes.
    """
    folder, group = Path(rule.path).parent.name, rule.id.partition("-")[0]
    if folder == group:
        return ()
    return (Failure(rule.id, rule.path, "folder", f"stands in {folder}, and belongs in {group}"),)


def examiner(engine: Engine) -> Examine:
    """What examines the text of an example; the same text is parsed once."""
    return cache(lambda text: engine.examine(read_example(text)))


def load_examiner(model: str, lexicons: Lexicons) -> Examine:
    """What examines with a language model and the core pack; the model is loaded at first use.

    No rule is loaded with it: one that cannot be read does not keep others from their proof.
    """
    engine = Engine(Config(model=model), (), load_pack("core"), None, lexicons=lexicons)
    return examiner(engine)


def _number(rule: Rule, _examine: Examine) -> Iterator[Failure]:
    for sort, examples in (("bad", rule.bad), ("good", rule.good)):
        if len(examples) < FEWEST:
            problem = f"there is {len(examples)} {sort} example; {FEWEST} are needed at least"
            yield Failure(rule.id, rule.path, "examples", problem)


def _bad(rule: Rule, examine: Examine) -> Iterator[Failure]:
    for number, example in enumerate(rule.bad, 1):
        verdict = _judge(rule, example, examine)
        if verdict.crash or verdict.spans != example.expected:
            problem = "what is found is not what is marked" if verdict.spans else "nothing is found"
            yield _failure(rule, f"bad example {number}", problem, example, verdict)


def _good(rule: Rule, examine: Examine) -> Iterator[Failure]:
    for number, example in enumerate(rule.good, 1):
        verdict = _judge(rule, example, examine)
        if verdict.crash or verdict.spans:
            problem = "the rule speaks where it must be silent"
            yield _failure(rule, f"good example {number}", problem, example, verdict)


def _clauses(rule: Rule, examine: Examine) -> Iterator[Failure]:
    for name, mutant in _mutants(rule):
        if not any(_judge(mutant, example, examine).spans for example in rule.good):
            problem = (
                "no good example needs it: without it the rule is as silent on all of them. "
                "Add one that it spares, or leave it out"
            )
            yield Failure(rule.id, rule.path, name, problem)


def _gaps(rule: Rule, examine: Examine) -> Iterator[Failure]:
    for number, gap in enumerate(rule.known_gaps, 1):
        verdict = _judge(rule, gap.example, examine)
        if not verdict.crash and verdict.spans == gap.example.expected:
            problem = "the rule does this now: it belongs under examples"
            yield _failure(rule, f"known gap {number}", problem, gap.example, verdict)


# What is checked of a rule, by name: a test, and a reader of its report, may take them one by one.
CHECKS: Mapping[str, Callable[[Rule, Examine], Iterator[Failure]]] = MappingProxyType(
    {"number": _number, "bad": _bad, "good": _good, "clauses": _clauses, "gaps": _gaps}
)


def _mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule with one clause of its `where`, or its detector, left out, and what that is.

    A finder is no clause: it names what is judged.
    """
    for clause in rule.where:
        where = tuple(each for each in rule.where if each is not clause)
        yield f"the clause {clause.field}", msgspec.structs.replace(rule, where=where)
    if rule.detector:
        yield f"the detector {rule.detector}", msgspec.structs.replace(rule, detector=None)


def _judge(rule: Rule, example: Example, examine: Examine) -> _Verdict:
    subjects = examine(example.text)
    if rule.subject == "suppression":
        subjects = _of_use(subjects)
    findings, notes = judge(subjects, [rule], {rule.id: rule.severity})
    article = subjects.document.article
    spans = (finding.span and in_example(finding.span, article) for finding in findings)
    return _Verdict(tuple(spans), notes[0] if notes else None)


def _of_use(subjects: Subjects) -> Subjects:
    """What became of suppressions under the rules that ship, of which each example speaks."""
    rules = _shipped()
    return with_uses(subjects, judge(subjects, rules, {})[0], rules, {})


_shipped = cache(load_rules)


def _failure(rule: Rule, place: str, problem: str, example: Example, verdict: _Verdict) -> Failure:
    expected, found = (mark(example.text, spans) for spans in (example.expected, verdict.spans))
    return Failure(rule.id, rule.path, place, verdict.crash or problem, expected, found)

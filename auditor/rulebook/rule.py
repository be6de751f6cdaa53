"""What a rule is: one file of `rules/`, read and checked, as a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from auditor.detectors import find_detector, signature
from auditor.model import Severity, Span, Stance
from auditor.rulebook.checks import Check, check_of
from auditor.rulebook.strict import Scalar
from auditor.rulebook.where import Condition

Status = Literal["stable", "optional", "preview"]
SubjectName = Literal[
    "attribution", "source", "response", "article", "phrase", "declaration", "suppression"
]

# A field of the subject in a message, such as {label} or {people.min}.
# {option.sentences} is an option of the rule.
MESSAGE_FIELD = re.compile(r"\{([a-z_.]+)\}")
OPTION = "option."

# Where a finding may point, for each subject; the first is the default.
PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "attribution": ("content", "source", "cue", "whole"),
        "source": ("first_mention", "basis", "reason"),
        "response": ("span",),
        "article": ("none",),
        "phrase": ("span",),
        "declaration": ("source",),
        "suppression": ("none",),
    }
)


class House(msgspec.Struct, frozen=True):
    """What one house asks, in our words; `ref` is the address of the text that asks it."""

    house: str
    says: str
    ref: str | None = None


class Example(msgspec.Struct, frozen=True):
    """A text and the spans of the findings that the rule gives on it.

    A None in `expected` stands for a finding about the whole article.
    """

    text: str
    expected: tuple[Span | None, ...] = ()


class Gap(msgspec.Struct, frozen=True):
    """A recorded failure: what the rule should do on a text, and why it does not yet."""

    example: Example
    because: str


# The articles in which findings are read unless the rule says otherwise.
READ = "PolNeAR dev"


class Precision(msgspec.Struct, frozen=True):
    """How many findings on real articles were right, of those that somebody read.

    `articles` says in which; `wrong`, what the others were.
    """

    right: int
    of: int
    articles: str = READ
    wrong: str | None = None


class Rule(msgspec.Struct, frozen=True, dict=True):
    """One rule: which subjects it names, where the finding points and what it says.

    A subject is named when every condition of `where` holds and the detector, if there is one,
    answers yes.  `message` has named fields of the subject, such as `{label}`.  The phrases that a
    rule judges are those of its lexicon (`phrases`), or the places that its `finder` names.
    `options`, name and value, are those of the detector and those that conditions refer to;
    `lists` are the word lists of the detector.  `stances` are those of the attributions that it
    judges; None stands for what the pack counts.

    Status: "stable"; "optional", for what only some houses ask, off until a pack or the
    configuration names it; "preview", the same for what is not precise enough.

    What judging needs of a rule is made ready at first use, and kept for all articles.
    """

    id: str
    severity: Severity
    subject: SubjectName
    at: str
    message: str
    why: str
    where: tuple[Condition, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    houses: tuple[House, ...] = ()
    known_gaps: tuple[Gap, ...] = ()
    status: Status = "stable"
    detector: str | None = None
    finder: str | None = None
    options: tuple[tuple[str, Scalar], ...] = ()
    lists: tuple[tuple[str, frozenset[str]], ...] = ()
    phrases: frozenset[str] = frozenset()
    precision: Precision | None = None
    stances: tuple[Stance, ...] | None = None
    path: str = ""

    @cached_property
    def holds(self) -> Check:
        """Whether a view is what all conditions ask."""
        return check_of(self.where, dict(self.options))

    @cached_property
    def uses(self) -> Callable[..., Any] | None:
        """The detector or finder, with the options and word lists that it takes.

        Raises KeyError where there is none of this name.
        """
        name = self.detector or self.finder
        if name is None:
            return None
        detector = find_detector(name)
        known = signature(detector).options
        options = {name: value for name, value in self.options if name in known}
        return partial(detector, **options, **dict(self.lists))

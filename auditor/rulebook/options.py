"""The options of a rule: what a pack or the configuration may set, checked against its defaults."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from auditor.errors import ConfigError, did_you_mean
from auditor.rulebook.rule import Rule
from auditor.rulebook.strict import Scalar


def configure(rule: Rule, given: Mapping[str, Scalar]) -> Rule:
    """The rule with these options in place of its own.

    Raises ConfigError, without a place, for an option that the rule has not, or of another type.
    """
    known = dict(rule.options)
    for name, value in given.items():
        if name not in known:
            accepted = ", ".join(known) or "nothing: the rule has no options"
            raise ConfigError(
                f"the rule has no option {name!r}{did_you_mean(name, known)}", accepted=accepted
            )
        if not suits(value, known[name]):
            raise ConfigError(f"an option like its default is needed here: {known[name]!r}")
    return msgspec.structs.replace(rule, options=tuple(sorted((known | dict(given)).items())))


def suits(value: object, default: object) -> bool:
    """Whether an option may have this value: of its default's type, a whole number for any."""
    return type(value) is type(default) or (type(value) is int and type(default) is float)

"""What an article is held to: a pack, and the rules as pack and configuration set them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from auditor.config import Config, laid_over, mistake
from auditor.config.settings import Level, Options
from auditor.errors import ConfigError, did_you_mean
from auditor.rulebook.options import configure
from auditor.rulebook.packs import Pack
from auditor.rulebook.rule import Rule


class Standard(msgspec.Struct, frozen=True):
    """`rules` have their options set; `severities` holds what each counts for, "off" included."""

    pack: Pack
    rules: tuple[Rule, ...]
    severities: Mapping[str, str]


def set_standard(config: Config, rules: Iterable[Rule], pack: Pack) -> Standard:
    """What holds under a configuration without its overrides: its settings win over the pack's."""
    rules = tuple(rules)
    options = laid_over(pack.options, config.options)
    return Standard(
        pack,
        tuple(configure(rule, options.get(rule.id, {})) for rule in rules),
        {rule.id: _severity(rule, pack, config.rules.get(rule.id)) for rule in rules},
    )


def check_settings(config: Config, rules: Iterable[Rule]) -> None:
    """Raise ConfigError, with place and nearest name, for what a configuration says of rules.

    That is a rule or an option that is not there, or an option of another type; in overrides too.
    """
    known = {rule.id: rule for rule in rules}
    for part in _parts(config):
        for rule in part.rules:
            _find(config, known, rule, *part.keys, "rules")
        for rule, options in part.options.items():
            found = _find(config, known, rule, *part.keys, "options")
            for name, value in options.items():
                try:
                    configure(found, {name: value})
                except ConfigError as error:
                    keys = (*part.keys, "options", rule, name)
                    raise mistake(config, error.message, *keys, accepted=error.accepted) from error


class _Part(NamedTuple):
    """What a configuration or one of its overrides says of rules, and the keys that lead to it."""

    keys: tuple[str, ...]
    rules: Mapping[str, Level]
    options: Options


def _parts(config: Config) -> Iterator[_Part]:
    yield _Part((), config.rules, config.options)
    for place, each in enumerate(config.overrides):
        yield _Part(("overrides", str(place)), each.rules, each.options)


def _find(config: Config, known: Mapping[str, Rule], rule: str, *keys: str) -> Rule:
    if rule not in known:
        raise mistake(config, f"unknown rule{did_you_mean(rule, known)}", *keys, rule)
    return known[rule]


def _severity(rule: Rule, pack: Pack, level: Level | None) -> str:
    if level is None:
        return pack.severity(rule) or "off"
    return rule.severity if level == "on" else level

"""What is read under a configuration: what ships, and after it one's own folders."""

from __future__ import annotations

from pathlib import Path

from auditor.config import Config
from auditor.lexicon import Lexicons, load_lexicons
from auditor.rulebook.load import load_rules
from auditor.rulebook.rule import Rule
from auditor.shipped import rules_folder


def configured_lexicons(config: Config) -> Lexicons:
    """The word lists that ship, with what one's own folders add to them or replace."""
    inside = (folder / "lexicons" for folder in _folders(config))
    return load_lexicons(*inside, *config.lexicon_folders)


def configured_rules(config: Config, lexicons: Lexicons | None = None) -> tuple[Rule, ...]:
    """The rules that ship and one's own, sorted by id; without `lexicons`, with those configured.

    Raises ConfigError for a mistake in a rule or word list, and for an id that is there twice.
    """
    return load_rules(*_folders(config), lexicons=lexicons or configured_lexicons(config))


def pack_folders(config: Config) -> tuple[Path, ...]:
    """Where packs are read from, for `load_pack` and `pack_names`; a later folder's pack wins."""
    return tuple(folder / "packs" for folder in _folders(config))


def _folders(config: Config) -> tuple[Path, ...]:
    return (rules_folder(), *config.rule_folders)

"""Rules: files of `rules/` read, checked and held as values."""

from auditor.rulebook.load import load_rules
from auditor.rulebook.rule import Rule

__all__ = ["Rule", "load_rules"]

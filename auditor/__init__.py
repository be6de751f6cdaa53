"""Read a news article and show who says what, who is unnamed and why, and who did not answer.

The public names are imported when they are first asked for: `auditor --help` needs none of them,
and who wants only the model needs no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.config import Config, Override, Threshold, load_config
    from auditor.engine import Engine, audit, load_engine
    from auditor.errors import AuditorError, ConfigError, InputError, ModelError
    from auditor.model import (
        Anonymity,
        Article,
        Attribution,
        Declaration,
        Declared,
        Document,
        Entity,
        Evidence,
        Finding,
        Measure,
        NotePlace,
        Passage,
        People,
        Readability,
        ReadabilityReport,
        Reason,
        Report,
        Response,
        Score,
        ScorePart,
        Segment,
        Sentence,
        Source,
        Span,
        Suppressed,
        Suppression,
        Token,
        Tool,
    )
    from auditor.nlp import Parser, load_parser
    from auditor.rulebook import Rule, load_rules
    from auditor.version import __version__

__all__ = [
    "Anonymity",
    "Article",
    "Attribution",
    "AuditorError",
    "Config",
    "ConfigError",
    "Declaration",
    "Declared",
    "Document",
    "Engine",
    "Entity",
    "Evidence",
    "Finding",
    "InputError",
    "Measure",
    "ModelError",
    "NotePlace",
    "Override",
    "Parser",
    "Passage",
    "People",
    "Readability",
    "ReadabilityReport",
    "Reason",
    "Report",
    "Response",
    "Rule",
    "Score",
    "ScorePart",
    "Segment",
    "Sentence",
    "Source",
    "Span",
    "Suppressed",
    "Suppression",
    "Threshold",
    "Token",
    "Tool",
    "__version__",
    "audit",
    "load_config",
    "load_engine",
    "load_parser",
    "load_rules",
]

# Where the names come from that are no types of the model.
_HOMES = {
    "config": ("Config", "Override", "Threshold", "load_config"),
    "engine": ("Engine", "audit", "load_engine"),
    "errors": ("AuditorError", "ConfigError", "InputError", "ModelError"),
    "nlp": ("Parser", "load_parser"),
    "rulebook": ("Rule", "load_rules"),
    "version": ("__version__",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """A public name, from the module that defines it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]

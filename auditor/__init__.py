"""Read a news article and show who says what, who is unnamed and why, and who did not answer."""

from auditor.audit import Engine, audit, load_engine
from auditor.config import Config, load_config
from auditor.errors import AuditorError, ConfigError, InputError, ModelError
from auditor.model import (
    Anonymity,
    Article,
    Attribution,
    Document,
    Finding,
    Measure,
    Report,
    Response,
    Score,
    Source,
    Span,
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
    "Document",
    "Engine",
    "Finding",
    "InputError",
    "Measure",
    "ModelError",
    "Parser",
    "Report",
    "Response",
    "Rule",
    "Score",
    "Source",
    "Span",
    "__version__",
    "audit",
    "load_config",
    "load_engine",
    "load_parser",
    "load_rules",
]

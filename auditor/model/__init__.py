"""Every data type of the package: frozen values with tuples inside.

Offsets are Unicode code points of `Article.text`, half-open, computed once.  The words are those of
`ARCHITECTURE.md`: a *source* in an attribution is a mention; a *source* in the register is one
speaker of the article with all its mentions.
"""

from __future__ import annotations

from auditor.model.article import (
    Article,
    Declaration,
    Document,
    Entity,
    NotePlace,
    Segment,
    Sentence,
    Span,
    Suppression,
    Token,
)
from auditor.model.found import (
    NAMED,
    UNNAMED,
    Anonymity,
    Attribution,
    Evidence,
    Given,
    Kind,
    Mode,
    Passage,
    People,
    Reason,
    Response,
    ResponseKind,
    Source,
    Stance,
)
from auditor.model.report import (
    Declared,
    Finding,
    Measure,
    Readability,
    ReadabilityReport,
    Report,
    Score,
    ScorePart,
    Severity,
    Subjects,
    Suppressed,
    SuppressionUse,
    Tool,
)

__all__ = [
    "NAMED",
    "UNNAMED",
    "Anonymity",
    "Article",
    "Attribution",
    "Declaration",
    "Declared",
    "Document",
    "Entity",
    "Evidence",
    "Finding",
    "Given",
    "Kind",
    "Measure",
    "Mode",
    "NotePlace",
    "Passage",
    "People",
    "Readability",
    "ReadabilityReport",
    "Reason",
    "Report",
    "Response",
    "ResponseKind",
    "Score",
    "ScorePart",
    "Segment",
    "Sentence",
    "Severity",
    "Source",
    "Span",
    "Stance",
    "Subjects",
    "Suppressed",
    "Suppression",
    "SuppressionUse",
    "Token",
    "Tool",
]

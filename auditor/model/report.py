"""What is said of what was found: measures, findings, score, readability, the report."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

import msgspec

from auditor.model.article import Article, Document, NotePlace, Span, Suppression
from auditor.model.found import Attribution, Response, Source

Severity = Literal["error", "warning", "note"]
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Measure(msgspec.Struct, frozen=True):
    """A number about the article; a share has its numerator and denominator, others have None.

    `value` is None where the denominator is zero: nothing to measure, not a zero.
    """

    name: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None


class Finding(msgspec.Struct, frozen=True):
    """What a rule says about a place (`span`), or about the whole article (`span` None).

    `line` and `column` are 1-based places in the file; a note of the writer's has them without a
    span, for it stands outside the text.  `related` are further spans; `facts` the fields that the
    message used.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None
    line: int | None
    column: int | None
    related: tuple[Span, ...] = ()
    facts: dict[str, str] = {}


class Suppressed(msgspec.Struct, frozen=True):
    """A finding that the writer asked not to be told, why, and where the note stands."""

    finding: Finding
    reason: str
    place: NotePlace


class SuppressionUse(msgspec.Struct, frozen=True):
    """What became of a suppression.

    `known`: there is such a rule, and `hint` is the question with the nearest id where there is
    none.  `used`: it kept a finding from being told; None where that is not to be known, for the
    suppression does not hold or its rule did not judge.
    """

    suppression: Suppression
    known: bool
    hint: str
    used: bool | None


class Declared(msgspec.Struct, frozen=True):
    """A declaration and the one source of the register that it is about, None where none is sure.

    `fits` is how many sources it may be about.  What it declares stands in `Declaration`; how it
    calls the source is left out, so that no report holds it.
    """

    source_id: str | None
    fits: int
    approved_by: str | None
    editor_knows: bool | None
    confirmations: int | None
    place: NotePlace


class Readability(msgspec.Struct, frozen=True):
    """Readability of one stretch of text, by textstat; None where it has no words."""

    words: int
    sentences: int
    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None
    gunning_fog: float | None


class ReadabilityReport(msgspec.Struct, frozen=True):
    """Readability of the whole, of quoted and of unquoted text, and the syllable counter used."""

    syllable_counter: str
    whole: Readability
    quoted: Readability
    unquoted: Readability


_NO_WORDS = Readability(0, 0, None, None, None)
NOTHING_READ = ReadabilityReport("none", _NO_WORDS, _NO_WORDS, _NO_WORDS)


class Subjects(msgspec.Struct, frozen=True, dict=True):
    """What the rules judge: everything that was found in one article, before any judgement.

    `suppressions` are known only after the other rules have judged.  What several rules ask of the
    whole article is made by the first one and kept for the others: `once`.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    responses: tuple[Response, ...]
    measures: tuple[Measure, ...]
    declarations: tuple[Declared, ...] = ()
    suppressions: tuple[SuppressionUse, ...] = ()
    readability: ReadabilityReport = NOTHING_READ

    @cached_property
    def _made(self) -> dict[tuple[Hashable, ...], Any]:
        return {}

    def once(
        self, make: Callable[Concatenate[Subjects, _P], _T], *given: _P.args, **options: _P.kwargs
    ) -> _T:
        """What `make` makes of these subjects and what is given, computed at the first call.

        It must be a value that nobody changes, and everything given must have a hash.
        """
        key = (make, given, *options.items())
        if key not in self._made:
            self._made[key] = make(self, *given, **options)
        made: _T = self._made[key]
        return made


class ScorePart(msgspec.Struct, frozen=True):
    """One named part of the score.

    `weight` is the most points that it can give, `points` what it gave, `because` a short sentence.
    """

    name: str
    measure: str
    value: float | None
    weight: float
    points: float
    because: str = ""


class Score(msgspec.Struct, frozen=True):
    """The article's sourcing score, 0 to 100: the sum of its parts' points.

    None where there is nothing to score.
    """

    value: float | None
    parts: tuple[ScorePart, ...]


class Tool(msgspec.Struct, frozen=True):
    """What made a report: versions and the digest of the rules used."""

    name: str
    version: str
    parser: str
    rules: str
    packs: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """The whole audit of one article, as a value.  Renderers turn it into text."""

    tool: Tool
    article: Article
    words: int
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    responses: tuple[Response, ...]
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]
    score: Score
    readability: ReadabilityReport
    notes: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    declarations: tuple[Declared, ...] = ()

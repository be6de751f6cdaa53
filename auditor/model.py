"""Every data type of the package: frozen values with tuples inside.

Offsets are Unicode code points of `Article.text`, half-open, computed once.  The words are those of
`ARCHITECTURE.md`: a *source* in an attribution is a mention; a *source* in the register is one
speaker of the article with all its mentions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["statement", "belief", "intention", "decree", "perception", "evidence"]
Kind = Literal[
    "named_person",
    "named_organization",
    "document",
    "anonymous",
    "unnamed_person",
    "unnamed_group",
    "author",
    "other",
    "none",
]
ResponseKind = Literal["no_reply", "declined", "unreachable", "referred", "denied", "commented"]
Severity = Literal["error", "warning", "note"]
Given = Literal["part", "pseudonym"]


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """Half-open range of code points of `Article.text`; `[start, end]` in JSON."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of `Article.text` that stands unchanged in the file.

    `text[start:end]` is `file[origin : origin + end - start]`, all in code points.
    """

    start: int
    end: int
    origin: int


class Article(msgspec.Struct, frozen=True):
    """One text with its metadata, read from a file.

    `text` is never rewritten.  `segments` is the offset map to the decoded file and empty where the
    text is the file exactly.  `path` is None for text given directly.  `source_text` is the decoded
    file (equal to `text` for plain text).  `sha256` is the digest of the file's bytes.
    """

    text: str
    path: str | None = None
    format: str = "plain"
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str = "en"
    sha256: str = ""
    segments: tuple[Segment, ...] = ()
    source_text: str = ""


class Token(msgspec.Struct, frozen=True):
    """One word of a document.

    `index` is its position in `Document.tokens`; `head` the index of its syntactic head there, -1
    for a root; `entity` is PER, ORG, LOC or empty; `sentence` an index into `Document.sentences`.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    sentence: int
    entity: str = ""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its span and its tokens `first` to `last`, half-open."""

    index: int
    span: Span
    first: int
    last: int
    paragraph: int


class Entity(msgspec.Struct, frozen=True):
    """A named entity (PER, ORG or LOC) as the parser marks it: tokens `first` to `last`."""

    type: str
    span: Span
    first: int
    last: int


class Document(msgspec.Struct, frozen=True):
    """An article parsed.  `children[i]` are the indices of the dependents of token `i`."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]
    entities: tuple[Entity, ...]
    children: tuple[tuple[int, ...], ...]
    parser: str = ""

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]


class Passage(msgspec.Struct, frozen=True):
    """Words of the article that play one part, in one or more spans, in the order of the text."""

    text: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    def __iter__(self) -> Iterator[Span]:
        return iter(self.spans)


class Attribution(msgspec.Struct, frozen=True):
    """Content that the article assigns to somebody: source, cue, content.

    `source` and `cue` may be missing, never both and the content too.  `found_by` names the
    construction that found it (one of `auditor.find`).  `source_id` points into the register once
    sources are linked; `link_reason` says why, `link_confidence` (0 to 1) how sure that is.
    `parent` is the id of the attribution that this one stands inside.  `counted`: rules, measures
    and score count it, by the stances of the pack.
    """

    id: str
    mode: Mode
    stance: Stance
    source: Passage | None
    cue: Passage | None
    content: Passage
    found_by: str
    line: int
    source_id: str | None = None
    parent: str | None = None
    link_confidence: float | None = None
    link_reason: str | None = None
    counted: bool = True


class Evidence(msgspec.Struct, frozen=True):
    """Words that decided something, with their place."""

    text: str
    span: Span


class Reason(msgspec.Struct, frozen=True):
    """Why a source is not named, in the article's words, with its category."""

    text: str
    span: Span
    category: str


class Anonymity(msgspec.Struct, frozen=True):
    """What the article says of a withheld identity.

    `disclosed`: it states that the name is withheld; `knowledge`: how the source knows (present,
    direct, briefed, familiar, close, involved) or None; `basis` the words that say so; `reason`
    why the name is withheld, or None; `given` what the article gives in the name's place: part of
    it, or a pseudonym.
    """

    disclosed: bool
    basis: Evidence | None = None
    knowledge: str | None = None
    reason: Reason | None = None
    given: Given | None = None


class People(msgspec.Struct, frozen=True):
    """How many people a source is: at least `min`, at most `max` (None: the text does not say)."""

    min: int
    max: int | None


class Source(msgspec.Struct, frozen=True):
    """One speaker of the article with all its mentions.

    `because` is the evidence that decided the kind, as a short sentence.  `described` is how much
    the article says of an unnamed one: "bare" (nothing or an assurance), "weak" (nearness or rank
    only) or "role" (an office, employer or part in the events).  `part_of` is the id of the source
    that this one is among ("one of the officials"): it adds no people to the article's total;
    `joins` those that it brings together ("both", "Holt and a lawyer"): it adds only who is none of
    them.
    `counted`: rules, measures and score count it, for one of its attributions, or because its name
    is withheld; one that was only asked for comment is not.
    """

    id: str
    label: str
    kind: Kind
    people: People
    mentions: tuple[Span, ...]
    attributions: tuple[str, ...]
    role: str | None = None
    speaks_for: str | None = None
    anonymity: Anonymity | None = None
    because: str = ""
    described: str | None = None
    part_of: str | None = None
    joins: tuple[str, ...] = ()
    counted: bool = True


class Response(msgspec.Struct, frozen=True):
    """What came of asking somebody for comment; `party` is who was asked, as the article has it.

    `party_span` is where it says so; None where the article leaves out who was asked ("requests for
    comment were not returned").  `source_id` points into the register once sources are linked;
    `link_reason` says why, `link_confidence` (0 to 1) how sure that is.  `immediate`: the article
    says only that nothing came at once.
    """

    id: str
    party: str
    source_id: str | None
    kind: ResponseKind
    immediate: bool
    span: Span
    text: str
    line: int
    party_span: Span | None = None
    link_confidence: float | None = None
    link_reason: str | None = None


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

    `line` and `column` are 1-based places in the file; `related` are further spans; `facts` the
    fields that the message used.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None
    line: int | None
    column: int | None
    related: tuple[Span, ...] = ()
    facts: dict[str, str] = {}


class Subjects(msgspec.Struct, frozen=True):
    """What the rules judge: everything that was found in one article, before any judgement."""

    document: Document
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    responses: tuple[Response, ...]
    measures: tuple[Measure, ...]


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

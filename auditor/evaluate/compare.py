"""One article: what the audit found against its gold labels, attribution by attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, get_args

import msgspec

from auditor.evaluate.figures import LINK, Figures, Pair, Roles, link_figures, pair_up, role_figures
from auditor.evaluate.labels import Labels
from auditor.evaluate.places import sentence_at
from auditor.evaluate.sources import SourceComparison, compare_sources
from auditor.find.marks import mode_of
from auditor.find.quotes import find_quotations
from auditor.lexicon import Groups, Lexicons, every
from auditor.model import Attribution, Document, Mode, Passage, Span, Stance, Subjects
from auditor.nlp.tree import head_in, relation
from auditor.text import FilePlaces, passage, words

Verdict = Literal["hit", "wrong_source", "invented", "missed"]
STANCES: tuple[Stance, ...] = get_args(Stance)
UNKNOWN = "unknown"
# What can carry a cue's meaning, and relations in which even a verb is a mere preposition.
_CONTENT_WORDS = ("VERB", "NOUN", "ADJ")
_FUNCTIONS = ("case", "mark", "fixed")


class Side(msgspec.Struct, frozen=True):
    """An attribution as one side has it; `found_by` is None on the gold side."""

    source: Passage | None
    cue: Passage | None
    content: Passage | None
    mode: Mode
    stance: str
    found_by: str | None = None


class Judged(msgspec.Struct, frozen=True):
    """One attribution, gold or predicted or both, and what became of it.

    hit: predicted with a source that shares a word with the gold one's.  wrong_source: cue and
    content are paired, the sources share no word.  invented: predicted only.  missed: gold only.
    `cue` is the lemma of the cue's head, or its words in lower case; `sentence` the one that holds
    the cue, `line` its line in the article's file.
    """

    verdict: Verdict
    article: str
    line: int
    cue: str
    sentence: str
    gold: Side | None
    predicted: Side | None


class Comparison(msgspec.Struct, frozen=True):
    """One article compared: figures by name, and each attribution in the order of the text.

    `predicted` are the attributions as the figures were counted; `left_out` as in `Labels`;
    `sources` is None where the labels tell nothing of who the sources are.
    """

    article: str
    words: int
    figures: dict[str, Figures]
    judged: tuple[Judged, ...]
    predicted: tuple[Roles, ...]
    left_out: int
    sources: SourceComparison | None = None


def compare(subjects: Subjects, labels: Labels, lexicons: Lexicons) -> Comparison:
    """What was found in an article against its labels."""
    document, gold = subjects.document, labels.attributions
    text = document.article.text
    predicted = tuple(map(roles_of, subjects.attributions))
    pairs = pair_up(text, predicted, gold)
    matches = sorted(_matches(subjects.attributions, gold, pairs), key=_start)
    page = _Page(document, _marked(document), lexicons, FilePlaces(document.article))
    link = link_figures(pairs, len(predicted), len(gold))
    return Comparison(
        article=document.article.path or "",
        words=len(words(text)),
        figures={**role_figures(text, predicted, gold), LINK: link},
        judged=tuple(_judged(page, match) for match in matches),
        predicted=predicted,
        left_out=labels.left_out,
        sources=compare_sources(subjects, labels, pairs, lexicons),
    )


def roles_of(attribution: Attribution) -> Roles:
    """The spans of a predicted attribution."""
    source, cue = attribution.source, attribution.cue
    return Roles(
        source.spans if source else (), cue.spans if cue else (), attribution.content.spans
    )


class _Page(NamedTuple):
    """What an attribution is judged by: the article with what stands in quotation marks."""

    document: Document
    marked: tuple[Span, ...]
    lexicons: Lexicons
    places: FilePlaces


class _Match(msgspec.Struct, frozen=True):
    """A pair, or one attribution that has none."""

    predicted: Attribution | None
    gold: Roles | None
    same_source: bool = False

    @property
    def anchor(self) -> Roles:
        """The spans by which it is placed: the gold ones where there are any."""
        return self.gold or (roles_of(self.predicted) if self.predicted else Roles())


def _matches(
    attributions: Sequence[Attribution], gold: Sequence[Roles], pairs: Sequence[Pair]
) -> Iterator[_Match]:
    for pair in pairs:
        yield _Match(attributions[pair.predicted], gold[pair.gold], pair.same_source)
    paired, found = {pair.predicted for pair in pairs}, {pair.gold for pair in pairs}
    yield from (_Match(each, None) for i, each in enumerate(attributions) if i not in paired)
    yield from (_Match(None, each) for j, each in enumerate(gold) if j not in found)


def _start(match: _Match) -> int:
    anchor = match.anchor
    spans = (*anchor.content, *anchor.cue) or anchor.source
    return min((span.start for span in spans), default=0)


def _judged(page: _Page, match: _Match) -> Judged:
    document, anchor = page.document, match.anchor
    cue = cue_name(document, anchor.cue)
    at = (anchor.cue or anchor.content or anchor.source or (Span(0, 0),))[0].start
    return Judged(
        verdict=_verdict(match),
        article=document.article.path or "",
        line=page.places.line(_start(match)),
        cue=cue,
        sentence=sentence_at(document, at),
        gold=_gold_side(page, match, cue) if match.gold else None,
        predicted=_predicted_side(match.predicted) if match.predicted else None,
    )


def _verdict(match: _Match) -> Verdict:
    if match.gold is None:
        return "invented"
    if match.predicted is None:
        return "missed"
    return "hit" if match.same_source else "wrong_source"


def cue_name(document: Document, cue: Sequence[Span]) -> str:
    """What a cue goes by: the lemma of its head ("said", "has said" are "say"), else its words.

    Empty where there is no cue.
    """
    heads = (head_in(document, span) for span in cue)
    for token in (document.tokens[head] for head in heads if head is not None):
        if token.upos in _CONTENT_WORDS and relation(document, token.index) not in _FUNCTIONS:
            return token.lemma.lower()
    text = document.article.text
    return " ".join(word for s in cue for word in text[s.start : s.end].lower().split())


def stance_of(cue: str, lexicons: Lexicons) -> str:
    """The first stance whose cue lexicon lists a cue, in any construction; "unknown" if none."""
    known = (stance for stance in STANCES if cue in every(lexicons.get(f"cues-{stance}", Groups())))
    return next(known, UNKNOWN)


def _marked(document: Document) -> tuple[Span, ...]:
    """What stands in quotation marks, marks included."""
    quotations = find_quotations(document.article.text, document.paragraphs)
    return tuple(quotation.span for quotation in quotations)


def _gold_side(page: _Page, match: _Match, cue: str) -> Side:
    gold, text = match.anchor, page.document.article.text
    return Side(
        source=_passage(text, gold.source),
        cue=_passage(text, gold.cue),
        content=_passage(text, gold.content),
        mode=mode_of(text, gold.content, page.marked),
        stance=match.predicted.stance if match.predicted else stance_of(cue, page.lexicons),
    )


def _predicted_side(attribution: Attribution) -> Side:
    return Side(
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        mode=attribution.mode,
        stance=attribution.stance,
        found_by=attribution.found_by,
    )


def _passage(text: str, spans: Sequence[Span]) -> Passage | None:
    return passage(text, spans) if spans else None

"""What the finders of this folder return, and the text they look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import msgspec

from auditor.decisions import Decisions
from auditor.find.lists import WordLists, word_lists
from auditor.find.marks import is_speech, is_term
from auditor.find.quotes import Quotation, find_quotations
from auditor.find.uses import Use, uses_of
from auditor.lexicon import Lexicons
from auditor.model import Document, Span, Stance
from auditor.nlp.phrases import phrases_of, spelled
from auditor.nlp.tree import indices_in


class Draft(msgspec.Struct, frozen=True):
    """An attribution before it is settled against the others.

    `cue_token` is the token that the finder started from, -1 where there is none; `parent` that of
    the attribution whose content this one repeats, for those whom a source cites.
    """

    stance: Stance
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    found_by: str
    cue_token: int = -1
    parent: int = -1


def marked(draft: Draft) -> list[Span]:
    """All that the draft marks: content, cue and source."""
    return [*draft.content, *draft.cue, *filter(None, (draft.source,))]


def first_of(draft: Draft) -> tuple[int, int]:
    """Where the draft begins in the text, and its cue: what drafts are ordered by."""
    return reach_of(marked(draft)).start, draft.cue_token


def reach_of(spans: Sequence[Span]) -> Span:
    """From the first beginning to the last end; an empty span at 0 where there is none."""
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    return Span(min(starts, default=0), max(ends, default=0))


def without(span: Span, hole: Span) -> list[Span]:
    """What is left of a span around a hole."""
    if not span.overlaps(hole):
        return [span]
    return [s for s in (Span(span.start, hole.start), Span(hole.end, span.end)) if s.start < s.end]


class Scene(msgspec.Struct, frozen=True, dict=True):
    """A document with its quotations and the word lists: what every finder is given.

    `quote_of[i]` is the number of the quotation that token `i` stands in, -1 for none;
    `paragraph_ends` gives the end of the paragraph that begins at an offset; `uses` are the tokens
    as words with their parts of speech; `about_asking` are the tokens that tell what came of asking
    and on what terms: responses and anonymity, no attributions; `days` are those that name days
    and media.
    """

    document: Document
    lexicons: Lexicons
    decisions: Decisions
    lists: WordLists
    quotations: tuple[Quotation, ...]
    quote_of: tuple[int, ...]
    paragraph_ends: dict[int, int]
    uses: tuple[Use, ...]
    about_asking: frozenset[int]
    days: frozenset[int]

    @property
    def text(self) -> str:
        return self.document.article.text

    @cached_property
    def passive(self) -> frozenset[int]:
        """The words in the passive."""
        return frozenset([t.head for t in self.document.tokens if t.deprel == "aux:pass"])

    @cached_property
    def in_quotes(self) -> tuple[int, ...]:
        """The tokens inside quotations, in order."""
        return tuple([index for index, number in enumerate(self.quote_of) if number >= 0])

    @cached_property
    def speech(self) -> tuple[bool, ...]:
        """Of each quotation whether it reads as somebody's words even where no cue stands by it."""
        return tuple([is_speech(self.document, quotation) for quotation in self.quotations])

    @cached_property
    def terms(self) -> tuple[bool, ...]:
        """Of each quotation whether its marks set off a term and no speech."""
        phrases = self.lexicons["phrases"]
        return tuple([is_term(self.document, each, phrases) for each in self.quotations])

    @cached_property
    def persons(self) -> frozenset[str]:
        """The words of the names of persons, in lower case."""
        tokens = self.document.tokens
        return frozenset([token.text.lower() for token in tokens if token.entity.endswith("PER")])

    def quotations_at(self, span: Span) -> range:
        """The numbers of the quotations that share a character with the span."""
        first = bisect_right(self.quotations, span.start, key=lambda each: each.span.end)
        return range(first, bisect_left(self.quotations, span.end, key=lambda q: q.span.start))

    def quoted(self, token: int) -> bool:
        """Whether the token stands inside a quotation."""
        return self.quote_of[token] >= 0


def set_scene(document: Document, lexicons: Lexicons, decisions: Decisions) -> Scene:
    """The scene of a document."""
    lists = word_lists(lexicons)
    quotations = find_quotations(document.article.text, document.paragraphs)
    quote_of = [-1] * len(document.tokens)
    for number, quotation in enumerate(quotations):
        for index in indices_in(document, quotation.span):
            quote_of[index] = number
    asking = phrases_of(document, lists.asking)
    return Scene(
        document,
        lexicons,
        decisions,
        lists,
        quotations,
        tuple(quote_of),
        {block.start: block.end for block in document.paragraphs},
        uses_of(document, lists.frames),
        frozenset(index for match in asking for index in range(match.first, match.last)),
        frozenset(spelled(document, lexicons["phrases"]["media-and-days"])),
    )

"""What the finders of this folder return, and the text they look at."""

from __future__ import annotations

import msgspec

from auditor.decisions import Decisions
from auditor.find.frames import Frames, known_frames
from auditor.find.quotes import Quotation, find_quotations
from auditor.lexicon import Lexicons, every
from auditor.model import Document, Span, Stance
from auditor.nlp.phrases import phrases_of
from auditor.nlp.tree import tokens_in

# Responses in which nothing is said.
UNANSWERED = ("no_reply", "declined", "unreachable", "referred")


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


def first_of(draft: Draft) -> tuple[int, int]:
    """Where the draft begins in the text, and its cue: what drafts are ordered by."""
    begin = min(span.start for span in (*draft.content, *draft.cue, *filter(None, (draft.source,))))
    return begin, draft.cue_token


def without(span: Span, hole: Span) -> list[Span]:
    """What is left of a span around a hole."""
    if not span.overlaps(hole):
        return [span]
    return [s for s in (Span(span.start, hole.start), Span(hole.end, span.end)) if s.start < s.end]


class Scene(msgspec.Struct, frozen=True):
    """A document with its quotations and the word lists: what every finder is given.

    `quote_of[i]` is the number of the quotation that token `i` stands in, -1 for none;
    `paragraph_ends` gives the end of the paragraph that begins at an offset; `persons` are the
    words of the names of persons, in lower case; `about_asking` are the tokens that tell
    what came of asking ("declined to comment") and on what terms ("asked not to be named"):
    responses and anonymity, no attributions; `frames` are the constructions of the listed cues;
    `role_nouns` and `document_nouns` stand for people and for what is written or recorded.
    """

    document: Document
    lexicons: Lexicons
    decisions: Decisions
    quotations: tuple[Quotation, ...]
    quote_of: tuple[int, ...]
    paragraph_ends: dict[int, int]
    persons: frozenset[str]
    about_asking: frozenset[int]
    frames: Frames
    role_nouns: frozenset[str]
    document_nouns: frozenset[str]

    @property
    def text(self) -> str:
        return self.document.article.text

    def quoted(self, token: int) -> bool:
        """Whether the token stands inside a quotation."""
        return self.quote_of[token] >= 0


def set_scene(document: Document, lexicons: Lexicons, decisions: Decisions) -> Scene:
    """The scene of a document."""
    quotations = find_quotations(document.article.text, document.paragraphs)
    quote_of = [-1] * len(document.tokens)
    for number, quotation in enumerate(quotations):
        for token in tokens_in(document, quotation.span):
            quote_of[token.index] = number
    return Scene(
        document,
        lexicons,
        decisions,
        quotations,
        tuple(quote_of),
        {block.start: block.end for block in document.paragraphs},
        frozenset(t.text.lower() for t in document.tokens if t.entity.endswith("PER")),
        _about_asking(document, lexicons),
        known_frames(lexicons),
        every(lexicons["roles"]),
        every(lexicons["documents"]),
    )


def _about_asking(document: Document, lexicons: Lexicons) -> frozenset[int]:
    """The tokens of phrases of response and anonymity; a denial and a comment say something."""
    groups = lexicons["responses"].items()
    unanswered = (each for name, each in groups if name.split()[0] in UNANSWERED)
    asked, withheld = lexicons["phrases"]["asked-for-comment"], every(lexicons["withholding"])
    phrases = asked.union(withheld, lexicons["phrases"]["says-nothing"], *unanswered)
    matches = phrases_of(document, phrases)
    return frozenset(i for match in matches for i in range(match.first, match.last))

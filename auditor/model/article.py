"""An article with its writer's notes, and its parse: spans, tokens, sentences, entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

import msgspec


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


class NotePlace(msgspec.Struct, frozen=True):
    """Where a writer's note stands: line and column, 1-based.

    `sidecar` is the path of the file beside the article that holds it; None: the article's own.
    """

    line: int
    column: int
    sidecar: str | None = None


class Suppression(msgspec.Struct, frozen=True):
    """A writer's note that findings of a rule are not to be told, and why.

    `span` is the text that it speaks of, None for the whole article; `of_title`: it speaks of what
    is found about the headline and the article as a whole, too.  `rule` is None where the note
    names none that could be read; without a `reason` it does not hold.
    """

    rule: str | None
    reason: str | None
    span: Span | None
    place: NotePlace
    of_title: bool = False


class Declaration(msgspec.Struct, frozen=True):
    """What a writer declares of a source that the article does not name.

    `source` is how the article calls it; it is never shown, for a writer may have written a name.
    `approved_by` is who approved it, `editor_knows` whether an editor knows who it is,
    `confirmations` how many confirm it independently; each is None where nothing is declared.
    """

    source: str
    approved_by: str | None
    editor_knows: bool | None
    confirmations: int | None
    place: NotePlace


class Article(msgspec.Struct, frozen=True):
    """One text with its metadata, read from a file.

    `text` is never rewritten.  `segments` is the offset map to the decoded file and empty where the
    text is the file exactly.  `path` is None for text given directly.  `source_text` is the decoded
    file (equal to `text` for plain text).  `sha256` is the digest of the file's bytes.
    `suppressions` and `declarations` are the writer's notes, which are no part of the text.
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
    suppressions: tuple[Suppression, ...] = ()
    declarations: tuple[Declaration, ...] = ()


def _words(text: str, lemma: str) -> tuple[str, ...]:
    text = "not" if text == "n't" else text
    return (text,) if text == lemma else (text, lemma)


class Token(msgspec.Struct, frozen=True):
    """One word of a document.

    `index` is its position in `Document.tokens`; `head` the index of its syntactic head there, -1
    for a root; `entity` is empty or the tag of a word in a name, such as B-PER for the first and
    I-PER for the others; `sentence` an index into `Document.sentences`.
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

    @property
    def words(self) -> tuple[str, ...]:
        """What the token may be called in a phrase: its text and its lemma, in lower case.

        With a typewriter apostrophe, and "not" for "n't".
        """
        return _words(self.text.lower().replace("’", "'"), self.lemma.lower())


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


class Document(msgspec.Struct, frozen=True, dict=True):
    """An article parsed.  `children[i]` are the indices of the dependents of token `i`.

    What many ask of every token is told by properties that are computed once, at first use.
    """

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

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Each token in lower case, with a typewriter apostrophe."""
        return tuple([token.text.lower().replace("’", "'") for token in self.tokens])

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """What each token may be called in a phrase."""
        lemmas = [token.lemma.lower() for token in self.tokens]
        return tuple([_words(text, lemma) for text, lemma in zip(self.plain, lemmas, strict=True)])

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Each word of `words` → the tokens that may be called so, in their order."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(self.words):
            for word in words:
                places[word].append(index)
        return dict(places)

    @cached_property
    def relations(self) -> tuple[str, ...]:
        """The dependency relation of each token without its subtype: `nsubj:pass` is `nsubj`."""
        plain = {name: name.partition(":")[0] for name in {t.deprel for t in self.tokens}}
        return tuple([plain[token.deprel] for token in self.tokens])

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins in the text."""
        return tuple([token.span.start for token in self.tokens])

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each token ends in the text."""
        return tuple([token.span.end for token in self.tokens])

"""Quotations as they stand on the page: marks without a partner, a few words, altered words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from auditor.detectors.headline import body_of
from auditor.detectors.place import Place
from auditor.detectors.sentences import around
from auditor.find.quotes import Quotation, find_quotations
from auditor.model import Article, Document, Span, Subjects
from auditor.nlp.tree import token_at, tokens_in
from auditor.text import count_words

_DOUBLE = re.compile("''|``|[“”„«»\"]")
_OPENING = re.compile("''|``|[“„«\"](?=\\S)")
_MARKUP = re.compile(r"<\w[^>]*>")
_BRACKETS = re.compile(r"\[[^\][]*\]")
# Between words something was left out; dots that end the words are a voice that trails off.
_ELLIPSIS = re.compile(r"(?<=\S)\s*(?:…|\.(?: ?\.){2,3})\s*(?=[\w“‘(])")


def all_quotations(subjects: Subjects) -> tuple[Quotation, ...]:
    """The outermost quotations of the article."""
    document = subjects.document
    return find_quotations(document.article.text, document.paragraphs)


def quotations_of(subjects: Subjects) -> tuple[Quotation, ...]:
    """The outermost quotations below the headline."""
    body = body_of(subjects.document)
    return tuple(each for each in subjects.once(all_quotations) if each.span.start >= body)


def unpaired_marks(subjects: Subjects) -> Iterator[Place]:
    """Double quotation marks without a partner, the first of each paragraph.

    A mark left open is none where the next paragraph opens anew, or closes what was opened.
    """
    document = subjects.document
    text, left = document.article.text, None
    found = subjects.once(all_quotations)
    for block in document.paragraphs:
        strays = list(_strays(text, block, found))
        if left and not _OPENING.match(text, block.start, block.end):
            yield from () if strays else (Place(left),)
            strays = strays[1:]
        left = strays[0] if len(strays) == 1 and _OPENING.match(text, strays[0].start) else None
        yield from (Place(stray) for stray in strays[:1] if not left)
    if left:
        yield Place(left)


def _strays(text: str, block: Span, found: Sequence[Quotation]) -> Iterator[Span]:
    """The marks of a paragraph that are half of no pair."""
    if _even(text[block.start : block.end]):
        return
    inside = [each for each in found if block.holds(each.span)]
    whole = [each.span for each in inside if each.closed and not _odd(text, each)]
    whole += [Span(*match.span()) for match in _MARKUP.finditer(text, block.start, block.end)]
    # Of a quotation that was never closed, or holds half a pair, the mark that opens it.
    broken = [Span(each.inner.start, each.span.end) for each in inside if each.span not in whole]
    whole += [each.span for each in inside if not each.closed and _reopened(text, block, each)]
    for match in _DOUBLE.finditer(text, block.start, block.end):
        mark = Span(*match.span())
        inches = text[: mark.start][-1:].isdigit()  # or minutes
        if not inches and not any(each.overlaps(mark) for each in (*whole, *broken)):
            yield mark


def _reopened(text: str, block: Span, quotation: Quotation) -> bool:
    """Whether the next line of the paragraph goes on with a quotation that was left open."""
    start = quotation.span.end + 1
    return start < block.end and _OPENING.match(text, start) is not None


def _even(paragraph: str) -> bool:
    """Whether each sort of mark has as many that open as close: "…the “big”" is fine."""
    pairs = (("“", "”"), ("«", "»"))
    curly = all(paragraph.count(opens) == paragraph.count(closes) for opens, closes in pairs)
    return curly and all(paragraph.count(mark) % 2 == 0 for mark in ('"', "''", "„"))


def _odd(text: str, quotation: Quotation) -> bool:
    return text.count('"', quotation.inner.start, quotation.inner.end) % 2 == 1


def altered_quotations(
    subjects: Subjects,
    *,
    brackets: bool = True,
    ellipses: bool = True,
    comments: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """Quotations with words in brackets or left out; `about` is what stands in their place.

    `comments` are what brackets may hold without a change of the words: "sic", "laughs".
    """
    text = subjects.document.article.text
    for each in subjects.once(quotations_of):
        inner = text[each.inner.start : each.inner.end]
        found = _BRACKETS.findall(inner) if brackets else []
        found = [words for words in found if words.strip("[] .!").lower() not in comments]
        found += ["…"] * (ellipses and _ELLIPSIS.search(inner) is not None)
        if found:
            yield Place(each.span, about=", ".join(dict.fromkeys(found)))


def ordinary_fragments(
    subjects: Subjects, *, words: int = 2, ordinary: frozenset[str] = frozenset()
) -> Iterator[Place]:
    """Quotations of at most so many words, all of them `ordinary`, in what somebody is told to say.

    One that somebody says by itself, or in two halves, is no fragment.
    """
    document = subjects.document
    partly = [a for a in subjects.attributions if a.mode == "mixed" and a.source]
    for each in subjects.once(quotations_of):
        said = [a for a in partly if any(span.holds(each.inner) for span in a.content)]
        if not said or not 0 < count_words(document.article.text, [each.inner]) <= words:
            continue
        found = [t for t in tokens_in(document, each.inner) if t.upos != "PUNCT"]
        if {t.text.lower() for t in found} <= ordinary:
            yield Place(each.span, about=said[0].source.text if said[0].source else "")


def distancing_quotations(
    subjects: Subjects, *, words: int = 2, before: frozenset[str] = frozenset()
) -> Iterator[Place]:
    """Short quotations in nobody's words, right after one of the words `before` ("the").

    Left out are names and terms ("her “clawback” plan"), and what echoes words that somebody uses
    elsewhere in the article.
    """
    document = subjects.document
    text = document.article.text
    contents = [span for a in subjects.attributions for span in a.content]
    short = (
        each
        for each in subjects.once(quotations_of)
        if text[each.inner.start : each.inner.start + 1].islower()
        and 0 < count_words(text, [each.inner]) <= words
    )
    for each in short:
        first = token_at(document, each.span.start)
        sentence = around(each.span, document)
        if (
            first
            and document.tokens[first - 1].text.lower() in before
            and not any(sentence.overlaps(span) for span in contents)
            and not _names_a_sort(document, each)
            and not _is_echo(text, each, contents)
        ):
            yield Place(each.span)


def _is_echo(text: str, quotation: Quotation, contents: Iterable[Span]) -> bool:
    """Whether the words of a quotation stand in what is attributed to somebody."""
    said = " ".join(text[span.start : span.end] for span in contents).lower()
    return text[quotation.inner.start : quotation.inner.end].strip(" ,.").lower() in said


def _names_a_sort(document: Document, quotation: Quotation) -> bool:
    """Whether a noun follows that the quotation belongs to."""
    after = tokens_in(document, Span(quotation.span.end, quotation.span.end + 2))
    return any(token.upos in ("NOUN", "PROPN") for token in after)


def quotation_styles(subjects: Subjects) -> Iterator[Place]:
    """The first quotation whose marks are not those of most, with both sorts and their numbers.

    One that is a paragraph by itself may be a headline between paragraphs, which has its own style.
    """
    text, blocks = subjects.document.article.text, subjects.document.paragraphs
    found = [each for each in subjects.once(quotations_of) if each.span not in blocks]
    styles = Counter(text[each.span.start : each.inner.start] for each in found)
    if len(styles) < 2:
        return
    (usual, most), (_, _) = styles.most_common(2)
    odd = [each for each in found if text[each.span.start : each.inner.start] != usual]
    others = tuple(each.span for each in odd[1:])
    yield Place(odd[0].span, about=f"{usual} {most}, others {len(odd)}", related=others)


def quoted_share_beyond(
    article: Article, subjects: Subjects, *, least: float = 0.0, most: float = 0.5, words: int = 100
) -> bool:
    """Whether the share of words in quotation marks is below `least` or above `most`.

    Not in an article of fewer `words`.
    """
    total = count_words(article.text)
    quoted = count_words(article.text, [each.inner for each in subjects.once(all_quotations)])
    return total >= words and not least * total <= quoted <= most * total


DETECTORS = (
    altered_quotations,
    distancing_quotations,
    ordinary_fragments,
    quotation_styles,
    quoted_share_beyond,
    unpaired_marks,
)

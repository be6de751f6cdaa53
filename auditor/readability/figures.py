"""How hard the article reads: textstat's figures for the whole, for quoted and for unquoted text.

The figures are those that textstat 0.7.13 gives for what `counted_text` makes of the article
(below), with the syllables of `auditor.readability.syllables`.  They are computed here, since
textstat reads each word a dozen times and imports NLTK, which takes longer than an audit: the tests
hold every figure against textstat's own functions.

No more than the first 300,000 characters of a text are read (some 50,000 words; the longest
articles have a tenth): 5 MB of one line must not stop a run.  `syllable_counter` says so where it
happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from auditor.model import Readability, ReadabilityReport, Span
from auditor.readability import hyphens
from auditor.readability.syllables import weight
from auditor.text import paragraphs

# Whose figures these are; other versions may count otherwise.
FORMULAS = "textstat 0.7.13"
LONGEST = 300_000
DECIMALS = 2
# Characters after a quotation in which the next word starts: a closing mark, spaces, a dash.
NEAR = 10
# Words remembered as they stand, with their marks.
REMEMBERED = 50_000

_INNER_APOSTROPHE = re.compile(r"[’ʼ](?<=\w.)(?=\w)")
_DASH = re.compile(r"[—–/]|--+")
_ENDS_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*$")
# What textstat takes out of words: all marks but the apostrophes of contractions.
_MARK = re.compile(r"[^\w\s']|'(?![tsd]|ve|ll|re)")
_STOPS = re.compile(r"[.!?]+")
# What has fewer than three words is no sentence to textstat: an initial, a short heading.
_SENTENCE = re.compile(r"\W*(?:\w\S*\s\W*){2}\w")


def readability(text: str, quoted: Sequence[Span]) -> ReadabilityReport:
    """The figures of an article's text; `quoted` are its direct quotations, in any order.

    The three parts share one preparation.  A part without words has no figures (None); nothing
    raises.
    """
    read = text[:LONGEST]
    inside, outside = _parts(read, quoted)
    return ReadabilityReport(
        syllable_counter=_counter(cut=len(read) < len(text)),
        whole=_figures(counted_text(read)),
        quoted=_figures(inside),
        unquoted=_figures(outside),
    )


def counted_text(text: str) -> str:
    """The text as textstat can count it: one paragraph a line, each ended by a full stop.

    textstat drops punctuation without putting a space in its place, so that words around a dash
    would become one; it knows only the typewriter's apostrophe; and it ends a sentence only at a
    mark, so that a heading would run into the paragraph below.
    """
    return _plain(_stopped(text))


def _parts(text: str, quoted: Sequence[Span]) -> tuple[str, str]:
    """Quoted and unquoted text, prepared; every quotation ends a sentence of the quoted text."""
    inside, outside, last = [], [], 0
    for span in sorted(quoted):
        start, end = max(span.start, last), min(span.end, len(text))
        if start >= end:
            continue
        inside.append(text[start:end])
        # A quotation that ends a sentence ends it for the words before it, too.
        outside += [text[last:start], _mark_left(text[start:end], text[end : end + NEAR])]
        last = end
    outside.append(text[last:])
    return _plain("\n".join(map(_stopped, inside))), counted_text("".join(outside))


def _mark_left(quotation: str, after: str) -> str:
    follows = re.search(r"\w", after)
    if follows and follows[0].islower():
        return " "
    return ". " if _ENDS_SENTENCE.search(quotation.rstrip()) else " "


def _plain(text: str) -> str:
    return _DASH.sub(" ", _INNER_APOSTROPHE.sub("'", text))


def _stopped(text: str) -> str:
    """The paragraphs, one a line, each ended by a full stop unless it ends with one."""
    pieces = [text[span.start : span.end] for span in paragraphs(text)]
    return "\n".join(each if _ENDS_SENTENCE.search(each) else f"{each}." for each in pieces)


def _figures(text: str) -> Readability:
    """The formulas of Flesch, Kincaid and Gunning."""
    words, syllables, hard = map(sum, zip((0, 0, 0), *map(_weighed, text.split()), strict=True))
    if not words:
        return Readability(0, 0, None, None, None)
    sentences = sum(1 for each in _STOPS.split(text) if _SENTENCE.match(each)) or 1
    length, heaviness = words / sentences, syllables / words
    ease = 206.835 - 1.015 * length - 84.6 * heaviness
    grade = 0.39 * length + 11.8 * heaviness - 15.59
    return Readability(
        words=words,
        sentences=sentences,
        # Some words have no syllable: "hmm".  textstat gives no figures for these alone.
        flesch_reading_ease=round(ease if syllables else 0.0, DECIMALS),
        flesch_kincaid_grade=round(grade if syllables else 0.0, DECIMALS),
        gunning_fog=round(0.4 * (length + 100 * hard / words), DECIMALS),
    )


@lru_cache(maxsize=REMEMBERED)
def _weighed(piece: str) -> tuple[int, int, bool]:
    """What stands between two spaces: words (one, or none where it is a mark), syllables, hard."""
    word = _MARK.sub("", piece).lower()
    return (1, *weight(word)) if word else (0, 0, False)


def _counter(*, cut: bool) -> str:
    """What counted the syllables, with versions: other versions may give other figures."""
    parts = (
        FORMULAS,
        "CMU Pronouncing Dictionary (shipped)",
        f"{hyphens.NAME} for other words",
        *([f"first {LONGEST:,} characters only"] if cut else []),
    )
    return ", ".join(parts)

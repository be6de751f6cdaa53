"""How hard the article reads: textstat's figures for the whole, for quoted and for unquoted text.

The figures are textstat's own, from what `counted_text` makes of the article (below), with the
syllables of `auditor/data/syllables.txt`; words that are not in it are split by pyphen's en_US
hyphenation, as textstat does.  Nothing is downloaded or read outside the packages.

No more than the first 300,000 characters of a text are read (some 50,000 words; the longest
articles have a tenth): textstat needs a second for as much, and 5 MB of one line must not stop a
run.  `syllable_counter` says so where it happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from threading import Lock
from typing import Any

from auditor.model import Readability, ReadabilityReport, Span
from auditor.text import paragraphs

LONGEST = 300_000
LANGUAGE = "en_US"
DECIMALS = 2
# Characters after a quotation in which the next word starts: a closing mark, spaces, a dash.
NEAR = 10

_INNER_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)")
_DASH = re.compile(r"[—–/]|--+")
_ENDS_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*$")
# textstat's caches and the function it asks for a dictionary are the whole process's.
_ONE_AT_A_TIME = Lock()


def readability(text: str, quoted: Sequence[Span]) -> ReadabilityReport:
    """The figures of an article's text; `quoted` are its direct quotations, in any order.

    The three parts share one preparation.  A part without words has no figures (None); nothing
    raises.
    """
    read = text[:LONGEST]
    inside, outside = _parts(read, quoted)
    with _textstat() as textstat:
        return ReadabilityReport(
            syllable_counter=_counter(cut=len(read) < len(text)),
            whole=_figures(textstat, counted_text(read)),
            quoted=_figures(textstat, inside),
            unquoted=_figures(textstat, outside),
        )


def counted_text(text: str) -> str:
    """The text as textstat can count it: one paragraph a line, each ended by a full stop.

    textstat drops punctuation without putting a space in its place, so that words around a dash
    would become one; it knows only the typewriter's apostrophe; and it ends a sentence only at a
    mark, so that a heading would run into the paragraph below.
    """
    pieces = (text[span.start : span.end] for span in paragraphs(text))
    return "\n".join(_stopped(_plain(piece)) for piece in pieces)


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
    return "\n".join(map(counted_text, inside)), counted_text("".join(outside))


def _mark_left(quotation: str, after: str) -> str:
    follows = re.search(r"\w", after)
    if follows and follows[0].islower():
        return " "
    return ". " if _ENDS_SENTENCE.search(quotation.rstrip()) else " "


def _plain(text: str) -> str:
    return _DASH.sub(" ", _INNER_APOSTROPHE.sub("'", text))


def _stopped(text: str) -> str:
    return text if _ENDS_SENTENCE.search(text) else f"{text}."


def _figures(textstat: Any, text: str) -> Readability:
    words = textstat.counts.count_words(text)
    if not words:
        return Readability(0, 0, None, None, None)
    of = textstat.metrics
    return Readability(
        words=words,
        sentences=textstat.counts.count_sentences(text),
        flesch_reading_ease=round(of.flesch_reading_ease(text, LANGUAGE), DECIMALS),
        flesch_kincaid_grade=round(of.flesch_kincaid_grade(text, LANGUAGE), DECIMALS),
        gunning_fog=round(of.gunning_fog(text, LANGUAGE), DECIMALS),
    )


def _counter(*, cut: bool) -> str:
    """What counted the syllables, with versions: other versions may give other figures."""
    parts = (
        f"textstat {version('textstat')}",
        "CMU Pronouncing Dictionary (shipped)",
        f"pyphen {version('pyphen')} {LANGUAGE} for other words",
        *([f"first {LONGEST:,} characters only"] if cut else []),
    )
    return ", ".join(parts)


@contextmanager
def _textstat() -> Iterator[Any]:
    """The functions of textstat, with the shipped dictionary for as long as this lasts.

    textstat asks NLTK for its dictionary at the first word: NLTK takes it from NLTK_DATA, from the
    home folder or from Hugging Face's cache, whatever edition lies there; refuses every folder that
    its group may write to (a checkout under umask 002); and failing that textstat downloads.  So
    the one function that asks is replaced, then put back; textstat's caches, whose entries do not
    name the dictionary they came from, are emptied before and after.
    """
    # Here, not above: textstat imports NLTK, half a second that `--help` must not cost.
    from textstat import backend  # noqa: PLC0415

    asker = backend.counts._count_syllables
    with _ONE_AT_A_TIME:
        asks_nltk = asker.get_cmudict
        asker.get_cmudict = _dictionary
        _empty_caches(backend)
        try:
            yield backend
        finally:
            asker.get_cmudict = asks_nltk
            _empty_caches(backend)


def _empty_caches(textstat: Any) -> None:
    packages = (textstat.counts, textstat.metrics, textstat.selections)
    for package in (*packages, textstat.transformations, textstat.validations):
        for function in vars(package).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


@cache
def _dictionary(_language: str) -> dict[str, list[list[str]]]:
    """Words with their pronunciations, as textstat wants them; it counts the sounds with stress."""
    lines = files("auditor").joinpath("data/syllables.txt").read_text(encoding="utf-8")
    entries = (line.split(" ") for line in lines.splitlines())
    pronunciation = [[["1"] * count] for count in range(32)]
    return {word: pronunciation[int(count)] for word, count in entries}

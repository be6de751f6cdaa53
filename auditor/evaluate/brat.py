"""Attributions labelled in brat standoff (`.ann`), as spans by role.

A text-bound annotation `T1<tab>Source 0 9;12 20<tab>words` names a place, an event
`E1<tab>Attribution:T4 Source:T1 Cue:T2 Content:T3` puts places together; digits after a role's name
(`Content2`) count for nothing.  Relations, notes and attributes are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.errors import InputError
from auditor.evaluate.figures import ROLES, Roles
from auditor.evaluate.labels import Labels
from auditor.model import Article, Span
from auditor.read.files import decode, load

TEXT_BOUND = "T1<tab>LABEL START END[;START END…]<tab>words"
EVENT = "E1<tab>TYPE:T1 ROLE:T2 ROLE:T3…"
# An annotation begins with its id; any other line goes on with the words or the note above it.
_BEGINS = re.compile(r"[TERAMN]\d*\t|[TE]\d+\s|[#*]")
_TEXT_BOUND = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?", re.DOTALL)
_EVENT = re.compile(r"E\d+\t(\S+:T\d+)((?: \S+:[TE]\d+)*) *")
_RUNS_ON = ("T", "#")


class _Record(msgspec.Struct, frozen=True):
    """One annotation as it stands in the file, from line `first` to line `last`."""

    first: int
    last: int
    text: str


class _Place(msgspec.Struct, frozen=True):
    """A text-bound annotation: ranges as the file counts them, and the words it says are there."""

    record: _Record
    ranges: tuple[Span, ...]
    words: str | None


def read_labels(path: Path, article: Article) -> Labels:
    """The attributions that a file labels in an article, their offsets those of its text.

    Offsets count code points of the article's file; where the words that the file repeats say so,
    without a byte order mark and with each line's end as one.  Raises InputError with path and line
    for a line that is malformed, ranges outside the article and words that are not there.
    """
    records = tuple(_records(decode(load(path), str(path)), path))
    places = _places(records, path)
    reading = _reading(article, tuple(places.values()))
    spans = {name: _spans(article, place, reading, path) for name, place in places.items()}
    attributions, left_out = [], 0
    for record in records:
        if record.text.startswith("E"):
            roles, late = _named(record, places, path)
            left_out += late
            attributions.append(_roles(roles, spans))
    return Labels(tuple(attributions), left_out)


def _records(text: str, path: Path) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        if not line.strip():
            continue
        if _BEGINS.match(line):
            if record:
                yield record
            record = _Record(number, number, line)
        elif record and record.text.startswith(_RUNS_ON):
            record = _Record(record.first, number, f"{record.text} {line}")
        else:
            raise _malformed(path, number)
    if record:
        yield record


def _malformed(path: Path, line: int) -> InputError:
    accepted = f"{TEXT_BOUND}; {EVENT}"
    return InputError("not a line of brat's", path=str(path), line=line, accepted=accepted)


def _places(records: Sequence[_Record], path: Path) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    for record in records:
        if not record.text.startswith("T"):
            continue
        match = _TEXT_BOUND.fullmatch(record.text)
        if match is None:
            raise _malformed(path, record.first)
        name, ranges, words = match.groups()
        if name in places:
            problem = f"{name} is there twice"
            raise InputError(problem, path=str(path), line=record.first)
        pieces = (piece.split() for piece in ranges.split(";"))
        found = tuple(Span(int(start), int(end)) for start, end in pieces)
        places[name] = _Place(record, found, words)
    return places


def _reading(article: Article, places: Sequence[_Place]) -> Sequence[int]:
    """The text's offset for each offset of the labels: the first way to count that fits all."""
    ways = _readings(article)
    fitting = (way for way in ways if all(_fits(article, place, way) for place in places))
    return next(fitting, ways[0])


def _readings(article: Article) -> list[Sequence[int]]:
    text = article.text
    ways: list[Sequence[int]] = [range(len(text) + 1)]
    if "\r\n" in text:
        ways.append([at for at in ways[0] if text[max(at - 1, 0) : at + 1] != "\r\n"])
    if article.source_text.startswith("\ufeff"):
        ways += [(0, *way) for way in ways]
    return ways


def _fits(article: Article, place: _Place, reading: Sequence[int]) -> bool:
    if any(not span.start < span.end < len(reading) for span in place.ranges):
        return False
    return place.words is None or _one_line(place.words) == _words_at(article, place, reading)


def _words_at(article: Article, place: _Place, reading: Sequence[int]) -> str:
    pieces = (article.text[reading[s.start] : reading[s.end]] for s in place.ranges)
    return _one_line(" ".join(pieces))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _spans(article: Article, place: _Place, reading: Sequence[int], path: Path) -> tuple[Span, ...]:
    """The spans of an annotation in the article's text.  InputError where it is not there."""
    if _fits(article, place, reading):
        return tuple(Span(reading[span.start], reading[span.end]) for span in place.ranges)
    record = place.record
    for span in place.ranges:
        if not span.start < span.end < len(reading):
            problem = f"{span.start} {span.end} is no range of the article"
            accepted = f"START below END, END at most {len(reading) - 1}"
            raise InputError(problem, path=str(path), line=record.first, accepted=accepted)
    there = _words_at(article, place, reading)
    problem = f"the article has “{there}” there, not “{_one_line(place.words or '')}”"
    raise InputError(problem, path=str(path), line=record.last)


def _named(
    record: _Record, places: Mapping[str, _Place], path: Path
) -> tuple[list[tuple[str, str]], int]:
    """The roles of an event with the annotations they name, and how many stand further down.

    Raises InputError for an annotation that the file does not have.
    """
    match = _EVENT.fullmatch(record.text)
    if match is None:
        raise _malformed(path, record.first)
    roles, late = [], 0
    for pair in match[2].split():
        name, _, target = pair.rpartition(":")
        role = name.rstrip("0123456789").lower()
        if role not in ROLES or target.startswith("E"):
            continue
        if target not in places:
            problem = f"{pair} names no annotation of this file"
            raise InputError(problem, path=str(path), line=record.first)
        if places[target].record.first > record.first:
            late += 1
        else:
            roles.append((role, target))
    return roles, late


def _roles(named: Sequence[tuple[str, str]], spans: Mapping[str, tuple[Span, ...]]) -> Roles:
    source, cue, content = (
        tuple(sorted({span for each, target in named if each == role for span in spans[target]}))
        for role in ROLES
    )
    return Roles(source, cue, content)

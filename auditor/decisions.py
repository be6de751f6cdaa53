"""Learned decisions: what is seen of a word, each trait with a weight that anybody can read.

`rules/decisions/*.tsv`, written by `tools/train_decisions.py` and told of in `docs/decisions.md`:
`cue-words.tsv` counts how often a word in a construction is the cue of an attribution; every other
file is a logistic regression, one line a trait, one column an outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from math import isfinite, log, nan, tanh
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec

from auditor.errors import ConfigError
from auditor.shipped import rules_folder

Key = TypeVar("Key")
Traits = Mapping[str, float]
# Cases that are attributions, and all cases.
Counts = tuple[int, int]
# Word, part of speech, construction, attributions, cases: a row of the table of cue words.
Use = tuple[str, str, str, int, int]

WORDS = ("word", "pos", "construction", "attributions", "cases")
# The first column of every other file; the others are named for the decision's outcomes.
TRAIT = "trait"
OUTCOMES = MappingProxyType(
    {"cue": ("yes",), "role": ("content", "cue", "none", "source"), "source": ("yes",)}
)
# The trait that everything has: its weight is the intercept.
ALWAYS = "always"

# The share of cases that are attributions where nothing is known.
PRIOR = 0.43
# How many cases a share weighs that another leans on: that of a word or of its use, and that of a
# construction over all words.
LEAN, LEAN_OVERALL = 3, 5
# No count makes certain: shares stay so far from 0 and 1.
DOUBT = 0.01


class Decision(msgspec.Struct, frozen=True, dict=True):
    """A logistic regression: for each trait one weight an outcome, in log odds (natural)."""

    outcomes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def odds(self, traits: Traits) -> tuple[float, ...]:
        """The log odds of each outcome: the weights of the traits, summed in their order."""
        known = self.weights
        always = known.get(ALWAYS, (0.0,) * len(self.outcomes))
        rows = [
            known[trait] if value == 1 else [value * weight for weight in known[trait]]
            for trait, value in traits.items()
            if trait in known
        ]
        return tuple(map(sum, zip(always, *rows, strict=True)))

    def choose(self, traits: Traits) -> str:
        """The likeliest outcome; of equals the first."""
        odds = self.odds(traits)
        return self.outcomes[odds.index(max(odds))]

    def probability(self, traits: Traits) -> float:
        """How likely the first outcome is."""
        first = self._first
        told = [first[trait] * value for trait, value in traits.items() if trait in first]
        # The logistic function, in a form that overflows for no odds.
        return (1 + tanh(sum(told, first.get(ALWAYS, 0.0)) / 2)) / 2

    @cached_property
    def _first(self) -> Mapping[str, float]:
        """The weights of the first outcome."""
        return {trait: weights[0] for trait, weights in self.weights.items()}


class CueWords(msgspec.Struct, frozen=True):
    """How often words are the cue of an attribution, alone and by construction.

    A word is (lemma, part of speech); a case is the word outside quotation marks and outside other
    content.  Few cases count little: the share of a word leans on `PRIOR`, that of its use in a
    construction on the word and on the construction over all words.
    """

    by_word: Mapping[tuple[str, str], Counts]
    by_use: Mapping[tuple[str, str, str], Counts]
    by_construction: Mapping[tuple[str, str], Counts]

    def __contains__(self, word: tuple[str, str]) -> bool:
        return word in self.by_word

    def traits(self, word: tuple[str, str], construction: str) -> Traits:
        """The log odds that the word, and the word in this construction, is a cue."""
        of_word = self.by_word.get(word, (0, 0))
        of_use = self.by_use.get((*word, construction), (0, 0))
        return _traits(of_word, of_use, self.by_construction.get((word[1], construction), (0, 0)))


class Decisions(msgspec.Struct, frozen=True):
    """Everything learned that finding asks."""

    words: CueWords
    cue: Decision
    role: Decision
    source: Decision


def count_words(uses: Iterable[Use]) -> CueWords:
    """The table of these uses; what is counted in several rows is added up."""
    by_word: dict[tuple[str, str], Counts] = {}
    by_use: dict[tuple[str, str, str], Counts] = {}
    by_construction: dict[tuple[str, str], Counts] = {}
    for word, pos, construction, hits, cases in uses:
        _add(by_word, (word, pos), hits, cases)
        _add(by_use, (word, pos, construction), hits, cases)
        _add(by_construction, (pos, construction), hits, cases)
    return CueWords(by_word, by_use, by_construction)


def load_decisions(folder: Path | None = None) -> Decisions:
    """The decisions of a folder, those that ship by default.

    Raises ConfigError with path and line for a file that is missing or malformed.
    """
    folder = folder or rules_folder() / "decisions"
    return Decisions(
        words=_load_words(folder / "cue-words.tsv"),
        cue=_load_decision(folder, "cue"),
        role=_load_decision(folder, "role"),
        source=_load_decision(folder, "source"),
    )


def _load_words(path: Path) -> CueWords:
    rows = _rows(path, WORDS)
    words = count_words([_use(path, line, row) for line, row in enumerate(rows, 2)])
    _check_once(path, rows, len(words.by_use), keys=3)
    return words


def _use(path: Path, line: int, row: Sequence[str]) -> Use:
    word, pos, construction, hits, cases = row
    if hits.isdecimal() and cases.isdecimal() and int(hits) <= int(cases):
        return word, pos, construction, int(hits), int(cases)
    problem = f"{hits!r} attributions of {cases!r} cases"
    accepted = "whole numbers, no more attributions than cases"
    raise ConfigError(problem, path=str(path), line=line, key=word, accepted=accepted)


def _load_decision(folder: Path, name: str) -> Decision:
    path, outcomes = folder / f"{name}.tsv", OUTCOMES[name]
    rows = _rows(path, (TRAIT, *outcomes))
    weights = {row[0]: _weights(path, line, row) for line, row in enumerate(rows, 2)}
    _check_once(path, rows, len(weights), keys=1)
    return Decision(outcomes, weights)


def _weights(path: Path, line: int, row: Sequence[str]) -> tuple[float, ...]:
    try:
        weights = tuple([float(cell or 0) for cell in row[1:]])
    except ValueError:
        weights = (nan,)
    if isfinite(sum(weights)):
        return weights
    problem = f"no weights: {', '.join(row[1:])}"
    accepted = "decimal numbers, nothing for 0"
    raise ConfigError(problem, path=str(path), line=line, key=row[0], accepted=accepted)


def _rows(path: Path, columns: tuple[str, ...]) -> list[list[str]]:
    """The rows of a tab-separated file below the names of its columns."""
    try:
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("cannot be read as UTF-8 text", path=str(path)) from error
    header, *rows = [line.split("\t") for line in lines]
    accepted = ", ".join(columns) + ", with tabs between"
    if tuple(header) != columns:
        problem = f"unknown columns: {', '.join(header)}"
        raise ConfigError(problem, path=str(path), line=1, accepted=accepted)
    for number, row in enumerate(rows, 2):
        if len(row) != len(columns):
            problem = f"{len(row)} of {len(columns)} columns"
            raise ConfigError(problem, path=str(path), line=number, accepted=accepted)
    return rows


def _check_once(path: Path, rows: Sequence[Sequence[str]], different: int, *, keys: int) -> None:
    """ConfigError for the first row whose first cells another has; `different` of them differ."""
    if different == len(rows):
        return
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, 2):
        key = tuple(row[:keys])
        if key in seen:
            raise ConfigError("listed twice", path=str(path), line=number, key=" ".join(key))
        seen.add(key)


def _add(sums: dict[Key, Counts], key: Key, hits: int, cases: int) -> None:
    before = sums.get(key, (0, 0))
    sums[key] = (before[0] + hits, before[1] + cases)


@cache
def _traits(of_word: Counts, of_use: Counts, of_construction: Counts) -> Traits:
    alone = _share(of_word, PRIOR, LEAN)
    overall = _share(of_construction, PRIOR, LEAN_OVERALL)
    use = _share(of_use, (alone + overall) / 2, LEAN)
    return {
        "share of the word": _log_odds(alone),
        "share of the word in this construction": _log_odds(use),
        "cases of the word, log": log(1 + of_word[1]),
        "cases of this use, log": log(1 + of_use[1]),
    }


def _share(counts: Counts, prior: float, lean: float) -> float:
    """The share of hits, as if `lean` more cases had been seen with the share `prior`."""
    return (counts[0] + prior * lean) / (counts[1] + lean)


def _log_odds(share: float) -> float:
    bounded = min(max(share, DOUBT), 1 - DOUBT)
    return log(bounded / (1 - bounded))

"""Learned decisions: what is seen of a word, each trait with a weight that anybody can read.

`rules/decisions/*.tsv`, written by `tools/train_decisions.py`: `cue-words.tsv` counts how often a
word in a construction is the cue of an attribution; every other file is a logistic regression, one
line a trait, one column an outcome.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from math import exp, log
from pathlib import Path
from types import MappingProxyType

import msgspec

from auditor.errors import ConfigError
from auditor.lexicon import rules_folder

Traits = Mapping[str, float]
# The trait that everything has: its weight is the intercept.
ALWAYS = "always"
WORDS = ("word", "pos", "construction", "attributions", "cases")


class Decision(msgspec.Struct, frozen=True):
    """A logistic regression: for each trait one weight an outcome, in natural logarithms of odds."""

    outcomes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def odds(self, traits: Traits) -> tuple[float, ...]:
        """The log odds of each outcome: the weights of the traits, summed in their order."""
        sums = list(self.weights.get(ALWAYS, (0.0,) * len(self.outcomes)))
        for trait, value in traits.items():
            for number, weight in enumerate(self.weights.get(trait, ())):
                sums[number] += weight * value
        return tuple(sums)

    def choose(self, traits: Traits) -> str:
        """The likeliest outcome; of equals the first."""
        odds = self.odds(traits)
        return self.outcomes[odds.index(max(odds))]

    def probability(self, traits: Traits) -> float:
        """How likely the first outcome is."""
        return 1 / (1 + exp(-self.odds(traits)[0]))


class CueWords(msgspec.Struct, frozen=True):
    """How often words are the cue of an attribution, alone and by construction: hits and cases.

    A word is (lemma, part of speech); a case is the word outside quotation marks and outside other
    content.  Few cases count little: each share leans on that of the construction over all words.
    """

    by_word: Mapping[tuple[str, str], tuple[int, int]]
    by_use: Mapping[tuple[str, str, str], tuple[int, int]]
    by_construction: Mapping[tuple[str, str], tuple[int, int]]

    def __contains__(self, word: tuple[str, str]) -> bool:
        return word in self.by_word

    def traits(self, word: tuple[str, str], construction: str) -> dict[str, float]:
        """The log odds that the word, and the word in this construction, is a cue."""
        pos = word[1]
        general = _share(self.by_construction.get((pos, construction), (0, 0)), PRIOR, 5)
        alone = _share(self.by_word.get(word, (0, 0)), PRIOR, LEAN)
        use = _share(self.by_use.get((*word, construction), (0, 0)), (alone + general) / 2, LEAN)
        return {
            "share of the word": _log_odds(alone),
            "share of the word in this construction": _log_odds(use),
            "cases of the word, log": log(1 + self.by_word.get(word, (0, 0))[1]),
            "cases of this use, log": log(1 + self.by_use.get((*word, construction), (0, 0))[1]),
        }


# The share of cases that are attributions where nothing is known, and how many cases it weighs.
PRIOR, LEAN = 0.43, 3


class Decisions(msgspec.Struct, frozen=True):
    """Everything learned that finding asks."""

    words: CueWords
    cue: Decision
    role: Decision
    source: Decision


def count_words(uses: Iterable[tuple[str, str, str, int, int]]) -> CueWords:
    """The table of (word, part of speech, construction, attributions, cases)."""
    sums: tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]] = (Counter(), Counter())
    for word, pos, construction, hits, cases in uses:
        for key in ((word, pos), (word, pos, construction), ("", pos, construction, "")):
            sums[0][key] += hits
            sums[1][key] += cases
    pairs = {key: (sums[0][key], cases) for key, cases in sums[1].items()}
    return CueWords(
        MappingProxyType({(k[0], k[1]): v for k, v in pairs.items() if len(k) == 2}),
        MappingProxyType({(k[0], k[1], k[2]): v for k, v in pairs.items() if len(k) == 3}),
        MappingProxyType({(k[1], k[2]): v for k, v in pairs.items() if len(k) == 4}),
    )


def load_decisions(folder: Path | None = None) -> Decisions:
    """The decisions of a folder, those that ship by default; ConfigError for a malformed file."""
    folder = folder or rules_folder() / "decisions"
    return Decisions(
        _load_words(folder / "cue-words.tsv"),
        *(_load_decision(folder / f"{name}.tsv") for name in ("cue", "role", "source")),
    )


def _load_words(path: Path) -> CueWords:
    header, *rows = _rows(path)
    if tuple(header) != WORDS:
        raise ConfigError("unknown columns", path=str(path), line=1, accepted=", ".join(WORDS))
    try:
        return count_words((w, p, c, int(hits), int(cases)) for w, p, c, hits, cases in rows)
    except ValueError as error:
        raise ConfigError(f"not a count: {error}", path=str(path)) from error


def _load_decision(path: Path) -> Decision:
    header, *rows = _rows(path)
    try:
        weights = {row[0]: tuple(float(value or 0) for value in row[1:]) for row in rows}
    except ValueError as error:
        raise ConfigError(f"not a weight: {error}", path=str(path)) from error
    return Decision(tuple(header[1:]), MappingProxyType(weights))


def _rows(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file, all as wide as the first."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError("cannot be read", path=str(path)) from error
    rows = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise ConfigError(
                f"{len(row)} columns", path=str(path), line=number, accepted=str(len(rows[0]))
            )
    if not rows:
        raise ConfigError("is empty", path=str(path), accepted="a line of column names")
    return rows


def _share(counts: tuple[int, int], prior: float, lean: float) -> float:
    return (counts[0] + prior * lean) / (counts[1] + lean)


def _log_odds(share: float) -> float:
    bounded = min(max(share, 0.01), 0.99)
    return log(bounded / (1 - bounded))

"""What a run is asked for: figures with their targets, and ratios of what it measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from runs import Run

Value = Callable[[Run], float]
Seconds = Callable[[Run, str], float]


class Figure(NamedTuple):
    """Something that a run tells, how it is written, and the least or most that it should be."""

    name: str
    value: Value
    form: str
    most: float | None = None
    least: float | None = None

    @property
    def target(self) -> str:
        """The target in words; empty where there is none."""
        limit, sign = (self.most, "≤") if self.most is not None else (self.least, "≥")
        return "" if limit is None else f"{sign} {self.form.format(limit)}"

    def missed(self, value: float) -> bool:
        """Whether there is a target, and the value does not reach it."""
        over = self.most is not None and value > self.most
        return over or (self.least is not None and value < self.least)


class Measured(NamedTuple):
    """A figure with its value in a run."""

    figure: Figure
    value: float


def figures_of(run: Run) -> tuple[Measured, ...]:
    """The figures of a run, without those that it did not measure."""
    return (*_measured(FIGURES, run),)


def ratios_of(run: Run) -> tuple[Measured, ...]:
    """The ratios of a run, those of the stages last."""
    stages = (
        Figure(f"{name} / spaCy", _over(_stage(name), _started("spacy")), TIMES)
        for name in run.stages()
    )
    return (*_measured((*RATIOS, *stages), run),)


def _measured(figures: Iterable[Figure], run: Run) -> Iterator[Measured]:
    for figure in figures:
        with suppress(KeyError):  # of what was left out: there is no spaCy, or one core only
            value = figure.value(run)
            if value > 0:  # a batch too short to be told from its first article gives less
                yield Measured(figure, value)


def _clock(benchmark: str) -> Value:
    """Seconds on the clock."""
    return lambda run: run.clock(benchmark)


def _times(benchmark: str, other: str, seconds: Seconds = Run.cpu) -> Value:
    """How many times as fast a benchmark is as another one."""
    return lambda run: seconds(run, other) / seconds(run, benchmark)


def _over(value: Value, other: Value) -> Value:
    return lambda run: value(run) / other(run)


def _whole(batch: str) -> Value:
    """Words per second of a whole process, on the clock."""
    return lambda run: run.words(batch) / run.clock(batch)


def _started(program: str, seconds: Seconds = Run.cpu) -> Value:
    """Words per second from the first article to the last: without the start of the process."""
    one, batch = f"{program}[one]", f"{program}[batch]"
    return lambda run: (
        (run.words(batch) - run.words(one)) / (seconds(run, batch) - seconds(run, one))
    )


def _stage(*names: str) -> Value:
    """Words per second of some stages."""
    return lambda run: run.words("stages") / sum(run.stages()[name] for name in names)


def _rest(run: Run) -> float:
    """Words per second of all stages but the parse."""
    return _stage(*(name for name in run.stages() if name != "parse"))(run)


def _memory(count: str) -> Value:
    return lambda run: run.megabytes(count)


SECONDS, WORDS, SIZE, TIMES = "{:.2f} s", "{:,.0f} words/s", "{:.0f} MB", "{:.2f}"

FIGURES = (
    Figure("auditor --help", _clock("help"), SECONDS, most=0.15),
    Figure("auditor check, 500 words, cold", _clock("cold"), SECONDS, most=1),
    Figure("auditor check, 500 words, cached", _clock("cached"), SECONDS, most=0.25),
    Figure("the same article, warm", _clock("warm"), SECONDS),
    Figure("batch, one core", _whole("ours[batch]"), WORDS, least=12_000),
    Figure("batch, one core, once started", _started("ours", Run.clock), WORDS),
    Figure("batch, two cores", _whole("cores[two]"), WORDS),
    Figure("batch, all cores", _whole("cores[all]"), WORDS),
    Figure("spaCy", _whole("spacy[batch]"), WORDS),
    Figure("spaCy, once started", _started("spacy", Run.clock), WORDS),
    Figure("spaCy and textacy", _whole("textacy[batch]"), WORDS),
    Figure("spaCy and textacy, once started", _started("textacy", Run.clock), WORDS),
    Figure("everything but the parse", _rest, WORDS),
    Figure("the rules alone", _stage("judge"), WORDS, least=150_000),
    Figure("memory, one article", _memory("one"), SIZE),
    Figure("memory, 100 articles", _memory("hundred"), SIZE, most=500),
    Figure("memory, many articles", _memory("many"), SIZE, most=500),
)

RATIOS = (
    Figure("--help / bare Python", _times("help", "python"), TIMES),
    Figure("cached / cold", _times("cached", "cold"), TIMES),
    Figure("one article / spaCy and textacy", _times("ours[one]", "textacy[one]"), TIMES),
    Figure("batch / spaCy and textacy", _times("ours[batch]", "textacy[batch]"), TIMES, least=1),
    Figure(
        "started / spaCy and textacy", _over(_started("ours"), _started("textacy")), TIMES, least=1
    ),
    Figure("batch / spaCy", _times("ours[batch]", "spacy[batch]"), TIMES),
    Figure("started / spaCy", _over(_started("ours"), _started("spacy")), TIMES),
    Figure("two cores / one", _times("cores[two]", "ours[batch]", Run.clock), TIMES, least=1.8),
    Figure("all cores / one", _times("cores[all]", "ours[batch]", Run.clock), TIMES),
    Figure(
        "memory: 100 articles / many", _over(_memory("hundred"), _memory("many")), TIMES, least=0.95
    ),
    Figure("everything but the parse / spaCy", _over(_rest, _started("spacy")), TIMES),
)

"""A batch of articles audited: from the cache or anew, each told by itself, by whatever process."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeGuard, TypeVar

from auditor.apps.codes import FAILURE, MISTAKE
from auditor.apps.output import complain, complain_of_failure
from auditor.cache import Cache, Place, Reports, cache_place, open_reports
from auditor.config import Config
from auditor.errors import AuditorError, ConfigError, ModelError
from auditor.model import Article, Document, Report
from auditor.nlp import parse_all
from auditor.read import read_article

if TYPE_CHECKING:
    from auditor.engine import Engine

T = TypeVar("T")
A = TypeVar("A")
R = TypeVar("R")


class Copy(NamedTuple):
    """An article to audit, with its bytes where they came from standard input."""

    path: Path
    data: bytes | None = None


class Outcome(NamedTuple, Generic[T]):
    """What came of one article: what was made of its report, None where there is none; a code.

    `told` is what there is to say of it on standard error, `notes` what there is of the cache.
    """

    value: T | None
    code: int
    told: str = ""
    notes: tuple[str, ...] = ()


# What is made of the report on the article at a path, and the exit code that it asks for.
Make = Callable[[Path, Report], tuple[T | None, int]]


class Auditor:
    """The audits under one configuration; the engine is loaded at the first article without report.

    In another process it becomes a new one of the same configuration and cache.
    """

    def __init__(self, config: Config, place: Place | None = None) -> None:
        self.config = config
        self._place = place
        self._notes: list[str] = []
        self._cache = Cache(place, self._notes.append) if place else None

    def __reduce__(self) -> tuple[object, ...]:
        return Auditor, (self.config, self._place)

    @cached_property
    def engine(self) -> Engine:
        """Raises ConfigError for a mistake in the configuration, or in rules, packs, word lists."""
        # Here, not above: who finds all reports in the cache needs no engine.
        from auditor.engine import load_engine  # noqa: PLC0415

        engine = load_engine(self.config, cache=self._cache)
        if self._kept:
            self._kept.note_loaded()
        return engine

    @cached_property
    def _kept(self) -> Reports | None:
        """The reports in the cache."""
        return open_reports(self._cache, self.config) if self._cache else None

    def prove_configuration(self) -> None:
        """Raise ConfigError as `engine` does, at once; nothing is loaded where it was before."""
        if not (self._kept and self._kept.loaded):
            self.engine  # noqa: B018

    def rest(self) -> None:
        """Close what no process may share with another, until it is needed again."""
        if self._cache:
            self._cache.close()

    def notes(self) -> tuple[str, ...]:
        """What there is to say of the cache since it was last asked."""
        notes = tuple(self._notes)
        self._notes.clear()
        return notes

    def audit(self, copies: Sequence[Copy], *, make: Make[T]) -> list[Outcome[T]]:
        """What is made of the report on each article.

        Raises ConfigError and ModelError, which concern all articles.
        """
        reports = self._reports([_read(copy) for copy in copies])
        made = [_outcome(c.path, r, make) for c, r in zip(copies, reports, strict=True)]
        return [made[0]._replace(notes=self.notes()), *made[1:]]

    def _reports(self, articles: Sequence[Article | Exception]) -> list[Report | Exception]:
        """The report on each article, or why there is none."""
        known = [self._known(article) for article in articles]
        new = iter(self._new([each for each in known if isinstance(each, Article)]))
        return [next(new) if isinstance(each, Article) else each for each in known]

    def _known(self, article: Article | Exception) -> Article | Report | Exception:
        """The report that is kept, or else what was given."""
        kept = self._kept.get(article) if self._kept and isinstance(article, Article) else None
        return kept or article

    def _new(self, articles: Sequence[Article]) -> list[Report | Exception]:
        if not articles:
            return []  # and no engine is loaded
        reports = [
            each if isinstance(each, Exception) else _tried(self.engine.report, each)
            for each in self._parsed(articles)
        ]
        if self._kept:
            self._kept.put(each for each in reports if _may_keep(each))
        return reports

    def _parsed(self, articles: Sequence[Article]) -> Sequence[Document | Exception]:
        parser = self.engine.parser
        together = _tried(partial(parse_all, parser), articles)
        if not isinstance(together, Exception):
            return together
        # One of them cannot be parsed: each by itself tells which.
        return [_tried(parser.parse, article) for article in articles]


def open_auditor(config: Config, *, cached: bool) -> Auditor:
    """The auditor of a configuration, with the user's cache or without.

    Raises ConfigError for a mistake in the configuration, or in rules, packs and word lists; they
    are not loaded where they are known to have none.
    """
    auditor = Auditor(config, cache_place() if cached else None)
    auditor.prove_configuration()
    return auditor


def failures(report: Report) -> tuple[str, ...]:
    """What a report notes of rules that failed."""
    notes = report.notes
    return tuple(each for each in notes if each.startswith("rule ") and " failed: " in each)


def _may_keep(report: Report | Exception) -> TypeGuard[Report]:
    """Whether a report will be the same the next time.

    Not where a rule failed, and not where a package brings detectors: who may change unnoticed.
    """
    from auditor.detectors import foreign  # noqa: PLC0415

    return isinstance(report, Report) and not failures(report) and not foreign()


def _read(copy: Copy) -> Article | Exception:
    return _tried(partial(read_article, data=copy.data), copy.path)


def _tried(action: Callable[[A], R], argument: A) -> R | Exception:
    """What an action gives, or what it raised, for the other articles go on.

    Raises ConfigError and ModelError: what concerns all articles ends all.
    """
    try:
        return action(argument)
    except (ConfigError, ModelError):
        raise
    except Exception as error:  # whatever it is, it is told with its article
        return error


def _outcome(path: Path, report: Report | Exception, make: Make[T]) -> Outcome[T]:
    # What is said goes where the report goes: maybe to another process, and in order.
    with redirect_stderr(io.StringIO()) as told:
        value, code = _made(path, report, make)
    return Outcome(value, code, told.getvalue())


def _made(path: Path, report: Report | Exception, make: Make[T]) -> tuple[T | None, int]:
    made = report if isinstance(report, Exception) else _tried(partial(make, path), report)
    if isinstance(made, AuditorError):
        complain(str(made))
        return None, MISTAKE
    if isinstance(made, Exception):
        complain_of_failure(made, path)
        return None, FAILURE
    return made

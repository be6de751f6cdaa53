"""Reports kept: an article that has not changed needs no engine."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from auditor.cache.place import may_keep
from auditor.cache.store import Cache
from auditor.config import Config
from auditor.digests import report_key, reports_digest, rules_digest
from auditor.model import Article, Report

_decode = msgspec.msgpack.Decoder(Report).decode


def open_reports(cache: Cache, config: Config) -> Reports | None:
    """The reports under a configuration; None for a model that nobody can tell from others."""
    rules = rules_digest(*config.rule_folders, *config.lexicon_folders)
    digest = reports_digest(config, rules)
    return Reports(cache, config, rules, digest) if digest else None


class Reports:
    """The reports under one configuration and its rules, as they were when this was made.

    `digest` is what decides a report beside the article, `rules` the part of it that a report
    tells.
    """

    def __init__(self, cache: Cache, config: Config, rules: str, digest: str) -> None:
        self._cache = cache
        self._config = config
        self._rules = rules
        self._digest = digest

    @property
    def loaded(self) -> bool:
        """Whether rules and configuration were loaded like this before, without a mistake."""
        return self._cache.get(bytes.fromhex(self._digest), bool) is not None

    def note_loaded(self) -> None:
        """Keep that rules and configuration are without mistakes."""
        self._cache.put("configurations", {bytes.fromhex(self._digest): b"loaded"})

    def get(self, article: Article) -> Report | None:
        """The report on an article, None where none is kept."""
        return self._cache.get(self._key(article), _decode) if may_keep(article) else None

    def put(self, reports: Iterable[Report]) -> None:
        """Keep reports, but for those by other rules, which somebody has changed since."""
        kept = [r for r in reports if may_keep(r.article) and r.tool.rules == self._rules]
        values = {self._key(each.article): _encoded(each) for each in kept}
        self._cache.put("reports", {key: value for key, value in values.items() if value})

    def _key(self, article: Article) -> bytes:
        return report_key(article, self._config, self._digest)


def _encoded(report: Report) -> bytes:
    """The report as it is kept; nothing where it holds what is no Unicode: half an emoji."""
    try:
        return msgspec.msgpack.encode(report)
    except UnicodeEncodeError:
        return b""

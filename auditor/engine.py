"""The audit: one composition of all the steps, from an article to its report.

Text is read once, parsed once, turned into attributions, responses and the sources of both, then
measured; rules judge those values; the report is a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from pathlib import Path

from auditor.cache import Cache, CachedParser
from auditor.config import Config, applied, mistake, overriding, read_config
from auditor.decisions import Decisions, load_decisions
from auditor.declare import declare
from auditor.digests import parses_digest, rules_digest
from auditor.errors import ConfigError
from auditor.find import find_attributions, quoted_words
from auditor.lexicon import Lexicons, load_lexicons
from auditor.measure import mark_counted, measure
from auditor.model import Article, Document, Report, Subjects, Tool
from auditor.nlp import Parser, load_parser
from auditor.read import article_from_text, read_article
from auditor.readability import readability
from auditor.responses import find_responses
from auditor.rulebook import Rule
from auditor.rulebook.folders import configured_lexicons, configured_rules, pack_folders
from auditor.rulebook.packs import Pack, check_rules, load_pack
from auditor.rulebook.standard import Standard, check_settings, set_standard
from auditor.score import check_measures, score
from auditor.sources import build_register
from auditor.suppress import judge_noted
from auditor.text import count_words
from auditor.version import __version__


def audit(
    path_or_text: Path | str, *, config: Config | None = None, parser: Parser | None = None
) -> Report:
    """The report on one article: a path to its file, or its text as a string.

    Raises InputError for an article that cannot be read, ConfigError for a mistake in the
    configuration, pack or rules, ModelError for a broken language pack.  For many articles,
    `load_engine` once and call its `audit`.
    """
    engine = load_engine(config or Config(), parser=parser)
    if isinstance(path_or_text, Path):
        return engine.audit(read_article(path_or_text))
    return engine.audit(article_from_text(path_or_text))


class Engine:
    """Rules, packs and word lists loaded once; the parser when the first article needs it.

    `pack` is the configuration's, `packs` are those that its overrides name; without `lexicons`,
    those that ship.  With a `cache`, it parses only what was not parsed before.
    """

    def __init__(
        self,
        config: Config,
        rules: tuple[Rule, ...],
        pack: Pack,
        parser: Parser | None,
        *,
        packs: Iterable[Pack] = (),
        lexicons: Lexicons | None = None,
        cache: Cache | None = None,
    ) -> None:
        self.config = config
        self._rules = rules
        self._packs = {each.name: each for each in packs} | {config.pack: pack}
        self._given_parser = parser
        self._cache = cache
        self._standards: dict[tuple[int, ...], Standard] = {}
        self.lexicons: Lexicons = load_lexicons() if lexicons is None else lexicons
        self.decisions: Decisions = load_decisions()
        self.digest = rules_digest(*config.rule_folders, *config.lexicon_folders)

    @cached_property
    def parser(self) -> Parser:
        """The parser, loaded at first use."""
        if self._given_parser:
            return self._given_parser
        load = partial(load_parser, self.config.model)
        digest = parses_digest(self.config.model) if self._cache else None
        return CachedParser(self._cache, digest, load) if self._cache and digest else load()

    def audit(self, article: Article) -> Report:
        """The report on one article."""
        return self.report(self.parser.parse(article))

    def report(self, document: Document) -> Report:
        """The report on an article that was parsed."""
        article = document.article
        subjects = self.subjects(document)
        standard = self.standard(article.path)
        verdict = judge_noted(subjects, standard.rules, standard.severities)
        return Report(
            tool=Tool(
                "sourcing-auditor", __version__, document.parser, self.digest, (standard.pack.name,)
            ),
            article=article,
            words=count_words(article.text),
            sentences=tuple(sentence.span for sentence in document.sentences),
            paragraphs=document.paragraphs,
            attributions=subjects.attributions,
            sources=subjects.sources,
            responses=subjects.responses,
            measures=subjects.measures,
            findings=verdict.findings,
            score=score(subjects.measures, standard.pack),
            readability=subjects.readability,
            notes=verdict.notes,
            suppressed=verdict.suppressed,
            declarations=subjects.declarations,
        )

    def examine(self, article: Article) -> Subjects:
        """What is found in one article, before the rules judge it."""
        return self.subjects(self.parser.parse(article))

    def subjects(self, document: Document) -> Subjects:
        """What is found in an article that was parsed."""
        article = document.article
        found = find_attributions(document, self.lexicons, self.decisions)
        asked = find_responses(document, found, self.lexicons)
        linked, register, responses = build_register(document, found, asked, self.lexicons)
        stances = self.standard(article.path).pack.stances
        attributions, sources = mark_counted(linked, register, responses, stances)
        measures = measure(document, attributions, sources, responses)
        declared = declare(document, sources, self.lexicons)
        figures = readability(article.text, quoted_words(document, attributions))
        return Subjects(
            document, attributions, sources, responses, measures, declared, readability=figures
        )

    def standard(self, path: str | None) -> Standard:
        """What an article at this path is held to; without a path no override holds."""
        places = overriding(self.config, path)
        if places not in self._standards:
            config = applied(self.config, places)
            pack = self._packs[config.pack]
            self._standards[places] = set_standard(config, self._rules, pack)
        return self._standards[places]


def load_engine(
    config: Config, *, parser: Parser | None = None, cache: Cache | None = None
) -> Engine:
    """The engine of a configuration, its rules and packs checked before any article is read.

    A parser that is given is used as it is; the cache is for the parsers of this package.
    Raises ConfigError for a mistake in the configuration, or in rules, packs and word lists.
    """
    lexicons = configured_lexicons(config)
    rules = configured_rules(config, lexicons)
    check_settings(config, rules)
    packs = _load_packs(config, pack_folders(config))
    for pack in packs:
        check_rules(pack, rules)
        check_measures(pack)
    return Engine(config, rules, packs[0], parser, packs=packs[1:], lexicons=lexicons, cache=cache)


def _load_packs(config: Config, folders: tuple[Path, ...]) -> tuple[Pack, ...]:
    """The pack of the configuration, and after it those of its overrides."""
    packs = [_load_pack(config, (), config.pack, folders)]
    for place, override in enumerate(config.overrides):
        if override.pack:
            packs.append(_load_pack(config, ("overrides", str(place)), override.pack, folders))
    return tuple(packs)


def _load_pack(config: Config, keys: tuple[str, ...], name: str, folders: tuple[Path, ...]) -> Pack:
    try:
        return load_pack(name, *folders)
    except ConfigError as error:
        # A mistake inside a pack has its own place, and the command line has none.
        if error.path or not (keys or _says_pack(config)):
            raise
        raise mistake(config, error.message, *keys, "pack", accepted=error.accepted) from error


def _says_pack(config: Config) -> bool:
    """Whether the pack's name stands in the file, and does not come from the command line."""
    written = read_config(Path(config.path)) if config.path else None
    return written is not None and written.pack == config.pack

"""The audit: one composition of all the steps, from an article to its report.

Text is read once, parsed once, turned into attributions, responses and the sources of both, then
measured; rules judge those values; the report is a value.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from auditor.config import Config, check_rule_ids
from auditor.decisions import Decisions, load_decisions
from auditor.find import find_attributions, quoted_words
from auditor.judge import judge
from auditor.lexicon import Lexicons, load_lexicons, rules_folder
from auditor.measure import mark_counted, measure
from auditor.model import Article, Report, Subjects, Tool
from auditor.nlp import Parser, load_parser
from auditor.read import article_from_text, read_article
from auditor.readability import readability
from auditor.responses import find_responses
from auditor.rulebook import Rule, load_rules
from auditor.rulebook.options import configure
from auditor.rulebook.packs import Pack, check_rules, load_pack
from auditor.score import check_measures, score
from auditor.sources import build_register
from auditor.text import words
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
    """Rules, pack and word lists loaded once; the parser when the first article needs it."""

    def __init__(
        self, config: Config, rules: tuple[Rule, ...], pack: Pack, parser: Parser | None
    ) -> None:
        self._rules = tuple(configure(rule, pack.options.get(rule.id, {})) for rule in rules)
        self._pack = pack
        self._model = config.model
        self._given_parser = parser
        self.lexicons: Lexicons = load_lexicons()
        self.decisions: Decisions = load_decisions()
        self._severities = {rule.id: _severity(rule, pack, config) for rule in rules}
        self._digest = rules_digest()

    @cached_property
    def parser(self) -> Parser:
        """The parser, loaded at first use."""
        return self._given_parser or load_parser(self._model)

    def audit(self, article: Article) -> Report:
        """The report on one article."""
        subjects = self.examine(article)
        document = subjects.document
        findings, notes = judge(subjects, self._rules, self._severities)
        return Report(
            tool=Tool(
                "sourcing-auditor", __version__, document.parser, self._digest, (self._pack.name,)
            ),
            article=article,
            words=len(words(article.text)),
            sentences=tuple(sentence.span for sentence in document.sentences),
            paragraphs=document.paragraphs,
            attributions=subjects.attributions,
            sources=subjects.sources,
            responses=subjects.responses,
            measures=subjects.measures,
            findings=findings,
            score=score(subjects.measures, self._pack),
            readability=readability(article.text, quoted_words(document, subjects.attributions)),
            notes=notes,
        )

    def examine(self, article: Article) -> Subjects:
        """What is found in one article, before the rules judge it."""
        document = self.parser.parse(article)
        found = find_attributions(document, self.lexicons, self.decisions)
        asked = find_responses(document, found, self.lexicons)
        linked, register, responses = build_register(document, found, asked, self.lexicons)
        attributions, sources = mark_counted(linked, register, responses, self._pack.stances)
        measures = measure(document, attributions, sources, responses)
        return Subjects(document, attributions, sources, responses, measures)


def load_engine(config: Config, *, parser: Parser | None = None) -> Engine:
    """The engine of a configuration, its rules and pack checked before any article is read."""
    rules = load_rules()
    known = {rule.id for rule in rules}
    check_rule_ids(config, known)
    pack = load_pack(config.pack)
    check_rules(pack, rules)
    check_measures(pack)
    return Engine(config, rules, pack, parser)


def rules_digest() -> str:
    """The sha256 over every file of `rules/` that ships, by name and content."""
    digest = hashlib.sha256()
    folder = rules_folder()
    for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.tsv"))):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _severity(rule: Rule, pack: Pack, config: Config) -> str:
    if rule.id in config.rules:
        return config.rules[rule.id]
    return pack.severity(rule) or "off"

"""The composition: one call from an article to its report, the same values every time."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from auditor import Config, Engine, InputError, Parser, Report, audit, load_rules
from auditor.config import Override
from auditor.engine import load_engine, rules_digest
from auditor.errors import ConfigError, ModelError
from auditor.model import Article, Document, Span
from auditor.nlp.assemble import assemble
from auditor.read import article_from_text
from auditor.rulebook.packs import load_pack

TEXT = (
    "The pier will open in May, sources said.\n\n“At last,” Mayor Ines Halloran said on Monday.\n"
)


@pytest.fixture(scope="module")
def report(parser: Parser) -> Report:
    return audit(TEXT, parser=parser)


def test_a_report_holds_what_was_found(report: Report) -> None:
    assert [each.mode for each in report.attributions] == ["indirect", "direct"]
    assert [each.kind for each in report.sources] == ["anonymous", "named_person"]
    assert report.words == 16
    assert report.paragraphs == (Span(0, 40), Span(42, 88))
    assert report.sentences == report.paragraphs
    assert report.notes == ()


def test_every_attribution_has_a_source_of_the_register(report: Report) -> None:
    registered = {each.id: each.attributions for each in report.sources}
    assert all(each.id in registered[str(each.source_id)] for each in report.attributions)


def test_findings_have_lines_columns_and_the_pack_s_severities(report: Report) -> None:
    bare = next(each for each in report.findings if each.rule == "anonymity-bare-source")
    assert bare.span
    assert TEXT[bare.span.start : bare.span.end] == "sources"
    assert (bare.line, bare.column) == (1, 28)


def test_the_score_is_the_sum_of_its_parts(report: Report) -> None:
    assert report.score.value is not None
    assert report.score.value == pytest.approx(sum(part.points for part in report.score.parts))


def test_the_tool_names_parser_rules_and_pack(report: Report, parser: Parser) -> None:
    assert (report.tool.name, report.tool.parser) == ("sourcing-auditor", parser.name)
    assert report.tool.rules == rules_digest()
    assert report.tool.packs == ("core",)


def test_a_path_and_its_text_give_the_same_findings(
    report: Report, parser: Parser, tmp_path: Path
) -> None:
    path = tmp_path / "pier.txt"
    path.write_text(TEXT, encoding="utf-8")
    again = audit(path, parser=parser)
    assert again.article.path == str(path)
    assert msgspec.structs.replace(again, article=report.article) == report


def test_a_missing_file_is_told(tmp_path: Path, parser: Parser) -> None:
    with pytest.raises(InputError) as caught:
        audit(tmp_path / "nowhere.txt", parser=parser)
    assert caught.value.path == str(tmp_path / "nowhere.txt")


def test_rules_can_be_switched_off_and_weighed(parser: Parser) -> None:
    silent = audit(TEXT, config=Config(rules={"anonymity-bare-source": "off"}), parser=parser)
    assert "anonymity-bare-source" not in {each.rule for each in silent.findings}
    stern = audit(TEXT, config=Config(rules={"anonymity-bare-source": "error"}), parser=parser)
    assert ("anonymity-bare-source", "error") in {(f.rule, f.severity) for f in stern.findings}


@pytest.mark.parametrize("config", [Config(rules={"no-such-rule": "off"}), Config(pack="nowhere")])
def test_mistakes_in_the_configuration_are_told_before_any_article(config: Config) -> None:
    with pytest.raises(ConfigError):
        audit(TEXT, config=config)


FEARS = "Ana Brito said the pier would open. Residents fear the pier will burn."


def test_the_pack_says_which_stances_count(parser: Parser) -> None:
    report = audit(FEARS, parser=parser)
    counted = {each.stance: each.counted for each in report.attributions}
    assert counted == {"statement": True, "belief": False}
    assert [(each.label, each.counted) for each in report.sources] == [
        ("Ana Brito", True),
        ("Residents", False),
    ]
    rules, core = load_rules(), load_pack("core")
    wider = msgspec.structs.replace(core, stances=(*core.stances, "belief"))
    found = Engine(Config(), rules, wider, parser).examine(article_from_text(FEARS))
    values = {each.name: each.value for each in found.measures}
    assert (values["attributions"], values["sources"]) == (2, 2)
    assert all(each.counted for each in (*found.attributions, *found.sources))


def test_a_model_that_is_none_is_told() -> None:
    with pytest.raises(ModelError, match="no such language pack: nowhere"):
        audit(TEXT, config=Config(model="nowhere"))


class Mute:
    """A parser that finds no word: any object with `name` and `parse` will do."""

    name = "mute"

    def parse(self, article: Article) -> Document:
        return assemble(article, (), self.name)


def test_any_parser_will_do_even_one_that_finds_nothing() -> None:
    report = audit("…", parser=Mute())
    assert report.tool.parser == "mute"
    assert (report.attributions, report.sources, report.responses) == ((), (), ())


def test_an_engine_is_used_for_many_articles(engine: Engine) -> None:
    article = article_from_text(TEXT)
    assert engine.audit(article) == engine.audit(article)


def test_one_engine_holds_articles_to_what_their_paths_ask_for(
    parser: Parser, tmp_path: Path
) -> None:
    opinion = Override(("opinion/**",), pack="research", rules={"anonymity-bare-source": "note"})
    config = Config(overrides=(opinion,), path=str(tmp_path / "auditor.toml"))
    engine = load_engine(config, parser=parser)
    paths = [str(tmp_path / name / "pier.txt") for name in ("opinion", "news")]
    reports = [engine.audit(article_from_text(TEXT, path)) for path in paths]
    assert [report.tool.packs for report in reports] == [("research",), ("core",)]
    assert {(each.rule, each.severity) for each in reports[0].findings} == {
        ("anonymity-bare-source", "note")
    }
    assert engine.standard(paths[0]) is engine.standard(str(tmp_path / "opinion" / "quay.md"))
    assert engine.standard(paths[1]) is engine.standard(None)

"""The networks in numpy against Stanza, which trained them: sentence for sentence the same.

A word's best head can be as good as another one to the last bit of a sum, and the two runtimes sum
in different orders: so a word in a thousand may differ, in 84 articles, and no attribution.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from auditor.decisions import load_decisions
from auditor.find import find_attributions
from auditor.lexicon import load_lexicons
from auditor.model import Article, Document
from auditor.nlp import EMBEDDED_PACK, Parser, load_parser
from auditor.read import read_article
from tests.nlp.texts import ANY_TEXT, TEXTS

POLNEAR = Path(__file__).parents[3] / "shared" / "polnear" / "dev" / "text"
FIELDS = ("text", "lemma", "upos", "xpos", "feats", "head", "deprel", "entity", "sentence")


@pytest.fixture(scope="module")
def stanza() -> Parser:
    """Stanza on what it trained."""
    return load_parser(str(EMBEDDED_PACK.with_name("en-stanza")))


@pytest.fixture(scope="module")
def network() -> Parser:
    """The same weights on the runtime that ships."""
    return load_parser()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hard_texts_are_parsed_alike(stanza: Parser, network: Parser, text: str) -> None:
    assert network.parse(Article(text)).tokens == stanza.parse(Article(text)).tokens


def test_a_paragraph_longer_than_a_window_is_parsed_alike(stanza: Parser, network: Parser) -> None:
    said = "The pier will open in May, Ines Halloran told the council of Port Saro on Monday. "
    for times in (12, 13, 30):
        text = said * times + "\n\nShe left."
        assert network.parse(Article(text)).tokens == stanza.parse(Article(text)).tokens


@settings(max_examples=40)
@given(text=ANY_TEXT)
def test_any_text_is_parsed_alike(stanza: Parser, network: Parser, text: str) -> None:
    assert network.parse(Article(text)).tokens == stanza.parse(Article(text)).tokens


@pytest.mark.skipif(not POLNEAR.is_dir(), reason=f"no labelled articles at {POLNEAR}")
def test_84_articles_are_parsed_alike(stanza: Parser, network: Parser) -> None:
    lexicons, decisions = load_lexicons(), load_decisions()
    words, different = 0, Counter[str]()
    for path in sorted(POLNEAR.glob("*.txt")):
        article = read_article(path)
        ours, theirs = network.parse(article), stanza.parse(article)
        assert [each.span for each in ours.tokens] == [each.span for each in theirs.tokens], path
        words += len(ours.tokens)
        different.update(differences(ours, theirs))
        found = find_attributions(ours, lexicons, decisions)
        assert found == find_attributions(theirs, lexicons, decisions), path
    assert words > 60_000
    assert {field: n for field, n in different.items() if n / words > 0.001} == {}


def differences(ours: Document, theirs: Document) -> list[str]:
    """The fields in which words differ."""
    return [
        field
        for ours_one, theirs_one in zip(ours.tokens, theirs.tokens, strict=True)
        for field in FIELDS
        if getattr(ours_one, field) != getattr(theirs_one, field)
    ]

"""The finder as the tests of this folder ask it."""

from __future__ import annotations

import pytest

from auditor.decisions import load_decisions
from auditor.find import find_attributions
from auditor.lexicon import load_lexicons
from auditor.model import Article
from auditor.nlp import Parser
from tests.find.marked import Find


@pytest.fixture(scope="session")
def find(parser: Parser) -> Find:
    """The attributions of a text, with the words, weights and language pack that ship."""
    lexicons, decisions = load_lexicons(), load_decisions()
    return lambda text: find_attributions(parser.parse(Article(text=text)), lexicons, decisions)

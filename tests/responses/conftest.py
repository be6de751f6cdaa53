"""The finder as the tests of this folder ask it."""

from __future__ import annotations

import pytest

from auditor.engine import Engine
from auditor.model import Article
from tests.responses.marked import Respond


@pytest.fixture(scope="session")
def respond(engine: Engine) -> Respond:
    """The responses of a text, with the words, weights and language pack that ship."""
    return lambda text: engine.examine(Article(text=text)).responses

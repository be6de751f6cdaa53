"""Settings and loaded things for every test."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from auditor.config import Config
from auditor.engine import Engine, load_engine
from auditor.nlp import EMBEDDED, Parser, load_parser

# Examples are judged by what comes out, not by how long a busy machine takes over them.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another one kept, nor what the user has."""
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The pack that ships, loaded once; AUDITOR_MODEL names another one to try."""
    return load_parser(os.environ.get("AUDITOR_MODEL", EMBEDDED))


@pytest.fixture(scope="session")
def engine(parser: Parser) -> Engine:
    """Everything that an audit needs, loaded once."""
    return load_engine(Config(), parser=parser)

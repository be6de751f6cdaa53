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


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The pack that ships, loaded once; AUDITOR_MODEL names another one to try."""
    return load_parser(os.environ.get("AUDITOR_MODEL", EMBEDDED))


@pytest.fixture(scope="session")
def engine(parser: Parser) -> Engine:
    """Everything that an audit needs, loaded once."""
    return load_engine(Config(), parser=parser)

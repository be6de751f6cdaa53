"""A cache in a folder of its own, and what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.cache import Cache, Place


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, told: list[str]) -> Iterator[Cache]:
    cache = Cache(Place(tmp_path, 10**8), told.append)
    yield cache
    cache.close()

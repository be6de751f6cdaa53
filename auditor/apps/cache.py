"""`auditor cache`: where the cache is and what it holds; the cache removed."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.apps.codes import CLEAN
from auditor.apps.output import complain, put
from auditor.cache import Cache, Place, cache_place
from auditor.errors import AuditorError
from auditor.render.wording import count

MB = 1024 * 1024
NONE = "no cache: there is no home folder, or AUDITOR_CACHE_MB is 0\n"
# What an entry of a kind is called.
NAMES = {"parses": "parse", "reports": "report"}


def show_cache() -> int:
    """Say where the cache is, what it holds, and how much it may hold; the exit code."""
    place = cache_place()
    if place is None:
        put(NONE)
        return CLEAN
    lines = (*_held(place), f"at most {place.limit / MB:,.0f} MB")
    put(f"{place.file}\n" + "".join(f"  {line}\n" for line in lines))
    return CLEAN


def clear_cache() -> int:
    """Remove the cache; the exit code."""
    place = cache_place()
    if place is None:
        put(NONE)
        return CLEAN
    freed = place.file.stat().st_size if place.file.exists() else 0
    try:
        Cache(place, complain).clear()
    except OSError as error:
        problem = f"cannot be removed: {error.strerror or error}"
        raise AuditorError(problem, path=str(place.file)) from error
    put(f"{place.file}: removed, {freed / MB:,.1f} MB\n")
    return CLEAN


def _held(place: Place) -> Iterator[str]:
    if not place.file.exists():
        yield "empty"
        return
    cache = Cache(place, complain)
    held = {each.kind: each for each in cache.held()}
    cache.close()
    for kind, name in NAMES.items():
        entries, size = (held[kind].entries, held[kind].size) if kind in held else (0, 0)
        yield f"{count(entries, name)}, {size / MB:,.1f} MB"

"""What a rule's conditions cannot say: named predicates and finders.

A *predicate* judges a subject: `(subject, subjects, *, option=default) -> bool`, with its first
parameter named for what it judges (attribution, source, response, article).  A *finder* names
places that are no subject yet: `(subjects, *, option=default) -> Iterable[Place]`, for rules about
phrases.  An option is a number, a truth value or a text, which a rule, pack or configuration may
set; one whose default is an empty frozenset is a word list, which the rule names.

A rule that names a detector is checked as it is read.  Each module here lists its own under
`DETECTORS`; packages add theirs by the entry point group `auditor.detectors`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

import msgspec

from auditor.detectors.place import Place

__all__ = ["Detector", "Place", "Signature", "find_detector", "foreign", "names", "signature"]

Detector = Callable[..., Any]
GROUP = "auditor.detectors"
FINDS = "subjects"

_MODULES = tuple(import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__))
_OWN: Mapping[str, Detector] = MappingProxyType(
    {each.__name__: each for module in _MODULES for each in getattr(module, "DETECTORS", ())}
)


class Signature(msgspec.Struct, frozen=True):
    """What a detector judges ("phrase" for a finder), its options and the word lists it needs."""

    subject: str
    options: Mapping[str, object]
    lists: tuple[str, ...]


@cache
def foreign() -> bool:
    """Whether another package brings detectors, too."""
    return bool(entry_points(group=GROUP))


@cache  # to look through what is installed takes longer than to read a rule
def names() -> tuple[str, ...]:
    """The names of all detectors, this package's first."""
    return (*sorted(_OWN), *sorted(point.name for point in entry_points(group=GROUP)))


def find_detector(name: str) -> Detector:
    """The detector of this name.  Raises KeyError where there is none."""
    if name in _OWN:
        return _OWN[name]
    for point in entry_points(group=GROUP, name=name):
        detector: Detector = point.load()
        return detector
    raise KeyError(name)


@cache
def signature(detector: Detector) -> Signature:
    """What a detector judges and which options and word lists it has."""
    first, *others = inspect.signature(detector).parameters.values()
    given = {p.name: p.default for p in others if p.kind is inspect.Parameter.KEYWORD_ONLY}
    lists = tuple(name for name, default in given.items() if isinstance(default, frozenset))
    return Signature(
        subject="phrase" if first.name == FINDS else first.name,
        options={name: default for name, default in given.items() if name not in lists},
        lists=lists,
    )

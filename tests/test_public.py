"""The public names: complete, sorted, and cheap to import."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args, get_type_hints

import msgspec
import pytest

import auditor
import auditor.engine
import auditor.model

HEAVY = ["stanza", "torch", "pyphen", "jsonschema", "jsonschema_rs", "rich", "typer"]


def loaded_by(code: str) -> set[str]:
    """Which of the heavy packages a program loads, in a process of its own."""
    ask = f"{code}; import sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_public_names_are_sorted_and_there() -> None:
    names = auditor.__all__
    assert names == sorted(set(names))
    assert all(hasattr(auditor, name) for name in names)


def test_every_public_name_is_told_by_dir() -> None:
    assert set(auditor.__all__) <= set(dir(auditor))


def test_a_name_that_is_not_public_is_none_of_the_package() -> None:
    with pytest.raises(AttributeError, match="module 'auditor' has no attribute 'Audit'"):
        _ = auditor.Audit  # type: ignore[attr-defined]


def test_a_name_is_that_of_the_module_that_defines_it() -> None:
    assert auditor.audit is auditor.engine.audit
    assert auditor.Report is auditor.model.Report


def test_a_star_import_gives_the_public_names_and_no_others() -> None:
    names: dict[str, object] = {}
    exec("from auditor import *", names)
    assert set(names) - {"__builtins__"} == set(auditor.__all__)


def reached(kind: object, seen: set[type]) -> set[type]:
    """The project's own types that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        seen.add(kind)
        for hint in get_type_hints(kind).values():
            reached(hint, seen)
    for inner in get_args(kind):
        reached(inner, seen)
    return seen


def test_whatever_a_report_or_a_document_is_made_of_is_public() -> None:
    kinds = reached(auditor.Document, reached(auditor.Report, set()))
    assert {kind.__name__ for kind in kinds} <= set(auditor.__all__)


@pytest.mark.parametrize(
    "name", ["Report", "Article", "Attribution", "Source", "Response", "Finding"]
)
def test_the_values_are_frozen(name: str) -> None:
    assert getattr(auditor, name).__struct_config__.frozen


@pytest.mark.parametrize(
    "code",
    [
        "import auditor",
        "import auditor; auditor.load_rules()",
        "import auditor; auditor.load_engine(auditor.Config())",
    ],
)
def test_nothing_heavy_is_loaded_before_an_article(code: str) -> None:
    assert loaded_by(code) == set()


def test_the_command_starts_without_what_only_some_commands_need() -> None:
    assert loaded_by("import auditor.apps.cli") == {"typer"}


def test_the_package_alone_loads_nothing_but_itself() -> None:
    ask = "import auditor, sys; print(*[name for name in sys.modules if 'auditor' in name])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["auditor"]

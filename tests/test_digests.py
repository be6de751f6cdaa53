"""Digests of what decides parses and reports: they change with every part of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.config import Config
from auditor.digests import parses_digest, reports_digest, rules_digest

ROOT = Path(__file__).parents[1]
ASK = """
from auditor.config import Config
from auditor.digests import parses_digest, reports_digest, rules_digest
print(parses_digest("embedded"), reports_digest(Config(), rules_digest()))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, to be changed."""
    folder = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("__pycache__", "*.pt", "*.onnx", "*.npz")
    for name in ("auditor", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return folder


def asked(folder: Path, *, installed: Path | None = None) -> tuple[str, str]:
    """The digests of parses and of reports; `installed` is one more folder of packages."""
    command = [sys.executable, "-B", "-c", ASK]
    environment = {**os.environ, "PYTHONPATH": str(installed or "")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    parses, reports = done.stdout.split()
    return parses, reports


@pytest.mark.parametrize(
    ("file", "parses_too"),
    [
        ("auditor/judge.py", True),
        ("auditor/data/syllables.txt", True),
        ("auditor/models/en/manifest.json", True),
        ("rules/lexicons/abbreviations.yaml", True),
        ("rules/lexicons/numbers.yaml", False),
        ("rules/packs/core.yaml", False),
    ],
)
def test_a_change_of_one_byte_is_another_digest(
    checkout: Path, file: str, parses_too: bool
) -> None:
    before = asked(checkout)
    path = checkout / file
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    after = asked(checkout)
    path.write_bytes(data)
    assert after[1] != before[1]
    assert (after[0] != before[0]) is parses_too
    assert asked(checkout) == before


def test_what_is_installed_meanwhile_makes_another_digest(checkout: Path, tmp_path: Path) -> None:
    packages = tmp_path / "site-packages"
    packages.mkdir()
    before = asked(checkout, installed=packages)
    assert asked(checkout, installed=packages) == before
    packages.joinpath("textstat-9.dist-info").mkdir()
    os.utime(packages, ns=(0, 0))
    parses, reports = asked(checkout, installed=packages)
    assert parses != before[0]
    assert reports != before[1]


def test_they_tell_parses_from_reports_and_models_from_each_other(tmp_path: Path) -> None:
    tmp_path.joinpath("manifest.json").write_text("{}")
    digests = [
        parses_digest("embedded"),
        parses_digest(str(tmp_path)),
        reports_digest(Config(), rules_digest()),
        reports_digest(Config(), "other rules"),
        reports_digest(Config(model=str(tmp_path)), rules_digest()),
        reports_digest(Config(pack="research"), rules_digest()),
    ]
    assert None not in digests
    assert len(set(digests)) == len(digests)


def test_a_model_without_a_manifest_has_none() -> None:
    assert parses_digest("stanza:en") is None
    assert reports_digest(Config(model="stanza:en"), rules_digest()) is None


def test_what_is_no_file_among_the_rules_decides_nothing(tmp_path: Path) -> None:
    before = rules_digest(tmp_path)
    tmp_path.joinpath(".#roles.yaml").symlink_to("nowhere")  # as an editor locks a file
    tmp_path.joinpath("old.yaml").mkdir()
    assert rules_digest(tmp_path) == before

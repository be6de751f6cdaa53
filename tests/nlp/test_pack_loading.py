"""Loading a pack: never from the network, and a broken pack is told in one line."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from auditor.errors import ModelError
from auditor.nlp import EMBEDDED, EMBEDDED_PACK, load_parser

WITHOUT_NETWORK = """
import socket

def refuse(*arguments, **more):
    raise AssertionError("the network was touched")

# A subclass: the standard library derives classes of its own from the socket.
socket.socket = type("Refused", (socket.socket,), {"__init__": refuse})
socket.create_connection = socket.getaddrinfo = refuse
"""


def without_network(code: str) -> subprocess.CompletedProcess[str]:
    """A program run in a process of its own, in which every use of the network fails."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )


def test_loading_and_auditing_never_touch_the_network() -> None:
    model = os.environ.get("AUDITOR_MODEL", EMBEDDED)
    done = without_network(f"""
        import auditor
        parser = auditor.load_parser({model!r})
        report = auditor.audit("The pier opens in May, Ines Halloran said.", parser=parser)
        print(len(report.attributions))
    """)
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


def test_official_models_that_are_not_there_are_told_with_the_command() -> None:
    done = without_network("""
        from auditor import ModelError, load_parser
        try:
            load_parser("stanza:xx")
        except ModelError as error:
            print(error)
    """)
    assert done.returncode == 0, done.stderr
    assert "'auditor models download xx' fetches them" in done.stdout


def test_a_pack_whose_weights_are_none_does_not_load(tmp_path: Path) -> None:
    broken = b"these are no weights"
    digest = hashlib.sha256(broken).hexdigest()
    tmp_path.joinpath("tokenizer.pt").write_bytes(broken)
    tmp_path.joinpath("resources.json").write_text("{}")
    tmp_path.joinpath("manifest.json").write_text(
        json.dumps({"name": "toy", "version": "1", "files": {"tokenizer.pt": {"sha256": digest}}})
    )
    with pytest.raises(ModelError, match="the language pack does not load") as caught:
        load_parser(str(tmp_path))
    assert caught.value.path == str(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("broken", [b"these are no weights", b"PK\x03\x04 nor these", b""])
def test_a_network_whose_weights_are_none_does_not_load(tmp_path: Path, broken: bytes) -> None:
    files = {"network.npz": broken, "vocabulary.json": b"{}"}
    for name, content in files.items():
        tmp_path.joinpath(name).write_bytes(content)
    sums = {name: {"sha256": hashlib.sha256(each).hexdigest()} for name, each in files.items()}
    manifest = {"name": "toy", "version": "1", "files": sums}
    tmp_path.joinpath("manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="the language pack does not load") as caught:
        load_parser(str(tmp_path))
    assert caught.value.path == str(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("model", ["stanza:en", str(EMBEDDED_PACK.with_name("en-stanza"))])
def test_without_stanza_what_needs_it_is_told(model: str) -> None:
    done = without_network(f"""
        import sys
        sys.modules["stanza"] = None  # as Python marks what cannot be imported
        from auditor import ModelError, audit, load_parser
        audit("The pier opens in May, Ines Halloran said.")
        try:
            load_parser({model!r})
        except ModelError as error:
            print(error)
    """)
    assert done.returncode == 0, done.stderr
    assert "pip install 'sourcing-auditor[stanza]'" in done.stdout


def test_an_audit_with_the_pack_that_ships_loads_neither_stanza_nor_torch() -> None:
    done = without_network("""
        import sys
        from auditor import audit
        audit("The pier opens in May, Ines Halloran said.")
        print(sorted({"stanza", "torch"} & set(sys.modules)))
    """)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr

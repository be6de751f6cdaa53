"""A pack is what its manifest says, or it is refused with the name of the file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from auditor.errors import ModelError
from auditor.nlp.manifest import Manifest, read_manifest, verify

WEIGHTS = b"weights"
DIGEST = hashlib.sha256(WEIGHTS).hexdigest()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    tmp_path.joinpath("tagger.pt").write_bytes(WEIGHTS)
    tmp_path.joinpath("manifest.json").write_text(
        json.dumps({"name": "toy", "version": "1", "files": {"tagger.pt": {"sha256": DIGEST}}})
    )
    return tmp_path


def test_a_whole_pack_passes(pack: Path) -> None:
    manifest = read_manifest(pack)
    assert manifest == Manifest("toy", "1", {"tagger.pt": DIGEST})
    verify(pack, manifest)


def test_an_altered_file_is_named(pack: Path) -> None:
    pack.joinpath("tagger.pt").write_bytes(WEIGHTS + b"!")
    with pytest.raises(ModelError, match=f"sha256 is .* the manifest says {DIGEST[:12]}") as caught:
        verify(pack, read_manifest(pack))
    assert caught.value.path == str(pack / "tagger.pt")


def test_a_missing_file_is_named(pack: Path) -> None:
    pack.joinpath("tagger.pt").unlink()
    with pytest.raises(ModelError, match="missing") as caught:
        verify(pack, read_manifest(pack))
    assert caught.value.path == str(pack / "tagger.pt")


def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"manifest\.json is missing") as caught:
        read_manifest(tmp_path)
    assert caught.value.path == str(tmp_path)


HEAD = '{"name": "toy", "version": "1"'


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "7", "{}", HEAD + "}"]
    + [f'{HEAD}, "files": {files}}}' for files in ("[]", '{"a": 1}', '{"a": {}}')],
)
def test_a_malformed_manifest_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(text)
    with pytest.raises(ModelError, match="malformed") as caught:
        read_manifest(tmp_path)
    assert caught.value.path == str(path)

"""The manifest of a language pack: which files it has, with their digests."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import msgspec

from auditor.errors import ModelError

# The files of a pack for the runtime that ships; a pack of Stanza has neither.
NETWORK, VOCABULARY = "network.npz", "vocabulary.json"


class Manifest(msgspec.Struct, frozen=True):
    """What `manifest.json` says of a pack: name, version, and the sha256 of each file."""

    name: str
    version: str
    digests: dict[str, str]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the pack in `folder`.  Raises ModelError where it is missing or malformed."""
    path = folder / "manifest.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        digests = {name: entry["sha256"] for name, entry in data["files"].items()}
        return Manifest(data["name"], data["version"], digests)
    except FileNotFoundError as error:
        raise ModelError(
            "no language pack here: manifest.json is missing", path=str(folder)
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("the language pack's manifest is malformed", path=str(path)) from error


def verify(folder: Path, manifest: Manifest) -> None:
    """Raise ModelError for the first file that is missing or differs from the manifest."""
    for name, expected in manifest.digests.items():
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError("this file of the language pack is missing", path=str(path)) from error
        if found != expected:
            raise ModelError(
                f"this file of the language pack is broken: sha256 is {found[:12]}…, "
                f"the manifest says {expected[:12]}…; install the package again",
                path=str(path),
            )

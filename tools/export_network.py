"""Write a trained pack for the runtime that ships: weights as arrays, vocabularies as JSON.

    python tools/export_network.py auditor/models/en-stanza auditor/models/en

The first folder holds the .pt files (`tools/pack_model.py`); the second gets `network.npz`, with
every weight under its model and Stanza's own name for it, `vocabulary.json` and `manifest.json`.
Nothing is retrained or rounded: the arrays are the half-precision weights of the pack, number by
number.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from pack_model import digest

MODELS = ("tokenizer", "tagger", "lemmatizer", "parser", "ner")


def export(pack: Path, folder: Path) -> None:
    """Write the two files of the runtime."""
    checkpoints = {
        name: torch.load(pack / f"{name}.pt", map_location="cpu", weights_only=True)
        for name in MODELS
    }
    arrays = {
        f"{name}/{key}": tensor.numpy()
        for name, checkpoint in checkpoints.items()
        for key, tensor in checkpoint["model"].items()
    }
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "network.npz", **arrays)
    vocabulary = {name: units(checkpoints[name]["vocab"]) for name in MODELS}
    vocabulary["lemmatizer"]["lemmas"] = lemmas(checkpoints["lemmatizer"]["dicts"])
    text = json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":"))
    (folder / "vocabulary.json").write_text(text + "\n", encoding="utf-8")
    write_manifest(pack, folder)


def write_manifest(pack: Path, folder: Path) -> None:
    """The manifest: the pack's name and version, and the digests of the two files."""
    trained = json.loads((pack / "manifest.json").read_text(encoding="utf-8"))
    manifest = {
        "name": trained["name"],
        "version": trained["version"],
        "trained": f"stanza {trained['stanza']}",
        "files": {name: digest(folder / name) for name in ("network.npz", "vocabulary.json")},
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def units(vocabulary: Any) -> dict[str, Any]:
    """The units of each vocabulary of a model, in the order of their numbers."""
    if "_id2unit" in vocabulary:  # the tokenizer has one vocabulary and no name for it
        return {"char": vocabulary["_id2unit"]}
    return {name: state["_id2unit"] for name, state in vocabulary.items() if name != "_key2class"}


def lemmas(packed: bytes) -> dict[str, dict[str, str]]:
    """The lemmatizer's dictionary: part of speech, or * for any, to form to lemma."""
    loaded: dict[str, dict[str, str]] = json.loads(gzip.decompress(packed))
    return loaded


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    export(given.pack, given.folder)

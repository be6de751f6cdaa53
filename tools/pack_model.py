"""Make the language pack from trained checkpoints: half precision, one manifest.

    python tools/pack_model.py MODELS PACK [--version V] [FILE=CHECKPOINT ...]

MODELS is the folder of checkpoints, PACK the folder to write.  A checkpoint that is not there is
left out, and the manifest lists what there is; FILE=CHECKPOINT takes one file of the pack from
elsewhere.  The same checkpoints give the same weights; torch writes its archives without a date, so
the sums in the manifest are the same too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import stanza
import torch

# The files of a pack, and the processor of Stanza's pipeline that each one serves.
PROCESSORS = {
    "tokenizer.pt": "tokenize",
    "tagger.pt": "pos",
    "lemmatizer.pt": "lemma",
    "parser.pt": "depparse",
    "ner.pt": "ner",
}
# Optimizer and scheduler states serve only training and are larger than the weights.
TRAINING_ONLY = ("optim", "sched")


def halved(value: Any) -> Any:
    """The same structure with every float32 tensor in float16."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halved(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return type(value)(halved(item) for item in value)
    return value


def without_paths(config: dict[str, Any]) -> dict[str, Any]:
    """The training options without the folders of the machine that trained."""
    return {
        key: Path(value).name if isinstance(value, str) and "/" in value else value
        for key, value in config.items()
    }


def pack_checkpoint(source: Path, target: Path) -> None:
    """Write one checkpoint as a file of the pack."""
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    kept = {
        key: value
        for key, value in checkpoint.items()
        if not any(word in key for word in TRAINING_ONLY)
    }
    if "config" in kept:
        kept["config"] = without_paths(kept["config"])
    torch.save(halved(kept), target)


def digest(path: Path) -> dict[str, str | int]:
    """What the manifest says of one file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def write_pack(checkpoints: dict[str, Path], pack: Path, version: str) -> dict[str, Any]:
    """Write the pack and return its manifest."""
    pack.mkdir(parents=True, exist_ok=True)
    for name, source in checkpoints.items():
        pack_checkpoint(source, pack / name)
    # Stanza insists on a resources file even when every model path is given.
    (pack / "resources.json").write_text("{}\n", encoding="utf-8")
    manifest = {
        "name": "en_news",
        "version": version,
        "stanza": stanza.__version__,
        "processors": [PROCESSORS[name] for name in checkpoints],
        "files": {name: digest(pack / name) for name in (*checkpoints, "resources.json")},
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (pack / "manifest.json").write_text(text, encoding="utf-8")
    return manifest


def found(models: Path, others: list[str]) -> dict[str, Path]:
    """The checkpoint of every file of the pack that has one, in pipeline order."""
    elsewhere = dict(item.split("=", 1) for item in others)
    paths = {name: Path(elsewhere.get(name, models / name)) for name in PROCESSORS}
    return {name: path for name, path in paths.items() if path.exists()}


def main() -> None:
    """Read the arguments, write the pack, print the manifest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", type=Path)
    parser.add_argument("pack", type=Path)
    parser.add_argument("others", nargs="*", metavar="FILE=CHECKPOINT")
    parser.add_argument("--version", default="1.0.0")
    given = parser.parse_args()
    manifest = write_pack(found(given.models, given.others), given.pack, given.version)
    total = sum(entry["bytes"] for entry in manifest["files"].values())
    print(json.dumps(manifest, indent=2))
    print(f"{total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

"""Give the parser's training trees the tags and lemmas that the pack itself would give.

    python tools/pack_retag.py DATA MODELS

A parser trained on gold tags trusts them too much.  This writes DATA/train_auto.conllu and
DATA/dev_auto.conllu: the trees of train_f.conllu and dev.conllu with predicted tags and lemmas.
It prints the share of right tags in both.  The two are near each other (the tagger is small and was
trained with much dropout), so the training trees need no tagger that has not seen them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import stanza
from stanza.utils.conll import CoNLL


def taggers(models: Path) -> stanza.Pipeline:
    """Tagger and lemmatizer over sentences that are already tokenized."""
    return stanza.Pipeline(
        lang="en",
        dir=str(models),
        package=None,
        processors={"tokenize": "local", "pos": "local", "lemma": "local"},
        tokenize_model_path=str(models / "tokenizer.pt"),
        pos_model_path=str(models / "tagger.pt"),
        lemma_model_path=str(models / "lemmatizer.pt"),
        tokenize_pretokenized=True,
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        logging_level="ERROR",
    )


def retag(pipeline: stanza.Pipeline, source: Path, target: Path) -> float:
    """Write source with predicted tags and lemmas; the share of words whose UPOS is right."""
    document = CoNLL.conll2doc(str(source))
    words = [[word.text for word in sentence.words] for sentence in document.sentences]
    gold = document.get("upos")
    predicted = pipeline(words)
    for name in ("upos", "xpos", "feats", "lemma"):
        document.set(name, predicted.get(name))
    CoNLL.write_doc2conll(document, str(target))
    return sum(a == b for a, b in zip(gold, predicted.get("upos"), strict=True)) / len(gold)


def main(arguments: list[str]) -> None:
    """Retag both files."""
    data, models = Path(arguments[0]), Path(arguments[1])
    (models / "resources.json").write_text("{}\n", encoding="utf-8")
    pipeline = taggers(models)
    for source, target in (("dev", "dev_auto"), ("train_f", "train_auto")):
        share = retag(pipeline, data / f"{source}.conllu", data / f"{target}.conllu")
        print(f"{target}.conllu: {share:.4f} of UPOS right")


if __name__ == "__main__":
    main(sys.argv[1:])

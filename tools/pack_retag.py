"""Give the parser's training trees the tags and lemmas that the pack itself would give.

    python tools/pack_retag.py DATA MODELS

A parser trained on gold tags trusts them too much.  This writes DATA/train_auto.conllu and
DATA/dev_auto.conllu: the trees of train_f.conllu and dev.conllu with predicted tags and lemmas.
The tagger knows its training sentences, so there it runs with part of its dropout left on, which
makes it err about as often as on unseen text.  The share of right tags is printed for both files.
"""

from __future__ import annotations

import sys
from pathlib import Path

import stanza
import torch
from stanza.utils.conll import CoNLL

# Dropout of the tagger on its own training sentences: tags there are then right as often as on dev.
DROPOUT = 0.2
WORD_DROPOUT = 0.1


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


def keep_dropout(pipeline: stanza.Pipeline) -> None:
    """Let the tagger predict with the dropout above."""
    model = pipeline.processors["pos"].trainer.model
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = DROPOUT
        elif type(module).__name__ == "WordDropout":
            module.dropprob = WORD_DROPOUT
        elif isinstance(module, torch.nn.LSTM):
            module.dropout = min(module.dropout, DROPOUT)
    # The trainer switches to evaluation before every prediction: keep it in training instead.
    model.eval = model.train


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
    """Retag both files, the development file first and without dropout."""
    data, models = Path(arguments[0]), Path(arguments[1])
    (models / "resources.json").write_text("{}\n", encoding="utf-8")
    torch.manual_seed(1234)
    pipeline = taggers(models)
    share = retag(pipeline, data / "dev.conllu", data / "dev_auto.conllu")
    print(f"dev_auto.conllu: {share:.4f} of UPOS right")
    keep_dropout(pipeline)
    share = retag(pipeline, data / "train_f.conllu", data / "train_auto.conllu")
    print(f"train_auto.conllu: {share:.4f} of UPOS right")


if __name__ == "__main__":
    main(sys.argv[1:])

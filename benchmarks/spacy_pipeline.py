"""A spaCy pipeline of en_core_web_sm's architecture, trained briefly: for timing, not for use.

    python benchmarks/spacy_pipeline.py FOLDER [TREEBANKS]

TREEBANKS holds `*_train.conllu.gz` and `ner_train_*.json.gz`.  Without it the recorded parses of
`fixtures/` serve: the pipeline then knows little, and is as fast.  The tables of lemmatizer
and attribute ruler, which en_core_web_sm has from elsewhere, are counted in the same texts.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from os.path import commonprefix
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.converters import conllu_to_docs
from spacy.util import fix_random_seed, load_config, load_model_from_config, minibatch
from spacy.vocab import Vocab

CONFIG = Path(__file__).with_name("spacy.cfg")
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SENTENCES = 10  # in one document, so that the parser learns where they begin
BATCH, UPDATES = 3, 600  # documents, and how often one learns from so many
OFTEN = 10  # rarer endings make no rule, rarer words no pattern


class Corpus(NamedTuple):
    """Documents with tags, heads and lemmas, and documents with names."""

    parsed: Sequence[Doc]
    named: Sequence[Doc]


def treebanks(folder: Path) -> Corpus:
    """What a folder of treebanks holds for training."""
    parsed = [doc for path in sorted(folder.glob("*_train.conllu.gz")) for doc in _trees(path)]
    named = [doc for path in sorted(folder.glob("ner_train_*.json.gz")) for doc in _names(path)]
    return Corpus(parsed, named)


def fixtures() -> Corpus:
    """The recorded parses of the fixtures."""
    docs = [doc for path in sorted(FIXTURES.glob("*.conllu")) for doc in _trees(path)]
    return Corpus(docs, docs)


def build(corpus: Corpus) -> Language:
    """The pipeline, trained for a few minutes."""
    fix_random_seed(0)
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    nlp.get_pipe("lemmatizer").initialize(lookups=lemma_tables(corpus.parsed))
    nlp.get_pipe("attribute_ruler").add_patterns(tag_patterns(corpus.parsed))
    parsed, named = ([*map(_example, DocBin(docs=docs).get_docs(nlp.vocab))] for docs in corpus)
    with nlp.select_pipes(disable=["lemmatizer", "attribute_ruler"]):
        optimizer = nlp.initialize(lambda: parsed + named)
        for batch in _batches(parsed):
            nlp.update(batch, sgd=optimizer, exclude=["ner"])
        for batch in _batches(named):
            nlp.update(batch, sgd=optimizer, exclude=["tok2vec", "tagger", "parser"])
    return nlp


def lemma_tables(docs: Iterable[Doc]) -> Lookups:
    """The three tables of a rule lemmatizer: known lemmas, frequent changes of ending, the rest."""
    seen = Counter(
        (word.pos_.lower(), word.text.lower(), word.lemma_.lower())
        for doc in docs
        for word in doc
        if word.pos_ != "PROPN"
    )
    changes = Counter((pos, *_endings(form, lemma)) for pos, form, lemma in seen if form != lemma)
    index, rules = defaultdict(set), defaultdict(list)
    exceptions: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for pos, form, lemma in seen:
        index[pos].add(lemma)
        if form != lemma and changes[pos, *_endings(form, lemma)] < OFTEN:
            exceptions[pos][form] = [lemma]
    for (pos, old, new), often in changes.most_common():
        if often >= OFTEN:
            rules[pos].append([old, new])
    tables = Lookups()
    tables.add_table("lemma_index", {pos: sorted(lemmas) for pos, lemmas in index.items()})
    tables.add_table("lemma_rules", rules)
    tables.add_table("lemma_exc", exceptions)
    return tables


def tag_patterns(docs: Iterable[Doc]) -> list[dict[str, Any]]:
    """What a tag says of part of speech and morphology, and what it says of a frequent word."""
    tags: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    words: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for token in chain.from_iterable(docs):
        told = (token.pos_, str(token.morph))
        tags[token.tag_][told] += 1
        words[token.tag_, token.text.lower()][told] += 1
    usual = {tag: told.most_common(1)[0][0] for tag, told in tags.items()}
    patterns = [_pattern({"TAG": tag}, told) for tag, told in usual.items()]
    for (tag, lower), counts in words.items():
        told, often = counts.most_common(1)[0]
        if told != usual[tag] and often >= 5 * OFTEN:
            patterns.append(_pattern({"TAG": tag, "LOWER": lower}, told))
    return patterns


def _pattern(token: dict[str, str], told: tuple[str, str]) -> dict[str, Any]:
    return {"patterns": [[token]], "attrs": {"POS": told[0], "MORPH": told[1]}}


def _endings(form: str, lemma: str) -> tuple[str, str]:
    """What follows the letters that both begin with."""
    same = len(commonprefix([form, lemma]))  # noqa: RUF071 - letters are meant
    return form[same:], lemma[same:]


def _trees(path: Path) -> Iterable[Doc]:
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    # Our recordings say `ner=` where spaCy reads `name=`.
    conllu = text.decode("utf-8").replace("|ner=", "|name=")
    docs: Iterable[Doc] = conllu_to_docs(conllu, n_sents=SENTENCES, no_print=True)
    return docs


def _names(path: Path) -> Iterator[Doc]:
    """Documents that tell their names and nothing else."""
    sentences = json.loads(gzip.decompress(path.read_bytes()))
    for group in minibatch(sentences, SENTENCES):
        tokens = [*chain.from_iterable(group)]
        yield Doc(Vocab(), [each["text"] for each in tokens], ents=[each["ner"] for each in tokens])


def _example(doc: Doc) -> Example:
    """The document beside its bare words, which the pipeline completes."""
    spaces = [bool(token.whitespace_) for token in doc]
    return Example(Doc(doc.vocab, [token.text for token in doc], spaces), doc)


def _batches(examples: list[Example]) -> Iterator[list[Example]]:
    """UPDATES batches: the treebanks once, or the fixtures again and again."""
    shuffled = (random.sample(examples, len(examples)) for _ in count())
    return islice(chain.from_iterable(minibatch(each, BATCH) for each in shuffled), UPDATES)


if __name__ == "__main__":
    folder, *given = map(Path, sys.argv[1:])
    build(treebanks(*given) if given else fixtures()).to_disk(folder)

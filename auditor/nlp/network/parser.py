"""The parser that ships: tokenizer, tagger, lemmatizer, dependencies and entities in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import msgspec
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from auditor.errors import ModelError
from auditor.model import Article, Document, Span, Token
from auditor.nlp.assemble import assemble
from auditor.nlp.manifest import NETWORK, VOCABULARY, read_manifest, verify
from auditor.nlp.network.dependencies import DependencyParser
from auditor.nlp.network.entities import EntityTagger
from auditor.nlp.network.lemmatizer import Lemmatizer
from auditor.nlp.network.tagger import Tagger
from auditor.nlp.network.tokenizer import Tokenizer, Tokens
from auditor.nlp.network.weights import Numbers, Weights
from auditor.nlp.network.words import Words, stretches
from auditor.nlp.pieces import entity_tag, pieces, plain, titles

# Stanza's tagger sees this sign for what is no word, such as a thousand letters without a space.
TOO_LONG, LONGEST_WORD = "<UNK>", 1_000
NOTHING = "_"

# Of one word: lemma, both parts of speech, features, head in its sentence, relation, entity.
Row = tuple[str, str, str, str, int, str, str]


class NetworkParser:
    """A parser on the networks of a pack."""

    def __init__(self, arrays: dict[str, NDArray[Any]], vocabulary: Any, name: str) -> None:
        def weights(model: str) -> Weights:
            return Weights(arrays, model)

        self._tokenizer = Tokenizer(weights("tokenizer"), vocabulary["tokenizer"]["char"])
        self._tagger = Tagger(weights("tagger"), vocabulary["tagger"])
        self._lemmatizer = Lemmatizer(weights("lemmatizer"), vocabulary["lemmatizer"])
        self._dependencies = DependencyParser(weights("parser"), vocabulary["parser"])
        self._entities = EntityTagger(weights("ner"), vocabulary["ner"])
        self._titles = titles()
        self._threads = ThreadpoolController()
        self.name = name

    def parse(self, article: Article) -> Document:
        """The article's document."""
        return self.parse_all([article])[0]

    def parse_all(self, articles: Sequence[Article]) -> list[Document]:
        """The document of each article; together they take less time than one by one.

        On one thread: more gain little on matrices this small, wait for each other on a busy
        machine, and may sum in another order.
        """
        with self._threads.limit(limits=1):
            return self._parsed(articles)

    def _parsed(self, articles: Sequence[Article]) -> list[Document]:
        parts = [tuple(pieces(article.text)) for article in articles]
        texts = [
            plain(article.text[part.start : part.end], self._titles)
            for article, some in zip(articles, parts, strict=True)
            for part in some
        ]
        found = self._tokenizer(texts)
        rows, tokenized = self._rows(found), iter(found)
        return [
            assemble(
                article,
                tuple(_tokens(article.text, some, list(islice(tokenized, len(some))), rows)),
                self.name,
            )
            for article, some in zip(articles, parts, strict=True)
        ]

    def _rows(self, found: list[Tokens]) -> Iterator[Row]:
        """What the networks say of every word."""
        forms = iter(
            form if len(form) <= LONGEST_WORD else TOO_LONG for each in found for form in each.forms
        )
        lengths = np.concatenate([each.lengths for each in found] or [np.empty(0, np.int64)])
        for stretch in stretches(lengths):
            some = lengths[stretch]
            yield from self._rows_of(list(islice(forms, int(some.sum()))), some)

    def _rows_of(self, forms: list[str], lengths: Numbers) -> Iterator[Row]:
        words = Words(forms, lengths)
        tags = self._tagger(words)
        lemmas = self._lemmatizer(forms, tags.upos)
        arcs = self._dependencies(forms, lemmas, tags.upos, tags.xpos, lengths)
        entities = self._entities(words)
        # The dependency parser has learned what it means to have no lemma.
        told = zip(lemmas, forms, strict=True)
        lemmas = [form if lemma == NOTHING else lemma for lemma, form in told]
        return zip(lemmas, *tags, arcs.heads.tolist(), arcs.relations, entities, strict=True)


def load_network(folder: Path) -> NetworkParser:
    """The parser of a pack in a folder, its files checked against its manifest."""
    manifest = read_manifest(folder)
    verify(folder, manifest)
    try:
        # np.load leaves a file open that is no archive.
        with (folder / NETWORK).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            weights = dict(arrays)
        vocabulary = msgspec.json.decode((folder / VOCABULARY).read_bytes())
        return NetworkParser(weights, vocabulary, f"{manifest.name} {manifest.version}")
    except (OSError, EOFError, BadZipFile, ValueError, LookupError, msgspec.DecodeError) as error:
        # numpy and its archives raise whatever they meet in a broken file.
        raise ModelError(f"the language pack does not load ({error})", path=str(folder)) from error


def _tokens(
    text: str, parts: Sequence[Span], found: Sequence[Tokens], rows: Iterator[Row]
) -> Iterator[Token]:
    """The tokens of one article, whose parts were tokenized each by itself."""
    index = sentence = 0
    for part, tokens in zip(parts, found, strict=True):
        starts, ends = (tokens.starts + part.start).tolist(), (tokens.ends + part.start).tolist()
        spans = zip(starts, ends, strict=True)
        for length in tokens.lengths.tolist():
            first = index
            for (start, end), row in zip(islice(spans, length), rows, strict=False):
                lemma, upos, xpos, feats, head, relation, entity = row
                yield Token(
                    index=index,
                    span=Span(start, end),
                    text=text[start:end],
                    lemma=lemma.lower(),
                    upos=upos,
                    xpos="" if xpos == NOTHING else xpos,
                    feats="" if feats == NOTHING else feats,
                    head=first + head - 1 if head else -1,
                    deprel=relation,
                    sentence=sentence,
                    entity=entity_tag(entity),
                )
                index += 1
            sentence += 1

"""The one module that knows Stanza and torch: loads packs, turns their output into tokens."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stanza
import torch

from auditor.errors import InputError, ModelError
from auditor.model import Article, Document, Span, Token
from auditor.nlp.assemble import assemble
from auditor.nlp.manifest import read_manifest, verify
from auditor.nlp.pieces import entity_tag, pieces, plain, titles

PROCESSORS = {
    "tokenize": "tokenizer.pt",
    "pos": "tagger.pt",
    "lemma": "lemmatizer.pt",
    "depparse": "parser.pt",
    "ner": "ner.pt",
}


class StanzaParser:
    """A parser on a Stanza pipeline."""

    def __init__(self, pipeline: Any, name: str) -> None:
        self._pipeline = pipeline
        self._titles = titles()
        self.name = name

    def parse(self, article: Article) -> Document:
        """The article's document.  Raises InputError for a text that the parser cannot take."""
        parts = tuple(pieces(article.text))
        # Blank lines keep Stanza from joining sentences over paragraphs; offsets are mapped back.
        text, shifts = _joined(article.text, parts, self._titles)
        if not text.strip():
            return assemble(article, (), self.name)
        try:
            with torch.inference_mode(), _one_thread():
                parsed = self._pipeline(text)
        except (RuntimeError, ValueError, IndexError) as error:
            raise InputError(
                f"the parser cannot read this text ({error})", path=article.path
            ) from error
        return assemble(article, tuple(_tokens(parsed, article.text, shifts)), self.name)


def load_pack(folder: Path) -> StanzaParser:
    """The parser of a pack in a folder, its files checked against its manifest."""
    manifest = read_manifest(folder)
    verify(folder, manifest)
    processors = {name: file for name, file in PROCESSORS.items() if file in manifest.digests}
    paths = {f"{name}_model_path": str(folder / file) for name, file in processors.items()}
    try:
        pipeline = _quietly(
            lang="en",
            dir=str(folder),
            package=None,
            processors=dict.fromkeys(processors, "local"),
            allow_unknown_language=True,
            **paths,
        )
    except Exception as error:
        # torch and Stanza raise whatever their unpicklers meet in a broken file.
        raise ModelError(f"the language pack does not load ({error})", path=str(folder)) from error
    return StanzaParser(
        pipeline, f"stanza {stanza.__version__}, {manifest.name} {manifest.version}"
    )


def load_official(language: str) -> StanzaParser:
    """Stanza's official models, downloaded before with `auditor models download`."""
    try:
        pipeline = _quietly(lang=language, processors="tokenize,mwt,pos,lemma,depparse,ner")
    except Exception as error:
        raise ModelError(
            f"Stanza's official models for {language!r} are not on this machine; "
            f"'auditor models download {language}' fetches them ({_first_line(error)})"
        ) from error
    return StanzaParser(pipeline, f"stanza {stanza.__version__}, official {language}")


def download(language: str) -> str:
    """Fetch Stanza's official models; the folder they are in.  Uses the network."""
    folder = str(stanza.resources.common.DEFAULT_MODEL_DIR)
    try:
        stanza.download(language, logging_level="ERROR")
    except Exception as error:
        # requests, urllib3 and Stanza have each their own error for a network that is not there.
        raise ModelError(
            f"Stanza's models for {language!r} could not be downloaded: is there a network? "
            f"({_first_line(error)})"
        ) from error
    return folder


@contextmanager
def _one_thread() -> Iterator[None]:
    """Torch on one thread, as the host program had it afterwards.

    More gain little on models this small (1.2 times on two cores), and on a busy machine they wait
    for each other: an article of eight words then takes seconds.  One thread also gives the same
    sums in the same order everywhere.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _quietly(**arguments: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return stanza.Pipeline(
            download_method=None, use_gpu=False, logging_level="ERROR", verbose=False, **arguments
        )


def _joined(
    text: str, pieces: tuple[Span, ...], titles: re.Pattern[str]
) -> tuple[str, list[tuple[int, int]]]:
    """The pieces with a blank line between them, and (joined, original) offsets of their starts."""
    shifts, at = [], 0
    for piece in pieces:
        shifts.append((at, piece.start))
        at += piece.end - piece.start + 2
    return "\n\n".join(plain(text[piece.start : piece.end], titles) for piece in pieces), shifts


def _tokens(parsed: Any, text: str, shifts: list[tuple[int, int]]) -> Iterator[Token]:
    index = piece = 0
    for number, sentence in enumerate(parsed.sentences):
        first = index
        for token in sentence.tokens:
            while piece + 1 < len(shifts) and shifts[piece + 1][0] <= token.start_char:
                piece += 1
            shift = shifts[piece][1] - shifts[piece][0]
            entity = entity_tag(token.ner)
            for word in token.words:
                # A word inside a multi-word token may have no offsets of its own (official packs).
                start = token.start_char if word.start_char is None else word.start_char
                end = token.end_char if word.end_char is None else word.end_char
                span = Span(start + shift, end + shift)
                yield Token(
                    index=index,
                    span=span,
                    text=text[span.start : span.end],
                    lemma=(word.lemma or word.text).lower(),
                    upos=word.upos or "X",
                    xpos=word.xpos or "",
                    feats=word.feats or "",
                    head=first + word.head - 1 if word.head else -1,
                    deprel=word.deprel or "dep",
                    sentence=number,
                    entity=entity,
                )
                entity = entity.replace("B-", "I-")
                index += 1

"""The one module that knows Stanza and torch: loads packs, turns their output into tokens."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import stanza
import torch

from auditor.errors import InputError, ModelError
from auditor.lexicon import load_lexicons
from auditor.model import Article, Document, Span, Token
from auditor.nlp.assemble import assemble
from auditor.nlp.manifest import read_manifest, verify
from auditor.text import paragraphs

EMBEDDED_PACK = Path(__file__).parent.parent / "models" / "en"
PROCESSORS = {
    "tokenize": "tokenizer.pt",
    "pos": "tagger.pt",
    "lemma": "lemmatizer.pt",
    "depparse": "parser.pt",
    "ner": "ner.pt",
}
# A parser's memory grows with the square of a sentence, so text without a full stop for this many
# characters or tokens is cut at a space.  The longest sentence of 924 real articles has under 2,000
# characters; a column of figures or brackets has more tokens than characters would tell.
LONGEST_PIECE = 3_000
MOST_TOKENS = 600
_TOKEN = re.compile(r"\w+|[^\w\s]")
# Typewriter quotation marks of two characters; the tokenizer knows the one-character ones.
_TYPEWRITER_OPEN = re.compile(r"(?:(?<=[\s(])|^)(?:''|``)")
_TYPEWRITER_CLOSE = re.compile(r"''")
_ENTITY = re.compile(r"^[BIES]-(\w+)$")
_ENTITY_NAMES = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}


class StanzaParser:
    """A parser on a Stanza pipeline."""

    def __init__(self, pipeline: Any, name: str) -> None:
        self._pipeline = pipeline
        # A full stop after a title ends no sentence; the tokenizer saw too few "Mrs." to know.
        titles = "|".join(sorted(load_lexicons()["abbreviations"]["before-a-name"]))
        self._abbreviations = re.compile(rf"\b((?i:{titles}))\.(?=\s+[A-Z])")
        self.name = name

    def parse(self, article: Article) -> Document:
        """The article's document.  Raises InputError for a text that the parser cannot take."""
        pieces = tuple(_pieces(article.text))
        # Blank lines keep Stanza from joining sentences over paragraphs; offsets are mapped back.
        text, shifts = _joined(article.text, pieces, self._abbreviations)
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


def pack_folder(model: str) -> Path:
    """The folder that a model's name means.  Raises ModelError where it is none."""
    folder = Path(model)
    if not folder.is_dir():
        raise ModelError(
            f"no such language pack: {model}",
            accepted="embedded, stanza:LANGUAGE, or a pack's folder",
        )
    return folder


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


def _pieces(text: str) -> Iterator[Span]:
    """The paragraphs, cut where one runs on for too long without the end of a sentence."""
    for block in paragraphs(text):
        start = block.start
        for end in _cuts(text, block):
            yield Span(start, end)
            start = end
        yield Span(start, block.end)


def _cuts(text: str, block: Span) -> Iterator[int]:
    last_stop = block.start
    for match in re.finditer(r"[.!?]\s|$", text[block.start : block.end]):
        stop = block.start + match.end()
        while (reach := _reach(text, last_stop, stop)) < stop:
            space = text.rfind(" ", last_stop + 1, reach)
            last_stop = space if space > 0 else reach
            yield last_stop
        last_stop = stop


def _reach(text: str, start: int, stop: int) -> int:
    """How far a piece from here may reach."""
    furthest = min(stop, start + LONGEST_PIECE)
    beyond = next(islice(_TOKEN.finditer(text, start, furthest), MOST_TOKENS, None), None)
    return beyond.start() if beyond else furthest


def _joined(
    text: str, pieces: tuple[Span, ...], abbreviations: re.Pattern[str]
) -> tuple[str, list[tuple[int, int]]]:
    """The pieces with a blank line between them, and (joined, original) offsets of their starts."""
    shifts, at = [], 0
    for piece in pieces:
        shifts.append((at, piece.start))
        at += piece.end - piece.start + 2
    return "\n\n".join(
        _plain(text[piece.start : piece.end], abbreviations) for piece in pieces
    ), shifts


def _plain(piece: str, abbreviations: re.Pattern[str]) -> str:
    """Characters that the tokenizer was not trained on, replaced one for one: offsets stay."""
    piece = _TYPEWRITER_CLOSE.sub("” ", _TYPEWRITER_OPEN.sub(" “", piece))
    piece = abbreviations.sub(r"\1 ", piece)
    return "".join(" " if char.isspace() or not char.isprintable() else char for char in piece)


def _tokens(parsed: Any, text: str, shifts: list[tuple[int, int]]) -> Iterator[Token]:
    index = piece = 0
    for number, sentence in enumerate(parsed.sentences):
        first = index
        for token in sentence.tokens:
            while piece + 1 < len(shifts) and shifts[piece + 1][0] <= token.start_char:
                piece += 1
            shift = shifts[piece][1] - shifts[piece][0]
            entity = _entity(token.ner)
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


def _entity(tag: str | None) -> str:
    match = _ENTITY.match(tag or "")
    if not match or match[1] not in _ENTITY_NAMES:
        return ""
    prefix = "B" if (tag or "")[0] in "BS" else "I"
    return f"{prefix}-{_ENTITY_NAMES[match[1]]}"

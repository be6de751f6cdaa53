"""Parses kept as CoNLL-U files, so that what follows the parser is tested without one.

A recording holds the tokens of one text, which it names by its digest; offsets are code points of
`Article.text`.  Columns are CoNLL-U's; MISC has `start_char`, `end_char` and, in a name, `ner`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path

from auditor.errors import ModelError
from auditor.model import Article, Document, Span, Token
from auditor.nlp.assemble import assemble

_SAFE = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_RAW = {safe: raw for raw, safe in _SAFE.items()}


class RecordedParser:
    """The parser that gives back the recorded parses of a folder, and no others."""

    name = "recorded parses"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def parse(self, article: Article) -> Document:
        """The document as it was recorded.  Raises ModelError for a text that has no recording."""
        path = self._recordings.get(text_digest(article))
        if path is None:
            what = article.path or "this text"
            raise ModelError(f"no parse of {what} is recorded here", path=str(self._folder))
        return replay(article, path)

    @cached_property
    def _recordings(self) -> Mapping[str, Path]:
        paths = sorted(self._folder.glob("*.conllu"))
        return {_comments(_lines(path)).get("text_sha256", ""): path for path in paths}


def record(document: Document) -> str:
    """The document's parse as CoNLL-U."""
    head = [f"# parser = {document.parser}", f"# text_sha256 = {text_digest(document.article)}"]
    lines, paragraph = [], -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            lines.append(f"# newpar id = {paragraph + 1}")
        text = document.article.text[sentence.span.start : sentence.span.end]
        lines += [f"# sent_id = {sentence.index + 1}", f"# text = {' '.join(text.split())}"]
        lines += [_row(token, sentence.first) for token in document.of(sentence)]
        lines.append("")
    return "\n".join([*head, *lines]) + "\n"


def replay(article: Article, path: Path) -> Document:
    """The document of an article from its recording.

    Raises ModelError with path and line where the recording is malformed or of another text.
    """
    lines = _lines(path)
    comments = _comments(lines)
    if comments.get("text_sha256") != text_digest(article):
        raise ModelError("this is the recording of another text", path=str(path))
    return assemble(article, tuple(_tokens(article, path, lines)), comments.get("parser", ""))


def text_digest(article: Article) -> str:
    """The sha256 of the article's text, by which its recording is known."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _comments(lines: list[str]) -> dict[str, str]:
    """The comments above the first sentence."""
    head = (line for line in lines[:2] if line.startswith("# "))
    return {key: value for key, _, value in (line[2:].partition(" = ") for line in head)}


def _row(token: Token, first: int) -> str:
    misc = f"start_char={token.span.start}|end_char={token.span.end}"
    columns = (
        str(token.index - first + 1),
        token.text,
        token.lemma,
        token.upos,
        token.xpos or "_",
        token.feats or "_",
        str(token.head - first + 1 if token.head >= 0 else 0),
        token.deprel,
        "_",
        misc + (f"|ner={token.entity}" if token.entity else ""),
    )
    return "\t".join(re.sub(r"[\\\t\n\r]", lambda match: _SAFE[match[0]], cell) for cell in columns)


def _tokens(article: Article, path: Path, lines: list[str]) -> Iterator[Token]:
    rows = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    index = 0
    blocks = (list(block) for filled, block in groupby(rows, lambda row: bool(row[1])) if filled)
    for sentence, block in enumerate(blocks):
        first = index
        for number, line in block:
            try:
                yield _token(article, line, index, first, sentence)
            except (ValueError, KeyError) as error:
                raise ModelError("not a recorded token", path=str(path), line=number) from error
            index += 1


def _token(article: Article, line: str, index: int, first: int, sentence: int) -> Token:
    cells = (re.sub(r"\\[\\tnr]", lambda match: _RAW[match[0]], cell) for cell in line.split("\t"))
    _, form, lemma, upos, xpos, feats, head, deprel, _, misc = cells
    facts = dict(fact.split("=") for fact in misc.split("|"))
    span = Span(int(facts["start_char"]), int(facts["end_char"]))
    if article.text[span.start : span.end] != form:
        raise ValueError(form)
    return Token(
        index=index,
        span=span,
        text=form,
        lemma=lemma,
        upos=upos,
        xpos="" if xpos == "_" else xpos,
        feats="" if feats == "_" else feats,
        head=first + int(head) - 1 if int(head) else -1,
        deprel=deprel,
        sentence=sentence,
        entity=facts.get("ner", ""),
    )

"""`auditor` with a parser for tests: `python -m tests.apps.stubbed check …`.

It knows the recorded parses of the fixtures; of any other text every word is a root.  Words in
capitals say what it does: KILL, KILL-ONCE, FAIL, REFUSE, BROKEN, WAIT.
"""

from __future__ import annotations

import os
import re
import select
import signal
from pathlib import Path

import auditor.engine
from auditor.apps.cli import main
from auditor.errors import InputError, ModelError
from auditor.model import Article, Document, Span, Token
from auditor.nlp.assemble import assemble
from auditor.nlp.recorded import RecordedParser

FIXTURES = Path(__file__).parents[2] / "fixtures"


class StubParser:
    """A parser that does what the text says."""

    name = "stub"

    def parse(self, article: Article) -> Document:
        if "WAIT" in article.text:
            os.write(1, b"waiting\n")
            while True:  # a pause would be missed by a signal that comes just before it
                select.select([], [], [], 1)
        if "KILL-ONCE" in article.text and not Path("killed").exists():
            Path("killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if re.search(r"KILL\b(?!-)", article.text):
            os.kill(os.getpid(), signal.SIGKILL)
        if "FAIL" in article.text:
            raise ZeroDivisionError("no words")
        if "REFUSE" in article.text:
            raise InputError("the parser cannot read this text", path=article.path)
        if "BROKEN" in article.text:
            raise ModelError("the language pack is broken", path="pack")
        try:
            return RecordedParser(FIXTURES).parse(article)
        except ModelError:
            return assemble(article, tuple(tokens(article.text)), self.name)


def tokens(text: str) -> list[Token]:
    return [
        Token(at, Span(*word.span()), word[0], word[0].lower(), "X", "", "", -1, "root", at)
        for at, word in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    ]


auditor.engine.load_parser = lambda model: StubParser()

if __name__ == "__main__":
    main()

"""A parser that remembers."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from auditor.cache import Cache, CachedParser
from auditor.errors import InputError
from auditor.model import Article, Document
from auditor.nlp.recorded import RecordedParser
from auditor.read import read_article

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = sorted((*FIXTURES.glob("*.txt"), *FIXTURES.glob("*[a-z].md")))


class Counting:
    """A parser that counts what it parses."""

    name = "counting"

    def __init__(self) -> None:
        self.parsed: list[str | None] = []

    def parse(self, article: Article) -> Document:
        self.parsed.append(article.path)
        return RecordedParser(FIXTURES).parse(article)


def articles() -> list[Article]:
    return [read_article(path) for path in ARTICLES]


def test_a_document_is_the_same_from_the_cache(cache: Cache, told: list[str]) -> None:
    parser = Counting()
    expected = [RecordedParser(FIXTURES).parse(article) for article in articles()]
    assert CachedParser(cache, "00", lambda: parser).parse_all(articles()) == expected
    assert len(parser.parsed) == len(expected) == 6
    again = CachedParser(cache, "00", never)
    assert [again.parse(article) for article in articles()] == expected
    assert told == []


def never() -> Counting:
    raise AssertionError("no parser is needed")


def test_the_same_text_elsewhere_is_parsed_once(cache: Cache) -> None:
    parser = Counting()
    article = articles()[0]
    moved = msgspec.structs.replace(article, path="elsewhere.txt", title="Another")
    cached = CachedParser(cache, "00", lambda: parser)
    assert cached.parse(article).article == article
    assert cached.parse(moved).article == moved
    assert len(parser.parsed) == 1


def test_another_digest_is_another_parse(cache: Cache) -> None:
    parser = Counting()
    for digest in ("00", "01"):
        CachedParser(cache, digest, lambda: parser).parse(articles()[0])
    assert len(parser.parsed) == 2


def test_only_what_is_not_known_is_parsed_in_the_order_given(cache: Cache) -> None:
    parser = Counting()
    cached = CachedParser(cache, "00", lambda: parser)
    first, second, third = articles()[:3]
    cached.parse(second)
    documents = cached.parse_all((first, second, third))
    assert [document.article for document in documents] == [first, second, third]
    assert parser.parsed == [second.path, first.path, third.path]
    assert cached.name == "counting"


@pytest.mark.parametrize("path", [None, "-"])
def test_what_is_no_file_is_not_kept(cache: Cache, path: str | None) -> None:
    parser = Counting()
    article = msgspec.structs.replace(articles()[0], path=path)
    for _ in range(2):
        CachedParser(cache, "00", lambda: parser).parse(article)
    assert len(parser.parsed) == 2
    assert cache.held() == ()


def test_an_error_of_the_parser_is_not_kept(cache: Cache) -> None:
    class Failing:
        name = "failing"

        def parse(self, article: Article) -> Document:
            raise InputError("cannot be read", path=article.path)

    with pytest.raises(InputError):
        CachedParser(cache, "00", Failing).parse(articles()[0])
    assert cache.held() == ()

"""The parser on the pack that ships: every token stands where it says.

What the pack thinks of a word is measured elsewhere (the pack's card); here it is offsets.
"""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings

from auditor.errors import ModelError
from auditor.model import Article, Document, Span
from auditor.nlp import Parser, load_parser
from auditor.nlp.pieces import LONGEST_PIECE, MOST_TOKENS
from auditor.text import words
from tests.nlp.texts import ANY_TEXT, TEXTS


def parse(parser: Parser, text: str) -> Document:
    return parser.parse(Article(text=text))


def assert_sound(document: Document) -> None:
    """Tokens are sorted, apart, not empty, inside their sentence; heads stay in the sentence."""
    text, end = document.article.text, 0
    for index, token in enumerate(document.tokens):
        assert token.index == index
        assert end <= token.span.start < token.span.end <= len(text)
        assert token.text == text[token.span.start : token.span.end]
        assert token.text == token.text.strip()
        end = token.span.end
    for sentence in document.sentences:
        inside = document.of(sentence)
        assert inside
        assert sentence.span == Span(inside[0].span.start, inside[-1].span.end)
        heads = [token.head for token in inside]
        assert heads.count(-1) == 1
        assert all(head == -1 or sentence.first <= head < sentence.last for head in heads)


def uncovered(document: Document) -> str:
    """The characters that no token holds, without white space and control characters."""
    left = list(document.article.text)
    for token in document.tokens:
        left[token.span.start : token.span.end] = " " * len(token.text)
    return "".join(c for c in left if not c.isspace() and unicodedata.category(c)[0] != "C")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_tokens_stand_where_they_say(parser: Parser, text: str) -> None:
    document = parse(parser, text)
    assert_sound(document)
    # Of two-character marks and full stops after a title, the tokenizer is shown less.
    assert set(uncovered(document)) <= set("'`.")


@pytest.mark.parametrize(
    ("name", "word"), [("curly", "Ines"), ("straight", "Ines"), ("emoji", "Halloran")]
)
def test_a_name_is_one_token_at_its_place(parser: Parser, name: str, word: str) -> None:
    start = TEXTS[name].index(word)
    spans = {token.span for token in parse(parser, TEXTS[name]).tokens}
    assert Span(start, start + len(word)) in spans


def test_quotation_marks_are_tokens_of_their_own(parser: Parser) -> None:
    tokens = [token.text for token in parse(parser, TEXTS["curly"]).tokens]
    assert [token for token in tokens if re.match(r"[“”‘’]", token)] == ["“", "”", "’s", "‘", "’"]


def test_a_sentence_never_runs_over_a_blank_line(parser: Parser) -> None:
    text = "The pier opens in May and\n\nHalloran said so"
    document = parse(parser, text)
    assert [sentence.paragraph for sentence in document.sentences] == [0, 1]
    assert document.paragraphs == (Span(0, 25), Span(27, 43))


def test_a_title_before_a_name_ends_no_sentence(parser: Parser) -> None:
    document = parse(parser, TEXTS["titles"])
    assert [text[:3] for text in sentences(document)] == ["Mrs", "She"]


def sentences(document: Document) -> list[str]:
    text = document.article.text
    return [text[each.span.start : each.span.end] for each in document.sentences]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n ", "\x00\x00", "\u200b"])
def test_nothing_to_parse_makes_an_empty_document(parser: Parser, text: str) -> None:
    assert parse(parser, text).tokens == ()


@pytest.mark.parametrize("text", [".", "...", "— — —", "“”", "''", "?!?!?!", "(((((((", "-\n\n-"])
def test_punctuation_alone_is_parsed(parser: Parser, text: str) -> None:
    assert_sound(parse(parser, text))


@pytest.mark.parametrize("unit", ["grain and ", "x"], ids=["words", "one word"])
def test_a_piece_without_a_full_stop_is_cut(parser: Parser, unit: str) -> None:
    text = (unit * LONGEST_PIECE)[: LONGEST_PIECE + 500].strip() + ". The pier opens."
    document = parse(parser, text)
    assert_sound(document)
    assert max(s.span.end - s.span.start for s in document.sentences) <= LONGEST_PIECE
    assert sentences(document)[-1] == "The pier opens."
    assert uncovered(document) == ""


@pytest.mark.parametrize("unit", ["( ", "7 ", "("], ids=["brackets", "figures", "no space"])
def test_a_piece_of_many_tokens_is_cut(parser: Parser, unit: str) -> None:
    # 1,400 of them took 8 GB.
    text = (unit * (MOST_TOKENS + 300)).strip() + ". The pier opens."
    document = parse(parser, text)
    assert_sound(document)
    assert max(s.last - s.first for s in document.sentences) <= MOST_TOKENS + 1
    assert sentences(document)[-1] == "The pier opens."


def test_the_same_text_gives_the_same_document(parser: Parser) -> None:
    assert parse(parser, TEXTS["curly"]) == parse(parser, TEXTS["curly"])


def test_every_word_is_held_by_tokens(parser: Parser) -> None:
    document = parse(parser, TEXTS["straight"])
    held = {at for token in document.tokens for at in range(token.span.start, token.span.end)}
    assert all(at in held for word in words(TEXTS["straight"]) for at in range(*to_pair(word)))


def to_pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


@settings(max_examples=15)
@given(text=ANY_TEXT)
def test_any_text_is_parsed_soundly(parser: Parser, text: str) -> None:
    assert_sound(parse(parser, text))


@pytest.mark.parametrize("model", ["nowhere", "./nowhere", "Embedded"])
def test_a_model_that_is_none_is_told_with_what_would_be(model: str) -> None:
    with pytest.raises(ModelError, match="embedded, stanza:LANGUAGE, or a pack's folder"):
        load_parser(model)

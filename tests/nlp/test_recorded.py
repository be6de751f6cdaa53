"""Recorded parses: what is written is given back exactly, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ModelError
from auditor.model import Article, Document, Span, Token
from auditor.nlp.assemble import assemble
from auditor.nlp.recorded import RecordedParser, record, replay
from tests.documents import document

TEXT = "Ines Ruiz left.\n\nThe port — “closed” — did not."
ROWS = """
    Ines/_/NNP/3/nsubj/B-PER Ruiz/_/NNP/1/flat/I-PER left/leave/VBD/0/root ./././1/punct
    The/_/DT/2/det port/_/NN/8/nsubj —/_/:/4/punct “/_/``/5/punct closed/close/VBN/2/acl ”/_/''/5/punct —/_/:/5/punct did/do/VBD/0/root not/_/RB/8/advmod ./././1/punct
"""  # noqa: E501


@pytest.fixture
def parsed() -> Document:
    return document(TEXT, ROWS)


def kept(folder: Path, what: Document) -> Path:
    path = folder / "one.conllu"
    path.write_text(record(what), encoding="utf-8")
    return path


def test_a_recording_is_conllu_with_sentences_paragraphs_offsets_and_names(
    parsed: Document,
) -> None:
    lines = record(parsed).splitlines()
    assert lines[0] == "# parser = by hand"
    assert lines[2:6] == [
        "# newpar id = 1",
        "# sent_id = 1",
        "# text = Ines Ruiz left.",
        "1\tInes\tines\tPROPN\tNNP\t_\t3\tnsubj\t_\tstart_char=0|end_char=4|ner=B-PER",
    ]
    assert "# newpar id = 2" in lines
    assert all(len(line.split("\t")) == 10 for line in lines if line[:1].isdigit())


def test_a_recorded_document_is_given_back_whole(parsed: Document, tmp_path: Path) -> None:
    kept(tmp_path, parsed)
    assert RecordedParser(tmp_path).parse(parsed.article) == parsed


def test_the_path_of_an_article_does_not_matter_its_text_does(
    parsed: Document, tmp_path: Path
) -> None:
    kept(tmp_path, parsed)
    elsewhere = Article(text=TEXT, path="elsewhere.txt")
    assert RecordedParser(tmp_path).parse(elsewhere).tokens == parsed.tokens
    with pytest.raises(ModelError, match=r"no parse of other\.txt is recorded here"):
        RecordedParser(tmp_path).parse(Article(text=TEXT + " ", path="other.txt"))


def test_a_text_without_a_token_is_recorded_too(tmp_path: Path) -> None:
    empty = assemble(Article(text=" \n "), (), "by hand")
    kept(tmp_path, empty)
    assert RecordedParser(tmp_path).parse(empty.article) == empty


def test_the_recording_of_another_text_is_refused(parsed: Document, tmp_path: Path) -> None:
    path = kept(tmp_path, parsed)
    with pytest.raises(ModelError, match="another text"):
        replay(Article(text="Another one."), path)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("start_char=0|end_char=4", "start_char=1|end_char=5"),
        ("start_char=0|", ""),
        ("\t3\tnsubj", "\tthree\tnsubj"),
        ("\tNNP\t", "\t"),
    ],
)
def test_a_damaged_recording_names_its_line(
    parsed: Document, tmp_path: Path, right: str, wrong: str
) -> None:
    path = kept(tmp_path, parsed)
    path.write_text(record(parsed).replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(ModelError, match="not a recorded token") as caught:
        RecordedParser(tmp_path).parse(parsed.article)
    assert (caught.value.path, caught.value.line) == (str(path), 6)


WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=8)


@given(WORDS, st.data())
def test_any_tokens_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], data: st.DataObject
) -> None:
    tokens, at, index = [], 0, 0
    for word in words:
        tokens.append(
            Token(
                index=index,
                span=Span(at, at + len(word)),
                text=word,
                lemma=data.draw(st.sampled_from([word, "_", "be"])),
                upos="X",
                xpos=data.draw(st.sampled_from(["", "NN"])),
                feats=data.draw(st.sampled_from(["", "Number=Sing|Person=3"])),
                head=data.draw(st.sampled_from([-1, 0, index])),
                deprel="dep",
                sentence=0,
                entity=data.draw(st.sampled_from(["", "B-ORG", "I-LOC"])),
            )
        )
        at, index = at + len(word), index + 1
    whole = assemble(Article(text="".join(words)), tuple(tokens), "by hand")
    folder = tmp_path_factory.mktemp("recordings")
    kept(folder, whole)
    assert RecordedParser(folder).parse(whole.article) == whole

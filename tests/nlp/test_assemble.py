"""Tokens put together: sentences, paragraphs, entities and children."""

from auditor.model import Article, Entity, Sentence, Span
from auditor.nlp.assemble import assemble
from tests.documents import document

TEXT = "Ines Ruiz left. Bay Lines stayed.\n\nRuiz returned to Alder."
ROWS = """
    Ines/_/NNP/3/nsubj/B-PER Ruiz/_/NNP/1/flat/I-PER left/leave/VBD/0/root ./././3/punct
    Bay/_/NNP/2/compound/B-ORG Lines/_/NNPS/3/nsubj/I-ORG stayed/stay/VBD/0/root ./././3/punct
    Ruiz/_/NNP/2/nsubj/B-PER returned/return/VBD/0/root to/_/IN/4/case Alder/_/NNP/2/obl/B-LOC ./././2/punct
"""  # noqa: E501


def test_sentences_have_their_span_tokens_and_paragraph() -> None:
    assert document(TEXT, ROWS).sentences == (
        Sentence(0, Span(0, 15), 0, 4, 0),
        Sentence(1, Span(16, 33), 4, 8, 0),
        Sentence(2, Span(35, 58), 8, 13, 1),
    )


def test_paragraphs_stand_without_the_space_around_them() -> None:
    assert document(TEXT, ROWS).paragraphs == (Span(0, 33), Span(35, 58))


def test_entities_are_joined_from_their_tags() -> None:
    assert document(TEXT, ROWS).entities == (
        Entity("PER", Span(0, 9), 0, 2),
        Entity("ORG", Span(16, 25), 4, 6),
        Entity("PER", Span(35, 39), 8, 9),
        Entity("LOC", Span(52, 57), 11, 12),
    )


def test_neighbouring_names_stay_apart() -> None:
    rows = "Ruiz/_/NNP/0/root/B-PER Pell/_/NNP/1/dep/B-PER Bay/_/NNP/1/dep/I-ORG"
    assert [entity.type for entity in document("Ruiz Pell Bay", rows).entities] == [
        "PER",
        "PER",
        "ORG",
    ]


def test_children_are_the_dependents_in_order() -> None:
    found = document(TEXT, ROWS)
    assert found.children[2] == (0, 3)
    assert found.children[9] == (8, 11, 12)
    assert found.children[11] == (10,)


def test_the_tokens_of_a_sentence() -> None:
    found = document(TEXT, ROWS)
    assert [token.text for token in found.of(found.sentences[1])] == [
        "Bay",
        "Lines",
        "stayed",
        ".",
    ]


def test_nothing_makes_an_empty_document() -> None:
    empty = assemble(Article(text=""), (), "by hand")
    assert (empty.sentences, empty.paragraphs, empty.entities) == ((), (), ())

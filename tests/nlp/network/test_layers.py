"""The layers: what stands beside a sequence never changes what comes of it."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Article
from auditor.nlp import load_parser
from auditor.nlp.network import NetworkParser
from auditor.nlp.network.entities import best_path, consistent
from auditor.nlp.network.linear import Linear
from auditor.nlp.network.lstm import Layout
from auditor.nlp.network.words import TOGETHER, stretches
from auditor.nlp.pieces import MOST_TOKENS
from tests.nlp.texts import TEXTS


@pytest.fixture(scope="module")
def network() -> NetworkParser:
    """The parser that ships."""
    loaded = load_parser()
    assert isinstance(loaded, NetworkParser)
    return loaded


def test_articles_are_parsed_alike_alone_and_together(network: NetworkParser) -> None:
    articles = [Article(text) for text in ("", *TEXTS.values(), "Yes.", "\n\n")]
    together = network.parse_all(articles)
    assert together == [network.parse(article) for article in articles]
    assert network.parse_all(articles[::-1]) == together[::-1]


def test_no_articles_make_no_documents(network: NetworkParser) -> None:
    assert network.parse_all([]) == []


@settings(max_examples=30)
@given(rows=st.integers(1, 70), outputs=st.integers(1, 130), inputs=st.sampled_from([3, 64, 150]))
def test_a_row_alone_gives_what_it_gives_among_others(rows: int, outputs: int, inputs: int) -> None:
    random = np.random.default_rng(rows)
    weight = random.standard_normal((inputs, outputs)).astype(np.float32)
    linear = Linear(weight, random.standard_normal(outputs).astype(np.float32))
    some = random.standard_normal((rows, inputs)).astype(np.float32)
    together = linear(some)
    assert together.shape == (rows, outputs)
    for number, row in enumerate(some):
        assert np.array_equal(linear(row[None])[0], together[number])


def test_a_text_of_many_words_is_parsed_in_stretches(network: NetworkParser) -> None:
    said = "The pier will open in May, Ines Halloran said. "
    many = TOGETHER // len(network.parse(Article(said)).tokens) + 2
    tokens = network.parse(Article("\n\n".join([said] * many))).tokens
    own = len(tokens) // many
    assert len(tokens) > TOGETHER
    assert all(
        (one.text, one.head - one.index, one.deprel) == (two.text, two.head - two.index, two.deprel)
        for one, two in zip(tokens, tokens[own:], strict=False)
        if one.head >= 0
    )


def test_a_sentence_without_an_end_is_cut(network: NetworkParser) -> None:
    document = network.parse(Article("See " + "p. 12, " * MOST_TOKENS + "she said."))
    assert max(each.last - each.first for each in document.sentences) <= MOST_TOKENS
    heads = [
        document.tokens[n].head for each in document.sentences for n in range(each.first, each.last)
    ]
    assert heads.count(-1) == len(document.sentences)


LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=12).map(np.array)


@given(lengths=LENGTHS)
def test_a_layout_holds_each_place_once(lengths: np.ndarray) -> None:
    layout = Layout(lengths)
    assert sorted(layout.rows.tolist()) == list(range(int(lengths.sum())))
    assert layout.mirror[layout.mirror].tolist() == list(range(len(layout)))
    sequence = np.repeat(np.arange(len(lengths)), lengths)
    for position, row in enumerate(layout.rows.tolist()):
        number = sequence[row]
        mirrored = 2 * layout.firsts[number] + lengths[number] - 1 - row
        assert layout.rows[layout.mirror[position]] == mirrored
    assert layout.rows[layout.lasts].tolist() == (layout.firsts + lengths - 1).tolist()


@given(lengths=st.lists(st.integers(1, 2 * TOGETHER), max_size=9).map(np.array))
def test_stretches_hold_each_sentence_once(lengths: np.ndarray) -> None:
    found = list(stretches(lengths))
    assert [n for each in found for n in range(each.start, each.stop)] == list(range(len(lengths)))
    assert all(each.stop - each.start == 1 or lengths[each].sum() <= TOGETHER for each in found)


@given(
    lengths=st.lists(st.integers(1, 4), min_size=1, max_size=4).map(np.array), seed=st.integers(0)
)
def test_the_best_path_is_no_worse_than_any(lengths: np.ndarray, seed: int) -> None:
    random = np.random.default_rng(seed)
    tags = 3
    scores = random.standard_normal((int(lengths.sum()), tags)).astype(np.float32)
    transitions = random.standard_normal((tags, tags)).astype(np.float32)
    layout = Layout(lengths)
    found = np.empty(len(scores), int)
    found[layout.rows] = best_path(scores[layout.rows], transitions, layout)
    for first, length in zip(layout.firsts, lengths, strict=True):
        own = scores[first : first + length]
        paths = product(range(tags), repeat=int(length))
        best = max(paths, key=lambda path: worth(own, transitions, path))
        assert tuple(found[first : first + length].tolist()) == best


def worth(scores: np.ndarray, transitions: np.ndarray, path: tuple[int, ...]) -> float:
    """The score of one path of tags."""
    steps = sum(float(transitions[a, b]) for a, b in pairwise(path))
    return steps + sum(float(scores[place, tag]) for place, tag in enumerate(path))


@pytest.mark.parametrize(
    ("tags", "mended"),
    [
        (["B-PER", "E-PER", "O"], ["B-PER", "E-PER", "O"]),
        (["B-PER", "O"], ["S-PER", "O"]),
        (["O", "E-ORG"], ["O", "S-ORG"]),
        (["I-PER", "E-PER"], ["B-PER", "E-PER"]),
        (["B-PER", "I-PER"], ["B-PER", "E-PER"]),
        (["O", "I-PER", "O"], ["O", "S-PER", "O"]),
        (["B-PER", "E-ORG"], ["S-PER", "S-ORG"]),
    ],
)
def test_entities_are_begun_and_ended(tags: list[str], mended: list[str]) -> None:
    assert consistent(tags) == mended

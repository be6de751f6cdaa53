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
from auditor.nlp.network.lstm import Layout, Lstm
from auditor.nlp.network.weights import Weights
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


# Inputs and outputs, as the pack's linear layers have them.
LINEARS = ((101, 5151), (128, 2), (150, 304), (256, 17), (304, 200), (512, 400), (512, 512))


@settings(max_examples=30)
@given(rows=st.sampled_from([1, 2, 3, 9, 70, 500]), shape=st.sampled_from(LINEARS))
def test_a_row_alone_gives_what_it_gives_among_others(rows: int, shape: tuple[int, int]) -> None:
    random = np.random.default_rng(rows)
    weight = random.standard_normal(shape).astype(np.float32)
    linear = Linear(weight, random.standard_normal(shape[1]).astype(np.float32))
    some = random.standard_normal((rows, shape[0])).astype(np.float32)
    together = linear(some)
    assert together.shape == (rows, shape[1])
    for number in {0, rows // 2, rows - 1}:
        assert np.array_equal(linear(some[[number]])[0], together[number])


@pytest.mark.parametrize(
    ("inputs", "size"), [(40, 80), (50, 100), (150, 128), (304, 152), (512, 256)]
)
def test_a_sequence_alone_gives_what_it_gives_among_others(inputs: int, size: int) -> None:
    random = np.random.default_rng(size)
    shapes = {"weight_ih": (4 * size, inputs), "weight_hh": (4 * size, size)}
    shapes |= {"bias_ih": (4 * size,), "bias_hh": (4 * size,)}
    arrays = {
        f"model/lstm.{name}_l0{end}": (random.standard_normal(shape) / 9).astype(np.float16)
        for name, shape in shapes.items()
        for end in ("", "_reverse")
    }
    lstm = Lstm(Weights(arrays, "model"), "lstm")
    lengths = np.array([1, 25, 2, 7, 60, 3, *[20] * 120])
    rows = random.standard_normal((int(lengths.sum()), inputs)).astype(np.float32)
    among = states(lstm, rows, lengths)
    firsts = np.cumsum(lengths) - lengths
    for first, length in zip(firsts[:7], lengths[:7], strict=True):
        own = slice(first, first + length)
        assert np.array_equal(states(lstm, rows[own], np.array([length])), among[:, own])


def states(lstm: Lstm, rows: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The hidden states of both directions, in the order of the rows."""
    layout = Layout(lengths)
    hidden = lstm.run(lstm.gates_of(rows[layout.rows], layout), layout)
    found = np.empty_like(hidden)
    found[0][layout.rows] = hidden[0]
    found[1][layout.rows] = hidden[1][layout.mirror]
    return found


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

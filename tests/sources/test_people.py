"""How many people a noun phrase is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import People
from auditor.sources.people import count_people, ordinal, together
from tests.documents import document
from tests.sources.speeches import LEXICONS

# The tag decides nothing here but whether the last word is a plural.
PHRASES = {
    "two people": People(2, 2),
    "several people": People(3, None),
    "people": People(2, None),
    "a person": People(1, 1),
    "another person": People(1, 1),
    "half a dozen officials": People(6, 6),
    "more than a dozen employees": People(13, None),
    "at least three officials": People(3, None),
    "nearly ten clerks": People(2, 10),
    "about 40 villagers": People(2, None),
    "twenty-two sailors": People(22, 22),
    "dozens of drivers": People(24, None),
    "1,200 voters": People(1200, 1200),
    "the 2016 investigators": People(2, None),
    "a couple": People(2, 2),
    "three-quarters of voters": People(2, None),
    "sixty percent of voters": People(2, None),
}


@pytest.mark.parametrize(("words", "people"), PHRASES.items())
def test_people_of_a_phrase(words: str, people: People) -> None:
    rows = " ".join(f"{word}/_/NN/0/root" for word in words.split())
    tokens = document(words, rows).tokens
    plural = words.endswith(("s", "people"))
    assert count_people(tokens, plural=plural, numbers=LEXICONS["numbers"]) == people


def test_a_year_is_no_number_of_people() -> None:
    tokens = document("2014 studies", "2014/_/CD/2/nummod studies/study/NNS/0/root").tokens
    assert count_people(tokens, plural=True, numbers=LEXICONS["numbers"]).max is None


def test_an_ordinal_is_told_from_a_number() -> None:
    for words, number in {"the first official": 1, "a third person": 3, "two people": 0}.items():
        assert ordinal(words.split(), LEXICONS["numbers"]) == number


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=6))
def test_people_together_are_the_sum(bounds: list[tuple[int, int | None]]) -> None:
    found = together(People(least, most) for least, most in bounds)
    known = [most for _, most in bounds if most is not None]
    assert found.min == sum(least for least, _ in bounds)
    assert found.max == (sum(known) if len(known) == len(bounds) else None)

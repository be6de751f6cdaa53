"""What sort of thing a mention stands for, by the word lists."""

import msgspec

from auditor.sources.extent import reader
from auditor.sources.mentions import Mention, read_mention
from auditor.sources.nature import listed_nature, listed_nouns
from tests.documents import document
from tests.sources.speeches import LEXICONS


def mention(words: str) -> Mention:
    """The mention in a phrase that ends with its noun."""
    text = words.split()
    rows = " ".join([*(f"{word}/_/JJ/0/amod" for word in text[:-1]), f"{text[-1]}/_/NN/0/root"])
    found = read_mention(reader(document(words, rows), (), LEXICONS), 0, len(text))
    assert found is not None
    return found


NATURES = {
    "a nurse": "person",
    "the white paper": "document",
    "the port authority": "organization",
    "the crowd": "people",
    "the lantern": None,
}


def test_a_noun_or_two_words_of_a_list_tell_the_nature() -> None:
    assert {words: listed_nature(mention(words), LEXICONS) for words in NATURES} == NATURES


def test_only_a_listed_noun_can_have_a_nature() -> None:
    blank = mention("the lantern")
    for groups in (LEXICONS["roles"], LEXICONS["documents"], LEXICONS["organizations"]):
        for words in frozenset().union(*groups.values()):
            *before, noun = words.split()
            told = msgspec.structs.replace(blank, noun=noun, modifiers=tuple(before), owned=True)
            assert listed_nature(told, LEXICONS) is None or noun in listed_nouns(LEXICONS)

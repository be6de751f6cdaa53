"""Phrases of a word list found among tokens."""

from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Token
from auditor.nlp.phrases import (
    PhraseMatch,
    find_phrases,
    phrase_at,
    phrase_from,
    phrases_between,
    phrases_of,
)
from tests.documents import document


def tokens(words: str, *, lemmas: str = "") -> tuple[Token, ...]:
    pairs = zip(words.split(), (lemmas or words.lower()).split(), strict=True)
    return document(words, " ".join(f"{word}/{lemma}/NN/0/root" for word, lemma in pairs)).tokens


def test_a_phrase_matches_by_text_or_by_lemma() -> None:
    asked = tokens("She asked not to be named", lemmas="she ask not to be name")
    assert find_phrases(asked, frozenset({"ask not to be"})) == (
        PhraseMatch(1, 5, "ask not to be"),
    )


def test_the_longest_phrase_wins_and_none_overlap() -> None:
    found = find_phrases(
        tokens("close to the close to"), frozenset({"close", "close to", "to the"})
    )
    assert [(match.first, match.last) for match in found] == [(0, 2), (3, 5)]


def test_a_star_stands_for_up_to_three_words() -> None:
    gap = frozenset({"not * reply"})
    assert find_phrases(tokens("not reply"), gap)
    assert find_phrases(tokens("not a b c reply"), gap)
    assert not find_phrases(tokens("not a b c d reply"), gap)


def test_contracted_not_and_curly_apostrophes_are_plain() -> None:
    assert find_phrases(tokens("did n’t reply"), frozenset({"not reply"}))


def test_a_hyphenated_word_matches_split_or_whole() -> None:
    for words in ("first-hand knowledge", "first - hand knowledge"):
        assert phrase_at(tokens(words), 0, frozenset({"first-hand knowledge"}))


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=12))
def test_matches_are_in_order_inside_and_apart(words: list[str]) -> None:
    found = find_phrases(tokens(" ".join(words)), frozenset({"a b", "b", "a * c"}))
    edges = [edge for match in found for edge in (match.first, match.last)]
    assert edges == sorted(edges)
    assert all(0 <= match.first < match.last <= len(words) for match in found)


def test_brackets_hold_alternatives_and_an_empty_one_leaves_out() -> None:
    phrase = "(ask|would like) * (not to|to not) be (publicly|) named"
    for words in ("ask not to be named", "would like if possible to not be publicly named"):
        found = phrase_at(tokens(words), 0, frozenset({phrase}))
        assert found == PhraseMatch(0, len(words.split()), phrase)
    assert not phrase_at(tokens("would ask to be named"), 0, frozenset({phrase}))


def test_a_phrase_that_begins_with_what_may_be_left_out() -> None:
    briefed = frozenset({"(who be|) briefed on"})
    assert phrase_at(tokens("briefed on"), 0, briefed)
    assert phrase_at(tokens("who be briefed on"), 0, briefed)


def test_a_star_is_as_short_as_it_can_be() -> None:
    found = find_phrases(tokens("a x b x b"), frozenset({"a * b"}))
    assert [(match.first, match.last) for match in found] == [(0, 3)]


def test_of_phrases_that_end_together_the_last_in_the_alphabet_is_told() -> None:
    found = find_phrases(tokens("a b"), frozenset({"a b", "a *  b", "(a|c) b"}))
    assert found == (PhraseMatch(0, 2, "a b"),)


STORY = "Ruiz did not reply. Not reply to Ruiz"
ROWS = """
    Ruiz/_/NNP/0/root did/do/VBD/4/aux not/not/RB/4/advmod reply/_/VB/1/dep ./././1/punct

    Not/not/RB/2/advmod reply/_/VB/0/root to/_/IN/4/case Ruiz/_/NNP/2/obl
"""


def test_in_a_document_a_phrase_stands_in_one_sentence_unless_it_may_go_across() -> None:
    story = document(STORY, ROWS)
    phrases = frozenset({"not reply", "reply * reply", "do not"})
    assert phrases_of(story, phrases) == (
        PhraseMatch(1, 3, "do not"),
        PhraseMatch(5, 7, "not reply"),
    )
    across = frozenset({"reply * reply"})
    assert phrases_of(story, across) == ()
    assert phrases_of(story, across, across=True) == (PhraseMatch(3, 7, "reply * reply"),)
    assert find_phrases(story.tokens, across) == (PhraseMatch(3, 7, "reply * reply"),)


def test_among_the_tokens_of_a_document_a_phrase_ends_where_they_end() -> None:
    story = document(STORY, ROWS)
    phrases = frozenset({"not reply", "do not"})
    assert phrases_between(story, 2, 4, phrases) == (PhraseMatch(2, 4, "not reply"),)
    assert phrases_between(story, 2, 3, phrases) == phrases_between(story, 4, 4, phrases) == ()
    assert phrase_from(story, 2, phrases) == PhraseMatch(2, 4, "not reply")
    assert phrase_from(story, 3, phrases) is phrase_from(story, 9, phrases) is None


def test_a_phrase_may_have_to_end_before_a_token() -> None:
    story = document(STORY, ROWS)
    assert phrase_from(story, 2, frozenset({"not reply"}), 4) == PhraseMatch(2, 4, "not reply")
    assert phrase_from(story, 2, frozenset({"not reply"}), 3) is None


SENTENCES = st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=8), max_size=4)


@given(SENTENCES.filter(bool))
def test_of_a_document_as_of_each_of_its_sentences(sentences: list[list[str]]) -> None:
    phrases = frozenset({"a b", "(a|) c", "b * (a|c)", "(c|b a) * b", "d", "d * d a"})
    text = " ".join(word for sentence in sentences for word in sentence)
    rows = "\n".join(" ".join(f"{word}/_/NN/0/root" for word in each) for each in sentences)
    whole = document(text, rows)
    apart = (find_phrases(whole.of(sentence), phrases) for sentence in whole.sentences)
    assert phrases_of(whole, phrases) == tuple(match for found in apart for match in found)

"""Quotations on the page: marks without a partner, altered words, plain fragments, scare quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.detectors.quotes import (
    altered_quotations,
    distancing_quotations,
    ordinary_fragments,
    quotation_styles,
    quoted_share_beyond,
    unpaired_marks,
)
from auditor.engine import Engine
from auditor.model import Article, Document, Span, Subjects
from auditor.nlp.assemble import assemble
from auditor.read import article_from_text


def unparsed(text: str) -> Subjects:
    """The subjects of a text that nobody parsed: marks are found without."""
    document: Document = assemble(Article(text=text), (), "none")
    return Subjects(document, (), (), (), ())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“It is safe,” he said.", []),
        ("“It is safe, he said.", [0]),
        ("It is safe,” he said.", [11]),
        ('It was "safe, he said. So it was.', [7]),
        ("“It is safe. It will hold for years.\n\n“It is new,” he said.", []),
        ("“It is safe. It will hold for years.\n\nIt is new,” he said.", []),
        ("“It is safe. It will hold for years.\n\nIt is new, he said.", [0]),
        ("“It is safe. It will hold for years.\n“It is new,” he said.\n\nEnd.", []),
        ("“It was ‘safe,’” he said. ’Twas the workers’ pier.", []),
        ("The rail is 6'3\" high.", []),
        ('See <a href="x" title="y>this</a> there.', []),
        ("“It was “safe,” he said, and left the pier.", [0]),
        ('"It was “safe” and “new,”" he said.', []),
    ],
)
def test_marks_without_a_partner(text: str, places: list[int]) -> None:
    assert [place.span and place.span.start for place in unpaired_marks(unparsed(text))] == places


@given(st.lists(st.sampled_from(["“a pier”", '"a pier"', "«a pier»", "a pier"]), max_size=6))
def test_pairs_are_never_found(pieces: list[str]) -> None:
    assert not list(unpaired_marks(unparsed(" and ".join(pieces))))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("“[The board] knew,” she said.", ["[The board]"]),
        ("“They knew … all,” she said.", ["…"]),
        ("“They [all] knew. ... So it was,” she said.", ["[all], …"]),
        ("“They knew…” she said.", []),
        ("“They knowed [sic],” she said.", []),
        ("They [the board] knew … all, she said.", []),
    ],
)
def test_altered_words(text: str, about: list[str]) -> None:
    found = altered_quotations(unparsed(text), comments=frozenset({"sic"}))
    assert [place.about for place in found] == about


def test_a_house_may_allow_what_another_forbids() -> None:
    subjects = unparsed("“[They] knew … all,” she said.")
    (place,) = altered_quotations(subjects, ellipses=False)
    assert (place.span, place.about) == (Span(0, 20), "[They]")
    (place,) = altered_quotations(subjects, brackets=False)
    assert place.about == "…"
    assert not list(altered_quotations(subjects, brackets=False, ellipses=False))


def test_plain_words_of_what_somebody_says(engine: Engine) -> None:
    text = "Wynn said she was “sad.”\n\nOrr said it was “horrid.”\n\n“Sad,” Ana Brito said."
    subjects = engine.examine(article_from_text(text))
    both = frozenset({"sad", "horrid"})
    assert len(list(ordinary_fragments(subjects, ordinary=both))) == 2
    assert not list(ordinary_fragments(subjects, ordinary=both, words=0))
    (place,) = ordinary_fragments(subjects, ordinary=frozenset({"sad"}))
    assert place.span == Span(18, 24)


def test_a_word_set_at_a_distance(engine: Engine) -> None:
    the = frozenset({"the"})
    text = "The “reform” cut pay. A “trust” was set up. The “green” pier opened. The “Sun” sank."
    subjects = engine.examine(article_from_text(text))
    assert [place.span for place in distancing_quotations(subjects, before=the)] == [Span(4, 12)]


def test_the_style_of_most_is_the_articles_own() -> None:
    (place,) = quotation_styles(unparsed("“It sank,” he said. “Fast,” he said. 'Now,' he said."))
    assert (place.span, place.about) == (Span(37, 43), "“ 2, others 1")
    assert not list(quotation_styles(unparsed("“It ‘sank,’” he said.\n\n‘Below’\n\nEnd.")))


@pytest.mark.parametrize(("most", "beyond"), [(0.4, True), (0.6, False)])
def test_the_share_of_quoted_words(most: float, beyond: bool) -> None:
    subjects = unparsed("“One two three four,” he said so.")
    article = subjects.document.article
    assert quoted_share_beyond(article, subjects, most=most, words=5) is beyond
    assert not quoted_share_beyond(article, subjects, most=most, words=50)

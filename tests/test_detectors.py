"""Detectors: what they see near an attribution, and what they tell the loader of themselves."""

import msgspec
import pytest

from auditor.detectors import (
    find_detector,
    names,
    no_named_source_near,
    no_source_near,
    no_speaker_before,
    signature,
)
from auditor.model import (
    Article,
    Attribution,
    Document,
    Entity,
    Kind,
    Passage,
    People,
    Sentence,
    Source,
    Span,
    Subjects,
)

# Five sentences of ten characters each: "aaaaaaaaa." and so on.
TEXT = "".join(letter * 9 + "." for letter in "abcde")
SENTENCES = tuple(Sentence(n, Span(10 * n, 10 * n + 10), 0, 0, 0) for n in range(5))
DOCUMENT = Document(Article(TEXT), (), SENTENCES, (), (), ())


def attribution(name: str, sentence: int, *, credited: bool) -> Attribution:
    start = 10 * sentence
    return Attribution(
        id=name,
        mode="indirect",
        stance="statement",
        source=Passage("x", (Span(start, start + 1),)) if credited else None,
        cue=Passage("x", (Span(start + 1, start + 2),)),
        content=Passage("x", (Span(start + 3, start + 9),)),
        found_by="clause",
        line=1,
        source_id=name if credited else None,
    )


def source(name: str, kind: Kind) -> Source:
    return Source(name, name, kind, People(1, 1), (Span(0, 1),), (name,))


def subjects(other: Attribution, kind: Kind) -> Subjects:
    asked = attribution("a1", 1, credited=False)
    return Subjects(DOCUMENT, (asked, other), (source(other.id, kind),), (), ())


@pytest.mark.parametrize(
    ("sentence", "reach", "expected"),
    [(0, 1, True), (1, 1, False), (2, 1, False), (3, 1, True), (3, 2, False), (4, 9, False)],
)
def test_a_source_is_near_in_the_sentence_or_those_after(
    sentence: int, reach: int, expected: bool
) -> None:
    found = subjects(attribution("a2", sentence, credited=True), "unnamed_group")
    assert no_source_near(found.attributions[0], found, sentences=reach) is expected


def test_an_attribution_without_a_source_credits_nobody() -> None:
    found = subjects(attribution("a2", 1, credited=False), "none")
    assert no_source_near(found.attributions[0], found)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("named_person", False),
        ("named_organization", False),
        ("document", False),
        ("anonymous", True),
        ("unnamed_group", True),
    ],
)
def test_only_who_is_named_counts_as_named(kind: Kind, expected: bool) -> None:
    found = subjects(attribution("a2", 2, credited=True), kind)
    assert no_named_source_near(found.attributions[0], found) is expected


@pytest.mark.parametrize(
    ("quote", "person", "expected"),
    [(12, 0, False), (12, 10, False), (13, 10, False), (13, 0, True), (13, 14, True), (0, 5, True)],
)
def test_who_stands_before_a_quotation(quote: int, person: int, expected: bool) -> None:
    """Two paragraphs of twelve and eight characters."""
    document = Document(
        article=Article("a" * 12 + "\n" + "b" * 8),
        tokens=(),
        sentences=(),
        paragraphs=(Span(0, 12), Span(12, 21)) if quote == 12 else (Span(0, 9), Span(9, 21)),
        entities=(Entity("PER", Span(person, person + 1), 0, 1),),
        children=(),
    )
    asked = msgspec.structs.replace(
        attribution("a1", 0, credited=False), content=Passage("x", (Span(quote, quote + 5),))
    )
    found = Subjects(document, (asked,), (), (), ())
    assert no_speaker_before(asked, found) is expected


def test_a_detector_tells_its_subject_and_its_options() -> None:
    assert signature(no_source_near) == ("attribution", {"sentences": 1})


@pytest.mark.parametrize("name", names())
def test_every_name_leads_to_a_detector(name: str) -> None:
    subject, _ = signature(find_detector(name))
    assert subject in ("attribution", "source", "response", "article", "phrase")


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        find_detector("nobody")

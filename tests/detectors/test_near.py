"""Detectors: what they see near an attribution, and what they tell the loader of themselves."""

import msgspec
import pytest

from auditor.detectors import Signature, find_detector, names, signature
from auditor.detectors.attribution import no_example_near
from auditor.detectors.near import no_source_near, nobody_on_stage
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
    Stance,
    Subjects,
    Token,
)
from auditor.text import paragraphs

# Five sentences of ten characters each: "aaaaaaaaa." and so on.
TEXT = "".join(letter * 9 + "." for letter in "abcde")
SENTENCES = tuple(Sentence(n, Span(10 * n, 10 * n + 10), 0, 0, 0) for n in range(5))
DOCUMENT = Document(Article(TEXT), (), SENTENCES, (Span(0, len(TEXT)),), (), ())


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


@pytest.mark.parametrize(
    ("judged", "near", "expected"),
    [("belief", "belief", False), ("belief", "intention", True), ("statement", "belief", True)],
)
def test_what_is_not_counted_credits_its_own_stance_only(
    judged: Stance, near: Stance, expected: bool
) -> None:
    other = msgspec.structs.replace(attribution("a2", 1, credited=True), stance=near, counted=False)
    found = subjects(other, "named_person")
    asked = msgspec.structs.replace(found.attributions[0], stance=judged)
    assert no_source_near(asked, found) is expected
    assert no_example_near(asked, found) is expected


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
    assert no_example_near(found.attributions[0], found) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It was chaos.” The market reopened.", True),
        ("The market burned. “It was chaos.”", True),
        ("The market burned.\n\n“It was chaos.”\n\nFERRO left.", True),
        ("FERRO left.\n\nThe market burned.\n\n“It was chaos.”", True),
        ("FERRO shook his head. “It was chaos.”", False),
        ("FERRO shook his head.\n\n“It was chaos.”", False),
        ("FERRO left.\n\nThe market burned. “It was chaos.”", True),
        ("The notice read “It was chaos.”", False),
        ("“It was chaos,” and then some.", False),
        ("“It was chaos.” — a trader", False),
        ("“We ran.”\n\n“It was chaos.”", True),
    ],
)
def test_who_is_on_stage_before_a_quotation(text: str, expected: bool) -> None:
    """A name in capitals is an entity here."""
    start = text.index("“It")
    end = text.index("”", start) + 1
    person = Entity("PER", Span(text.find("FERRO"), text.find("FERRO") + 5), 0, 1)
    document = Document(
        article=Article(text),
        tokens=(),
        sentences=(),
        paragraphs=paragraphs(text),
        entities=(person,) if "FERRO" in text else (),
        children=(),
    )
    asked = msgspec.structs.replace(
        attribution("a1", 0, credited=False), content=Passage("x", (Span(start, end),))
    )
    assert nobody_on_stage(asked, Subjects(document, (asked,), (), (), ())) is expected


@pytest.mark.parametrize(
    ("upos", "deprel", "feats", "expected"),
    [
        ("PROPN", "nsubj", "Number=Sing", False),
        ("PRON", "nsubj", "Gender=Fem|Number=Sing|Person=3|PronType=Prs", False),
        ("PRON", "nsubj", "Gender=Neut|Number=Sing|Person=3|PronType=Prs", True),
        ("PRON", "nsubj", "PronType=Rel", True),
        ("PROPN", "obl", "Number=Sing", True),
        ("NOUN", "nsubj", "Number=Sing", True),
    ],
)
def test_who_acts_in_the_sentence_before_is_on_stage(
    upos: str, deprel: str, feats: str, expected: bool
) -> None:
    text = "X shrugged. “It was chaos.”"
    token = Token(0, Span(0, 1), "X", "x", upos, "", feats, 1, deprel, 0)
    document = Document(Article(text), (token,), (), paragraphs(text), (), ())
    asked = msgspec.structs.replace(
        attribution("a1", 0, credited=False), content=Passage("x", (Span(12, 27),))
    )
    assert nobody_on_stage(asked, Subjects(document, (asked,), (), (), ())) is expected


def test_whoever_is_quoted_before_goes_on_speaking() -> None:
    text = "“We ran,” a trader said.\n\n“It was chaos.”"
    document = Document(Article(text), (), (), paragraphs(text), (), ())
    before = msgspec.structs.replace(
        attribution("a1", 1, credited=True), content=Passage("x", (Span(0, 9),))
    )
    asked = msgspec.structs.replace(
        attribution("a2", 0, credited=False), content=Passage("x", (Span(26, 41),))
    )
    assert not nobody_on_stage(asked, Subjects(document, (before, asked), (), (), ()))
    assert nobody_on_stage(asked, Subjects(document, (asked,), (), (), ()))


def test_a_detector_tells_its_subject_and_its_options() -> None:
    assert signature(no_source_near) == Signature("attribution", {"sentences": 1, "before": 0}, ())


def test_a_finder_judges_phrases_and_may_need_word_lists() -> None:
    def places(subjects: Subjects, *, most: int = 3, words: frozenset[str] = frozenset()) -> None:
        """A finder."""

    assert signature(places) == Signature("phrase", {"most": 3}, ("words",))


@pytest.mark.parametrize("name", names())
def test_every_name_leads_to_a_detector(name: str) -> None:
    assert signature(find_detector(name)).subject in (
        "attribution",
        "source",
        "response",
        "article",
        "phrase",
    )


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        find_detector("nobody")


def test_a_source_in_the_next_paragraph_is_not_near() -> None:
    sentences = tuple(
        msgspec.structs.replace(each, paragraph=int(each.index > 1)) for each in SENTENCES
    )
    blocks = (Span(0, 20), Span(20, 50))
    document = msgspec.structs.replace(DOCUMENT, sentences=sentences, paragraphs=blocks)
    asked, other = attribution("a1", 1, credited=False), attribution("a2", 2, credited=True)
    parted = Subjects(document, (asked, other), (source("a2", "named_person"),), (), ())
    assert no_source_near(asked, parted, sentences=1)

"""Who the sources are, against labels: kinds, names, anonymity, responses, with exact numbers."""
# A parsed sentence is one line, as tests/documents.py reads it.
# ruff: noqa: E501

from __future__ import annotations

import json

import msgspec
import pytest

from auditor.evaluate.compare import compare
from auditor.evaluate.confusion import KINDS
from auditor.evaluate.figures import Figures, Roles
from auditor.evaluate.labels import AnonymityLabel, Identity, Labels, ResponseLabel
from auditor.evaluate.places import Place
from auditor.evaluate.sources import Share, SourceEvaluation
from auditor.evaluate.summary import as_dict, summarise
from auditor.lexicon import load_lexicons
from auditor.model import (
    Anonymity,
    Attribution,
    Kind,
    People,
    Reason,
    Response,
    Source,
    Span,
    Subjects,
)
from auditor.text import passage
from tests.documents import document

DOCUMENT = document(
    "Ana Brito said it holds. She said it pays. Her aide said it sank.\n"
    "A source close to the talks said it leaks. The mayor said no. The Harbour Post asked Bo Lindt, who did not reply.",
    """
    Ana/_/NNP/3/nsubj Brito/_/NNP/1/flat said/say/VBD/0/root it/_/PRP/5/nsubj holds/hold/VBZ/3/ccomp ./_/./3/punct
    She/_/PRP/2/nsubj said/say/VBD/0/root it/_/PRP/4/nsubj pays/pay/VBZ/2/ccomp ./_/./2/punct
    Her/_/PRP$/2/nmod aide/_/NN/3/nsubj said/say/VBD/0/root it/_/PRP/5/nsubj sank/sink/VBD/3/ccomp ./_/./3/punct
    A/_/DT/2/det source/_/NN/7/nsubj close/_/JJ/2/amod to/_/IN/6/case the/_/DT/6/det talks/talk/NNS/3/obl said/say/VBD/0/root it/_/PRP/9/nsubj leaks/leak/VBZ/7/ccomp ./_/./7/punct
    The/_/DT/2/det mayor/_/NN/3/nsubj said/say/VBD/0/root no/_/UH/3/obj ./_/./3/punct
    The/_/DT/3/det Harbour/_/NNP/3/compound Post/_/NNP/4/nsubj asked/ask/VBD/0/root Bo/_/NNP/4/obj Lindt/_/NNP/5/flat ,/_/,/5/punct who/_/WP/11/nsubj did/do/VBD:AUX/11/aux not/_/RB:PART/11/advmod reply/_/VB/5/acl ./_/./4/punct
    """,
)
TEXT = DOCUMENT.article.text
LEXICONS = load_lexicons()


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


# Who, in what words, and the source that the audit has for them.
SAID = (
    ("Ana Brito", "said it holds", "s1"),
    ("She", "said it pays", "s2"),
    ("Her aide", "said it sank", None),
    ("A source close to the talks", "said it leaks", "s3"),
    ("The mayor", "said no", "s1"),
)


def roles(source: str, said: str) -> Roles:
    whole, cue = at(said), said.index(" ")
    content = Span(whole.start + cue + 1, whole.end)
    return Roles((at(source),), (Span(whole.start, whole.start + cue),), (content,))


def attribution(number: int, source: str, said: str, source_id: str | None) -> Attribution:
    spans = roles(source, said)
    return Attribution(
        id=f"a{number}",
        mode="indirect",
        stance="statement",
        source=passage(TEXT, spans.source),
        cue=passage(TEXT, spans.cue),
        content=passage(TEXT, spans.content),
        found_by="clause",
        line=1,
        source_id=source_id,
        link_reason="named",
        link_confidence=0.8,
    )


def source(number: int, label: str, kind: Kind, *mentions: str, reason: str = "") -> Source:
    why = Reason(reason, Span(0, 1), "security") if reason else None
    return Source(
        id=f"s{number}",
        label=label,
        kind=kind,
        people=People(1, 1),
        mentions=tuple(map(at, mentions)),
        attributions=(),
        anonymity=Anonymity(disclosed=False, reason=why) if kind == "anonymous" else None,
        because="its words",
    )


def response(party: str, words: str) -> Response:
    return Response(
        "r1", party, None, "no_reply", immediate=False, span=at(words), text=words, line=2
    )


ATTRIBUTIONS = tuple(attribution(number, *said) for number, said in enumerate(SAID, 1))
SOURCES = (
    source(1, "Ana Brito", "named_person", "Ana Brito", "The mayor"),
    source(2, "Eva Brito", "named_person", "She"),
    source(3, "A source", "anonymous", "A source close to the talks", "Her aide", "Bo Lindt"),
)
SUBJECTS = Subjects(DOCUMENT, ATTRIBUTIONS, SOURCES, (response("who", "who did not reply"),), ())
LABELS = Labels(
    attributions=(
        roles("Ana Brito", "said it holds"),
        roles("She", "said it pays"),
        roles("Her aide", "said it sank"),
        roles("A source close to the talks", "said it leaks"),
        # The labels have another source here: paired, and not found.
        roles("The Harbour Post", "said no"),
    ),
    identities=(
        Identity("named_person", "Ana Brito"),
        Identity("named_person", "Ana Brito"),
        Identity("unnamed_person", "her aide"),
        Identity("anonymous", "a source"),
        Identity("named_organization", "The Harbour Post"),
    ),
    anonymity=(
        AnonymityLabel(at("close to the talks"), at("A source"), None, reason_told=True),
        AnonymityLabel(at("The mayor")),
    ),
    responses=(
        ResponseLabel(at("Bo Lindt, who did not reply"), "Bo Lindt", "no_reply"),
        ResponseLabel(at("said no"), "the mayor", "declined"),
    ),
)


def evaluated(labels: Labels = LABELS, subjects: Subjects = SUBJECTS) -> SourceEvaluation:
    sources = summarise([compare(subjects, labels, LEXICONS)]).sources
    assert sources
    return sources


def test_kinds_are_shares_of_what_was_found_and_of_all_that_was_paired() -> None:
    evaluation = evaluated()
    assert evaluation.labelled == 5
    assert evaluation.kinds == {"found": Share(3, 4), "paired": Share(3, 5)}


def test_the_matrix_has_labelled_kinds_outside_and_found_ones_inside() -> None:
    matrix = evaluated().matrix
    assert list(matrix) == list(matrix["none"]) == list(KINDS)
    filled = {(gold, kind): n for gold, row in matrix.items() for kind, n in row.items() if n}
    assert filled == {
        ("named_person", "named_person"): 2,
        ("unnamed_person", "none"): 1,
        ("anonymous", "anonymous"): 1,
    }


def test_each_kind_has_its_figures() -> None:
    by_kind = evaluated().by_kind
    assert by_kind["named_person"] == Figures(2, 2, 2, 2)
    assert by_kind["unnamed_person"] == Figures(0, 0, 0, 1)
    assert by_kind["none"] == Figures(0, 1, 0, 0)


def test_names_are_compared_where_a_named_source_is_labelled() -> None:
    assert evaluated().names == {
        "found": Share(1, 2),
        "paired": Share(1, 3),
        "named_person": Share(1, 2),
        "named_organization": Share(0, 0),
        "name": Share(1, 1),
        "description": Share(0, 0),
        "pronoun": Share(0, 1),
    }


def test_errors_tell_what_led_to_them() -> None:
    evaluation = evaluated()
    (kind,), (name,) = evaluation.wrong_kinds, evaluation.wrong_names
    assert (kind.gold_kind, kind.kind, kind.label) == ("unnamed_person", "none", None)
    assert (name.gold_name, name.label, name.source) == ("Ana Brito", "Eva Brito", "She")
    assert (name.because, name.link_reason, name.link_confidence) == ("its words", "named", 0.8)
    assert name.place == Place("", 1, "She said it pays.")


@pytest.mark.parametrize(
    ("words", "name", "kind", "mention"),
    [
        ("Ana Brito", "Ana Brito", "named_person", "name"),
        ("Ana Brito", "A.B.", "named_person", "name"),
        ("She", "Ana Brito", "named_person", "pronoun"),
        ("Her aide", "Ana Brito", "named_person", "description"),
        ("The mayor", "The Harbour Post", "named_organization", "description"),
        ("Her aide", "the aide Her", "unnamed_person", None),
    ],
)
def test_how_a_labelled_source_stands_there(
    words: str, name: str, kind: Kind, mention: str | None
) -> None:
    said = next(said for who, said, _ in SAID if who == words)
    labels = Labels((roles(words, said),), identities=(Identity(kind, name),))
    (found,) = evaluated(labels).identified
    assert found.mention == mention


def test_a_name_without_a_source_is_not_compared() -> None:
    bare = msgspec.structs.replace(LABELS.attributions[0], source=())
    labels = Labels((bare,), identities=(Identity("named_person", "Ana Brito"),))
    (found,) = evaluated(labels).identified
    assert (found.name_right, found.same_source) == (None, False)


def test_marks_are_found_missed_and_false() -> None:
    anonymity = evaluated().anonymity
    assert anonymity
    assert (anonymity.articles, anonymity.found, anonymity.false) == (1, Share(1, 2), 2)
    assert [(each.fate, each.text) for each in anonymity.every] == [
        ("found", "close to the talks"),
        ("missed", "The mayor"),
        ("false", "Her aide"),
        ("false", "Bo Lindt"),
    ]
    assert anonymity.details == {"reason": Share(1, 1)}


def test_a_mention_that_is_labelled_anonymous_is_not_false() -> None:
    identities = (*LABELS.identities[:2], Identity("anonymous"), *LABELS.identities[3:])
    anonymity = evaluated(msgspec.structs.replace(LABELS, identities=identities)).anonymity
    assert anonymity
    assert [each.text for each in anonymity.every if each.fate == "false"] == ["Bo Lindt"]


@pytest.mark.parametrize(
    ("told", "found", "right"),
    [("he fears for his life", "", False), ("he fears for his life", "out of fear", True)],
)
def test_a_reason_is_right_where_both_sides_have_one(told: str, found: str, right: bool) -> None:
    mark = AnonymityLabel(at("A source"), reason=told, reason_told=True)
    source_ = source(1, "A source", "anonymous", "A source close to the talks", reason=found)
    subjects = Subjects(DOCUMENT, (), (source_,), (), ())
    anonymity = evaluated(Labels((), anonymity=(mark,)), subjects).anonymity
    assert anonymity
    assert anonymity.details == {"reason": Share(int(right), 1)}


def test_responses_are_found_with_their_kind_and_missed() -> None:
    responses = evaluated().responses
    assert responses
    assert (responses.found, responses.false) == (Share(1, 2), 0)
    assert responses.details == {"kind": Share(1, 1), "party": Share(0, 1)}
    assert [(each.fate, each.gold, each.found) for each in responses.every] == [
        ("found", "no_reply, Bo Lindt", "no_reply, who"),
        ("missed", "declined, the mayor", None),
    ]


def test_responses_that_nobody_labelled_are_false() -> None:
    responses = evaluated(Labels((), responses=())).responses
    assert responses
    assert (responses.found, responses.false) == (Share(0, 0), 1)


def with_parties(*parties: str) -> tuple[Response, ...]:
    return tuple(response(party, "who did not reply") for party in parties)


@pytest.mark.parametrize(
    ("responses", "party", "right"),
    [
        (with_parties("Mr. Lindt"), "Mr. Lindt", True),
        (with_parties("Lindt"), "Bo Lindt", True),
        (with_parties("Eva Lindt"), "Bo Lindt", False),
        (with_parties("Lindt", "Brito"), "Ana Brito and Bo Lindt", True),
        (with_parties("Lindt", "Ode"), "Ana Brito and Bo Lindt", False),
    ],
)
def test_the_party_is_right_by_its_words(
    responses: tuple[Response, ...], party: str, right: bool
) -> None:
    subjects = msgspec.structs.replace(SUBJECTS, responses=responses)
    labels = Labels((), responses=(ResponseLabel(at("did not reply"), party),))
    found = evaluated(labels, subjects).responses
    assert found
    assert found.details == {"kind": Share(0, 0), "party": Share(int(right), 1)}


def test_the_party_is_right_by_its_source() -> None:
    linked = msgspec.structs.replace(response("who", "who did not reply"), source_id="s1")
    subjects = msgspec.structs.replace(SUBJECTS, responses=(linked,))
    labels = Labels((), responses=(ResponseLabel(at("did not reply"), "Ms. Ana Brito"),))
    found = evaluated(labels, subjects).responses
    assert found
    assert found.details["party"] == Share(1, 1)


def test_what_is_not_labelled_is_not_counted() -> None:
    labels = Labels(LABELS.attributions, identities=LABELS.identities)
    evaluation = evaluated(labels)
    assert (evaluation.anonymity, evaluation.responses) == (None, None)
    bare = summarise([compare(SUBJECTS, Labels(LABELS.attributions), LEXICONS)])
    assert bare.sources is None
    assert as_dict(bare)["sources"] is None


def test_plain_values_hold_counts_matrix_and_errors() -> None:
    case = compare(SUBJECTS, LABELS, LEXICONS)
    data = json.loads(json.dumps(as_dict(summarise([case, case]))))["sources"]
    assert data["kinds"]["found"] == {"share": 0.75, "right": 6, "of": 8}
    assert data["by_kind"]["named_person"]["f1"] == 1.0
    assert data["matrix"]["unnamed_person"]["none"] == 2
    assert data["names"]["pronoun"] == {"share": 0.0, "right": 0, "of": 2}
    assert (data["anonymity"]["recall"], data["anonymity"]["false"]) == (0.5, 4)
    assert data["responses"]["party"] == {"share": 0.0, "right": 0, "of": 2}
    assert len(data["responses"]["every"]) == 4
    assert [each["place"]["line"] for each in data["wrong_names"]] == [1, 1]

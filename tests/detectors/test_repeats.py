"""What is quoted twice, in the same words and in others; speakers who are named late."""

import pytest

from auditor.detectors.repeats import (
    repeated_quotations,
    retold_quotations,
    speaker_comes_late,
)
from auditor.engine import Engine
from auditor.model import Subjects
from auditor.read import article_from_text

CRACKS = "“The company hid the cracks in the northern pier for years,”"


def examined(engine: Engine, text: str) -> Subjects:
    return engine.examine(article_from_text(text))


def shown(subjects: Subjects, found: object) -> list[str]:
    text = subjects.document.article.text
    return [text[place.span.start : place.span.end] for place in found]  # type: ignore[attr-defined]


def test_the_same_words_twice(engine: Engine) -> None:
    subjects = examined(engine, f"{CRACKS} Ana Brito said. {CRACKS} she told the council.")
    (place,) = repeated_quotations(subjects)
    assert shown(subjects, [place]) == [CRACKS]
    assert [span.start for span in place.related] == [0]
    assert not list(repeated_quotations(subjects, words=12))


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("“For years the company had hidden the cracks in the northern pier,” Brito said.", True),
        ("“It paid the inspectors to look at the southern one,” Brito said.", False),
        ("“The company hid the cracks in the northern pier,” Brito said.", False),
        ("“For years the company had hidden the cracks in the northern pier,” Orr said.", False),
    ],
)
def test_other_words_for_the_same(engine: Engine, again: str, found: bool) -> None:
    subjects = examined(engine, f"{CRACKS} Ana Brito said on Monday. The pier is shut. {again}")
    places = list(retold_quotations(subjects))
    assert shown(subjects, places) == ([again.partition("”")[0] + "”"] if found else [])


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("“It failed. It cost more. Nobody came,” Marsh said.", True),
        ("“It failed. It cost more,” Marsh said.", False),
        ("Marsh said: “It failed. It cost more. Nobody came.”", False),
        ("Odile Marsh led it.\n\n“It failed. It cost more. Nobody came,” Marsh said.", False),
    ],
)
def test_a_speaker_who_comes_late(engine: Engine, text: str, late: bool) -> None:
    subjects = examined(engine, text)
    (direct,) = [a for a in subjects.attributions if a.mode == "direct"]
    assert speaker_comes_late(direct, subjects, sentences=2) is late

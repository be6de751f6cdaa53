"""What several rules ask of the whole article is made once, and kept with its subjects."""

import msgspec

from auditor.model import Article, Document, Subjects

DOCUMENT = Document(
    article=Article("The fog was thick."),
    tokens=(),
    sentences=(),
    paragraphs=(),
    entities=(),
    children=(),
)


def test_once_makes_a_value_for_each_that_is_asked() -> None:
    made: list[tuple[str, int]] = []

    def measured(subjects: Subjects, word: str, *, times: int = 1) -> int:
        made.append((word, times))
        return subjects.document.article.text.count(word) * times

    subjects = Subjects(DOCUMENT, (), (), (), ())
    assert [subjects.once(measured, "o"), subjects.once(measured, "o")] == [1, 1]
    assert [subjects.once(measured, "t"), subjects.once(measured, "t", times=3)] == [1, 3]
    assert made == [("o", 1), ("t", 1), ("t", 3)]


def test_other_subjects_have_their_own() -> None:
    def counted(subjects: Subjects) -> int:
        return len(subjects.suppressions) + len(subjects.document.article.text)

    subjects = Subjects(DOCUMENT, (), (), (), ())
    longer = msgspec.structs.replace(DOCUMENT, article=Article("The fog was thicker."))
    assert subjects.once(counted) == 18
    changed = msgspec.structs.replace(subjects, document=longer)
    assert (changed.once(counted), subjects.once(counted)) == (20, 18)
    assert subjects == Subjects(DOCUMENT, (), (), (), ())

"""Notes in front matter and beside the article: suppressions and declarations."""

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.model import Declaration, NotePlace, Suppression
from auditor.read import article_from_text, read_article

FRONT = """---
title: Ferry to stop
auditor:
  ignore:
    - rule: anonymity-no-reason
      reason: cleared by
        the desk
    - {rule: anonymity-bare-source}
  sources:
    - source: two officials
      approved_by: national editor
      editor_knows: true
      confirmations: 2
    - {source: an aide, editor_knows: "No"}
---
The ferry will stop, two officials said.
"""


def test_front_matter() -> None:
    article = article_from_text(FRONT, "n.md")
    assert article.title == "Ferry to stop"
    assert article.text == "The ferry will stop, two officials said."
    assert article.suppressions == (
        Suppression("anonymity-no-reason", "cleared by the desk", None, NotePlace(5, 7)),
        Suppression("anonymity-bare-source", None, None, NotePlace(8, 7)),
    )
    assert article.declarations == (
        Declaration("two officials", "national editor", True, 2, NotePlace(10, 7)),
        Declaration("an aide", None, False, None, NotePlace(14, 7)),
    )


def test_plain_text_has_no_front_matter() -> None:
    assert article_from_text(FRONT, "n.txt").declarations == ()


SIDECAR = """\
ignore:
  - {rule: anonymity-no-reason, reason: an old story}
sources:
  - source: a diplomat
    confirmations: 1
"""


@pytest.mark.parametrize("suffix", ["txt", "md", "wire"])
def test_a_sidecar_notes_the_same(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"ferry.{suffix}"
    path.write_text("The ferry will stop, a diplomat said.")
    (tmp_path / "ferry.auditor.yaml").write_text(SIDECAR)
    beside = (tmp_path / "ferry.auditor.yaml").as_posix()
    article = read_article(path)
    assert article.suppressions == (
        Suppression("anonymity-no-reason", "an old story", None, NotePlace(2, 5, beside)),
    )
    assert article.declarations == (
        Declaration("a diplomat", None, None, 1, NotePlace(4, 5, beside)),
    )


def test_notes_of_both_places_hold(tmp_path: Path) -> None:
    path = tmp_path / "ferry.md"
    path.write_text(FRONT)
    (tmp_path / "ferry.auditor.yaml").write_text(SIDECAR)
    assert [each.source for each in read_article(path).declarations] == [
        "two officials",
        "an aide",
        "a diplomat",
    ]


def test_bytes_that_are_at_hand_are_read_alone(tmp_path: Path) -> None:
    (tmp_path / "ferry.auditor.yaml").write_text("no such thing")
    article = read_article(tmp_path / "ferry.txt", data=b"The ferry will stop.")
    assert article.declarations == ()


def test_an_empty_sidecar_notes_nothing(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("The ferry will stop.")
    (tmp_path / "ferry.auditor.yaml").write_text("# nothing yet\n")
    assert read_article(tmp_path / "ferry.txt").suppressions == ()


KEYS = "source, approved_by, editor_knows, confirmations"


@pytest.mark.parametrize(
    ("notes", "line"),
    [
        ("[]", "n.md:2: a mapping of keys to values is needed here"),
        ("{source: []}", "n.md:2: unknown key; did you mean sources? (accepted: ignore, sources)"),
        (
            "{sources: {}}",
            "n.md:2: a list is needed here (accepted: lines that begin with a hyphen)",
        ),
        ("{sources: [], sources: []}", "n.md:2: sources: the key is there twice"),
        ("{sources: [Jane Roe]}", "n.md:2: a mapping of keys to values is needed here"),
        ("{sources: [{approved_by: x}]}", "n.md:2: source: a key is missing"),
        ("{sources: [{source: ' '}]}", "n.md:2: source: the text is empty"),
        ("{sources: [{source: [Jane Roe]}]}", "n.md:2: source: a single value is needed here"),
        (
            "{sources: [{source: x,\n  name: Jane Roe}]}",
            f"n.md:3: name: who a source is does not belong in a file (accepted: {KEYS})",
        ),
        (
            "{sources: [{source: x,\n\n  Identity: Jane Roe}]}",
            f"n.md:4: Identity: who a source is does not belong in a file (accepted: {KEYS})",
        ),
        ("{sources: [{source: x, Jane Roe: yes}]}", f"n.md:2: unknown key (accepted: {KEYS})"),
        (
            "{sources: [{source: x, aproved_by: Jane Roe}]}",
            f"n.md:2: unknown key; did you mean approved_by? (accepted: {KEYS})",
        ),
        (
            "{sources: [{source: x, editor_knows: Jane Roe}]}",
            "n.md:2: editor_knows: neither true nor false (accepted: true, yes, false, no)",
        ),
        (
            "{sources: [{source: x, confirmations: Jane Roe}]}",
            "n.md:2: confirmations: no number of confirmations (accepted: 0, 1, 2 …)",
        ),
        ("{ignore: [anonymity-no-reason]}", "n.md:2: a mapping of keys to values is needed here"),
        ("{ignore: [{reason: x}]}", "n.md:2: rule: a key is missing"),
        (
            "{ignore: [{rule: x, why: y}]}",
            "n.md:2: unknown key (accepted: rule, reason)",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_and_never_with_a_value(notes: str, line: str) -> None:
    with pytest.raises(InputError) as caught:
        article_from_text(f"---\nauditor: {notes}\n---\nIt sank.", "n.md")
    assert str(caught.value) == line
    assert "Jane" not in repr(caught.value)


def test_notes_given_twice_would_be_half_read() -> None:
    with pytest.raises(InputError) as caught:
        article_from_text("---\ntitle: T\nauditor: {}\nAuditor: {}\n---\nIt sank.", "n.md")
    assert str(caught.value) == "n.md:4: auditor: the key is there twice"


@pytest.mark.parametrize(
    ("sidecar", "line"),
    [
        ("sources:\n  - {source: x, name: Jane Roe}", "2: name: who a source is"),
        ("sources:\n\t- x: Jane Roe", "2: not valid YAML"),
        ("sources: " + "[" * 9999, "1: not valid YAML"),
        ("- sources", "1: a mapping of keys to values is needed here"),
        ("\x00", " binary: expected UTF-8 text"),
    ],
)
def test_a_mistake_in_a_sidecar_names_the_sidecar(tmp_path: Path, sidecar: str, line: str) -> None:
    (tmp_path / "ferry.txt").write_text("The ferry will stop.")
    beside = tmp_path / "ferry.auditor.yaml"
    beside.write_text(sidecar)
    with pytest.raises(InputError) as caught:
        read_article(tmp_path / "ferry.txt")
    assert str(caught.value).startswith(f"{beside.as_posix()}:{line}")
    assert "Jane" not in str(caught.value)

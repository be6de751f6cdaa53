"""Labels with one article a line: what is read, what is refused, where the texts may be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import InputError
from auditor.evaluate import labels_of, open_gold
from auditor.evaluate.figures import Roles
from auditor.evaluate.labels import AnonymityLabel, Identity, Labels, ResponseLabel
from auditor.model import Span
from auditor.read import read_article

TEXT = "A source said it sank. Bo Lindt did not reply.\n"
ATTRIBUTION = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 21]]}
ROW = {
    "article": "pier",
    "attributions": [{**ATTRIBUTION, "kind": "anonymous", "name": "a source"}],
    "responses": [{"span": [23, 45], "party": "Bo Lindt", "kind": "no_reply"}],
    "anonymity": [{"span": [0, 13], "source": [0, 8], "reason": None}],
}


def write(folder: Path, *rows: dict[str, Any] | str, texts: str = "text") -> Path:
    """Texts pier.txt and pier-2.txt, and a file of labels."""
    (folder / texts).mkdir(exist_ok=True)
    for name in ("pier.txt", "pier-2.txt", "notes.csv"):
        (folder / texts / name).write_text(TEXT, encoding="utf-8")
    path = folder / "gold.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def read(folder: Path, row: dict[str, Any]) -> Labels:
    (labelled,) = open_gold(write(folder, row)).articles
    return labels_of(labelled, read_article(labelled.text))


def mistake(folder: Path, *rows: dict[str, Any] | str) -> InputError:
    (found,) = open_gold(write(folder, *rows)).mistakes
    return found


def test_a_row_labels_an_article(tmp_path: Path) -> None:
    assert read(tmp_path, ROW) == Labels(
        attributions=(Roles((Span(0, 8),), (Span(9, 13),), (Span(14, 21),)),),
        identities=(Identity("anonymous", "a source"),),
        anonymity=(AnonymityLabel(Span(0, 13), Span(0, 8), None, reason_told=True),),
        responses=(ResponseLabel(Span(23, 45), "Bo Lindt", "no_reply"),),
    )


def test_who_the_sources_are_need_not_be_told(tmp_path: Path) -> None:
    labels = read(tmp_path, {"article": "pier", "attributions": [{"cue": [[9, 13]]}]})
    assert labels == Labels((Roles(cue=(Span(9, 13),)),), identities=(Identity(),))
    assert not labels.tell_sources


def test_none_labelled_is_not_the_same_as_not_labelled(tmp_path: Path) -> None:
    labels = read(tmp_path, {"article": "pier", "attributions": [], "responses": []})
    assert (labels.responses, labels.anonymity) == ((), None)
    assert labels.tell_sources


def test_details_may_be_left_out(tmp_path: Path) -> None:
    row = {**ROW, "anonymity": [{"span": [0, 8]}], "responses": [{"span": [23, 45]}]}
    labels = read(tmp_path, row)
    assert labels.anonymity == (AnonymityLabel(Span(0, 8)),)
    assert labels.responses == (ResponseLabel(Span(23, 45)),)


def test_a_refusal_in_other_words_is_a_refusal(tmp_path: Path) -> None:
    row = {**ROW, "responses": [{"span": [23, 45], "kind": "no_comment_other"}]}
    assert read(tmp_path, row).responses == (ResponseLabel(Span(23, 45), kind="declined"),)


def test_ranges_stand_in_the_order_of_the_text_each_once(tmp_path: Path) -> None:
    row = {"article": "pier", "attributions": [{"content": [[14, 16], [0, 8], [14, 16]]}]}
    assert read(tmp_path, row).attributions == (Roles(content=(Span(0, 8), Span(14, 16))),)


def test_the_whole_name_goes_before_a_beginning(tmp_path: Path) -> None:
    gold = open_gold(write(tmp_path, {**ROW, "article": "pier-"}, "", ROW))
    assert [(each.text.name, each.line) for each in gold.articles] == [
        ("pier-2.txt", 1),
        ("pier.txt", 3),
    ]
    assert (gold.format, gold.unlabelled, gold.mistakes) == ("jsonl", (), ())


def test_texts_without_labels_are_told_apart(tmp_path: Path) -> None:
    assert open_gold(write(tmp_path, ROW)).unlabelled == (tmp_path / "text" / "pier-2.txt",)


def test_texts_may_stand_beside_the_labels_or_anywhere(tmp_path: Path) -> None:
    path = write(tmp_path, ROW, texts=".")
    assert open_gold(path).articles[0].text == tmp_path / "pier.txt"
    write(tmp_path, ROW, texts="elsewhere")
    found = open_gold(path, texts=tmp_path / "elsewhere").articles[0].text
    assert found == tmp_path / "elsewhere" / "pier.txt"


def test_a_byte_order_mark_and_line_ends_of_two_characters_will_do(tmp_path: Path) -> None:
    path = write(tmp_path, ROW)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(open_gold(path).articles) == 1


def test_other_files_are_read_where_the_format_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, ROW).rename(tmp_path / "gold.json")
    assert len(open_gold(path, form="jsonl").articles) == 1


def changed(attribution: dict[str, Any]) -> dict[str, Any]:
    return {**ROW, "attributions": [ATTRIBUTION, {**ATTRIBUTION, **attribution}]}


KEY = "attributions[1]"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{", "not JSON: Input data was truncated"),
        ("{]}", "not JSON: object keys must be strings (byte 1)"),
        ("[]", "expected `object`, got `array`"),
        ({"article": "pier"}, "object missing required field `attributions`"),
        ({**ROW, "anonimity": []}, "object contains unknown field `anonimity`"),
        (changed({"kind": "boss"}), f"{KEY}.kind: invalid enum value 'boss'"),
        (changed({"cue": [[1]]}), f"{KEY}.cue[0]: expected `array` of length 2"),
        (changed({"cue": [["a", 2]]}), f"{KEY}.cue[0][0]: expected `int`, got `str`"),
        ({**ROW, "responses": [{"span": [23, 45], "kind": "no"}]}, "responses[0].kind: invalid"),
        ({**ROW, "article": "quay"}, "article: 'quay': no file begins so in "),
        ({**ROW, "article": "pi"}, "article: 'pi': 2 files begin so, pier-2.txt, pier.txt in "),
    ],
)
def test_a_row_that_does_not_fit_is_told_with_its_line(
    tmp_path: Path, row: dict[str, Any] | str, problem: str
) -> None:
    error = mistake(tmp_path, {**ROW, "article": "pier-2"}, row)
    assert str(error).startswith(f"{tmp_path / 'gold.jsonl'}:2: {problem}")
    assert "(accepted: " in str(error)


@pytest.mark.parametrize(
    ("row", "accepted"),
    [
        (changed({"kind": "boss"}), "named_person, named_organization, document, anonymous"),
        ({**ROW, "responses": [{"span": [23, 45], "kind": "no"}]}, "no_reply, declined"),
        (changed({"cue": 1}), '{"article": NAME, "attributions": '),
        ({**ROW, "article": "pi"}, "the beginning of one file's name"),
    ],
)
def test_what_would_be_accepted_is_told(tmp_path: Path, row: dict[str, Any], accepted: str) -> None:
    assert (mistake(tmp_path, row).accepted or "").startswith(accepted)


def test_an_article_is_labelled_once(tmp_path: Path) -> None:
    error = mistake(tmp_path, ROW, ROW)
    assert str(error) == f"{tmp_path / 'gold.jsonl'}:2: pier.txt is labelled in line 1 already"


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (changed({"cue": [[9, 13], [14, 99]]}), "attributions[1].cue"),
        (changed({"source": [[3, 3]]}), "attributions[1].source"),
        (changed({"content": [[-1, 3]]}), "attributions[1].content"),
        ({**ROW, "anonymity": [{"span": [5, 4]}]}, "anonymity[0].span"),
        ({**ROW, "anonymity": [{"span": [0, 4], "source": [0, 99]}]}, "anonymity[0].source"),
        ({**ROW, "responses": [{"span": [40, 50]}]}, "responses[0].span"),
    ],
)
def test_a_range_outside_the_article_is_told(tmp_path: Path, row: dict[str, Any], key: str) -> None:
    with pytest.raises(InputError, match="is no range of the article") as caught:
        read(tmp_path, row)
    error = caught.value
    assert (error.path, error.line, error.key) == (str(tmp_path / "gold.jsonl"), 1, key)
    assert error.accepted == f"START below END, END at most {len(TEXT)}"


def test_labels_without_texts_tell_where_they_would_be_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ROW))
    with pytest.raises(InputError, match="no texts to these labels") as caught:
        open_gold(path)
    assert "--texts FOLDER, a folder text/ beside the file" in str(caught.value)
    (tmp_path / "none").mkdir()
    with pytest.raises(InputError, match="none: no texts to these labels") as caught:
        open_gold(path, texts=tmp_path / "none")


@pytest.mark.parametrize(
    ("name", "texts", "problem"),
    [
        ("empty.jsonl", None, "empty.jsonl: no labelled article"),
        ("nowhere.jsonl", None, "nowhere.jsonl: no such file"),
        ("gold.jsonl", "nowhere", "nowhere: no such folder"),
        ("gold.jsonl", "gold.jsonl", "gold.jsonl: not a folder"),
        ("bytes.jsonl", None, "bytes.jsonl:2: expected UTF-8"),
    ],
)
def test_what_is_not_there_is_told(
    tmp_path: Path, name: str, texts: str | None, problem: str
) -> None:
    write(tmp_path, ROW)
    (tmp_path / "empty.jsonl").write_text("\n \n")
    (tmp_path / "bytes.jsonl").write_bytes(b"{}\n\xff\xe4")
    with pytest.raises(InputError) as caught:
        open_gold(tmp_path / name, texts=tmp_path / texts if texts else None)
    assert problem in str(caught.value)


def test_options_of_the_other_format_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, ROW)
    with pytest.raises(InputError, match="has no splits"):
        open_gold(path, split="dev")
    with pytest.raises(InputError, match="--texts goes with"):
        open_gold(tmp_path, texts=tmp_path)
    with pytest.raises(InputError, match="not a folder"):
        open_gold(path, form="brat")

"""Folders of labels: which article goes with which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.evaluate.layout import find_gold


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def pairs(folder: Path, split: str | None = None) -> list[tuple[str, str]]:
    found = find_gold(folder, split).articles
    return [(each.text.name, each.labels.name) for each in found]


POLNEAR = ("text/b.txt", "text/a.txt", "attributions/a_x.ann", "attributions/b_y.ann")


def test_a_split_is_a_folder_of_texts_and_labels(tmp_path: Path) -> None:
    make(tmp_path / "dev", *POLNEAR)
    make(tmp_path / "train", "text/c.txt", "attributions/c_x.ann")
    assert pairs(tmp_path, "dev") == [("a.txt", "a_x.ann"), ("b.txt", "b_y.ann")]
    assert pairs(tmp_path, "train") == [("c.txt", "c_x.ann")]


def test_the_split_s_own_folder_will_do_and_the_only_split_needs_no_name(tmp_path: Path) -> None:
    make(tmp_path / "dev", *POLNEAR)
    assert pairs(tmp_path / "dev") == pairs(tmp_path) == pairs(tmp_path, "dev")


def test_brat_keeps_labels_beside_the_text(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.ann", "b.txt", "b_x.ann", "c.txt", "annotation.conf")
    assert pairs(tmp_path) == [("a.txt", "a.ann"), ("b.txt", "b_x.ann")]
    assert find_gold(tmp_path).unlabelled == (tmp_path / "c.txt",)


def test_of_several_labellings_the_first_in_order_is_the_gold(tmp_path: Path) -> None:
    labels = ("attributions/a_z.ann", "attributions/a_k.ann", "attributions/a_m.ann")
    assert pairs(make(tmp_path, "text/a.txt", *labels)) == [("a.txt", "a_k.ann")]


def test_labels_belong_to_the_longest_name(tmp_path: Path) -> None:
    folder = make(tmp_path, "a.txt", "a_b.txt", "a_b_1.ann", "a_z.ann")
    assert pairs(folder) == [("a.txt", "a_z.ann"), ("a_b.txt", "a_b_1.ann")]


def test_names_are_no_patterns(tmp_path: Path) -> None:
    assert pairs(make(tmp_path, "a[1]*.txt", "a[1]*_x.ann")) == [("a[1]*.txt", "a[1]*_x.ann")]


def test_labels_of_no_article_are_told_apart(tmp_path: Path) -> None:
    make(tmp_path, *POLNEAR, "attributions/lost_x.ann")
    assert find_gold(tmp_path).orphans == (tmp_path / "attributions" / "lost_x.ann",)


@pytest.mark.parametrize(
    ("names", "split", "problem"),
    [
        ((), None, "has no text/"),
        (("text/a.txt",), None, "has no attributions/"),
        (("attributions/a_x.ann",), None, "has no text/"),
        (("text/a.txt", "attributions/b_x.ann"), None, "no labelled article"),
        (("dev/text/a.txt", "train/text/a.txt"), None, "holds several splits: name one with"),
        (("dev/text/a.txt", "train/text/a.txt"), "test", r"no split 'test' \(accepted: dev, train"),
    ],
)
def test_what_is_no_folder_of_labels_is_told(
    tmp_path: Path, names: tuple[str, ...], split: str | None, problem: str
) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        find_gold(make(tmp_path, *names), split)
    assert caught.value.accepted
    assert str(caught.value.path).startswith(str(tmp_path))


def test_a_missing_folder_and_a_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        find_gold(tmp_path / "nowhere")
    with pytest.raises(InputError, match="not a folder"):
        find_gold(make(tmp_path, "a.txt") / "a.txt")

"""Which files are articles, and one clear line for whatever is none."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.read import article_from_text, find_articles, read_article
from auditor.read.files import LIMIT

PROSE = "The ferry sank, Ilse Korda said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = (
        "b.txt",
        "a.md",
        "A.TXT",
        "notes.pdf",
        ".hidden.txt",
        "sub/c.markdown",
        "sub/.git/d.txt",
        ".drafts/e.md",
        "empty/x.json",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(PROSE)
    return tmp_path


def test_folders_are_walked_in_sorted_order_past_hidden_ones(folder: Path) -> None:
    found = find_articles([folder])
    assert [path.relative_to(folder).as_posix() for path in found] == [
        "A.TXT",
        "a.md",
        "b.txt",
        "sub/c.markdown",
    ]


def test_files_keep_the_given_order_and_come_once(folder: Path) -> None:
    given_paths = [folder / "notes.pdf", folder / "b.txt", folder, folder / "sub" / ".." / "a.md"]
    found = find_articles(given_paths)
    assert [path.name for path in found] == ["notes.pdf", "b.txt", "A.TXT", "a.md", "c.markdown"]


def test_a_hidden_file_or_folder_that_is_given_is_taken(folder: Path) -> None:
    assert find_articles([folder / ".hidden.txt"]) == (folder / ".hidden.txt",)
    assert find_articles([folder / ".drafts"]) == (folder / ".drafts" / "e.md",)


def test_a_folder_without_articles(folder: Path) -> None:
    empty = folder / "empty"
    with pytest.raises(InputError) as caught:
        find_articles([empty])
    assert (
        str(caught.value) == f"{empty}: a folder without articles (accepted: .txt, .md, .markdown)"
    )


@pytest.mark.parametrize("use", [lambda path: find_articles([path]), read_article])
def test_no_such_path(use: object, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(InputError) as caught:
        use(missing)  # type: ignore[operator]
    assert str(caught.value) == f"{missing}: no such file or folder"


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_article(tmp_path)
    assert str(caught.value) == f"{tmp_path}: is a directory"


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("n.txt", b"", "n.txt: empty: the file has no text to audit"),
        ("n.txt", b" \r\n\t\n", "n.txt: empty: the file has no text to audit"),
        ("n.txt", b"\xef\xbb\xbf\n", "n.txt: empty: the file has no text to audit"),
        ("n.txt", "\u00a0\u2003".encode(), "n.txt: empty: the file has no text to audit"),
        ("n.md", b"# Only a title\n", "n.md: empty: the file has no text to audit"),
        ("n.txt", b"Ships\0sail", "n.txt: binary: expected UTF-8 text"),
        ("n.txt", b"\x01\x02\x03 ships sail", "n.txt: binary: expected UTF-8 text"),
        ("n.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "n.md: binary: expected UTF-8 text"),
        (
            "n.txt",
            "Le café\nest fermé".encode("latin-1"),
            "n.txt:1: expected UTF-8; byte 0xe9 at offset 6 does not belong there",
        ),
        (
            "n.txt",
            "One é\ntwo ".encode() + b"\x93three",
            "n.txt:2: expected UTF-8; byte 0x93 at offset 11 does not belong there",
        ),
        (
            "n.txt",
            "cut short é".encode()[:-1],
            "n.txt:1: expected UTF-8; byte 0xc3 at offset 10 does not belong there",
        ),
        (
            "n.txt",
            "Ships sail".encode("utf-16"),
            "n.txt: expected UTF-8; byte 0xff at offset 0 opens UTF-16",
        ),
        (
            "n.txt",
            "Ships sail".encode("utf-32"),
            "n.txt: expected UTF-8; byte 0xff at offset 0 opens UTF-32",
        ),
        (
            "n.txt",
            b"x" * (LIMIT + 1),
            "n.txt: larger than 1 MB, the most that an article may have: is it one article?",
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else None,
)
def test_bad_input_is_one_line_with_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_article(Path(name))
    assert str(caught.value) == line


def test_bytes_at_hand_are_not_read_again() -> None:
    article = read_article(Path("-"), data=PROSE.encode())
    assert (article.path, article.format, article.text) == ("-", "plain", PROSE)


def test_an_article_knows_its_file(folder: Path) -> None:
    article = read_article(folder / "a.md")
    assert article.path == (folder / "a.md").as_posix()
    assert article.format == "markdown"
    assert article.sha256 == hashlib.sha256(PROSE.encode()).hexdigest()


def test_an_unknown_suffix_is_plain_text(folder: Path) -> None:
    assert read_article(folder / "notes.pdf").format == "plain"
    assert read_article(folder / "notes.pdf").text == PROSE


def test_text_at_hand() -> None:
    article = article_from_text(PROSE)
    assert (article.path, article.format, article.text) == (None, "plain", PROSE)
    assert article_from_text("*It* sank.", "n.md").text == "It sank."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "empty: the file has no text to audit"),
        ("half \ud83d of a pair", "character 5 is half of a surrogate pair, which no text holds"),
    ],
)
def test_text_that_is_no_article(text: str, line: str) -> None:
    with pytest.raises(InputError) as caught:
        article_from_text(text)
    assert str(caught.value) == line


@pytest.mark.parametrize("name", ["n.txt", "n.md"])
def test_the_longest_article_in_one_line(name: str) -> None:
    line = "the ship sails " * (LIMIT // 15)
    article = read_article(Path(name), data=line.encode())
    assert article.text.strip() == line.strip()


@pytest.mark.parametrize("name", ["n.txt", "n.md"])
def test_five_megabytes_of_one_line(name: str) -> None:
    with pytest.raises(InputError, match=r"^n\.\w+: larger than 1 MB"):
        read_article(Path(name), data=b"the ship sails " * 333_334)


@given(st.binary(max_size=60), st.sampled_from(["n.txt", "n.md"]))
def test_any_bytes_are_an_article_or_an_input_error(data: bytes, name: str) -> None:
    problem = ""
    try:
        assert read_article(Path(name), data=data).source_text == data.decode()
    except InputError as error:
        problem = str(error)
    assert not problem or problem.startswith(name)
    assert "\n" not in problem

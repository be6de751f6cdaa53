from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from auditor.apps.output import complain, complain_of_failure, opened
from auditor.errors import AuditorError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_a_path_it_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with opened(None) as put:
        put("one\n")
    assert capsys.readouterr().out == "one\n"


def test_a_file_is_there_only_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    with opened(target) as put:
        put("“one”")
        assert not target.exists()
    assert target.read_bytes() == "“one”".encode()
    assert names(tmp_path) == ["report.json"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")

    def fail() -> None:
        with opened(target) as put:
            put("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_text() == "old"
    assert names(tmp_path) == ["report.json"]


def test_nothing_written_leaves_no_file(tmp_path: Path) -> None:
    with opened(tmp_path / "report.json"):
        pass
    assert names(tmp_path) == []


def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o640)
    with opened(target) as put:
        put("new")
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "report.json", tmp_path / "latest.json"
    target.write_text("old")
    link.symlink_to(target)
    with opened(link) as put:
        put("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with opened(Path(os.devnull)) as put:
        put("gone")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("name", "problem"),
    [("nowhere/report.json", "No such file or directory"), (".", "Is a directory")],
)
def test_a_place_that_cannot_be_written_is_refused_at_once(
    tmp_path: Path, name: str, problem: str
) -> None:
    with (
        pytest.raises(AuditorError, match=f"cannot be written: {problem}") as caught,
        opened(tmp_path / name),
    ):
        pytest.fail("opened")
    assert caught.value.path == str(tmp_path / name)


def test_half_a_surrogate_pair_becomes_an_escape(tmp_path: Path) -> None:
    with opened(tmp_path / "report.json") as put:
        put('"caf\udce9"')
    assert (tmp_path / "report.json").read_text() == '"caf\\udce9"'


def test_a_complaint_is_one_line_that_no_terminal_obeys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    complain("evil\x1b[31m\nname.txt: empty")
    assert capsys.readouterr().err == "auditor: evil\N{REPLACEMENT CHARACTER}[31m name.txt: empty\n"


def test_a_failure_is_one_line_unless_the_traceback_is_wanted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = KeyError("s1")
    complain_of_failure(error, Path("a.txt"))
    assert capsys.readouterr().err == "auditor: a.txt: internal error: KeyError: 's1'\n"
    monkeypatch.setenv("AUDITOR_TRACEBACK", "1")
    complain_of_failure(error)
    assert capsys.readouterr().err == "auditor: internal error: KeyError: 's1'\nKeyError: 's1'\n"

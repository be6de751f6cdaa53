"""What changed in articles since a revision, in real git repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from auditor.apps.git import changes_since
from auditor.changes import Changes
from auditor.errors import AuditorError

TEXT = "One.\nTwo.\nThree.\nFour.\nFive.\nSix.\nSeven.\nEight.\n"


def without_settings(monkeypatch: pytest.MonkeyPatch, config: Path) -> None:
    """Let git know neither the settings of who runs the tests nor the hook that may run them."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two articles, the current folder."""
    without_settings(monkeypatch, tmp_path / "gitconfig")
    folder = tmp_path / "desk"
    folder.joinpath("sub").mkdir(parents=True)
    monkeypatch.chdir(folder)
    new_repository(folder)
    folder.joinpath("a.txt").write_text(TEXT)
    folder.joinpath("sub", "b é.md").write_text(TEXT)
    commit(folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    command = ("git", "-C", str(folder), *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def new_repository(folder: Path) -> None:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "Ana Brito")
    git(folder, "config", "user.email", "ana@example.org")


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "now")


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


A, B = Path("a.txt"), Path("sub", "b é.md")


def test_articles_without_changes_are_left_out(desk: Path) -> None:
    edit(B, "Two.\n", "Zwei.\nDrei.\n")
    assert changes_since("HEAD", [A, B]) == {B: Changes(((2, 3),))}


def test_unstaged_staged_and_committed_changes_count(desk: Path) -> None:
    edit(A, "Two", "Zwei")
    commit(desk)
    edit(A, "Five", "Fünf")
    git(desk, "add", "a.txt")
    edit(A, "Eight.", "Acht.")
    assert changes_since("HEAD~1", [A]) == {A: Changes(((2, 2), (5, 5), (8, 8)))}
    assert changes_since("HEAD", [A]) == {A: Changes(((5, 5), (8, 8)))}


def test_lines_only_taken_out_are_a_change_without_lines(desk: Path) -> None:
    edit(A, "Two.\n", "")
    assert changes_since("HEAD", [A]) == {A: Changes(())}


@pytest.mark.parametrize("prepare", [("status",), ("add", "."), ("add", "-N", ".")])
def test_new_files_count_whole(desk: Path, prepare: tuple[str, ...]) -> None:
    desk.joinpath("new.txt").write_text(TEXT)
    git(desk, *prepare)
    assert changes_since("HEAD", [Path("new.txt")]) == {Path("new.txt"): Changes()}


def test_files_that_git_ignores_count_whole(desk: Path) -> None:
    desk.joinpath(".gitignore").write_text("draft*\n")
    desk.joinpath("draft.txt").write_text(TEXT)
    assert changes_since("HEAD", [Path("draft.txt")]) == {Path("draft.txt"): Changes()}


def test_a_file_taken_from_the_index_counts_whole(desk: Path) -> None:
    git(desk, "rm", "-q", "--cached", "a.txt")
    assert changes_since("HEAD", [A]) == {A: Changes()}


def test_renames_are_followed(desk: Path) -> None:
    git(desk, "mv", "a.txt", "sub/moved.txt")
    git(desk, "mv", "sub/b é.md", "c.md")
    moved, same = Path("sub", "moved.txt"), Path("c.md")
    edit(moved, "Four.\n", "Vier.\n")
    assert changes_since("HEAD", [moved, same]) == {moved: Changes(((4, 4),))}


def test_a_mode_is_no_change(desk: Path) -> None:
    A.chmod(0o755)
    assert changes_since("HEAD", [A]) == {}


def test_in_a_conflict_the_lines_of_the_other_side_are_changed(desk: Path) -> None:
    git(desk, "switch", "-q", "-c", "other")
    edit(A, "Two", "Zwei")
    commit(desk)
    git(desk, "switch", "-q", "main")
    edit(A, "Two", "Deux")
    commit(desk)
    subprocess.run(["git", "merge", "-q", "other"], check=False, capture_output=True)
    assert A.read_text().splitlines()[1:7:2] == ["<<<<<<< HEAD", "=======", ">>>>>>> other"]
    assert changes_since("HEAD", [A]) == {A: Changes(((2, 2), (4, 6)))}


def test_any_name_is_a_path(desk: Path) -> None:
    names = ["-p.txt", ":(top)x.txt", "a*.txt", "tab\tin.txt", "line\nin.txt", 'quo"te.txt']
    for name in names:
        desk.joinpath(name).write_text(TEXT)
    commit(desk)
    desk.joinpath("axb.txt").write_text(TEXT)
    for name in names:
        edit(desk / name, "Three", "Drei")
    paths = [desk / name for name in names]
    assert changes_since("HEAD", paths) == dict.fromkeys(paths, Changes(((3, 3),)))


def test_the_users_settings_of_differences_do_not_matter(desk: Path) -> None:
    desk.joinpath(".gitattributes").write_text("*.txt -diff\n*.md diff=shout\n")
    for key, value in {
        "color.ui": "always",
        "core.quotePath": "true",
        "diff.external": "false",
        "diff.interHunkContext": "9",
        "diff.mnemonicPrefix": "true",
        "diff.relative": "true",
        "diff.renames": "false",
        "diff.shout.command": "false",
        "diff.shout.textconv": "tr a-z A-Z <",
    }.items():
        git(desk, "config", "--global", key, value)
    git(desk, "mv", "a.txt", "moved.txt")
    edit(Path("moved.txt"), "Two", "Zwei")
    edit(Path("moved.txt"), "Four", "Vier")
    edit(B, "Two", "Zwei")
    assert changes_since("HEAD", [Path("moved.txt"), B]) == {
        Path("moved.txt"): Changes(((2, 2), (4, 4))),
        B: Changes(((2, 2),)),
    }


def test_each_article_has_its_own_repository(desk: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    new_repository(other)
    other.joinpath("c.txt").write_text(TEXT)
    commit(other)
    edit(other / "c.txt", "Six", "Sechs")
    edit(A, "Two", "Zwei")
    assert changes_since("HEAD", [A, other / "c.txt"]) == {
        A: Changes(((2, 2),)),
        other / "c.txt": Changes(((6, 6),)),
    }


def test_notes_beside_an_article_are_a_change_without_lines(desk: Path) -> None:
    notes = desk / "a.auditor.yaml"
    notes.write_text("sources: []\n")
    assert changes_since("HEAD", [A, B]) == {A: Changes(())}
    commit(desk)
    assert changes_since("HEAD", [A, B]) == {}
    notes.write_text("ignore: []\n")
    assert changes_since("HEAD", [A, B]) == {A: Changes(())}
    git(desk, "rm", "-q", "-f", "a.auditor.yaml")
    assert changes_since("HEAD", [A, B]) == {A: Changes(())}
    edit(A, "Two", "Zwei")
    assert changes_since("HEAD", [A, B]) == {A: Changes(((2, 2),))}


def test_a_link_leads_to_its_article(desk: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(desk / "a.txt")
    edit(A, "Two", "Zwei")
    assert changes_since("HEAD", [link]) == {link: Changes(((2, 2),))}


def test_a_link_that_leads_nowhere_stops_no_other(desk: Path) -> None:
    desk.joinpath("lost.txt").symlink_to("/nowhere/lost.txt")
    desk.joinpath("round.txt").symlink_to("round.txt")
    edit(A, "Two", "2")
    lost, circle = Path("lost.txt"), Path("round.txt")
    assert changes_since("HEAD", (A, lost, circle)) == {
        A: Changes(((2, 2),)),
        lost: Changes(),
        circle: Changes(),
    }


def test_a_hook_of_a_linked_tree_names_its_repository(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = tmp_path / "tree"
    git(desk, "worktree", "add", "-q", str(tree))
    edit(tree / B, "Two", "Zwei")
    monkeypatch.setenv("GIT_DIR", git(tree, "rev-parse", "--absolute-git-dir").strip())
    monkeypatch.setenv("GIT_INDEX_FILE", str(desk / ".git" / "worktrees" / "tree" / "index"))
    monkeypatch.chdir(tree)
    assert changes_since("HEAD", [A, B]) == {B: Changes(((2, 2),))}
    with pytest.raises(AuditorError, match="is outside the git repository"):
        changes_since("HEAD", [desk / "a.txt"])


def test_the_index_is_not_written(desk: Path) -> None:
    A.touch()
    before = desk.joinpath(".git", "index").read_bytes()
    assert changes_since("HEAD", [A]) == {}
    assert desk.joinpath(".git", "index").read_bytes() == before


@pytest.mark.parametrize(
    ("revision", "near"),
    [("mian", "; did you mean main?"), ("v1", ""), ("", ""), ("--all", ""), ("HEAD~9", "")],
)
def test_an_unknown_revision_is_told(desk: Path, revision: str, near: str) -> None:
    with pytest.raises(AuditorError) as caught:
        changes_since(revision, [A])
    accepted = "(accepted: a branch, tag or commit, such as HEAD)"
    problem = f"{desk}: --changed: unknown revision {revision!r}{near} {accepted}"
    assert str(caught.value) == problem


def test_a_folder_without_a_repository_is_told(tmp_path: Path, desk: Path) -> None:
    tmp_path.joinpath("loose.txt").write_text(TEXT)
    with pytest.raises(AuditorError) as caught:
        changes_since("HEAD", [tmp_path / "loose.txt"])
    problem = f"{tmp_path}: --changed: needs a git repository: not a git repository"
    assert str(caught.value).startswith(problem)


def test_a_missing_git_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(desk))
    with pytest.raises(AuditorError) as caught:
        changes_since("HEAD", [A])
    assert str(caught.value) == "--changed: needs the program git, which is not on the PATH"


def test_a_broken_repository_is_told_in_git_s_words(desk: Path) -> None:
    desk.joinpath(".git", "index").write_bytes(b"no index")
    with pytest.raises(AuditorError) as caught:
        changes_since("HEAD", [A])
    assert str(caught.value).startswith(f"{desk}: --changed: git: ")


def test_standard_input_has_no_revisions(desk: Path) -> None:
    with pytest.raises(AuditorError, match="standard input has no revisions: name files"):
        changes_since("HEAD", [A, Path("-")])

"""What changed in articles since a revision, by the program git: working tree, staged or not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from auditor.changes import Changes, read_hunks
from auditor.errors import AuditorError, did_you_mean
from auditor.read.files import SIDECAR

OPTION = "--changed"
STDIN = Path("-")
# Nothing is fetched for a clone that has not all objects, nothing is written to the index; who
# sets these variables otherwise is obeyed.
QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
# A path is a path, whatever characters it has.
GIT = ("--literal-pathspecs", "-c", "core.quotePath=false")
# Whatever the user's configuration says of differences, these are plain.
DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames")
HUNKS = (*DIFF, "--text", "--unified=0", "--inter-hunk-context=0")
# New, or no longer a file of the kind that it was, or in conflict: all of it counts as changed.
WHOLE = "ATU"


class Repository(msgspec.Struct, frozen=True):
    """A working tree against a commit: which files are tracked, and which differ from it, and how.

    `status` is the first letter of git's status by path, `before` the former path of a renamed one.
    """

    top: Path
    commit: str
    tracked: frozenset[str]
    status: dict[str, str]
    before: dict[str, str]


def changes_since(revision: str, articles: Iterable[Path]) -> dict[Path, Changes]:
    """What changed of each article; left out are those of which no line changed, nor one of the
    notes beside it.

    Raises AuditorError where git is missing, an article is in no repository, or its repository has
    no such revision.
    """
    articles = tuple(articles)
    if STDIN in articles:
        raise AuditorError("standard input has no revisions: name files", key=OPTION)
    # A link that leads nowhere is an article that cannot be read, and told as such.
    lost = {path: Changes() for path in articles if not path.exists()}
    articles = tuple(path for path in articles if path not in lost)
    tops = {folder: _top(folder) for folder in dict.fromkeys(map(_folder, articles))}
    repositories = {top: _repository(top, revision) for top in dict.fromkeys(tops.values())}
    found = ((path, _changes(path, repositories[tops[_folder(path)]])) for path in articles)
    return {**{path: changes for path, changes in found if changes}, **lost}


def _folder(article: Path) -> Path:
    # Where GIT_DIR names the repository, as in a hook, git takes the current folder as its top.
    return Path.cwd() if "GIT_DIR" in os.environ else _real(article).parent


def _real(path: Path) -> Path:
    # Not `resolve`, which fails on links that lead in a circle.
    return Path(os.path.realpath(path))


def _top(folder: Path) -> Path:
    done = _run(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        problem = f"needs a git repository: {_fault(done)}"
        raise AuditorError(problem, path=str(folder), key=OPTION)
    return Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).resolve()


def _repository(top: Path, revision: str) -> Repository:
    commit = _commit(top, revision)
    # Of the whole repository: a renamed file is only seen together with the one that is gone.
    status, before = _statuses(_ask(top, *DIFF, "--name-status", "-z", commit, "--"))
    tracked = frozenset(_names(_ask(top, "ls-files", "-z")))
    return Repository(top, commit, tracked, status, before)


def _commit(top: Path, revision: str) -> str:
    # What begins with a hyphen would be an option.
    asked = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    done = None if revision.startswith("-") else _run(top, *asked)
    if done is None or done.returncode:
        known = _ask(top, "for-each-ref", "--format=%(refname:short)").decode().split()
        problem = f"unknown revision {revision!r}{did_you_mean(revision, known)}"
        accepted = "a branch, tag or commit, such as HEAD"
        raise AuditorError(problem, path=str(top), key=OPTION, accepted=accepted)
    return done.stdout.decode().strip()


def _statuses(listing: bytes) -> tuple[dict[str, str], dict[str, str]]:
    status: dict[str, str] = {}
    before: dict[str, str] = {}
    names = _names(listing)
    for letters in names:
        path = next(names)
        if letters[0] == "R":
            path, former = next(names), path
            before[path] = former
        status[path] = letters[0]
    return status, before


def _names(listing: bytes) -> Iterator[str]:
    return (os.fsdecode(name) for name in listing.split(b"\0") if name)


def _changes(article: Path, repository: Repository) -> Changes | None:
    file, notes = _real(article), _real(article.with_suffix(SIDECAR))
    if not file.is_relative_to(repository.top):
        problem = f"is outside the git repository {repository.top}"
        raise AuditorError(problem, path=str(article), key=OPTION)
    changes = _of_file(file, repository)
    if changes is None and notes.is_relative_to(repository.top) and _of_file(notes, repository):
        return Changes(())  # what the notes beside it say concerns the article as a whole
    return changes


def _of_file(file: Path, repository: Repository) -> Changes | None:
    path = file.relative_to(repository.top).as_posix()
    status = repository.status.get(path)
    if (path not in repository.tracked and file.exists()) or (status and status in WHOLE):
        return Changes()
    if status is None:
        return None
    paths = (repository.before.get(path, path), path)
    return read_hunks(_ask(repository.top, *HUNKS, repository.commit, "--", *paths))


def _ask(folder: Path, *arguments: str) -> bytes:
    """What git prints.  Raises AuditorError, with git's own words, where it fails."""
    done = _run(folder, *arguments)
    if done.returncode:
        raise AuditorError(f"git: {_fault(done)}", path=str(folder), key=OPTION)
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        raise AuditorError("needs the program git, which is not on the PATH", key=OPTION)
    command = (git, *GIT, "-C", str(folder), *arguments)
    return subprocess.run(command, env={**QUIET, **os.environ}, capture_output=True, check=False)


def _fault(done: subprocess.CompletedProcess[bytes]) -> str:
    """Why git failed, in its own words: the fatal line, which hints and warnings surround."""
    lines = done.stderr.decode(errors="replace").splitlines() or [f"exit code {done.returncode}"]
    fatal = next((line for line in lines if line.startswith("fatal: ")), lines[0])
    return fatal.removeprefix("fatal: ")

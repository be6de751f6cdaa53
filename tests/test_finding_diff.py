"""The finding diff on a small repository of its own: this code, one article, a real git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.nlp import Parser
from auditor.nlp.recorded import record
from auditor.read import article_from_text

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from finding_diff import record_missing

ROOT = Path(__file__).parents[1]
PIER = (
    "The pier will open in May, sources said.\n\n"
    "The port did not respond to a request for comment.\n"
)
BARE = "rules/anonymity/anonymity-bare-source.yaml"
CHANGED_NOTHING = """\
+0 −0 findings, +0 −0 attributions, +0 −0 sources, +0 −0 responses, scores changed: 0
HEAD ({commit}) against the working tree, articles: 1
"""

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Path:
    """A checkout with one commit; its parent holds nothing but a note."""
    repo = tmp_path_factory.mktemp("original")
    git(repo, "init", "--quiet", "--initial-branch=main")
    repo.joinpath("note.txt").write_text("Nothing here yet.\n", encoding="utf-8")
    commit(repo)
    models = shutil.ignore_patterns("models", "__pycache__")
    for folder in ("auditor", "rules"):
        shutil.copytree(ROOT / folder, repo / folder, ignore=models)
    for folder in ("benchmarks", "fixtures"):
        repo.joinpath(folder).mkdir()
    for name in ("finding_diff.py", "replay.py"):
        shutil.copy(ROOT / "benchmarks" / name, repo / "benchmarks")
    repo.joinpath("fixtures", "pier.txt").write_text(PIER, encoding="utf-8")
    parse = record(parser.parse(article_from_text(PIER)))
    repo.joinpath("fixtures", "pier.conllu").write_text(parse, encoding="utf-8")
    commit(repo)
    return repo


@pytest.fixture
def repo(original: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return shutil.copytree(original, tmp_path / "repo")


def git(repo: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    command = ("git", "-C", str(repo), *who, *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def commit(repo: Path) -> None:
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "--message", "A state")


def diff(repo: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "benchmarks/finding_diff.py", *arguments],
        cwd=repo,
        env=os.environ | {"PYTHONPATH": str(repo)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed(repo: Path) -> None:
    done = diff(repo)
    short = git(repo, "rev-parse", "HEAD")[:7]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == CHANGED_NOTHING.format(commit=short)


def test_a_changed_rule_shows_what_it_no_longer_and_what_it_newly_says(repo: Path) -> None:
    replace(repo / BARE, "severity: error", "severity: note")
    repo.joinpath("rules/response/response-vague-nonresponse.yaml").unlink()
    done = diff(repo)
    assert done.returncode == 0
    assert done.stdout.splitlines()[:-1] == [
        "findings",
        "  anonymity-bare-source  +1 −1",
        "    − fixtures/pier.txt:1:28  error “sources”",
        "    + fixtures/pier.txt:1:28  note “sources”",
        "  response-vague-nonresponse  +0 −1",
        "    − fixtures/pier.txt:3:1  note “The port did not respond to a request for comment”",
        "",
        "+1 −2 findings, +0 −0 attributions, +0 −0 sources, +0 −0 responses, scores changed: 0",
    ]


def test_what_the_finder_no_longer_finds_goes_with_all_that_hangs_on_it(repo: Path) -> None:
    with repo.joinpath("auditor/find/__init__.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef find_attributions(document, lexicons, decisions):\n    return ()\n")
    lines = diff(repo).stdout.splitlines()
    said = "indirect statement: sources | said | The pier will open in May"
    assert f"    − fixtures/pier.txt:1:1  {said}" in lines
    assert lines[lines.index("sources") :][1:3] == [
        "  anonymous  +0 −1",
        "    − fixtures/pier.txt:1:28  sources",
    ]
    score = next(line for line in lines if line.startswith("  fixtures/pier.txt"))
    assert score.endswith(" 0 → 25")  # who was asked for comment is all that is left
    assert lines[-2].endswith(
        "+0 −1 attributions, +0 −1 sources, +0 −0 responses, scores changed: 1"
    )


def test_any_revision_can_be_the_base(repo: Path) -> None:
    git(repo, "tag", "before")
    repo.joinpath(BARE).unlink()
    commit(repo)
    assert diff(repo).stdout.startswith("+0 −0 findings")
    assert "  anonymity-bare-source  +0 −1" in diff(repo, "--base", "before").stdout.splitlines()
    back = diff(repo, "--base", "main~1").stdout.splitlines()
    assert back[-1].startswith("main~1 (")


def test_articles_of_one_s_own_with_the_parses_kept(repo: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    for suffix in (".txt", ".conllu"):
        shutil.copy(repo / f"fixtures/pier{suffix}", desk / f"mine{suffix}")
    repo.joinpath(BARE).unlink()
    done = diff(repo, "--parses", str(desk), str(desk))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[2] == f"    − {desk}/mine.txt:1:28  error “sources”"


def test_what_has_no_parse_is_parsed_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = [article_from_text("The pier will open, Ana Brito said.")]
    record_missing(articles, tmp_path / "parses")
    assert capsys.readouterr().err == "parsing 1 of 1: None\n"
    record_missing(articles, tmp_path / "parses")
    assert capsys.readouterr().err == ""
    assert len([*tmp_path.glob("parses/*.conllu")]) == 1


def test_an_unknown_revision_is_told(repo: Path) -> None:
    done = diff(repo, "--base", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "unknown revision: nowhere (accepted: a branch, tag or commit)\n"


def test_a_revision_without_the_auditor_is_told(repo: Path) -> None:
    done = diff(repo, "--base", "HEAD~1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("revision HEAD~1 holds no auditor: ")


def test_what_is_no_checkout_is_told(repo: Path) -> None:
    shutil.rmtree(repo / ".git")
    done = diff(repo)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{repo} is no git checkout: there is no revision to compare with\n"


def test_a_working_tree_that_fails_is_told_with_the_reason(repo: Path) -> None:
    replace(repo / BARE, "severity: error", "severity: eror")
    done = diff(repo)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("the working tree cannot audit these parses:\n")
    assert "unknown value 'eror'; did you mean error?" in done.stderr


def test_an_article_that_is_not_there_is_told(repo: Path) -> None:
    done = diff(repo, "nowhere.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.txt" in done.stderr

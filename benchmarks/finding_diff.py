"""What a change adds and removes: findings by rule, attributions by construction, sources, scores.

    python benchmarks/finding_diff.py [--base REVISION] [--parses FOLDER] [ARTICLE...]
    make diff BASE=main ARTICLES=FOLDER PARSES=FOLDER

The audit of a git revision (HEAD, unless another is named) and that of the working tree judge the
same parses of the same articles, so that all that differs is the work of the change.  The articles
are those of `fixtures/` with their recorded parses, or the files and folders named: these the
working tree parses, once; `--parses` keeps their parses for the next time.  What only the working
tree gives has a +, what only the revision gives a −.  The exit code is 0 whatever differs, 2 where
nothing could be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from auditor.errors import AuditorError, ModelError
from auditor.model import Article
from auditor.nlp import Parser, load_parser
from auditor.nlp.recorded import RecordedParser, record, text_digest
from auditor.read import find_articles, read_article
from auditor.text import FilePlaces

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
REPLAY = Path(__file__).with_name("replay.py")
# What an audit of recorded parses needs of a checkout: all but the models, 19 MB.
NEEDED = ("auditor", "rules", ":!auditor/models")
SECTIONS = ("findings", "attributions", "sources", "responses")

Report = dict[str, Any]


class DiffError(Exception):
    """Why nothing could be compared."""


class Row(NamedTuple):
    """One thing that an audit gives: a finding of a rule, an attribution of a construction …"""

    section: str
    group: str
    article: str
    line: int
    column: int
    words: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.article}{place}  {self.words}"


def main() -> int:
    """Print the diff; the exit code."""
    options = _options()
    try:
        with tempfile.TemporaryDirectory() as desk:
            parses = options.parses or (Path(desk) / "parses" if options.articles else FIXTURES)
            paths = find_articles(options.articles) if options.articles else _fixtures()
            for line in compare(options.base, paths, parses, Path(desk) / "base"):
                print(line)
    except (AuditorError, DiffError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def compare(base: str, paths: Sequence[Path], parses: Path, checkout: Path) -> Iterator[str]:
    """The lines of the diff between a revision and the working tree.

    `parses` is the folder of the recorded parses, completed here; `checkout` one for the revision.
    Raises DiffError where one of the two cannot audit the articles.
    """
    commit = check_out(base, checkout)
    articles = [read_article(path) for path in paths]
    record_missing(articles, parses)
    before = _audit(checkout, paths, parses, who=f"revision {base}")
    after = _audit(ROOT, paths, parses, who="the working tree")
    was, now = rows_of(before, articles), rows_of(after, articles)
    scores = [[*_scores(*both)] for both in zip(before, after, strict=True)]
    changed = [line for lines in scores for line in lines]
    yield from _sections(was - now, now - was)
    yield from ("scores", *changed, "") if changed else ()
    yield f"{_totals(was - now, now - was)}, scores changed: {sum(map(bool, scores))}"
    yield f"{base} ({commit[:7]}) against the working tree, articles: {len(paths)}"


def check_out(revision: str, folder: Path) -> str:
    """Put the revision's code and rules into a folder, and return its commit.

    Raises DiffError where this is no git checkout or the revision is unknown.
    """
    if _git("rev-parse", "--is-inside-work-tree").returncode:
        raise DiffError(f"{ROOT} is no git checkout: there is no revision to compare with")
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise DiffError(f"unknown revision: {revision} (accepted: a branch, tag or commit)")
    commit = found.stdout.strip()
    folder.mkdir(parents=True)
    archive = folder / "base.zip"
    # From the root: `git archive` takes paths from the current folder on.
    packed = _git("archive", "--format=zip", f"--output={archive}", commit, "--", *NEEDED)
    if packed.returncode:
        raise DiffError(f"revision {revision} holds no auditor: {packed.stderr.strip()}")
    with zipfile.ZipFile(archive) as files:
        files.extractall(folder)
    return commit


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ("git", "-C", str(ROOT), *arguments)
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise DiffError("git is needed to look up the revision, and is not installed") from error


def record_missing(articles: Sequence[Article], folder: Path) -> None:
    """Parse and record, in this folder, whatever has no recording there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    recorded = RecordedParser(folder)
    parser: Parser | None = None
    for number, article in enumerate(articles, 1):
        try:
            recorded.parse(article)
        except ModelError:
            parser = parser or load_parser()
            print(f"parsing {number} of {len(articles)}: {article.path}", file=sys.stderr)
            path = folder / f"{text_digest(article)}.conllu"
            path.write_text(record(parser.parse(article)), encoding="utf-8")


def _audit(checkout: Path, paths: Sequence[Path], parses: Path, *, who: str) -> list[Report]:
    """The reports of the articles, by the code and rules of a checkout."""
    done = subprocess.run(
        [sys.executable, REPLAY, parses.resolve()],
        input=json.dumps([str(path) for path in paths]),
        env=os.environ | {"PYTHONPATH": str(checkout), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise DiffError(f"{who} cannot audit these parses:\n{done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def rows_of(reports: Sequence[Report], articles: Sequence[Article]) -> Counter[Row]:
    """Everything that the reports of these articles hold."""
    rows: Counter[Row] = Counter()
    for report, article in zip(reports, articles, strict=True):
        places = FilePlaces(article)
        for section, group, start, words in _facts(report, article.text):
            line, column = (0, 0) if start is None else places.place(start)
            name, shown = article.path or "", " ".join(words.split())
            rows[Row(section, group, name, line, column, shown)] += 1
    return rows


def _facts(report: Report, text: str) -> Iterator[tuple[str, str, int | None, str]]:
    """Section, group, offset and words of everything in a report."""
    labels = {source["id"]: source["label"] for source in report["sources"]}
    for each in report["findings"]:
        start, end = each["span"] or (None, None)
        words = each["message"] if start is None else f"“{text[start:end]}”"
        yield "findings", each["rule"], start, f"{each['severity']} {words}"
    for each in report["attributions"]:
        start = each["content"]["spans"][0][0]
        yield "attributions", each["found_by"], start, _said(each, labels)
    for each in report["sources"]:
        yield "sources", each["kind"], each["mentions"][0][0], each["label"]
    for each in report["responses"]:
        yield "responses", each["kind"], each["span"][0], f"{each['party']}: “{each['text']}”"


def _said(attribution: Report, labels: dict[str, str]) -> str:
    """Mode, stance, source, cue and content; with the source's label where it says more."""
    source, cue = (attribution[role] and attribution[role]["text"] for role in ("source", "cue"))
    label = labels.get(attribution["source_id"])
    speaker = source if label in (None, source) else f"{source or '?'} = {label}"
    parts = (speaker or "?", cue or "-", attribution["content"]["text"])
    return f"{attribution['mode']} {attribution['stance']}: {' | '.join(parts)}"


def _sections(gone: Counter[Row], new: Counter[Row]) -> Iterator[str]:
    """What differs, section by section and group by group, in the order of the text."""
    changes = [*(("−", row) for row in gone.elements()), *(("+", row) for row in new.elements())]
    changes.sort(key=_order)
    for section, ours in groupby(changes, lambda change: change[1].section):
        yield section
        for group, rows in groupby(ours, lambda change: change[1].group):
            shown = [f"    {sign} {row}" for sign, row in rows]
            added = sum(line.startswith("    +") for line in shown)
            yield from (f"  {group}  +{added} −{len(shown) - added}", *shown)
        yield ""


def _order(change: tuple[str, Row]) -> tuple[object, ...]:
    sign, row = change
    return SECTIONS.index(row.section), row[1:5], sign == "+", row.words


def _scores(before: Report, after: Report) -> Iterator[str]:
    """The article's score in both, and the parts that make the difference; nothing for equals."""
    scores = (before["score"], after["score"])
    if scores[0]["value"] == scores[1]["value"]:
        return
    was, now = ({part["name"]: part["points"] for part in score["parts"]} for score in scores)
    yield f"  {after['article']['path']}  {scores[0]['value']} → {scores[1]['value']}"
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield f"    {name}  {was.get(name, 'left out')} → {now.get(name, 'left out')}"


def _totals(gone: Counter[Row], new: Counter[Row]) -> str:
    minus, plus = (Counter(row.section for row in rows.elements()) for rows in (gone, new))
    return ", ".join(f"+{plus[section]} −{minus[section]} {section}" for section in SECTIONS)


def _fixtures() -> tuple[Path, ...]:
    """The articles of `fixtures/` that have a recording, named from the current folder."""
    found = sorted(FIXTURES.glob("*.txt")) + sorted(FIXTURES.glob("*.md"))
    here = [path for path in found if path.with_suffix(".conllu").exists()]
    return tuple(Path(os.path.relpath(path)) for path in here)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--base", default="HEAD", help="the revision to compare with (HEAD)")
    parser.add_argument("--parses", type=Path, help="folder that keeps the parses of ARTICLE")
    parser.add_argument("articles", type=Path, nargs="*", metavar="ARTICLE", help="files, folders")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

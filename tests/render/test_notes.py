"""What the terminal shows of the writer's notes."""

import io

from rich.console import Console

from auditor.model import Report
from auditor.render.terminal import render_terminal
from tests.reports import DECLARED, SUPPRESSED, report_of, rich_report


def shown(report: Report) -> str:
    console = Console(file=io.StringIO(), width=100)
    with console.capture() as page:
        render_terminal(report, console)
    return "\n".join(line.rstrip() for line in page.get().split("\n"))


def test_suppressed_findings_are_counted_and_each_comes_with_its_reason() -> None:
    page = shown(rich_report())
    assert "4 sources (1 anonymous), 1 warning, 1 note, 2 suppressed" in page
    assert (
        "  2 findings not told, as the article's notes ask:\n"
        "  line 5  attribution-weasel  (line 5)\n"
        "      the desk [b]knows[/b] who they are\n"
        "  balance-single-source  (port.auditor.yaml, line 2)\n"
        "      a brief\n"
    ) in page


def test_declarations_tell_who_approved_and_not_who_it_is() -> None:
    page = shown(rich_report())
    assert (
        "  s1  two people familiar with the plan: approved by desk editor; "
        "an editor knows who it is; 2\n  independent confirmations  (line 4)\n"
        "  a source that is not clear: approval not declared; not declared whether an editor knows "
        "who it is\n  (port.auditor.yaml, line 6)\n"
    ) in page


def test_nothing_is_shown_where_nothing_is_noted() -> None:
    page = shown(report_of())
    assert "uppressed" not in page
    assert "Declared" not in page


def test_one_finding() -> None:
    assert "1 finding not told," in shown(report_of(suppressed=SUPPRESSED[:1]))
    assert "Declared of sources" in shown(report_of(declarations=DECLARED[1:]))

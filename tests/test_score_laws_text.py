"""The laws of the score on words, through parser and all: what an editor changes in an article.

Each law has its changes, from one wording of a paragraph to another; hypothesis puts them between
other paragraphs.  What the parser gets wrong may break a law: such wordings are told in issues, not
here.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.engine import Engine
from auditor.read import article_from_text
from auditor.rulebook.packs import load_pack
from auditor.score import score

CORE = load_pack("core")
# The same examples each time: a parser is no law, and a failure should come with a change.
SOME_EXAMPLES = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

OTHERS = (
    "The night ferry has crossed the bay for ninety years.",
    "The harbor froze twice last winter.",
    "Mira Okafor, the mayor of Port Saro, said the pier was safe.",
    "“Nobody asked the crews,” said Tom Hale, a lawyer for the dock workers.",
    "According to the harbor office, forty cars cross each day.",
    "A clerk at the company said the books were in order.",
    "Residents said the nights had been loud.",
    "A person familiar with the sale said a buyer had come forward.",
    "Two officials, who asked not to be named because the talks were private, said it was cheap.",
    "“It is a scandal.”",
    "It is said to be the last one on the coast.",
    "The shipyard did not respond to a request for comment.",
    "Some on the board believe that the line is lost.",
)

REASONS = (
    (
        "A nurse at the clinic said two wards were shut.",
        "A nurse at the clinic, who asked not to be named because she feared for her job, said two "
        "wards were shut.",
    ),
    (
        "“The loan was never repaid,” a person briefed on the audit said.",
        "“The loan was never repaid,” a person briefed on the audit said, speaking on condition of "
        "anonymity because the audit is not finished.",
    ),
    (
        "A senior official said the loan was never repaid.",
        "A senior official said the loan was never repaid. The official asked not to be named "
        "because he was not authorized to speak publicly.",
    ),
    (
        "People familiar with the matter said the vote would be late.",
        "People familiar with the matter, who spoke on condition of anonymity because the talks "
        "were private, said the vote would be late.",
    ),
    (
        "“They knew of the leak,” said a former director of the line.",
        "“They knew of the leak,” said a former director of the line, who requested anonymity, "
        "citing fear of reprisals.",
    ),
    (
        "Three crew members said the pumps had failed.",
        "Three crew members said the pumps had failed. They declined to be named because they "
        "feared losing their jobs.",
    ),
    (
        "A diplomat, who asked not to be named, said the treaty was ready.",
        "A diplomat, who asked not to be named because the treaty is secret, said the treaty was "
        "ready.",
    ),
)

NAMES = (
    (
        "A person familiar with the audit said the loan was never repaid.",
        "Ana Brito, the company's treasurer, said the loan was never repaid.",
    ),
    (
        "“They knew of the leak,” a senior official said.",
        "“They knew of the leak,” said Ana Brito, who heads the harbor office.",
    ),
    (
        "A nurse, who asked not to be named because she feared for her job, said two wards were "
        "shut.",
        "Ana Brito, a nurse, said two wards were shut.",
    ),
    (
        "An official said the loan was never repaid. The official asked not to be named because "
        "the audit is not finished.",
        "Ana Brito, an auditor, said the loan was never repaid.",
    ),
    (
        "Two people briefed on the plan said the vote would be late.",
        "Ana Brito and Carl Dunn, who wrote the plan, said the vote would be late.",
    ),
    (
        "The pumps had failed, sources said.",
        "The pumps had failed, the harbor office's report said.",
    ),
    (
        "A person familiar with the audit said the loan was never repaid.",
        "Okafor said the loan was never repaid.",
    ),
)

VOICES = (
    "Ana Brito, the company's treasurer, said the loan was never repaid.",
    "“The loan was never repaid,” said Ana Brito, a board member. “We were misled.”",
    "According to Ana Brito, who led the audit, the books were wrong for years.",
    "The union of the dock workers said its members had not been paid.",
    "A report by the harbor office found that the pumps had failed.",
    "Brito's lawyer, Carl Dunn, told The Harbor Times that the loan was a gift.",
)

REQUESTS = (
    "The company did not respond to a request for comment.",
    "Otto Lenz, the chairman of the line, declined to comment.",
    "A spokeswoman for the port authority declined to comment.",
    "The chairman could not be reached for comment on Tuesday.",
    "Calls to the company's office were not returned.",
    "Otto Lenz did not return three phone calls.",
    "Okafor declined to comment further.",
    "The company did not immediately reply to an email seeking comment.",
)

HEARSAY = (
    ("", "The sale is dead, sources said."),
    ("", "Sources said that the sale was dead. The crews will strike, sources said."),
    ("", "“The sale is dead,” sources said."),
    ("", "According to sources, the crews will strike on Monday."),
    ("", "Sources told The Harbor Times that the mayor had been warned."),
    ("The sale is dead.", "The sale is dead, sources say."),
    ("Rain fell on the pier all night.", "Rain fell on the pier all night, according to sources."),
    ("“The sale is dead.”", "“The sale is dead,” sources said."),
)


@st.composite
def around(draw: st.DrawFn, changes: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """An article before and after one of these changes."""
    others = draw(st.lists(st.sampled_from(OTHERS), max_size=4, unique=True))
    at = draw(st.integers(0, len(others)))

    def article(changed: str) -> str:
        return "\n\n".join(each for each in (*others[:at], changed, *others[at:]) if each)

    before, after = draw(st.sampled_from(changes))
    return article(before), article(after)


def added(paragraphs: tuple[str, ...]) -> st.SearchStrategy[tuple[str, str]]:
    return around(tuple(("", paragraph) for paragraph in paragraphs))


def scored(engine: Engine, text: str) -> float | None:
    return score(engine.examine(article_from_text(text)).measures, CORE).value if text else None


def never_lower(engine: Engine, change: tuple[str, str]) -> None:
    before, after = (scored(engine, text) for text in change)
    assert before is None or (after is not None and before <= after)


@SOME_EXAMPLES
@given(change=around(REASONS))
def test_giving_a_reason_for_anonymity_never_lowers_it(
    engine: Engine, change: tuple[str, str]
) -> None:
    never_lower(engine, change)


@SOME_EXAMPLES
@given(change=around(NAMES))
def test_naming_a_source_never_lowers_it(engine: Engine, change: tuple[str, str]) -> None:
    never_lower(engine, change)


@SOME_EXAMPLES
@given(change=added(VOICES))
def test_an_independent_named_source_never_lowers_it(
    engine: Engine, change: tuple[str, str]
) -> None:
    never_lower(engine, change)


@SOME_EXAMPLES
@given(change=added(REQUESTS))
def test_recording_a_request_for_comment_never_lowers_it(
    engine: Engine, change: tuple[str, str]
) -> None:
    never_lower(engine, change)


@SOME_EXAMPLES
@given(change=around(HEARSAY))
def test_sources_said_never_raises_it(engine: Engine, change: tuple[str, str]) -> None:
    before, after = (scored(engine, text) for text in change)
    assert (after or 0) <= (before or 0)


# The laws hold for a score that never moves, too: so what a change is worth by itself.
@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        pytest.param(REASONS[2], 5, 25, id="a reason"),
        pytest.param(NAMES[0], 5, 80, id="a name"),
        pytest.param(("", VOICES[0]), None, 80, id="a named source"),
        pytest.param(("", REQUESTS[0]), None, 25, id="a request for comment"),
        pytest.param(("", HEARSAY[0][1]), None, 0, id="sources said"),
        pytest.param(HEARSAY[7], 25, 0, id="sources said of a quotation"),
    ],
)
def test_what_a_change_is_worth(
    engine: Engine, change: tuple[str, str], before: float | None, after: float
) -> None:
    assert [scored(engine, text) for text in change] == [before, after]

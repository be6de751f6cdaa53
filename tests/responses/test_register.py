"""Who was asked for comment is a source of the register, and one with whoever speaks there."""

from __future__ import annotations

import pytest

from auditor.engine import Engine
from auditor.measure import MEASURES
from auditor.model import Article, Source, Subjects

SILENT = "Jonas Holt, the harbour master, did not respond to a request for comment."


def asked(engine: Engine, text: str) -> tuple[Subjects, dict[str, Source | None]]:
    """What was found in a text, and the source of each party in it."""
    found = engine.examine(Article(text=text))
    sources = {source.id: source for source in found.sources}
    return found, {r.party: sources.get(r.source_id or "") for r in found.responses}


def test_who_never_speaks_is_a_source_without_attributions_and_does_not_count(
    engine: Engine,
) -> None:
    found, parties = asked(engine, SILENT)
    (source,) = found.sources
    assert list(parties.values()) == [source]
    assert (source.label, source.kind) == ("Jonas Holt", "named_person")
    assert (source.attributions, source.counted) == ((), False)


def test_measures_do_not_see_who_was_only_asked(engine: Engine) -> None:
    speech = "“The dam held,” Ana Ruiz said."
    alone = engine.examine(Article(text=speech)).measures
    both = engine.examine(Article(text=f"{speech} {SILENT}")).measures
    changed = {a.name for a, b in zip(alone, both, strict=True) if a.value != b.value}
    told = {"share_attributed_words", "share_sentences_attributed"}  # the article is longer
    asked_too = {name for name in MEASURES if name.startswith("response")} | {"heard_or_asked"}
    assert changed <= told | asked_too


def test_who_speaks_and_is_asked_is_one_source_that_counts(engine: Engine) -> None:
    found, parties = asked(
        engine, "Ana Ruiz said the dam held. Ruiz declined to comment on the valve."
    )
    (source,) = found.sources
    assert parties == {"Ruiz": source}
    assert (source.label, len(source.attributions), source.counted) == ("Ana Ruiz", 1, True)


@pytest.mark.parametrize(
    ("text", "party", "label"),
    [
        ("Tom Holt resigned on Friday. He declined to comment.", "He", "Tom Holt"),
        (
            "Tom Holt resigned on Friday. Through a spokesman, he declined to comment.",
            "he",
            "Tom Holt",
        ),
        (
            "Alder Rail cut its fares. The company did not respond to emails.",
            "The company",
            "Alder Rail",
        ),
        (
            "Mayor Ana Ruiz and Governor Tom Bray traded blame. Both declined to comment.",
            "Both",
            "Ana Ruiz and Tom Bray",
        ),
        (
            "Three former clerks sued the port. None of the three responded to emails.",
            "the three",
            "Three former clerks",
        ),
        ("A spokesman for the port declined to comment.", "A spokesman for the port", None),
    ],
)
def test_a_party_is_linked_as_speakers_are(
    engine: Engine, text: str, party: str, label: str | None
) -> None:
    _, parties = asked(engine, text)
    source = parties[party]
    assert source
    assert source.label == (label or party)


def test_a_link_says_how_sure_it_is_and_why(engine: Engine) -> None:
    found, _ = asked(engine, "Ana Ruiz left in May. She declined to comment.")
    (response,) = found.responses
    assert response.link_confidence == pytest.approx(0.9)
    assert response.link_reason == "“She” can only be Ana Ruiz"


def test_without_a_party_there_is_no_source(engine: Engine) -> None:
    found, _ = asked(engine, "Requests for comment were not returned.")
    (response,) = found.responses
    assert (response.party, response.party_span, response.source_id) == ("", None, None)
    assert (response.link_confidence, response.link_reason, found.sources) == (None, None, ())


def test_who_withholds_a_name_counts_though_only_asked(engine: Engine) -> None:
    text = "An official, who asked not to be named, declined to comment on the talks."
    (source,) = engine.examine(Article(text=text)).sources
    assert (source.kind, source.attributions, source.counted) == ("anonymous", (), True)

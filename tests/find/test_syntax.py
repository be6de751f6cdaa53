"""Readings of the parser that a cue must not follow."""

# ruff: noqa: E501 - a row of a parse is one line.

from __future__ import annotations

from auditor.decisions import load_decisions
from auditor.find import find_attributions
from auditor.lexicon import load_lexicons
from tests.documents import document

# The parser hangs "is reported" beside "express" and not on the man.
DULL = document(
    "Some councillors express doubts about giving the seat to a man, is reported less than lively.",
    """
    Some/_/DT/2/det councillors/councillor/NNS/3/nsubj express/_/VBP/0/root doubts/doubt/NNS/3/obj about/_/IN:SCONJ/6/mark giving/give/VBG/3/advcl the/_/DT/8/det seat/_/NN/6/obj to/_/IN/11/case a/_/DT/11/det man/_/NN/6/obl ,/_/,/3/punct is/be/VBZ:AUX/14/aux:pass reported/report/VBN/3/parataxis less/_/RBR/14/advmod than/_/IN/17/case lively/_/JJ/14/advmod ./_/./3/punct
    """,
)


def test_a_passive_with_words_of_its_own_says_nothing_of_the_clause_before_it() -> None:
    (found,) = find_attributions(DULL, load_lexicons(), load_decisions())
    assert found.source
    assert found.source.text == "Some councillors"
    assert found.content.text == "giving the seat to a man"

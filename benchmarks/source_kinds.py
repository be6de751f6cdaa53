"""How often the register alone has the kind and the name of a source right.

    python benchmarks/source_kinds.py GOLD.jsonl TEXTS [MODEL]

GOLD and TEXTS are as `auditor evaluate GOLD --texts TEXTS` has them, and so are the figures; but
the register is given the labelled attributions, so that only linking, kinds and names are measured.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.console import Console

from auditor.apps.evaluation_sources import source_sections
from auditor.evaluate import labels_of, open_gold
from auditor.evaluate.figures import Pair, Roles
from auditor.evaluate.sources import compare_sources, summarise_sources
from auditor.lexicon import load_lexicons
from auditor.model import Attribution, Passage, Subjects
from auditor.nlp import EMBEDDED, load_parser
from auditor.read import read_article
from auditor.sources import build_register
from auditor.text import passage


def main(gold: str, texts: str, model: str = EMBEDDED) -> None:
    """Score every article of the gold file."""
    parser, lexicons = load_parser(model), load_lexicons()
    compared = []
    for labelled in open_gold(Path(gold), form="jsonl", texts=Path(texts)).articles:
        article = read_article(labelled.text)
        labels = msgspec.structs.replace(
            labels_of(labelled, article), anonymity=None, responses=None
        )
        given = tuple(_attribution(article.text, n, r) for n, r in enumerate(labels.attributions))
        document = parser.parse(article)
        linked, sources, _ = build_register(document, given, (), lexicons)
        subjects = Subjects(document, linked, sources, (), ())
        pairs = [Pair(number, number, same_source=True) for number in range(len(given))]
        compared.append(compare_sources(subjects, labels, pairs, lexicons))
    evaluation = summarise_sources([each for each in compared if each])
    for title, page in source_sections(evaluation) if evaluation else ():
        Console().print(f"\n{title}", page)


def _attribution(text: str, number: int, roles: Roles) -> Attribution:
    source, cue = (passage(text, spans) if spans else None for spans in (roles.source, roles.cue))
    content = passage(text, roles.content) if roles.content else Passage("", ())
    return Attribution(f"a{number + 1}", "indirect", "statement", source, cue, content, "gold", 1)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Labelled articles → examples for the decisions: traits with the outcome that the labels show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from auditor.decisions import CueWords, Decisions, count_words
from auditor.evaluate.brat import read_labels
from auditor.evaluate.figures import Roles
from auditor.evaluate.layout import find_gold
from auditor.find.cues import candidates
from auditor.find.draft import Scene, set_scene
from auditor.find.roles import binder_traits, dependents, role_traits
from auditor.find.speaker import candidates as speakers
from auditor.find.speaker import ruled, source_traits
from auditor.find.traits import PARTS_OF_SPEECH, constructions, cue_traits, telling, word_of
from auditor.lexicon import Lexicons
from auditor.model import Document, Span
from auditor.nlp import Parser
from auditor.nlp.tree import children, subtree, tokens_in
from auditor.read import read_article

# A word is in the table from so many attributions.
WORD_HITS = 2


class Labelled(NamedTuple):
    """A parsed article with its gold attributions."""

    document: Document
    gold: tuple[Roles, ...]


class Example(NamedTuple):
    """What was seen and what it was."""

    traits: Mapping[str, float]
    outcome: str


def labelled(corpus: Path, split: str, parser: Parser, parses: Path | None) -> Iterator[Labelled]:
    """The articles of a split, parsed; parses are kept in a folder where one is given."""
    for article in find_gold(corpus, split).articles:
        kept = parses / f"{article.text.stem}.msgpack" if parses else None
        if kept and kept.exists():
            document = msgspec.msgpack.decode(kept.read_bytes(), type=Document)
        else:
            document = parser.parse(read_article(article.text))
        if kept and not kept.exists():
            kept.write_bytes(msgspec.msgpack.encode(document))
        yield Labelled(document, read_labels(article.labels, document.article).attributions)


def gold_cues(document: Document, gold: Sequence[Roles]) -> dict[int, Roles]:
    """The word that heads each gold cue → its attribution: a verb, else a noun or adjective."""
    found: dict[int, Roles] = {}
    for roles in gold:
        inside = _tokens(document, roles.cue)
        heads = [i for i in sorted(inside) if document.tokens[i].head not in inside]
        words = [i for i in heads if document.tokens[i].upos in PARTS_OF_SPEECH]
        verbs = [i for i in words if word_of(document.tokens[i])[1] == "verb"]
        for head in (verbs or words)[:1]:
            found[head] = roles
    return found


def _tokens(document: Document, spans: Iterable[Span]) -> set[int]:
    return {token.index for span in spans for token in tokens_in(document, span)}


class Uses(NamedTuple):
    """What one article tells of words: (word, part of speech, construction) → hits and cases."""

    hits: Counter[tuple[str, str, str]]
    cases: Counter[tuple[str, str, str]]


def uses_of(scene: Scene, gold: Sequence[Roles]) -> Uses:
    """The uses of every word that could be a cue, outside quotations and gold content."""
    cues = gold_cues(scene.document, gold)
    passed = _passed_over(scene.document, gold)
    hits: Counter[tuple[str, str, str]] = Counter()
    cases: Counter[tuple[str, str, str]] = Counter()
    for token in scene.document.tokens:
        word, pos = word_of(token)
        if pos and not scene.quoted(token.index) and (token.index in cues or token.index not in passed):
            use = (word, pos, telling(constructions(scene, token.index)))
            cases[use] += 1
            hits[use] += token.index in cues
    return Uses(hits, cases)


def _passed_over(document: Document, gold: Sequence[Roles]) -> set[int]:
    """Words inside content, where nested attributions are not labelled, and the rest of cues."""
    return {i for roles in gold for i in _tokens(document, (*roles.content, *roles.cue))}


def table(uses: Sequence[Uses], without: Sequence[Uses] = ()) -> list[tuple[str, str, str, int, int]]:
    """The rows of the table of cue words: those that are cues often enough in all articles."""
    hits, cases = _sums(uses)
    often: Counter[tuple[str, str]] = Counter()
    for (word, pos, _), count in hits.items():
        often[word, pos] += count
    less_hits, less_cases = _sums(without)
    return sorted(
        (*use, hits[use] - less_hits[use], count - less_cases[use])
        for use, count in cases.items()
        if often[use[:2]] >= WORD_HITS
    )


def _sums(uses: Sequence[Uses]) -> tuple[Counter[tuple[str, str, str]], Counter[tuple[str, str, str]]]:
    hits: Counter[tuple[str, str, str]] = Counter()
    cases: Counter[tuple[str, str, str]] = Counter()
    for each in uses:
        hits.update(each.hits)
        cases.update(each.cases)
    return hits, cases


def cue_examples(scene: Scene, gold: Sequence[Roles]) -> Iterator[Example]:
    """For each candidate whether it is a cue."""
    cues, passed = gold_cues(scene.document, gold), _passed_over(scene.document, gold)
    for index in candidates(scene):
        if index in cues or index not in passed:

            yield Example(cue_traits(scene, index), "yes" if index in cues else "no")


def role_examples(scene: Scene, gold: Sequence[Roles]) -> Iterator[Example]:
    """For each dependent of a gold cue its role."""
    document = scene.document
    for cue, labels in gold_cues(document, gold).items():
        role = {i: "content" for i in _tokens(document, labels.content)}
        role |= {i: "source" for i in _tokens(document, labels.source)}
        role |= {i: "cue" for i in _tokens(document, labels.cue)}
        words = [cue]
        for parent in words:
            for child in dependents(scene, parent):
                outcome = _role(scene, child, role)
                yield Example(role_traits(scene, cue, parent, child), outcome)
                if outcome == "cue":
                    words.append(child)
                if outcome == "content":
                    for binder in children(document, child, "case", "mark"):
                        traits = binder_traits(scene, cue, binder)
                        yield Example(traits, role.get(binder, "none"))


def _role(scene: Scene, child: int, role: Mapping[int, str]) -> str:
    """The role of most words of a branch; part of the cue where its head is."""
    if role.get(child) == "cue":
        return "cue"
    tokens = scene.document.tokens
    branch = [i for i in subtree(scene.document, child) if tokens[i].upos != "PUNCT"]
    counts = Counter(role.get(i, "none") for i in branch)
    name, count = counts.most_common(1)[0] if counts else ("none", 0)
    return name if 2 * count >= len(branch) else "none"


def source_examples(scene: Scene, gold: Sequence[Roles]) -> Iterator[Example]:
    """For each candidate of each gold cue whether it heads the source."""
    document = scene.document
    for cue, labels in gold_cues(document, gold).items():
        inside = _tokens(document, labels.source)
        heads = {i for i in inside if document.tokens[i].head not in inside}
        by_rule = ruled(scene, cue)
        for candidate in speakers(scene, cue, by_rule):
            outcome = "yes" if candidate.token in heads else "no"
            yield Example(source_traits(scene, cue, candidate, by_rule), outcome)


def scene_of(article: Labelled, lexicons: Lexicons, words: CueWords, empty: Decisions) -> Scene:
    """The scene of an article with the table of cue words given."""
    return set_scene(article.document, lexicons, msgspec.structs.replace(empty, words=words))


def words_of(rows: Iterable[tuple[str, str, str, int, int]]) -> CueWords:
    """The table of rows."""
    return count_words(rows)

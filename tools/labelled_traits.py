"""Labelled articles → examples for the decisions: traits with the outcome that the labels show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from auditor.decisions import OUTCOMES, CueWords, Decision, Decisions, Traits, Use, count_words
from auditor.evaluate.brat import read_labels
from auditor.evaluate.figures import Roles
from auditor.evaluate.layout import find_gold
from auditor.find.cues import candidates
from auditor.find.draft import Scene, set_scene
from auditor.find.roles import BOUND, binder_traits, dependents, role_traits
from auditor.find.speaker import candidates as speakers
from auditor.find.speaker import ruled, source_traits
from auditor.find.traits import constructions, cue_traits, telling, word_of
from auditor.find.uses import PARTS_OF_SPEECH
from auditor.lexicon import Lexicons
from auditor.model import Article, Document, Span
from auditor.nlp.tree import children, subtree, tokens_in
from auditor.read import read_article

# A word is in the table from so many attributions.
WORD_HITS = 2
# What a scene has before anything is learned.
UNLEARNED = Decisions(count_words(()), *(Decision(outcomes, {}) for outcomes in OUTCOMES.values()))

Parse = Callable[[Article], Document]
# Word, part of speech and construction, and whether it is a cue there → how often.
Uses = Counter[tuple[str, str, str, bool]]


class Labelled(NamedTuple):
    """A parsed article with what its labels say.

    `cues` are the words that head gold cues, with their attributions.  `passed` are those of which
    the labels tell nothing: the rest of cues, and content, in which nobody labelled attributions.
    """

    scene: Scene
    cues: Mapping[int, Roles]
    passed: frozenset[int]


class Example(NamedTuple):
    """What was seen and what it was."""

    traits: Traits
    outcome: str


def read_labelled(corpus: Path, split: str, parse: Parse, lexicons: Lexicons) -> Iterator[Labelled]:
    """The labelled articles of a split.

    Raises InputError for a missing corpus or split, and articles or labels that cannot be read.
    """
    for files in find_gold(corpus, split).articles:
        document = parse(read_article(files.text))
        gold = read_labels(files.labels, document.article).attributions
        scene = set_scene(document, lexicons, UNLEARNED)
        cues = _gold_cues(scene, gold)
        inside = {i for each in gold for i in _tokens(document, (*each.cue, *each.content))}
        yield Labelled(scene, cues, frozenset(inside.difference(cues)))


def _gold_cues(scene: Scene, gold: Sequence[Roles]) -> dict[int, Roles]:
    """The word that heads each gold cue → its attribution: a verb, else a noun or adjective."""
    document, found = scene.document, dict[int, Roles]()
    for roles in gold:
        heads = _heads(document, _tokens(document, roles.cue))
        words = [i for i in heads if document.tokens[i].upos in PARTS_OF_SPEECH]
        verbs = [i for i in words if word_of(scene, document.tokens[i])[1] == "verb"]
        for head in (verbs or words)[:1]:
            found[head] = roles
    return found


def _tokens(document: Document, spans: Iterable[Span]) -> set[int]:
    return {token.index for span in spans for token in tokens_in(document, span)}


def _heads(document: Document, inside: set[int]) -> list[int]:
    """The tokens that hang on none of the others."""
    return [i for i in sorted(inside) if document.tokens[i].head not in inside]


def uses_of(article: Labelled) -> Uses:
    """How often each word that could be a cue is one, outside quotations."""
    scene, uses = article.scene, Uses()
    for token in scene.document.tokens:
        word, pos = word_of(scene, token)
        if pos and not scene.quoted(token.index) and token.index not in article.passed:
            construction = telling(constructions(scene, token.index))
            uses[word, pos, construction, token.index in article.cues] += 1
    return uses


def add_up(parts: Iterable[Uses]) -> Uses:
    """All uses together."""
    total = Uses()
    for part in parts:
        total.update(part)
    return total


def table(uses: Uses) -> list[Use]:
    """The rows of the table of cue words: the uses of those that are cues often enough."""
    hits, cases = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    often = Counter[tuple[str, str]]()
    for (word, pos, construction, is_cue), count in uses.items():
        cases[word, pos, construction] += count
        hits[word, pos, construction] += count * is_cue
        often[word, pos] += count * is_cue
    return sorted(
        (word, pos, construction, hits[word, pos, construction], count)
        for (word, pos, construction), count in cases.items()
        if often[word, pos] >= WORD_HITS
    )


def cue_examples(article: Labelled, words: CueWords) -> Iterator[Example]:
    """For each candidate of this table of cue words whether it is a cue."""
    scene = replace(article.scene, decisions=replace(UNLEARNED, words=words))
    for index in candidates(scene):
        if index not in article.passed:
            yield Example(cue_traits(scene, index), "yes" if index in article.cues else "no")


def role_examples(article: Labelled) -> Iterator[Example]:
    """For each dependent of a gold cue its role."""
    for cue, labels in article.cues.items():
        yield from _roles_around(article.scene, cue, _role_of(article.scene.document, labels))


def _role_of(document: Document, labels: Roles) -> dict[int, str]:
    """The role of each token of an attribution."""
    return {
        token: role
        for role in ("content", "source", "cue")
        for token in sorted(_tokens(document, labels.of(role)))
    }


def _roles_around(scene: Scene, cue: int, role_of: Mapping[int, str]) -> Iterator[Example]:
    words = [cue]
    for parent in words:  # grows while words of the cue are found
        for child in dependents(scene, parent):
            outcome = _role_of_branch(scene.document, child, role_of)
            yield Example(role_traits(scene, cue, parent, child), outcome)
            if outcome == "cue":
                words.append(child)
            elif outcome in BOUND:
                for binder in children(scene.document, child, "case", "mark"):
                    seen = binder_traits(scene, cue, binder)
                    yield Example(seen, role_of.get(binder, "none"))


def _role_of_branch(document: Document, child: int, role_of: Mapping[int, str]) -> str:
    """The role of most words of a branch; part of the cue where its head is."""
    if role_of.get(child) == "cue":
        return "cue"
    branch = [i for i in subtree(document, child) if document.tokens[i].upos != "PUNCT"]
    counts = Counter(role_of.get(i, "none") for i in branch)
    name, count = counts.most_common(1)[0] if counts else ("none", 0)
    return name if 2 * count >= len(branch) else "none"


def source_examples(article: Labelled) -> Iterator[Example]:
    """For each candidate of each gold cue whether it heads the source."""
    scene = article.scene
    for cue, labels in article.cues.items():
        heads = _heads(scene.document, _tokens(scene.document, labels.source))
        by_rule = ruled(scene, cue)
        found = speakers(scene, cue, by_rule)
        traits = source_traits(scene, cue, found, by_rule)
        for candidate, seen in zip(found, traits, strict=True):
            yield Example(seen, "yes" if candidate.token in heads else "no")


def proper_names(articles: Iterable[Labelled]) -> frozenset[str]:
    """The lemmas that are mostly names: what follows them tells of their corpus, not of news."""
    words, names, relations = Counter[str](), Counter[str](), set[str]()
    for article in articles:
        for token in article.scene.document.tokens:
            words[token.lemma] += 1
            names[token.lemma] += token.upos == "PROPN"
            relations.add(token.deprel)
    # "mark" is a name, and a relation that traits are made of.
    return frozenset(name for name, count in names.items() if 2 * count > words[name]) - relations

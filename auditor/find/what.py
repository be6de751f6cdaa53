"""What is said: the content of a cue, by syntax and by quotation marks."""

from __future__ import annotations

from auditor.find.draft import Scene
from auditor.find.extent import TENSED
from auditor.model import Span
from auditor.nlp.tree import children, contiguous, relation, span_of, subtree, token_at
from auditor.text import after_dateline, trim

NO_CLAUSE_AFTER = ("PUNCT", "ADP", "SCONJ", "CCONJ", "PART")
FINITE = (*TENSED, "MD")
MARKS = " \t\r\n,;:—–-"


def clause_of(scene: Scene, verb: int) -> tuple[Span, ...]:
    """The content clause of a verb, before or after it: "said *that the port would close*"."""
    document = scene.document
    clauses = children(document, verb, "ccomp")
    after = [c for c in clauses if c > verb]
    if after:
        tokens = [*_misread_object(scene, verb, after[0]), *subtree(document, after[0])]
        return spans_of(scene, sorted(set(tokens)), verb, run_on=True)
    if clauses:
        return spans_of(scene, subtree(document, clauses[0]), verb)
    return around(scene, verb)


def _misread_object(scene: Scene, verb: int, clause: int) -> list[int]:
    """A clause's subject that the parse took for an object: "say *the port* risks losing"."""
    document = scene.document
    if takes_addressee(scene, verb):
        return []
    objects = children(document, verb, "obj")
    return [t for child in objects if verb < child < clause for t in subtree(document, child)]


def running_on(scene: Scene, verb: int) -> tuple[Span, ...]:
    """What follows the verb to the end of the sentence, if a clause follows: a parse that lost it.

    "The council said the cuts would hurt" is often read as a verb with an object.
    """
    document = scene.document
    sentence = document.sentences[document.tokens[verb].sentence]
    begin = _after_addressee(scene, verb)
    after = document.tokens[begin : sentence.last]
    that = next(
        (
            t.index
            for t in after[:14]
            if t.text.lower() == "that" and t.deprel in ("mark", "nsubj", "obj")
        ),
        None,
    )
    first = begin if that is None else that
    if that is None and (not after or after[0].upos in NO_CLAUSE_AFTER):
        return ()
    # Taggers take "the campaign violated the law" for a participle; a clause it is all the same.
    verbs = (*FINITE, "VBN")
    if not any(t.xpos in verbs for t in document.tokens[first : sentence.last]):
        return ()
    return tidy(scene, [span_of(document, range(first, sentence.last))])


def takes_addressee(scene: Scene, verb: int) -> bool:
    """Whether the object of the verb may be whom it addresses: "told *reporters*"."""
    lemma = scene.document.tokens[verb].lemma
    return lemma in scene.lexicons["phrases"]["with-addressee"]


def _addressed(scene: Scene, verb: int) -> list[int]:
    """The heads of whom a verb addresses."""
    if not takes_addressee(scene, verb):
        return []
    return [c for c in children(scene.document, verb, "obj", "iobj") if c > verb]


def told_that(scene: Scene, verb: int) -> bool:
    """Whether whom a verb addresses was given the content clause: "told *the board that* …"."""
    document = scene.document
    addressed = _addressed(scene, verb)
    clauses = [clause for each in addressed for clause in children(document, each, "acl")]
    marks = [mark for clause in clauses for mark in children(document, clause, "mark")]
    return any(document.tokens[mark].text.lower() == "that" for mark in marks)


def _after_addressee(scene: Scene, verb: int) -> int:
    """The token after a verb and whom it addresses: "told *reporters* the port would close".

    Parsers often take what follows for a clause that describes the reporters.
    """
    document = scene.document
    addressed = _addressed(scene, verb)
    if not addressed:
        return verb + 1
    clauses = children(document, addressed[0], "acl")
    starts = [subtree(document, clause)[0] for clause in clauses]
    return min([*starts, subtree(document, addressed[0])[-1] + 1])


def around(scene: Scene, verb: int) -> tuple[Span, ...]:
    """The clause that the cue is set into: "the port, *she said*, would close"."""
    document = scene.document
    if relation(document, verb) != "parataxis":
        return ()
    head = document.tokens[verb].head
    own = set(subtree(document, verb))
    return spans_of(scene, [t for t in subtree(document, head) if t not in own], verb)


def rest_of_sentence(scene: Scene, first: int, last: int) -> tuple[Span, ...]:
    """The sentence without the tokens `first` to `last` (half-open): a phrase set into it."""
    document = scene.document
    sentence = document.sentences[document.tokens[first].sentence]
    before = range(sentence.first, first)
    after = range(last, sentence.last)
    spans = [span_of(document, part) for part in (before, after) if len(part)]
    return tidy(scene, spans)


def spans_of(
    scene: Scene, tokens: list[int], verb: int, *, run_on: bool = False
) -> tuple[Span, ...]:
    """Spans of the tokens; with `run_on` one span after the verb, to the end of its clause."""
    document = scene.document
    runs = contiguous(_bridged(scene, tokens))
    if run_on:
        runs = [run for run in runs if run[0] > verb] or runs
        end = _end_of_clause(scene, runs[0][0], runs[-1][1])
        return tidy(scene, [span_of(document, range(runs[0][0], end))])
    return tidy(scene, [span_of(document, range(*run)) for run in runs])


def _bridged(scene: Scene, tokens: list[int]) -> list[int]:
    """The tokens with the punctuation between them."""
    kept = set(tokens)
    for index in range(tokens[0], tokens[-1]):
        if index not in kept and scene.document.tokens[index].upos == "PUNCT" and index - 1 in kept:
            kept.add(index)
    return sorted(kept)


def _end_of_clause(scene: Scene, first: int, end: int) -> int:
    """A content clause that ends the sentence but for its full stop runs on to that end."""
    document = scene.document
    sentence = document.sentences[document.tokens[first].sentence]
    rest = document.tokens[end : sentence.last]
    return sentence.last if all(token.upos == "PUNCT" for token in rest) else end


def tidy(scene: Scene, spans: list[Span]) -> tuple[Span, ...]:
    """The spans without commas and dashes at their ends and without a final full stop.

    A full stop or comma inside closing quotation marks stays: it is the quotation's.
    """
    kept = []
    for untidy in spans:
        begins = untidy.start in scene.paragraph_ends
        span = after_dateline(scene.text, untidy) if begins else untidy
        span = trim(scene.text, span, MARKS)
        if scene.text[span.start : span.end].endswith(".") and not _abbreviation(scene, span):
            span = trim(scene.text, Span(span.start, span.end - 1), MARKS)
        if any(char.isalnum() for char in scene.text[span.start : span.end]):
            kept.append(span)
    return tuple(kept)


def _abbreviation(scene: Scene, span: Span) -> bool:
    """Whether the full stop at the end belongs to the last word ("a.m.", "Inc.")."""
    index = token_at(scene.document, span.end - 1)
    return index < len(scene.document.tokens) and scene.document.tokens[index].upos != "PUNCT"

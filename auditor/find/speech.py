"""Direct speech: which quotations are somebody's words, and whose.

A quotation is tied to the verb cue beside it: "…," she said / She said: "…" / "…," she said, "…".
Quotations that follow without a cue of their own belong to the same speaker: in the same paragraph,
or where the next paragraph reopens a quotation left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.find.cues import CueWord, asserted
from auditor.find.draft import Draft, Scene
from auditor.find.extent import NOMINAL, complete, mention
from auditor.find.marks import NESTED, whole_sentence
from auditor.find.quotes import Quotation
from auditor.find.roles import RolesOf, words_of
from auditor.find.what import FINITE
from auditor.find.who import beside, source_of
from auditor.model import Span
from auditor.nlp.subjects import before_auxiliaries
from auditor.nlp.tree import children, span_of, subtree, token_at, tokens_in
from auditor.text import last_before

# Words between a quotation and the verb that goes with it: "…," the mayor of Alder told them.
NEAR = 25
# Marks that close an insertion: "Ruiz, who left the hall*,* said".
BREAKS = (",", "—", "–", "--")
# Words between a cue and the colon or comma that introduces a quotation: She told *the board*: “…”
INTRODUCING = 3


def speech_drafts(scene: Scene, cues: tuple[CueWord, ...], roles: RolesOf) -> Iterator[Draft]:
    """Attributions of direct and mixed speech, with the quotations that each verb cue governs."""
    cues = (*cues, *_colon_cues(scene, cues))
    governed = _govern(scene, cues)
    taken = {number for numbers in governed.values() for number in numbers}
    for cue in cues:
        numbers = governed.get(cue.token, [])
        if not numbers:
            continue
        numbers = [*numbers, *_following(scene, numbers[-1], taken)]
        taken.update(numbers)
        content = tuple(scene.quotations[n].span for n in numbers)
        source = quoted_source(scene, cue.token, content)
        words = words_of(scene, roles(cue.token), source)
        yield Draft(cue.speech, source, (words,), content, "quote", cue.token)


def _colon_cues(scene: Scene, cues: tuple[CueWord, ...]) -> Iterator[CueWord]:
    """Any verb with a subject before a colon and a quotation: Ruiz put it bluntly: “It is over.”"""
    document = scene.document
    known = {document.tokens[c.token].sentence for c in cues if c.takes("quote", "clause")}
    for number, quotation in enumerate(scene.quotations):
        colon = token_at(document, quotation.span.start) - 1
        if colon < 0 or document.tokens[colon].text != ":" or not scene.speech[number]:
            continue
        sentence = document.sentences[document.tokens[colon].sentence]
        verbs = [
            t.index
            for t in document.tokens[sentence.first : colon]
            if t.upos == "VERB"
            and t.xpos in FINITE
            and children(document, t.index, "nsubj")
            and t.lemma != "be"
        ]
        if verbs and sentence.index not in known:
            yield CueWord(verbs[-1], {"quote": "statement"})


def _govern(scene: Scene, cues: tuple[CueWord, ...]) -> dict[int, list[int]]:
    """Verb token → the quotations beside it."""
    governed: dict[int, list[int]] = {}
    by_sentence: dict[int, list[CueWord]] = {}
    for cue in filter(lambda cue: asserted(scene, cue.token), cues):
        by_sentence.setdefault(scene.document.tokens[cue.token].sentence, []).append(cue)
    for number, quotation in enumerate(scene.quotations):
        if scene.terms[number]:
            continue
        found = _introducing(scene, quotation, by_sentence)
        if found is None or found in governed:
            found = _after(scene, quotation, by_sentence)
        if found is None:
            found = _before(scene, quotation, by_sentence)
        if found is not None:
            governed.setdefault(found, []).append(number)
    return governed


def _introducing(scene: Scene, quotation: Quotation, cues: dict[int, list[CueWord]]) -> int | None:
    """The cue right before a colon or comma and the quotation: She wrote, saying: “…”"""
    start = token_at(scene.document, quotation.span.start)
    if start < 2 or scene.document.tokens[start - 1].text not in (":", ","):
        return None
    near = [
        cue.token
        for cue in cues.get(scene.document.tokens[start - 1].sentence, ())
        if start - 1 - INTRODUCING <= cue.token < start - 1 and cue.takes("quote", "clause")
    ]
    return near[-1] if near and not _quote_between(scene, near[-1], start) else None


def _after(scene: Scene, quotation: Quotation, cues: dict[int, list[CueWord]]) -> int | None:
    """The cue that follows: the quotation ends with a comma, ? or !, then speaker and verb."""
    text = scene.text
    inner = text[quotation.inner.start : quotation.inner.end].rstrip(NESTED)
    outside = text[quotation.span.end : quotation.span.end + 2].lstrip(" \t")
    if inner[-1:] not in ",?!…—-–" and outside[:1] not in (",", "—", "–", "-"):
        return None
    if "\n" in outside:  # another paragraph's cue has quotations of its own
        return None
    first = token_at(scene.document, quotation.span.end)
    if first >= len(scene.document.tokens):
        return None
    sentence = scene.document.tokens[first].sentence
    for cue in cues.get(sentence, ()):
        if not cue.takes("quote", "clause"):
            continue
        if first <= cue.token <= first + NEAR and not _quote_between(scene, first, cue.token):
            return cue.token if _bare(scene, cue.token) else None
    return None


def _before(scene: Scene, quotation: Quotation, cues: dict[int, list[CueWord]]) -> int | None:
    """The cue that precedes: in the quotation's sentence, or before a colon."""
    document = scene.document
    first = token_at(document, quotation.inner.start)
    start = token_at(document, quotation.span.start)
    if first >= len(document.tokens):
        return None
    colon = last_before(scene.text, quotation.span.start) == ":"
    sentences = {document.tokens[start].sentence, document.tokens[first].sentence}
    if colon and start > 0:
        sentences.add(document.tokens[start - 1].sentence)
    near = [
        cue
        for sentence in sorted(sentences)
        for cue in cues.get(sentence, ())
        if start - NEAR <= cue.token < start and not _quote_between(scene, cue.token, start)
    ]
    for cue in reversed(near):
        speaks = cue.takes("quote", "clause")
        if speaks and (colon or start - cue.token <= 3):
            return cue.token
        # The nearest verb that governs it decides: "said it would stay, rejecting a “soft” deal".
        if _reaches(scene, cue.token, first):
            return cue.token if speaks else None
    return None


def _reaches(scene: Scene, verb: int, token: int) -> bool:
    """Whether the token stands in the clause that the verb governs."""
    clauses = children(scene.document, verb, "ccomp", "obj", "xcomp", "parataxis", "obl")
    return any(token in subtree(scene.document, clause) for clause in clauses)


def _quote_between(scene: Scene, first: int, last: int) -> bool:
    return any(scene.quote_of[i] >= 0 for i in range(first, last))


def _bare(scene: Scene, verb: int) -> bool:
    """Whether the verb has no content of its own after it ("…," he said that …).

    "…," she said *as* the crowd left: parsers take such a clause for content, too.
    """
    document = scene.document
    clauses = [
        c
        for c in children(document, verb, "ccomp")
        if c > verb and not scene.quoted(c) and _clausal(scene, c)
    ]
    marks = [[document.tokens[m].lemma for m in children(document, c, "mark")] for c in clauses]
    return not any(not mark or "that" in mark for mark in marks)


def _clausal(scene: Scene, head: int) -> bool:
    """Whether a clause stands there: not "…," said Murphy, *now a consultant*, *going on to* …"""
    token = scene.document.tokens[head]
    verbal = token.upos in ("VERB", "AUX") and token.xpos != "VBG"
    return verbal or bool(children(scene.document, head, "cop", "nsubj"))


def _following(scene: Scene, last: int, taken: set[int]) -> list[int]:
    """The quotations after the last one that go on without a cue of their own."""
    found, before = [], scene.quotations[last]
    for number in range(last + 1, len(scene.quotations)):
        here = scene.quotations[number]
        if number in taken:
            break
        near = here.paragraph == before.paragraph
        spoken = scene.speech[number] or whole_sentence(scene.text, here)
        if here.continues or (near and spoken and _goes_on(scene, before, here)):
            found.append(number)
            before = here
        elif not near or scene.speech[number]:
            break
    return found


def _goes_on(scene: Scene, before: Quotation, here: Quotation) -> bool:
    """Whether the speech goes on: "…," she said. "…" or "…," she said on Monday, "…"."""
    stop = last_before(scene.text, here.span.start, NESTED)
    if stop in (".", "?", "!"):
        return True
    between = tokens_in(scene.document, Span(before.span.end, here.span.start))
    return stop == "," and len(between) <= NEAR and sum(t.upos == "VERB" for t in between) <= 1


def quoted_source(scene: Scene, verb: int, content: tuple[Span, ...]) -> Span | None:
    """The source of a verb beside a quotation: between quotation and verb, or right after it.

    Parsers may take "said Ruiz" for an object, and "last week" for who told it.
    """
    between = _between(scene, verb, content)
    source = source_of(scene, verb)
    if source is not None and not any(source.overlaps(span) for span in content):
        if (
            between is None
            or between.start <= source.start < scene.document.tokens[verb].span.start
        ):
            return source
        return between
    near = between or _object_source(scene, verb, content) or beside(scene, verb)
    return near or _before_insertion(scene, verb)


def _before_insertion(scene: Scene, verb: int) -> Span | None:
    """The noun phrase that opens the sentence: "*Ruiz*, who left, recalled"."""
    tokens = scene.document.tokens
    first = scene.document.sentences[tokens[verb].sentence].first
    end = before_auxiliaries(scene.document, verb) - 1
    if end <= first or tokens[end].text not in BREAKS:
        return None
    head = next((t.index for t in tokens[first:end] if t.upos in ("NOUN", "PROPN", "PRON")), end)
    opens = all(t.upos in NOMINAL for t in tokens[first:head])
    shut = next((t.index for t in tokens[head:end] if t.upos == "PUNCT" and t.text != "."), end)
    plain = not any(t.upos in ("VERB", "AUX", "SCONJ", "ADV") for t in tokens[first:shut])
    return span_of(scene.document, range(first, end)) if opens and plain and shut < end else None


def _between(scene: Scene, verb: int, content: tuple[Span, ...]) -> Span | None:
    """The noun phrase between a quotation and the verb: "…," *Ruiz*, who chairs it, said."""
    tokens = scene.document.tokens
    ends = [span.end for span in content if span.end <= tokens[verb].span.start]
    if not ends:
        return None
    first = token_at(scene.document, max(ends))
    if tokens[first].text in (",", "—", "–"):
        first += 1
    last = first
    while (
        last < verb and tokens[last].upos in (*NOMINAL, "ADP", "PART") and tokens[last].xpos != "WP"
    ):
        last += 1
    phrase = tokens[first:last]
    if (
        not any(token.upos in ("NOUN", "PROPN", "PRON") for token in phrase)
        or phrase[0].upos == "ADP"
    ):
        return None
    return complete(scene, span_of(scene.document, range(first, last)), verb)


def _object_source(scene: Scene, verb: int, content: tuple[Span, ...]) -> Span | None:
    """What the parse took for the object of "said" right after it."""
    document = scene.document
    for child in children(
        document, verb, "obj", "ccomp", "xcomp", "obl:unmarked", "dep", "parataxis"
    ):
        token = document.tokens[child]
        if child > verb and token.upos in ("PROPN", "NOUN", "PRON") and child - verb < 8:
            found = mention(scene, child, verb)
            if not any(found.overlaps(span) for span in content):
                return complete(scene, found, verb)
    return None


def orphan_drafts(scene: Scene, drafts: tuple[Draft, ...]) -> Iterator[Draft]:
    """Speech in quotation marks that no finder tied to anybody."""
    held = [span for draft in drafts for span in draft.content]
    for number, quotation in enumerate(scene.quotations):
        if not scene.speech[number] or any(span.overlaps(quotation.span) for span in held):
            continue
        previous = scene.quotations[number - 1] if quotation.continues else None
        if previous and any(span.overlaps(previous.span) for span in held):
            continue
        yield Draft("statement", None, (), (quotation.span,), "quote-alone")

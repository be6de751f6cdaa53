"""Documents, studies, polls and figures: what the article tells of where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.detectors.headline import body_of, headline_of
from auditor.detectors.place import Place
from auditor.detectors.quotes import quotations_of
from auditor.detectors.sentences import around, paragraph_at, phrases_in, sentence_at, whole
from auditor.model import Attribution, Document, Sentence, Source, Span, Subjects, Token
from auditor.nlp.phrases import PhraseMatch, find_phrases, phrases_of
from auditor.nlp.tree import children, head_in, span_of, subtree, token_at, tokens_in

_TELLING = ("NOUN", "PROPN", "NUM")
_ISSUERS = ("ORG",)
_SAMPLE = re.compile(r"\d{3,}|\d+,\d{3}")


def unidentified(
    source: Source,
    subjects: Subjects,
    *,
    sentences: int = 1,
    nouns: frozenset[str] = frozenset(),
    empty: frozenset[str] = frozenset(),
    seen: frozenset[str] = frozenset(),
    dated: frozenset[str] = frozenset(),
) -> bool:
    """Whether a source is one of these `nouns`, and nothing tells whose, of when or about what.

    `empty` are words that tell nothing of it ("internal"); what follows a phrase of `seen` tells
    who saw it, not what it is; one of `dated` goes on to tell.  An organisation named within so
    many sentences, but not in what is attributed, may be its author; "the report" is known.
    """
    document = subjects.document
    head = head_in(document, source.mentions[0])
    if head is None or document.tokens[head].lemma.lower() not in nouns or _known(document, head):
        return False
    if any(_tells(document, span, empty, seen) for span in source.mentions):
        return False
    if any(_goes_on(document, span, dated) for span in source.mentions):
        return False
    window = around(source.mentions[0], document, before=sentences, after=sentences)
    said = [span for a in subjects.attributions for span in a.content]
    said += source.mentions
    named = (e for e in document.entities if e.type in _ISSUERS and window.holds(e.span))
    return all(any(span.overlaps(each.span) for span in said) for each in named)


def _known(document: Document, head: int) -> bool:
    """Whether a noun takes up what was told before, or is somebody's."""
    words = (document.tokens[each] for each in children(document, head, "det", "nmod:poss"))
    return any(w.deprel == "nmod:poss" or "Definite=Def" in w.feats for w in words)


def _tells(document: Document, span: Span, empty: frozenset[str], seen: frozenset[str]) -> bool:
    """Whether the noun of a mention has words that tell more of it, with what hangs on it."""
    head = head_in(document, span)
    if head is None:
        return False
    tokens = [document.tokens[each] for each in subtree(document, head)]
    cut = find_phrases(tokens, seen)
    before = (t for t in tokens if not cut or t.index < cut[0].first)
    told = (t for t in before if t.upos in _TELLING and t.index != head)
    return any(token.lemma.lower() not in empty for token in told)


def _goes_on(document: Document, span: Span, dated: frozenset[str]) -> bool:
    """Whether a mention goes on with a date or an author, where the parse ends it too early."""
    after = token_at(document, span.end)
    return any(token.text.lower() in dated for token in document.tokens[after : after + 1])


def nothing_said_near(
    attribution: Attribution,
    subjects: Subjects,
    *,
    sentences: int = 2,
    phrases: frozenset[str] = frozenset(),
) -> bool:
    """None of the phrases stands in the sentences of an attribution, or so many around it."""
    document = subjects.document
    window = around(whole(attribution), document, before=sentences, after=sentences)
    return not phrases_in(document, window, phrases)


def poll_details_missing(
    subjects: Subjects,
    *,
    missing: int = 2,
    polls: frozenset[str] = frozenset(),
    other: frozenset[str] = frozenset(),
    sponsors: frozenset[str] = frozenset(),
    people: frozenset[str] = frozenset(),
    dates: frozenset[str] = frozenset(),
    margins: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """Polls of which more than so many of five details are missing, named in `about`.

    Who asked and who paid is looked for in the poll's paragraph and the next two, the rest in
    every sentence about polls.  `polls` are the nouns, `other` words that make it another sort of
    poll; the other lists are words that show a detail.
    """
    document = subjects.document
    for span in _polls(subjects, polls, other):
        named = _named(document, span, polls, sponsors)
        about = _about_polls(document, span, polls, margins)
        details = {
            "who asked": named,
            "who paid": named,
            "how many were asked": any(_counted(each, people) for each in about),
            "when": any(find_phrases(each, dates) for each in about),
            "the margin of error": any(find_phrases(each, margins) for each in about),
        }
        lacking = [name for name, there in details.items() if not there]
        if len(lacking) > missing:
            yield Place(span, about=", ".join(lacking))


def _polls(subjects: Subjects, polls: frozenset[str], other: frozenset[str]) -> Iterator[Span]:
    """Where each poll below the headline is first credited."""
    body, told = body_of(subjects.document), set()
    for each in subjects.attributions:
        span = each.source.spans[0] if each.source else None
        if span is None or span.start < body or each.source_id in told:
            continue
        if _is_poll(subjects.document, span, polls, other):
            told.add(each.source_id)
            yield span


def _is_poll(document: Document, span: Span, polls: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a mention brings in one poll; "polls" in passing stand for what is known of many."""
    head = head_in(document, span)
    if head is None or document.tokens[head].text.lower() not in polls or _known(document, head):
        return False
    return not phrases_in(document, span, other)


def _named(document: Document, span: Span, polls: frozenset[str], sponsors: frozenset[str]) -> bool:
    """Whether a name stands with a poll in the paragraph of this one, or in the next two."""
    at = paragraph_at(document, span.start)
    last = min(at + 2, len(document.paragraphs) - 1)
    tokens = tokens_in(document, Span(document.paragraphs[at].start, document.paragraphs[last].end))
    heads = [token.index for token in tokens if token.text.lower() in polls]
    near = (document.tokens[each] for head in heads for each in subtree(document, head))
    return any(token.upos == "PROPN" for token in near) or bool(find_phrases(tokens, sponsors))


def _about_polls(document: Document, span: Span, *lists: frozenset[str]) -> list[tuple[Token, ...]]:
    """The sentence of a poll, and all others that tell of one."""
    told = {m.first for phrases in lists for m in phrases_of(document, phrases)}
    about = {sentence_at(document, span.start), *(document.tokens[at].sentence for at in told)}
    return [document.of(document.sentences[each]) for each in sorted(about)]


def _counted(tokens: Sequence[Token], people: frozenset[str]) -> bool:
    """Whether a number of people stands there: "1,004 adults", "1,004 likely voters"."""
    numbers = (n for n, token in enumerate(tokens) if _SAMPLE.fullmatch(token.text))
    return any(find_phrases(tokens[n + 1 : n + 5], people) for n in numbers)


def poll_in_opening(subjects: Subjects, *, polls: frozenset[str] = frozenset()) -> Iterator[Place]:
    """The first phrase about a poll in the headline or, where it has none, in the first sentence.

    "The polls" and "poll numbers" are told of in passing.
    """
    document = subjects.document
    headline = headline_of(document)
    body = headline.body if headline else 0
    if headline and headline.start is None:
        pattern = "|".join(re.escape(each) for each in sorted(polls))
        if match := re.search(rf"\b({pattern})\b", headline.text, re.IGNORECASE):
            yield headline.place(Span(*match.span()))
            return
    opening = [each.span for each in document.sentences if each.span.start >= body][:1]
    over = [headline.span] if headline and headline.span else []
    for span in (*over, *opening):
        matches = phrases_in(document, span, polls)
        found = [each for each in matches if not _in_passing(document, each)]
        if found:
            yield Place(span_of(document, range(found[0].first, found[0].last)))
            return


def _in_passing(document: Document, match: PhraseMatch) -> bool:
    word = document.tokens[match.last - 1]
    alone = match.last - match.first == 1
    return alone and ("Number=Plur" in word.feats or word.deprel == "compound")


def unsourced_figures(
    subjects: Subjects,
    *,
    figures: frozenset[str] = frozenset(),
    trends: frozenset[str] = frozenset(),
    counted: frozenset[str] = frozenset(),
    plans: frozenset[str] = frozenset(),
) -> Iterator[Place]:
    """Sentences with a figure or a trend that nobody is credited for.

    A figure is a number with one of the words `figures` ("percent of"), in a paragraph without any
    attribution; a trend is a main verb of `trends` ("double") of a subject that is `counted`
    ("number of"), in a sentence without one.  What is planned (`plans`: "would") is no figure yet.
    """
    document = subjects.document
    parts = [whole(each) for each in subjects.attributions]
    body = body_of(document)
    quoted = [each.span for each in subjects.once(quotations_of)]
    for sentence in _with_words(document, figures, trends):
        if sentence.span.start < body or any(
            sentence.span.overlaps(part) for part in (*parts, *quoted)
        ):
            continue
        tokens = document.of(sentence)
        block = document.paragraphs[sentence.paragraph]
        alone = not any(block.overlaps(part) for part in parts)
        told = (alone and _figure(tokens, figures)) or _trend(document, tokens, trends, counted)
        if told and not find_phrases(tokens, plans):
            yield Place(sentence.span)


def _with_words(
    document: Document, figures: frozenset[str], trends: frozenset[str]
) -> Iterator[Sentence]:
    """The sentences in which a phrase of the one list stands, or a word of the other."""
    found = {match.first for match in phrases_of(document, figures)}
    found.update(at for word in trends & document.places.keys() for at in document.places[word])
    for number in sorted({document.tokens[at].sentence for at in found}):
        yield document.sentences[number]


def _figure(tokens: Sequence[Token], figures: frozenset[str]) -> bool:
    numbers = (n for n, token in enumerate(tokens) if token.upos == "NUM")
    return any(find_phrases(tokens[n + 1 : n + 3], figures) for n in numbers)


def _trend(
    document: Document,
    tokens: Sequence[Token],
    trends: frozenset[str],
    counted: frozenset[str],
) -> bool:
    """Whether "the number of late trains doubled"."""
    verbs = (t for t in tokens if t.upos == "VERB" and t.lemma.lower() in trends)
    return any(
        find_phrases([document.tokens[i] for i in subtree(document, subject)], counted)
        for verb in verbs
        for subject in children(document, verb.index, "nsubj")
    )


DETECTORS = (
    nothing_said_near,
    poll_details_missing,
    poll_in_opening,
    unidentified,
    unsourced_figures,
)

"""Who is credited near an attribution, and whether anybody stands ready to have said it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.detectors.sentences import around, paragraph_at, whole
from auditor.find.quotes import find_quotations
from auditor.model import Attribution, Document, Span, Subjects, Token
from auditor.nlp.tree import tokens_in
from auditor.text import count_words

_PERSONS = ("named_person", "anonymous", "unnamed_person")
_SPACE_AND_MARKS = " \n\t\r”’\"')"
_SENTENCE_ENDS = ("", ".", "?", "!", "…")
# "She paused." is a beat between the speaker's words: who speaks was told before.
BEAT_WORDS = 2
_SIGNATURES = ("-", "–", "—", "―", "(")


def no_source_near(
    attribution: Attribution, subjects: Subjects, *, sentences: int = 1, before: int = 0
) -> bool:
    """Nobody is credited in the sentences of the attribution, so many `before` or that follow.

    The attribution's own source counts, and so does any other's that stands there; a new paragraph
    is another matter.  Of what is not counted only the same stance credits anybody.
    """
    credited = credits_for(attribution, subjects)
    return nobody_near(attribution, subjects.document, credited, sentences, before)


def nobody_near(
    attribution: Attribution,
    document: Document,
    credited: Iterable[Attribution],
    sentences: int,
    before: int = 0,
) -> bool:
    """Of those that are `credited` none stands near an attribution, as in `no_source_near`."""
    window = around(whole(attribution), document, before=before, after=sentences)
    first = document.paragraphs[paragraph_at(document, whole(attribution).start)]
    last = document.paragraphs[paragraph_at(document, attribution.content.end - 1)]
    window = Span(max(window.start, first.start), min(window.end, last.end))
    return not any(a.source and a.source.spans[0].overlaps(window) for a in credited)


def nobody_on_stage(attribution: Attribution, subjects: Subjects) -> bool:
    """The content is a sentence of its own, nobody signs it, and nobody stands before it.

    The stage is the paragraph up to the content; where the content opens one, it begins with the
    last one in which the writer tells something.  By the custom of the page whoever is named or
    quoted there goes on speaking.
    """
    text = subjects.document.article.text
    start, end = attribution.content.start, attribution.content.end
    paragraphs = [p for p in subjects.document.paragraphs if p.start <= start]
    opens = len(paragraphs) > 1 and paragraphs[-1].start == start
    before = text[paragraphs[-1].start : start].rstrip(_SPACE_AND_MARKS)
    # “…,” with a comma has its speaker after it, even where the finder found none.
    if before[-1:] not in _SENTENCE_ENDS or text[:end].rstrip(_SPACE_AND_MARKS)[-1] == ",":
        return False
    if text[end:].lstrip()[:1] in _SIGNATURES:
        return False
    told = (p for p in reversed(paragraphs[:-1]) if _told_words(subjects, p) > BEAT_WORDS)
    stage = Span((next(told, paragraphs[-1]) if opens else paragraphs[-1]).start, start)
    return not any(stage.overlaps(voice) for voice in subjects.once(_voices))


def _told_words(subjects: Subjects, paragraph: Span) -> int:
    """How many words of a paragraph are the writer's, and stand in no quotation marks."""
    text = subjects.document.article.text
    quoted = (each.span for each in find_quotations(text, (paragraph,)))
    return count_words(text, [paragraph]) - count_words(text, quoted)


def nobody_named_before(attribution: Attribution, subjects: Subjects) -> bool:
    """The speaker is anonymous, or introduced here without a name: "one councillor".

    "He", "the Republican", "her brother" and "Holt's lawyer" may well be somebody named before.
    """
    kinds = {source.id: source.kind for source in subjects.sources}
    if kinds.get(attribution.source_id or "") == "anonymous":
        return True
    if attribution.source is None:
        return False
    words = tokens_in(subjects.document, attribution.source.spans[0])
    if any(word.deprel == "nmod:poss" for word in words):
        return False
    known = ("Definite=Def", "PronType=Dem", "Poss=Yes")
    return not any(w.upos == "PRON" or any(k in w.feats for k in known) for w in words[:1])


def credits_for(attribution: Attribution, subjects: Subjects) -> Iterator[Attribution]:
    """What can stand up for one: what is counted, and what has the same stance."""
    stance = attribution.stance
    return (a for a in subjects.attributions if a.counted or a.stance == stance)


def _voices(subjects: Subjects) -> tuple[Span, ...]:
    """Whoever may be speaking, and what is somebody's words already."""
    spoke = (s for s in subjects.sources if s.attributions or s.counted)  # not only asked
    return (
        # A parser takes many a person's name for an organisation's, or misses that it is one.
        *(entity.span for entity in subjects.document.entities if entity.type != "LOC"),
        *(token.span for token in subjects.document.tokens if _is_agent(token)),
        *(span for s in spoke if s.kind in _PERSONS for span in s.mentions),
        *(span for a in subjects.attributions if a.source for span in a.content),
    )


def _is_agent(token: Token) -> bool:
    """Whether a token is a name or "she", not "it", of whom the sentence tells something."""
    if not token.deprel.startswith("nsubj"):
        return False
    personal = "PronType=Prs" in token.feats and "Gender=Neut" not in token.feats
    return personal or token.upos == "PROPN"


DETECTORS = (no_source_near, nobody_on_stage)

"""Sources without a name: who is one, which of their words are quoted, what rests on them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from auditor.detectors.headline import body_of, lead_of
from auditor.detectors.near import nobody_named_before
from auditor.detectors.place import Place
from auditor.detectors.sentences import whole
from auditor.find.quotes import find_quotations
from auditor.model import (
    NAMED,
    UNNAMED,
    Article,
    Attribution,
    Document,
    Source,
    Span,
    Subjects,
    Token,
)
from auditor.nlp.nouns import is_plural, noun_of
from auditor.nlp.phrases import phrases_of, plain_word
from auditor.nlp.tree import children, head_in, tokens_in
from auditor.text import count_words

# Who has no name and does not hide.
OPEN = ("unnamed_person", "unnamed_group")
TELLING = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")
# What may follow the noun of a mention.
BEHIND = ("ADP", "SCONJ", "PRON", "PUNCT")
KNOWN = ("Definite=Def", "PronType=Dem", "Poss=Yes")


def without_name(
    source: Source,
    subjects: Subjects,
    *,
    uncounted: bool = False,
    most: int = 20,
    roles: frozenset[str] = frozenset(),
) -> bool:
    """An anonymous source, or one of these roles brought in without a name: "one executive".

    With `uncounted` also "executives", whose number the article does not tell; more than `most`
    are no sources that somebody talked to.
    """
    number = source.people.max
    told = uncounted if number is None else number <= most
    return source.kind == "anonymous" or (told and newcomer(source, subjects, roles=roles))


def newcomer(source: Source, subjects: Subjects, *, roles: frozenset[str] = frozenset()) -> bool:
    """Somebody of one of these roles, by the noun, brought in without a name.

    "The executive" and "his clerk" may be somebody named before, and "a strategist" the strategist
    who is named elsewhere.
    """
    if source.kind not in OPEN or source.speaks_for:
        return False
    document, mention = subjects.document, source.mentions[0]
    at = head_in(document, mention)
    nouns = {noun for _, noun in nouns_of(document, mention)} & roles
    if at is None or not nouns or not _is_new(document, mention, at):
        return False
    named = (s.role or "" for s in subjects.sources if s.kind == "named_person")
    elsewhere = {word.strip(",").lower() for role in named for word in role.split()}
    return bool(nouns - elsewhere)


def euphemism(
    source: Source,
    subjects: Subjects,
    *,
    labels: frozenset[str] = frozenset(),
    owned: frozenset[str] = frozenset(),
    naming: frozenset[str] = frozenset(),
) -> bool:
    """Somebody called by one of these labels, or by one that is somebody's: "friends of the duke".

    An adjective owns nothing: "European allies" are states.  "The insider" was told of before,
    and words of `naming` tell who is among them: "observers, including Ana Brito".
    """
    document = subjects.document
    at = head_in(document, source.mentions[0]) if source.kind in UNNAMED else None
    if at is None:
        return False
    nouns = {noun for _, noun in nouns_of(document, source.mentions[0])}
    words = tokens_in(document, source.mentions[0])
    if any(plain_word(word) in naming for word in words):
        return False
    known = any(mark in words[0].feats for mark in KNOWN)
    noun = document.tokens[at]
    ties = ("nmod", "nmod:poss", "compound")
    people = is_plural(noun) and any(_is_person(document, c) for c in children(document, at, *ties))
    return (bool(nouns & labels) and not known) or (bool(nouns & owned) and people)


def nouns_of(document: Document, mention: Span) -> Iterator[tuple[int, str]]:
    """The noun of a mention, alone and with the word before it, with its position.

    The parser may take the noun for an adjective ("a Calder Rail executive"): the last word before
    a preposition or a relative clause is tried too.
    """
    core = takewhile(lambda token: token.upos not in BEHIND, tokens_in(document, mention))
    for at in {head_in(document, mention), *(token.index for token in [*core][-1:])} - {None}:
        assert at is not None
        noun = noun_of(document.tokens[at])
        yield at, noun
        yield at, f"{plain_word(document.tokens[max(at - 1, 0)])} {noun}"


def quoted_without_name(
    attribution: Attribution,
    subjects: Subjects,
    *,
    words: int = 4,
    saying: frozenset[str] = frozenset(),
) -> bool:
    """So many words in quotation marks of somebody who is nowhere named before.

    Not where they are another's, which the source only tells: “…,” Holt said, according to an aide.
    """
    return (
        _quoted_words(attribution, subjects.document) >= words
        and nobody_named_before(attribution, subjects)
        and not others_words(attribution, subjects, words=words, saying=saying)
    )


def first_quote_without_name(
    attribution: Attribution,
    subjects: Subjects,
    *,
    words: int = 4,
    saying: frozenset[str] = frozenset(),
) -> bool:
    """The first speech below the headline has so many words and is somebody's without a name.

    A piece of so many words in a sentence of the writer's is speech too.
    """
    first = subjects.once(_first_spoken, words)
    return first == attribution and quoted_without_name(
        attribution, subjects, words=words, saying=saying
    )


def _first_spoken(subjects: Subjects, words: int) -> Attribution | None:
    """The first speech below the headline, or piece of one that has so many words."""
    body = body_of(subjects.document)
    spoken = (
        a
        for a in subjects.attributions
        if a.counted
        and a.content.start >= body
        and (a.mode == "direct" or _quoted_words(a, subjects.document) >= words)
    )
    return min(spoken, key=lambda a: a.content.start, default=None)


def others_words(
    attribution: Attribution,
    subjects: Subjects,
    *,
    words: int = 3,
    saying: frozenset[str] = frozenset(),
) -> bool:
    """The content holds a quotation of so many words, and who said them: “…,” Holt said."""
    document = subjects.document
    text, content = document.article.text, attribution.content
    quotes = [q.span for q in find_quotations(text, content.spans)]
    if not any(count_words(text, (quote,)) >= words for quote in quotes):
        return False
    outside = [
        token
        for span in content
        for token in tokens_in(document, span)
        if not any(quote.holds(token.span) for quote in quotes)
    ]
    return any(
        token.lemma.lower() in saying and _has_speaker(token, document)
        for token in outside
        if token.upos == "VERB"
    )


def lead_alone(subjects: Subjects, *, sentences: int = 5, shared: int = 3) -> Iterator[Place]:
    """The source of a first paragraph that rests on anonymous ones, where nobody else backs it.

    Others do who are named, or a document, and whose words share so many telling words with it.
    An article of fewer sentences is a brief.
    """
    document = subjects.document
    counted = [a for a in subjects.attributions if a.counted]
    sources = {source.id: source for source in subjects.sources}
    lead = lead_of(document)
    first = [a for a in counted if lead and lead.overlaps(whole(a))]
    speakers = [sources[a.source_id] for a in first if a.source_id]
    if len(document.sentences) < sentences or not first or len(speakers) < len(first):
        return
    if any(source.kind != "anonymous" for source in speakers):
        return
    matter = frozenset().union(*(_telling(a, document) for a in first))
    others = [a for a in counted if a.source_id and sources[a.source_id].kind in NAMED]
    if not any(len(matter & _telling(a, document)) >= shared for a in others):
        place = first[0].source or first[0].content
        yield Place(place.spans[0])


def formulas_repeated(
    article: Article,
    subjects: Subjects,
    *,
    per_thousand: float = 5.0,
    least: int = 4,
    formulas: frozenset[str] = frozenset(),
) -> bool:
    """These formulas stand in the article so many times a thousand words, and so often at least."""
    document = subjects.document
    found = len(phrases_of(document, formulas, across=True))
    if found < least:
        return False
    return found * 1000 > per_thousand * count_words(article.text)


def _is_new(document: Document, mention: Span, head: int) -> bool:
    """Whether the mention begins with "a" or a number, or is a plural, and is nobody's."""
    first, noun = tokens_in(document, mention)[0], document.tokens[head]
    if noun.upos == "PRON" or any(known in first.feats for known in KNOWN):
        return False
    brought_in = is_plural(noun) or first.upos in ("DET", "NUM")
    return brought_in and not children(document, head, "nmod:poss", "appos")


def _is_person(document: Document, at: int) -> bool:
    """Whether a word names somebody, or takes up who is known: "the duke"."""
    token = document.tokens[at]
    words = (token, *(document.tokens[c] for c in children(document, at, "det")))
    known = any(feature in word.feats for word in words for feature in KNOWN)
    # "Friends of the Harbor" is a society.
    return token.entity.endswith("PER") or (token.upos == "PROPN") != known


def _quoted_words(attribution: Attribution, document: Document) -> int:
    """The words of the content that stand in quotation marks, in the longest stretch."""
    text = document.article.text
    if attribution.mode == "direct":
        return count_words(text, attribution.content.spans)
    quotes = find_quotations(text, attribution.content.spans)
    return max((count_words(text, (quote.span,)) for quote in quotes), default=0)


def _has_speaker(verb: Token, document: Document) -> bool:
    """Whether a person is told to be the verb's subject, its own or of "…, telling them so"."""
    above = verb.head if verb.xpos == "VBG" and verb.head >= 0 else verb.index
    found = (document.tokens[c] for c in children(document, above, "nsubj"))
    return any(t.upos in ("PROPN", "PRON") or t.entity.endswith("PER") for t in found)


def _telling(attribution: Attribution, document: Document) -> frozenset[str]:
    """The lemmas of an attribution's content, without small words."""
    found = (t for span in attribution.content for t in tokens_in(document, span))
    return frozenset(t.lemma.lower() for t in found if t.upos in TELLING)


DETECTORS = (
    euphemism,
    formulas_repeated,
    lead_alone,
    newcomer,
    others_words,
    without_name,
)

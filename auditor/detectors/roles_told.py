"""Whether the article says who a named speaker is, wherever the name stands."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.detectors.sentences import around, whole
from auditor.model import Attribution, Document, Source, Span, Subjects, Token
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import children, span_of, token_at, tokens_in

# What goes on after "According to Ana Brito," and describes nobody.
_CLAUSE_OPENS = ("PRP", "EX", "CC", "MD", "VBD", "VBZ", "VBP", "``", "''")
_ENDS = (".", ",", ";", ":", "?", "!", "”", '"', "''", "’", "…")
_BEFORE_NAMES = ("ADJ", "CCONJ", "NOUN", "NUM", "PART", "PROPN", "X")

Run = tuple[int, int]  # tokens, half-open


def not_introduced(
    source: Source,
    subjects: Subjects,
    *,
    sentences: int = 2,
    calendar: frozenset[str] = frozenset(),
) -> bool:
    """The full name comes first right behind its cue ("said Ana Brito", "according to Ana Brito"),
    and nothing that may say who that is stands beside it, there or later in the article, or in so
    many sentences before and after.

    So a writer brings in a stranger; whom everybody knows stands before the verb, or was named
    before.  A word of the `calendar` is no affiliation.
    """
    document = subjects.document
    runs = tuple(_runs(document, source.label.split()))
    if not runs:
        return False
    led = [a for a in subjects.attributions if _leads_to(a, runs[0], source, document)]
    return (
        bool(led)
        and not any(_described(document, run, calendar) for run in runs)
        and not _one_of_those_before(led[0], subjects, sentences)
        and not _told_of(subjects, runs, sentences)
    )


def _runs(document: Document, words: list[str]) -> Iterator[Run]:
    """Where the name stands: the full one first, then that or the surname alone.

    Nothing where the surname stands before the full name, or is all that the article gives.
    """
    last = document.places.get(words[-1].lower().replace("’", "'"), ()) if len(words) > 1 else ()
    ends = [at + 1 for at in last if document.tokens[at].text == words[-1]]
    full = [_texts(document, max(end - len(words), 0), end) == words for end in ends]
    if not full or not full[0]:
        return
    for end, is_full in zip(ends, full, strict=True):
        yield (end - len(words) if is_full else end - 1, end)


def _texts(document: Document, first: int, last: int) -> list[str]:
    return [token.text for token in document.tokens[first:last]]


def _leads_to(attribution: Attribution, name: Run, source: Source, document: Document) -> bool:
    """Whether the attribution is the source's, and its cue ends right before the name.

    A signature behind a dash is a letter's, or a reader's.
    """
    cue = attribution.cue
    if cue is None or attribution.source_id != source.id or attribution.found_by == "dash":
        return False
    return token_at(document, cue.end - 1) + 1 == name[0]


def _described(document: Document, name: Run, calendar: frozenset[str]) -> bool:
    """Whether what may tell who it is stands at the name: a title, an apposition, a clause, an
    office, a place, another name.
    """
    tokens, (first, last) = document.tokens, name
    sentence = document.sentences[tokens[first].sentence]
    before = tokens[max(sentence.first, first - 1) : first]
    after = tokens[last : min(sentence.last, last + 2)]
    # The tokenizer leaves the dot of "Rep." alone; "the mayor, Ana Brito" has its comma.
    titled = any(token.upos in _BEFORE_NAMES or token.text == "." for token in before)
    apposed = tokens[first].deprel == "appos" and any(token.text == "," for token in before)
    return titled or apposed or _goes_on(document, name, after, calendar)


def _goes_on(
    document: Document, name: Run, after: tuple[Token, ...], calendar: frozenset[str]
) -> bool:
    """Whether a description opens behind the name."""
    if not after:
        return False
    mark = after[0]
    if mark.upos == "ADP":
        return _names_affiliation(document, name, mark, calendar)
    if mark.text == ",":
        return len(after) > 1 and after[1].xpos not in _CLAUSE_OPENS
    closes = mark.text in _ENDS or mark.upos == "SCONJ" or mark.xpos in _CLAUSE_OPENS
    return not closes and not _is_day(mark, calendar)


def _names_affiliation(
    document: Document, name: Run, preposition: Token, calendar: frozenset[str]
) -> bool:
    """“Ana Brito *of* Port Saro”, “wrote Ana Brito *in* The Harbor Times”; not “in an email”."""
    noun = document.tokens[preposition.head]
    hangs = name[0] <= noun.head < name[1] or preposition.deprel != "case"
    return not _is_day(noun, calendar) and (hangs or noun.upos == "PROPN")


def _is_day(token: Token, calendar: frozenset[str]) -> bool:
    return plain_word(token).rstrip(".") in calendar


def _one_of_those_before(attribution: Attribution, subjects: Subjects, sentences: int) -> bool:
    """Whether residents, an office or a website were credited before: the speaker is of them."""
    document = subjects.document
    start = whole(attribution).start
    window = Span(around(whole(attribution), document, before=sentences).start, start)
    persons = {each.id for each in subjects.sources if each.kind == "named_person"}
    return any(
        each.source_id not in persons and each.source.spans[0].overlaps(window)
        for each in subjects.attributions
        if each.source and each.source_id
    )


def _told_of(subjects: Subjects, runs: tuple[Run, ...], sentences: int) -> bool:
    """Whether the writer tells soon what the person is or does: “She runs a bakery.”"""
    document = subjects.document
    window = around(span_of(document, range(*runs[0])), document, after=sentences)
    names = {at for run in runs for at in range(*run)}
    return any(
        (token.index in names or _is_she(token)) and _tells(subjects, token)
        for token in tokens_in(document, window)
        if token.deprel.startswith("nsubj")
    )


def _is_she(token: Token) -> bool:
    return all(feat in token.feats for feat in ("PronType=Prs", "Person=3", "Number=Sing")) and (
        "Gender=Neut" not in token.feats
    )


def _tells(subjects: Subjects, subject: Token) -> bool:
    """Whether the writer's own words tell something of a subject, and not only that it speaks."""
    document = subjects.document
    verb = document.tokens[subject.head]
    cues = (span for each in subjects.attributions if each.cue for span in each.cue)
    said = (span for each in subjects.attributions for span in each.content)
    # "She is a nurse" is told; "she is right" is not.
    judged = bool(children(document, verb.index, "cop")) and verb.upos == "ADJ"
    speaks = any(span.overlaps(verb.span) for span in cues)
    return not judged and not speaks and not any(span.overlaps(subject.span) for span in said)


DETECTORS = (not_introduced,)

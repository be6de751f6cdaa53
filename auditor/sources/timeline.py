"""All mentions of an article in the order of the text: those that speak, and those that do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from auditor.lexicon import every
from auditor.model import Attribution, Span
from auditor.nlp.nouns import is_plural, noun_forms, noun_of
from auditor.nlp.phrases import plain_word
from auditor.nlp.tree import children, relation, tokens_in
from auditor.sources.antecedent import antecedent
from auditor.sources.extent import Reader
from auditor.sources.mentions import Mention, read_mention
from auditor.sources.name import Name
from auditor.sources.name_runs import is_title_case
from auditor.sources.nature import listed_nature, listed_nouns
from auditor.sources.referents import Use

SUBJECTS = ("nsubj", "csubj")
NOUNS = ("NOUN", "PROPN")
# How near the words after a noun begin, in tokens.
CLOSE = 4
BEFORE_NOUN = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART")


def mention_in(read: Reader, span: Span) -> Mention | None:
    """The mention in the words of an attribution's source, or of who was asked for comment."""
    tokens = tokens_in(read.document, span)
    if not tokens:
        return None
    first, end = tokens[0].index, tokens[-1].index + 1
    name = read.name_over.get(end - 1)
    # Words that break off inside a name go on to its end.
    if name is not None and name.last > end:
        end = name.last
    # "Ana Holt Calls Vote Unfair": in a headline any word may pass for a part of the name.
    opening = read.name_over.get(first)
    sentence = read.document.sentences[tokens[0].sentence]
    if opening is not None and opening.start == first and opening.last < end:
        end = opening.last if is_title_case(read.document.of(sentence)) else end
    return read_mention(read, first, end)


def timeline(
    read: Reader,
    speakers: Iterable[Mention],
    parties: Iterable[Mention],
    others: Iterable[Mention],
    attributions: Iterable[Attribution],
) -> tuple[Use, ...]:
    """Every use in the order of the text; a background mention inside a speaker's is left out.

    `parties` are the mentions of who was asked for comment; the same one may speak too.  `others`
    are those of whom the article tells something that must find its referent.
    """
    quoted = _quoted_tokens(read, attributions)
    spoken = {mention.span: mention for mention in speakers}
    asked = {mention.span: mention for mention in parties}
    leading = ({mention.span: mention for mention in others} | asked | spoken).values()
    described = [_described(read, mention) for mention in leading]
    taken = {mention.head for mention in leading}
    taken |= {p.head for mention in leading for p in mention.parts}
    names_taken = {m.name.first for mention in leading for m in (mention, *mention.parts) if m.name}
    inside = {i for mention in leading for i in range(mention.first, mention.end)}
    rest = (
        mention
        for mention in (*_background(read), *filter(None, described))
        if mention.head not in taken
        and (mention.name.first not in names_taken if mention.name else mention.head not in inside)
    )
    uses = [
        *(_use(read, m, quoted, speaks=m.span in spoken, asked=m.span in asked) for m in leading),
        *(_use(read, mention, quoted) for mention in rest),
    ]
    return tuple(sorted(uses, key=lambda use: (use.mention.span.start, -use.mention.span.end)))


def _described(read: Reader, mention: Mention) -> Mention | None:
    """What a relative pronoun's clause describes, if that is no mention of its own yet."""
    if mention.pronoun not in read.lexicons["pronouns"]["relative"]:
        return None
    at = antecedent(read, mention.head)
    if at is None or at in read.name_over:
        return None
    if read.document.tokens[at].upos not in NOUNS:
        return read_mention(read, at, at + 1)
    phrase = phrase_around(read, at)
    return phrase if phrase and listed_nature(phrase, read.lexicons) is None else None


def _quoted_tokens(read: Reader, attributions: Iterable[Attribution]) -> frozenset[int]:
    """The tokens inside directly quoted content, whose mentions are the speaker's own."""
    return frozenset(
        token.index
        for attribution in attributions
        if attribution.mode == "direct"
        for span in attribution.content
        for token in tokens_in(read.document, span)
    )


def _use(
    read: Reader,
    mention: Mention,
    quoted: frozenset[int],
    *,
    speaks: bool = False,
    asked: bool = False,
) -> Use:
    sentence = read.document.sentences[read.document.tokens[mention.head].sentence]
    at = mention.name.last - 1 if mention.name else mention.head
    return Use(
        mention=mention,
        speaks=speaks,
        asked=asked,
        quoted=mention.head in quoted,
        subject=any(relation(read.document, i) in SUBJECTS for i in (mention.head, at)),
        sentence=sentence.index,
        paragraph=sentence.paragraph,
    )


def _background(read: Reader) -> Iterator[Mention]:
    """Names, and noun phrases about people, organisations and documents."""
    names = tuple(mention for name in read.names if (mention := _name_mention(read, name)))
    yield from names
    titles = {i for mention in names for i in range(mention.first, mention.last)}
    listed = listed_nouns(read.lexicons)
    for at, token in enumerate(read.document.tokens):
        if token.upos != "NOUN" or at in read.name_over or at in titles or _before_noun(read, at):
            continue
        begin = _begin(read, at)
        forms = (f for i in range(at, begin - 1, -1) for f in noun_forms(read.document, i))
        mention = None if listed.isdisjoint(forms) else _phrase(read, begin, at)
        if mention and _is_candidate(read, mention):
            yield mention


def _name_mention(read: Reader, name: Name) -> Mention | None:
    """A name with the role before it: "*the trade minister* Ana Holt"; of a people its members."""
    if name.type == "people":
        return None if _before_noun(read, name.last - 1) else phrase_around(read, name.last - 1)
    before = read.document.tokens[max(name.start - 1, 0)]
    titled = name.type == "person" and before.upos == "NOUN" and not is_plural(before)
    if titled and noun_of(before) in read.roles and before.index not in read.name_over:
        return phrase_around(read, name.last - 1)
    mention = read_mention(read, name.start, name.last)
    return mention if mention and mention.name else None


def _is_candidate(read: Reader, mention: Mention) -> bool:
    """Whether a noun phrase is about somebody or something that could speak."""
    counts = mention.noun in every(read.lexicons["numbers"])
    quantity = counts or mention.noun in read.lexicons["groups"]["quantifier"]
    return not mention.name and not quantity and listed_nature(mention, read.lexicons) is not None


def _before_noun(read: Reader, at: int) -> bool:
    """Whether the word belongs to a noun after it: "*child*-care plan", "*Republican* nominee"."""
    tokens = read.document.tokens
    following = tokens[at + 1 : at + 2]
    part = relation(read.document, at) in ("compound", "amod") and tokens[at].head > at
    glued = bool(following) and following[0].text == "-"
    return bool(following) and part and (glued or following[0].upos in ("NOUN", "PROPN", "ADJ"))


def phrase_around(read: Reader, head: int) -> Mention | None:
    """The noun phrase that ends with this noun, and what the parser hangs after it."""
    return _phrase(read, _begin(read, head), head)


def _phrase(read: Reader, begin: int, head: int) -> Mention | None:
    last = read.name_over[head].last if head in read.name_over else head + 1
    mention = read_mention(read, begin, last)
    # The words that follow ("in the room") tell what kind of source it is.
    return mention and msgspec.structs.replace(mention, end=_post_modifiers(read, mention))


def _begin(read: Reader, head: int) -> int:
    """Where the noun phrase begins that ends with this noun."""
    tokens = read.document.tokens
    first = read.name_over[head].start if head in read.name_over else head
    start = read.document.sentences[tokens[head].sentence].first
    while first > start and (
        tokens[first - 1].upos in BEFORE_NOUN
        or tokens[first - 1].xpos == "PRP$"
        or _joins_adjectives(read, first - 1)
    ):
        first -= 1
    return first


def _joins_adjectives(read: Reader, at: int) -> bool:
    """“Current *and* former employees”."""
    tokens = read.document.tokens
    if tokens[at].upos != "CCONJ" or at == 0:
        return False
    return tokens[at - 1].upos == tokens[at + 1].upos == "ADJ"


def _post_modifiers(read: Reader, mention: Mention) -> int:
    """Where the words end that the parser hangs after the noun: "people *in the room*"."""
    document, tokens = read.document, read.document.tokens
    last = document.sentences[tokens[mention.head].sentence].last
    after = [
        c for c in children(document, mention.head, "nmod", "acl", "amod") if c >= mention.last
    ]
    if not after or after[0] - mention.end >= CLOSE:
        return mention.end
    end = after[-1]
    while end < last and (tokens[end].upos in (*BEFORE_NOUN, "ADP") or tokens[end].xpos == "PRP$"):
        end += 1
    relatives = read.lexicons["pronouns"]["relative"]
    while end > mention.end and plain_word(tokens[end - 1]) in relatives:
        end -= 1
    return end

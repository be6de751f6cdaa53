"""Word order: attributions set after or into what they attribute, whatever the parser made of them.

News writes "The port will close, two people with knowledge of the matter said." and "…, said
another person familiar with the talks."  Parsers often misread both, for the content's verb is far
away; the comma, the short stretch to the verb and what follows it are plain to see.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec

from auditor.find.draft import Scene
from auditor.find.extent import TENSED, complete
from auditor.find.what import FINITE, tidy
from auditor.model import Sentence, Span
from auditor.nlp.tree import children, relation, span_of, token_at

BREAKS = (",", "—", "–", "--", "”", '"', "’", "''")
# "…, the ministry's deputy head of fisheries policy for the northern coast said": longer is rare.
LONGEST_SOURCE = 16


class SetIn(msgspec.Struct, frozen=True):
    """A source and verb set after or into content."""

    source: Span
    content: tuple[Span, ...]


def set_in(scene: Scene, verb: int, *, invertible: bool) -> SetIn | None:
    """The source and content of a verb that stands after a comma, or None where it does not.

    `invertible`: whether the source may follow the verb ("…, said Ruiz"), as it does with verbs of
    saying ("…, shows the memo" is another clause).
    """
    if scene.document.tokens[verb].xpos in ("VB", "VBG"):
        return None
    if relation(scene.document, verb) == "amod":  # "in an *alleged* attack"
        return None
    sentence = scene.document.sentences[scene.document.tokens[verb].sentence]
    comma = _break_before(scene, sentence, verb)
    if comma is None or comma == sentence.first:
        return None
    found = _attribution(scene, sentence, comma, verb, invertible=invertible)
    if found is None:
        return None
    source, end = found
    before, after = _before(scene, sentence, comma), _rest(scene, sentence, end)
    if not _holds_verb(scene, sentence.first, comma) and not after:
        return None
    return SetIn(source, tidy(scene, [before, *after]))


def _attribution(
    scene: Scene, sentence: Sentence, comma: int, verb: int, *, invertible: bool
) -> tuple[Span, int] | None:
    """The source of a verb after a comma, and the token where the attribution ends."""
    # "The mill, *as* the mayor said, is old."
    first = comma + 1 + _is_as(scene, comma + 1)
    between = range(first, verb)
    if _speaker(scene, between):
        end = _end_after_verb(scene, sentence, verb)
        source = _trimmed(scene, first, verb)
        return (source, end) if source and end is not None else None
    light = ("ADV", "AUX", "PUNCT")
    if not invertible or any(scene.document.tokens[i].upos not in light for i in between):
        return None
    last = _inverted_source(scene, sentence, verb)
    if not last or last <= verb + 1:
        return None
    source = complete(scene, span_of(scene.document, range(verb + 1, last)), verb)
    return source, token_at(scene.document, source.end)


def _break_before(scene: Scene, sentence: Sentence, verb: int) -> int | None:
    """The comma, dash or closing mark before the verb, with no other verb between."""
    tokens = scene.document.tokens
    for index in range(verb - 1, max(sentence.first, verb - LONGEST_SOURCE) - 1, -1):
        token = tokens[index]
        if token.text in BREAKS:
            return index if not scene.quoted(verb) else None
        if _is_as(scene, index) and tokens[index - 1].text in BREAKS:
            continue
        if (
            token.upos == "VERB" and relation(scene.document, index) not in ("amod", "acl")
        ) or token.upos == "SCONJ":
            return None
        if token.upos == "CCONJ" and index == verb - 1:
            return None
    return None


def _is_as(scene: Scene, index: int) -> bool:
    return scene.document.tokens[index].text == "as"


def _holds_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a clause stands before the comma: not "When he arrived," or "Ruiz, who knew,".

    Each relative pronoun takes one finite verb for itself; the clause needs another.
    """
    tokens = scene.document.tokens[first:last]
    texts = [token.text for token in tokens]
    if len(tokens) < 3 or (tokens[0].upos in ("SCONJ", "ADP") and "," not in texts):
        return False
    # A tagger that calls “drew” a base form is mistaken: base forms are their own lemma.
    finite = [
        token.index
        for token in tokens
        if token.xpos in FINITE or (token.xpos == "VB" and token.text.lower() != token.lemma)
    ]
    groups = sum(1 for before, index in pairwise([-9, *finite]) if index - before > 1)
    below = sum(token.xpos in ("WP", "WDT") for token in tokens)
    if tokens[0].xpos == "WRB" or tokens[0].upos == "SCONJ":
        # "When he said that …, she left": each conjunction takes one, too.
        below += sum(_takes_verb(scene, token.index) for token in tokens)
    return groups > below


def _takes_verb(scene: Scene, mark: int) -> bool:
    """Whether a conjunction opens a clause with a finite verb: "when he left", not "if elected"."""
    document = scene.document
    token = document.tokens[mark]
    if (token.upos != "SCONJ" and token.xpos != "WRB") or token.head < 0:
        return False
    verbs = (token.head, *children(document, token.head, "aux", "cop"))
    return any(document.tokens[verb].xpos in FINITE for verb in verbs)


def _speaker(scene: Scene, between: range) -> bool:
    """Whether the tokens name somebody: a noun phrase without a relative or a conjunction first."""
    tokens = [scene.document.tokens[i] for i in between]
    if (
        not tokens
        or tokens[0].upos in ("CCONJ", "SCONJ", "ADP", "VERB")
        or tokens[0].xpos in ("WDT", "WP")
    ):
        return False
    return any(t.upos in ("NOUN", "PROPN", "PRON", "NUM") for t in tokens)


def _trimmed(scene: Scene, first: int, last: int) -> Span | None:
    """The speaker's words without auxiliaries and adverbs at their ends."""
    tokens = scene.document.tokens
    while last > first and tokens[last - 1].upos in ("AUX", "ADV", "PUNCT", "PART"):
        last -= 1
    while first < last and tokens[first].upos in ("ADV", "PUNCT"):
        first += 1
    return span_of(scene.document, range(first, last)) if first < last else None


def _end_after_verb(scene: Scene, sentence: Sentence, verb: int) -> int | None:
    """Where it ends after "S said": at once, or after an adverbial; None for a clause."""
    tokens = scene.document.tokens
    index = verb + 1
    while index < sentence.last and tokens[index].upos != "PUNCT":
        token = tokens[index]
        if token.upos in ("AUX", "SCONJ") or (
            token.upos == "VERB" and token.xpos not in ("VBG", "VBN")
        ):
            return None
        index += 1
    # "…, said" and then only nouns is still an attribution; "said he" begins a clause of its own.
    following = tokens[verb + 1 : index]
    return None if following and following[0].xpos in ("PRP", "DT", "PRP$") else index


def _inverted_source(scene: Scene, sentence: Sentence, verb: int) -> int | None:
    """The end of the source after "said": up to a comma, full stop or adverbial of the verb."""
    tokens = scene.document.tokens
    stops = scene.lexicons["phrases"]["after-inverted-source"]
    index = verb + 1
    if index >= sentence.last or tokens[index].upos in ("PUNCT", "ADP", "SCONJ", "VERB", "AUX"):
        return None
    while index < sentence.last and tokens[index].upos != "PUNCT":
        token = tokens[index]
        if token.upos == "AUX" or (token.upos == "VERB" and token.xpos in TENSED):
            return None
        if (
            token.text.lower() in stops
            and token.upos in ("ADP", "SCONJ")
            and _adverbial(scene, index)
        ):
            break
        index += 1
    return index


def _adverbial(scene: Scene, index: int) -> bool:
    """Whether a preposition begins an adverbial of time or medium ("in a statement")."""
    following = scene.document.tokens[index + 1 : index + 4]
    nouns = scene.lexicons["phrases"]["media-and-days"]
    return any(token.text.lower() in nouns for token in following)


def _before(scene: Scene, sentence: Sentence, comma: int) -> Span:
    """What stands before the comma, a closing quotation mark included."""
    document = scene.document
    closing = document.tokens[comma].text in ("”", '"', "''")
    return span_of(document, range(sentence.first, comma + closing))


def _rest(scene: Scene, sentence: Sentence, end: int) -> list[Span]:
    """What follows the attribution where the content goes on: "The port, she said, *will* …"."""
    document = scene.document
    words = [t for t in document.tokens[end : sentence.last] if t.upos != "PUNCT"]
    if not words or not any(t.xpos in FINITE for t in words):
        return []
    first = words[0]
    apart = first.upos in ("CCONJ", "SCONJ") or first.xpos in ("VBG", "WDT", "WP")
    return [] if apart else [span_of(document, range(end, sentence.last))]

"""How far a source's words reach: its phrase, completed where the parse gave parts to others."""

from __future__ import annotations

from auditor.find.draft import Scene
from auditor.model import Span, Token
from auditor.nlp.nouns import number_bounds
from auditor.nlp.subjects import before_auxiliaries
from auditor.nlp.tree import relation, span_of, subtree, tokens_in

# What an apposition begins with: "Ruiz, *the* mayor, said"; "Ruiz, *25*, said".
APPOSED = ("DET", "NOUN", "PROPN", "NUM", "ADJ", "ADP")
# Tags of tensed verbs, auxiliaries included.
TENSED = ("VBD", "VBZ", "VBP")
# What a noun phrase without a clause or preposition is made of.
NOMINAL = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "CCONJ")


def mention(scene: Scene, head: int, verb: int, leaving: tuple[str, ...] = ()) -> Span:
    """The words of a mention: its phrase without the cue and without what is said beside it.

    Clauses after a comma ("Ruiz, who joined in May, said") only add to a mention; those without one
    say who is meant ("an official who saw the letter").
    """
    document = scene.document
    kept = {head}
    for child in document.children[head]:
        name = relation(document, child)
        if child == verb or name in (
            *leaving,
            "punct",
            "parataxis",
            "cop",
            "advcl",
            "cc:preconj",
            "discourse",
        ):
            continue
        if name in ("acl", "ccomp", "dep") and _set_off(scene, child):
            continue
        if name == "case" and child < head:
            continue
        branch = subtree(document, child)
        if verb not in branch:
            kept.update(branch)
    first, last = _run(scene, kept, head, verb)
    return _clean(scene, first, last)


def _set_off(scene: Scene, child: int) -> bool:
    """Whether a comma stands before the clause."""
    first = subtree(scene.document, child)[0]
    return first > 0 and scene.document.tokens[first - 1].text in (",", "—", "–", "--", "(", ";")


def _run(scene: Scene, kept: set[int], head: int, verb: int) -> tuple[int, int]:
    """The run of tokens around the head: gaps of punctuation are bridged, others end it."""
    document = scene.document

    def inside(index: int) -> bool:
        return index in kept or (document.tokens[index].upos == "PUNCT" and index != verb)

    first = last = head
    sentence = document.sentences[document.tokens[head].sentence]
    while first - 1 >= sentence.first and inside(first - 1):
        first -= 1
    while last + 1 < sentence.last and inside(last + 1):
        last += 1
    while first not in kept:
        first += 1
    while last not in kept:
        last -= 1
    return first, last


def _clean(scene: Scene, first: int, last: int) -> Span:
    """Quotation marks that a mention holds only half of are left out."""
    tokens = scene.document.tokens
    while (
        first < last
        and tokens[first].upos in ("PUNCT", "CCONJ")
        and tokens[first].text not in "([“\"'"
    ):
        first += 1
    closing = {")": "(", "]": "[", "”": "“"}
    inner = "".join(token.text for token in tokens[first:last])
    while (
        first < last
        and tokens[last].upos == "PUNCT"
        and closing.get(tokens[last].text, "\0") not in inner
    ):
        last -= 1
    return span_of(scene.document, (first, last))


def complete(scene: Scene, source: Span, verb: int) -> Span:
    """The source with the words of its phrase that the parse gave to others.

    Parsers part "Mr. | Ruiz said", "people | involved in the talks said" and "Ruiz, the mayor of
    Alder, said"; what stands between a source and its verb belongs to it, clauses excepted.
    """
    document = scene.document
    inside = tokens_in(document, source)
    first, last = inside[0].index, inside[-1].index + 1
    while first > 0 and _part_of_name(scene, first - 1, first):
        first -= 1
    first = _before_number(scene, first)
    if last <= verb:
        first = _named_before(scene, first, verb)
        nearer = _nearer(scene, last, verb)
        if nearer is not None:
            return span_of(document, nearer)
        last = _up_to_verb(scene, last, verb)
    elif first > verb:
        last = _after_verb(scene, last)
    return span_of(document, range(first, _before_time(scene, first, last)))


def _before_number(scene: Scene, first: int) -> int:
    """Where a source begins with the words that bound its number: "*more than* a dozen"."""
    tokens = scene.document.tokens
    phrases = number_bounds(scene.lexicons["numbers"])
    for length in (3, 2, 1):
        words = " ".join(t.text.lower() for t in tokens[first - length : first])
        if length <= first and words in phrases and tokens[first].upos in ("NUM", "DET"):
            return first - length
    return first


def _before_time(scene: Scene, first: int, last: int) -> int:
    """The end of a source without "on Thursday" after it."""
    tokens = scene.document.tokens
    days = scene.lexicons["phrases"]["media-and-days"]
    late = last - first > 2 and tokens[last - 1].text.lower() in days
    return last - 2 if late and tokens[last - 2].upos == "ADP" else last


def _part_of_name(scene: Scene, index: int, following: int) -> bool:
    """Whether a token is the beginning of the name that follows: "Mr. Ruiz", "Mayor Ana Ruiz"."""
    tokens = scene.document.tokens
    same = tokens[index].sentence == tokens[following].sentence
    return same and tokens[index].upos == "PROPN" and tokens[following].upos == "PROPN"


def _named_before(scene: Scene, first: int, verb: int) -> int:
    """Where a name begins that a source only describes: "*Ana Ruiz*, a clerk, said"."""
    tokens = scene.document.tokens
    closed = tokens[before_auxiliaries(scene.document, verb) - 1].text == ","
    if not closed or first < 2 or tokens[first].upos != "DET" or tokens[first - 1].text != ",":
        return first
    begin = first - 1
    while begin > 0 and tokens[begin - 1].entity.endswith("PER"):
        begin -= 1
    if begin == first - 1:
        return first
    while begin > 0 and _part_of_name(scene, begin - 1, begin):
        begin -= 1
    return begin


def _nearer(scene: Scene, last: int, verb: int) -> range | None:
    """A noun phrase between a comma and the verb: the source, whatever the parser took for it.

    "This week, *the president* declined": the comma does not close again before the verb.
    """
    tokens = scene.document.tokens
    end = max(last, before_auxiliaries(scene.document, verb))
    commas = [i for i in range(last, end) if tokens[i].upos == "PUNCT"]
    if not commas or commas[0] != last or commas[-1] == end - 1:
        return None
    phrase = tokens[commas[-1] + 1 : end]
    if any(_clausal(t) and t.xpos != "PRP" for t in phrase) or phrase[0].upos in (
        "CCONJ",
        "ADP",
        "VERB",
    ):
        return None
    if phrase[-1].upos not in ("NOUN", "PROPN", "PRON") or len(commas) > 1:
        return None
    return range(phrase[0].index, end)


def _up_to_verb(scene: Scene, last: int, verb: int) -> int:
    """The end of a source that stands before its verb."""
    tokens = scene.document.tokens
    end = max(last, before_auxiliaries(scene.document, verb))
    gap = tokens[last:end]
    if not gap or any(_clausal(token) for token in gap) or _time(scene, gap):
        return last
    if gap[0].text == ",":
        if len(gap) < 3 or gap[-1].text != ",":
            return last
        return end - 1 if gap[1].upos in APPOSED else last
    return last if any(token.upos == "PUNCT" and token.text != "." for token in gap) else end


def _time(scene: Scene, gap: tuple[Token, ...]) -> bool:
    """Whether the words say when or where, and not who: "the ministry *on Thursday* said"."""
    days = scene.lexicons["phrases"]["media-and-days"]
    adverbial = gap[0].upos == "ADP" or len(gap) == 1
    return adverbial and any(token.text.lower() in days for token in gap)


def _after_verb(scene: Scene, last: int) -> int:
    """The end of a source that stands after its verb: its name to the end, and an apposition."""
    tokens = scene.document.tokens
    sentence = scene.document.sentences[tokens[last - 1].sentence]
    while last < sentence.last and (
        tokens[last].upos == "PROPN" or _abbreviating(scene, last, sentence.last)
    ):
        last += 1
    if (
        last + 1 >= sentence.last
        or tokens[last].text != ","
        or tokens[last + 1].upos not in APPOSED
    ):
        return last
    end = next(
        (t.index for t in tokens[last + 1 : sentence.last] if t.upos == "PUNCT"), sentence.last
    )
    apposition = tokens[last + 1 : end]
    whole = tokens[end].text in (".", ",") if end < sentence.last else True
    return end if whole and not any(_clausal(token) for token in apposition) else last


def _abbreviating(scene: Scene, index: int, last: int) -> bool:
    """The full stop of "Rep." where the tokenizer parted it from the title."""
    tokens = scene.document.tokens
    return tokens[index].text == "." and index + 1 < last and tokens[index + 1].upos == "PROPN"


def _clausal(token: Token) -> bool:
    """Whether a token begins or heads a clause, which a source's phrase does not hold."""
    return (
        token.upos == "AUX"
        or (token.upos == "VERB" and token.xpos in (*TENSED, "VB"))
        or token.xpos in ("WP", "WDT", "WRB")
        or (token.upos == "PRON" and token.xpos == "PRP")
    )

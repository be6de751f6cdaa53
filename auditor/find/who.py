"""Who speaks: the source of a cue, by syntax."""

from __future__ import annotations

from auditor.find.draft import Scene
from auditor.model import Span, Token
from auditor.nlp.tree import children, relation, span_of, subtree, tokens_in

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
# Relations through which a verb shares the subject of the verb above it:
# "He rejected it, saying …" (advcl), "He smiled and said …" (conj), "He went on to say …" (xcomp).
# What an apposition begins with: "Ruiz, *the* mayor, said"; "Ruiz, *25*, said".
APPOSED = ("DET", "NOUN", "PROPN", "NUM", "ADJ", "ADP")
# What a noun phrase without a clause or preposition is made of.
NOMINAL = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "CCONJ")
SHARING = ("conj", "advcl", "xcomp", "acl", "parataxis")


def source_of(scene: Scene, verb: int) -> Span | None:
    """The source of a verb cue: its own subject, a passive's agent, or the subject it shares."""
    own = subject_of(scene, verb)
    if own is not None:
        return complete(scene, own, verb)
    return _shared(scene, verb)


def subject_of(scene: Scene, verb: int) -> Span | None:
    """The verb's own subject (a passive's agent instead), if it can speak.

    What stands in quotation marks cannot be the subject of a verb outside: “The bridge,” Wynn said.
    """
    document = scene.document
    if children(document, verb, "nsubj:pass", "aux:pass"):
        return agent_of(scene, verb)
    for child in document.children[verb]:
        token = document.tokens[child]
        if token.deprel not in SUBJECTS or token.lemma == "there" or token.upos == "VERB":
            continue
        if scene.quoted(verb) or not scene.quoted(child):
            return mention(scene, child, verb)
    return None


def agent_of(scene: Scene, verb: int) -> Span | None:
    """A passive's agent: "was rejected *by the council*"."""
    document = scene.document
    for child in children(document, verb, "obl"):
        if any(document.tokens[c].lemma == "by" for c in children(document, child, "case")):
            return mention(scene, child, verb, leaving=("case",))
    return None


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
    if last <= verb:
        nearer = _nearer(scene, last, verb)
        if nearer is not None:
            return span_of(document, nearer)
        last = _up_to_verb(scene, last, verb)
    elif first > verb:
        last = _after_verb(scene, last)
    return span_of(document, range(first, _before_time(scene, first, last)))


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


def _nearer(scene: Scene, last: int, verb: int) -> range | None:
    """A noun phrase between a comma and the verb: the source, whatever the parser took for it.

    "This week, *the president* declined": the comma does not close again before the verb.
    """
    tokens = scene.document.tokens
    end = verb
    while end > last and tokens[end - 1].upos in ("AUX", "ADV", "PART"):
        end -= 1
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
    end = verb
    while end > last and tokens[end - 1].upos in ("AUX", "ADV", "PART"):
        end -= 1
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
        token.upos in ("AUX", "SCONJ")
        or (token.upos == "VERB" and token.xpos in ("VBD", "VBZ", "VBP", "VB"))
        or token.xpos in ("WP", "WDT", "WRB")
        or (token.upos == "PRON" and token.xpos == "PRP")
    )


def _shared(scene: Scene, verb: int) -> Span | None:
    """The subject of the verb above, for a verb without one: "He rejected it, *saying* …"."""
    document, at = scene.document, verb
    for _ in range(3):
        above = document.tokens[at].head
        if above < 0 or not _shares(scene, at):
            return beside(scene, verb)
        # "the tweet *calling* him …": a participle after a noun has the noun for its subject.
        if relation(document, at) == "acl":
            return _noun_before(scene, at)
        at = above
        found = subject_of(scene, at)
        if found is not None:
            return (
                complete(scene, found, at) if found.end <= document.tokens[at].span.start else found
            )
    return None


def _shares(scene: Scene, verb: int) -> bool:
    """Whether the verb may share a subject: a finite verb in a clause of its own does not."""
    name = relation(scene.document, verb)
    finite = scene.document.tokens[verb].xpos in ("VBZ", "VBP", "VBD")
    return name in SHARING and not (finite and name in ("advcl", "acl", "xcomp"))


def beside(scene: Scene, verb: int) -> Span | None:
    """The noun phrase right before a finite verb, which parsers sometimes give to another.

    "A teacher who sat near the stage said" may come with "the stage" alone, or with nothing: all
    words from the start of the clause belong to the source where they read as one noun phrase.
    """
    tokens = scene.document.tokens
    if tokens[verb].xpos not in ("VBZ", "VBP", "VBD"):
        return None
    begin, end = scene.document.sentences[tokens[verb].sentence].first, verb
    while end > begin and tokens[end - 1].upos in ("AUX", "ADV", "PART"):
        end -= 1
    first = end
    while first > begin and tokens[first - 1].upos not in ("PUNCT", "SCONJ", "CCONJ"):
        first -= 1
    if not _phrase(tokens[first:end]):
        first = end
        while first > begin and tokens[first - 1].upos in NOMINAL:
            first -= 1
    nouns = [t for t in tokens[first:end] if t.upos in ("NOUN", "PROPN", "PRON")]
    return span_of(scene.document, range(first, end)) if nouns else None


def _phrase(tokens: tuple[Token, ...]) -> bool:
    """Whether the tokens read as one noun phrase: a finite verb only in a relative clause."""
    if not tokens or tokens[0].upos not in NOMINAL:
        return False
    relative = False
    for token in tokens[1:]:
        relative = relative or token.xpos in ("WP", "WDT")
        if token.upos in ("VERB", "AUX") and token.xpos not in ("VBN", "VBG") and not relative:
            return False
    return True


def _noun_before(scene: Scene, verb: int) -> Span | None:
    document = scene.document
    head = document.tokens[verb].head
    participle = document.tokens[verb].xpos == "VBG"
    if head < 0 or head > verb or not participle or document.tokens[head].upos == "VERB":
        return None
    return mention(scene, head, verb)


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

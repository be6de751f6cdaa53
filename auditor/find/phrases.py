"""Cues of set phrases: "according to", hearsay adverbs and passives, labels, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.find.cues import cue_span
from auditor.find.draft import Draft, Scene
from auditor.find.extent import mention
from auditor.find.frames import stance_of
from auditor.find.what import clause_of, rest_of_sentence, tidy
from auditor.find.who import agent_of
from auditor.model import Span
from auditor.nlp.phrases import places_of, spelled
from auditor.nlp.tree import children, relation, span_of, subtree, token_at, tokens_in

_SIGNATURE = re.compile(
    r"(?:[ \t\xa0]*\n){0,2}[ \t\xa0]*([—–―]|--|-)[ \t\xa0]*"
    r"([A-Z](?:[^\n.!?;:“”\"—]|(?<=\b[A-Z])\.){2,60}?)[ \t\xa0.]*(?=\n|$)"
)
# A dash stands apart; before the mark there are some words of the same sentence.
_CLOSING_LABEL = re.compile(
    r"([:\-–—])(?<=[^\n.]{12}[:\-–—])(?:(?<=:)|(?<=\s[\-–—]))\s(\w+(?: \w+){0,3})$"
)
_LEAST_BEFORE_LABEL = 12


def according_drafts(scene: Scene) -> Iterator[Draft]:
    """ "The port will close, *according to two people*": the sentence's rest is the content."""
    document = scene.document
    measures = scene.lexicons["phrases"]["according-to-no-source"]
    for at in spelled(document, frozenset({"according"})):
        if scene.quoted(at) or document.plain[at + 1 : at + 2] != ("to",):
            continue
        token, following = document.tokens[at], document.tokens[at + 1]
        head = _noun_after(scene, token.index + 2)
        if head is None or document.tokens[head].lemma in measures:
            continue
        # "according to two people, a step that …": what follows the comma speaks of the news.
        common = document.tokens[head].upos == "NOUN"
        leaving = ("case", "appos") if common else ("case",)
        source = mention(scene, head, token.index, leaving=leaving)
        if source.start < following.span.end:
            source = Span(
                document.tokens[token.index + 2].span.start,
                max(source.end, document.tokens[head].span.end),
            )
        content = _without_phrase(scene, token.index, source)
        if content:
            cue = Span(token.span.start, following.span.end)
            yield Draft("statement", source, (cue,), content, "according-to", token.index)


def _noun_after(scene: Scene, first: int) -> int | None:
    """The head of the noun phrase that begins at a token."""
    document = scene.document
    last = (
        document.sentences[document.tokens[first].sentence].last
        if first < len(document.tokens)
        else 0
    )
    for index in range(first, min(first + 12, last)):
        token = document.tokens[index]
        if token.upos in ("NOUN", "PROPN", "PRON") and token.deprel not in (
            "compound",
            "nmod:poss",
            "flat",
        ):
            return (
                index
                if not first <= token.head < index or relation(document, index) == "nmod"
                else token.head
            )
    return None


def _without_phrase(scene: Scene, first: int, source: Span) -> tuple[Span, ...]:
    document = scene.document
    last = first
    sentence = document.sentences[document.tokens[first].sentence]
    while last < sentence.last and document.tokens[last].span.start < source.end:
        last += 1
    return _side(scene, first, last)


def _side(scene: Scene, first: int, last: int) -> tuple[Span, ...]:
    """The side of the sentence that the phrase speaks of: before it, or after a comma."""
    document = scene.document
    sentence = document.sentences[document.tokens[first].sentence]
    before = range(sentence.first, first)
    if len(before) > 2:
        spans = [span_of(document, before)]
        following = document.tokens[last : sentence.last]
        if (
            following
            and following[0].text in (",", "—", "–")
            and _goes_on(scene, last, sentence.last)
        ):
            spans.append(span_of(document, range(last, sentence.last)))
        return tidy(scene, spans)
    return rest_of_sentence(scene, first, last)[-1:]


def _goes_on(scene: Scene, first: int, last: int) -> bool:
    """Whether the sentence's main verb comes after the phrase."""
    return any(scene.document.tokens[i].deprel == "root" for i in range(first, last))


def hearsay_drafts(scene: Scene) -> Iterator[Draft]:
    """Content whose source is hidden: "is said to …", "it is believed that …", "reportedly"."""
    yield from _passives(scene)
    yield from _adverbs(scene)


def _passives(scene: Scene) -> Iterator[Draft]:
    """ "The fund *is said* to be short", "it *is believed* that …"; an agent is the source."""
    document = scene.document
    verbs = scene.lexicons["hearsay"]["passive"]
    for token in [document.tokens[at] for at in places_of(document, verbs)]:
        if token.lemma not in verbs or token.upos != "VERB" or scene.quoted(token.index):
            continue
        if token.index not in scene.passive:
            continue
        subjects = children(document, token.index, "nsubj:pass", "expl", "nsubj")
        if not subjects:
            continue
        content = _reported(scene, token.index, subjects[0])
        if content:
            agent = agent_of(scene, token.index)
            stance = stance_of(scene.lists.frames.get(token.lemma, {}), "verb", ("clause",))
            cue = cue_span(scene, token.index)
            yield Draft(stance, agent, (cue,), content, "passive", token.index)


def _reported(scene: Scene, verb: int, subject: int) -> tuple[Span, ...]:
    """The subject and the infinitive after the passive; or the clause that it announces."""
    document = scene.document
    sentence = document.sentences[document.tokens[verb].sentence]
    rest = document.tokens[verb + 1 : sentence.last]
    to = next((t.index for t in rest if t.text == "to"), None)
    expletive = document.tokens[subject].lemma == "it" and children(document, verb, "ccomp")
    if to is None or expletive:
        return clause_of(scene, verb)
    # "reported to the police" tells who heard it, not what is reported.
    if to + 1 < sentence.last and document.tokens[to + 1].upos in ("DET", "PRON", "PROPN", "ADJ"):
        return ()
    agent = agent_of(scene, verb)
    if document.tokens[to - 1].index != verb and not (
        agent and agent.end <= document.tokens[to].span.start
    ):
        return ()
    infinitive = next(iter(children(document, verb, "xcomp")), None)
    # A misparsed infinitive may end before its "to".
    last = max(to, *subtree(document, infinitive)) + 1 if infinitive else sentence.last
    parts = [span_of(document, subtree(document, subject)), span_of(document, range(to, last))]
    return tidy(scene, parts)


def _adverbs(scene: Scene) -> Iterator[Draft]:
    document = scene.document
    adverbs = scene.lexicons["hearsay"]["adverb"]
    for token in [document.tokens[at] for at in spelled(document, adverbs)]:
        if token.upos != "ADV" or token.head < 0 or scene.quoted(token.index):
            continue
        branch = [t for t in subtree(document, token.head) if t != token.index]
        before = [t for t in branch if t < token.index]
        after = [t for t in branch if t > token.index]
        spans = [span_of(document, part) for part in (before, after) if part]
        content = tidy(scene, spans)
        if content:
            yield Draft("statement", None, (token.span,), content, "adverb", token.index)


def label_drafts(scene: Scene) -> Iterator[Draft]:
    """A speaker's name and a colon at the start of a paragraph: "RUIZ: We will stay." """
    document = scene.document
    for sentence in document.sentences:
        tokens = document.of(sentence)
        colon = next((t.index for t in tokens[1:7] if t.text == ":"), None)
        paragraph = document.paragraphs[sentence.paragraph]
        if colon is None or (
            sentence.first > 0
            and document.sentences[sentence.index - 1].paragraph == sentence.paragraph
        ):
            continue
        label = document.tokens[sentence.first : colon]
        names = [t for t in label if t.upos == "PROPN" or t.text.isupper()]
        # "Source: Harbour Authority" is a credit: it says nothing.
        says = any(t.upos in ("VERB", "AUX") for t in tokens_in(document, paragraph)[len(label) :])
        known = len(label) == 1 and label[0].lemma in scene.lexicons["phrases"]["labels"]
        names = list(label) if known and says and not names else names
        if not names or len(names) != len([t for t in label if t.upos != "PUNCT"]):
            continue
        if not _person(scene, label[-1].index):
            continue
        content = tidy(scene, [Span(document.tokens[colon].span.end, paragraph.end)])
        if content:
            source = span_of(document, [t.index for t in names])
            yield Draft(
                "statement", source, (document.tokens[colon].span,), content, "colon", colon
            )


def headline_drafts(scene: Scene) -> Iterator[Draft]:
    """A headline's speaker after its last colon or dash: "Bridge is safe: Ruiz", "… - sources"."""
    document = scene.document
    for paragraph in document.paragraphs:
        if scene.text[paragraph.end - 1] in '.!?”"':
            continue
        first = paragraph.start + _LEAST_BEFORE_LABEL
        label = _CLOSING_LABEL.search(scene.text, first, paragraph.end)
        if label is None:
            continue
        source, cue = Span(*label.span(2)), Span(*label.span(1))
        names = tokens_in(document, source)
        if all(t.upos == "PROPN" for t in names) or _person(scene, names[-1].index):
            content = tidy(scene, [Span(paragraph.start, cue.start)])
            yield Draft("statement", source, (cue,), content, "colon", names[0].index - 1)


def signature_drafts(scene: Scene) -> Iterator[Draft]:
    """A quotation signed with a dash and a name at the end of its line: “…” — Ana Ruiz, teacher."""
    for quotation in scene.quotations:
        signed = _SIGNATURE.match(scene.text, quotation.span.end)
        if signed:
            cue, source = Span(*signed.span(1)), Span(*signed.span(2))
            yield Draft(
                "statement",
                source,
                (cue,),
                (quotation.span,),
                "dash",
                token_at(scene.document, cue.start),
            )


def _person(scene: Scene, index: int) -> bool:
    """Whether the label is a name that the document knows as a person's, or all in capitals."""
    token = scene.document.tokens[index]
    capitals = token.text.isupper() and len(token.text) > 2
    return (
        capitals
        or token.text.lower() in scene.persons
        or token.lemma in scene.lexicons["phrases"]["labels"]
    )

"""Each token as the table of cue words knows it: lemma and part of speech."""

from __future__ import annotations

from collections.abc import Container

from auditor.model import Document

PARTS_OF_SPEECH = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}
ENDINGS = ("ing", "ed", "es", "s", "d")
# A word, and its part of speech: "" for others.
Use = tuple[str, str]


def uses_of(document: Document, verbs: Container[str]) -> tuple[Use, ...]:
    """The use of each token; `verbs` are those that the word lists know."""
    known: dict[tuple[str, str], Use] = {}
    uses = []
    for token in document.tokens:
        pos = PARTS_OF_SPEECH.get(token.upos, "")
        if pos != "verb" or token.lemma in verbs:
            uses.append((token.lemma, pos))
            continue
        form = token.text, token.lemma
        if form not in known:
            known[form] = (_verb(*form, verbs), pos)
        uses.append(known[form])
    return tuple(uses)


def _verb(text: str, lemma: str, verbs: Container[str]) -> str:
    """The listed verb of a regular form, where the lemmatizer left "rejecting" as it is."""
    form = text.lower()
    for ending in ENDINGS:
        if not form.endswith(ending):
            continue
        stem = form.removesuffix(ending)
        candidates = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
        found = next((each for each in candidates if each in verbs), None)
        if found:
            return found
    return lemma

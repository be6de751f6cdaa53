"""How a source is called in the register: by its name, else by what says most of it."""

from __future__ import annotations

import msgspec

from auditor.model import Kind
from auditor.nlp.tree import span_of, token_at
from auditor.sources.anonymity import Withholding
from auditor.sources.extent import Reader
from auditor.sources.kind import Case
from auditor.sources.knowledge import knowledge_in
from auditor.sources.mentions import Mention
from auditor.sources.referents import Referent
from auditor.sources.scene import label

# Marks before which a description ends.
ENDS = frozenset({",", ";", ":", "—", "–", "(", "“", '"'})


class Labelled(msgspec.Struct, frozen=True):
    """What a label is made from: the case that was decided, its kind, what is said of the name."""

    case: Case
    kind: Kind
    stated: tuple[Withholding, ...]


def telling(referent: Referent, read: Reader) -> Mention:
    """The most informative mention: the fullest name, else the fullest early description."""
    mentions = [use.mention for use in referent.uses]
    named = [m for m in mentions if m.name is not None]
    if named:
        return max(named, key=lambda m: (len(m.name.words) if m.name else 0, -m.first))
    described = [m for m in mentions if not m.pronoun]
    if not described:
        return mentions[0]
    return max(
        described, key=lambda m: (knowledge_in(read, m) is not None, len(m.modifiers) > 0, -m.first)
    )


def label_of(source: Labelled, read: Reader) -> str:
    """The name without title; of a joint source the names; else the description."""
    mention, referent = source.case.mention, source.case.referent
    joint = _joint(mention, source.case.joined)
    if joint:
        return joint
    if referent.bearer is not None and source.kind != "anonymous":
        return referent.bearer.full.text
    return mention.text.strip(" ,") if mention.parts else _description(source, read)


def _joint(mention: Mention, joined: tuple[Referent, ...]) -> str:
    """The labels of all whom "both" or "Holt and her lawyer" brings together, if all are known."""
    if not mention.parts:
        return " and ".join(map(label, joined))
    found = [_of_part(part, joined) for part in mention.parts]
    return " and ".join(found) if all(found) else ""


def _of_part(part: Mention, joined: tuple[Referent, ...]) -> str:
    """The label of the referent that a part names, or that its noun describes."""
    for referent in joined:
        bearer = referent.bearer
        if part.name and bearer and any(name.key == part.name.key for name in bearer.names):
            return label(referent)
    described = (r for r in joined if not part.name and part.noun and part.noun in r.nouns)
    return next(map(label, described), part.name.text if part.name else "")


def _description(source: Labelled, read: Reader) -> str:
    """The words up to a mark, and up to the clause that says that the name is withheld."""
    tokens, mention = read.document.tokens, source.case.mention
    # What follows a noun that does not act may be another's: "accused the port | of theft".
    acts = any(
        use.mention is mention and (use.speaks or use.asked or use.subject)
        for use in source.case.referent.uses
    )
    last = mention.end if acts or mention.last == mention.first else mention.last
    stop = min((_clause_of(read, mention, w) for w in source.stated), default=last)
    ends = (i for i in range(mention.last, last) if tokens[i].text in ENDS or i >= stop)
    end = max(next(ends, last), mention.last)
    span = span_of(read.document, (mention.first, end - 1))
    text = read.document.article.text[span.start : span.end]
    text = text.removesuffix("’s").removesuffix("'s").strip(" ,")
    return _whose(source.case.owner, mention, text, read)


def _whose(owner: Referent | None, mention: Mention, text: str, read: Reader) -> str:
    """“His top aides” with the name instead of the pronoun: “Ana Holt’s top aides”."""
    first = read.document.tokens[mention.first]
    if owner is None or owner.bearer is None or first.xpos != "PRP$":
        return text
    return f"{label(owner)}’s {text.removeprefix(first.text).strip()}"


def _clause_of(read: Reader, mention: Mention, withheld: Withholding) -> int:
    """Where the clause begins that withholds the name: "a clerk | who asked not to be named"."""
    tokens = read.document.tokens
    at = token_at(read.document, withheld.evidence.span.start)
    if not mention.last <= at < mention.end:
        return mention.end
    relatives = read.lexicons["pronouns"]["relative"]
    begins = (i for i in range(mention.last, at) if tokens[i].lemma.lower() in relatives)
    return next(begins, at)

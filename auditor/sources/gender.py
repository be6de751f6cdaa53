"""Whether a person is a man or a woman, as far as the article tells: it rules pronouns out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from auditor.lexicon import Lexicons
from auditor.nlp.tree import relation, subtree
from auditor.sources.extent import Reader
from auditor.sources.name import Name
from auditor.sources.roster import GENDERS, Roster

# How many times as often as the other a pronoun must be bound to a name to tell.
CLEARLY = 2


def with_genders(read: Reader, roster: Roster, roles: Mapping[int, frozenset[str]]) -> Roster:
    """The roster with what nouns ("the *widow* Ana Holt") and pronouns tell besides names."""
    bound = _bound(read, roster)
    bearers = tuple(
        msgspec.structs.replace(
            bearer,
            gender=bearer.gender or _by_noun(roles.get(bearer.number, frozenset()), read.lexicons),
            likely=bearer.likely or _by_pronouns(bound[bearer.number]),
        )
        for bearer in roster.bearers
    )
    return msgspec.structs.replace(roster, bearers=bearers)


def _by_noun(nouns: frozenset[str], lexicons: Lexicons) -> str:
    told = [g for g in GENDERS if nouns & lexicons["pronouns"][f"{g}_noun"]]
    return told[0] if len(told) == 1 else ""


def _by_pronouns(bound: Counter[str]) -> str:
    told = [g for g in GENDERS if bound[g] and bound[g] >= CLEARLY * (bound.total() - bound[g])]
    return told[0] if len(told) == 1 else ""


def _bound(read: Reader, roster: Roster) -> defaultdict[int, Counter[str]]:
    """How often "his" and "her" go with each bearer: “Holt lost *her* seat”."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    possessives = [token.index for token in read.document.tokens if token.xpos == "PRP$"]
    for name in read.names:
        bearers = roster.of(name) if name.type == "person" else ()
        if len(bearers) == 1:
            after = possessives[bisect_left(possessives, name.last) :]
            found[bearers[0].number].update(_pronouns_of(read, name, after))
    return found


def _pronouns_of(read: Reader, name: Name, possessives: Sequence[int]) -> Iterator[str]:
    """The genders of the possessives right after a name, or in the clause of which it is subject.

    Those that are both tell twice.
    """
    document, lists = read.document, read.lexicons["pronouns"]
    last = document.sentences[document.tokens[name.first].sentence].last
    bound = [at for at in possessives if at < name.last + 2]
    clause = [at for at in possessives if at < last]
    heads = [i for i in range(name.first, name.last) if relation(document, i) == "nsubj"]
    reach = subtree(document, document.tokens[heads[0]].head) if heads and clause else []
    for at in (*bound, *(at for at in clause if at in reach)):
        if not _names_person(read, name.last, at):
            yield from (gender for gender in GENDERS if document.plain[at] in lists[gender])


def _names_person(read: Reader, first: int, last: int) -> bool:
    names = (read.name_over[i] for i in range(first, last) if i in read.name_over)
    return any(name.type == "person" for name in names)

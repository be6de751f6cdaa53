"""What a source is: a table of rows, read from the top, of which the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from auditor.lexicon import Lexicons
from auditor.model import Kind
from auditor.sources.anonymity import Knowledge, Withholding
from auditor.sources.mentions import Mention
from auditor.sources.nature import noun_nature
from auditor.sources.referents import Referent

# As many as a reporter has met and counted: "two officials", not "300 officials".
MET = 20


class Case(msgspec.Struct, frozen=True):
    """What the table looks at: a source with its most telling mention and its anonymity."""

    referent: Referent
    mention: Mention
    knowledge: Knowledge | None
    withheld: Withholding | None
    lexicons: Lexicons

    def is_role(self, *groups: str) -> bool:
        """Whether the mention's noun is in one of these groups of roles."""
        return any(self.mention.noun in self.lexicons["roles"][group] for group in groups)

    def ranked(self) -> bool:
        """Whether a word of rank stands before the noun: "senior"."""
        return bool(set(self.mention.modifiers) & self.lexicons["roles"]["rank"])


class Row(msgspec.Struct, frozen=True):
    """A kind, when it holds, and the sentence that says why."""

    kind: Kind
    holds: Callable[[Case], bool]
    because: Callable[[Case], str]


def decide(case: Case) -> tuple[Kind, str]:
    """The kind of a source, and what decided it."""
    row = next(row for row in TABLE if row.holds(case))
    return row.kind, row.because(case)


def _named(case: Case, *types: str) -> bool:
    bearer = case.referent.bearer
    return bearer is not None and bearer.full.type in types


def _fully_named(case: Case) -> bool:
    bearer = case.referent.bearer
    return bearer is not None and bearer.full.type == "person" and len(bearer.full.words) > 1


def _human(case: Case) -> bool:
    return case.referent.nature in ("person", "people") and case.mention.determiner != "generic"


def _lone(case: Case) -> bool:
    return not case.mention.plural and case.mention.determiner != "possessive"


def _counted(case: Case) -> bool:
    most = case.mention.people.max
    return case.mention.plural and most is not None and most <= MET


def _body(case: Case) -> bool:
    return case.referent.nature == "organization" and case.mention.determiner != "generic"


def _formula(case: Case) -> bool:
    """ "a person familiar with …": anyone may be involved or present, so those need a bare noun."""
    if case.knowledge is None or not _human(case):
        return False
    weak = case.knowledge.kind in ("involved", "present")
    return (
        not weak
        or case.is_role("bare", "official", "confidant")
        or case.mention.noun == "executive"
    )


def _pronoun(case: Case, group: str) -> bool:
    return case.mention.pronoun in case.lexicons["pronouns"][group]


def _noun(case: Case) -> str:
    return f"“{case.mention.noun}”"


# fmt: off
TABLE: tuple[Row, ...] = (
    Row("author", lambda c: c.referent.author,
        lambda c: f"“{c.mention.text}” is the writer"),
    Row("anonymous", lambda c: c.withheld is not None and not _fully_named(c) and not _body(c),
        lambda c: f"the article says that the name is withheld: “{c.withheld.evidence.text if c.withheld else ''}”"),
    Row("named_person", lambda c: _named(c, "person"),
        lambda c: f"a person's name: {c.referent.bearer.full.text if c.referent.bearer else ''}"),
    Row("named_organization", lambda c: _named(c, "organization", "place"),
        lambda c: f"the name of an organisation or state: {c.referent.bearer.full.text if c.referent.bearer else ''}"),
    Row("unnamed_group", lambda c: _named(c, "people"),
        lambda c: f"the name of a people, party or faith: {c.mention.text}"),
    Row("named_person", lambda c: bool(c.mention.parts) and all(p.name and p.name.type == "person" for p in c.mention.parts),
        lambda c: f"persons named together: {c.mention.text}"),
    Row("named_organization", lambda c: bool(c.mention.parts) and all(noun_nature(p, c.lexicons) == "organization" or (p.name and p.name.type in ("organization", "place")) for p in c.mention.parts),
        lambda c: f"organisations named together: {c.mention.text}"),
    Row("document", lambda c: c.referent.nature == "document",
        lambda c: f"{_noun(c)} is something written, recorded or counted"),
    Row("other", lambda c: c.mention.determiner == "generic",
        lambda c: f"“{c.mention.text}” is nobody in particular"),
    Row("anonymous", lambda c: _human(c) and c.is_role("confidant"),
        lambda c: f"the word {_noun(c)} hides who it is"),
    Row("anonymous", _formula,
        lambda c: f"the usual formula for a withheld name: “{c.knowledge.evidence.text if c.knowledge else ''}”"),
    Row("unnamed_person", lambda c: _human(c) and c.is_role("spokesperson") and not c.mention.plural,
        lambda c: f"an unnamed {c.mention.noun}"),
    Row("anonymous", lambda c: _human(c) and c.is_role("official") and c.ranked() and not c.mention.owned,
        lambda c: f"by custom a withheld name: “{c.mention.text}”"),
    Row("anonymous", lambda c: _human(c) and c.is_role("official") and (_lone(c) or _counted(c)),
        lambda c: f"a lone unnamed {c.mention.noun}" if _lone(c) else f"counted but unnamed: “{c.mention.text}”"),
    Row("unnamed_group", lambda c: c.referent.nature == "people" or _pronoun(c, "plural"),
        lambda c: f"people without names: “{c.mention.text}”"),
    Row("unnamed_person", lambda c: _human(c) or _pronoun(c, "masculine") or _pronoun(c, "feminine"),
        lambda c: f"one person without a name: “{c.mention.text}”"),
    Row("named_organization", _body,
        lambda c: f"{_noun(c)} is an organisation or public body"),
    Row("other", lambda _: True,
        lambda c: f"“{c.mention.text}” is neither a person, a body nor a document"),
)
# fmt: on

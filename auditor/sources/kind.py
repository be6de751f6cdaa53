"""What a source is: a table of rows, read from the top, of which the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from auditor.lexicon import Lexicons
from auditor.model import Kind
from auditor.sources.anonymity import Withholding
from auditor.sources.knowledge import Knowledge
from auditor.sources.mentions import Mention
from auditor.sources.nature import nature
from auditor.sources.referents import Referent

# What who was there may know.
SEEING = ("present", "direct", "involved")
# As many as a reporter has met and counted: "two officials", not "300 officials".
MET = 20


class Case(msgspec.Struct, frozen=True):
    """What the table looks at: a source with its most telling mention and its anonymity.

    `joined` are the referents that "both" brings together, `group` the case of the group that it is
    among, or of whom "another person" is one more like, `owner` whose it is by a pronoun.
    """

    referent: Referent
    mention: Mention
    knowledge: Knowledge | None
    withheld: Withholding | None
    lexicons: Lexicons
    joined: tuple[Referent, ...] = ()
    group: Case | None = None
    owner: Referent | None = None


class Row(msgspec.Struct, frozen=True):
    """A kind, when it holds, and the sentence that says why, with {fields} of the case."""

    kind: Kind
    holds: Callable[[Case], bool]
    because: str


def decide(case: Case) -> tuple[Kind, str]:
    """The kind of a source, and what decided it."""
    row = next(row for row in TABLE if row.holds(case))
    bearer = case.referent.bearer
    fields = {
        "words": case.mention.text,
        "noun": case.mention.noun,
        "name": bearer.full.text if bearer else "",
        "basis": case.knowledge.evidence.text if case.knowledge else "",
        "group": case.group.mention.text if case.group else "",
        "withheld": case.withheld.evidence.text if case.withheld else "",
    }
    return row.kind, row.because.format_map(fields)


def is_role(case: Case, *groups: str) -> bool:
    """Whether the mention's noun is in one of these groups of roles."""
    return any(case.mention.noun in case.lexicons["roles"][group] for group in groups)


def _writer(case: Case) -> bool:
    return case.referent.author


def _withheld(case: Case) -> bool:
    """A statement about a name that the article gives in full is somebody else's."""
    bearer = case.referent.bearer
    full = bearer is not None and bearer.full.type == "person" and len(bearer.full.words) > 1
    # Whoever gives part of a name or another one is a person, whatever the name looks like.
    human = not _organization(case) or (case.withheld is not None and bool(case.withheld.given))
    return case.withheld is not None and not case.withheld.implied and not full and human


def _in_private(case: Case) -> bool:
    named = case.referent.bearer is not None
    return case.withheld is not None and case.withheld.implied and _human(case) and not named


def _named(case: Case, *types: str) -> bool:
    bearer = case.referent.bearer
    return bearer is not None and bearer.full.type in types


def _person_named(case: Case) -> bool:
    return _named(case, "person") and not case.mention.parts


def _organization_named(case: Case) -> bool:
    return _named(case, "organization", "place") and not case.mention.parts


def _with_named_person(case: Case) -> bool:
    parts = (part.name.type for part in case.mention.parts if part.name)
    return "person" in parts or any(r.nature == "person" and r.bearer for r in case.joined)


def _with_writer(case: Case) -> bool:
    first = case.lexicons["pronouns"]["first"]
    return any(part.pronoun in first for part in case.mention.parts)


def _with_named_organization(case: Case) -> bool:
    return any(part.name and part.name.type == "organization" for part in case.mention.parts)


def _organizations(case: Case) -> bool:
    natures = [nature(part, case.lexicons) for part in case.mention.parts]
    natures += [referent.nature for referent in case.joined]
    return set(natures) == {"organization"}


def _document(case: Case) -> bool:
    return case.referent.nature == "document"


def _generic(case: Case) -> bool:
    return case.mention.determiner == "generic"


def _human(case: Case) -> bool:
    return case.referent.nature in ("person", "people")


def _confidant(case: Case) -> bool:
    """The word says it, but “media sources” are media."""
    open_ones = case.lexicons["ranks"]["open"] & set(case.mention.modifiers)
    return _human(case) and is_role(case, "confidant") and not open_ones


def _called_unnamed(case: Case) -> bool:
    return _human(case) and bool(case.lexicons["ranks"]["hidden"] & set(case.mention.modifiers))


def _of_hidden(case: Case) -> bool:
    """“The other” of two officials, “another person” after one whose name is withheld."""
    says_nothing = is_role(case, "bare") or not case.mention.noun
    hidden = case.group is not None and decide(case.group)[0] == "anonymous"
    return _human(case) and says_nothing and hidden


def _formula(case: Case) -> bool:
    """Anyone may be involved or present, or close to an industry, as the article may tell aside.

    Of those only a bare noun hides somebody.
    """
    if case.knowledge is None or not _human(case):
        return False
    weak = case.knowledge.kind in ("involved", "present") or case.knowledge.aside
    # "A man who saw the crash" was met by the reporter.
    if case.knowledge.kind in SEEING and case.mention.noun in case.lexicons["pronouns"]["adult"]:
        return False
    return not weak or is_role(case, "bare", "official", "confidant")


def _spokesperson(case: Case) -> bool:
    return _human(case) and is_role(case, "spokesperson") and not case.mention.plural


def _senior_official(case: Case) -> bool:
    ranked = bool(set(case.mention.modifiers) & case.lexicons["ranks"]["rank"])
    return _human(case) and is_role(case, "official") and ranked and not case.mention.owned


def _lone_official(case: Case) -> bool:
    lone = not case.mention.plural and not case.mention.owned
    return _human(case) and is_role(case, "official") and (lone or case.mention.whole is not None)


def _counted_officials(case: Case) -> bool:
    most = case.mention.people.max
    return _human(case) and is_role(case, "official") and most is not None and 1 < most <= MET


def _people(case: Case) -> bool:
    return case.referent.nature == "people"


def _organization(case: Case) -> bool:
    return case.referent.nature == "organization"


def _anything(_: Case) -> bool:
    return True


TABLE: tuple[Row, ...] = (
    Row("author", _writer, "“{words}” is the writer"),
    Row("author", _with_writer, "the writer is among “{words}”"),
    Row("anonymous", _withheld, "its name is withheld: “{withheld}”"),
    Row("anonymous", _in_private, "what is said “{withheld}” is said without a name"),
    Row("named_person", _person_named, "a person's name: {name}"),
    Row("named_organization", _organization_named, "an organisation or state: {name}"),
    Row("named_person", _with_named_person, "with a named person: “{words}”"),
    Row("named_organization", _organizations, "organisations: “{words}”"),
    Row("named_organization", _with_named_organization, "with an organisation: “{words}”"),
    Row("document", _document, "“{noun}” is something on record"),
    Row("other", _generic, "“{words}” is nobody in particular"),
    Row("anonymous", _confidant, "the word “{noun}” hides who it is"),
    Row("anonymous", _called_unnamed, "told to be without a name: “{words}”"),
    Row("anonymous", _formula, "the usual formula: “{basis}”"),
    Row("anonymous", _of_hidden, "among, or one more like, “{group}”"),
    Row("unnamed_person", _spokesperson, "an unnamed {noun}"),
    Row("anonymous", _senior_official, "by custom a withheld name: “{words}”"),
    Row("anonymous", _lone_official, "a lone unnamed {noun}"),
    Row("anonymous", _counted_officials, "counted but unnamed: “{words}”"),
    Row("unnamed_group", _people, "people without names: “{words}”"),
    Row("unnamed_person", _human, "one person without a name: “{words}”"),
    Row("named_organization", _organization, "“{noun}” is a body"),
    Row("other", _anything, "no person, body or document"),
)

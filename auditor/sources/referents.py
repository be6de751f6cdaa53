"""Everything an article speaks of that could be a source: referents, with what is known of each."""

from __future__ import annotations

import msgspec

from auditor.lexicon import Lexicons
from auditor.model import People
from auditor.sources.mentions import Mention
from auditor.sources.name import Name
from auditor.sources.nature import Nature, nature
from auditor.sources.roster import Bearer


class Use(msgspec.Struct, frozen=True):
    """A mention at its place: whether it speaks or was asked there, is quoted, is a subject.

    `asked`: it is the party of a response.
    """

    mention: Mention
    speaks: bool = False
    asked: bool = False
    quoted: bool = False
    subject: bool = False
    sentence: int = 0
    paragraph: int = 0


class Referent(msgspec.Struct, frozen=True):
    """One person, group, organisation or document with its mentions in the order of the text.

    `possessor` is the number of whose it is by a pronoun ("*his* aides"), where that is clear;
    `part_of` is the number of the group that a member belongs to, `joins` the numbers of those that
    "both" brings together.  `plural` is what the first mention by a noun or name tells, `nouns` are
    those of all mentions; `joint`: some mention joins several.
    """

    number: int
    nature: Nature
    uses: tuple[Use, ...]
    bearer: Bearer | None = None
    gender: str = ""
    joins: tuple[int, ...] = ()
    part_of: int | None = None
    author: bool = False
    possessor: int | None = None
    speaks: bool = False
    plural: bool = False
    nouns: frozenset[str] = frozenset()
    joint: bool = False

    @property
    def last(self) -> Use:
        return self.uses[-1]

    @property
    def registered(self) -> bool:
        """Whether it is a source of the register: it speaks, or was asked for comment."""
        return any(use.speaks or use.asked for use in self.uses)

    @property
    def people(self) -> People | None:
        """The number told by the first mention that tells one."""
        told = [use.mention.people for use in self.uses if not use.mention.pronoun]
        counted = [people for people in told if people.max is not None]
        return next(iter(counted or told), None)

    @property
    def owner(self) -> Name | None:
        return next((u.mention.owner for u in self.uses if u.mention.owner), None)


def gender_of(mention: Mention, lexicons: Lexicons) -> str:
    """What a mention's noun, or a name's title, tells of a person's sex."""
    pronouns = lexicons["pronouns"]
    if mention.name is not None and mention.name.gender:
        return mention.name.gender
    for gender in ("masculine", "feminine"):
        if mention.noun in pronouns[f"{gender}_noun"] or mention.pronoun in pronouns[gender]:
            return gender
    return ""


def new_referent(number: int, use: Use, lexicons: Lexicons) -> Referent:
    """A referent that begins with this use."""
    mention = use.mention
    return Referent(
        number=number,
        nature=_joint_nature(mention, lexicons) if mention.parts else nature(mention, lexicons),
        uses=(use,),
        gender="" if mention.plural else gender_of(mention, lexicons),
        speaks=use.speaks,
        plural=mention.plural and not mention.pronoun,
        nouns=frozenset({mention.noun} if mention.noun else ()),
        joint=bool(mention.parts),
    )


def _joint_nature(mention: Mention, lexicons: Lexicons) -> Nature:
    """“The report and the memo” are on record; any others together are people."""
    documents = all(nature(part, lexicons) == "document" for part in mention.parts)
    return "document" if documents else "people"


def with_use(referent: Referent, use: Use, lexicons: Lexicons) -> Referent:
    """The referent with one more use."""
    mention, uses = use.mention, (*referent.uses, use)
    described = (each.mention.plural for each in uses if not each.mention.pronoun)
    return msgspec.structs.replace(
        referent,
        uses=uses,
        gender=referent.gender or ("" if mention.plural else gender_of(mention, lexicons)),
        nature=_clearer(referent, mention, lexicons),
        speaks=referent.speaks or use.speaks,
        plural=next(described, False),
        nouns=referent.nouns | {mention.noun} if mention.noun else referent.nouns,
        joint=referent.joint or bool(mention.parts),
    )


def _clearer(referent: Referent, mention: Mention, lexicons: Lexicons) -> Nature:
    """“The paper … the *white paper*”: what a fuller description makes of the same noun."""
    told = nature(mention, lexicons)
    same = referent.bearer is None and mention.noun in referent.nouns
    fuller = told == "document" and referent.nature == "organization"
    return told if same and fuller else referent.nature

"""What a writer notes in YAML, in front matter or in a file beside the article.

    auditor:                              # in front matter; the sidecar holds these keys bare
      ignore:                             # for the whole article
        - rule: anonymity-no-reason
          reason: cleared by the desk
      sources:
        - source: two officials           # how the article calls them
          approved_by: national editor
          editor_knows: true
          confirmations: 2

No value is ever repeated in an error: it may tell who a source is.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import yaml

from auditor.errors import InputError, did_you_mean
from auditor.model import Declaration, NotePlace, Suppression
from auditor.read.files import SIDECAR, decode, load

KEYS = ("ignore", "sources")
DECLARED = ("approved_by", "editor_knows", "confirmations")
# Keys that would tell who a source is: they are refused by name, all others by what they may be.
IDENTITIES = ("name", "identity", "person", "contact", "phone", "email", "address", "employer")
TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


class Notes(NamedTuple):
    """What a writer notes of an article as a whole, and of its sources."""

    suppressions: tuple[Suppression, ...] = ()
    declarations: tuple[Declaration, ...] = ()


class Value(NamedTuple):
    """One value of a writer's YAML: its node, the file, and how many lines stand before it."""

    node: yaml.Node
    path: str | None
    before: int = 0
    sidecar: str | None = None

    @property
    def place(self) -> NotePlace:
        """Where it stands in its file."""
        mark = self.node.start_mark
        return NotePlace(self.before + mark.line + 1, mark.column + 1, self.sidecar)

    def error(self, message: str, key: str | None = None, accepted: str = "") -> InputError:
        """An InputError that points at this value."""
        line = self.place.line
        return InputError(message, path=self.path, line=line, key=key, accepted=accepted or None)

    def mapping(
        self, *, needed: Collection[str] = (), optional: Collection[str]
    ) -> dict[str, Value]:
        """The values of a mapping by key; InputError for one unknown, missing or double."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("a mapping of keys to values is needed here")
        values: dict[str, Value] = {}
        for key, node in self.node.value:
            name = self._replace(node=key)._known((*needed, *optional))
            if name in values:
                raise self._replace(node=key).error("the key is there twice", name)
            values[name] = self._replace(node=node)
        for name in needed:
            if name not in values:
                raise self.error("a key is missing", name)
        return values

    def items(self) -> tuple[Value, ...]:
        """The values of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("a list is needed here", accepted="lines that begin with a hyphen")
        return tuple(self._replace(node=node) for node in self.node.value)

    def text(self, key: str) -> str:
        """A text that is not empty, on one line."""
        text = " ".join(self._raw(key).split())
        if not text:
            raise self.error("the text is empty", key)
        return text

    def truth(self, key: str) -> bool:
        """True or false."""
        truth = TRUTHS.get(self._raw(key).lower())
        if truth is None:
            raise self.error("neither true nor false", key, ", ".join(TRUTHS))
        return truth

    def number(self, key: str) -> int:
        """A whole number that is not negative."""
        raw = self._raw(key)
        if not (raw.isascii() and raw.isdigit() and len(raw) < 4):
            raise self.error("no number of confirmations", key, "0, 1, 2 …")
        return int(raw)

    def _raw(self, key: str) -> str:
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("a single value is needed here", key)
        return str(self.node.value)

    def _known(self, names: Collection[str]) -> str:
        raw = self._raw("")
        if raw in names:
            return raw
        accepted = ", ".join(names)
        if raw.lower() in IDENTITIES:
            raise self.error("who a source is does not belong in a file", raw, accepted)
        raise self.error(f"unknown key{did_you_mean(raw, names)}", accepted=accepted)


def read_notes(value: Value) -> Notes:
    """The notes of a mapping with `ignore` and `sources`; what they may hold stands above.

    Raises InputError with path, line and what would be accepted.
    """
    values = value.mapping(optional=KEYS)
    ignored = values["ignore"].items() if "ignore" in values else ()
    declared = values["sources"].items() if "sources" in values else ()
    return Notes(tuple(map(_suppression, ignored)), tuple(map(_declaration, declared)))


def _suppression(value: Value) -> Suppression:
    values = value.mapping(needed=("rule",), optional=("reason",))
    reason = values["reason"].text("reason") if "reason" in values else None
    return Suppression(values["rule"].text("rule"), reason, None, value.place)


def _declaration(value: Value) -> Declaration:
    values = value.mapping(needed=("source",), optional=DECLARED)
    approved, knows, confirmed = (values.get(key) for key in DECLARED)
    return Declaration(
        source=values["source"].text("source"),
        approved_by=approved.text("approved_by") if approved else None,
        editor_knows=knows.truth("editor_knows") if knows else None,
        confirmations=confirmed.number("confirmations") if confirmed else None,
        place=value.place,
    )


def read_sidecar(article: Path) -> Notes:
    """The notes of the file beside an article, `story.auditor.yaml` beside `story.txt`.

    None where there is no such file.  Raises InputError for one that is malformed, as `read_notes`.
    """
    file = article.with_suffix(SIDECAR)
    if not file.is_file():
        return Notes()
    path = file.as_posix()
    node = compose(decode(load(file), path), "not valid YAML", path)
    return read_notes(Value(node, path, sidecar=path)) if node else Notes()


def compose(source: str, problem: str, path: str | None, before: int = 0) -> yaml.Node | None:
    """The node tree of a YAML text; None for an empty one.

    Raises InputError with this problem and the line, `before` lines standing before the text.
    """
    try:
        # The base loader leaves every value as written: a date or a number stays a string.  Not
        # the C loader: it overflows the stack of the process on a file of opening brackets.
        return yaml.compose(source, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = before + 1 + (mark.line if mark else 0)
        # Not from the error: that one quotes the line, which may tell who a source is.
        raise InputError(problem, path=path, line=line) from None

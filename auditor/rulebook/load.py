"""Rule files into rules, each key and value checked as it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast, get_args

import msgspec
import yaml

from auditor.detectors import find_detector, names, signature
from auditor.errors import ConfigError, did_you_mean
from auditor.lexicon import Lexicons, load_lexicons
from auditor.measure import STANCES
from auditor.model import Severity, Span, Stance
from auditor.rulebook.examples import unmark
from auditor.rulebook.fields import find_field
from auditor.rulebook.options import suits
from auditor.rulebook.phrases import read_words
from auditor.rulebook.rule import (
    MESSAGE_FIELD,
    OPTION,
    PLACES,
    READ,
    Example,
    Gap,
    House,
    Precision,
    Rule,
    Status,
    SubjectName,
)
from auditor.rulebook.strict import Entries, Entry, Scalar, read
from auditor.rulebook.views import VIEWS
from auditor.rulebook.where import Condition, options_named, read_conditions
from auditor.shipped import rules_folder

NEEDED = ("id", "severity", "subject", "message", "why", "houses", "examples")
OPTIONAL = (
    *("status", "at", "stances", "where", "detector", "finder", "options", "lists", "lexicon"),
    *("precision", "known_gaps"),
)
# A finding about these has no place in the text; one about a declaration has the source's, if any.
UNPLACED = ("article", "suppression")
OTHER_FOLDERS = ("lexicons", "packs")

_T = TypeVar("_T")


def load_rules(*folders: Path, lexicons: Lexicons | None = None) -> tuple[Rule, ...]:
    """Every rule of these folders, sorted by id; without folders, those that ship.

    A rule is a `*.yaml` file anywhere in a folder but in its `lexicons` and `packs`; the rules may
    use these lexicons, or else those that ship and those of the folders.  Raises ConfigError for
    the first mistake.
    """
    folders = folders or (rules_folder(),)
    if lexicons is None:
        lexicons = load_lexicons(*(folder / "lexicons" for folder in (rules_folder(), *folders)))
    rules: dict[str, Rule] = {}
    for path in (path for folder in folders for path in rule_files(folder)):
        rule = load_rule(path, lexicons)
        if rule.id in rules:
            raise ConfigError(f"the rule is there already: {rules[rule.id].path}", path=str(path))
        rules[rule.id] = rule
    return tuple(rules[name] for name in sorted(rules))


def rule_files(folder: Path) -> tuple[Path, ...]:
    """The rule files of a folder, sorted.  Raises ConfigError where there is no such folder."""
    if not folder.is_dir():
        raise ConfigError("no such folder of rules", path=str(folder))
    paths = sorted(folder.rglob("*.yaml"))
    return tuple(p for p in paths if p.relative_to(folder).parts[0] not in OTHER_FOLDERS)


def load_rule(path: Path, lexicons: Lexicons) -> Rule:
    """The rule of one file.  Raises ConfigError with path, line and key for a mistake in it."""
    root = read(path)
    entries = root.mapping(needed=NEEDED, optional=OPTIONAL)
    subject = cast(SubjectName, entries["subject"].choice(get_args(SubjectName)))
    view = VIEWS[subject]
    where = read_conditions(entries["where"], view, lexicons) if "where" in entries else ()
    uses = _read_uses(entries, subject)
    options = _read_options(entries, uses, where)
    rule = Rule(
        id=_read_id(entries["id"], path),
        severity=cast(Severity, entries["severity"].choice(get_args(Severity))),
        subject=subject,
        at=_default(entries, "at", lambda e: e.choice(PLACES[subject]), PLACES[subject][0]),
        message=_read_message(entries["message"], view, dict(options)),
        why=entries["why"].text(),
        where=where,
        bad=_read_examples(entries["examples"], "bad", subject),
        good=_read_examples(entries["examples"], "good", subject),
        houses=tuple(_read_house(item) for item in entries["houses"].items()),
        known_gaps=_default(entries, "known_gaps", lambda e: _read_gaps(e, subject), ()),
        status=cast(Status, _default(entries, "status", _read_status, "stable")),
        detector=uses.detector,
        finder=uses.finder,
        options=options,
        lists=_read_lists(entries, uses, lexicons),
        phrases=_read_phrases(entries, subject, lexicons),
        precision=_default(entries, "precision", _read_precision, None),
        stances=_read_stances(entries, subject),
        path=str(path),
    )
    if not (rule.where or rule.detector or rule.finder or rule.phrases):
        raise root.error("a rule without conditions would name every subject", "where, detector")
    return rule


def _default(entries: Entries, name: str, reader: Callable[[Entry], _T], default: _T) -> _T:
    return reader(entries[name]) if name in entries else default


def _read_id(entry: Entry, path: Path) -> str:
    name = entry.text()
    if name != path.stem:
        raise entry.error(f"{name!r} is not the name of the file", path.stem)
    return name


def _read_status(entry: Entry) -> str:
    return entry.choice(get_args(Status))


def _read_message(entry: Entry, view: type, options: Mapping[str, Scalar]) -> str:
    message = entry.text()
    if set("{}") & set(MESSAGE_FIELD.sub("", message)):
        raise entry.error("a brace that is not around the name of a field", "{label}")
    for name in MESSAGE_FIELD.findall(message):
        option = name.removeprefix(OPTION)
        if option != name:
            if option not in options:
                raise entry.error(
                    f"no such option{did_you_mean(option, options)}", ", ".join(options)
                )
        elif not find_field(entry, view, name).plain:
            raise entry.error(f"the field {name!r} has no text of its own")
    return message


def _read_house(entry: Entry) -> House:
    entries = entry.mapping(needed=("house", "says"), optional=("ref",))
    ref = _default(entries, "ref", Entry.text, "")
    if ref and not ref.startswith(("https://", "http://")):
        raise entries["ref"].error("an address is needed here", "https://…")
    return House(entries["house"].text(), entries["says"].text(), ref or None)


def _read_examples(entry: Entry, name: str, subject: str) -> tuple[Example, ...]:
    entries = entry.mapping(needed=("bad", "good"))
    return tuple(_read_example(item, name, subject) for item in entries[name].items())


def _read_example(entry: Entry, name: str, subject: str) -> Example:
    try:
        text, spans = unmark(entry.text())
    except ValueError as error:
        raise entry.error(str(error)) from error
    marked = name == "bad" and subject not in UNPLACED
    if marked != bool(spans) and subject != "declaration":
        wanted = "marks what the finding points at with [[ ]]" if marked else "has no marks"
        raise entry.error(f"a {name} example of this subject {wanted}")
    if name == "good":
        return Example(text)
    whole: tuple[Span | None, ...] = (None,)
    return Example(text, spans or whole)


def _read_gaps(entry: Entry, subject: str) -> tuple[Gap, ...]:
    return tuple(_read_gap(item, subject) for item in entry.items())


def _read_gap(entry: Entry, subject: str) -> Gap:
    entries = entry.mapping(needed=("because",), optional=("bad", "good"))
    given = [name for name in ("bad", "good") if name in entries]
    if len(given) != 1:
        raise entry.error("a known gap has one example", "bad, good")
    example = _read_example(entries[given[0]], given[0], subject)
    return Gap(example, entries["because"].text())


class _Uses(msgspec.Struct, frozen=True):
    """The detector or finder that a rule names, and what it can be given."""

    detector: str | None = None
    finder: str | None = None
    options: Mapping[str, object] = MappingProxyType({})
    lists: tuple[str, ...] = ()


def _read_uses(entries: Entries, subject: str) -> _Uses:
    if "finder" in entries and subject != "phrase":
        raise entries["finder"].error("a finder names phrases", "subject: phrase")
    key = next((name for name in ("finder", "detector") if name in entries), None)
    if key is None:
        return _Uses()
    if key == "detector" and subject == "phrase":
        raise entries[key].error("a rule about phrases has a finder or a lexicon")
    name = entries[key].choice(names())
    can = signature(find_detector(name))
    if can.subject != subject:
        raise entries[key].error(f"this detector judges another subject: {can.subject}")
    return _Uses(**{key: name}, options=can.options, lists=can.lists)


def _read_options(
    entries: Entries, uses: _Uses, where: tuple[Condition, ...]
) -> tuple[tuple[str, Scalar], ...]:
    """The detector's options, as the rule sets them, and those that its conditions name."""
    named = {*options_named(where)}
    given = entries["options"].mapping() if "options" in entries else {}
    options = {name: cast(Scalar, value) for name, value in uses.options.items()}
    for name, entry in given.items():
        if name not in options and name not in named:
            known = {*options, *named}
            raise entry.error(
                f"nothing uses this option{did_you_mean(name, known)}", ", ".join(known)
            )
        value = entry.scalar()
        if name in options and not suits(value, options[name]):
            raise entry.error(f"an option like its default is needed here: {options[name]!r}")
        options[name] = value
    if missing := sorted(named - options.keys()):
        raise entries["where"].error(f"no default under 'options': {', '.join(missing)}")
    return tuple(sorted(options.items()))


def _read_lists(
    entries: Entries, uses: _Uses, lexicons: Lexicons
) -> tuple[tuple[str, frozenset[str]], ...]:
    if "lists" not in entries:
        if uses.lists:
            place = entries["finder" if uses.finder else "detector"]
            raise place.error("this detector needs word lists under 'lists'", ", ".join(uses.lists))
        return ()
    if not uses.lists:
        raise entries["lists"].error("nothing in this rule uses word lists")
    given = entries["lists"].mapping(needed=uses.lists)
    return tuple((name, _read_words(given[name], lexicons)) for name in uses.lists)


def _read_words(entry: Entry, lexicons: Lexicons) -> frozenset[str]:
    """The entries of one lexicon or group, or of several together."""
    several = isinstance(entry.node, yaml.SequenceNode)
    return frozenset().union(
        *(read_words(each, lexicons) for each in (entry.items() if several else (entry,)))
    )


def _read_precision(entry: Entry) -> Precision:
    entries = entry.mapping(needed=("right", "of"), optional=("on", "wrong"))
    right, of = (_count(entries[name]) for name in ("right", "of"))
    if right > of:
        raise entries["right"].error(f"more than the {of} that were read")
    told = {name: entries[name].text() for name in ("on", "wrong") if name in entries}
    return Precision(right, of, told.get("on", READ), told.get("wrong"))


def _count(entry: Entry) -> int:
    value = entry.scalar()
    if type(value) is not int or value < 0:
        raise entry.error("a number of findings is needed here", "0 or more")
    return value


def _read_stances(entries: Entries, subject: str) -> tuple[Stance, ...] | None:
    if "stances" in entries:
        if subject != "attribution":
            raise entries["stances"].error("only attributions have a stance")
        return cast(tuple[Stance, ...], entries["stances"].choices(STANCES))
    if "where" in entries and "stance" in (where := entries["where"].mapping()):
        # Most stances are not counted: such a rule would not speak, and nobody would know why.
        raise where["stance"].error("which stances a rule judges stands under 'stances'")
    return None


def _read_phrases(entries: Entries, subject: str, lexicons: Lexicons) -> frozenset[str]:
    given = [name for name in ("lexicon", "finder") if name in entries]
    if subject == "phrase" and len(given) != 1:
        raise entries["subject"].error("phrases come from a lexicon or a finder", "lexicon, finder")
    if subject != "phrase" and "lexicon" in entries:
        raise entries["lexicon"].error("'lexicon' belongs to the subject phrase, and only there")
    return read_words(entries["lexicon"], lexicons) if "lexicon" in entries else frozenset()

"""Rule files into rules, each key and value checked as it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast, get_args

from auditor.detectors import find_detector, names, signature
from auditor.errors import ConfigError
from auditor.lexicon import Lexicons, every, load_lexicons, rules_folder
from auditor.measure import STANCES
from auditor.model import Severity, Span, Stance
from auditor.rulebook.examples import unmark
from auditor.rulebook.fields import find_field
from auditor.rulebook.rule import (
    MESSAGE_FIELD,
    PLACES,
    Example,
    Gap,
    House,
    Rule,
    Status,
    SubjectName,
)
from auditor.rulebook.strict import Entries, Entry, Scalar, read
from auditor.rulebook.views import VIEWS
from auditor.rulebook.where import read_conditions

NEEDED = ("id", "severity", "subject", "message", "why", "houses", "examples")
OPTIONAL = ("status", "at", "stances", "where", "detector", "options", "lexicon", "known_gaps")
OTHER_FOLDERS = ("lexicons", "packs")

_T = TypeVar("_T")


def load_rules(*folders: Path) -> tuple[Rule, ...]:
    """Every rule of these folders, sorted by id; without folders, those that ship.

    A rule is a `*.yaml` file anywhere in a folder but in its `lexicons` and `packs`; the rules may
    use the lexicons that ship and those of the folders.  Raises ConfigError for the first mistake.
    """
    folders = folders or (rules_folder(),)
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
    entries = read(path).mapping(needed=NEEDED, optional=OPTIONAL)
    subject = cast(SubjectName, entries["subject"].choice(get_args(SubjectName)))
    view = VIEWS[subject]
    detector, options = _read_detector(entries, subject)
    rule = Rule(
        id=_read_id(entries["id"], path),
        severity=cast(Severity, entries["severity"].choice(get_args(Severity))),
        subject=subject,
        at=_default(entries, "at", lambda e: e.choice(PLACES[subject]), PLACES[subject][0]),
        message=_read_message(entries["message"], view),
        why=entries["why"].text(),
        where=_default(entries, "where", lambda e: read_conditions(e, view, lexicons), ()),
        bad=_read_examples(entries["examples"], "bad", subject),
        good=_read_examples(entries["examples"], "good", subject),
        houses=tuple(_read_house(item) for item in entries["houses"].items()),
        known_gaps=_default(entries, "known_gaps", lambda e: _read_gaps(e, subject), ()),
        status=cast(Status, _default(entries, "status", _read_status, "stable")),
        detector=detector,
        options=options,
        words=_read_words(entries, subject, lexicons),
        stances=_read_stances(entries, subject),
        path=str(path),
    )
    if not (rule.where or rule.detector or rule.words):
        raise read(path).error(
            "a rule without conditions would name every subject", "where, detector"
        )
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


def _read_message(entry: Entry, view: type) -> str:
    message = entry.text()
    if set("{}") & set(MESSAGE_FIELD.sub("", message)):
        raise entry.error("a brace that is not around the name of a field", "{label}")
    for name in MESSAGE_FIELD.findall(message):
        if not find_field(entry, view, name).plain:
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
    marked = name == "bad" and subject != "article"
    if marked != bool(spans):
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


def _read_detector(
    entries: Entries, subject: str
) -> tuple[str | None, tuple[tuple[str, Scalar], ...]]:
    if "detector" not in entries:
        if "options" in entries:
            raise entries["options"].error("options are a detector's, and the rule has none")
        return None, ()
    entry = entries["detector"]
    name = entry.choice(names())
    judged, known = signature(find_detector(name))
    if judged != subject:
        raise entry.error(f"this detector judges another subject: {judged}")
    given = entries["options"].mapping(optional=tuple(known)) if "options" in entries else {}
    return name, tuple(_read_option(given[key], key, known[key]) for key in sorted(given))


def _read_option(entry: Entry, name: str, default: object) -> tuple[str, Scalar]:
    value = entry.scalar()
    if type(value) is not type(default):
        raise entry.error(f"an option like its default is needed here: {default!r}")
    return name, value


def _read_stances(entries: Entries, subject: str) -> tuple[Stance, ...] | None:
    if "stances" in entries:
        if subject != "attribution":
            raise entries["stances"].error("only attributions have a stance")
        return cast(tuple[Stance, ...], entries["stances"].choices(STANCES))
    if "where" in entries and "stance" in (where := entries["where"].mapping()):
        # Most stances are not counted: such a rule would not speak, and nobody would know why.
        raise where["stance"].error("which stances a rule judges stands under 'stances'")
    return None


def _read_words(entries: Entries, subject: str, lexicons: Lexicons) -> frozenset[str]:
    if (subject == "phrase") != ("lexicon" in entries):
        raise entries["subject"].error("'lexicon' belongs to the subject phrase, and only there")
    if subject != "phrase":
        return frozenset()
    return every(lexicons[entries["lexicon"].choice(tuple(lexicons))])

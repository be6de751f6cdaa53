"""Rules proved by their own examples: `auditor test` and `auditor rules check`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from auditor.apps.codes import CLEAN, FAILURE, FINDINGS, MISTAKE
from auditor.apps.output import complain, complain_of_failure, encode_output, put
from auditor.apps.reference import outdated, pages
from auditor.apps.rules import Rulebook, check_known, load_rulebook
from auditor.config import Config
from auditor.errors import AuditorError, ConfigError, ModelError
from auditor.lexicon import Lexicons, load_lexicons
from auditor.prove import Examine, Failure, load_examiner, misplaced, prove
from auditor.render.wording import count, safe
from auditor.rulebook import Rule
from auditor.rulebook.load import load_rule, rule_files
from auditor.shipped import rules_folder

# Pages of the reference that are named where more of them are out of date.
SHOWN = 5


def prove_shipped(names: Sequence[str], model: str) -> int:
    """Prove the rules that ship, or only those named; the gravest exit code.

    Without names, their folders and the written reference, in a checkout, are looked at too.
    """
    code = prove_folder(rules_folder(), names, model)
    if names or code >= MISTAKE:
        return code
    book = load_rulebook(Config())
    problems = [_told(rule, failures) for rule in book.rules if (failures := misplaced(rule))]
    problems += _outdated(rules_folder().parent / "docs", book)
    put("".join(problems))
    return FINDINGS if problems else code


def prove_folder(folder: Path, names: Sequence[str], model: str) -> int:
    """Prove the rules of a folder, or only those named, and tell; the gravest exit code.

    A file that cannot be read is told on standard error, and the others are proved.  Raises
    AuditorError for what concerns all of them: no such folder or rule, a lexicon, the model.
    """
    paths = rule_files(folder)
    if not paths:
        raise ConfigError("there is no rule in this folder", path=str(folder))
    check_known(names, {path.stem for path in paths}, accepted=f"the rules of {folder}")
    wanted = [path for path in paths if not names or path.stem in names]
    encode_output(data=False)
    lexicons = load_lexicons(rules_folder() / "lexicons", folder / "lexicons")
    # All are read before the first is proved: a mistake is told before the model is loaded.
    rules = _read(wanted, lexicons)
    examine = load_examiner(model, lexicons)
    codes = [_prove(rule, examine) for rule in rules]
    unread = len(wanted) - len(rules)
    put(_summary(codes, unread))
    return max(CLEAN, MISTAKE if unread else CLEAN, *codes)


def described(failure: Failure) -> str:
    """A failure in words; for an example, what should have been found and what was, below."""
    lines = [f"  {failure.place}: {safe(failure.problem)}"]
    if failure.expected is not None and failure.found is not None:
        lines.append(f"    expected: {safe(failure.expected)}")
        lines.append(f"    found:    {safe(failure.found)}")
    return "\n".join(lines)


def _read(paths: Iterable[Path], lexicons: Lexicons) -> tuple[Rule, ...]:
    """The rules of those files that can be read; the others are told."""
    rules: dict[str, Rule] = {}
    for path in paths:
        try:
            rule = load_rule(path, lexicons)
            if rule.id in rules:
                problem = f"the rule is there already: {rules[rule.id].path}"
                raise ConfigError(problem, path=str(path))
            rules[rule.id] = rule
        except ConfigError as error:
            complain(str(error))
    return tuple(rules[name] for name in sorted(rules))


def _prove(rule: Rule, examine: Examine) -> int:
    """Prove one rule and tell; its exit code.  Raises ModelError, which concerns all of them."""
    try:
        failures = prove(rule, examine)
    except ModelError:
        raise
    except AuditorError as error:  # such as an example whose front matter is none
        complain(f"{rule.path}: {error}")
        return MISTAKE
    except Exception as error:  # whatever it is, the other rules are still proved
        complain_of_failure(error, Path(rule.path))
        return FAILURE
    if not failures:
        put(f"ok      {rule.id}\n")
        return CLEAN
    put(_told(rule, failures))
    return FINDINGS


def _told(rule: Rule, failures: Iterable[Failure]) -> str:
    return "\n".join((f"FAILED  {rule.id}  {safe(rule.path)}", *map(described, failures), ""))


def _outdated(docs: Path, book: Rulebook) -> list[str]:
    """What is to be told of the written reference; an installed package has none."""
    names = outdated(docs / "rules", pages(book)) if docs.is_dir() else ()
    if not names:
        return []
    some = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    told = f"{count(len(names), 'page')} of {docs / 'rules'} not as `auditor rules docs` writes it"
    return [f"OUTDATED  {told}: {some}\n"]


def _summary(codes: Sequence[int], unread: int) -> str:
    told = [f"{codes.count(CLEAN)} of {count(len(codes) + unread, 'rule')} proved"]
    if unread:
        told.append(f"{unread} not read")
    return f"{', '.join(told)}\n"

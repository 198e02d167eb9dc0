"""Whether a city's files are a deliverable at all: what their reader reports, what does not fit the format, and ids."""

from __future__ import annotations

import difflib
import os
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic_core import ErrorDetails

from icc_cli.city import (
    FileProblem,
    Reading,
    references,  # noqa: F401  (importing it registers its codes)
)
from icc_cli.city.discovery import CHECKPOINTS, CITY_FILE
from icc_cli.city.form_codes import FORM, HARMLESS, MISSING_KEY, SOURCE, UNKNOWN_KEY
from icc_cli.city.form_fixes import key_fix, key_meant, misfit_fix, source_fix
from icc_cli.city.form_words import complaint
from icc_cli.city.found import Found, as_finding
from icc_cli.city.places import file_key, item_name, name_of, text_at
from icc_cli.diagnostics import Finding, Location, Related, RuleId, Severity
from icc_cli.model import Deliverable
from icc_cli.model.field_docs import field_docs
from icc_cli.model.names import model_at
from icc_cli.yamltext import KeyPath


def check_form(reading: Reading) -> list[Finding]:
    """Return what keeps a city's files from being a deliverable, in the order of the files."""
    found = [*_format_findings(reading), *_checked(reading), *_of_checkpoints(reading)]
    return sorted(found, key=lambda finding: finding.sort_key)


def _checked(reading: Reading) -> Iterator[Finding]:
    """Yield what the checks of codes about form find."""
    for rule in FORM.rules:
        for found in rule.check(reading):
            yield as_finding(reading, rule.id, Severity.ERROR, found)


def _of_checkpoints(reading: Reading) -> Iterator[Finding]:
    if os.path.lexists(reading.folder.path / CHECKPOINTS):
        from icc_cli.city.checkpoints import checkpoint_findings  # few cities have signed off anything

        yield from checkpoint_findings(reading)


def _format_findings(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each defect of a city's files as files, and of their values as parts of the format."""
    for problem in reading.assembly.problems:
        yield _of_file(reading, problem)
    by_item: dict[KeyPath, list[ErrorDetails]] = defaultdict(list)
    for error in reading.errors:
        # A part that is missing as a whole could not be read as a file, which was reported.
        if error["type"] != "missing" or len(error["loc"]) > 1:
            by_item[error["loc"][:-1]].append(error)
    for errors in by_item.values():
        for rule_id, found in _of_item(reading, errors):
            yield as_finding(reading, rule_id, Severity.ERROR, found)


def _of_file(reading: Reading, found: FileProblem) -> Finding:
    problem = found.problem
    is_of_city = problem.code == "empty-file" and found.file.name == CITY_FILE
    is_harmless = problem.code in HARMLESS and not is_of_city
    severity = Severity.WARNING if is_harmless else Severity.ERROR
    related = tuple(Related(label, Location(found.file, span, found.document)) for label, span in problem.related)
    location = Location(found.file, problem.span, found.document)
    rule_id, key = SOURCE[problem.code], file_key(reading, found.file)
    facts = text_at(location)
    return Finding(rule_id, severity, problem.message, location, problem.hint, related, key, source_fix(found), facts)


def _of_item(reading: Reading, errors: list[ErrorDetails]) -> Iterator[tuple[RuleId, Found]]:
    """Yield what is wrong with one item. A misspelled key is one defect, though it also leaves another one missing."""
    missing = [str(error["loc"][-1]) for error in errors if error["type"] == "missing"]
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    for error in unknown:
        yield UNKNOWN_KEY, _unknown_key(reading, error["loc"], missing)
    for error in errors:
        if error["type"] == "missing":
            if error["loc"][-1] in missing:
                yield MISSING_KEY, _missing_key(reading, error["loc"])
        elif error["type"] != "extra_forbidden":
            yield _misfit(reading, error)


def _unknown_key(reading: Reading, path: KeyPath, missing: list[str]) -> Found:
    """Tell of an unknown key. If it was meant to be one of those that are missing, that one is taken off their list."""
    key = str(path[-1])
    model = model_at(path[:-1], Deliverable)
    known = list(model.model_fields) if model else []
    right = key_meant(reading, path, known, needed=missing)
    guess = right or _nearest(key, missing) or next(iter(missing), None) or _nearest(key, known)
    if guess in missing:
        missing.remove(guess)
    listed = f"The keys that may stand here are {', '.join(known)}." if known else None
    hint = f"Did you mean `{guess}`?" if guess else listed
    return Found(
        path, f"`{key}` is no key of the format{_of(reading, path[:-1])}", "key", hint, fix=key_fix(path, right)
    )


def _missing_key(reading: Reading, path: KeyPath) -> Found:
    owner = item_name(reading, path[:-1])
    subject = f"`{owner}`" if owner else "this item"
    model = model_at(path[:-1], Deliverable)
    described = field_docs(model).get(str(path[-1])) if model else None
    hint = f"Add `{path[-1]}:` – {_within(described)}" if described else f"Add `{path[-1]}:`."
    return Found(path[:-1], f"{subject} has no `{path[-1]}`", "item", hint, facts=(path[-1],))


def _within(sentence: str) -> str:
    """Return a sentence as it goes on behind a dash: with a small letter, unless it begins with an abbreviation."""
    return sentence if sentence[1:2].isupper() else f"{sentence[:1].lower()}{sentence[1:]}"


def _misfit(reading: Reading, error: ErrorDetails) -> tuple[RuleId, Found]:
    path: KeyPath = error["loc"]
    on_key = path[-1:] == ("[key]",)
    path = path[:-1] if on_key else path
    rule_id, sentence, hint = complaint(error)
    subject = _subject(reading, path, error["input"])
    fix = misfit_fix(reading, error, path)
    return rule_id, Found(path, f"{subject} {sentence}", "key" if on_key else "value", hint, fix=fix)


def _subject(reading: Reading, path: KeyPath, given: Any) -> str:
    """Return what a sentence about a value begins with: the last key, and the item that it belongs to."""
    is_item = bool(path) and isinstance(path[-1], int)
    own_name = name_of(given) if is_item else None
    if own_name:
        return f"`{own_name}`"
    owner = item_name(reading, path[:-1])
    key = f"`{next((step for step in reversed(path) if isinstance(step, str)), 'the file')}`"
    if is_item:
        key = f"an item of {key}"
    return f"{key} of `{owner}`" if owner and owner != given else key


def _of(reading: Reading, path: KeyPath) -> str:
    owner = item_name(reading, path)
    return f" (in `{owner}`)" if owner else ""


def _nearest(word: str, candidates: list[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, candidates, 1, cutoff=0.6)), None)

"""Fixes of findings about form, where it is plain what was meant: each does what the finding's hint says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from pydantic_core import ErrorDetails

from icc_cli.city import FileProblem, Reading
from icc_cli.city.form_words import COUNTRY_PATTERN, LANGUAGE_PATTERN, allowed_words, slug
from icc_cli.city.ids import programme_ids, renamed
from icc_cli.city.places import value_at
from icc_cli.city.proposals import Enlist, Proposal, Put, Quote, Rename
from icc_cli.diagnostics.fix import FileEdit, Fix
from icc_cli.diagnostics.suggestions import meant
from icc_cli.model.base import IDENTIFIER_PATTERN, Defines
from icc_cli.model.dates import NotADateError
from icc_cli.yamltext import KeyPath
from icc_cli.yamltext.layout import repeated_entry

_YES_OR_NO = {
    **dict.fromkeys(("true", "yes", "y", "on"), True),
    **dict.fromkeys(("false", "no", "n", "off"), False),
}
_LISTS = frozenset({"tuple_type", "list_type"})
_CODES = {COUNTRY_PATTERN: str.upper, LANGUAGE_PATTERN: str.lower}


def source_fix(found: FileProblem) -> Fix | None:
    """Return the fix of a defect of a file as a whole."""
    problem, document = found.problem, found.document
    if document is None:
        return None
    if problem.correction:
        return Fix(problem.correction.title, tuple(FileEdit(document, edit) for edit in problem.correction.edits))
    if problem.code == "duplicate-key":
        first, second = (document.lines.offset(span.start) for span in (problem.related[0][1], problem.span))
        edit = repeated_entry(document.lines, first, second)
        title = "the second of two entries that say the same is removed"
        return Fix(title, (FileEdit(document, edit),), is_safe=False) if edit else None
    return None


def key_meant(reading: Reading, path: KeyPath, known: Iterable[str], needed: Collection[str]) -> str | None:
    """Return the key that an unknown one was meant to be: one that the item can have, or needs, and has not."""
    owner = _at(reading, path[:-1])
    taken = owner if isinstance(owner, dict) else {}
    return meant(str(path[-1]), [each for each in known if each not in taken], needed=needed)


def key_fix(path: KeyPath, right: str | None) -> Proposal | None:
    """Propose another key, if it is known."""
    return Proposal(f"`{path[-1]}` becomes `{right}`", (Rename(path, right),)) if right else None


def misfit_fix(reading: Reading, error: ErrorDetails, path: KeyPath) -> Proposal | None:
    """Propose a value for one that does not fit the format; `path` is the one that the finding names."""
    kind, given = error["type"], error["input"]
    if kind == "string_type" and isinstance(given, int | float):
        return Proposal("quotes, as it is meant as text", (Quote(path),))
    if kind in _LISTS and isinstance(given, str | int | float | dict):
        return Proposal("the only item becomes a list of one", (Enlist(path),))
    if not isinstance(given, str | float) or (path == error["loc"] and _at(reading, path) != given):
        return None
    right = _value(str(getattr(given, "raw", given)), error)
    if right is not None:
        written = str(right).lower() if isinstance(right, bool) else right
        return Proposal(f"`{given}` becomes `{written}`", (Put(path, right),))
    if kind == "string_pattern_mismatch" and error.get("ctx", {}).get("pattern") == IDENTIFIER_PATTERN:
        return _id_fix(reading, str(given), path)
    return None


def _value(given: str, error: ErrorDetails) -> str | int | bool | None:
    """Return the value that was plainly meant, whatever its kind; None where none was."""
    words, context = given.strip(), error.get("ctx", {})
    match error["type"]:
        case "enum":
            return meant(words, allowed_words(error))
        case "bool_type":
            return _YES_OR_NO.get(words.casefold())
        case "int_type":
            return int(words) if re.fullmatch(r"[0-9]{1,9}", words) else None
        case "string_pattern_mismatch" if context.get("pattern") in _CODES:
            code = _CODES[context["pattern"]](words)
            return code if re.fullmatch(context["pattern"], code) else None
        case "value_error" if isinstance(context.get("error"), NotADateError):
            likely: str | None = context["error"].likely
            return likely
    return None


def _id_fix(reading: Reading, given: str, path: KeyPath) -> Proposal | None:
    """Propose an id in the place of words that are none: at all places where they stand for the same thing."""
    same = [each for each in reading.ids if each.id == given]
    own = next((each for each in same if each.path == path and not each.in_prose), None)
    right = slug(given)
    if own is None:
        return Proposal(f"`{given}` becomes `{right}`", (Put(path, right),)) if right else None
    kind = own.mark.kind
    same = [each for each in same if each.mark.kind == kind]
    is_defined = any(isinstance(each.mark, Defines) for each in same)
    known = programme_ids(reading).get(kind) or [
        each.id for each in reading.ids if each.mark.kind == kind and isinstance(each.mark, Defines)
    ]
    if isinstance(own.mark, Defines):
        if not right or right in known or sum(isinstance(each.mark, Defines) for each in same) > 1:
            return None
        return Proposal(f"`{given}` becomes `{right}`", tuple(renamed(each, right) for each in same))
    wanted = None if is_defined else meant(right, known)
    return Proposal(f"`{given}` becomes `{wanted}`", (renamed(own, wanted),)) if wanted else None


def _at(reading: Reading, path: KeyPath) -> object:
    place = reading.assembly.place(path)
    return value_at(place.document, place.document.nearest(place.path)) if place else None

"""Tells whether changes do what they promise: their findings are gone, and no error came in their place.

An error that only comes to light is not held against a change: a file that can be read at last may have many, and the
content of a city is not looked at before its form is sound. Findings are known again by their place, which the edits
move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from icc_cli.city import form_codes
from icc_cli.diagnostics import Finding, Severity
from icc_cli.yamltext.document import Node
from icc_cli.yamltext.edits import Edit, moved

Edits: TypeAlias = Mapping[Path, list[Edit]]
_Place: TypeAlias = tuple[str, Path, int]

_SYNTAX = form_codes.SOURCE["yaml-syntax"]
_OF_FILES = frozenset(form_codes.SOURCE.values())
_OF_KEYS = (form_codes.UNKNOWN_KEY, form_codes.MISSING_KEY)


def holds(before: Iterable[Finding], fixed: Iterable[Finding], edits: Edits, after: Iterable[Finding]) -> bool:
    """Tell whether edits that should fix some of a city's findings do so, from what is found before and after."""
    known, promised, found = list(before), list(fixed), list(after)
    expected = Counter(_place(finding, edits) for finding in known)
    left = expected - Counter(_place(finding, edits) for finding in promised)
    counted = Counter(_place(finding, {}) for finding in found)
    if any(counted[place] > left[place] for place in (_place(finding, edits) for finding in promised)):
        return False
    for finding in found:
        place = _place(finding, {})
        if expected[place] > 0:
            expected[place] -= 1
        elif finding.severity is Severity.ERROR and not _was_hidden(finding, known, promised, edits):
            return False
    return True


def _was_hidden(error: Finding, before: list[Finding], fixed: list[Finding], edits: Edits) -> bool:
    """Tell whether an error could not be seen before the edits."""
    errors = [finding for finding in before if finding.severity is Severity.ERROR and finding.rule.is_about_form]
    if not error.rule.is_about_form:
        return bool(errors)
    read_at_last = [finding for finding in fixed if finding.rule == _SYNTAX]
    if error.rule in _OF_FILES:
        return any(_is_below(error, finding) for finding in read_at_last)
    if read_at_last:  # quotation marks around something that is to be no text fix nothing
        return not _is_touched(error, edits)
    if error.rule in form_codes.VALUES:
        return any(_is_inside(error, finding, edits) for finding in fixed if finding.rule == form_codes.UNKNOWN_KEY)
    # References are checked once the place that they lead to is sound.
    was_checked = all(finding.rule not in _OF_FILES and finding.rule not in form_codes.VALUES for finding in errors)
    return not was_checked and not _is_touched(error, edits)


def _place(finding: Finding, edits: Edits) -> _Place:
    return finding.rule.code, finding.location.file, moved(_offset(finding), edits.get(finding.location.file, ()))


def _offset(finding: Finding) -> int:
    document = finding.location.document
    return document.lines.offset(finding.location.span.start) if document else 0


def _is_below(error: Finding, fixed: Finding) -> bool:
    """Tell whether an error stands in a line that was not reached before, or is about two files that were not both."""
    is_below = error.location.span.start.line > fixed.location.span.start.line
    return (error.location.file == fixed.location.file and is_below) or error.rule == form_codes.SOURCE["given-twice"]


def _is_inside(error: Finding, fixed: Finding, edits: Edits) -> bool:
    """Tell whether an error stands inside the value of a key that was unknown.

    One about the value itself says that the key was not meant, unless the value is plainly misspelled as well.
    """
    document, (_, file, key) = error.location.document, _place(fixed, edits)
    value = _value_of_key(document.root, key) if document and error.location.file == file else None
    if value is None:
        return False
    start = _offset(error)
    is_of_value = value[0] == start and error.rule not in _OF_KEYS
    return value[0] <= start < value[1] and (not is_of_value or (error.fix is not None and error.fix.is_safe))


def _is_touched(error: Finding, edits: Edits) -> bool:
    start, own = _offset(error), edits.get(error.location.file, [])
    return any((begin := moved(edit.start, own)) <= start <= begin + len(edit.new) for edit in own)


def _value_of_key(node: Node, key: int) -> Node | None:
    """Find the value whose key starts at an offset."""
    branches = node[2]
    if isinstance(branches, dict):
        for start, _, value in branches.values():
            found = value if start == key else _value_of_key(value, key)
            if found is not None:
                return found
    for part in branches if isinstance(branches, list) else ():
        found = _value_of_key(part, key)
        if found is not None:
            return found
    return None

"""Syntax errors that are mended with a space or a line: indentation, and the space after a colon or a hyphen."""

from __future__ import annotations

import re

from icc_cli.patterns import lazy
from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.explain.failure import Case
from icc_cli.yamltext.problems import Mending, SourceProblem

_TABS = lazy(r"\t[ \t]*")
_KEY_WITHOUT_SPACE = lazy(r"([^\s:#\"'{}\[\],]+):(?!//)(?=[^\s:])")
_HYPHEN_WITHOUT_SPACE = lazy(r"-(?=[^\s-])")
_CONTENT = lazy(r"^ *(?![ #%\r\n]|---)", re.MULTILINE)


def tab(case: Case) -> SourceProblem | None:
    """A tab in the indentation, or after a hyphen."""
    found = _TABS.match(case.text, case.at)
    if not found:
        return None
    return case.problem(
        "a tab stands here, where only spaces are allowed",
        found.start(),
        found.end(),
        "replace it with spaces; most editors do so by themselves when told to indent with spaces",
    )


def missing_space(case: Case) -> SourceProblem | None:
    """`name:Sofia` or `-Sofia`: without a space, neither colon nor hyphen means anything."""
    return _missing_space(case, _unread_line(case))


def missing_space_here(case: Case) -> SourceProblem | None:
    """The same, in a line that the parser took for a key of its own."""
    return _missing_space(case, case.at)


def _missing_space(case: Case, start: int) -> SourceProblem | None:
    if case.before(start).strip(" -"):
        return None
    found = _HYPHEN_WITHOUT_SPACE.match(case.text, start)
    sign = "hyphen"
    if not found:
        found = _KEY_WITHOUT_SPACE.match(case.text, start)
        sign = "colon"
    if not found:
        return None
    line_end = case.line_end(start)
    better = f"{case.text[start : found.end()]} {case.text[found.end() : line_end]}"
    place = found.end()
    message, hint = f"a space is missing after the {sign}", f"write `{better}`"
    mending = Mending(f"a space after the {sign}: `{better}`", (Edit(place, place, " "),))
    return case.problem(message, place - 1, place, hint, mending=mending)


def value_without_key(case: Case) -> SourceProblem | None:
    """A line that starts with a colon, or a colon between commas in braces."""
    if case.character(case.at) != ":" or not (case.is_first(case.at) or case.bracket() is not None):
        return None
    return case.problem("a value stands here without a key", case.at, case.at + 1, "write the key before the colon")


def line_without_key(case: Case) -> SourceProblem | None:
    """A line of text where a key is expected."""
    start = _unread_line(case)
    if not case.is_first(start) or (case.character(case.at) == ":" and case.row(start) == case.row(case.at)):
        return None
    return case.problem(
        "a key is expected here, and this line has none",
        start,
        case.line_end(start),
        "write `key: value`; if the line goes on with the text above, indent it further than the key of that text",
    )


def too_deep(case: Case) -> SourceProblem | None:
    """A key that is indented further than the key above it, which has a value already."""
    start, _ = case.last
    if case.row(start) == case.row(case.at):
        return None
    row = case.row(case.at)
    key = case.lines.start(row) + case.indentation(row)
    return case.problem(
        "this line is indented too far: the line above has a value already",
        key,
        case.at,
        f"indent it like the line that it belongs with, as by {_spaces(case.indentation(case.row(start)))}",
        (("value of the line above", case.lines.span(start, case.line_end(start))),),
    )


def list_behind_key(case: Case) -> SourceProblem | None:
    """`team: - Sofia`: a list that starts in the line of its key."""
    return case.problem(
        "a list cannot start in the line of its key",
        case.at,
        case.line_end(case.at),
        "write each item in a line of its own below the key; if the hyphen is part of a text, put that in quotes",
    )


def item_among_keys(case: Case) -> SourceProblem | None:
    """A list item at the indentation of keys."""
    if case.text[case.at : case.at + 2].rstrip() != "-" or not _is_aligned(case):
        return None
    return case.problem(
        "a list item stands where a key is expected",
        case.at,
        case.line_end(case.at),
        "put the item below the key of its list; a key that has a value cannot have a list as well",
        (("the keys start here", case.lines.span(case.context, case.context)),),
    )


def key_among_items(case: Case) -> SourceProblem | None:
    """A key at the indentation of list items."""
    if case.character(case.context) != "-" or not _is_aligned(case):
        return None
    return case.problem(
        "a list item is expected here, and this line does not start with a hyphen",
        case.at,
        case.line_end(case.at),
        "add `- ` if it is an item, indent it if it belongs to the item above, or align it with the key of the list",
        (("the list starts here", case.lines.span(case.context, case.context + 1)),),
    )


def indentation(case: Case) -> SourceProblem | None:
    """A line whose indentation fits nothing above it."""
    if not case.is_first(case.at):
        return None
    column = case.column(case.at)
    first = _CONTENT.search(case.text)
    columns = {case.column(place) for place in case.openings if place < case.at}
    columns |= {case.indentation(case.row(case.last[0]))}
    columns |= {case.column(first.end())} if first else set()
    columns.discard(column)
    if not columns:
        return case.problem(
            "nothing can follow here: the content of the file is complete above",
            case.at,
            case.line_end(case.at),
            "write each line as `key: value`, without brackets or quotes around the whole",
        )
    return case.problem(
        f"this line is indented by {_spaces(column)}, as no line above that it could belong with",
        case.at,
        case.line_end(case.at),
        f"indent it by {_spaces(*sorted(columns))}",
    )


def _unread_line(case: Case) -> int:
    """Find the start of the words that were meant as a line of their own."""
    if case.context != case.at and case.character(case.context) not in "\"'":
        return case.context
    return case.last[0]


def _is_aligned(case: Case) -> bool:
    return case.is_first(case.at) and case.column(case.at) == case.column(case.context)


def _spaces(*counts: int) -> str:
    return "1 space" if counts == (1,) else f"{' or '.join(map(str, counts))} spaces"

"""Syntax errors that a space or a line corrects: indentation, and the space after a colon or a hyphen."""

from __future__ import annotations

import re

from icc_cli.patterns import lazy
from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.explain.failure import Failure
from icc_cli.yamltext.problems import Correction, SourceProblem

_TABS = lazy(r"\t[ \t]*")
_KEY_WITHOUT_SPACE = lazy(r"([^\s:#\"'{}\[\],]+):(?!//)(?=[^\s:])")
_HYPHEN_WITHOUT_SPACE = lazy(r"-(?=[^\s-])")
_CONTENT = lazy(r"^ *(?![ #%\r\n]|---)", re.MULTILINE)


def tab(failure: Failure) -> SourceProblem | None:
    """A tab in the indentation, or after a hyphen."""
    found = _TABS.match(failure.text, failure.at)
    if not found:
        return None
    return failure.problem(
        "a tab stands here, where only spaces are allowed",
        found.start(),
        found.end(),
        "replace it with spaces; most editors do so by themselves when told to indent with spaces",
    )


def missing_space(failure: Failure) -> SourceProblem | None:
    """`name:Sofia` or `-Sofia`: without a space, neither colon nor hyphen means anything."""
    return _missing_space(failure, _unread_line(failure))


def missing_space_here(failure: Failure) -> SourceProblem | None:
    """The same, in a line that the parser took for a key of its own."""
    return _missing_space(failure, failure.at)


def _missing_space(failure: Failure, start: int) -> SourceProblem | None:
    if failure.before(start).strip(" -"):
        return None
    found = _HYPHEN_WITHOUT_SPACE.match(failure.text, start)
    sign = "hyphen"
    if not found:
        found = _KEY_WITHOUT_SPACE.match(failure.text, start)
        sign = "colon"
    if not found:
        return None
    line_end = failure.line_end(start)
    better = f"{failure.text[start : found.end()]} {failure.text[found.end() : line_end]}"
    place = found.end()
    message, hint = f"a space is missing after the {sign}", f"write `{better}`"
    correction = Correction(f"a space after the {sign}: `{better}`", (Edit(place, place, " "),))
    return failure.problem(message, place - 1, place, hint, correction=correction)


def value_without_key(failure: Failure) -> SourceProblem | None:
    """A line that starts with a colon, or a colon between commas in braces."""
    if failure.character(failure.at) != ":" or not (failure.is_first(failure.at) or failure.bracket() is not None):
        return None
    return failure.problem(
        "a value stands here without a key", failure.at, failure.at + 1, "write the key before the colon"
    )


def line_without_key(failure: Failure) -> SourceProblem | None:
    """A line of text where a key is expected."""
    start = _unread_line(failure)
    if not failure.is_first(start) or (
        failure.character(failure.at) == ":" and failure.row(start) == failure.row(failure.at)
    ):
        return None
    return failure.problem(
        "a key is expected here, and this line has none",
        start,
        failure.line_end(start),
        "write `key: value`; if the line goes on with the text above, indent it further than the key of that text",
    )


def too_deep(failure: Failure) -> SourceProblem | None:
    """A key that is indented further than the key above it, which has a value already."""
    start, _ = failure.last
    if failure.row(start) == failure.row(failure.at):
        return None
    row = failure.row(failure.at)
    key = failure.lines.start(row) + failure.indentation(row)
    return failure.problem(
        "this line is indented too far: the line above has a value already",
        key,
        failure.at,
        f"indent it like the line that it belongs with, as by {_spaces(failure.indentation(failure.row(start)))}",
        (("value of the line above", failure.lines.span(start, failure.line_end(start))),),
    )


def list_behind_key(failure: Failure) -> SourceProblem | None:
    """`team: - Sofia`: a list that starts in the line of its key."""
    return failure.problem(
        "a list cannot start in the line of its key",
        failure.at,
        failure.line_end(failure.at),
        "write each item in a line of its own below the key; if the hyphen is part of a text, put that in quotes",
    )


def item_among_keys(failure: Failure) -> SourceProblem | None:
    """A list item at the indentation of keys."""
    if failure.text[failure.at : failure.at + 2].rstrip() != "-" or not _is_aligned(failure):
        return None
    return failure.problem(
        "a list item stands where a key is expected",
        failure.at,
        failure.line_end(failure.at),
        "put the item below the key of its list; a key that has a value cannot have a list as well",
        (("the keys start here", failure.lines.span(failure.context, failure.context)),),
    )


def key_among_items(failure: Failure) -> SourceProblem | None:
    """A key at the indentation of list items."""
    if failure.character(failure.context) != "-" or not _is_aligned(failure):
        return None
    return failure.problem(
        "a list item is expected here, and this line does not start with a hyphen",
        failure.at,
        failure.line_end(failure.at),
        "add `- ` if it is an item, indent it if it belongs to the item above, or align it with the key of the list",
        (("the list starts here", failure.lines.span(failure.context, failure.context + 1)),),
    )


def indentation(failure: Failure) -> SourceProblem | None:
    """A line whose indentation fits nothing above it."""
    if not failure.is_first(failure.at):
        return None
    column = failure.column(failure.at)
    first = _CONTENT.search(failure.text)
    columns = {failure.column(place) for place in failure.openings if place < failure.at}
    columns |= {failure.indentation(failure.row(failure.last[0]))}
    columns |= {failure.column(first.end())} if first else set()
    columns.discard(column)
    if not columns:
        return failure.problem(
            "nothing can follow here: the content of the file is complete above",
            failure.at,
            failure.line_end(failure.at),
            "write each line as `key: value`, without brackets or quotes around the whole",
        )
    return failure.problem(
        f"this line is indented by {_spaces(column)}, as no line above that it could belong with",
        failure.at,
        failure.line_end(failure.at),
        f"indent it by {_spaces(*sorted(columns))}",
    )


def _unread_line(failure: Failure) -> int:
    """Find the start of the words that were meant as a line of their own."""
    if failure.context != failure.at and failure.character(failure.context) not in "\"'":
        return failure.context
    return failure.last[0]


def _is_aligned(failure: Failure) -> bool:
    return failure.is_first(failure.at) and failure.column(failure.at) == failure.column(failure.context)


def _spaces(*counts: int) -> str:
    return "1 space" if counts == (1,) else f"{' or '.join(map(str, counts))} spaces"

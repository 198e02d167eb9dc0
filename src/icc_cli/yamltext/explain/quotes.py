"""Syntax errors that a quote, a bracket or a comma corrects."""

from __future__ import annotations

import re

from icc_cli.patterns import lazy
from icc_cli.yamltext.explain.failure import Failure
from icc_cli.yamltext.problems import SourceProblem

_INSTRUCTION = lazy(r"^%(?!YAML\s|TAG\s)", re.MULTILINE)
_RESERVED = "%@`*&!|>?,]}"
_CLOSING = {"[": "]", "{": "}"}


def reserved_start(failure: Failure) -> SourceProblem | None:
    """`unit: %`, `value: > 4000`, `note: *bold* text`: a sign that means something to YAML starts a text."""
    for start in (failure.context, failure.at):
        if failure.character(start) and failure.character(start) in _RESERVED:
            return failure.to_quote(f"a text that starts with `{failure.character(start)}` must be in quotes", start)
    return None


def percent_first(failure: Failure) -> SourceProblem | None:
    """`%: 3` at the beginning of a file: a line that starts with `%` is an instruction for the parser."""
    found = _INSTRUCTION.search(failure.text, 0, failure.at)
    if not found or failure.last != (0, 0):
        return None
    return failure.to_quote("a text that starts with `%` must be in quotes", found.start())


def reserved_last(failure: Failure) -> SourceProblem | None:
    """`note: *bold text`: what the parser took for an alias, an anchor or a tag was the start of a text."""
    start, end = failure.last
    if failure.character(start) not in ("*", "&", "!") or failure.row(end) != failure.row(failure.at):
        return None
    return failure.to_quote(f"a text that starts with `{failure.character(start)}` must be in quotes", start)


def colon_in_prose(failure: Failure) -> SourceProblem | None:
    """A text of several lines, of which one has a colon and a space: the words before them are too many for a key."""
    start, end = failure.last
    if failure.row(start) == failure.row(failure.at) or " " not in failure.before(failure.at).strip():
        return None
    if end != failure.at or failure.before(failure.at).lstrip().startswith("- "):
        return None
    return failure.problem(
        "a text in which a space follows a colon must be in quotes, or below `>`",
        failure.at,
        failure.at + 1,
        "write `>` after the key, and the whole text in the lines below, indented",
        (("the text starts here", failure.lines.span(start, failure.line_end(start))),),
    )


def colon_in_text(failure: Failure) -> SourceProblem | None:
    """`name: Sofia: the city`: a colon and a space make a key of the words before them."""
    start = failure.last[0]
    if failure.row(start) != failure.row(failure.at):
        start = failure.at
    return failure.to_quote("a text in which a space follows a colon must be in quotes", start)


def unclosed_quote(failure: Failure) -> SourceProblem | None:
    """A quote that is open until the end of the file."""
    quote = failure.character(failure.context)
    return failure.problem(
        f"the quote {quote} that is opened here is never closed",
        failure.context,
        failure.context + 1,
        f"add {quote} at the end of the text{_apostrophe(quote)}",
    )


def unclosed_quote_before(failure: Failure) -> SourceProblem | None:
    """A quote without its end was closed by the quote that opens a text some lines below."""
    start, end = failure.last
    quote = failure.character(start)
    if quote not in ("'", '"') or failure.row(start) == failure.row(end) or failure.row(end) != failure.row(failure.at):
        return None
    return failure.problem(
        f"the quote {quote} that is opened here is closed only in line {failure.row(end)}",
        start,
        start + 1,
        f"add {quote} where the text ends{_apostrophe(quote)}",
        (("closed here", failure.lines.span(end - 1, end)),),
    )


def text_behind_quote(failure: Failure) -> SourceProblem | None:
    """`name: "Sofia" city` or `'it's'`: a text goes on after its closing quote."""
    start, end = failure.last
    quote = failure.character(start)
    if quote not in ("'", '"') or failure.row(end) != failure.row(failure.at):
        return None
    if quote == "'":
        hint = "write an apostrophe inside single quotes twice, or put the text in double quotes"
    else:
        hint = 'put the whole text in single quotes, or write \\" for a quote inside it'
    return failure.problem("the text goes on after its closing quote", end - 1, failure.line_end(failure.at), hint)


def text_behind_bracket(failure: Failure) -> SourceProblem | None:
    """`name: [a] b`: a text goes on after a closing bracket."""
    start, end = failure.last
    opened = failure.character(start), failure.character(end - 1)
    if opened[1] not in ("]", "}") or failure.row(end) != failure.row(failure.at):
        return None
    return failure.problem(
        f"something follows the closing `{opened[1]}` in the same line",
        failure.at,
        failure.line_end(failure.at),
        "start a new line; if it is all one text, put it in quotes",
    )


def stray_closing(failure: Failure) -> SourceProblem | None:
    """A closing bracket that nothing opened."""
    bracket = failure.character(failure.at)
    if bracket not in ("]", "}"):
        return None
    return failure.problem(
        f"`{bracket}` closes something that was not opened",
        failure.at,
        failure.at + 1,
        "remove it, or add the opening bracket",
    )


def wrong_closing(failure: Failure) -> SourceProblem | None:
    """`[a, b}`: a bracket closed by one of the other kind."""
    opening, closing = failure.bracket(), failure.character(failure.at)
    if opening is None or closing not in ("]", "}"):
        return None
    expected = _CLOSING[failure.character(opening)]
    if closing == expected:
        return None
    return failure.problem(
        f"`{closing}` stands here, but `{failure.character(opening)}` was opened",
        failure.at,
        failure.at + 1,
        f"write `{expected}` instead",
        (("opened here", failure.lines.span(opening, opening + 1)),),
    )


def unclosed_bracket(failure: Failure) -> SourceProblem | None:
    """A bracket without its end: the file ends, or a line comes that cannot stand between brackets.

    Such a line is a list item with a hyphen, or is indented no further than the line of the bracket.
    """
    opening = failure.bracket()
    if opening is None:
        return None
    row, opening_row = failure.row(failure.at), failure.row(opening)
    is_item = failure.lines.line(row).lstrip().startswith("- ")
    is_outside = row > opening_row and (is_item or failure.indentation(row) <= failure.indentation(opening_row))
    if not is_outside and not failure.is_end(failure.at):
        return None
    bracket = failure.character(opening)
    return failure.problem(
        f"the bracket `{bracket}` that is opened here is not closed",
        opening,
        opening + 1,
        f"add `{_CLOSING[bracket]}` after the last item; a text that starts with `{bracket}` must be in quotes",
    )


def missing_comma(failure: Failure) -> SourceProblem | None:
    """`[a "b"]`, or lines between brackets without commas at their ends, or a colon in a text."""
    start, end = failure.last
    if failure.character(failure.at) == ":":
        if failure.row(start) == failure.row(failure.at):
            return colon_in_text(failure)
        end = failure.line_end(start)
    return failure.problem(
        "a comma is missing between two items in brackets",
        end,
        end,
        "add a comma; a text with a quote, a comma or a colon inside must be in quotes as a whole",
    )


def touching_colon(failure: Failure) -> SourceProblem | None:
    """`{value:, due: 2025}`: a colon without a space in braces."""
    return failure.problem(
        "a colon in braces needs a space and a value after it",
        failure.at,
        failure.at + 1,
        "write `key: value`; if the colon is part of a text, put that in quotes",
    )


def empty_item(failure: Failure) -> SourceProblem | None:
    """`[1,,2]`: nothing stands between two commas."""
    if failure.bracket() is None or failure.character(failure.at) != ",":
        return None
    return failure.problem(
        "nothing stands before this comma", failure.at, failure.at + 1, "remove the comma, or write a value before it"
    )


def backslash(failure: Failure) -> SourceProblem | None:
    r"""`"C:\data"`: in double quotes, a backslash starts a code."""
    start = failure.text.rfind("\\", failure.context, failure.at + 1)
    if start < 0:
        return None
    if start + 1 == len(failure.text):
        return unclosed_quote(failure)
    return failure.problem(
        f"in double quotes a backslash starts a code, and `{failure.text[start : start + 2]}` is none that is known",
        start,
        start + 2,
        "put the text in single quotes, or write each backslash twice",
    )


def _apostrophe(quote: str) -> str:
    if quote == "'":
        return "; a text that starts with an apostrophe must be in double quotes"
    return ""

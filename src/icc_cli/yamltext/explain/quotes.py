"""Syntax errors that are mended with a quote, a bracket or a comma."""

from __future__ import annotations

import re

from icc_cli.patterns import lazy
from icc_cli.yamltext.explain.failure import Case
from icc_cli.yamltext.problems import SourceProblem

_INSTRUCTION = lazy(r"^%(?!YAML\s|TAG\s)", re.MULTILINE)
_RESERVED = "%@`*&!|>?,]}"
_CLOSING = {"[": "]", "{": "}"}


def reserved_start(case: Case) -> SourceProblem | None:
    """`unit: %`, `value: > 4000`, `note: *bold* text`: a sign that means something to YAML starts a text."""
    for start in (case.context, case.at):
        if case.character(start) and case.character(start) in _RESERVED:
            return case.to_quote(f"a text that starts with `{case.character(start)}` must be in quotes", start)
    return None


def percent_first(case: Case) -> SourceProblem | None:
    """`%: 3` at the beginning of a file: a line that starts with `%` is an instruction for the parser."""
    found = _INSTRUCTION.search(case.text, 0, case.at)
    if not found or case.last != (0, 0):
        return None
    return case.to_quote("a text that starts with `%` must be in quotes", found.start())


def reserved_last(case: Case) -> SourceProblem | None:
    """`note: *bold text`: what the parser took for an alias, an anchor or a tag was the start of a text."""
    start, end = case.last
    if case.character(start) not in ("*", "&", "!") or case.row(end) != case.row(case.at):
        return None
    return case.to_quote(f"a text that starts with `{case.character(start)}` must be in quotes", start)


def colon_in_prose(case: Case) -> SourceProblem | None:
    """A text of several lines, of which one has a colon and a space: the words before them are too many for a key."""
    start, end = case.last
    if case.row(start) == case.row(case.at) or " " not in case.before(case.at).strip():
        return None
    if end != case.at or case.before(case.at).lstrip().startswith("- "):
        return None
    return case.problem(
        "a text in which a space follows a colon must be in quotes, or below `>`",
        case.at,
        case.at + 1,
        "write `>` after the key, and the whole text in the lines below, indented",
        (("the text starts here", case.lines.span(start, case.line_end(start))),),
    )


def colon_in_text(case: Case) -> SourceProblem | None:
    """`name: Sofia: the city`: a colon and a space make a key of the words before them."""
    start = case.last[0]
    if case.row(start) != case.row(case.at):
        start = case.at
    return case.to_quote("a text in which a space follows a colon must be in quotes", start)


def unclosed_quote(case: Case) -> SourceProblem | None:
    """A quote that is open until the end of the file."""
    quote = case.character(case.context)
    return case.problem(
        f"the quote {quote} that is opened here is never closed",
        case.context,
        case.context + 1,
        f"add {quote} at the end of the text{_apostrophe(quote)}",
    )


def unclosed_quote_before(case: Case) -> SourceProblem | None:
    """A quote without its end was closed by the quote that opens a text some lines below."""
    start, end = case.last
    quote = case.character(start)
    if quote not in ("'", '"') or case.row(start) == case.row(end) or case.row(end) != case.row(case.at):
        return None
    return case.problem(
        f"the quote {quote} that is opened here is closed only in line {case.row(end)}",
        start,
        start + 1,
        f"add {quote} where the text ends{_apostrophe(quote)}",
        (("closed here", case.lines.span(end - 1, end)),),
    )


def text_behind_quote(case: Case) -> SourceProblem | None:
    """`name: "Sofia" city` or `'it's'`: a text goes on after its closing quote."""
    start, end = case.last
    quote = case.character(start)
    if quote not in ("'", '"') or case.row(end) != case.row(case.at):
        return None
    if quote == "'":
        hint = "write an apostrophe inside single quotes twice, or put the text in double quotes"
    else:
        hint = 'put the whole text in single quotes, or write \\" for a quote inside it'
    return case.problem("the text goes on after its closing quote", end - 1, case.line_end(case.at), hint)


def text_behind_bracket(case: Case) -> SourceProblem | None:
    """`name: [a] b`: a text goes on after a closing bracket."""
    start, end = case.last
    opened = case.character(start), case.character(end - 1)
    if opened[1] not in ("]", "}") or case.row(end) != case.row(case.at):
        return None
    return case.problem(
        f"something follows the closing `{opened[1]}` in the same line",
        case.at,
        case.line_end(case.at),
        "start a new line; if it is all one text, put it in quotes",
    )


def stray_closing(case: Case) -> SourceProblem | None:
    """A closing bracket that nothing opened."""
    bracket = case.character(case.at)
    if bracket not in ("]", "}"):
        return None
    return case.problem(
        f"`{bracket}` closes something that was not opened",
        case.at,
        case.at + 1,
        "remove it, or add the opening bracket",
    )


def wrong_closing(case: Case) -> SourceProblem | None:
    """`[a, b}`: a bracket closed by one of the other kind."""
    opening, closing = case.bracket(), case.character(case.at)
    if opening is None or closing not in ("]", "}"):
        return None
    expected = _CLOSING[case.character(opening)]
    if closing == expected:
        return None
    return case.problem(
        f"`{closing}` stands here, but `{case.character(opening)}` was opened",
        case.at,
        case.at + 1,
        f"write `{expected}` instead",
        (("opened here", case.lines.span(opening, opening + 1)),),
    )


def unclosed_bracket(case: Case) -> SourceProblem | None:
    """A bracket without its end: the file ends, or a line comes that cannot stand between brackets.

    Such a line is a list item with a hyphen, or is indented no further than the line of the bracket.
    """
    opening = case.bracket()
    if opening is None:
        return None
    row, opening_row = case.row(case.at), case.row(opening)
    is_item = case.lines.line(row).lstrip().startswith("- ")
    is_outside = row > opening_row and (is_item or case.indentation(row) <= case.indentation(opening_row))
    if not is_outside and not case.is_end(case.at):
        return None
    bracket = case.character(opening)
    return case.problem(
        f"the bracket `{bracket}` that is opened here is not closed",
        opening,
        opening + 1,
        f"add `{_CLOSING[bracket]}` after the last item; a text that starts with `{bracket}` must be in quotes",
    )


def missing_comma(case: Case) -> SourceProblem | None:
    """`[a "b"]`, or lines between brackets without commas at their ends, or a colon in a text."""
    start, end = case.last
    if case.character(case.at) == ":":
        if case.row(start) == case.row(case.at):
            return colon_in_text(case)
        end = case.line_end(start)
    return case.problem(
        "a comma is missing between two items in brackets",
        end,
        end,
        "add a comma; a text with a quote, a comma or a colon inside must be in quotes as a whole",
    )


def touching_colon(case: Case) -> SourceProblem | None:
    """`{value:, due: 2025}`: a colon without a space in braces."""
    return case.problem(
        "a colon in braces needs a space and a value after it",
        case.at,
        case.at + 1,
        "write `key: value`; if the colon is part of a text, put that in quotes",
    )


def empty_item(case: Case) -> SourceProblem | None:
    """`[1,,2]`: nothing stands between two commas."""
    if case.bracket() is None or case.character(case.at) != ",":
        return None
    return case.problem(
        "nothing stands before this comma", case.at, case.at + 1, "remove the comma, or write a value before it"
    )


def backslash(case: Case) -> SourceProblem | None:
    r"""`"C:\data"`: in double quotes, a backslash starts a code."""
    start = case.text.rfind("\\", case.context, case.at + 1)
    if start < 0:
        return None
    if start + 1 == len(case.text):
        return unclosed_quote(case)
    return case.problem(
        f"in double quotes a backslash starts a code, and `{case.text[start : start + 2]}` is none that is known",
        start,
        start + 2,
        "put the text in single quotes, or write each backslash twice",
    )


def _apostrophe(quote: str) -> str:
    if quote == "'":
        return "; a text that starts with an apostrophe must be in double quotes"
    return ""

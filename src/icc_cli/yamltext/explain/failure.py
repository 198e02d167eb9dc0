"""A syntax error at the place where the parser stopped, and what explanations need to know about the text around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from icc_cli.patterns import lazy
from icc_cli.yamltext.characters import REPLACEMENT
from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.positions import Lines, Span
from icc_cli.yamltext.problems import Correction, SourceProblem
from icc_cli.yamltext.scalars import quoted

_LONGEST_QUOTATION = 60
_COMMENT = lazy(r"\s#")
_PROPERTIES = lazy(r"(?:[&!]\S*\s+)*")
_ITEM_SIGNS = lazy(r" *(?:- +)*")
_QUOTED = lazy(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
_BRACKETS = lazy(r"(?:^|(?<=[\s,\[{]))[\[{]|[\]}]")
_FLOW_END = lazy(r"[,\[\]{}]")


class Failure(NamedTuple):
    """Where the parser stopped. All places are offsets in the text."""

    text: str
    lines: Lines
    complaint: str
    """The parser's words."""
    at: int
    """Where it could not go on."""
    context: int
    """Where the thing starts that it was reading: a quoted text, a bracket, a mapping."""
    last: tuple[int, int]
    """Start and end of the last thing that it could read."""
    openings: tuple[int, ...]
    """Where the lists and mappings start that are still open, the outermost first."""

    def problem(
        self,
        message: str,
        start: int,
        end: int,
        hint: str,
        related: tuple[tuple[str, Span], ...] = (),
        correction: Correction | None = None,
    ) -> SourceProblem:
        """Return the problem that explains this failure in plain words."""
        return SourceProblem("yaml-syntax", message, self.lines.span(start, end), hint, related, correction)

    def character(self, place: int) -> str:
        """Give the character at `place`, or nothing after the end."""
        return self.text[place : place + 1]

    def row(self, place: int) -> int:
        """Give the number of the line in which `place` is."""
        return self.lines.position(place).line

    def column(self, place: int) -> int:
        """Count the characters before `place` in its line."""
        return self.lines.position(place).column - 1

    def line_end(self, place: int) -> int:
        """Find the end of the line in which `place` is, without trailing blanks."""
        row = self.row(place)
        return max(place, self.lines.start(row) + len(self.lines.line(row).rstrip()))

    def before(self, place: int) -> str:
        """Give what stands before `place` in its line."""
        return self.text[self.lines.start(self.row(place)) : place]

    def is_first(self, place: int) -> bool:
        """Tell whether only blanks stand before `place` in its line."""
        return not self.before(place).strip()

    def indentation(self, row: int) -> int:
        """Count the blanks that line `row` starts with."""
        line = self.lines.line(row)
        return len(line) - len(line.lstrip())

    def is_end(self, place: int) -> bool:
        """Tell whether nothing but blanks follows."""
        return not self.text[place:].strip()

    def bracket(self) -> int | None:
        """Find the innermost bracket or brace that is still open."""
        for opening in reversed(self.openings):
            place = opening
            if found := _PROPERTIES.match(self.text, opening):
                place = found.end()
            if self.character(place) in ("[", "{"):
                return place
        return None

    def is_in_brackets(self, place: int) -> bool:
        """Tell whether `place` is between brackets or braces.

        The parser tells of an opening one only when its line is read, as all of it could still turn out to be a key.
        """
        signs = _BRACKETS.findall(_QUOTED.sub("", self.before(place)))
        return self.bracket() is not None or sum(1 if sign in "[{" else -1 for sign in signs) > 0

    def value_end(self, start: int) -> int:
        """Find where a text that starts at `start` was meant to end: its line, a comment, or its place in a list."""
        end = self.line_end(start)
        stops = [_COMMENT.search(self.text, start, end)]
        if self.is_in_brackets(start):
            stops.append(_FLOW_END.search(self.text, start + 1, end))
        end = min([end, *(found.start() for found in stops if found)])
        return start + len(self.text[start:end].rstrip())

    def goes_on_below(self, start: int) -> bool:
        """Tell whether the line after a text that starts at `start` is indented as if it were more of that text."""
        before = self.before(start)
        signs = _ITEM_SIGNS.match(before)
        owner = len(signs.group()) if signs else 0
        if owner == len(before):  # the text is itself an item, and goes on where a line is further in than its hyphen
            owner = before.rfind("-")
        row = self.row(start) + 1
        while row <= self.row(len(self.text)) and not self.lines.line(row).strip():
            row += 1
        below = self.lines.line(row).lstrip()
        return bool(below) and not below.startswith("#") and self.indentation(row) > owner

    def to_quote(self, message: str, start: int) -> SourceProblem:
        """Tell that the text at `start` must be put in quotes."""
        end = self.value_end(start)
        words = self.text[start:end]
        if words[:1] in "\"':":
            return self.problem(message, start, end, "put the whole text in quotes")
        is_long = len(words) > _LONGEST_QUOTATION
        hint = "put the whole text in quotes" if is_long else f"put it in quotes: {quoted(words)}"
        is_whole = self.is_in_brackets(start) or not self.goes_on_below(start)
        correction = None
        if is_whole and REPLACEMENT not in words:
            correction = Correction(f"quotes around `{words}`", (Edit(start, end, quoted(words)),))
        return self.problem(message, start, end, hint, correction=correction)


Explanation: TypeAlias = Callable[[Failure], SourceProblem | None]
"""Explains a failure in plain words, or returns None if it has another cause."""

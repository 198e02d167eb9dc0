"""The two parsers of ruamel.yaml, each as a stream of events with the places where they stand.

The one in C is forty times as fast, but of 2016: it refuses `{url: https://example.eu}` and `[why?]`, which are plain
text since YAML 1.2. So it reads first, and a text that it refuses is read again by the one in Python, whose complaint
is the one that people are told. Where the parser in C is not installed, the one in Python reads everything. The two
agree on what each text means: they are compared by tests/yamltext/test_parsers.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.events import NodeEvent, ScalarEvent
from ruamel.yaml.parser import Parser
from ruamel.yaml.scanner import Scanner, ScannerError
from ruamel.yaml.tokens import ValueToken

from icc_cli.patterns import lazy

try:
    from _ruamel_yaml import CParser as _CParser  # type: ignore[import-not-found]  # it is written in C
except ImportError:  # there is no wheel of it for this platform
    _CParser = None
CParser: Any = _CParser

_BLOCK_SIGNS = lazy(r"([-+]?[1-9]?|[1-9][-+])[\t#]")
_STRAY_COLON = lazy(r":[,?\[\]{}]")
_LINE_ENDS = "\0\r\n"
"""What ends a line, with the sign that the scanner puts after the end of the text."""

Parse: TypeAlias = Callable[[str], Iterator[Any]]
"""Yields the events of a text, with marks whose indexes count characters; raises YAMLError where it cannot go on."""

MOST_READ_TWICE = 300_000
"""Characters of the longest text that the parser in Python reads after the one in C; it needs about 4 µs for each."""

_DIRECTIVE = lazy(r"^%", re.MULTILINE)
"""The only sign that the two parsers may read differently without either refusing it."""


def parsers(text: str) -> tuple[Parse, ...]:
    """Return the parsers for a text, the best one first; each of the others reads what the one before it refuses."""
    if CParser is None:
        return (exact,)
    if len(text) > MOST_READ_TWICE:
        return (quick,)
    return (exact,) if _DIRECTIVE.search(text) else (quick, exact)


def quick(text: str) -> Iterator[Any]:
    """Yield the events of the parser in C."""
    return iter(CParser(text).get_event, None)


def exact(text: str) -> Iterator[Any]:
    """Yield the events of the parser in Python."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Parser, yaml.Scanner = _Parser, _Scanner
    events: Iterator[Any] = yaml.parse(text)
    return events


class _Parser(Parser):
    """ruamel's parser, which takes the same texts as the one in C, and puts empty values where that does."""

    processing_version = 1, 1
    """A mapping needs keys, and `---` stands between two documents."""

    @property
    def resolver(self) -> _Parser:
        """What tells the version that is followed, of which the scanner knows nothing: it follows 1.2."""
        return self

    def parse_block_mapping_value(self) -> Any:
        """Place an empty value behind its colon, not at the key that comes next."""
        colon = self.scanner.peek_token()
        event = super().parse_block_mapping_value()
        if isinstance(colon, ValueToken) and isinstance(event, ScalarEvent) and event.start_mark is event.end_mark:
            event.start_mark = event.end_mark = colon.end_mark
        return event

    def parse_flow_mapping_key(self, first: bool = False) -> Any:
        """Place an empty key in braces before what follows it."""
        return self._before_next(super().parse_flow_mapping_key(first))

    def parse_flow_mapping_value(self) -> Any:
        """Place an empty value in braces before what follows it."""
        return self._before_next(super().parse_flow_mapping_value())

    def parse_flow_sequence_entry_mapping_value(self) -> Any:
        """Place the empty value of a pair in brackets before what follows it."""
        return self._before_next(super().parse_flow_sequence_entry_mapping_value())

    def _before_next(self, event: Any) -> Any:
        if isinstance(event, ScalarEvent) and event.start_mark is event.end_mark:
            event.start_mark = event.end_mark = self.scanner.peek_token().start_mark
        return event

    def parse_node(self, block: bool = False, indentless_sequence: bool = False) -> Any:
        """Let a value begin at its tag, where an anchor follows that."""
        first = self.scanner.peek_token().start_mark
        event = super().parse_node(block, indentless_sequence)
        if isinstance(event, NodeEvent):
            event.start_mark = first
        return event


class _Scanner(Scanner):
    """ruamel's scanner, with tabs, names of anchors and blocks of text read as the one in C reads them."""

    scanner_processing_version = 1, 2
    """A line `%YAML 1.1` changes nothing."""

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line ends; a tab is a blank wherever it cannot be indentation."""
        reader = self.reader
        while True:
            while reader.peek() == " " or (reader.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                reader.forward()
            if reader.peek() == "#":
                while reader.peek() not in _LINE_ENDS:
                    reader.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:
        """Read the blanks and line ends inside of a plain text; None at a document's mark."""
        reader = self.reader
        blanks, breaks = "", list[str]()
        while (sign := reader.peek()) in " \t\r\n":
            if sign in "\r\n":
                breaks.append(self.scan_line_break())
                self.allow_simple_key = True
                if self.check_document_start() or self.check_document_end():
                    return None
                continue
            if breaks and sign == "\t" and reader.column < indent:
                raise ScannerError(
                    "while scanning a plain scalar",
                    start_mark,
                    "found a tab character in indentation",
                    reader.get_mark(),
                )
            blanks += sign
            reader.forward()
        if breaks:
            return breaks[1:] or [" "]
        return [blanks] if blanks else []

    def scan_anchor(self, token: Any) -> Any:
        """Read the name of an anchor or an alias: letters, digits, hyphens and underscores of ASCII."""
        reader = self.reader
        start = reader.get_mark()
        reader.forward()
        length = 0
        while (sign := reader.peek(length)).isascii() and (sign.isalnum() or sign in "-_"):
            length += 1
        name = reader.prefix(length)
        reader.forward(length)
        if not name or sign not in "\0 \t\r\n?:,]}%@`":
            problem = "did not find expected alphabetic or numeric character"
            raise ScannerError("while scanning an anchor or an alias", start, problem, reader.get_mark())
        return token(name, start, reader.get_mark())

    def check_value(self) -> bool:
        """Tell whether a colon stands before a value: one that begins a word in brackets does."""
        return self.flow_level > 0 or self.reader.peek(1) in " \t\0\r\n"

    def scan_plain(self) -> Any:
        """Read a text without quotes; in brackets, a colon before another sign belongs to no text."""
        token = super().scan_plain()
        start, end = token.start_mark.index, token.end_mark.index
        found = _STRAY_COLON.search(self.reader.buffer, start, end + 1) if self.flow_level else None
        if found:
            place = copy(token.start_mark)
            place.index = found.start()
            raise ScannerError("while scanning a plain scalar", token.start_mark, "found unexpected ':'", place)
        return token

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """Read the signs after `|` or `>`, which a tab or a comment may follow."""
        reader = self.reader
        found = _BLOCK_SIGNS.match(reader.prefix(3))
        if not found:
            return super().scan_block_scalar_indicators(start_mark)
        reader.forward(found.end() - 1)
        while reader.peek() == "\t":
            reader.forward()
        chomping = True if "+" in found[1] else False if "-" in found[1] else None
        digits = found[1].strip("+-")
        return chomping, int(digits) if digits else None

    def scan_block_scalar_indentation(self) -> Any:
        """Measure the first line of a block: blank lines before it may be indented by less."""
        reader = self.reader
        breaks, indentation = list[str](), 1
        end = reader.get_mark()
        while (sign := reader.peek()) in " \r\n":
            if sign == " ":
                reader.forward()
                indentation = max(indentation, reader.column)
            else:
                breaks.append(self.scan_line_break())
                end = reader.get_mark()
        return breaks, indentation, end

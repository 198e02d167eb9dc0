"""Values as YAML text: the one place that says how icc writes YAML. ruamel.yaml's emitter does the writing.

Two spaces for a level, four for a list's items with the hyphen at two; quotation marks only where the words would mean
something else without them; prose folded at 110 columns. Whatever is written is read back, and must be what it was.
"""

from __future__ import annotations

import io
import pathlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.emitter import RoundTripEmitter
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from icc_cli.patterns import lazy
from icc_cli.yamltext.document import SourceError
from icc_cli.yamltext.reader import parse
from icc_cli.yamltext.scalars import RawFloat, Value, is_overlong, plain, quoted

WIDTH = 110
"""Columns of a line. Only a word that is longer, and what stands in one line by nature, goes beyond."""

ONE_LINE = sys.maxsize
"""The width at which nothing is folded."""

_SPACE = lazy(r"(?<=\S) (?=\S)")
_NAMELESS = pathlib.Path()
_NOTHING: Value = ["no such value"]
_OTHER_STYLES = frozenset("|>&*!?")
"""What starts a block of text, an anchor, an alias or a tag: none of them is a single word."""


class UnwritableError(ValueError):
    """Raised for a value that no YAML text of ours reads back as, such as one with control characters."""

    def __init__(self) -> None:
        super().__init__("there are characters in it that no file of a city can hold")


class Bare(ScalarEvent):
    """A scalar that is written without quotation marks whatever it holds: a number, a truth, nothing at all."""


class Whole(ScalarEvent):
    """A text that stays on one line, however long it is: the name of something."""


class BareWhole(Whole, Bare):
    """The same, without quotation marks."""


def dump(value: dict[str, Value], *, column: int = 0, is_folded: bool = True) -> str:
    """Return the text of a mapping, with a line for each key; its lines will stand behind `column` spaces.

    What is simple stands in brackets where that fits the line, and text of several lines as such. Other text is folded,
    unless somebody else's file is edited, whose lines may be of any length.

    Raises:
        UnwritableError: It would not read back as what it is.
    """
    width = WIDTH - column if is_folded else ONE_LINE
    for has_blocks, most in ((True, width), (False, width), (False, ONE_LINE)):  # a folded line may look like an item
        text = emit(_mapping(value, WIDTH - column, has_blocks), width=most)
        if same(_read(text), value):
            return text
    raise UnwritableError


def in_line(value: Value, *, in_braces: bool) -> str:
    """Return the text of a value on the line of its key; in braces, commas and brackets mean something else.

    Raises:
        UnwritableError: It would not read back as what it is.
    """
    start = MappingStartEvent(None, None, True, flow_style=in_braces)
    text = emit([start, text_event("key"), *_in_brackets(value), MappingEndEvent()], width=ONE_LINE).rstrip("\n")
    read = _read(text)
    if not isinstance(read, dict) or not same(read.get("key", _NOTHING), value):
        raise UnwritableError
    return text.removeprefix("{").removesuffix("}" if in_braces else "").removeprefix("key: ")


def fits_in_line(value: Value, column: int) -> bool:
    """Tell whether a mapping or a list is best written in brackets that begin behind `column` characters."""
    return _is_simple(value) and column + len(emit(_in_brackets(value), width=ONE_LINE).rstrip("\n")) <= WIDTH


def write(value: str | int | bool, old: str) -> str | None:
    """Return YAML for a value that takes the place of `old`, with quotes where `old` has them or the words need them.

    None where `old` is neither plain nor quoted, or the value cannot stand on one line.
    """
    if old[:1] in _OTHER_STYLES or "\n" in old or "\r" in old:
        return None
    if isinstance(value, str) and not value.isprintable():
        return None
    if isinstance(value, str) and old[:1] in ("'", '"'):
        return quoted(value, old[0])
    return in_line(value, in_braces=True) if isinstance(value, str) else in_line(value, in_braces=False)


def is_plain(words: str) -> bool:
    """Tell whether words mean themselves without quotation marks: as a value, as a key, and in brackets."""
    return _read(f"{words}: [{words}]\n") == {words: [words]}


def emit(events: Iterable[Any], *, width: int = WIDTH) -> str:
    """Return the text of a document's events."""
    yaml: Any = YAML()
    yaml.Emitter = _Emitter
    yaml.width = width
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO(newline="")
    yaml.emit([StreamStartEvent(), DocumentStartEvent(), *events, DocumentEndEvent(), StreamEndEvent()], stream)
    return stream.getvalue()


def text_event(words: str, style: str | None = None, *, anchor: str | None = None) -> ScalarEvent:
    """Return the event of a text, in quotation marks unless its words mean themselves."""
    means_itself = isinstance(plain(words), str) and not is_overlong(words) and "#" not in words and words != "<<"
    return ScalarEvent(anchor, None, (means_itself, True), words, style=style)


def same(one: Value, other: Value) -> bool:
    """Tell whether two values that were read are the same, down to their types and the digits of a number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(inner, other[key]) for key, inner in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(left, right) for left, right in zip(one, other, strict=True))
    if isinstance(one, RawFloat) and isinstance(other, RawFloat):
        return one.raw == other.raw
    return type(one) is type(other) and one == other


class _Emitter(RoundTripEmitter):
    """ruamel's emitter, which prefers double quotation marks, as people do."""

    def choose_scalar_style(self) -> str:
        """Choose between no quotation marks, single and double ones, and the two kinds of blocks."""
        event = self.event
        if isinstance(event, Bare):
            return ""
        if self.analysis is None:
            self.analysis = self.analyze_scalar(event.value)
        is_single_line = not self.analysis.multiline
        allows_plain = self.analysis.allow_block_plain
        if self.flow_level:  # older parsers, LibYAML 0.1 among them, refuse `{url: https://example.eu}` and `[why?]`
            allows_plain = self.analysis.allow_flow_plain and not {":", "?"} & set(event.value)
        if event.style in ("|", ">") and not self.flow_level and not self.simple_key_context:
            self.analysis.allow_block = True
            return str(event.style)
        if event.implicit[0] and allows_plain and is_single_line and event.value and event.style != '"':
            return ""
        needs_escapes = not self.analysis.allow_single_quoted or not is_single_line
        return "'" if not needs_escapes and ('"' in event.value or "\\" in event.value) else '"'

    def process_scalar(self) -> None:
        """Write a scalar; one that stays whole is not folded, with or without quotation marks."""
        if not isinstance(self.event, Whole):
            super().process_scalar()
            return
        with self._one_line():
            super().process_scalar()

    def write_plain(self, text: str, split: bool = True) -> None:
        """Write a text without quotation marks; its lines end where they should, and not in a blank."""
        with self._one_line() as width:
            lines = folded(text, width - self.column - 1, width - (self.indent or 0)) if split else [text]
            for number, line in enumerate(lines):
                if number:
                    self.write_indent()
                super().write_plain(line, split=False)

    def write_folded(self, text: str, comment: str) -> None:
        """Write a text below `>`, each of its paragraphs folded."""
        with self._one_line() as width:
            room = width - (self.indent or 0)
            paragraphs = [
                "\a ".join(folded(paragraph, room, room)) if paragraph[:1] != " " else paragraph
                for paragraph in text.split("\n")
            ]
            super().write_folded("\n".join(paragraphs), comment)  # ruamel breaks a line at each \a

    @contextmanager
    def _one_line(self) -> Iterator[int]:
        """Keep ruamel from folding, which it does too late, and with a blank at the end of a line."""
        width, self.best_width = self.best_width, ONE_LINE
        yield width
        self.best_width = width


def folded(words: str, first: int, other: int) -> list[str]:
    """Return words as lines that YAML reads as one, `first` characters at most in the first one, `other` in the others.

    A line is broken at a single space, and not before a hyphen, which would look like an item of a list.
    """
    lines, room = [""], first
    for word in _SPACE.split(words):
        if len(lines[-1]) + 1 + len(word) > room and lines[-1] and word[:1] != "-":
            lines.append(word)
            room = other
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines


def _mapping(value: dict[str, Value], width: int, has_blocks: bool) -> Iterator[Any]:
    yield MappingStartEvent(None, None, True, flow_style=not value)
    for key, inner in value.items():
        yield text_event(key)
        is_in_line = fits_in_line(inner, WIDTH - width + len(key) + 2)
        yield from _in_brackets(inner) if is_in_line else _below(inner, width - 2, has_blocks)
    yield MappingEndEvent()


def _below(value: Value, width: int, has_blocks: bool) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from _mapping(value, width, has_blocks)
    elif isinstance(value, list):
        yield SequenceStartEvent(None, None, True, flow_style=not value)
        for inner in value:
            yield from _below(inner, width - 2, has_blocks)
        yield SequenceEndEvent()
    else:
        yield _scalar(value, "|" if has_blocks and isinstance(value, str) and "\n" in value else None)


def _in_brackets(value: Value) -> Iterator[Any]:
    if isinstance(value, dict):
        yield MappingStartEvent(None, None, True, flow_style=True)
        for key, inner in value.items():
            yield text_event(key)
            yield from _in_brackets(inner)
        yield MappingEndEvent()
    elif isinstance(value, list):
        yield SequenceStartEvent(None, None, True, flow_style=True)
        for inner in value:
            yield from _in_brackets(inner)
        yield SequenceEndEvent()
    else:
        yield _scalar(value)


def _scalar(value: str | float | None, style: str | None = None) -> ScalarEvent:
    return text_event(value, style) if isinstance(value, str) else Bare(None, None, (True, False), _words(value))


def _is_simple(value: Value) -> bool:
    """Tell whether a mapping or a list has no list of mappings in it, and no text of several lines."""
    if isinstance(value, dict):
        return all(_is_word(part) or _is_simple(part) for part in value.values())
    return isinstance(value, list) and all(map(_is_word, value))


def _is_word(value: Value) -> bool:
    return not isinstance(value, dict | list) and not (isinstance(value, str) and "\n" in value)


def _words(value: float | None) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return value.raw if isinstance(value, RawFloat) else str(value)


def _read(text: str) -> Value:
    try:
        document = parse(text, _NAMELESS)
    except SourceError:
        return _NOTHING
    return _NOTHING if document.problems else document.value

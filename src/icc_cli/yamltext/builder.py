"""From the parser's events to plain values, with a tree of the places where they stand.

The parser only gives events: what a scalar means, what an alias or a merge key stands for, and which keys are allowed
is decided here. The offsets of the events count characters, not bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from icc_cli.patterns import lazy
from icc_cli.yamltext import scalars
from icc_cli.yamltext.anchors import Anchored, Anchors
from icc_cli.yamltext.characters import unseen_in, without_unseen
from icc_cli.yamltext.defects import Defects
from icc_cli.yamltext.document import Node, Problems, SourceError
from icc_cli.yamltext.frames import Frame, ListFrame, MapFrame
from icc_cli.yamltext.positions import Lines
from icc_cli.yamltext.scalars import CORE_TAG, Value

if TYPE_CHECKING:
    from icc_cli.yamltext.parsers import Parse

MAX_DEPTH = 100
"""Lists and mappings within each other; a deliverable needs less than ten."""

MAX_TAG_LINES = 100
"""Lines `%TAG`. The parser compares each with all others, which would keep it busy for hours with a large file."""

_MERGE_TAG = f"{CORE_TAG}merge"
_LIST_IN_TEXT = lazy(r"[\r\n][ \t]*(-[ \t])")
_WORDS_IN_COMMENT = lazy(r"[ \t]+(#[^\s#][^\r\n]*)")
"""A sign with words right behind it: people who write a comment mostly put a space there."""


class UnparsedError(Exception):
    """Raised when a parser cannot go on; the error in plain words is worked out only if someone asks for it."""


class Builder:
    """Reads one text into its value, from the events of one parser."""

    def __init__(self, text: str, lines: Lines, problems: Problems, parse: Parse) -> None:
        self._text = text
        self._parse = parse
        self._lines = lines
        self._problems = problems
        self._defects = Defects(lines, problems)
        self._anchors = Anchors(self._defects)
        self._root = ListFrame(0, None, 0)
        self._frame: Frame = self._root
        self._outer: list[Frame] = []
        self._count = 0  # values that were read, each as often as aliases stand for it
        self._last = (0, 0)  # start and end of the last event that takes room in the text

    def build(self) -> tuple[Value, Node]:
        """Return the text's value and where that stands.

        Raises:
            UnparsedError: The parser refuses the text.
            SourceError: The text is YAML, but no value can be had from it.
        """
        if self._text.count("%TAG") > MAX_TAG_LINES:
            first = self._text.index("%TAG")
            raise self._defects.too_many_tag_lines(MAX_TAG_LINES, first, first + len("%TAG"))
        try:
            self._read_events()
        except MarkedYAMLError as error:
            raise UnparsedError(error) from None
        except (YAMLError, ValueError, OverflowError):
            # The parser in Python cannot convert the largest numbers after `\U` and `%YAML`.
            raise UnparsedError(MarkedYAMLError()) from None
        self._anchors.note_unused()
        if not self._root.values:
            return None, (0, 0, None)
        return self._root.values[0], self._root.nodes[0]

    def _read_events(self) -> None:
        for event in self._parse(self._text):
            kind = event.__class__
            start, end = event.start_mark.index, event.end_mark.index
            if kind is ScalarEvent:
                self._scalar(event, start, end)
            elif kind is MappingStartEvent:
                self._open(MapFrame(start, event.anchor, self._count), event.tag, "map")
            elif kind is SequenceStartEvent:
                self._open(ListFrame(start, event.anchor, self._count), event.tag, "seq")
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(start, end)
            elif kind is AliasEvent:
                self._alias(event.anchor, start, end)
            elif kind is DocumentStartEvent and self._root.values:
                self._defects.second_document(start, end)
                return
            if end > start:
                self._last = (start, end)

    def _scalar(self, event: ScalarEvent, start: int, end: int) -> None:
        words, style, tag, anchor = event.value, event.style, event.tag, event.anchor
        self._count += 1
        if style == "|" or style == ">":
            end = self._end_of_block(start, end)
        elif style == '"':
            words = self._seen(words, start, end)
        if anchor:
            self._anchors.enter(anchor, self._sign(start, "&"))
        is_plain = not style and tag is None
        value: Value = words
        frame = self._frame
        if isinstance(frame, MapFrame) and frame.awaits_key:
            self._key(frame, words, start, end, is_plain, tag)
        else:
            if is_plain:
                value = self._plain(words, start, end)
            elif tag is not None:
                value = self._tagged(tag, words, start, end)
            frame.put(value, (start, end, None))
        if anchor:
            self._anchors.leave(anchor, Anchored(value, None, words, 1, 0))

    def _plain(self, words: str, start: int, end: int) -> Value:
        value = scalars.plain(words)
        if value.__class__ is str:
            if scalars.is_overlong(words):
                self._defects.overlong_number(words, start, end)
            elif " - " in words and (found := _LIST_IN_TEXT.search(self._text, start, end)):
                self._defects.list_in_text(*found.span(1))
        elif not words and (found := _WORDS_IN_COMMENT.match(self._text, end)):
            key = self._frame.key if isinstance(self._frame, MapFrame) else None
            self._defects.value_in_comment(key, found[1], found.start(1))
        return value

    def _tagged(self, tag: str, words: str, start: int, end: int) -> Value:
        try:
            return scalars.tagged(tag, words)
        except scalars.TagMismatchError:
            self._defects.tag_mismatch(tag, start, end)
        except KeyError:
            self._defects.unknown_tag(tag, start, end)
        return words

    def _key(self, frame: MapFrame, words: str, start: int, end: int, is_plain: bool, tag: str | None) -> None:
        if words == "<<" and (is_plain or tag == _MERGE_TAG):
            if frame.merge_span is None:
                frame.take_merge_key(start, end)
            else:
                self._defects.duplicate_key(words, start, end, frame.merge_span)
                frame.take_key(None, start, end)
            return
        if tag is not None and tag not in scalars.TAGS:
            self._defects.unknown_tag(tag, start, end)
        if is_plain and not words:
            self._defects.missing_key(start, end)
            frame.take_key(None, start, end)
        elif words in frame.entries:
            self._defects.duplicate_key(words, start, end, frame.entries[words][:2])
            frame.take_key(None, start, end)
        else:
            frame.take_key(words, start, end)

    def _open(self, frame: Frame, tag: str | None, kind: str) -> None:
        start = frame.start
        if len(self._outer) == MAX_DEPTH:
            raise self._defects.too_deep(MAX_DEPTH, start, start)
        if tag is not None and tag not in ("!", f"{CORE_TAG}{kind}"):
            sign = self._sign(start, "!")
            self._defects.unknown_tag(tag, sign, sign + 1)
        if frame.anchor:
            self._anchors.enter(frame.anchor, self._sign(start, "&"))
        self._count += 1
        self._outer.append(self._frame)
        self._frame = frame

    def _close(self, start: int, end: int) -> None:
        frame, parent = self._frame, self._outer.pop()
        if end == start:  # nothing closes a block but what comes next, which may be far below
            end = frame.end
        if isinstance(frame, MapFrame) and frame.merged:
            self._merge(frame, *frame.merged)
        self._frame = parent
        height = frame.height + 1
        parent.height = max(parent.height, height)
        if frame.anchor:
            size = self._count - frame.before
            self._anchors.leave(frame.anchor, Anchored(frame.value, frame.branches, None, size, height))
        if isinstance(parent, MapFrame) and parent.awaits_key:
            self._defects.complex_key(frame.start, end)
            parent.take_key(None, frame.start, end)
        else:
            parent.put(frame.value, (frame.start, end, frame.branches))

    def _alias(self, name: str, start: int, end: int) -> None:
        anchored = self._anchors.follow(name, start, end)
        frame = self._frame
        frame.height = max(frame.height, anchored.height)
        self._count += anchored.size
        if len(self._outer) + anchored.height > MAX_DEPTH:
            raise self._defects.too_deep(MAX_DEPTH, start, end)
        if not isinstance(frame, MapFrame) or not frame.awaits_key:
            frame.put(anchored.value, (start, end, anchored.branches))
        elif anchored.words is None:
            self._defects.complex_key(start, end)
            frame.take_key(None, start, end)
        else:
            self._key(frame, anchored.words, start, end, is_plain=False, tag=None)

    def _merge(self, frame: MapFrame, value: Value, node: Node) -> None:
        sources = [(value, node)]
        if isinstance(value, list) and isinstance(node[2], list):
            sources = list(zip(value, node[2], strict=True))
        for part, (start, end, entries) in sources:
            if isinstance(part, dict) and isinstance(entries, dict):
                frame.adopt(part, entries)
            else:
                self._defects.bad_merge(start, end)

    def _seen(self, words: str, start: int, end: int) -> str:
        unseen = unseen_in(words)
        if unseen is None:
            return words
        self._defects.escaped_unseen(unseen, start, end)
        return without_unseen(words)

    def _end_of_block(self, start: int, end: int) -> int:
        """Find the end of the last line with content: the parser's mark is after all empty lines that follow."""
        inked = start + len(self._text[start:end].rstrip())
        rest = self._text[inked:end]
        return inked + len(rest) - len(rest.lstrip(" \t"))

    def _sign(self, start: int, sign: str) -> int:
        """Find where the anchor (`&`) or the tag (`!`) of a value stands that starts, with both, at `start`."""
        return self._text.index(sign, start)

    def syntax_error(self, refusal: UnparsedError) -> SourceError:
        """Return the error that says in plain words why the parser could not go on."""
        self._problems.forget_guesses(self._lines.position(self._last[0]))
        openings = tuple(frame.start for frame in [*self._outer, self._frame][1:])
        from icc_cli.yamltext.explain.complaints import explain  # most files need no explanation

        return self._problems.fatal(explain(refusal.args[0], self._text, self._lines, self._last, openings))

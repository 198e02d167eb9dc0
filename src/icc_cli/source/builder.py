"""From the parser's events to plain values, with a tree of the places where they stand.

PyYAML's parser in C is fast because it only tells events; what a scalar means, what an alias or a merge key stands
for, and which keys are allowed is decided here. The parser's offsets count characters, not bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from icc_cli.source import scalars
from icc_cli.source.anchors import Anchored, Anchors
from icc_cli.source.characters import unseen_in, without_unseen
from icc_cli.source.document import Node
from icc_cli.source.frames import ListFrame, MapFrame
from icc_cli.source.positions import Lines
from icc_cli.source.problems import Problems, SourceError, SourceProblem
from icc_cli.source.scalars import Value
from icc_cli.source.syntax_errors import explain

MAX_DEPTH = 100
"""Lists and mappings within each other; a deliverable needs less than ten."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, or the one in Python where PyYAML was built without it."""

_CORE = "tag:yaml.org,2002:"


class Builder:
    """Reads one text into its value."""

    def __init__(self, text: str, lines: Lines, problems: Problems) -> None:
        self._text = text
        self._lines = lines
        self._problems = problems
        self._root = ListFrame(0, None, 0)
        self._frame: ListFrame | MapFrame = self._root
        self._outer: list[ListFrame | MapFrame] = []
        self._anchors = Anchors(lines, problems)
        self._count = 0
        """How many values were read, each as often as aliases stand for it."""
        self._last = (0, 0)

    def build(self) -> tuple[Value, Node]:
        """Give the text's value and where that stands; raise SourceError if there is none."""
        try:
            events: Iterator[Any] = yaml.parse(self._text, Loader=LOADER)
            for event in events:
                kind = event.__class__
                start, end = event.start_mark.index, event.end_mark.index
                if kind is yaml.ScalarEvent:
                    self._scalar(event, start, end)
                elif kind is yaml.MappingStartEvent:
                    self._open(MapFrame(start, event.anchor, self._count), event.tag, "map")
                elif kind is yaml.SequenceStartEvent:
                    self._open(ListFrame(start, event.anchor, self._count), event.tag, "seq")
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._close(start, end)
                elif kind is yaml.AliasEvent:
                    self._alias(event.anchor, start, end)
                elif kind is yaml.DocumentStartEvent and self._root.values:
                    self._note_second_document(start, end)
                    break
                if end > start:
                    self._last = (start, end)
        except yaml.MarkedYAMLError as error:
            raise self._syntax_error(error) from None
        except (ValueError, OverflowError, yaml.YAMLError):
            # The parser in Python cannot convert the largest numbers behind `\U` and `%YAML`.
            raise self._syntax_error(yaml.MarkedYAMLError()) from None
        if not self._root.values:
            return None, (0, 0, None)
        return self._root.values[0], self._root.nodes[0]

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        words, style, tag = event.value, event.style, event.tag
        self._count += 1
        if style == "|" or style == ">":
            end = self._end_of_block(start, end)
        elif style == '"':
            words = self._seen(words, start, end)
        if event.anchor:
            self._anchors.enter(event.anchor)
        is_plain = not style and not tag
        if self._frame.awaits_key:
            self._key(words, start, end, is_plain, tag)
            value: Value = words
        else:
            value = self._plain(words, start, end) if is_plain else self._tagged(tag, words, start, end)
            self._frame.put(value, (start, end, None))
        if event.anchor:
            self._anchors.leave(event.anchor, Anchored(value, None, words, 1, 0))

    def _plain(self, words: str, start: int, end: int) -> Value:
        value = scalars.plain(words)
        if value.__class__ is str and scalars.is_overlong(words):
            self._note(
                "number-too-long",
                f"a number of {len(words)} digits is more than can be reckoned with",
                start,
                end,
                "if it is no number, put it in quotes",
            )
        return value

    def _tagged(self, tag: str | None, words: str, start: int, end: int) -> Value:
        if tag is None:
            return words
        try:
            return scalars.tagged(tag, words)
        except scalars.TagMismatchError:
            self._note(
                "tag-mismatch",
                f"`{_shown(tag)}` stands before a value that is nothing of that kind",
                start,
                end,
                f"remove `{_shown(tag)}`",
            )
        except KeyError:
            self._note_unknown_tag(tag, start, end)
        return words

    def _key(self, words: str, start: int, end: int, is_plain: bool, tag: str | None) -> None:
        frame = self._frame
        assert isinstance(frame, MapFrame)
        if tag is not None and tag not in scalars.TAGS and tag != f"{_CORE}merge":
            self._note_unknown_tag(tag, start, end)
        if words == "<<" and (is_plain or tag == f"{_CORE}merge"):
            if frame.merge_span is not None:
                self._note_duplicate("<<", start, end, frame.merge_span)
                frame.take_key(None, start, end)
            else:
                frame.take_merge_key(start, end)
        elif is_plain and not words:
            self._note("bad-key", "a value stands here without a key", start, end, "write the key before the colon")
            frame.take_key(None, start, end)
        elif words in frame.entries:
            self._note_duplicate(words, start, end, frame.entries[words][:2])
            frame.take_key(None, start, end)
        else:
            frame.take_key(words, start, end)

    def _open(self, frame: ListFrame | MapFrame, tag: str | None, kind: str) -> None:
        if len(self._outer) == MAX_DEPTH:
            raise self._problems.fatal(
                SourceProblem(
                    "too-deep",
                    f"more than {MAX_DEPTH} lists and mappings stand within each other",
                    self._lines.span(frame.start, frame.start),
                    "check the brackets and the indentation from here upwards",
                )
            )
        if tag is not None and tag not in ("!", f"{_CORE}{kind}"):
            self._note_unknown_tag(tag, frame.start, frame.start)
        if frame.anchor:
            self._anchors.enter(frame.anchor)
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
        if parent.awaits_key:
            self._drop_complex_key(frame.start, end)
        else:
            parent.put(frame.value, (frame.start, end, frame.branches))

    def _alias(self, name: str, start: int, end: int) -> None:
        anchored = self._anchors.follow(name, start, end)
        self._count += anchored.size
        frame = self._frame
        frame.height = max(frame.height, anchored.height)
        if len(self._outer) + anchored.height > MAX_DEPTH:
            raise self._problems.fatal(
                SourceProblem(
                    "too-deep",
                    f"with what `*{name}` stands for, more than {MAX_DEPTH} lists and mappings stand within each other",
                    self._lines.span(start, end),
                    "write the values out",
                )
            )
        if not frame.awaits_key:
            frame.put(anchored.value, (start, end, anchored.branches))
        elif anchored.words is None:
            self._drop_complex_key(start, end)
        else:
            self._key(anchored.words, start, end, False, None)

    def _merge(self, frame: MapFrame, value: Value, node: Node) -> None:
        sources = [(value, node)]
        if isinstance(value, list) and isinstance(node[2], list):
            sources = list(zip(value, node[2], strict=True))
        for part, place in sources:
            if isinstance(part, dict) and isinstance(place[2], dict):
                frame.adopt(part, place[2])
            else:
                self._note(
                    "bad-merge",
                    "`<<` takes over the keys of another mapping, and this is none",
                    place[0],
                    place[1],
                    "name a mapping that is marked with `&`, as in `<<: *common`",
                )

    def _drop_complex_key(self, start: int, end: int) -> None:
        assert isinstance(self._frame, MapFrame)
        self._note(
            "bad-key",
            "a list or a mapping stands where a key is expected",
            start,
            end,
            "a key is a word or a few; if a text starts with `[`, `{` or `?`, put it in quotes",
        )
        self._frame.take_key(None, start, end)

    def _seen(self, words: str, start: int, end: int) -> str:
        unseen = unseen_in(words)
        if unseen is None:
            return words
        self._note(
            "control-character",
            f"a backslash in this text writes an invisible character: {unseen}",
            start,
            end,
            "put the text in single quotes, in which a backslash is a backslash",
        )
        return without_unseen(words)

    def _end_of_block(self, start: int, end: int) -> int:
        """Find the end of the last line with content: the parser's mark is behind all empty lines that follow."""
        inked = start + len(self._text[start:end].rstrip())
        rest = self._text[inked:end]
        return inked + len(rest) - len(rest.lstrip(" \t"))

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> SourceError:
        openings = tuple(frame.start for frame in [*self._outer, self._frame][1:])
        return self._problems.fatal(explain(error, self._text, self._lines, self._last, openings))

    def _note(self, code: str, message: str, start: int, end: int, hint: str) -> None:
        self._problems.add(SourceProblem(code, message, self._lines.span(start, end), hint))

    def _note_duplicate(self, key: str, start: int, end: int, first: tuple[int, int]) -> None:
        self._problems.add(
            SourceProblem(
                "duplicate-key",
                f"the key `{key}` is given twice in the same mapping",
                self._lines.span(start, end),
                "keep one of the two; until then the first one counts",
                (("first given here", self._lines.span(*first)),),
            )
        )

    def _note_unknown_tag(self, tag: str, start: int, end: int) -> None:
        self._note(
            "unknown-tag",
            f"`{_shown(tag)}` is not known here",
            start,
            end,
            "if the text starts with `!`, put it in quotes; otherwise remove this word",
        )

    def _note_second_document(self, start: int, end: int) -> None:
        self._note(
            "several-documents",
            "a second document starts here, and nothing below this line is read",
            start,
            end,
            "remove the line `---`, or move what follows into a file of its own",
        )


def _shown(tag: str) -> str:
    return tag.replace(_CORE, "!!", 1)

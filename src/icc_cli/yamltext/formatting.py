"""Lays a file out in one way: indents, the order of keys, quotation marks, folded prose.

The file's own events are put in order and written by ruamel's emitter, so that no word passes through a value:
ruamel's round trip makes `+5` to `5` and `~` to nothing, and leaves a comment behind where keys change their places.
Comments are put in afterwards, each at the node that it stood at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from ruamel.yaml.emitter import EmitterError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from icc_cli.yamltext import event_tree
from icc_cli.yamltext.document import Document, KeyPath, SourceError
from icc_cli.yamltext.event_tree import Leaf, Mapping, Tree, children, is_flow, tree_of
from icc_cli.yamltext.reader import parse
from icc_cli.yamltext.remarks import MisplacedError, Remarks
from icc_cli.yamltext.writing import ONE_LINE, WIDTH, Bare, BareWhole, Whole, emit, same, text_event

Order: TypeAlias = Callable[[KeyPath], Sequence[str]]
"""Tells in which order the keys of the mapping at a path stand; others follow them, in the order that they have."""

MOST_CHARACTERS = 200_000
"""A longer file could keep ruamel's emitter busy for a minute; those of the examples have 20,000 at most."""

_PASSES = 3
"""A second pass may fold what the first one moved."""

NAMES = frozenset({"name", "title", "label"})
"""Keys whose texts stay on one line, as names do in tables: they are searched for, and compared with documents."""


class CannotFormatError(Exception):
    """Raised for a file that is left as it is; the message says why."""


def formatted(document: Document, order: Order) -> str:
    """Return the text of a document in the one layout, with the line ends that it has.

    Raises:
        CannotFormatError: It has defects, or something in it would change.
    """
    if document.root[0] == document.root[1] and document.value is None:
        return document.text  # nothing but comments
    if document.problems:
        raise CannotFormatError("it has defects, which `icc validate` shows")
    if len(document.text) > MOST_CHARACTERS:
        raise CannotFormatError(f"it has more than {MOST_CHARACTERS} characters")
    text = document.text.replace("\r\n", "\n")
    if "\r" in text or "\t#" in text or text.lstrip().startswith(("%", "---")) or "\n..." in text:
        raise CannotFormatError("it has marks of YAML that are rarely used: tabs before comments, `---`, `...` or `%`")
    for _ in range(_PASSES):
        before, text = text, _laid_out(text, order)
        if before == text:
            break
    else:
        raise CannotFormatError("its layout would never come to an end")
    try:
        after = parse(text, document.file)
    except SourceError:
        after = None
    if after is None or after.problems or not same(after.value, document.value):
        raise CannotFormatError("a value would change")
    return text.replace("\n", "\r\n") if "\r\n" in document.text else text


def _laid_out(text: str, order: Order) -> str:
    root = tree_of(text)
    if root is None:
        raise CannotFormatError("it is not a single document")
    try:
        remarks = Remarks(text, root)
        layout = _Layout(remarks)
        if not _has_anchors(root):
            _sort(root, (), order, remarks, is_item=True)
        plain = emit(layout.events(root, 0))
        if isinstance(root, event_tree.Sequence) and not is_flow(root):
            plain = "".join(line.removeprefix("  ") for line in plain.splitlines(keepends=True))
        new = tree_of(plain)
        if new is None:
            raise CannotFormatError("it could not be written")
        told = remarks.texts()
        text = remarks.put_into(plain, root, new)
        if (again := tree_of(text)) is None or Remarks(text, again).texts() != told:
            raise CannotFormatError("a comment would get lost")
        return text
    except MisplacedError:
        raise CannotFormatError("two comments would come to stand on one line") from None
    except (EmitterError, ValueError):
        raise CannotFormatError("it could not be written") from None


def _has_anchors(tree: Tree) -> bool:
    """Tell whether something is marked for use elsewhere: its mark must stay above its uses."""
    own = isinstance(tree.event, AliasEvent) or tree.event.anchor is not None
    return own or any(map(_has_anchors, children(tree)))


class _Layout:
    """Yields the events of a tree in the one layout."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks

    def events(self, tree: Tree, column: int) -> Iterator[Any]:
        """Yield the events of what stands behind `column` characters in a line of its own."""
        if isinstance(tree, Leaf):
            yield self._leaf(tree, column)
        elif is_flow(tree) and self._stays_in_line(tree, column):
            yield from self._in_brackets(tree)
        elif isinstance(tree, Mapping):
            event = tree.event
            yield MappingStartEvent(event.anchor, event.tag, event.tag is None, flow_style=not tree.pairs)
            for key, value in tree.pairs:
                name = key.event.value if isinstance(key, Leaf) and not isinstance(key.event, AliasEvent) else ""
                behind = column + len(name) + 2 if is_flow(value) or isinstance(value, Leaf) else column + 2
                yield self._leaf(key, column, is_key=True) if isinstance(key, Leaf) else _refused()
                if name in NAMES and isinstance(value, Leaf):
                    yield _whole(self._leaf(value, 0, is_flow=True))
                else:
                    yield from self.events(value, behind)
            yield MappingEndEvent()
        else:
            event = tree.event
            yield SequenceStartEvent(event.anchor, event.tag, event.tag is None, flow_style=not tree.items)
            for item in tree.items:
                yield from self.events(item, column + 2)
            yield SequenceEndEvent()

    def _stays_in_line(self, tree: Tree, column: int) -> bool:
        if self._remarks.stand_inside(tree) or sum(map(_length, tree.leaves())) > WIDTH:
            return False
        return column + len(emit(self._in_brackets(tree), width=ONE_LINE).rstrip("\n")) <= WIDTH

    def _in_brackets(self, tree: Tree) -> Iterator[Any]:
        event = tree.event
        if isinstance(tree, Leaf):
            yield self._leaf(tree, 0, is_flow=True)
        elif isinstance(tree, Mapping):
            yield MappingStartEvent(event.anchor, event.tag, event.tag is None, flow_style=True)
            for key, value in tree.pairs:
                yield self._leaf(key, 0, is_flow=True) if isinstance(key, Leaf) else _refused()
                yield from self._in_brackets(value)
            yield MappingEndEvent()
        else:
            yield SequenceStartEvent(event.anchor, event.tag, event.tag is None, flow_style=True)
            for item in tree.items:
                yield from self._in_brackets(item)
            yield SequenceEndEvent()

    def _leaf(self, leaf: Leaf, column: int, *, is_key: bool = False, is_flow: bool = False) -> Any:
        event = leaf.event
        if isinstance(event, AliasEvent):
            return AliasEvent(event.anchor)
        if event.tag is not None:
            return _refused()
        words, style = event.value, event.style
        if not style:
            return Bare(event.anchor, None, (True, True), words)
        if style in ("|", ">"):
            return text_event(words, style, anchor=event.anchor)
        written = text_event(words, anchor=event.anchor)
        if is_key or is_flow or "\n" in words or words != words.strip() or column + len(words) < WIDTH:
            return written
        is_plain = emit([written], width=ONE_LINE).startswith(words)
        return written if is_plain else text_event(words, ">", anchor=event.anchor)


def _whole(event: Any) -> Any:
    """Return the event of a scalar that is not folded; one that the author wrote as a block stays a block."""
    if not isinstance(event, ScalarEvent) or event.style in ("|", ">"):
        return event
    kind = BareWhole if isinstance(event, Bare) else Whole
    return kind(event.anchor, None, event.implicit, event.value, style=event.style)


def _sort(tree: Tree, path: KeyPath, order: Order, remarks: Remarks, *, is_item: bool) -> None:
    """Put the pairs of all mappings in order; what stands above a file or an item stays there."""
    if isinstance(tree, event_tree.Sequence):
        for index, item in enumerate(tree.items):
            _sort(item, (*path, index), order, remarks, is_item=True)
    elif isinstance(tree, Mapping):
        known = {name: number for number, name in enumerate(order(path))}
        names = [key.event.value if isinstance(key, Leaf) else "" for key, _ in tree.pairs]
        for name, (_, value) in zip(names, tree.pairs, strict=True):
            _sort(value, (*path, name), order, remarks, is_item=False)
        ranks = [known.get(name, len(known)) for name in names]
        if ranks != sorted(ranks):
            first = next(tree.leaves())
            tree.pairs = [tree.pairs[i] for i in sorted(range(len(ranks)), key=ranks.__getitem__)]
            if is_item:
                remarks.keep_head(first, next(tree.leaves()))


def _length(leaf: Leaf) -> int:
    return 0 if isinstance(leaf.event, AliasEvent) else len(leaf.event.value)


def _refused() -> Any:
    raise CannotFormatError("it has marks of YAML that are rarely used: tags, or keys that are no words")

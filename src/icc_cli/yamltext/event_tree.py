"""The events of a text as a tree of nodes, which can be put in another order and written again.

Nothing becomes a value here, so that numbers, states and words stay what they are in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from icc_cli.yamltext.parsers import parsers


@dataclass(eq=False, slots=True)
class Leaf:
    """A scalar or an alias, as a key or as a value."""

    event: Any
    start: int
    end: int

    def leaves(self) -> Iterator[Leaf]:
        """Yield itself."""
        yield self


@dataclass(eq=False, slots=True)
class Mapping:
    """Keys and their values; a key is a leaf, or what YAML allows there besides."""

    event: Any
    start: int
    end: int = 0
    pairs: list[tuple[Tree, Tree]] = field(default_factory=list)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the keys and the scalars in it, in the order of the text."""
        for key, value in self.pairs:
            yield from key.leaves()
            yield from value.leaves()


@dataclass(eq=False, slots=True)
class Sequence:
    """The items of a list."""

    event: Any
    start: int
    end: int = 0
    items: list[Tree] = field(default_factory=list)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the keys and the scalars in it, in the order of the text."""
        for item in self.items:
            yield from item.leaves()


Tree = Leaf | Mapping | Sequence


def tree_of(text: str) -> Tree | None:
    """Return the tree of a text that is sound YAML; None where it has no content, or more than a single document."""
    events: list[Any] = []
    for parse in parsers(text):
        try:
            events = list(parse(text))
            break
        except YAMLError:
            continue
    if sum(isinstance(event, DocumentStartEvent) for event in events) != 1:
        return None
    nodes = iter([event for event in events if isinstance(event, NodeEvent | MappingEndEvent | SequenceEndEvent)])
    return _node(next(nodes), nodes)


def _node(event: Any, rest: Iterator[Any]) -> Tree:
    start = event.start_mark.index
    if isinstance(event, MappingStartEvent):
        mapping = Mapping(event, start)
        while not isinstance(following := next(rest), MappingEndEvent):
            key = _node(following, rest)
            mapping.pairs.append((key, _node(next(rest), rest)))
        mapping.end = following.end_mark.index
        return mapping
    if isinstance(event, SequenceStartEvent):
        sequence = Sequence(event, start)
        while not isinstance(following := next(rest), SequenceEndEvent):
            sequence.items.append(_node(following, rest))
        sequence.end = following.end_mark.index
        return sequence
    return Leaf(event, start, event.end_mark.index)


def is_flow(tree: Tree) -> bool:
    """Tell whether a node is a mapping in braces or a list in brackets."""
    return not isinstance(tree, Leaf) and bool(tree.event.flow_style)


def children(tree: Tree) -> Iterator[Tree]:
    """Yield the nodes that a node directly holds."""
    if isinstance(tree, Mapping):
        for pair in tree.pairs:
            yield from pair
    elif isinstance(tree, Sequence):
        yield from tree.items


def is_block_text(leaf: Leaf) -> bool:
    """Tell whether a leaf is a text below `|` or `>`."""
    return isinstance(leaf.event, ScalarEvent) and leaf.event.style in ("|", ">")

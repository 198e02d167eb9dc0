"""A list or a mapping while it is being read: it collects keys and values until it ends."""

from __future__ import annotations

from typing import TypeAlias

from icc_cli.yamltext.document import Branches, Entry, Node
from icc_cli.yamltext.scalars import Value


class ListFrame:
    """A list that is being read. The whole file is read as a list as well, which should have one item."""

    __slots__ = ("anchor", "before", "height", "nodes", "start", "values")

    def __init__(self, start: int, anchor: str | None, before: int) -> None:
        self.start = start
        self.anchor = anchor
        self.before = before
        """How many values had been read when this one began."""
        self.height = 0
        """How many levels of lists and mappings are inside this one, so far."""
        self.values: list[Value] = []
        self.nodes: list[Node] = []

    @property
    def value(self) -> Value:
        """What was read."""
        return self.values

    @property
    def branches(self) -> Branches:
        """Where its parts stand."""
        return self.nodes

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return self.nodes[-1][1] if self.nodes else self.start

    def put(self, value: Value, node: Node) -> None:
        """Take in the next item."""
        self.values.append(value)
        self.nodes.append(node)


class MapFrame:
    """A mapping that is being read: a key, its value, a key, its value."""

    __slots__ = (
        "anchor",
        "awaits_key",
        "before",
        "end",
        "entries",
        "height",
        "key",
        "key_span",
        "merge_span",
        "merged",
        "start",
        "values",
    )

    def __init__(self, start: int, anchor: str | None, before: int) -> None:
        self.start = start
        self.anchor = anchor
        self.before = before
        """How many values had been read when this one began."""
        self.height = 0
        """How many levels of lists and mappings are inside this one, so far."""
        self.values: dict[str, Value] = {}
        self.entries: dict[str, Entry] = {}
        self.end = start
        self.awaits_key = True
        self.key: str | None = None
        """The key whose value comes next; None if that value is to be dropped."""
        self.key_span = (start, start)
        self.merge_span: tuple[int, int] | None = None
        """Where the merge key `<<` stands, if there is one."""
        self.merged: tuple[Value, Node] | None = None
        """What stands after the merge key."""

    @property
    def value(self) -> Value:
        """What was read."""
        return self.values

    @property
    def branches(self) -> Branches:
        """Where its parts stand."""
        return self.entries

    def take_key(self, key: str | None, start: int, end: int) -> None:
        """Take in a key, or the place of one whose value is to be dropped."""
        self.key = key
        self.key_span = (start, end)
        self.awaits_key = False

    def take_merge_key(self, start: int, end: int) -> None:
        """Take in a merge key, whose value becomes entries of this mapping once all its own keys are known."""
        self.take_key(None, start, end)
        self.merge_span = (start, end)

    def put(self, value: Value, node: Node) -> None:
        """Take in the value of the last key."""
        self.awaits_key = True
        self.end = node[1]
        if self.key is not None:
            self.values[self.key] = value
            self.entries[self.key] = (*self.key_span, node)
        elif self.key_span == self.merge_span:
            self.merged = (value, node)

    def adopt(self, values: dict[str, Value], entries: dict[str, Entry]) -> None:
        """Add the entries of a merged mapping whose keys are not here yet."""
        for key, entry in entries.items():
            if key not in self.entries:
                self.entries[key] = entry
                self.values[key] = values[key]


Frame: TypeAlias = ListFrame | MapFrame

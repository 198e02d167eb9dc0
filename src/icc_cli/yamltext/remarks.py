"""Comments and blank lines of a text, each with the node that it stands at, and how they get into another layout.

A line of its own belongs to what begins below it; where it is indented further than that, to the end of what stands
above. A comment behind something belongs to that. At most one blank line is kept between two others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from icc_cli.patterns import lazy
from icc_cli.yamltext.event_tree import Leaf, Mapping, Tree, children, is_block_text, is_flow
from icc_cli.yamltext.positions import Lines

_BLOCK_HEAD = lazy(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*[ \t]+(#[^\r\n]*)")
_LINE_BREAK = lazy(r"\r\n|\r|\n")


class MisplacedError(Exception):
    """Raised when two comments would come to stand on one line."""


class Remarks:
    """The comments and blank lines of one text."""

    def __init__(self, text: str, root: Tree) -> None:
        self._text, self._lines, self._root = text, Lines(text), root
        self._parents: dict[Tree, Tree] = {}
        for tree in _all(root):
            self._parents.update((child, tree) for child in children(tree))
        self._above: dict[Leaf, list[str]] = defaultdict(list)
        self._behind: dict[Leaf, str] = {}
        self._at_end: dict[Tree, list[str]] = defaultdict(list)
        self._places: list[int] = []
        self._leaves = sorted(root.leaves(), key=lambda leaf: leaf.start)
        self._gather()
        self._places.sort()

    def stand_inside(self, tree: Tree) -> bool:
        """Tell whether a comment stands between the brackets of a node."""
        return bisect_right(self._places, tree.start) != bisect_left(self._places, tree.end)

    def texts(self) -> list[str]:
        """Return the text of each comment, in alphabetical order."""
        lines = [line for lines in (*self._above.values(), *self._at_end.values()) for line in lines if line]
        return sorted([*lines, *self._behind.values()])

    def keep_head(self, old: Leaf, new: Leaf) -> None:
        """Let what stands above a file or an item stay there, where another key of it comes first."""
        if old is not new and old in self._above:
            self._above[new] = [*self._above.pop(old), *self._above.pop(new, [])]

    def _gather(self) -> None:
        end = 0
        for number, leaf in enumerate([*self._leaves, None]):
            before = self._leaves[number - 1] if number else None
            gap = self._text[end : leaf.start if leaf else len(self._text)]
            self._gather_gap(end, gap, before, leaf)
            if leaf:
                if is_block_text(leaf) and (found := _BLOCK_HEAD.match(self._text, leaf.start)):
                    self._note_behind(leaf, found[1], found.start(1))
                end = max(end, self._end(leaf))

    def _end(self, leaf: Leaf) -> int:
        if is_block_text(leaf) and not leaf.event.value.endswith("\n\n"):
            return leaf.start + len(self._text[leaf.start : leaf.end].rstrip())
        return leaf.end

    def _gather_gap(self, start: int, gap: str, before: Leaf | None, after: Leaf | None) -> None:
        lines = _LINE_BREAK.split(gap)
        starts = [start, *(start + found.end() for found in _LINE_BREAK.finditer(gap))]
        waiting: list[str] = []
        for number, (place, line) in enumerate(zip(starts, lines, strict=True)):
            sign = line.find("#")
            is_first = number == 0 and before is not None and self._column(start) > 0
            if sign >= 0:
                comment = line[sign:].rstrip()
                self._places.append(place + sign)
                if is_first and before is not None:
                    self._note_behind(self._head(before, line[:sign]), comment, place + sign)
                    continue
                owner = self._above_it(before, after, sign)
                if owner is None:
                    waiting.append(comment)
                else:
                    self._at_end[owner] += [*waiting, comment]
                    waiting = []
            elif not line.strip() and not is_first and number < len(lines) - 1:
                waiting.append("")
        if after is not None:
            self._above[after] += waiting
        else:
            self._at_end[self._root] += waiting

    def _above_it(self, before: Leaf | None, after: Leaf | None, column: int) -> Tree | None:
        """Find the list or mapping at whose end a comment stands that is indented further than what follows it."""
        if before is None or (after is not None and column <= self._indentation(after)):
            return None
        found, node = None, self._parents.get(before)
        around = set(self._around(after)) if after is not None else set()
        while node is not None and node not in around:
            if not is_flow(node) and self._column(node.start) == column:
                found = node
            node = self._parents.get(node)
        return found

    def _around(self, leaf: Leaf) -> Iterator[Tree]:
        node = self._parents.get(leaf)
        while node is not None:
            yield node
            node = self._parents.get(node)

    def _head(self, leaf: Leaf, between: str) -> Leaf:
        """Find what a comment behind a closing bracket belongs to: what the brackets stand at."""
        node: Tree = leaf
        for _ in range(between.count("]") + between.count("}")):
            node = self._parents.get(node, node)
            while node in self._parents and not is_flow(node):
                node = self._parents[node]
        return leaf if node is leaf else self._name(node)

    def _name(self, node: Tree) -> Leaf:
        parent = self._parents.get(node)
        if isinstance(parent, Mapping):
            return next(next(key.leaves()) for key, value in parent.pairs if value is node or key is node)
        return next(iter(node.leaves()))

    def _note_behind(self, leaf: Leaf, comment: str, place: int) -> None:
        self._places.append(place)
        if leaf in self._behind:
            raise MisplacedError
        self._behind[leaf] = comment

    def _column(self, offset: int) -> int:
        return self._lines.position(offset).column - 1

    def _indentation(self, leaf: Leaf) -> int:
        line = self._lines.line(self._lines.position(leaf.start).line)
        return len(line) - len(line.lstrip(" "))

    def put_into(self, text: str, old: Tree, new: Tree) -> str:
        """Return another layout of the text with its comments; `old` is as `new` what that holds, in the same order.

        Raises:
            MisplacedError: Two comments would stand on one line.
        """
        lines = Lines(text)
        rows = text.rstrip("\n").split("\n")
        above: dict[int, list[str]] = defaultdict(list)
        below: dict[int, list[str]] = defaultdict(list)
        behind: dict[int, str] = {}
        for mine, theirs in zip(_all(old), _all(new), strict=True):
            if isinstance(mine, Leaf) and isinstance(theirs, Leaf):
                row = lines.position(theirs.start).line
                margin = " " * (len(rows[row - 1]) - len(rows[row - 1].lstrip(" ")))
                above[row] += [f"{margin}{line}" if line else "" for line in self._above.get(mine, ())]
                if mine in self._behind:
                    last = row if is_block_text(theirs) else lines.position(theirs.end).line
                    if last in behind:
                        raise MisplacedError
                    behind[last] = f"  {self._behind[mine]}"
            elif self._at_end.get(mine):
                *_, last_leaf = [theirs, *theirs.leaves()]
                end = text[: last_leaf.end].rstrip("\n")
                margin = " " * (lines.position(theirs.start).column - 1)
                row = lines.position(len(end)).line
                below[row] = [f"{margin}{line}" if line else "" for line in self._at_end[mine]] + below[row]
        return "".join(f"{line}\n" for line in _single(_woven(rows, above, behind, below)))


def _woven(
    rows: list[str], above: dict[int, list[str]], behind: dict[int, str], below: dict[int, list[str]]
) -> Iterator[tuple[str, bool]]:
    for number, row in enumerate(rows, 1):
        yield from ((line, False) for line in above.get(number, ()))
        yield row + behind.get(number, ""), True
        yield from ((line, False) for line in below.get(number, ()))


def _single(lines: Iterable[tuple[str, bool]]) -> list[str]:
    """Return lines without blank ones at both ends, and with one for several that stand between others."""
    found: list[str] = []
    for line, is_content in lines:
        if line or is_content or (found and found[-1]):
            found.append(line)
    while found and not found[-1]:
        found.pop()
    return found


def _all(tree: Tree) -> Iterator[Tree]:
    """Yield a node and all nodes in it, in the order of the text."""
    yield tree
    for child in children(tree):
        yield from _all(child)

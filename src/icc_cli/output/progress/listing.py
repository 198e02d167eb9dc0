"""What stands at a terminal besides figures: KPIs without a value, each with its targets, and remarks on values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from icc_cli.output.progress.bar import bar_with_share
from icc_cli.output.progress.layout import QUIET, widest, wrap
from icc_cli.output.progress.words import by_system, name_of, remarks, targets_text
from icc_cli.progress.city import ProgressRow

_BULLET = "· "
_TARGET = "target "
_GAP = 3
_LEAST_NAME = 30
"""Columns that names need to have targets beside them."""


class Listing:
    """Lists KPIs without a value: a line each, with the targets beside the names where there is room for both."""

    def __init__(self, rows: Sequence[ProgressRow], width: int, indent: int) -> None:
        self.width = width
        self.indent = indent
        names = [name_of(row) for row in rows if row.placed.kpi.target]
        room = width * 7 // 16  # a little less than what targets get, as they are several
        self.targets_at = indent + len(_BULLET) + min(widest(names), room) + _GAP if room >= _LEAST_NAME else None

    def lines(self, rows: Sequence[ProgressRow]) -> Iterator[Text]:
        """The lines of some KPIs, those of one system below its name."""
        for system, of_system in by_system(rows):
            if system:
                yield from (Text(" " * self.indent + line) for line in wrap(system, self.width - self.indent))
            for row in of_system:
                yield from self._entry(row)

    def _entry(self, row: ProgressRow) -> Iterator[Text]:
        targets = targets_text(row)
        beside = self.targets_at if targets else None
        names = self._bulleted(name_of(row), self.width if beside is None else beside - _GAP)
        if beside is not None:
            for name, aim in zip_longest(names, _aims(targets, self.width - beside), fillvalue=Text()):
                yield Text.assemble(name, " " * (beside - name.cell_len), aim)
            return
        inset = self.indent + 2 * len(_BULLET)
        aims = _aims(targets, self.width - inset) if targets else []
        if len(aims) == 1 and names[-1].cell_len + _GAP + aims[0].cell_len <= self.width:
            names[-1] = Text.assemble(names[-1], " " * _GAP, aims.pop())
        yield from (*names, *(Text.assemble(" " * inset, aim) for aim in aims))

    def _bulleted(self, name: str, width: int) -> list[Text]:
        lines = wrap(name, width - self.indent - len(_BULLET))
        bullets = [_BULLET, *(" " * len(_BULLET) for _ in lines[1:])]
        return [Text(" " * self.indent + bullet + line) for bullet, line in zip(bullets, lines, strict=True)]


def below(row: ProgressRow, width: int, *, indent: int, targets: bool, since: str | None = None) -> Iterator[Text]:
    """The quiet lines below a KPI with values: what has no column of its own, and remarks on the values.

    That may be its `targets`, and the bar from its value at `since` to them.
    """
    drawn = "" if since is None else bar_with_share(row, since)
    aims = [_TARGET + targets_text(row)] if targets and row.placed.kpi.target else []
    said = [*([drawn] if drawn else []), *aims, *remarks(row)]
    if said:
        yield from (Text(" " * indent + line, style=QUIET) for line in wrap(" · ".join(said), width - indent))


def _aims(targets: str, width: int) -> list[Text]:
    """The lines of targets behind the word that says what they are."""
    first, *others = wrap(targets, width - len(_TARGET))
    return [Text.assemble((_TARGET, QUIET), first), *(Text(" " * len(_TARGET) + line) for line in others)]

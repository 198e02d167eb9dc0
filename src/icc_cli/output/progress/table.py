"""Progress at a terminal: a table where there is room for one, and two lines a KPI where there is not.

What many KPIs share is said once. Signs and words carry the meaning, and colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from icc_cli.output.progress import words
from icc_cli.output.progress.columns import Columns
from icc_cli.output.progress.console import NARROWEST_TABLE, print_lines, readable_width
from icc_cli.output.progress.layout import HEADING, QUIET, wrap
from icc_cli.output.progress.lines import row_lines
from icc_cli.output.progress.listing import Listing
from icc_cli.output.terminal import Terminal
from icc_cli.progress.city import (
    CityProgress,
    ProgressGroup,
    ProgressRow,
    SharedState,
    count_statuses,
    shared_state,
)
from icc_cli.progress.status import Status

_INDENT = 2


def write_kpis(cities: Sequence[CityProgress], terminal: Terminal) -> str:
    """The progress of cities, one below the other."""
    room = readable_width(terminal.width)
    lines = (line for number, progress in enumerate(cities) for line in _beside(number, _City(progress, room).parts()))
    return print_lines(lines, width=room, colour=terminal.colour, ascii=terminal.ascii)


def _beside(number: int, lines: Iterable[Text]) -> Iterator[Text]:
    """Lines of a city, below an empty one unless it is the first."""
    if number:
        yield Text()
    yield from lines


class _City:
    """One city on its way to a terminal."""

    def __init__(self, progress: CityProgress, width: int) -> None:
        self.progress = progress
        self.width = width
        self.is_wide = width >= NARROWEST_TABLE
        tabled = [row for row in progress.rows if row.standing_state is None]
        checkpoints = progress.edition.checkpoint_ids()
        self.columns = (
            Columns.fitting(tabled, checkpoints, progress.since, width - _INDENT) if tabled and self.is_wide else None
        )
        if self.columns is not None:
            self.width = max(self.columns.width + _INDENT, NARROWEST_TABLE)
        standing = [row for row in progress.rows if row.standing_state is not None]
        self.listing = Listing(standing, self.width, indent=2 * _INDENT)

    def parts(self) -> Iterator[Text]:
        progress = self.progress
        yield from self._wrapped(words.title(progress), style=HEADING)
        if not progress.rows:
            yield from self._wrapped(words.emptiness(progress))
            return
        if self.columns is None and any(row.standing_state is None for row in progress.rows):
            order = " → ".join(progress.edition.checkpoint_ids())
            yield from self._wrapped(f"Values in the order {order}", style=QUIET)
        for heading, groups in words.by_solution(progress):
            yield Text()
            yield from self._solution(heading, groups)
        yield Text()
        if words.uses_percentage_points(progress):
            yield from self._wrapped(words.PERCENTAGE_POINTS_LEGEND, style=QUIET)
        yield from self._wrapped(words.summary(progress))
        missing = words.missing_numbers(progress)
        if missing:
            yield from self._wrapped(missing)
        if progress.milestones:
            yield Text()
            yield from self._milestones()

    def _milestones(self) -> Iterator[Text]:
        """How many milestones there are of each standing, and those that somebody must still do something about."""
        yield from self._wrapped(words.milestones_title(self.progress), style=HEADING)
        yield from self._wrapped(words.milestone_counts(self.progress), indent=_INDENT)
        for each in words.open_milestones(self.progress):
            yield from self._wrapped(words.milestone(each), indent=_INDENT, bullet=f"{each.standing.sign} ")

    def _solution(self, heading: str, groups: list[ProgressGroup]) -> Iterator[Text]:
        rows = [row for group in groups for row in group.rows]
        shared = shared_state(rows)
        yield from self._heading(heading, {} if shared is not None else count_statuses(rows))
        if shared is not None:
            yield from self._state(shared, len(rows))
        for group in groups:
            if shared is None:
                yield Text()
            yield from self._group(group, is_told=shared is not None)

    def _heading(self, heading: str, counts: dict[Status, int]) -> Iterator[Text]:
        told = words.counts_text(counts)
        fill = self.width - cell_len(heading) - cell_len(told) - (2 if told else 1)
        if self.is_wide and fill > 0:
            rule = ("─" if fill > 2 else " ") * fill  # a shorter one would look like a slip
            yield Text.assemble((heading, HEADING), (f" {rule}", QUIET), f" {told}" if told else "")
            return
        yield from self._wrapped(heading, style=HEADING)
        if told:
            yield from self._wrapped(told)

    def _group(self, group: ProgressGroup, *, is_told: bool) -> Iterator[Text]:
        """The KPIs with values as a table, then those that share a state, below that state unless it is told."""
        title = words.kind_title(self.progress, group)
        tabled = [row for row in group.rows if row.standing_state is None]
        if tabled and self.columns is not None:
            yield from _indented(self.columns.lines(title, tabled), _INDENT)
        else:
            yield from self._wrapped(title, indent=_INDENT, style=HEADING)
            yield from self._rows(tabled)
        for state in dict.fromkeys(row.standing_state for row in group.rows):
            if state is None:
                continue
            rows = [row for row in group.rows if row.standing_state == state]
            if not is_told:
                yield from self._state(state, len(rows))
            yield from self.listing.lines(rows)

    def _rows(self, rows: list[ProgressRow]) -> Iterator[Text]:
        """KPIs with values where there is no room for a table."""
        for system, of_system in words.by_system(rows):
            yield from self._wrapped(system, indent=2 * _INDENT) if system else ()
            indent = (3 if system else 2) * _INDENT
            for row in of_system:
                yield from _indented(row_lines(row, self.progress.since, self.width - indent), indent)

    def _state(self, state: SharedState, number: int) -> Iterator[Text]:
        note = f": {words.one_line(state.note)}" if state.note else ""
        yield from self._wrapped(f"{number} {state.text}{note}", indent=_INDENT, bullet=f"{state.status.sign} ")

    def _wrapped(self, text: str, *, indent: int = 0, bullet: str = "", style: str = "") -> Iterator[Text]:
        """Lines of text within the width, indented; those after a bullet stand below its words."""
        for number, line in enumerate(wrap(text, self.width - indent - len(bullet))):
            start = bullet if number == 0 else " " * len(bullet)
            yield Text(" " * indent + start + line, style=style)


def _indented(lines: Iterable[Text], indent: int) -> Iterator[Text]:
    return (Text.assemble(" " * indent, line) for line in lines)

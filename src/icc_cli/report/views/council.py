"""The summary for a council: one page on what the city set out to do, and one on the results.

It is never longer than two pages: longer content is cut to what fits, and a note says that the final report has more.
What fits is worked out from the font metrics.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from markupsafe import Markup, escape

from icc_cli.model.base import Passage
from icc_cli.progress import ProgressRow
from icc_cli.report import sizes
from icc_cli.report.context import Context, PassageView, Size
from icc_cli.report.measure import WrappedText
from icc_cli.report.outline import Topic
from icc_cli.report.views.coverage import covered
from icc_cli.report.views.impact import Count
from icc_cli.report.views.progress import Cell, tone

_COLUMN, _TWO_COLUMNS = 218.0, 480.0
"""Widths of text in one of the page's three columns, and in two. All lengths are points."""
_HEIGHT = 415.0
"""Height of the page below its title, with a line to spare."""
_MOTTO_LINE, _MOTTO_LETTERS = 30.0, 32
"""A line of the city's vision, and roughly how many letters it holds."""
_HEADS, _COUNT = 30.0, 46.0
"""Heights of a heading, of a table's header, and of a figure with its caption."""
_REMARK = 22.0
"""Height of the note that there is more."""
_SHARE = 150.0
"""Fraction of the second page kept for single KPIs, and the same for next steps."""
RESULT_WIDTHS = (46, 20, 20, 14)
"""Column widths of the results table, in per cent."""
_SIZES: tuple[Size, ...] = ("large", "medium", "small")


@dataclass(frozen=True, slots=True)
class Block:
    """A list under a heading; `more` items did not fit."""

    title: str
    items: tuple[Markup, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The passages that fit, whether there are more, and their height in one column."""

    passages: tuple[PassageView, ...]
    size: Size
    is_cut: bool
    height: float


@dataclass(frozen=True, slots=True)
class AimsView:
    """What the city set out to do; its vision, if it has no prose about it."""

    motto: str
    text: Excerpt
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A KPI that has a result."""

    name: str
    solution: str
    cells: tuple[Cell, ...]
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The results: figures, the city's own words, single KPIs, next steps."""

    widths = RESULT_WIDTHS
    coverage: str
    counts: tuple[Count, ...]
    lessons: Block | None
    text: Excerpt
    heads: tuple[str, ...]
    rows: tuple[ResultRow, ...]
    remark: str
    """Says out of how many KPIs with a result these are; empty if these are all."""
    plan: Block | None


def council(context: Context) -> tuple[Topic | None, ...]:
    """Return the two pages; None for one without content."""
    return (_aims(context), _results(context))


def _aims(context: Context) -> Topic | None:
    plan, city = context.deliverable.strategy, context.deliverable.city
    vision = (Passage(text=plan.vision.statement),) if plan.vision.statement else ()
    prose = (*vision, *(city.executive_summary or context.deliverable.assessment.introduction))
    motto = plan.vision.title or ""
    room = 2 * (_HEIGHT - _MOTTO_LINE * math.ceil(len(motto) / _MOTTO_LETTERS))
    ambitions = _block(context, "summary.ambitions", [Markup.escape(each.name) for each in plan.ambitions], _HEIGHT / 2)
    left = _HEIGHT - (_height(ambitions) if ambitions else 0)
    solutions = _block(context, "summary.solutions", [Markup.escape(each.name) for each in plan.solutions], left)
    view = AimsView(
        motto=motto,
        text=next((text for size in _SIZES if not (text := _excerpt(context, prose, room, size)).is_cut), None)
        or _excerpt(context, prose, room, "small"),
        blocks=tuple(block for block in (ambitions, solutions) if block),
    )
    has_content = view.motto or view.text.passages or view.blocks
    title = context.say("summary.aims", city=city.name)
    return Topic("summary-aims", title, "council-aims", view) if has_content else None


def _results(context: Context) -> Topic | None:
    progress, impact = context.progress, context.deliverable.impact
    counts = tuple(
        Count(number, context.language.status(status)) for status, number in progress.counts.items() if number
    )
    found = [_result(context, row) for row in _by_turns(progress.rows) if _has_result(row, context)]
    steps = context.inlines(each.text for each in (*impact.plan.ambitions, *impact.plan.steps))
    # The city's own words get what single KPIs and plans, which have at least their share, leave.
    table, list_ = _table_height(found), _height(Block("", steps, 0), _TWO_COLUMNS) if steps else 0.0
    text = _excerpt(context, impact.summary, 2 * (_HEIGHT - min(table, _SHARE) - min(list_, _SHARE)), "small")
    left = _HEIGHT - text.height / 2
    plan = _block(context, "summary.next", steps, max(left - table, left / 2), _TWO_COLUMNS)
    shown = _fitting(found, left - (_height(plan, _TWO_COLUMNS) if plan else 0))
    lessons = context.inlines(each.lesson for each in impact.lessons)
    view = ResultsView(
        coverage=covered(context) if progress.groups else "",
        counts=counts,
        lessons=_block(context, "impact.lessons", lessons, _HEIGHT - _HEADS - _COUNT * math.ceil(len(counts) / 2)),
        text=text,
        heads=(context.edition.checkpoints[0].label, context.edition.checkpoints[-1].label),
        rows=tuple(row for row in found if row in shown),
        remark=context.say("summary.rows", shown=len(shown), count=len(found)) if len(shown) < len(found) else "",
        plan=plan,
    )
    has_content = view.coverage or view.text.passages or view.lessons or view.plan
    return Topic("summary-results", context.say("summary.results"), "council-results", view) if has_content else None


def _has_result(row: ProgressRow, context: Context) -> bool:
    """Whether there is a number at the last checkpoint."""
    last = row.cells.get(context.edition.checkpoint_ids()[-1])
    return last is not None and last.has_number


def _by_turns(rows: Iterable[ProgressRow]) -> list[ProgressRow]:
    """Return rows with solutions taking turns: the first of each, then the second of each."""
    by_solution: dict[str | None, list[ProgressRow]] = {}
    for row in rows:
        by_solution.setdefault(row.placed.group.solution, []).append(row)
    return [row for turn in zip_longest(*by_solution.values()) for row in turn if row is not None]


def _result(context: Context, row: ProgressRow) -> ResultRow:
    checkpoints = context.edition.checkpoint_ids()
    unit = row.placed.kpi.unit
    given = (row.cells.get(checkpoints[0]), row.cells.get(checkpoints[-1]))
    return ResultRow(
        name=row.placed.kpi.name,
        solution=context.solution_name(row.placed.group.solution) or escape(context.say("kpis.whole-city")),
        cells=tuple(Cell(context.cell(each, unit), each is not None and each.has_number) for each in given),
        status=context.language.status(row.assessment.status),
        tone=tone(row.assessment.status),
    )


def _fitting(rows: Sequence[ResultRow], room: float) -> Sequence[ResultRow]:
    """Return as many of the first rows as fit."""
    return next(
        rows[:number] for number in range(len(rows), -1, -1) if number == 0 or _table_height(rows[:number]) <= room
    )


def _table_height(rows: Sequence[ResultRow]) -> float:
    return _HEADS + sum(map(_row_height, rows)) if rows else 0.0


def _row_height(row: ResultRow) -> float:
    name_width, cell_width = (share / 100 * _TWO_COLUMNS - 8 for share in RESULT_WIDTHS[:2])
    name = _text_height(row.name, name_width, sizes.BODY) + _text_height(row.solution, name_width, sizes.SMALL)
    return 6.5 + max(name, *(_text_height(cell.text, cell_width, sizes.BODY) for cell in row.cells))


def _text_height(text: str, width: float, type_size: sizes.TypeSize) -> float:
    return WrappedText(text).lines(width, type_size.size) * type_size.leading


def _excerpt(context: Context, given: Iterable[Passage], room: float, size: Size) -> Excerpt:
    """Return the first passages that fit into `room`, in one column."""
    passages = context.passages(given)
    heights = [0.0, *accumulate(_passage_height(each, size) for each in passages)]
    if heights[-1] > room:
        room -= 2 * _REMARK
    number = max(index for index, height in enumerate(heights) if height <= room or index == 0)
    return Excerpt(passages[:number], size, number < len(passages), heights[number])


def _passage_height(passage: PassageView, size: Size) -> float:
    type_size = {"large": sizes.LARGE, "medium": sizes.MEDIUM}.get(size, sizes.BODY)
    has_heading = bool(passage.heading or passage.solution)
    return (
        (WrappedText.of_html(passage.text).lines(_COLUMN, type_size.size) + has_heading) * type_size.leading
        + 8
        + 4 * has_heading
    )


def _block(context: Context, title: str, items: Sequence[Markup], room: float, width: float = _COLUMN) -> Block | None:
    """Return a list with as many of the first items as fit, but at least one; None if there are none."""
    if not items:
        return None
    blocks = (
        Block(context.say(title), tuple(items[:number]), len(items) - number) for number in range(len(items), 0, -1)
    )
    return next(block for block in blocks if len(block.items) == 1 or _height(block, width) <= room)


def _height(block: Block, width: float = _COLUMN) -> float:
    lines = sum(WrappedText.of_html(item).lines(width - 16, sizes.BODY.size) for item in block.items)
    return _HEADS + lines * sizes.BODY.leading + 4 * len(block.items) + 20 + _REMARK * bool(block.more)

"""The small chart in a table row: where a KPI started, where it is now, and where it was meant to be.

Only comparable values share a scale; `icc_cli.progress` decides which are, here as in the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from icc_cli.model.kpis import Accumulation
from icc_cli.model.quantities.quantity import Relation
from icc_cli.model.quantities.text import print_quantity
from icc_cli.programme import Edition
from icc_cli.progress import ProgressRow, cell_text
from icc_cli.progress.amounts import Amount, amount_of, amount_of_target
from icc_cli.report.charts.progress_marks import Frame, Mark, Point, Scale, draw_marks
from icc_cli.report.charts.style import PALETTE, Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.language import ENGLISH, Language

_FAR_FROM_ZERO = 0.1
"""Values are far from 0 if they differ by less than this fraction of the largest."""


def progress_bar(
    row: ProgressRow,
    edition: Edition,
    *,
    width: float = 120,
    height: float = 14,
    palette: Palette = PALETTE,
    language: Language = ENGLISH,
) -> Markup:
    """Draw a KPI's values with the same unit and basis, and its target, on one scale.

    With a first value and a target, the scale runs from the first value (left) to the target (right), whichever is
    larger. Otherwise it starts at 0 (percentages: 0 to 100) or, where all values are far from 0, just below the
    smallest. Returns an empty string if there is nothing to compare: no number, or a single one that is not a
    percentage and has no target.
    """
    amounts = _alike(row, edition)
    if not amounts:
        return Markup()
    latest = list(amounts.values())[-1]
    is_percentage = latest.is_percentage and latest.relation is Relation.ABSOLUTE
    points = [_point(_mark(each, amounts, edition), amounts[each], _words(row, each, language)) for each in amounts]
    target = _target(row, latest, language)
    if target is None and len(points) == 1 and not is_percentage:
        return Markup()
    scale = _scale(points, target, is_percentage=is_percentage)
    shown = [*points, target] if target else points
    said = "; ".join(language.say(f"bar-chart.{point.mark.value}-value", value=point.words) for point in shown)
    start, end = (language.number(Decimal(str(round(end, 2)))) for end in (scale.start, scale.end))
    title = f"{row.placed.kpi.name}: {said}"
    sheet = Sheet(
        width, height, title=title, description=f"{title}. {language.say('bar-chart.scale', start=start, end=end)}"
    )
    draw_marks(sheet, points, target, scale, Frame(width, height), palette)
    return sheet.markup()


def _alike(row: ProgressRow, edition: Edition) -> dict[str, Amount]:
    """Return the amounts by checkpoint, without those that cannot share a scale with the latest."""
    cells = ((each, amount_of(row.cells.get(each), row.placed.kpi)) for each in edition.checkpoint_ids())
    known = {each: amount for each, amount in cells if amount is not None}
    return {each: amount for each, amount in known.items() if amount.unlike(list(known.values())[-1]) is None}


def _mark(checkpoint: str, amounts: Mapping[str, Amount], edition: Edition) -> Mark:
    if checkpoint == edition.checkpoint_ids()[0]:
        return Mark.FIRST
    return Mark.LATEST if checkpoint == list(amounts)[-1] else Mark.BETWEEN


def _words(row: ProgressRow, checkpoint: str, language: Language) -> str:
    return cell_text(row.cells.get(checkpoint), row.placed.kpi.unit, language)


def _point(mark: Mark, amount: Amount, words: str) -> Point:
    return Point(mark, float(amount.interval.low), float(amount.interval.high), words)


def _target(row: ProgressRow, latest: Amount, language: Language) -> Point | None:
    """Return the first target that the values can be compared with; increments have none."""
    kpi = row.placed.kpi
    for target in kpi.target if kpi.accumulation is not Accumulation.INCREMENTAL else ():
        if target.has_number and (aim := amount_of_target(target, kpi)).unlike(latest) is None:
            return _point(Mark.TARGET, aim, print_quantity(target, unit=kpi.unit, wording=language))
    return None


def _scale(points: Sequence[Point], target: Point | None, *, is_percentage: bool) -> Scale:
    values = [end for point in points for end in point.ends]
    aims = list(target.ends) if target else []
    low, high = min(values + aims), max(values + aims)
    if target and points[0].mark is Mark.FIRST and low < high:
        return Scale(high, low) if target.at < points[0].at else Scale(low, high)
    if is_percentage:
        return Scale(min(low, 0.0), max(high, 100.0))
    if low > 0 and 0 < high - low < _FAR_FROM_ZERO * high:
        return Scale(low - (high - low) / 4, high)
    low, high = min(low, 0.0), max(high, 0.0)
    return Scale(low, high if high > low else 1.0)

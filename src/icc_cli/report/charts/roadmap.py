"""The roadmap: one lane per solution, on as many pages as its texts need to be complete and readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from icc_cli.model import Deliverable
from icc_cli.model.roadmap import Activity, Milestone
from icc_cli.programme import Edition
from icc_cli.report import sizes
from icc_cli.report.charts import roadmap_items
from icc_cli.report.charts.axis import Axis
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.roadmap_dates import beside_rows, dated_rows
from icc_cli.report.charts.roadmap_head import Head
from icc_cli.report.charts.roadmap_items import Item, Look, Row
from icc_cli.report.charts.roadmap_order import apart, ordered_rows
from icc_cli.report.charts.style import PALETTE, Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock
from icc_cli.report.language import ENGLISH, Language

_LABEL = 122.0
"""Width of the solution names."""
_INSET = 8.0
"""Space between names and lanes, and to the right of the lanes."""
_PADDING = 7.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A solution's name and rows, or the overarching milestones, which have no number."""

    label: TextBlock
    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    """Everything in the lane, on all pages, in order."""
    language: Language

    @property
    def words(self) -> str:
        """The lane's rows as text, for the chart's description."""
        shown = {item for row in self.rows for item in row.items}
        parts = {
            "roadmap-chart.activities": [item.words for item in self.items if item.number and item in shown],
            "roadmap-chart.milestones": [item.words for item in self.items if not item.number and item in shown],
        }
        said = [self.language.say(key, list="; ".join(words)) for key, words in parts.items() if words]
        return " ".join((f"{self.label.paragraphs[0].text}.", *said))

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        rows = sum(row.height for row in self.rows)
        return max(rows, self.label.height + _PADDING) + 2 * _PADDING - 4


def roadmap_chart(
    deliverable: Deliverable,
    edition: Edition,
    *,
    width: float,
    height: float,
    taken: float = 0.0,
    palette: Palette = PALETTE,
    language: Language = ENGLISH,
) -> list[Markup]:
    """Draw the roadmap of all solutions, `width` CSS pixels wide and at most `height` high: one picture per page.

    The first page has `taken` pixels less, for the text above its picture.

    Items with dates are placed on a time axis; the others keep their order, and the chart says so. The list is empty if
    the deliverable has no roadmap. Type is 9.5 pt, or 8 or 7 pt where that saves a page.
    """
    type_sizes = (sizes.BODY.px, sizes.SMALL.px, sizes.LEAST.px)
    layouts = [_layout(deliverable, edition, size, (width, height, taken), palette, language) for size in type_sizes]
    head, pages = min(layouts, key=lambda layout: len(layout[1]))
    key = "roadmap-chart.title-part" if len(pages) > 1 else "roadmap-chart.title"
    return [
        _page(lanes, head, language.say(key, city=deliverable.city.name, number=number, all=len(pages)), height)
        for number, lanes in enumerate(pages, 1)
    ]


def _layout(
    deliverable: Deliverable,
    edition: Edition,
    size: float,
    room: tuple[float, float, float],
    palette: Palette,
    language: Language,
) -> tuple[Head, list[tuple[Lane, ...]]]:
    """Return the head of each page and all lanes at one type size, for a page width and height."""
    width, height, taken = room
    look = Look(size, palette, width - _LABEL - 2 * _INSET, Axis.of(deliverable.roadmap), language)
    lanes = list(_lanes(deliverable, look))
    items = tuple(item for lane in lanes for item in lane.items)
    head = Head(look, edition, deliverable.roadmap.months, items)
    return head, _pages(lanes, height - head.height, taken)


def _lanes(deliverable: Deliverable, look: Look) -> Iterator[Lane]:
    roadmap, palette = deliverable.roadmap, look.palette
    if roadmap.milestones:
        label = Paragraph(look.language.say("roadmap-chart.overarching"), Font(sizes.SMALL.px, 600), palette.dark)
        yield _lane(label, (), roadmap.milestones, look)
    filled = (track for track in roadmap.tracks if track.activities or track.milestones)
    for number, track in enumerate(filled, 1):
        solution = deliverable.solutions.get(track.solution)
        name = solution.name if solution else track.solution
        label = Paragraph(
            name, Font(sizes.BODY.px, 600), palette.dark, lead=str(number), lead_fill=palette.accent, hanging=True
        )
        yield _lane(label, track.activities, track.milestones, look)


def _lane(label: Paragraph, activities: Iterable[Activity], milestones: Iterable[Milestone], look: Look) -> Lane:
    steps = roadmap_items.activities(activities, look.axis, look.language)
    marks = roadmap_items.milestones(milestones, look.axis, look.language)
    rows = [
        *dated_rows([item for item in steps if item.span], look),
        *_lower([item for item in marks if item.span], look),
    ]
    undated = [
        *ordered_rows([item for item in steps if not item.span], look, are_milestones=False),
        *ordered_rows([item for item in marks if not item.span], look, are_milestones=True),
    ]
    rows += apart(undated, look.language.say("roadmap-chart.order-only"), look) if look.axis else undated
    return Lane(TextBlock((label,), _LABEL - 18), tuple(rows), (*steps, *marks), look.language)


def _lower(marks: list[Item], look: Look) -> list[Row]:
    """Return the rows of dated milestones, with texts below or beside the marks, whichever is lower."""
    layouts = (list(dated_rows(marks, look)), beside_rows(marks, look))
    return min((rows for rows in layouts if rows is not None), key=lambda rows: sum(row.height for row in rows))


def _pages(lanes: list[Lane], room: float, taken: float) -> list[tuple[Lane, ...]]:
    """Distribute lanes as evenly as possible over as few pages as they need."""
    pages = _filled(lanes, room, taken)
    for share in range(50, 100, 2):
        even = _filled(lanes, room * share / 100, max(taken - room * (100 - share) / 100, 0))
        if len(even) == len(pages):
            return even
    return pages


def _filled(lanes: list[Lane], room: float, taken: float) -> list[tuple[Lane, ...]]:
    """Fill page after page; a lane higher than a page continues, row by row, on the next."""
    pages: list[tuple[Lane, ...]] = []
    page: list[Lane] = []
    for lane in lanes:
        for part in _parts(lane, room):
            left = room - sum(placed.height for placed in page) - (0 if pages else taken)
            if part.height > left and (page or (not pages and taken)):
                pages.append(tuple(page))
                page = []
            page.append(part)
    filled = [*pages, tuple(page)] if page else pages
    return [page for page in filled if page]


def _parts(lane: Lane, room: float) -> Iterator[Lane]:
    rows: list[Row] = []
    for row in lane.rows:
        if rows and replace(lane, rows=(*rows, row)).height > room:
            yield replace(lane, rows=tuple(rows))
            rows = []
        rows.append(row)
    yield replace(lane, rows=tuple(rows))


def _page(lanes: tuple[Lane, ...], head: Head, title: str, height: float) -> Markup:
    width = head.look.width + _LABEL + 2 * _INSET
    whole = head.height + sum(lane.height for lane in lanes) + 1
    sheet = Sheet(
        width,
        whole,
        title=title,
        description=" ".join((head.words, *(lane.words for lane in lanes))),
    )
    left, palette = _LABEL + _INSET, head.look.palette
    head.draw(sheet, left, whole)
    top = head.height
    for lane in lanes:
        sheet.rect(0, top + 2, _LABEL, lane.height - 4, fill=palette.pale)
        sheet.rect(0, top + 2, 3, lane.height - 4, fill=palette.accent)
        sheet.text(lane.label, 10, top + _PADDING)
        sheet.line((0, top), (width, top), stroke=palette.line, stroke_width=0.6)
        y = top + _PADDING
        for row in lane.rows:
            row.draw(sheet, left, y)
            y += row.height
        top += lane.height
    sheet.line((0, top), (width, top), stroke=palette.line, stroke_width=0.6)
    if whole > height:
        sheet.shrink_to(height)
    return sheet.markup()

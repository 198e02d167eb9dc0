"""The governance of a solution: who steers, administers and carries it out, and which units are responsible for each
activity.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model import Deliverable
from icc_cli.model.base import Party
from icc_cli.model.roadmap import Activity, Governance
from icc_cli.programme import Edition
from icc_cli.report import sizes
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import PALETTE, WHITE, Palette
from icc_cli.report.charts.svg import Point, Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock, longest_word
from icc_cli.report.language import ENGLISH, Language

_GAP = 7.0
_TRUNK = 28.0
"""Height of the lines between levels."""
_BODY_SHARE = 0.31
"""Width of a body, as a fraction of the whole."""
_PADDING = 8.0
_LEAST_BOX = 112.0


@dataclass(frozen=True, slots=True)
class Body:
    """A governance body: its name, its role in the programme, and its members."""

    name: str
    purpose: str
    people: tuple[str, ...]
    is_office: bool
    """Whether the body is drawn at the side, because it supports but does not decide."""

    @property
    def words(self) -> str:
        """The body as text, for the chart's description."""
        return f"{self.name}: {', '.join(self.people)}."


def governance_chart(
    deliverable: Deliverable,
    solution_id: str,
    edition: Edition,
    *,
    width: float,
    height: float,
    palette: Palette = PALETTE,
    language: Language = ENGLISH,
) -> Markup:
    """Draw who is responsible for a solution, `width` CSS pixels wide and at most `height` high.

    Returns an empty string if the deliverable gives neither governance nor activities for the solution. Type is 9.5 pt,
    or 8 or 7 pt where space is short; if even that does not fit, the whole chart is scaled down.
    """
    governance = deliverable.governance_of(solution_id)
    track = deliverable.track_of(solution_id)
    bodies = tuple(_bodies(governance, edition, language)) if governance else ()
    activities = track.activities if track else ()
    if not bodies and not activities:
        return Markup()
    for size in (sizes.BODY.px, sizes.SMALL.px, sizes.LEAST.px):
        layout = _Layout(bodies, activities, width, size, palette)
        if layout.height <= height:
            break
    solution = deliverable.solutions.get(solution_id)
    sheet = Sheet(
        width,
        layout.height,
        title=language.say("governance-chart.title", solution=solution.name if solution else solution_id),
        description=" ".join((*(body.words for body in bodies), *_described(activities, language))),
    )
    layout.draw(sheet)
    if layout.height > height:
        sheet.shrink_to(height)
    return sheet.markup()


def _bodies(governance: Governance, edition: Edition, language: Language) -> Iterable[Body]:
    parts = (
        ("steering-committee", governance.steering_committee),
        ("pmo", governance.pmo),
        ("core-team", governance.core_team),
    )
    for role, parties in parts:
        if parties:
            name = language.say(f"governance-chart.{role}")
            yield Body(name, edition.roles.get(role, ""), tuple(_party(party) for party in parties), role == "pmo")


def _party(party: Party) -> str:
    who = ", ".join(part for part in (party.name, party.role, party.organisation) if part)
    return f"{who}: {party.contribution}" if party.contribution else who


def _described(activities: Sequence[Activity], language: Language) -> Iterable[str]:
    for number, activity in enumerate(activities, 1):
        key = "governance-chart.activity-also-named" if activity.also_named else "governance-chart.activity"
        yield language.say(key, number=number, title=activity.title, names="; ".join(activity.also_named))
        yield (
            language.say("governance-chart.responsible", names=", ".join(activity.responsible))
            if activity.responsible
            else language.say("governance-chart.nobody")
        )


class _Layout:
    """The chart at one type size: bodies stacked, the office at the side, activities at the bottom."""

    def __init__(
        self, bodies: Sequence[Body], activities: Sequence[Activity], width: float, size: float, palette: Palette
    ) -> None:
        self._width, self._size, self._palette = width, size, palette
        self._body_width = width * _BODY_SHARE
        blocks = [TextBlock(self._body(body), self._body_width - 2 * _PADDING) for body in bodies]
        has_side = len(bodies) > 1 and bodies[1].is_office
        self._side = blocks.pop(1) if has_side else None
        self._levels = blocks
        widest = max((longest_word(activity.title, Font(size, 600)) for activity in activities), default=0.0)
        least = max(_LEAST_BOX, min(widest, 2 * _LEAST_BOX) + 2 * _PADDING)
        most = max(1, int((width + _GAP) // (least + _GAP)))
        self._a_row = math.ceil(len(activities) / math.ceil(len(activities) / most)) if activities else 1
        self._box_width = (width - (self._a_row - 1) * _GAP) / self._a_row
        boxes = [
            TextBlock(self._activity(number, activity), self._box_width - 2 * _PADDING)
            for number, activity in enumerate(activities, 1)
        ]
        self._rows = [boxes[first : first + self._a_row] for first in range(0, len(boxes), self._a_row)]

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        rows = sum(_height(row) + _GAP for row in self._rows) - _GAP * bool(self._rows)
        between = _TRUNK if self._levels and self._rows else 0.0
        return 1.0 + self._bodies_height + between + rows + 1.0

    @property
    def _bodies_height(self) -> float:
        levels = [_height([block]) for block in self._levels]
        side = _height([self._side]) if self._side else 0.0
        return max(sum(levels) + _TRUNK * max(len(levels) - 1, 0), side)

    def draw(self, sheet: Sheet) -> None:
        """Draw bodies and activities, and the lines between them."""
        left, y = (self._width - self._body_width) / 2, 1.0
        for number, block in enumerate(self._levels):
            if number:
                self._connect(sheet, (self._width / 2, y - _TRUNK), (self._width / 2, y))
            elif self._side:
                aside, middle = self._width - self._body_width, y + 3 + _PADDING + self._size * 0.6
                self._connect(sheet, (left + self._body_width, middle), (aside, middle))
                self._draw_body(sheet, self._side, aside, y)
            self._draw_body(sheet, block, left, y)
            y += _height([block]) + _TRUNK
        y = 1.0 + self._bodies_height + _TRUNK if self._levels else 1.0
        if self._levels and self._rows:
            self._branch(sheet, y)
        for row in self._rows:
            for number, block in enumerate(row):
                x, line = number * (self._box_width + _GAP), self._palette.line
                sheet.rect(x + 0.5, y, self._box_width - 1, _height(row), fill=WHITE, stroke=line, stroke_width=0.8)
                sheet.text(block, x + _PADDING, y + _PADDING)
            y += _height(row) + _GAP

    def _branch(self, sheet: Sheet, top: float) -> None:
        """Draw the lines from the last level to each activity of the first row, whose top edge is at `top`."""
        levels = sum(_height([block]) + _TRUNK for block in self._levels) - _TRUNK
        middle, bar = self._width / 2, top - _TRUNK / 2
        centres = [number * (self._box_width + _GAP) + self._box_width / 2 for number in range(len(self._rows[0]))]
        self._connect(sheet, (middle, 1.0 + levels), (middle, bar))
        self._connect(sheet, (centres[0], bar), (centres[-1], bar))
        for centre in centres:
            self._connect(sheet, (centre, bar), (centre, top))

    def _connect(self, sheet: Sheet, start: Point, end: Point) -> None:
        sheet.line(start, end, stroke=self._palette.grey, stroke_width=1)

    def _draw_body(self, sheet: Sheet, block: TextBlock, x: float, y: float) -> None:
        height = _height([block])
        sheet.rect(x, y, self._body_width, height, fill=self._palette.pale)
        sheet.rect(x, y, self._body_width, 3, fill=self._palette.accent)
        sheet.text(block, x + _PADDING, y + 3 + _PADDING)

    def _body(self, body: Body) -> tuple[Paragraph, ...]:
        palette, size = self._palette, self._size
        return (
            Paragraph(body.name, Font(size, 700), palette.accent),
            *([Paragraph(body.purpose, Font(size, italic=True), palette.grey)] if body.purpose else []),
            *self._bullets(body.people),
        )

    def _activity(self, number: int, activity: Activity) -> tuple[Paragraph, ...]:
        palette, size = self._palette, self._size
        small = max(size * 0.85, sizes.LEAST.px)
        title = Paragraph(activity.title, Font(size, 600), palette.dark, lead=str(number), lead_fill=palette.accent)
        also = (
            Paragraph(name, Font(small, italic=True), palette.grey, space_before=2.0) for name in activity.also_named
        )
        return (title, *also, *self._bullets(activity.responsible))

    def _bullets(self, texts: Sequence[str]) -> tuple[Paragraph, ...]:
        palette = self._palette
        return tuple(
            Paragraph(
                text,
                Font(self._size),
                palette.dark,
                lead="•",
                lead_fill=palette.accent,
                hanging=True,
                space_before=1.0 if number else 4.0,
            )
            for number, text in enumerate(texts)
        )


def _height(blocks: Iterable[TextBlock]) -> float:
    tallest = max((block.height for block in blocks), default=0.0)
    return tallest + 2 * _PADDING + 3 if tallest else 0.0

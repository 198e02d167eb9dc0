"""The head of a roadmap: what the marks mean, and the time axis, if any, with the phases of the programme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from icc_cli.programme import Edition
from icc_cli.report import sizes
from icc_cli.report.charts.axis import Tick
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.roadmap_items import BAR, DIAMOND, POINT, Item, Look, arrow, chevron, diamond
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock

_KEY = 22.0
_BAND = 16.0


class Mark(StrEnum):
    """A shape with a meaning."""

    BAR = "bar"
    OPEN = "open"
    CHEVRON = "chevron"
    DIAMOND = "diamond"
    HOLLOW = "hollow"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of each page."""

    look: Look
    edition: Edition
    months: int | None
    """How many months the plan spans, if known."""
    items: tuple[Item, ...]
    """Everything the chart shows, which decides what needs explaining."""

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return _KEY + len(self._bands) * _BAND + 4 * bool(self._bands)

    @property
    def words(self) -> str:
        """The head as text, for the chart's description."""
        axis = self.look.axis
        language = self.look.language
        horizon = f" {self._horizon}." if self.months else ""
        if axis is None:
            return f"{language.say('roadmap-chart.order-only')}.{horizon}"
        first, last = axis.words(axis.first, language), axis.words(axis.last - 1, language)
        return f"{language.say('roadmap-chart.axis', first=first, last=last)}{horizon}"

    def draw(self, sheet: Sheet, left: float, bottom: float) -> None:
        """Draw the head, and the axis lines down to `bottom`."""
        self._draw_key(sheet, left)
        y = _KEY
        for number, band in enumerate(self._bands):
            is_scale = number == len(self._bands) - 1
            for tick in band:
                start, end = left + self.look.at(tick.start), left + self.look.at(tick.end)
                if is_scale:
                    sheet.line((start, y + 3), (start, bottom), stroke=self.look.palette.pale, stroke_width=1)
                else:
                    sheet.rect(start, y, end - start - 1, _BAND - 1.5, fill=self.look.palette.pale)
                self._write_tick(sheet, tick, start, end, y)
            y += _BAND

    @property
    def _bands(self) -> list[list[Tick]]:
        """Return the bands that can be labelled: phases, years and the smallest stretches."""
        axis = self.look.axis
        if axis is None:
            return []
        step = axis.step(self.look.pitch)
        language = self.look.language
        years = list(axis.ticks(12, language)) if axis.is_calendar and step < 12 else []
        bands = [list(axis.phases(self.edition, language)), years, list(axis.ticks(step, language))]
        return [band for band in bands if band]

    @property
    def _horizon(self) -> str:
        return self.look.language.say("roadmap-chart.horizon", count=self.months)

    def _write_tick(self, sheet: Sheet, tick: Tick, start: float, end: float, y: float) -> None:
        font = Font(sizes.LEAST.px)
        label = next((label for label in tick.labels if font.width(label) <= end - start - 5), "")
        block = TextBlock((Paragraph(label, font, self.look.palette.grey),), end - start)
        sheet.text(block, start + 3, y + (_BAND - 1.5 - font.leading) / 2)

    def _draw_key(self, sheet: Sheet, left: float) -> None:
        palette = self.look.palette
        x, middle = left, 8.0
        for mark in _marks(self.items):
            top, bottom = middle - BAR / 2, middle + BAR / 2
            if mark is Mark.CHEVRON:
                corners = chevron(x, top - 1, x + 22, bottom + 1)
                sheet.polygon(corners, fill=palette.tint(0.11), stroke=palette.accent, stroke_width=0.8)
            elif mark is Mark.BAR:
                sheet.rect(x, top, 22 + POINT, BAR, fill=palette.accent)
            elif mark is Mark.OPEN:
                sheet.rect(x, top, 22, BAR, fill=palette.accent)
                arrow(sheet, x + 22, top, 1, palette)
            else:
                diamond(sheet, (x + DIAMOND, middle), mark is Mark.DIAMOND, palette)
            x += 2 * DIAMOND + 5 if mark in (Mark.DIAMOND, Mark.HOLLOW) else 22 + POINT + 5
            x += self._write(sheet, self.look.language.say(f"roadmap-chart.{mark.value}"), x, Font(sizes.SMALL.px)) + 20
        remarks = [] if self.look.axis else [self.look.language.say("roadmap-chart.order-only")]
        remarks += [self._horizon] if self.months else []
        remark, font = " · ".join(remarks), Font(sizes.SMALL.px, italic=True)
        self._write(sheet, remark, left + self.look.width - font.width(remark), font)

    def _write(self, sheet: Sheet, text: str, x: float, font: Font) -> float:
        sheet.text(TextBlock((Paragraph(text, font, self.look.palette.grey),), self.look.width), x, 1.5)
        return font.width(text)


def _marks(items: Iterable[Item]) -> list[Mark]:
    used = set()
    for item in items:
        if item.number is None:
            used.add(Mark.HOLLOW if item.done is False else Mark.DIAMOND)
        elif item.span is None:
            used.add(Mark.CHEVRON)
        else:
            used.add(Mark.OPEN if item.span.open_start or item.span.open_end else Mark.BAR)
    return [mark for mark in Mark if mark in used]

"""The outcome of the KPIs: one bar per kind, divided by the statuses of its KPIs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from icc_cli.progress import CityProgress, Status
from icc_cli.progress.city import count_statuses
from icc_cli.report import sizes
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import PALETTE, WHITE, Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock
from icc_cli.report.language import ENGLISH, Language

GOOD = frozenset({Status.ACHIEVED, Status.ON_TRACK, Status.IMPROVED})
"""Statuses that are good news for a city."""
BAD = frozenset({Status.OFF_TRACK, Status.REGRESSED, Status.MISSED, Status.WORSENED})
"""Statuses that a city must act on."""
_VALUES = frozenset({*GOOD, *BAD, Status.AT_RISK, Status.UNCHANGED, Status.CHANGED, Status.MEASURED, Status.REPORTED})
_LABEL = 210.0
_BAR = 18.0
_PITCH = 23.0


def statuses_chart(
    progress: CityProgress, *, width: float, palette: Palette = PALETTE, language: Language = ENGLISH
) -> Markup:
    """Draw how many KPIs of each kind have which status, `width` CSS pixels wide."""
    counted = {
        kind.column: count_statuses([row for group in progress.groups if group.kind == kind.id for row in group.rows])
        for kind in progress.edition.kinds
    }
    bars = {kind: counts for kind, counts in counted.items() if counts}
    names = {kind: _name(kind, palette) for kind in bars}
    pitches = [max(_PITCH, name.height + 8) for name in names.values()]
    pixels = (width - _LABEL - 40) / max(sum(counts.values()) for counts in bars.values())
    statuses = list(progress.counts)
    key = _key_rows(statuses, width, language)
    sheet = Sheet(
        width,
        sum(pitches) + 6 + len(key) * 18,
        title=language.say("coverage.statuses-chart", city=progress.deliverable.city.name),
        description=" ".join(
            f"{kind}: {', '.join(_counted(status, number, language) for status, number in counts.items())}."
            for kind, counts in bars.items()
        ),
    )
    for index, (kind, counts) in enumerate(bars.items()):
        top = sum(pitches[:index])
        sheet.text(names[kind], 0, top + 3)
        _draw_bar(sheet, counts, top, pixels, language, palette)
    for row, entries in enumerate(key):
        for status, x in entries:
            y = sum(pitches) + 6 + row * 18
            _draw_part(sheet, status, x, y + 1, 12, 12, palette)
            sheet.text(_text(language.status(status), sizes.SMALL.px, palette.grey), x + 17, y + 1)
    return sheet.markup()


def _counted(status: Status, number: int, language: Language) -> str:
    return language.say("coverage.counted", number=number, status=language.say(f"status.{status.value}"))


def _key_rows(statuses: Sequence[Status], width: float, language: Language) -> list[list[tuple[Status, float]]]:
    """Distribute the legend's entries over lines."""
    rows: list[list[tuple[Status, float]]] = [[]]
    x = 0.0
    for status in statuses:
        room = 17 + Font(sizes.SMALL.px).width(language.status(status)) + 20
        if x + room > width and rows[-1]:
            rows.append([])
            x = 0.0
        rows[-1].append((status, x))
        x += room
    return rows


def _draw_bar(
    sheet: Sheet, counts: Mapping[Status, int], top: float, pixels: float, language: Language, palette: Palette
) -> None:
    x = _LABEL
    for status, number in counts.items():
        width = number * pixels
        _draw_part(sheet, status, x, top, width, _BAR, palette)
        # The sign follows the number; before it, a dash would look like a minus.
        for words in (language.status(status), status.sign):
            label = _text(f"{number} {words}", sizes.SMALL.px, _ink(status, palette), 700)
            if label.used_width + 4 <= width:
                sheet.text(label, x + (width - label.used_width) / 2, top + (_BAR - label.height) / 2)
                break
        x += width
    sheet.text(_text(str(sum(counts.values())), sizes.SMALL.px, palette.grey), x + 6, top + 3)


def _draw_part(sheet: Sheet, status: Status, x: float, y: float, width: float, height: float, palette: Palette) -> None:
    """Draw a part of a bar: solid for good or bad, tinted for other values, empty for no value."""
    fill = palette.accent if status in GOOD else palette.alert if status in BAD else palette.tint(0.25)
    sheet.rect(
        x + 0.5,
        y + 0.5,
        max(width - 1, 0.5),
        height - 1,
        fill=fill if status in _VALUES else WHITE,
        stroke=palette.alert if status is Status.MISSING else palette.grey,
        stroke_width=0.8,
    )


def _name(kind: str, palette: Palette) -> TextBlock:
    return TextBlock((Paragraph(kind, Font(sizes.SMALL.px, 600), palette.dark),), _LABEL - 10)


def _ink(status: Status, palette: Palette) -> str:
    return WHITE if status in GOOD | BAD else palette.dark


def _text(text: str, size: float, fill: str, weight: int = 400) -> TextBlock:
    return TextBlock((Paragraph(text, Font(size, weight), fill),), 400)

"""The city's journey: the phases of the programme as chevrons, with the city's own dates where it gives them."""

from __future__ import annotations

import datetime

from markupsafe import Markup

from icc_cli.model import Deliverable
from icc_cli.model.dates import month_of
from icc_cli.programme import Edition
from icc_cli.programme.edition import Phase
from icc_cli.report import sizes
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import PALETTE, WHITE, Palette
from icc_cli.report.charts.svg import Point, Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock, longest_word
from icc_cli.report.language import ENGLISH, Language

_TIP = 20.0
_GAP = 5.0
_PADDING = 12.0


def journey_chart(
    edition: Edition,
    deliverable: Deliverable,
    *,
    width: float,
    current_phase: str | None = None,
    palette: Palette = PALETTE,
    language: Language = ENGLISH,
) -> Markup:
    """Draw the phases of the programme, `width` CSS pixels wide and as high as their texts need.

    `current_phase` is the id of the phase to highlight; with None, all look the same.
    """
    phases = edition.phases
    pitch = (width - _TIP) / len(phases)
    number_font = Font(sizes.TITLE.px, 700)
    inset = _TIP + _PADDING + number_font.width("0") + 8
    room = pitch - inset - _GAP
    title_sizes = (sizes.MEDIUM.px, sizes.BODY.px, sizes.SMALL.px, sizes.LEAST.px)
    size = next((size for size in title_sizes if _fits(phases, size, room)), title_sizes[-1])
    periods = [_period(phase, deliverable, language) for phase in phases]
    blocks = [
        TextBlock(_texts(phase, period, size, _ink(phase, current_phase, palette)), room)
        for phase, period in zip(phases, periods, strict=True)
    ]
    height = max(block.height for block in blocks) + 2 * _PADDING
    said = (
        f"{phase.number}. {phase.title}: {', '.join(period)}." for phase, period in zip(phases, periods, strict=True)
    )
    sheet = Sheet(
        width,
        height,
        title=language.say("journey-chart.title", city=deliverable.city.name),
        description=" ".join(said),
    )
    for order, (phase, block) in enumerate(zip(phases, blocks, strict=True)):
        left = order * pitch
        is_quiet = current_phase not in (None, phase.id)
        fill = palette.tint(0.14) if is_quiet else palette.accent
        sheet.polygon(_chevron(left, left + pitch - _GAP, height, is_first=order == 0), fill=fill)
        number = Paragraph(str(phase.number), number_font, _ink(phase, current_phase, palette))
        sheet.text(TextBlock((number,), pitch), left + _TIP + _PADDING - 4, _PADDING - 6)
        sheet.text(block, left + inset - 4, _PADDING)
    return sheet.markup()


def _fits(phases: tuple[Phase, ...], size: float, room: float) -> bool:
    return all(longest_word(phase.title, Font(size, 700)) <= room for phase in phases)


def _texts(phase: Phase, period: tuple[str, ...], size: float, ink: str) -> tuple[Paragraph, ...]:
    return (
        Paragraph(phase.title, Font(size, 700), ink),
        *(
            Paragraph(line, Font(min(size, sizes.BODY.px)), ink, space_before=0.0 if number else 4.0)
            for number, line in enumerate(period)
        ),
    )


def _ink(phase: Phase, current_phase: str | None, palette: Palette) -> str:
    return WHITE if current_phase in (None, phase.id) else palette.dark


def _period(phase: Phase, deliverable: Deliverable, language: Language) -> tuple[str, ...]:
    """Return the phase's first and last month and, if known, its length in months."""
    own = next((entry for entry in deliverable.city.journey if entry.phase == phase.id), None)
    start = (own and own.start) or month_of(phase.start)
    end = (own and own.end) or month_of(phase.end)
    words = f"{language.date(start)} – {language.date(end)}"
    if start.plan_month is not None or end.plan_month is not None:
        return (words,)
    months = _months(start.first_day(), end.last_day())
    return words, language.say("journey-chart.months", count=months)


def _months(first: datetime.date, last: datetime.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _chevron(left: float, right: float, height: float, *, is_first: bool) -> tuple[Point, ...]:
    tip, notch = (right + _TIP, height / 2), (left + _TIP, height / 2)
    corners = (left, 0.0), (right, 0.0), tip, (right, height), (left, height)
    return corners if is_first else (*corners, notch)

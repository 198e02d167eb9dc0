"""Money by source: one bar per amount of a currency, all on one scale; the uncertain part of a range is outlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from icc_cli.report import sizes
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import PALETTE, WHITE, Palette
from icc_cli.report.charts.svg import Sheet
from icc_cli.report.charts.text import Paragraph, TextBlock

_LABEL = 300.0
_AMOUNT = 330.0
_BAR = 11.0
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money or a range, with its source and purpose."""

    source: str
    purpose: str
    low: Decimal
    high: Decimal
    words: str
    """The amount as printed elsewhere in the report."""


def funding_chart(amounts: Sequence[Amount], *, title: str, width: float, palette: Palette = PALETTE) -> Markup:
    """Draw amounts of one currency in the given order, `width` CSS pixels wide."""
    largest = max(amount.high for amount in amounts)
    pixels = (width - _LABEL - _AMOUNT) / float(largest) if largest else 0.0
    labels = [_label(amount, palette) for amount in amounts]
    words = [_words(amount, palette) for amount in amounts]
    heights = [max(label.height, word.height) + _GAP for label, word in zip(labels, words, strict=True)]
    said = "; ".join(f"{amount.purpose}, {amount.source}: {amount.words}" for amount in amounts)
    sheet = Sheet(width, sum(heights) + 4, title=title, description=f"{said}.")
    top = 2.0
    for amount, label, word, height in zip(amounts, labels, words, heights, strict=True):
        sheet.text(label, 0, top)
        low, high = float(amount.low) * pixels, float(amount.high) * pixels
        bar = top + 2
        if high > low:
            sheet.rect(_LABEL + 0.5, bar + 0.5, high - 1, _BAR - 1, fill=WHITE, stroke=palette.accent, stroke_width=1)
        sheet.rect(_LABEL, bar, low, _BAR, fill=palette.accent)
        sheet.text(word, _LABEL + high + 6, top)
        top += height
    sheet.line((_LABEL, 0), (_LABEL, top), stroke=palette.dark, stroke_width=0.8)
    return sheet.markup()


def _label(amount: Amount, palette: Palette) -> TextBlock:
    return TextBlock((Paragraph(amount.purpose, Font(sizes.SMALL.px, 600), palette.dark),), _LABEL - 14)


def _words(amount: Amount, palette: Palette) -> TextBlock:
    words = Paragraph(f"{amount.words}, {amount.source}", Font(sizes.SMALL.px), palette.dark)
    return TextBlock((words,), _AMOUNT - 8)

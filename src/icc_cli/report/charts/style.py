"""The colours of every chart: one accent, one dark, three greys, one alert.

Text colours are separate from line and area colours, as only text needs the 4.5:1 contrast of the Web Content
Accessibility Guidelines (WCAG 2.2, success criterion 1.4.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

FAMILY = "Source Sans 3"
"""Font family of all text in charts, as the shipped fonts name it."""

WHITE = "#ffffff"
LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`. `accent`, `dark`, `grey` and `alert` are readable as text on white and on `pale`."""

    accent: str = "#0b5a72"
    dark: str = "#16242f"
    grey: str = "#53606a"
    """Secondary text."""
    line: str = "#b7c1c9"
    """Lines and edges."""
    pale: str = "#eef1f3"
    """Areas behind text."""
    alert: str = "#a3281e"

    def with_accent(self, accent: str) -> Palette:
        """Return the palette with a city's own accent, darkened until white text on it is readable.

        Raises:
            ValueError: The accent is not written as `#rrggbb`.
        """
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", accent):
            raise ValueError(f"{accent!r} is not a colour: write it as #rrggbb, like {self.accent}")
        for share in range(0, 101, 4):
            darkened = mix("#000000", accent.lower(), share / 100)
            if min(contrast(darkened, ground) for ground in (WHITE, self.pale)) >= LEAST_CONTRAST:
                break
        return replace(self, accent=darkened)

    def tint(self, share: float) -> str:
        """Return the accent mixed with white; `share` (0 to 1) is the accent's part."""
        return mix(self.accent, WHITE, share)


PALETTE = Palette()
"""The colours of a report whose city has not chosen its own."""


def mix(upper: str, lower: str, share: float) -> str:
    """Return the colour of `upper` over `lower` at an opacity of `share` (0 to 1)."""
    pairs = zip(_channels(upper), _channels(lower), strict=True)
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as defined by WCAG 2.2 ("contrast ratio", "relative luminance")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

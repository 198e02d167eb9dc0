"""The canvas that charts are drawn on: SVG with the few shapes that WeasyPrint and browsers draw alike.

In WeasyPrint, inline SVG ignores the document's style sheets, so everything is a presentation attribute. The tree is
built with ElementTree, which escapes all data.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from icc_cli.report.charts.style import FAMILY
from icc_cli.report.charts.text import TextBlock, clean

Point = tuple[float, float]


class Sheet:
    """An SVG picture being drawn. All lengths are CSS pixels."""

    def __init__(self, width: float, height: float, *, title: str, description: str) -> None:
        """Start a picture; `description` says in words what the picture shows."""
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": number(width),
                "height": number(height),
                "viewBox": f"0 0 {number(width)} {number(height)}",
                "role": "img",
                "font-family": FAMILY,
            },
        )
        ET.SubElement(self._root, "title").text = clean(title)
        ET.SubElement(self._root, "desc").text = clean(description)

    def rect(self, x: float, y: float, width: float, height: float, **look: str | float) -> None:
        """Draw a rectangle."""
        self._add("rect", look, x=x, y=y, width=width, height=height)

    def circle(self, centre: Point, radius: float, **look: str | float) -> None:
        """Draw a circle."""
        self._add("circle", look, cx=centre[0], cy=centre[1], r=radius)

    def line(self, start: Point, end: Point, **look: str | float) -> None:
        """Draw a straight line."""
        self._add("line", look, x1=start[0], y1=start[1], x2=end[0], y2=end[1])

    def polygon(self, corners: Iterable[Point], **look: str | float) -> None:
        """Draw a polygon."""
        self._add("polygon", look, points=_points(corners))

    def polyline(self, corners: Iterable[Point], **look: str | float) -> None:
        """Draw a line with bends."""
        self._add("polyline", look, points=_points(corners), fill="none")

    def text(self, block: TextBlock, x: float, y: float) -> None:
        """Draw a block of text with its top left corner at `x`, `y`."""
        for lines in block.placed:
            if not lines:
                continue
            first = lines[0]
            look: dict[str, str | float] = {"font-size": first.font.size, "fill": first.fill}
            if first.font.weight != 400:
                look["font-weight"] = first.font.weight
            if first.font.italic:
                look["font-style"] = "italic"
            text = self._add("text", look)
            for line in lines:
                place = {"x": number(x + line.left), "y": number(y + line.baseline)}
                ET.SubElement(text, "tspan", place).text = line.text

    def shrink_to(self, height: float) -> None:
        """Scale the whole picture down to `height`, for content that does not fit on a page otherwise."""
        self._root.set("height", number(height))

    def markup(self) -> Markup:
        """Return the picture as SVG source."""
        return Markup(ET.tostring(self._root, encoding="unicode"))  # escaped by ElementTree

    def _add(self, tag: str, look: Mapping[str, str | float], **form: str | float) -> ET.Element:
        written = {
            name.replace("_", "-"): value if isinstance(value, str) else number(value)
            for name, value in (form | dict(look)).items()
        }
        return ET.SubElement(self._root, tag, written)


def number(value: float) -> str:
    """Return a number with at most two decimals, as short as possible."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _points(corners: Iterable[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)

"""The city's own pattern on cover and dividers: tiles of quarter circles, arranged by the city's id.

A report carries no official logo or emblem, so type, colour and this pattern are a city's identity. The same id always
gives the same pattern.
"""

from __future__ import annotations

import base64
import hashlib
from xml.etree import ElementTree as ET

TILE = 27
"""Edge of a tile in mm: eleven tiles are the width of the page."""

_CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))
_OPACITIES = (0.05, 0.09, 0.14, 0.2)


def pattern(seed: str, columns: int, rows: int) -> str:
    """Return a pattern of white tiles of varying transparency, as the `data:` address of an SVG picture."""
    width, height = columns * TILE, rows * TILE
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{width}mm",
            "height": f"{height}mm",
            "viewBox": f"0 0 {width} {height}",
        },
    )
    digest = hashlib.shake_256(seed.encode()).digest(columns * rows)
    for index, byte in enumerate(digest):
        row, column = divmod(index, columns)
        opacity = str(_OPACITIES[byte >> 3 & 3])
        if byte & 4:
            place = {"x": str(column * TILE), "y": str(row * TILE), "width": str(TILE), "height": str(TILE)}
            ET.SubElement(root, "rect", {**place, "fill": "#fff", "fill-opacity": str(_OPACITIES[0])})
        ET.SubElement(
            root,
            "path",
            {"d": _quarter(column * TILE, row * TILE, byte & 3), "fill": "#fff", "fill-opacity": opacity},
        )
    return "data:image/svg+xml;base64," + base64.b64encode(ET.tostring(root)).decode("ascii")


def _quarter(left: int, top: int, corner: int) -> str:
    """Return the path of a quarter disc around one of the tile's four corners."""
    start, centre, end = (_CORNERS[(corner + step) % 4] for step in (-1, 0, 1))
    points = [f"{left + x * TILE} {top + y * TILE}" for x, y in (centre, start, end)]
    return f"M{points[0]} L{points[1]} A{TILE} {TILE} 0 0 1 {points[2]} Z"
